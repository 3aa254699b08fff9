// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <gtest/gtest.h>
#include <set>

namespace switchyard::compile {
namespace {

/// Front ends that the cloud takes as they are, one of each mode: HTTPS with a policy and a certificate, and HTTP
/// beside it at the same address.
struct Sound
{
    const char* name;
    const char* yaml;
};

void PrintTo(const Sound& sound, std::ostream* out) { *out << sound.name; }

constexpr const char* kGlobal = R"(
forwardingRules:
  - {name: https, IPAddress: shop-ip, portRange: "443", loadBalancingScheme: EXTERNAL_MANAGED, target: shop}
  - {name: http, IPAddress: shop-ip, portRange: "80", loadBalancingScheme: EXTERNAL_MANAGED, target: to-https}
addresses:
  - {name: shop-ip, address: 203.0.113.10, ipVersion: IPV4}
targetHttpsProxies:
  - name: shop
    urlMap: shop
    sslCertificates: [shop, www]
    sslPolicy: modern
    quicOverride: ENABLE
    tlsEarlyData: STRICT
    httpKeepAliveTimeoutSec: 700
    serverTlsPolicy: projects/p/locations/global/serverTlsPolicies/clients
sslCertificates:
  - {name: shop, type: MANAGED, managed: {domains: [shop.example.com]}}
  - {name: www, type: SELF_MANAGED, certificate: "-----BEGIN CERTIFICATE-----"}
sslPolicies:
  - {name: modern, profile: RESTRICTED, minTlsVersion: TLS_1_3}
serverTlsPolicies:
  - name: projects/p/locations/global/serverTlsPolicies/clients
    mtlsPolicy:
      clientValidationMode: REJECT_INVALID
      clientValidationTrustConfig: projects/p/locations/global/trustConfigs/clients
trustConfigs:
  - name: projects/p/locations/global/trustConfigs/clients
    trustStores: [{trustAnchors: [{pemCertificate: "-----BEGIN CERTIFICATE-----"}]}]
targetHttpProxies:
  - {name: to-https, urlMap: to-https}
urlMaps:
  - {name: shop, defaultUrlRedirect: {hostRedirect: www.example.com}}
  - {name: to-https, defaultUrlRedirect: {httpsRedirect: true}}
)";

constexpr const char* kClassic = R"(
forwardingRules:
  - {name: https, region: europe-west3, IPAddress: shop-ip, portRange: "443", networkTier: STANDARD, target: global/targetHttpsProxies/shop}
  - {name: http, region: europe-west3, IPAddress: shop-ip, portRange: "80", networkTier: STANDARD, target: global/targetHttpProxies/to-https}
addresses:
  - {name: shop-ip, region: europe-west3, address: 203.0.113.10, networkTier: STANDARD}
targetHttpsProxies:
  - name: shop
    urlMap: shop
    certificateMap: //certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/shop
    sslPolicy: fips
certificateMaps:
  - name: projects/p/locations/global/certificateMaps/shop
certificateMapEntries:
  - name: projects/p/locations/global/certificateMaps/shop/certificateMapEntries/all
    matcher: PRIMARY
    certificates: [projects/p/locations/global/certificates/shop]
  - name: projects/p/locations/global/certificateMaps/shop/certificateMapEntries/pages
    hostname: "*.example.com"
    certificates: [projects/p/locations/global/certificates/shop]
certificates:
  - name: projects/p/locations/global/certificates/shop
    managed:
      domains: [example.com, "*.example.com"]
      dnsAuthorizations: [projects/p/locations/global/dnsAuthorizations/example]
dnsAuthorizations:
  - {name: projects/p/locations/global/dnsAuthorizations/example, domain: example.com}
sslPolicies:
  - {name: fips, profile: FIPS_202205, minTlsVersion: TLS_1_2}
targetHttpProxies:
  - {name: to-https, urlMap: to-https}
urlMaps:
  - {name: shop, defaultUrlRedirect: {hostRedirect: www.example.com}}
  - {name: to-https, defaultUrlRedirect: {httpsRedirect: true}}
)";

