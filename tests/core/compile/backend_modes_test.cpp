// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

/// Global external, classic, regional external, regional internal, cross-region internal.
constexpr std::array kSchemes{"EXTERNAL_MANAGED", "EXTERNAL", "EXTERNAL_MANAGED", "INTERNAL_MANAGED",
                              "INTERNAL_MANAGED"};
constexpr std::string_view kLetters = "GCRIX";

bool is_regional(char mode) { return mode == 'R' || mode == 'I'; }

/// Lines of a backend service, and the modes in which the cloud takes them. Source: load-balancer semantics chapters
/// 0, 4 and 7.
struct Feature
{
    const char* name;
    const char* lines;
    std::string_view modes;
};

void PrintTo(const Feature& feature, std::ostream* out) { *out << feature.name; }

constexpr std::array kFeatures{
    Feature{"cdn", "enableCDN: true", "GC"},
    Feature{"cdn_with_policy", "enableCDN: true, cdnPolicy: {cacheMode: USE_ORIGIN_HEADERS}", "GC"},
    Feature{"compression", "compressionMode: AUTOMATIC", "GC"},
    Feature{"outlier_detection", "outlierDetection: {}", "GRIX"},
    Feature{"circuit_breakers", "circuitBreakers: {maxRequests: 10}", "GCRIX"}, // accepted, and ignored
    Feature{"least_request", "localityLbPolicy: LEAST_REQUEST", "GRIX"},
    Feature{"round_robin", "localityLbPolicy: ROUND_ROBIN", "GCRIX"},
    Feature{"original_destination", "localityLbPolicy: ORIGINAL_DESTINATION", "RIX"},
    Feature{"weighted_maglev", "localityLbPolicy: WEIGHTED_MAGLEV", ""},
    Feature{"rendezvous", "localityLbPolicy: WEIGHTED_GCP_RENDEZVOUS", ""},
    Feature{"service_lb_policy", "serviceLbPolicy: p", "GX"},
    Feature{"client_ip", "sessionAffinity: CLIENT_IP", "GCRIX"},
    Feature{"generated_cookie", "sessionAffinity: GENERATED_COOKIE, affinityCookieTtlSec: 60", "GCRIX"},
    Feature{"header", "sessionAffinity: HEADER_FIELD, consistentHash: {httpHeaderName: x-user}", "GRIX"},
    Feature{"cookie", "sessionAffinity: HTTP_COOKIE, consistentHash: {httpCookie: {name: s}}", "GRIX"},
    Feature{"strong_cookie", "sessionAffinity: STRONG_COOKIE_AFFINITY, strongSessionAffinityCookie: {name: s}", "GRIX"},
    Feature{"tuple", "sessionAffinity: CLIENT_IP_PORT_PROTO", ""},
    Feature{"subsetting", "subsetting: {policy: CONSISTENT_HASH_SUBSETTING}", "I"},
    Feature{"no_subsetting", "subsetting: {policy: NONE}", "GCRIX"},
    Feature{"http2", "protocol: HTTP2", "GCRIX"},
    Feature{"h2c", "protocol: H2C", "GRIX"},
    Feature{"grpc", "protocol: GRPC", ""},
    Feature{"in_flight",
            "backends: [{group: neg, balancingMode: IN_FLIGHT, maxInFlightRequests: 10, trafficDuration: LONG}]",
            "GRIX"},
    Feature{"custom_metrics",
            "backends: [{group: neg, balancingMode: CUSTOM_METRICS, customMetrics: [{name: orca.cpu_utilization}]}]",
            "GRIX"},
    Feature{"preferred", "backends: [{group: neg, balancingMode: RATE, maxRate: 10, preference: PREFERRED}]", "GX"},
    Feature{"internet", "backends: [{group: far}], healthChecks: []", "GC"},
    Feature{"private_service_connect", "backends: [{group: psc}], healthChecks: []", "GRIX"},
    Feature{"serverless", "backends: [{group: run}], healthChecks: []", "GCRIX"},
    Feature{"hybrid", "backends: [{group: hybrid, balancingMode: RATE, maxRate: 10}]", "GCRIX"},
    Feature{"mesh_stream_duration", "maxStreamDuration: {seconds: \"1\"}", ""},
    Feature{"failover_policy", "failoverPolicy: {}", ""},
    Feature{"failover_backend", "backends: [{group: neg, balancingMode: RATE, maxRate: 10, failover: true}]", ""},
    Feature{"high_availability", "haPolicy: {}", ""},
};

