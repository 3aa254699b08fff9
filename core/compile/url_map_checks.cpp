// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map_checks.h"

#include "core/compile/route_checks.h"

namespace switchyard::compile {

namespace {

/// Visits every place of a map that sends requests somewhere.
class MapWalk
{
public:
    explicit MapWalk(MapInspection& inspection) : inspection_(inspection) {}

    void run()
    {
        const schema::UrlMap& map = inspection_.map();
        if (map.has_header_action()) {
            check_header_action(inspection_, map.header_action(), root_.field("headerAction"));
        }
        defaults(map, root_);
        for (int i = 0; i < map.path_matchers_size(); ++i) {
            matcher(map.path_matchers(i), root_.item("pathMatchers", i));
        }
    }

private:
    /// The map's and a matcher's defaults have the same fields.
    template <typename Owner>
    void defaults(const Owner& owner, const Spot& spot)
    {
        ActionSite site{.spot = spot};
        site.service = owner.has_default_service() ? &owner.default_service() : nullptr;
        site.action = owner.has_default_route_action() ? &owner.default_route_action() : nullptr;
        site.redirect = owner.has_default_url_redirect() ? &owner.default_url_redirect() : nullptr;
        site.action_field = "defaultRouteAction";
        site.redirect_field = "defaultUrlRedirect";
        actions(site);
    }

    template <typename Rule>
    static void read_rule(const Rule& rule, ActionSite& site)
    {
        site.service = rule.has_service() ? &rule.service() : nullptr;
        site.action = rule.has_route_action() ? &rule.route_action() : nullptr;
        site.redirect = rule.has_url_redirect() ? &rule.url_redirect() : nullptr;
    }

    void matcher(const schema::PathMatcher& matcher, const Spot& spot)
    {
        if (matcher.has_header_action()) {
            check_header_action(inspection_, matcher.header_action(), spot.field("headerAction"));
        }
        defaults(matcher, spot);
        check_path_rules(inspection_, matcher, spot);
        for (int i = 0; i < matcher.path_rules_size(); ++i) {
            const Spot at = spot.item("pathRules", i);
            ActionSite site{.spot = at, .path_rule = &matcher.path_rules(i)};
            read_rule(matcher.path_rules(i), site);
            actions(site);
        }
        check_rule_order(inspection_, matcher, spot);
        for (int i = 0; i < matcher.route_rules_size(); ++i) {
            route_rule(matcher.route_rules(i), spot.item("routeRules", i));
        }
    }

    void route_rule(const schema::HttpRouteRule& rule, const Spot& spot)
    {
        if (rule.has_header_action()) {
            check_header_action(inspection_, rule.header_action(), spot.field("headerAction"));
        }
        for (int i = 0; i < rule.match_rules_size(); ++i) {
            check_match_rule(inspection_, rule.match_rules(i), spot.item("matchRules", i));
        }
        ActionSite site{.spot = spot, .route_rule = &rule};
        read_rule(rule, site);
        actions(site);
    }

    void actions(const ActionSite& site)
    {
        if (site.redirect != nullptr) {
            check_redirect(inspection_, site);
        }
        if (site.action == nullptr) {
            return;
        }
        if (site.action->has_max_stream_duration()) {
            const Spot action = site.spot.field(site.action_field);
            const Spot at = action.field("maxStreamDuration");
            inspection_.say(Verdict::CloudRefuses, "mode.mesh_only", at, {"maxStreamDuration"}, remove_fix(at));
        }
        check_split(inspection_, site);
        check_rewrite(inspection_, site);
        check_timeouts(inspection_, site);
        check_faults(inspection_, site);
        check_mirror(inspection_, site);
        check_cors(inspection_, site);
        check_cache_policy(inspection_, site);
    }

    MapInspection& inspection_;
    const Spot root_;
};

} // namespace

void check_url_maps(const model::Workspace& workspace, const Usage& usage, Findings& findings)
{
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::UrlMap)) {
        const Subject subject{workspace, *resource};
        MapInspection inspection(subject, usage, findings);
        check_map_modes(inspection);
        check_map_limits(inspection);
        check_hosts(inspection);
        check_error_pages(inspection);
        check_map_tests(inspection);
        MapWalk(inspection).run();
    }
}

} // namespace switchyard::compile