constexpr const char* kRegional = R"(
forwardingRules:
  - {name: https, region: europe-west3, IPAddress: 203.0.113.10, portRange: "443", networkTier: STANDARD, loadBalancingScheme: EXTERNAL_MANAGED, network: projects/p/global/networks/shop, target: shop}
  - {name: http, region: europe-west3, IPAddress: 203.0.113.10, portRange: "80", networkTier: STANDARD, loadBalancingScheme: EXTERNAL_MANAGED, network: projects/p/global/networks/shop, target: to-https}
subnetworks:
  - {name: proxies, region: europe-west3, network: shop, ipCidrRange: 10.129.0.0/23, purpose: REGIONAL_MANAGED_PROXY, role: ACTIVE}
  - {name: spare, region: europe-west3, network: shop, ipCidrRange: 10.129.2.0/23, purpose: REGIONAL_MANAGED_PROXY, role: BACKUP}
  - {name: office, region: europe-west3, network: office, ipCidrRange: 10.129.0.0/23, purpose: REGIONAL_MANAGED_PROXY, role: ACTIVE}
targetHttpsProxies:
  - {name: shop, region: europe-west3, urlMap: shop, sslCertificates: [shop], sslPolicy: own}
sslCertificates:
  - {name: shop, region: europe-west3, selfManaged: {certificate: "-----BEGIN CERTIFICATE-----"}}
sslPolicies:
  - {name: own, region: europe-west3, profile: CUSTOM, minTlsVersion: TLS_1_2, customFeatures: [TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256]}
targetHttpProxies:
  - {name: to-https, region: europe-west3, urlMap: to-https}
urlMaps:
  - {name: shop, region: europe-west3, defaultUrlRedirect: {hostRedirect: www.example.com}}
  - {name: to-https, region: europe-west3, defaultUrlRedirect: {httpsRedirect: true}}
)";

constexpr const char* kInternal = R"(
forwardingRules:
  - {name: https, region: europe-west3, IPAddress: intern, portRange: "443", loadBalancingScheme: INTERNAL_MANAGED, subnetwork: vms, allowGlobalAccess: true, target: shop}
  - {name: http, region: europe-west3, IPAddress: 10.1.0.5, portRange: "80", loadBalancingScheme: INTERNAL_MANAGED, subnetwork: vms, allowGlobalAccess: true, target: to-https}
addresses:
  - {name: intern, region: europe-west3, subnetwork: vms, address: 10.1.0.5, addressType: INTERNAL, purpose: SHARED_LOADBALANCER_VIP}
subnetworks:
  - {name: vms, region: europe-west3, network: shop, ipCidrRange: 10.1.0.0/24}
  - {name: proxies, region: europe-west3, network: shop, ipCidrRange: 10.129.0.0/23, purpose: REGIONAL_MANAGED_PROXY, role: ACTIVE}
targetHttpsProxies:
  - name: shop
    region: europe-west3
    urlMap: shop
    sslCertificates: [//certificatemanager.googleapis.com/projects/p/locations/europe-west3/certificates/intern]
    sslPolicy: modern
certificates:
  - {name: projects/p/locations/europe-west3/certificates/intern, managed: {domains: [intern.example.com], issuanceConfig: private}}
sslPolicies:
  - {name: modern, region: europe-west3, profile: MODERN, minTlsVersion: TLS_1_2}
targetHttpProxies:
  - {name: to-https, region: europe-west3, urlMap: to-https}
urlMaps:
  - {name: shop, region: europe-west3, defaultUrlRedirect: {hostRedirect: www.example.com}}
  - {name: to-https, region: europe-west3, defaultUrlRedirect: {httpsRedirect: true}}
)";

constexpr const char* kCrossRegion = R"(
forwardingRules:
  - {name: west, IPAddress: 10.1.0.5, portRange: "443", loadBalancingScheme: INTERNAL_MANAGED, network: shop, subnetwork: regions/europe-west3/subnetworks/vms, target: shop}
  - {name: east, IPAddress: 10.2.0.5, portRange: "443", loadBalancingScheme: INTERNAL_MANAGED, network: shop, subnetwork: regions/us-east1/subnetworks/vms, target: shop}
