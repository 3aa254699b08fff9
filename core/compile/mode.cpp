// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/mode.h"

#include "core/model/reference.h"
#include "core/model/typed.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/forwarding_rule.pb.h"
#include "core/schema/url_map.pb.h"

#include <array>
#include <set>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Scope;

std::string_view scheme_or_default(const std::string& scheme)
{
    return scheme.empty() ? "EXTERNAL" : std::string_view(scheme);
}

/// EXTERNAL_MANAGED services may stand behind an EXTERNAL rule, never the reverse.
bool schemes_fit(std::string_view rule, std::string_view service)
{
    return rule == service || (rule == "EXTERNAL" && service == "EXTERNAL_MANAGED");
}

class ModeCheck
{
public:
    ModeCheck(const Subject& rule, const Subject& map, Mode mode, Findings& findings)
        : rule_(rule),
          map_(map),
          mode_(mode),
          findings_(findings)
    {}

    void services()
    {
        constexpr std::array kServices{Kind::BackendService};
        const std::string scheme = model::as<schema::ForwardingRule>(rule_.resource).load_balancing_scheme();
        std::set<ElementId> seen;
        for (const model::ReferenceUse& use : model::references_of(map_.resource)) {
            const auto found = map_.workspace.resolve(kServices, use.text, &map_.resource);
            if (found.status != model::Resolution::Status::Found || !seen.insert(found.resource->id).second) {
                continue;
            }
            const Subject service{map_.workspace, *found.resource};
            const std::string own = model::as<schema::BackendService>(*found.resource).load_balancing_scheme();
            if (!schemes_fit(scheme_or_default(scheme), scheme_or_default(own))) {
                findings_.add(Verdict::CloudRefuses, "mode.scheme_mismatch", map_.place(use.path),
                              {service.resource.name, std::string(scheme_or_default(own)),
                               std::string(scheme_or_default(scheme))});
            }
            scope(map_, use.path, service);
        }
    }

    /// `user` refers to `used` at `path`; both live in the same scope.
    void scope(const Subject& user, const schema::FieldPath& path, const Subject& used)
    {
        if (user.resource.scope != used.resource.scope) {
            findings_.add(Verdict::CloudRefuses, "mode.scope_mismatch", user.place(path),
                          {used.resource.name, used.resource.scope.to_string(), user.resource.name,
                           user.resource.scope.to_string()});
        }
    }

    void features()
    {
        const auto& map = model::as<schema::UrlMap>(map_.resource);
        for (int i = 0; i < map.path_matchers_size(); ++i) {
            const schema::PathMatcher& matcher = map.path_matchers(i);
            const auto path = schema::FieldPath().field("pathMatchers").index(static_cast<std::size_t>(i));
            if (mode_ == Mode::Classic && matcher.route_rules_size() > 0) {
                unavailable("routeRules", path.field("routeRules"));
                continue;
            }
            for (int j = 0; j < matcher.route_rules_size(); ++j) {
                regular_expressions(matcher.route_rules(j),
                                    path.field("routeRules").index(static_cast<std::size_t>(j)));
            }
        }
    }

private:
    void regular_expressions(const schema::HttpRouteRule& rule, const schema::FieldPath& path)
    {
        if (mode_ != Mode::GlobalExternal) {
            return;
        }
        for (int i = 0; i < rule.match_rules_size(); ++i) {
            if (rule.match_rules(i).has_regex_match()) {
                unavailable("regexMatch",
                            path.field("matchRules").index(static_cast<std::size_t>(i)).field("regexMatch"));
            }
        }
    }

    void unavailable(const char* feature, const schema::FieldPath& path)
    {
        findings_.add(Verdict::CloudRefuses, "mode.feature_unavailable", map_.place(path),
                      {feature, std::string(to_string(mode_))});
    }

    const Subject& rule_;
    const Subject& map_;
    Mode mode_;
    Findings& findings_;
};

} // namespace

std::optional<Mode> mode_of(std::string_view scheme, const Scope& scope)
{
    const bool global = scope.level == Scope::Level::Global;
    if (scheme.empty() || scheme == "EXTERNAL") {
        return Mode::Classic;
    }
    if (scheme == "EXTERNAL_MANAGED") {
        return global ? Mode::GlobalExternal : Mode::RegionalExternal;
    }
    if (scheme == "INTERNAL_MANAGED") {
        return global ? Mode::CrossRegionInternal : Mode::RegionalInternal;
    }
    return std::nullopt;
}

std::string_view to_string(Mode mode)
{
    switch (mode) {
    case Mode::GlobalExternal:
        return "global external";
    case Mode::Classic:
        return "classic";
    case Mode::RegionalExternal:
        return "regional external";
    case Mode::RegionalInternal:
        return "regional internal";
    case Mode::CrossRegionInternal:
        break;
    }
    return "cross-region internal";
}

void check_mode(const Subject& forwarding_rule, const Subject& target_proxy, const Subject& url_map, Mode mode,
                Findings& findings)
{
    ModeCheck check(forwarding_rule, url_map, mode, findings);
    check.scope(forwarding_rule, schema::FieldPath().field("target"), target_proxy);
    check.scope(target_proxy, schema::FieldPath().field("urlMap"), url_map);
    check.services();
    check.features();
    const auto& rule = model::as<schema::ForwardingRule>(forwarding_rule.resource);
    if (mode == Mode::GlobalExternal && rule.network_tier() == "STANDARD") {
        findings.add(Verdict::CloudRefuses, "forwarding_rule.standard_tier", forwarding_rule.place("networkTier"));
    }
}

} // namespace switchyard::compile
