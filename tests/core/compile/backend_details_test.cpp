// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

constexpr const char* kGroups = R"(
healthChecks:
  - {name: h, type: HTTP, httpHealthCheck: {portSpecification: USE_SERVING_PORT}}
instanceGroups:
  - {name: ig, zone: eu-west3-a, namedPorts: [{name: http, port: 8080}]}
networkEndpointGroups:
  - {name: neg, zone: eu-west3-a, networkEndpointType: GCE_VM_IP_PORT, defaultPort: 8080}
)";

std::string service(const std::string& lines)
{
    return "backendServices:\n  - {name: s, loadBalancingScheme: EXTERNAL_MANAGED, healthChecks: [h], " + lines + "}" +
           kGroups;
}

std::string policy_rule(const std::string& lines)
{
    return "securityPolicies:\n  - name: guard\n    rules:\n      - {priority: 10, " + lines +
           "}\n      - {priority: 2147483647, action: allow, match: {versionedExpr: SRC_IPS_V1, config: {srcIpRanges: "
           "[\"*\"]}}}\n";
}

constexpr const char* kAnywhere = "match: {versionedExpr: SRC_IPS_V1, config: {srcIpRanges: [203.0.113.0/24]}}";

std::string acting(const std::string& action) { return policy_rule(action + ", " + kAnywhere); }

std::string from(const std::string& range)
{
    return policy_rule("action: deny(403), match: {versionedExpr: SRC_IPS_V1, config: {srcIpRanges: [\"" + range +
                       "\"]}}");
}

std::string check(const std::string& lines) { return "healthChecks:\n  - {name: h, " + lines + "}\n"; }

std::string group(const std::string& lines) { return "networkEndpointGroups:\n  - {name: g, " + lines + "}\n"; }

