// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/parts.h"

#include "core/edit/connections.h"
#include "core/edit/names.h"
#include "core/edit/ports.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::edit {

using model::Kind;
using schema::FieldPath;
using schema::Value;

namespace {

constexpr std::int64_t kPriorityStep = 10;

/// A place in a URL map: the map, and the matcher if there is one around.
struct InMap
{
    ElementId map;
    std::optional<std::size_t> matcher; ///< index
};

std::optional<InMap> place_in_map(const model::Workspace& workspace, ElementId onto)
{
    const auto maps = workspace.resources(Kind::UrlMap);
    if (!onto) {
        return maps.size() == 1 ? std::optional(InMap{maps.front()->id, std::nullopt}) : std::nullopt;
    }
    const auto location = workspace.locate(onto);
    if (!location || location->resource->kind != Kind::UrlMap) {
        return std::nullopt;
    }
    InMap place{location->resource->id, std::nullopt};
    const FieldPath& path = location->path;
    if (path.size() >= 2 && std::get<std::string>(path[0]) == "pathMatchers") {
        place.matcher = std::get<std::size_t>(path[1]);
    }
    return place;
}

const FieldPath& matchers_path()
{
    static const FieldPath kPath = path_of("pathMatchers");
    return kPath;
}

/// What a map or matcher answers with by default, as text; empty when it is no plain service.
std::string default_of(const model::Resource& map, const FieldPath& owner)
{
    const std::string own = text_at(map, owner.field("defaultService"));
    return own.empty() ? text_at(map, path_of("defaultService")) : own;
}

std::string free_host(const model::Resource& map)
{
    return free_name("www", [&](std::string_view name) {
        const std::string host = fmt::format("{}.example.com", name);
        for (std::size_t i = 0; i < size_at(map, path_of("hostRules")); ++i) {
            const FieldPath hosts = path_of("hostRules").index(i).field("hosts");
            for (std::size_t h = 0; h < size_at(map, hosts); ++h) {
                if (text_at(map, hosts.index(h)) == host) {
                    return true;
                }
            }
        }
        return false;
    });
}

std::size_t add_matcher(Steps& steps, ElementId map_id)
{
    const model::Workspace workspace = steps.workspace();
    const model::Resource& map = *workspace.find(map_id);
    const std::size_t count = size_at(map, matchers_path());
    const std::string name = free_name("matcher", [&](std::string_view wanted) {
        for (std::size_t i = 0; i < count; ++i) {
            if (text_at(map, matchers_path().index(i).field("name")) == wanted) {
                return true;
            }
        }
        return false;
    });
    const std::string service = text_at(map, path_of("defaultService"));
    steps.append(map_id, matchers_path(),
                 message_of("PathMatcher", {{"name", name}, {"defaultService", service.empty() ? Value() : service}}));
    return count;
}

ElementId add_host_rule(Steps& steps, ElementId map_id, std::size_t matcher)
{
    const model::Workspace workspace = steps.workspace();
    const model::Resource& map = *workspace.find(map_id);
    const std::string host = free_host(map) + ".example.com";
    return steps.append(
        map_id, path_of("hostRules"),
        message_of("HostRule", {{"hosts", Value::List{host}},
                                {"pathMatcher", text_at(map, matchers_path().index(matcher).field("name"))}}));
}

/// The matcher a rule goes to: the one around, else the only one that takes such rules, else a new one with a host.
std::expected<std::size_t, Refusal> matcher_for(Steps& steps, const InMap& place, std::string_view other_list)
{
    const model::Workspace workspace = steps.workspace();
    const model::Resource& map = *workspace.find(place.map);
    auto mixed = [&](std::size_t matcher) {
        return size_at(map, matchers_path().index(matcher).field(other_list)) > 0;
    };
    if (place.matcher) {
        if (mixed(*place.matcher)) {
            return refuse("rules_mixed", {text_at(map, matchers_path().index(*place.matcher).field("name")),
                                          other_list == "pathRules" ? "path rules" : "route rules"});
        }
        return *place.matcher;
    }
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < size_at(map, matchers_path()); ++i) {
        if (!mixed(i)) {
            fitting.push_back(i);
        }
    }
    if (fitting.size() == 1) {
        return fitting.front();
    }
    if (size_at(map, matchers_path()) > 0) {
        return refuse("choose_matcher", {noun(workspace, place.map)});
    }
    const std::size_t made = add_matcher(steps, place.map);
    add_host_rule(steps, place.map, made);
    return made;
}

