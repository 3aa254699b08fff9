// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/mode.h"
#include "core/compile/route_checks.h"
#include "core/compile/url_map_targets.h"
#include "core/model/typed.h"

#include <algorithm>
#include <set>

namespace switchyard::compile {

namespace {

using model::Kind;

constexpr std::initializer_list<Mode> kNotClassic{Mode::GlobalExternal, Mode::RegionalExternal, Mode::RegionalInternal,
                                                  Mode::CrossRegionInternal};

std::string_view scheme_or_default(const std::string& scheme)
{
    return scheme.empty() ? "EXTERNAL" : std::string_view(scheme);
}

/// EXTERNAL_MANAGED services may stand behind an EXTERNAL rule, never the reverse.
bool schemes_fit(std::string_view rule, std::string_view service)
{
    return rule == service || (rule == "EXTERNAL" && service == "EXTERNAL_MANAGED");
}

/// What the map's modes lack where the schema's facts about the fields do not say it.
/// Source: load-balancer semantics chapter 0.
class FeatureCheck
{
public:
    explicit FeatureCheck(MapInspection& inspection) : inspection_(inspection) {}

    void run()
    {
        const schema::UrlMap& map = inspection_.map();
        const Spot root;
        if (map.has_header_action()) {
            inspection_.needs(root.field("headerAction"), kNotClassic);
        }
        for (int i = 0; i < map.path_matchers_size(); ++i) {
            const Spot spot = root.item("pathMatchers", i);
            matcher(map.path_matchers(i), spot);
        }
    }

private:
    void matcher(const schema::PathMatcher& matcher, const Spot& spot)
    {
        if (matcher.route_rules_size() > 0 && inspection_.works_in(Mode::Classic)) {
            inspection_.say(Verdict::CloudRefuses, "mode.feature_unavailable", spot.field("routeRules"),
                            {"routeRules", std::string(to_string(Mode::Classic))});
        }
        // A classic load balancer lacks all of them; that was said.
        const auto modes = inspection_.modes();
        if (std::ranges::find(modes, Mode::GlobalExternal) == modes.end()) {
            return;
        }
        for (int i = 0; i < matcher.route_rules_size(); ++i) {
            const schema::HttpRouteRule& rule = matcher.route_rules(i);
            const Spot at = spot.item("routeRules", i);
            for (int j = 0; j < rule.match_rules_size(); ++j) {
                expressions(rule.match_rules(j), at.item("matchRules", j));
            }
        }
    }

    void expressions(const schema::HttpRouteRuleMatch& match, const Spot& spot)
    {
        for (int i = 0; i < match.header_matches_size(); ++i) {
            if (match.header_matches(i).has_regex_match()) {
                const Spot at = spot.item("headerMatches", i);
                only_envoy("regexMatch", at.field("regexMatch"));
            }
        }
        for (int i = 0; i < match.query_parameter_matches_size(); ++i) {
            if (match.query_parameter_matches(i).has_regex_match()) {
                const Spot at = spot.item("queryParameterMatches", i);
                only_envoy("regexMatch", at.field("regexMatch"));
            }
        }
    }

    void only_envoy(const char* feature, const Spot& spot)
    {
        inspection_.say(Verdict::CloudRefuses, "mode.feature_unavailable", spot,
                        {feature, std::string(to_string(Mode::GlobalExternal))});
    }

    MapInspection& inspection_;
};

/// The services and buckets of a map: their schemes against those of its rules, their scopes against its own.
class TargetsCheck
{
public:
    explicit TargetsCheck(MapInspection& inspection) : inspection_(inspection)
    {
        for (const Door& door : inspection.doors()) {
            schemes_.insert(std::string(scheme_or_default(door.message->load_balancing_scheme())));
        }
    }

    void run()
    {
        each_target_of(inspection_.map(), [&](const std::string& text, const Spot& spot) {
            const model::Resource* target = inspection_.target(text);
            // Buckets are bucket_checks.cpp's business.
            if (target != nullptr && target->kind == Kind::BackendService && seen_.insert(target->id).second) {
                scheme(*target, spot);
                scope(*target, spot);
            }
        });
    }

private:
    void scheme(const model::Resource& service, const Spot& spot)
    {
        const auto& message = model::as<schema::BackendService>(service);
        const std::string_view own = scheme_or_default(message.load_balancing_scheme());
        for (const std::string& scheme : schemes_) {
            if (!schemes_fit(scheme, own)) {
                inspection_.say(Verdict::CloudRefuses, "mode.scheme_mismatch", spot,
                                {service.name, std::string(own), scheme});
            }
        }
    }

    void scope(const model::Resource& service, const Spot& spot)
    {
        const model::Resource& map = inspection_.subject().resource;
        if (map.scope != service.scope) {
            inspection_.say(Verdict::CloudRefuses, "mode.scope_mismatch", spot,
                            {service.name, service.scope.to_string(), map.name, map.scope.to_string()});
        }
    }

    MapInspection& inspection_;
    std::set<std::string> schemes_; ///< of the forwarding rules that lead to the map
    std::set<ElementId> seen_;
};

} // namespace

void check_map_modes(MapInspection& inspection)
{
    FeatureCheck(inspection).run();
    TargetsCheck(inspection).run();
}

} // namespace switchyard::compile