/// A text, a code, and how often it is said.
struct Case
{
    std::string name;
    std::string text;
    const char* code;
    std::size_t times;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class BackendDetails : public testing::TestWithParam<Case>
{};

TEST_P(BackendDetails, Are_said_as_often_as_they_are_wrong)
{
    const Case& c = GetParam();
    const Reading reading = read(c.text);
    for (const Diagnostic& diagnostic : reading.document.diagnostics()) {
        ADD_FAILURE() << to_text(diagnostic);
    }
    EXPECT_EQ(reading.all(c.code).size(), c.times) << c.text;
    for (const Diagnostic& diagnostic : reading.all(c.code)) {
        EXPECT_TRUE(diagnostic.runs_here);
        EXPECT_TRUE(diagnostic.element);
        EXPECT_NE(diagnostic.line, 0U);
        EXPECT_EQ(to_text(diagnostic).find("{0}"), std::string::npos) << to_text(diagnostic);
    }
}

Case scaler(const char* value, std::size_t times)
{
    std::string name = fmt::format("scaler_{}", value);
    std::ranges::replace(name, '.', '_');
    std::ranges::replace(name, '-', 'm');
    return {
        name,
        service(fmt::format("backends: [{{group: neg, balancingMode: RATE, maxRate: 9}}, {{group: ig, balancingMode: "
                            "RATE, maxRate: 9, capacityScaler: {}}}]",
                            value)),
        "capacity.scaler_range", times};
}

std::vector<Case> capacity_cases()
{
    return {
        scaler("0", 0),
        scaler("0.1", 0),
        scaler("1.0", 0),
        scaler("0.099", 1),
        scaler("1.01", 1),
        scaler("-1", 1),
        {"target_of_utilization", service("backends: [{group: ig, balancingMode: UTILIZATION}]"),
         "capacity.target_missing", 0},
        {"mode_not_written", service("backends: [{group: neg}]"), "capacity.target_missing", 0},
        {"metrics_missing", service("backends: [{group: neg, balancingMode: CUSTOM_METRICS}]"),
         "capacity.target_missing", 1},
        {"metrics_with_rate",
         service("backends: [{group: neg, balancingMode: CUSTOM_METRICS, customMetrics: [{name: orca.eps}], "
                 "maxRate: 5}]"),
         "capacity.target_ignored", 0},
        {"connections_with_rate",
         service("backends: [{group: neg, balancingMode: RATE, maxRate: 5, maxConnections: 5}]"),
         "capacity.target_ignored", 1},
        {"wrong_kind_is_not_missing", service("backends: [{group: ig, balancingMode: RATE, maxRatePerEndpoint: 5}]"),
         "capacity.target_missing", 0},
        {"several_connections",
         service("protocol: TCP, backends: [{group: ig, balancingMode: CONNECTION, maxConnections: 5, "
                 "maxConnectionsPerInstance: 1}]"),
         "capacity.several_targets", 1},
        {"same_mode_twice",
         "backendServices:\n"
         "  - {name: a, loadBalancingScheme: EXTERNAL_MANAGED, backends: [{group: ig}]}\n"
         "  - {name: b, loadBalancingScheme: EXTERNAL_MANAGED, backends: [{group: ig, balancingMode: UTILIZATION}]}" +
             std::string(kGroups),
         "balancing_mode.shared_group", 0},
        {"rates_may_differ_from_nothing_else",
         "backendServices:\n"
         "  - {name: a, loadBalancingScheme: EXTERNAL_MANAGED, backends: [{group: ig, balancingMode: RATE, maxRate: "
         "1}]}\n"
         "  - {name: b, loadBalancingScheme: EXTERNAL_MANAGED, backends: [{group: ig, balancingMode: RATE, maxRate: "
         "2}]}" +
             std::string(kGroups),
         "balancing_mode.shared_group", 0}};
}

std::vector<Case> affinity_cases()
{
    return {
        {"default_policy_hashes", service("sessionAffinity: HEADER_FIELD, consistentHash: {httpHeaderName: x}"),
         "affinity.policy", 0},
        {"cookie_without_name", service("sessionAffinity: HTTP_COOKIE, consistentHash: {httpCookie: {path: /}}"),
         "affinity.key_missing", 1},
        {"strong_cookie_without_name", service("sessionAffinity: STRONG_COOKIE_AFFINITY"), "affinity.key_missing", 1},
        {"strong_cookie_needs_no_hash",
         service("sessionAffinity: STRONG_COOKIE_AFFINITY, localityLbPolicy: RANDOM, strongSessionAffinityCookie: "
                 "{name: s}"),
         "affinity.policy", 0},
        {"cookie_of_another_affinity",
         service("sessionAffinity: CLIENT_IP, strongSessionAffinityCookie: {name: s}, consistentHash: {httpCookie: "
                 "{name: s}, httpHeaderName: x}"),
         "affinity.setting_unused", 3},
        {"hash_without_policy", service("consistentHash: {minimumRingSize: 10}"), "consistent_hash.ignored", 1},
        {"hash_is_said_once", service("consistentHash: {httpHeaderName: x}"), "affinity.setting_unused", 0}};
}

std::vector<Case> security_cases()
{
    const std::string limit =
        "rateLimitOptions: {rateLimitThreshold: {count: 9, intervalSec: 60}, conformAction: allow, exceedAction: ";
    return {
        {"allow", acting("action: allow"), "security_policy.action_unknown", 0},
        {"deny_429", acting("action: deny(429)"), "security_policy.action_unknown", 0},
        {"deny_alone", acting("action: deny"), "security_policy.action_unknown", 1},
        {"misspelt", acting("action: alow"), "security_policy.action_unknown", 1},
        {"fairshare", acting("action: fairshare, " + limit + "deny(502)}"), "security_policy.rate_limit_incomplete", 0},
        {"ban_needs_a_time", acting("action: rate_based_ban, " + limit + "deny(502)}"),
         "security_policy.rate_limit_incomplete", 1},
        {"conform_deny",
         acting("action: throttle, rateLimitOptions: {rateLimitThreshold: {count: 9}, conformAction: "
                "deny(403), exceedAction: deny}"),
         "security_policy.rate_limit_action", 2},
        {"exceeding_redirect", acting("action: throttle, " + limit + "redirect}"), "security_policy.redirect", 1},
        {"limit_unused", acting("action: allow, " + limit + "deny(403)}"), "security_policy.options_unused", 1},
        {"captcha_with_target", acting("action: redirect, redirectOptions: {type: GOOGLE_RECAPTCHA, target: x}"),
         "security_policy.redirect", 1},
        {"redirect_without_options", acting("action: redirect"), "security_policy.redirect", 1},
        {"range_all", from("*"), "security_policy.range_invalid", 0},
        {"range_single", from("203.0.113.7"), "security_policy.range_invalid", 0},
        {"range_v6", from("2001:db8::/128"), "security_policy.range_invalid", 0},
        {"range_v6_long", from("2001:db8::/129"), "security_policy.range_invalid", 1},
        {"range_letters", from("203.0.113.0/x"), "security_policy.range_invalid", 1},
        {"range_empty_length", from("203.0.113.0/"), "security_policy.range_invalid", 1},
        {"range_host", from("example.com"), "security_policy.range_invalid", 1},
        {"expression_alone", policy_rule("action: allow, match: {expr: {expression: \"true\"}}"),
         "security_policy.match_missing", 0},
        {"empty_expression", policy_rule("action: allow, match: {expr: {expression: \"\"}}"),
         "security_policy.match_missing", 1},
        {"preview_hides_nothing",
         policy_rule("action: deny(403), preview: true, match: {versionedExpr: SRC_IPS_V1, config: {srcIpRanges: "
                     "[\"*\"]}}}\n      - {priority: 20, action: allow, " +
                     std::string(kAnywhere)),
         "security_policy.rule_unreachable", 0},
        {"network_policy_of_requests",
         "securityPolicies:\n  - {name: n, type: CLOUD_ARMOR_NETWORK, rules: [{priority: 1, action: deny(403), match: "
         "{expr: {expression: \"true\"}}}]}\n",
         "security_policy.match_for_type", 1},
        {"no_rules_at_all", "securityPolicies:\n  - {name: n}\n", "security_policy.default_rule_missing", 0}};
}

/// A service whose endpoints serve at 8080.
std::string probed(const std::string& settings)
{
    return "healthChecks:\n  - {name: p, type: HTTP, httpHealthCheck: {" + settings +
           "}}\nnetworkEndpointGroups:\n  - {name: neg, zone: eu-west3-a, networkEndpointType: GCE_VM_IP_PORT, "
           "defaultPort: 8080}\nbackendServices:\n  - {name: s, loadBalancingScheme: EXTERNAL_MANAGED, healthChecks: "
           "[p], "
           "backends: [{group: neg}]}\n";
}

std::vector<Case> health_cases()
{
    const std::string regions = "sourceRegions: [a, b, c], checkIntervalSec: ";
    return {
        {"regions_sound", check(regions + "30, type: HTTP, httpHealthCheck: {port: 80}"), "health_check.source_regions",
         0},
        {"regions_too_often", check(regions + "20, type: HTTP, httpHealthCheck: {port: 80}"),
         "health_check.source_regions", 1},
        {"regions_by_grpc", check(regions + "30, type: GRPC, grpcHealthCheck: {port: 80}"),
         "health_check.source_regions", 1},
        {"regions_with_proxy_line", check(regions + "30, type: TCP, tcpHealthCheck: {port: 80, proxyHeader: PROXY_V1}"),
         "health_check.source_regions", 1},
        {"regions_with_request", check(regions + "30, type: TCP, tcpHealthCheck: {port: 80, request: hello}"),
         "health_check.source_regions", 1},
        {"regions_of_a_region", check(regions + "30, region: eu-west3, type: TCP, tcpHealthCheck: {port: 80}"),
         "health_check.source_regions", 1},
        {"no_type_at_all", check("checkIntervalSec: 5"), "health_check.settings_missing", 1},
        {"type_by_settings", check("sslHealthCheck: {port: 443}"), "health_check.settings_missing", 0},
        {"grpc_serving_port", check("type: GRPC, grpcHealthCheck: {portSpecification: USE_SERVING_PORT}"),
         "health_check.grpc_port_missing", 0},
        {"port_name_alone", check("type: TCP, tcpHealthCheck: {port: 80, portName: http}"), "health_check.named_port",
         1},
        {"invalid_type", check("type: INVALID"), "field.value_placeholder", 1},
        {"explicit_port_is_meant", probed("port: 9000"), "health_check.port_differs", 0},
        {"default_port_is_not", probed("requestPath: /"), "health_check.port_differs", 1},
        {"several_services_one_word",
         probed("requestPath: /") + "  - {name: t, loadBalancingScheme: EXTERNAL_MANAGED, healthChecks: [p], backends: "
                                    "[{group: neg}]}\n",
         "health_check.port_differs", 1},
        {"tcp_for_http", service("protocol: HTTPS, backends: [{group: neg}]"), "backend_service.health_check_protocol",
         1}};
}

std::vector<Case> group_cases()
{
    return {
        {"run_and_function",
         group("region: r, networkEndpointType: SERVERLESS, cloudRun: {service: a}, cloudFunction: "
               "{function: f}"),
         "group.serverless_target", 1},
        {"function_by_both",
         group("region: r, networkEndpointType: SERVERLESS, cloudFunction: {function: f, urlMask: m}"),
         "group.serverless_target", 1},
        {"app_engine_alone", group("region: r, networkEndpointType: SERVERLESS, appEngine: {}"),
         "group.serverless_target", 0},
        {"app_engine_by_both", group("region: r, networkEndpointType: SERVERLESS, appEngine: {service: a, urlMask: m}"),
         "group.serverless_target", 1},
        {"zonal_serverless", group("zone: r-a, networkEndpointType: SERVERLESS, appEngine: {}"), "group.scope", 1},
        {"zonal_internet", group("zone: r-a, networkEndpointType: INTERNET_IP_PORT"), "group.scope", 1},
        {"global_hybrid", group("networkEndpointType: NON_GCP_PRIVATE_IP_PORT"), "group.scope", 1},
        {"unknown_type", group("networkEndpointType: SOMETHING"), "group.scope", 0},
        {"hybrid_with_zonal",
         service("backends: [{group: neg}, {group: hy}]") +
             "  - {name: hy, zone: eu-west3-b, networkEndpointType: NON_GCP_PRIVATE_IP_PORT}\n",
         "backend_service.mixed_groups", 0},
        {"region_of_a_zone_fits",
         "backendServices:\n  - {name: s, region: eu-west3, loadBalancingScheme: EXTERNAL_MANAGED, backends: [{group: "
         "neg}]}" +
             std::string(kGroups),
         "group.other_region", 0},
        {"global_service_of_regional_internet",
         service("backends: [{group: far}]") + "  - {name: far, region: eu-west3, networkEndpointType: "
                                               "INTERNET_FQDN_PORT}\n",
         "group.other_region", 1},
        {"family_of_ipv4_only",
         service("ipAddressSelectionPolicy: IPV6_ONLY, backends: [{group: neg}]") +
             "networkEndpoints:\n  - {networkEndpointGroup: neg, ipAddress: 10.0.0.1}\n",
         "group.address_family", 1}};
}

std::vector<Case> other_cases()
{
    const std::string rule = "forwardingRules:\n  - {name: r, IPAddress: 203.0.113.1, portRange: \"80\", "
                             "loadBalancingScheme: EXTERNAL_MANAGED, target: p}\ntargetHttpProxies: [{name: p, urlMap: "
                             "m}]\nurlMaps: [{name: m, defaultService: s}]\n";
    const std::string endpoints = "networkEndpoints:\n  - {networkEndpointGroup: neg, ipAddress: 10.0.0.1}\n";
    return {
        {"keep_alive_of_real_servers", rule + service("backends: [{group: neg}]") + endpoints,
         "timeout.backend_keep_alive", 1},
        {"keep_alive_without_a_rule", service("backends: [{group: neg}]") + endpoints, "timeout.backend_keep_alive", 0},
        {"keep_alive_without_servers", rule + service("backends: [{group: neg}]"), "timeout.backend_keep_alive", 0},
        {"websocket_over_http2", service("protocol: HTTP2, timeoutSec: 3600"), "timeout.websocket", 0},
        {"websocket_short", service("timeoutSec: 60"), "timeout.websocket", 0},
        {"draining_default", service("timeoutSec: 60, connectionDraining: {drainingTimeoutSec: 0}"),
         "timeout.draining_shorter", 0},
        {"gateway_failures_on", service("outlierDetection: {consecutiveGatewayFailure: 3}"),
         "outlier_detection.not_enforced", 0},
        {"gateway_failures_off",
         service("outlierDetection: {consecutiveGatewayFailure: 3, enforcingConsecutiveGatewayFailure: 0}"),
         "outlier_detection.not_enforced", 1},
        {"half_a_second", service("outlierDetection: {interval: {nanos: 500000000}}"), "outlier_detection.duration", 0},
        {"forced_client_ttl",
         service("enableCDN: true, cdnPolicy: {cacheMode: FORCE_CACHE_ALL, defaultTtl: 60, clientTtl: 61}"),
         "cdn.ttl_order", 1},
        {"default_beyond_standard_max", service("enableCDN: true, cdnPolicy: {defaultTtl: 90000}"), "cdn.ttl_order", 1},
        {"forced_max_ttl", service("enableCDN: true, cdnPolicy: {cacheMode: FORCE_CACHE_ALL, maxTtl: 60}"),
         "cdn.ttl_not_allowed", 1},
        {"origin_ttls",
         service("enableCDN: true, cdnPolicy: {cacheMode: USE_ORIGIN_HEADERS, maxTtl: 60, clientTtl: 60, defaultTtl: "
                 "60}"),
         "cdn.ttl_not_allowed", 3},
        {"bucket_ttls",
         "backendBuckets:\n  - {name: b, bucketName: abc, enableCdn: true, cdnPolicy: {cacheMode: "
         "USE_ORIGIN_HEADERS, clientTtl: 1}}\n",
         "cdn.ttl_not_allowed", 1},
        {"bucket_headers",
         "backendBuckets:\n  - {name: b, bucketName: abc, customResponseHeaders: [\"X-Goog-A: b\"]}\n",
         "custom_header.refused_name", 1},
        {"bucket_with_dots", "backendBuckets:\n  - {name: b, bucketName: files.example.com}\n",
         "backend_bucket.name_invalid", 0},
        {"bucket_reserved", "backendBuckets:\n  - {name: b, bucketName: goog-files}\n", "backend_bucket.name_invalid",
         1},
        {"bucket_short", "backendBuckets:\n  - {name: b, bucketName: ab}\n", "backend_bucket.name_invalid", 1},
        {"header_host", service("customRequestHeaders: [\"Host: a\", \"X-GFE: a\", \"CDN-Loop: a\", \"te: a\"]"),
         "custom_header.refused_name", 4},
        {"header_two_variables", service("customRequestHeaders: [\"X-A: {client_ip_address}:{client_port}\"]"),
         "custom_header.variable_unknown", 0},
        {"header_nested", service("customRequestHeaders: [\"X-A: {client_{port}}\"]"), "custom_header.braces", 1},
        {"header_empty_variable", service("customRequestHeaders: [\"X-A: {}\"]"), "custom_header.variable_unknown", 1},
        {"header_blank_in_name", service("customResponseHeaders: [\"X A: b\"]"), "custom_header.malformed", 1},
        {"rolled_back_migration", service("externalManagedMigrationState: PREPARE"), "migration.scheme", 0}};
}

std::vector<Case> all_cases()
{
    std::vector<Case> all;
    for (auto cases :
         {capacity_cases(), affinity_cases(), security_cases(), health_cases(), group_cases(), other_cases()}) {
        all.insert(all.end(), std::make_move_iterator(cases.begin()), std::make_move_iterator(cases.end()));
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(Compile, BackendDetails, testing::ValuesIn(all_cases()),
                         [](const auto& info) { return info.param.name; });

} // namespace
} // namespace switchyard::compile
