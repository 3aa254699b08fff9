// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

struct Case
{
    const char* name;
    const char* yaml;
    const char* code;
    const char* resource;
    const char* field_path;
    Severity severity;
    bool cloud_accepts;
    const char* fix; ///< nullptr: none; "": removes the field
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

constexpr bool kAccepted = true;
constexpr bool kRefused = false;

const Case kCases[] = {
    {"literal_of_a_kind_that_is_not_carried_out", "securityPolicies: [{name: a, type: CLOUD_ARMOUR}]",
     "field.literal_unknown", "securityPolicies/a", "type", Severity::Warning, kRefused, "CLOUD_ARMOR"},
    {"literal_in_a_list",
     "lbTrafficExtensions: [{name: a, loadBalancingScheme: EXTERNAL_MANAGED, extensionChains: [{name: c, "
     "matchCondition: {celExpression: 'true'}, extensions: [{name: e, service: s, supportedEvents: "
     "[REQUEST_HEADERS, REQUEST_HEADER]}]}]}]",
     "field.literal_unknown", "lbTrafficExtensions/a", "extensionChains[0].extensions[0].supportedEvents[1]",
     Severity::Warning, kRefused, "REQUEST_HEADERS"},
    {"literal_far_from_all", "addresses: [{name: a, purpose: FUN}]", "field.literal_unknown", "addresses/a", "purpose",
     Severity::Warning, kRefused, nullptr},
    {"literal_of_a_carried_out_field", "backendServices: [{name: a, protocol: HTPP}]", "field.literal_unknown",
     "backendServices/a", "protocol", Severity::Error, kRefused, "HTTP"},
    {"range_of_a_field_that_is_not_carried_out", "backendServices: [{name: a, affinityCookieTtlSec: 1209601}]",
     "field.out_of_range", "backendServices/a", "affinityCookieTtlSec", Severity::Warning, kRefused, "1209600"},
    {"range_of_a_carried_out_field", "targetHttpProxies: [{name: a, httpKeepAliveTimeoutSec: 4}]", "field.out_of_range",
     "targetHttpProxies/a", "httpKeepAliveTimeoutSec", Severity::Error, kRefused, "5"},
    {"time_span",
     "urlMaps: [{name: a, defaultService: s, defaultRouteAction: {retryPolicy: {perTryTimeout: {seconds: 90000}}}}]",
     "field.out_of_range", "urlMaps/a", "defaultRouteAction.retryPolicy.perTryTimeout", Severity::Warning, kRefused,
     nullptr},
    {"number_that_is_none_of_the_list",
     "securityPolicies: [{name: a, rules: [{priority: 1, action: rate_based_ban, rateLimitOptions: {banDurationSec: "
     "61}}]}]",
     "field.number_unknown", "securityPolicies/a", "rules[0].rateLimitOptions.banDurationSec", Severity::Warning,
     kRefused, "60"},
    {"too_many", "trustConfigs: [{name: a, trustStores: [{}, {}]}]", "limit.exceeded", "trustConfigs/a", "trustStores",
     Severity::Warning, kRefused, nullptr},
    {"too_short", "urlMaps: [{name: a, defaultUrlRedirect: {hostRedirect: ''}}]", "field.too_short", "urlMaps/a",
     "defaultUrlRedirect.hostRedirect", Severity::Warning, kRefused, nullptr},
    {"form", "backendServices: [{name: a, customMetrics: [{name: Orca.Load}]}]", "field.form", "backendServices/a",
     "customMetrics[0].name", Severity::Warning, kRefused, nullptr},
    {"name_of_a_kind_that_is_not_carried_out", "sslPolicies: [{name: Modern}]", "name.invalid", "sslPolicies/Modern",
     "name", Severity::Warning, kRefused, nullptr},
    {"exclusive", "certificates: [{name: a, managed: {domains: [a.example]}, selfManaged: {}}]", "field.exclusive",
     "certificates/a", "managed", Severity::Warning, kRefused, ""},
    {"required", "dnsAuthorizations: [{name: a}]", "field.required", "dnsAuthorizations/a", "", Severity::Warning,
     kRefused, nullptr},
    {"required_in_a_present_message", "serverTlsPolicies: [{name: a, mtlsPolicy: {clientValidationTrustConfig: t}}]",
     "field.required", "serverTlsPolicies/a", "mtlsPolicy", Severity::Warning, kRefused, nullptr},
    {"output_only", "sslPolicies: [{name: a, enabledFeatures: [X], kind: compute#sslPolicy}]", "field.output_only",
     "sslPolicies/a", "enabledFeatures", Severity::Advice, kAccepted, nullptr},
    {"secret", "sslCertificates: [{name: a, selfManaged: {certificate: c, privateKey: k}}]", "field.secret",
     "sslCertificates/a", "selfManaged.privateKey", Severity::Warning, kAccepted, nullptr},
    {"deprecated", "backendServices: [{name: a, port: 8080}]", "field.deprecated", "backendServices/a", "port",
     Severity::Advice, kAccepted, nullptr},
    {"mode", "backendServices: [{name: a, loadBalancingScheme: INTERNAL_MANAGED, cdnPolicy: {defaultTtl: 1}}]",
     "mode.feature_unavailable", "backendServices/a", "cdnPolicy", Severity::Warning, kRefused, nullptr},
    {"mode_in_which_it_is_ignored",
     "backendServices: [{name: a, loadBalancingScheme: EXTERNAL_MANAGED, circuitBreakers: {maxRequests: 1}}]",
     "mode.feature_ignored", "backendServices/a", "circuitBreakers", Severity::Warning, kAccepted, nullptr},
};

class FieldChecks : public testing::TestWithParam<Case>
{};

TEST_P(FieldChecks, Name_what_the_schema_knows)
{
    const Case& c = GetParam();
    const Diagnostic found = read(c.yaml).only(c.code);
    EXPECT_EQ(found.resource, c.resource);
    EXPECT_EQ(found.field_path, c.field_path);
    EXPECT_EQ(found.severity, c.severity);
    EXPECT_EQ(found.cloud_accepts, c.cloud_accepts);
    EXPECT_EQ(to_text(found).find('{'), std::string::npos) << to_text(found);
    EXPECT_EQ(found.fix.has_value(), c.fix != nullptr);
    if (found.fix && c.fix != nullptr) {
        EXPECT_EQ(found.fix->field_path, c.field_path);
        EXPECT_EQ(found.fix->yaml, c.fix);
    }
}

INSTANTIATE_TEST_SUITE_P(Compile, FieldChecks, testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(FieldChecks, Count_certificates_of_a_chain)
{
    std::string chain;
    for (int i = 0; i < 6; ++i) {
        chain += "      -----BEGIN CERTIFICATE-----\n      MII=\n      -----END CERTIFICATE-----\n";
    }
    const Reading reading = read("sslCertificates:\n  - name: a\n    certificate: |\n" + chain);
    EXPECT_EQ(reading.only("field.chain_too_long").args.at(1), "6");
}

TEST(FieldChecks, Find_no_secret_where_an_export_has_left_it_out)
{
    for (const char* text : {"\"\"", "'***'", "REDACTED", "'<hidden>'", "'${CLIENT_SECRET}'"}) {
        const std::string yaml = "backendServices: [{name: a, iap: {enabled: true, oauth2ClientSecret: ";
        EXPECT_TRUE(read(yaml + text + "}}]").all("field.secret").empty()) << text;
    }
}

TEST(FieldChecks, Say_nothing_about_a_deprecated_field_at_its_default)
{
    EXPECT_TRUE(read("backendServices: [{name: a, port: 80}]").all("field.deprecated").empty());
}

TEST(FieldChecks, Say_nothing_about_what_every_export_carries)
{
    const Reading reading = read(R"(sslPolicies:
  - name: modern
    id: "12"
    kind: compute#sslPolicy
    creationTimestamp: "2026-01-01T00:00:00Z"
    selfLink: https://www.googleapis.com/compute/v1/projects/p/global/sslPolicies/modern
    fingerprint: abc=
    profile: MODERN
    minTlsVersion: TLS_1_2
)");
    EXPECT_TRUE(reading.all("field.output_only").empty());
}

TEST(FieldChecks, Leave_a_value_that_could_not_be_read_to_the_reader)
{
    const Reading reading = read("dnsAuthorizations: [{name: a, domain: [x]}]");
    EXPECT_TRUE(reading.all("field.required").empty());
    EXPECT_EQ(read("dnsAuthorizations: [{name: a, domain: null}]").all("field.required").size(), 1U);
}

TEST(FieldChecks, Refuse_route_rules_of_a_classic_load_balancer_as_a_whole)
{
    const Reading reading = read(R"(
forwardingRules: [{name: r, loadBalancingScheme: EXTERNAL, portRange: "80", target: p}]
targetHttpProxies: [{name: p, urlMap: m}]
urlMaps:
  - name: m
    defaultUrlRedirect: {httpsRedirect: true}
    defaultRouteAction: {retryPolicy: {numRetries: 1}}
    pathMatchers:
      - name: a
        routeRules:
          - priority: 1
            routeAction: {retryPolicy: {numRetries: 1}}
)");
    std::vector<std::string> refused;
    for (const Diagnostic& diagnostic : reading.all("mode.feature_unavailable")) {
        refused.push_back(diagnostic.field_path);
    }
    EXPECT_EQ(refused, (std::vector<std::string>{"defaultRouteAction.retryPolicy", "pathMatchers[0].routeRules"}));
}

} // namespace
} // namespace switchyard::compile