/// A path no rule of the list has: "/path/", "/path-2/", …
std::string free_path(const model::Resource& map, const FieldPath& list, std::string_view field)
{
    return "/" +
           free_name("path",
                     [&](std::string_view name) {
                         for (std::size_t i = 0; i < size_at(map, list); ++i) {
                             const FieldPath inner = list.index(i).field(field);
                             for (std::size_t k = 0; k < size_at(map, inner); ++k) {
                                 const std::string text = field == "paths"
                                                              ? text_at(map, inner.index(k))
                                                              : text_at(map, inner.index(k).field("prefixMatch"));
                                 if (text.starts_with(fmt::format("/{}/", name))) {
                                     return true;
                                 }
                             }
                         }
                         return false;
                     }) +
           "/";
}

Step add_route_rule(Steps& steps, const InMap& place)
{
    const auto scheme = scheme_around(steps.workspace(), *steps.workspace().find(place.map));
    if (scheme && *scheme == "EXTERNAL") {
        return refuse("route_rules_in_classic");
    }
    const auto matcher = matcher_for(steps, place, "pathRules");
    if (!matcher) {
        return std::unexpected(matcher.error());
    }
    const model::Workspace workspace = steps.workspace();
    const model::Resource& map = *workspace.find(place.map);
    const FieldPath owner = matchers_path().index(*matcher);
    const FieldPath list = owner.field("routeRules");
    std::int64_t priority = 0;
    for (std::size_t i = 0; i < size_at(map, list); ++i) {
        priority = std::max(priority, number_at(map, list.index(i).field("priority")).value_or(0));
    }
    const std::string service = default_of(map, owner);
    const Value match = message_of("HttpRouteRuleMatch", {{"prefixMatch", free_path(map, list, "matchRules")}});
    return steps.append(place.map, list,
                        message_of("HttpRouteRule", {{"priority", priority + kPriorityStep},
                                                     {"matchRules", Value::List{match}},
                                                     {"service", service.empty() ? Value() : service}}));
}

Step add_path_rule(Steps& steps, const InMap& place)
{
    const auto matcher = matcher_for(steps, place, "routeRules");
    if (!matcher) {
        return std::unexpected(matcher.error());
    }
    const model::Workspace workspace = steps.workspace();
    const model::Resource& map = *workspace.find(place.map);
    const FieldPath owner = matchers_path().index(*matcher);
    const FieldPath list = owner.field("pathRules");
    const std::string service = default_of(map, owner);
    return steps.append(place.map, list,
                        message_of("PathRule", {{"paths", Value::List{free_path(map, list, "paths") + "*"}},
                                                {"service", service.empty() ? Value() : service}}));
}

/// The rule, matcher or map answers with a redirect from now on.
Step set_redirect(Steps& steps, ElementId onto)
{
    const model::Workspace workspace = steps.workspace();
    const auto port = onto ? port_of(workspace, onto) : std::nullopt;
    const auto slot = port ? slot_of(workspace, *port) : std::nullopt;
    if (!slot) {
        return refuse("needs_rule", {"redirect"});
    }
    const ElementId map = slot->map->id;
    if (slot->has_redirect()) {
        return refuse("already_attached", {"A redirect", noun(workspace, onto)});
    }
    if (slot->has_service()) {
        steps.clear(map, slot->service);
    }
    if (written_at(*slot->map, slot->action)) {
        steps.clear(map, slot->action);
    }
    steps.set(map, slot->redirect, message_of("HttpRedirectAction", {{"httpsRedirect", true}}));
    return onto;
}

} // namespace

bool is_part(std::string_view palette_id)
{
    return palette_id == "hostRule" || palette_id == "pathMatcher" || palette_id == "routeRule" ||
           palette_id == "pathRule" || palette_id == "redirect";
}

Step add_part_of_map(Steps& steps, std::string_view palette_id, ElementId onto)
{
    if (palette_id == "redirect") {
        return set_redirect(steps, onto);
    }
    const auto place = place_in_map(steps.workspace(), onto);
    if (!place) {
        return refuse("needs_map", {palette_id == "hostRule"      ? "host rule"
                                    : palette_id == "pathMatcher" ? "path matcher"
                                    : palette_id == "routeRule"   ? "route rule"
                                                                  : "path rule"});
    }
    if (palette_id == "routeRule") {
        return add_route_rule(steps, *place);
    }
    if (palette_id == "pathRule") {
        return add_path_rule(steps, *place);
    }
    const std::size_t matcher =
        palette_id == "hostRule" && place->matcher ? *place->matcher : add_matcher(steps, place->map);
    if (palette_id == "hostRule") {
        return add_host_rule(steps, place->map, matcher);
    }
    const model::Workspace workspace = steps.workspace();
    return workspace.element_id(place->map, matchers_path().index(matcher));
}

} // namespace switchyard::edit