std::string workspace(const Feature& feature, std::size_t mode)
{
    const bool regional = is_regional(kLetters[mode]);
    std::string service = fmt::format("{{name: s, {}loadBalancingScheme: {}, {}", regional ? "region: eu-west3, " : "",
                                      kSchemes[mode], feature.lines);
    if (service.find("healthChecks") == std::string::npos) {
        service += ", healthChecks: [h]";
    }
    if (service.find("backends") == std::string::npos) {
        service += ", backends: [{group: neg, balancingMode: RATE, maxRate: 10}]";
    }
    return "backendServices:\n  - " + service + "}\nhealthChecks:\n  - {name: h, " +
           (regional ? "region: eu-west3, " : "") +
           R"(type: TCP, tcpHealthCheck: {portSpecification: USE_SERVING_PORT}}
serviceLbPolicies:
  - {name: p}
networkEndpointGroups:
  - {name: neg, zone: eu-west3-a, networkEndpointType: GCE_VM_IP_PORT, defaultPort: 8080}
  - {name: hybrid, zone: eu-west3-a, networkEndpointType: NON_GCP_PRIVATE_IP_PORT, defaultPort: 8080}
  - {name: far, networkEndpointType: INTERNET_FQDN_PORT, defaultPort: 443}
  - {name: psc, region: eu-west3, networkEndpointType: PRIVATE_SERVICE_CONNECT, pscTargetService: projects/p/regions/eu-west3/serviceAttachments/a}
  - {name: run, region: eu-west3, networkEndpointType: SERVERLESS, cloudRun: {service: shop}}
)";
}

class BackendModes : public testing::TestWithParam<Feature>
{};

TEST_P(BackendModes, Refuse_a_feature_exactly_where_it_does_not_exist)
{
    const Feature& feature = GetParam();
    for (std::size_t mode = 0; mode < kLetters.size(); ++mode) {
        const Reading reading = read(workspace(feature, mode));
        std::string refused;
        for (const Diagnostic& diagnostic : reading.compilation.diagnostics) {
            if (!diagnostic.cloud_accepts && diagnostic.code != "service_lb_policy.scope") {
                refused += diagnostic.code + ": " + to_text(diagnostic) + "\n";
            }
            EXPECT_TRUE(diagnostic.runs_here) << to_text(diagnostic);
        }
        const bool exists = feature.modes.find(kLetters[mode]) != std::string_view::npos;
        EXPECT_EQ(refused.empty(), exists) << kLetters[mode] << ' ' << refused;
    }
}

INSTANTIATE_TEST_SUITE_P(Compile, BackendModes, testing::ValuesIn(kFeatures),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(BackendModes, Are_those_of_every_rule_that_leads_to_a_service)
{
    const std::string text = R"(forwardingRules:
  - {name: a, IPAddress: 203.0.113.1, portRange: "80", loadBalancingScheme: EXTERNAL_MANAGED, target: p}
  - {name: b, IPAddress: 203.0.113.2, portRange: "80", loadBalancingScheme: EXTERNAL, target: p}
targetHttpProxies: [{name: p, urlMap: m}]
urlMaps: [{name: m, defaultService: s}]
backendServices: [{name: s, loadBalancingScheme: EXTERNAL_MANAGED, localityLbPolicy: LEAST_REQUEST}]
)";
    const Diagnostic diagnostic = read(text).only("backend_service.not_in_mode");
    ASSERT_EQ(diagnostic.args.size(), 3U);
    EXPECT_EQ(diagnostic.args[1], "classic");
    EXPECT_EQ(diagnostic.args[2], "global external, regional external, regional internal and cross-region internal");
}

} // namespace
} // namespace switchyard::compile