subnetworks:
  - {name: vms, region: europe-west3, network: shop, ipCidrRange: 10.1.0.0/24}
  - {name: vms, region: us-east1, network: shop, ipCidrRange: 10.2.0.0/24}
  - {name: proxies, region: europe-west3, network: shop, ipCidrRange: 10.129.0.0/23, purpose: GLOBAL_MANAGED_PROXY, role: ACTIVE}
  - {name: proxies, region: us-east1, network: shop, ipCidrRange: 10.130.0.0/23, purpose: GLOBAL_MANAGED_PROXY, role: ACTIVE}
  - {name: others, region: us-east1, network: shop, ipCidrRange: 10.131.0.0/23, purpose: REGIONAL_MANAGED_PROXY, role: ACTIVE}
targetHttpsProxies:
  - name: shop
    urlMap: shop
    sslCertificates: [//certificatemanager.googleapis.com/projects/p/locations/global/certificates/intern]
    sslPolicy: modern
certificates:
  - {name: projects/p/locations/global/certificates/intern, scope: ALL_REGIONS, managed: {domains: [intern.example.com], issuanceConfig: private}}
sslPolicies:
  - {name: modern, profile: MODERN, minTlsVersion: TLS_1_2}
urlMaps:
  - {name: shop, defaultUrlRedirect: {hostRedirect: www.example.com}}
)";

class SoundFrontEnd : public testing::TestWithParam<Sound>
{};

/// What this program does not carry out has nothing to do with the cloud, URL maps have their own tests, and the
/// certificates of these texts are cut short: tls_test.cpp has real ones.
bool is_about_here(const Diagnostic& diagnostic)
{
    static const std::set<std::string> kHere{"resource.not_carried_out",       "field.not_carried_out",
                                             "field.value_not_carried_out",    "forwarding_rule.not_served",
                                             "forwarding_rule.no_certificate", "forwarding_rule.stand_in_chosen",
                                             "certificate.unreadable",         "trust_config.unreadable"};
    return kHere.contains(diagnostic.code) || diagnostic.resource.starts_with("urlMaps/");
}

TEST_P(SoundFrontEnd, Is_taken_by_the_cloud_without_a_word)
{
    const Reading reading = read(GetParam().yaml);
    for (const Diagnostic& diagnostic : reading.compilation.diagnostics) {
        EXPECT_TRUE(is_about_here(diagnostic)) << to_text(diagnostic);
    }
}

INSTANTIATE_TEST_SUITE_P(Compile, SoundFrontEnd,
                         testing::Values(Sound{"global_external", kGlobal}, Sound{"classic_standard", kClassic},
                                         Sound{"regional_external", kRegional}, Sound{"regional_internal", kInternal},
                                         Sound{"cross_region_internal", kCrossRegion}),
                         [](const auto& info) { return std::string(info.param.name); });

/// One thing broken in a sound front end.
struct Broken
{
    const char* name;
    const char* yaml;
    std::string_view from;
    std::string_view to;
    const char* code;
    const char* resource;
    const char* field_path;
    std::vector<std::string> args;
};

void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.name; }

