// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/ports.h"

#include "core/edit/names.h"
#include "core/model/typed.h"
#include "core/schema/access.h"
#include "core/schema/local.pb.h"

#include <algorithm>
#include <array>

namespace switchyard::edit {

using model::Kind;
using schema::FieldPath;

namespace {

constexpr std::array kGroups{Kind::InstanceGroup, Kind::NetworkEndpointGroup};

bool is_http_proxy(Kind kind) { return kind == Kind::TargetHttpProxy || kind == Kind::TargetHttpsProxy; }
bool is_stream_proxy(Kind kind) { return kind == Kind::TargetTcpProxy || kind == Kind::TargetSslProxy; }

bool has_port(PortKind port, const model::Location& location)
{
    const Kind kind = location.resource->kind;
    const bool whole = location.path.empty();
    const std::string list = location.path.last_is_index() ? location.path.parent().last_name() : std::string();
    switch (port) {
    case PortKind::RuleTarget:
        return whole && kind == Kind::ForwardingRule;
    case PortKind::ProxyMap:
        return whole && (is_http_proxy(kind) || is_stream_proxy(kind));
    case PortKind::MapDefault:
        return whole && kind == Kind::UrlMap;
    case PortKind::HostMatcher:
        return list == "hostRules";
    case PortKind::MatcherDefault:
        return list == "pathMatchers";
    case PortKind::RouteTarget:
        return list == "routeRules" || list == "pathRules";
    case PortKind::ServiceBackend:
        return whole && kind == Kind::BackendService;
    case PortKind::GroupStandIn:
        break;
    }
    return whole && std::ranges::find(kGroups, kind) != kGroups.end();
}

std::optional<model::Location> place_of(const model::Workspace& workspace, const Port& port)
{
    auto location = workspace.locate(port.element);
    return location && has_port(port.kind, *location) ? location : std::nullopt;
}

void add_followed(const model::Workspace& workspace, const model::Resource& from, const FieldPath& path,
                  std::set<ElementId>& targets)
{
    if (const model::Resource* found = follow(workspace, from, path)) {
        targets.insert(found->id);
    }
}

std::set<ElementId> stand_ins(const model::Workspace& workspace, const model::Resource& group)
{
    std::set<ElementId> targets;
    if (const auto index = stand_in_of(workspace, group)) {
        const auto& entry = model::as<schema::Local>(*workspace.local()).backends(static_cast<int>(*index));
        for (const std::string& name : entry.simulated()) {
            targets.insert(simulated_by_name(workspace, name));
        }
    }
    targets.erase(ElementId{});
    return targets;
}

std::set<ElementId> matcher_of(const model::Workspace& workspace, const model::Location& host_rule)
{
    const std::string name = text_at(*host_rule.resource, host_rule.path.field("pathMatcher"));
    const FieldPath list = path_of("pathMatchers");
    for (std::size_t i = 0; i < size_at(*host_rule.resource, list); ++i) {
        if (!name.empty() && text_at(*host_rule.resource, list.index(i).field("name")) == name) {
            return {workspace.element_id(*host_rule.resource, list.index(i))};
        }
    }
    return {};
}

} // namespace

bool leads_to_backend(PortKind kind)
{
    return kind == PortKind::MapDefault || kind == PortKind::MatcherDefault || kind == PortKind::RouteTarget;
}

std::optional<Slot> slot_of(const model::Workspace& workspace, const Port& port)
{
    const auto location = place_of(workspace, port);
    if (!location || !leads_to_backend(port.kind)) {
        return std::nullopt;
    }
    const bool rule = port.kind == PortKind::RouteTarget;
    const FieldPath& owner = location->path;
    return Slot{location->resource, owner, owner.field(rule ? "service" : "defaultService"),
                owner.field(rule ? "routeAction" : "defaultRouteAction"),
                owner.field(rule ? "urlRedirect" : "defaultUrlRedirect")};
}

const model::Resource* owner_of(const model::Workspace& workspace, const Port& port)
{
    const auto location = place_of(workspace, port);
    return location ? location->resource : nullptr;
}

std::optional<Port> port_of(const model::Workspace& workspace, ElementId element)
{
    constexpr std::array kKinds{PortKind::RuleTarget,     PortKind::ProxyMap,       PortKind::MapDefault,
                                PortKind::HostMatcher,    PortKind::MatcherDefault, PortKind::RouteTarget,
                                PortKind::ServiceBackend, PortKind::GroupStandIn};
    for (const PortKind kind : kKinds) {
        const Port port{kind, element};
        if (place_of(workspace, port)) {
            return port;
        }
    }
    return std::nullopt;
}

std::optional<FieldPath> single_field(const model::Workspace& workspace, const Port& port,
                                      const model::Resource* target)
{
    const auto location = place_of(workspace, port);
    if (!location) {
        return std::nullopt;
    }
    switch (port.kind) {
    case PortKind::RuleTarget: {
        const bool service = target != nullptr ? target->kind == Kind::BackendService
                                               : !written_at(*location->resource, path_of("target"));
        return path_of(service ? "backendService" : "target");
    }
    case PortKind::ProxyMap:
        return path_of(is_http_proxy(location->resource->kind) ? "urlMap" : "service");
    case PortKind::HostMatcher:
        return location->path.field("pathMatcher");
    default:
        return std::nullopt;
    }
}

const model::Resource* follow(const model::Workspace& workspace, const model::Resource& from, const FieldPath& path)
{
    const std::string text = text_at(from, path);
    const auto target =
        text.empty() ? Result<schema::Target>(schema::Target{}) : schema::resolve(model::info(from.kind).message, path);
    if (!target || target->message == nullptr || target->field == nullptr) {
        return nullptr;
    }
    const auto found =
        workspace.resolve(model::referenced_kinds(target->message->name, target->field->name), text, &from);
    const bool good =
        found.status == model::Resolution::Status::Found || found.status == model::Resolution::Status::Ambiguous;
    return good ? found.resource : nullptr;
}

std::set<ElementId> targets_of(const model::Workspace& workspace, const Port& port)
{
    std::set<ElementId> targets;
    const auto location = place_of(workspace, port);
    if (!location) {
        return targets;
    }
    const model::Resource& resource = *location->resource;
    if (const auto slot = slot_of(workspace, port)) {
        add_followed(workspace, resource, slot->service, targets);
        for (std::size_t i = 0; i < slot->parts(); ++i) {
            add_followed(workspace, resource, slot->part(i).field("backendService"), targets);
        }
    } else if (port.kind == PortKind::ServiceBackend) {
        const FieldPath list = path_of("backends");
        for (std::size_t i = 0; i < size_at(resource, list); ++i) {
            add_followed(workspace, resource, list.index(i).field("group"), targets);
        }
    } else if (port.kind == PortKind::GroupStandIn) {
        return stand_ins(workspace, resource);
    } else if (port.kind == PortKind::HostMatcher) {
        return matcher_of(workspace, *location);
    } else if (const auto field = single_field(workspace, port, nullptr)) {
        add_followed(workspace, resource, *field, targets);
    }
    return targets;
}

std::optional<std::size_t> stand_in_of(const model::Workspace& workspace, const model::Resource& group)
{
    if (workspace.local() == nullptr) {
        return std::nullopt;
    }
    const auto& local = model::as<schema::Local>(*workspace.local());
    for (int i = 0; i < local.backends_size(); ++i) {
        const auto found = workspace.resolve(kGroups, local.backends(i).group(), workspace.local());
        if (local.backends(i).has_group() && found.resource == &group) {
            return static_cast<std::size_t>(i);
        }
    }
    return std::nullopt;
}

ElementId simulated_by_name(const model::Workspace& workspace, std::string_view name)
{
    if (workspace.local() == nullptr) {
        return {};
    }
    const auto& local = model::as<schema::Local>(*workspace.local());
    for (int i = 0; i < local.simulated_backends_size(); ++i) {
        if (local.simulated_backends(i).name() == name) {
            return workspace.element_id(*workspace.local(),
                                        path_of("simulatedBackends").index(static_cast<std::size_t>(i)));
        }
    }
    return {};
}

} // namespace switchyard::edit
