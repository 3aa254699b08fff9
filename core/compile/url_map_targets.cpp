// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map_targets.h"

namespace switchyard::compile {

namespace {

class TargetWalk
{
public:
    explicit TargetWalk(const TargetVisit& visit) : visit_(visit) {}

    void run(const schema::UrlMap& map)
    {
        const Spot root;
        defaults(map, root);
        for (int i = 0; i < map.path_matchers_size(); ++i) {
            matcher(map.path_matchers(i), root.item("pathMatchers", i));
        }
        for (int i = 0; i < map.tests_size(); ++i) {
            const Spot spot = root.item("tests", i);
            text(map.tests(i).has_service(), map.tests(i).service(), spot.field("service"));
        }
    }

private:
    void matcher(const schema::PathMatcher& matcher, const Spot& spot)
    {
        defaults(matcher, spot);
        for (int i = 0; i < matcher.path_rules_size(); ++i) {
            rule(matcher.path_rules(i), spot.item("pathRules", i));
        }
        for (int i = 0; i < matcher.route_rules_size(); ++i) {
            rule(matcher.route_rules(i), spot.item("routeRules", i));
        }
    }

    /// The map's and a matcher's defaults have the same fields.
    template <typename Owner>
    void defaults(const Owner& owner, const Spot& spot)
    {
        text(owner.has_default_service(), owner.default_service(), spot.field("defaultService"));
        action(owner.default_route_action(), spot.field("defaultRouteAction"));
        errors(owner.default_custom_error_response_policy(), spot.field("defaultCustomErrorResponsePolicy"));
    }

    template <typename Rule>
    void rule(const Rule& rule, const Spot& spot)
    {
        text(rule.has_service(), rule.service(), spot.field("service"));
        action(rule.route_action(), spot.field("routeAction"));
        errors(rule.custom_error_response_policy(), spot.field("customErrorResponsePolicy"));
    }

    void action(const schema::HttpRouteAction& action, const Spot& spot)
    {
        for (int i = 0; i < action.weighted_backend_services_size(); ++i) {
            const schema::WeightedBackendService& entry = action.weighted_backend_services(i);
            const Spot at = spot.item("weightedBackendServices", i);
            text(entry.has_backend_service(), entry.backend_service(), at.field("backendService"));
        }
        const schema::RequestMirrorPolicy& mirror = action.request_mirror_policy();
        const Spot at = spot.field("requestMirrorPolicy");
        text(mirror.has_backend_service(), mirror.backend_service(), at.field("backendService"));
    }

    void errors(const schema::CustomErrorResponsePolicy& policy, const Spot& spot)
    {
        text(policy.has_error_service(), policy.error_service(), spot.field("errorService"));
    }

    void text(bool present, const std::string& reference, const Spot& spot)
    {
        if (present) {
            visit_(reference, spot);
        }
    }

    const TargetVisit& visit_;
};

} // namespace

void each_target_of(const schema::UrlMap& map, const TargetVisit& visit) { TargetWalk(visit).run(map); }

} // namespace switchyard::compile