const Broken kBroken[] = {
    {"global_rule_regional_proxy",
     kGlobal,
     "name: to-https, urlMap",
     "name: to-https, region: r, urlMap",
     "mode.scope_mismatch",
     "forwardingRules/http",
     "target",
     {"to-https", "regions/r", "http", "global"}},
    {"regional_map",
     kGlobal,
     "{name: shop, defaultUrlRedirect",
     "{name: shop, region: r, defaultUrlRedirect",
     "mode.scope_mismatch",
     "targetHttpsProxies/shop",
     "urlMap",
     {"shop", "regions/r", "shop", "global"}},
    {"regional_certificate",
     kGlobal,
     "{name: shop, type: MANAGED",
     "{name: shop, region: r, type: MANAGED",
     "mode.scope_mismatch",
     "targetHttpsProxies/shop",
     "sslCertificates[0]",
     {"shop", "regions/r", "shop", "global"}},
    {"regional_policy",
     kGlobal,
     "{name: modern, profile",
     "{name: modern, region: r, profile",
     "mode.scope_mismatch",
     "targetHttpsProxies/shop",
     "sslPolicy",
     {"modern", "regions/r", "shop", "global"}},
    {"regional_trust",
     kGlobal,
     "- name: projects/p/locations/global/trustConfigs/clients",
     "- name: projects/p/locations/r/trustConfigs/clients",
     "reference.elsewhere",
     "serverTlsPolicies/clients",
     "mtlsPolicy.clientValidationTrustConfig",
     {"projects/p/locations/global/trustConfigs/clients", "trust config", "clients", "regions/r"}},
    {"regional_address",
     kGlobal,
     "{name: shop-ip, address",
     "{name: shop-ip, region: r, address",
     "mode.scope_mismatch",
     "forwardingRules/https",
     "IPAddress",
     {"shop-ip", "regions/r", "https", "global"}},
    {"global_proxy_of_internal_rule",
     kInternal,
     "name: to-https, region: europe-west3, urlMap",
     "name: to-https, urlMap",
     "mode.scope_mismatch",
     "forwardingRules/http",
     "target",
     {"to-https", "global", "http", "regions/europe-west3"}},
    {"http3_regional",
     kRegional,
     "sslPolicy: own}",
     "sslPolicy: own, quicOverride: ENABLE}",
     "mode.feature_unavailable",
     "targetHttpsProxies/shop",
     "quicOverride",
     {"HTTP/3", "regional external"}},
    {"early_data_internal",
     kInternal,
     "    sslPolicy: modern",
     "    sslPolicy: modern\n    tlsEarlyData: STRICT",
     "mode.feature_unavailable",
     "targetHttpsProxies/shop",
     "tlsEarlyData",
     {"TLS early data", "regional internal"}},
    {"certificate_map_cross_region",
     kCrossRegion,
     "    sslPolicy: modern",
     "    sslPolicy: modern\n    certificateMap: projects/p/locations/global/certificateMaps/m",
     "mode.feature_unavailable",
     "targetHttpsProxies/shop",
     "certificateMap",
     {"certificateMap", "cross-region internal"}},
    {"keep_alive_classic",
     kClassic,
     "    sslPolicy: fips",
     "    sslPolicy: fips\n    httpKeepAliveTimeoutSec: 610",
     "target_proxy.keep_alive_fixed",
     "targetHttpsProxies/shop",
     "httpKeepAliveTimeoutSec",
     {}},
    {"global_access_external",
     kRegional,
     "portRange: \"443\"",
     "portRange: \"443\", allowGlobalAccess: true",
     "mode.feature_unavailable",
     "forwardingRules/https",
     "allowGlobalAccess",
     {"allowGlobalAccess", "regional external"}},
    {"proxies_of_the_wrong_kind",
     kCrossRegion,
     "10.129.0.0/23, purpose: GLOBAL",
     "10.129.0.0/23, purpose: REGIONAL",
     "subnetwork.proxy_only_missing",
     "forwardingRules/west",
     "",
     {"cross-region internal", "europe-west3", "shop", "GLOBAL_MANAGED_PROXY"}},
    {"only_a_spare",
     kInternal,
     "role: ACTIVE",
     "role: BACKUP",
     "subnetwork.proxy_only_missing",
     "forwardingRules/https",
     "",
     {"regional internal", "europe-west3", "shop", "REGIONAL_MANAGED_PROXY"}},
    {"outdated_purpose_external",
     kRegional,
     "network: shop, ipCidrRange: 10.129.0.0/23, purpose: REGIONAL_MANAGED_PROXY",
     "network: shop, ipCidrRange: 10.129.0.0/23, purpose: INTERNAL_HTTPS_LOAD_BALANCER",
     "subnetwork.proxy_only_missing",
     "forwardingRules/https",
     "",
     {"regional external", "europe-west3", "shop", "REGIONAL_MANAGED_PROXY"}},
    {"clash_behind_tls",
     kGlobal,
     "portRange: \"80\"",
     "portRange: \"443\"",
     "forwarding_rule.address_clash",
     "forwardingRules/http",
     "IPAddress",
     {"203.0.113.10:443", "https"}},
    {"port_behind_tls",
     kGlobal,
     "portRange: \"443\"",
     "portRange: 443-444",
     "forwarding_rule.port_invalid",
     "forwardingRules/https",
     "portRange",
     {"443-444"}},
    {"other_networks_subnetwork",
     kInternal,
     "subnetwork: vms, allowGlobalAccess: true, target: shop",
     "network: office, subnetwork: vms, target: shop",
     "forwarding_rule.subnetwork_elsewhere",
     "forwardingRules/https",
     "subnetwork",
     {"vms", "shop", "office"}},
    {"unshared_literal",
     kInternal,
     "purpose: SHARED_LOADBALANCER_VIP",
     "purpose: GCE_ENDPOINT",
     "forwarding_rule.address_not_shared",
     "forwardingRules/http",
     "IPAddress",
     {"10.1.0.5", "https"}},
};

