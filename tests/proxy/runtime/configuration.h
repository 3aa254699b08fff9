// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "core/route/route_table_builder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::tests {

inline SocketAddress loopback(std::uint16_t port = 0) { return {IpAddress::v4(127, 0, 0, 1), Port{port}}; }

inline compile::HealthCheckSpec http_check(std::uint32_t threshold = 2)
{
    compile::HealthCheckSpec check;
    check.id = ElementId{900};
    check.name = "check";
    check.interval = Seconds(1);
    check.timeout = Seconds(20); // bad backends say so at once
    check.healthy_threshold = check.unhealthy_threshold = threshold;
    check.path = "/healthz";
    return check;
}

/// Builds snapshots by hand: services named by ids, one URL map that sends /ID… to service ID and everything else to
/// the first one.
class Configuration
{
public:
    static constexpr std::uint64_t kUrlMap = 500;
    static constexpr std::uint64_t kRuleBase = 600; ///< of the path rule of service ID: kRuleBase + ID

    Configuration& service(std::uint64_t id, const std::vector<SocketAddress>& endpoints, bool with_check = false)
    {
        compile::ServiceSpec spec;
        spec.id = ElementId{id};
        spec.key = ServiceKey{id};
        spec.name = "service-" + std::to_string(id);
        for (const SocketAddress& address : endpoints) {
            spec.endpoints.push_back({.key = EndpointKey{id * 100'000 + address.port.value},
                                      .group = ElementId{700},
                                      .address = address,
                                      .label = address.to_string()});
        }
        if (with_check) {
            spec.health_check = http_check();
        }
        snapshot_.services.push_back(std::move(spec));
        return *this;
    }
    /// Of the service added last.
    Configuration& check(compile::HealthCheckSpec check)
    {
        snapshot_.services.back().health_check = std::move(check);
        return *this;
    }
    Configuration& listener(std::uint64_t rule, SocketAddress local = loopback())
    {
        compile::ListenerSpec spec;
        spec.forwarding_rule = ElementId{rule};
        spec.url_map = ElementId{kUrlMap};
        spec.name = "rule-" + std::to_string(rule);
        spec.local = local;
        spec.address = IpAddress::v4(203, 0, 113, 10);
        spec.port = Port{80};
        snapshot_.listeners.push_back(std::move(spec));
        return *this;
    }
    /// Of the listener added last.
    Configuration& encrypted(std::shared_ptr<const cert::ServerTls> tls)
    {
        snapshot_.listeners.back().tls = std::move(tls);
        snapshot_.listeners.back().scheme = route::Scheme::Https;
        return *this;
    }
    /// Of the service added last.
    Configuration& encrypted_backends(std::shared_ptr<const cert::BackendTls> tls)
    {
        snapshot_.services.back().tls = std::move(tls);
        return *this;
    }
    /// Of the service added last.
    Configuration& http2_backends()
    {
        snapshot_.services.back().http2 = true;
        return *this;
    }
    Configuration& simulated(std::uint64_t id, SocketAddress at)
    {
        compile::SimulatedBackendSpec spec;
        spec.id = ElementId{id};
        spec.name = "simulated-" + std::to_string(id);
        spec.listen = at;
        snapshot_.simulated_backends.push_back(std::move(spec));
        return *this;
    }
    compile::Snapshot build() const
    {
        compile::Snapshot result = snapshot_;
        auto directory = std::make_shared<observe::Directory>();
        route::RouteTableInput input;
        input.url_map = ElementId{kUrlMap};
        route::PathMatcherInput matcher{
            .id = ElementId{501}, .path_rules = {}, .route_rules = {}, .default_action = {}};
        for (std::uint32_t index = 0; index < result.services.size(); ++index) {
            const std::uint64_t id = result.services[index].id.value;
            const ElementId rule{kRuleBase + id};
            const std::string prefix = "/" + std::to_string(id);
            directory->elements[rule] = {"urlMaps/test", prefix, "pathMatchers[0].pathRules"};
            matcher.path_rules.push_back({rule, {prefix, prefix + "/*"}, forward_to(index)});
        }
        if (!result.services.empty()) {
            matcher.default_action = forward_to(0);
            input.default_action = forward_to(0);
        }
        input.path_matchers.push_back(std::move(matcher));
        input.host_rules.push_back({ElementId{502}, {"*"}, 0});
        result.route_tables.push_back(route::build_route_table(input).table);
        result.directory = std::move(directory);
        result.seed = 1;
        return result;
    }

private:
    static route::Action forward_to(std::uint32_t service)
    {
        route::ForwardAction action;
        action.targets.push_back({.id = {}, .service = service, .weight = Weight{1}});
        action.total_weight = 1;
        return action;
    }

    compile::Snapshot snapshot_;
};

} // namespace switchyard::tests