class BrokenFrontEnd : public testing::TestWithParam<Broken>
{};

TEST_P(BrokenFrontEnd, Is_named_at_its_place)
{
    const Broken& broken = GetParam();
    std::string text(broken.yaml);
    const std::size_t at = text.find(broken.from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, broken.from.size(), broken.to);
    const Reading reading = read(text);
    bool found = false;
    for (const Diagnostic& diagnostic : reading.all(broken.code)) {
        found = found || (diagnostic.resource == broken.resource && diagnostic.field_path == broken.field_path &&
                          !diagnostic.cloud_accepts && (broken.args.empty() || diagnostic.args == broken.args));
    }
    std::string said;
    for (const Diagnostic& diagnostic : reading.compilation.diagnostics) {
        said += is_about_here(diagnostic) ? "" : to_text(diagnostic) + '\n';
    }
    EXPECT_TRUE(found) << said;
}

INSTANTIATE_TEST_SUITE_P(Compile, BrokenFrontEnd, testing::ValuesIn(kBroken),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(FrontEnd, Refuses_a_rule_behind_tls_that_shares_an_address_with_a_plain_one)
{
    std::string text(kGlobal);
    const std::string_view from = "portRange: \"80\"";
    text.replace(text.find(from), from.size(), "portRange: \"443\"");
    const Reading reading = read(text);
    EXPECT_FALSE(reading.only("forwarding_rule.address_clash").runs_here);
    EXPECT_EQ(reading.compilation.snapshot, nullptr);
}

TEST(FrontEnd, Takes_the_same_internal_address_in_two_networks)
{
    const Reading reading = read(R"(
forwardingRules:
  - {name: a, region: r, IPAddress: 10.1.0.5, portRange: "443", loadBalancingScheme: INTERNAL_MANAGED, network: one, target: p}
  - {name: b, region: r, IPAddress: 10.1.0.5, portRange: "443", loadBalancingScheme: INTERNAL_MANAGED, network: two, target: p}
targetHttpsProxies:
  - {name: p, region: r, urlMap: m}
urlMaps:
  - {name: m, region: r, defaultUrlRedirect: {hostRedirect: www.example.com}}
)");
    EXPECT_TRUE(reading.all("forwarding_rule.address_clash").empty());
    EXPECT_TRUE(reading.all("forwarding_rule.address_not_shared").empty());
}

struct KeepAlive
{
    const char* scope;
    const char* scheme;
    int without;
    int with_900;
};

TEST(FrontEnd, Keeps_idle_clients_as_long_as_the_mode_does)
{
    const KeepAlive cases[] = {{"", "EXTERNAL_MANAGED", 610, 900},
                               {"", "EXTERNAL", 610, 610},
                               {"region: r,", "EXTERNAL_MANAGED", 600, 900},
                               {"region: r,", "INTERNAL_MANAGED", 600, 900},
                               {"", "INTERNAL_MANAGED", 600, 900}};
    for (const KeepAlive& c : cases) {
        for (const bool set : {false, true}) {
            const std::string scope(c.scope);
            const Reading reading =
                read("forwardingRules: [{name: a, " + scope + " portRange: \"80\", loadBalancingScheme: " + c.scheme +
                     ", target: p}]\ntargetHttpProxies: [{name: p, " + scope +
                     (set ? " httpKeepAliveTimeoutSec: 900," : "") + " urlMap: m}]\nurlMaps: [{name: m, " + scope +
                     " defaultUrlRedirect: {httpsRedirect: true}}]\n");
            ASSERT_NE(reading.compilation.snapshot, nullptr);
            EXPECT_EQ(reading.compilation.snapshot->listeners.at(0).client_keep_alive.count(),
                      set ? c.with_900 : c.without)
                << c.scheme << ' ' << scope;
        }
    }
}

} // namespace
} // namespace switchyard::compile
