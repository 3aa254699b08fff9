// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/tls_making.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kMail = R"(
forwardingRules:
  - {name: mail, IPAddress: 203.0.113.25, portRange: "993", loadBalancingScheme: EXTERNAL_MANAGED, target: mail}
  - {name: secure, IPAddress: 203.0.113.26, portRange: "993", loadBalancingScheme: EXTERNAL, target: secure}
targetTcpProxies:
  - {name: mail, service: mail, proxyHeader: PROXY_V1}
targetSslProxies:
  - {name: secure, service: boxes, sslCertificates: [shop], sslPolicy: modern}
sslPolicies:
  - {name: modern, profile: MODERN, minTlsVersion: TLS_1_2}
sslCertificates:
  - {name: shop, certificate: SHOP_PEM}
backendServices:
  - {name: mail, loadBalancingScheme: EXTERNAL_MANAGED, protocol: TCP, backends: [{group: neg}], healthChecks: [probe]}
  - {name: boxes, loadBalancingScheme: EXTERNAL, protocol: SSL, backends: [{group: neg}], healthChecks: [probe]}
healthChecks:
  - {name: probe, type: TCP, tcpHealthCheck: {portSpecification: USE_SERVING_PORT}}
networkEndpointGroups:
  - {name: neg, zone: r-a, networkEndpointType: GCE_VM_IP_PORT}
networkEndpoints:
  - {networkEndpointGroup: neg, ipAddress: 127.0.0.1, port: 9993}
)";

TEST(Layer4, Tcp_proxy_passes_bytes_to_its_service)
{
    const Reading reading = read_with_keys(std::string(kMail), {});
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    const Snapshot& snapshot = *reading.compilation.snapshot;
    ASSERT_THAT(snapshot.listeners, SizeIs(1)) << "there is no key for the other";
    const ListenerSpec& listener = snapshot.listeners[0];
    EXPECT_EQ(listener.name, "mail");
    EXPECT_EQ(listener.protocol, ListenerSpec::Protocol::Bytes);
    EXPECT_EQ(snapshot.services.at(listener.service).name, "mail");
    EXPECT_TRUE(listener.sends_proxy_header);
    EXPECT_EQ(listener.tls, nullptr);
    EXPECT_EQ(listener.mode, Mode::GlobalExternal);
    EXPECT_FALSE(listener.url_map);
    EXPECT_TRUE(listener.target_proxy);
    EXPECT_EQ(listener.local.to_string(), "127.0.0.1:8993");
    EXPECT_EQ(snapshot.services[listener.service].tls, nullptr);
    EXPECT_THAT(snapshot.route_tables, IsEmpty());
    EXPECT_THAT(snapshot.locations.stand_ins(), IsEmpty());
    EXPECT_THAT(reading.all("resource.not_carried_out"), IsEmpty());
}

TEST(Layer4, Ssl_proxy_ends_tls_and_passes_bytes_on)
{
    const Reading reading = read_with_keys(std::string(kMail), {{"shop", &tls_fixture().shop}});
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    const Snapshot& snapshot = *reading.compilation.snapshot;
    ASSERT_THAT(snapshot.listeners, SizeIs(2));
    const ListenerSpec& listener = snapshot.listeners[1];
    EXPECT_EQ(listener.protocol, ListenerSpec::Protocol::Bytes);
    EXPECT_EQ(listener.mode, Mode::Classic);
    EXPECT_FALSE(listener.sends_proxy_header);
    ASSERT_NE(listener.tls, nullptr);
    EXPECT_EQ(listener.tls->target_proxy, "global/targetSslProxies/secure");
    EXPECT_THAT(listener.tls->protocols, IsEmpty()) << "nobody knows what is spoken inside";
    EXPECT_EQ(listener.tls->policy, cert::tls_settings({.profile = "MODERN", .min_tls_version = "TLS_1_2"}, {}));
    const ServiceSpec& service = snapshot.services.at(listener.service);
    EXPECT_EQ(service.name, "boxes");
    ASSERT_NE(service.tls, nullptr);
    EXPECT_THAT(service.tls->protocols, IsEmpty());
}

/// A certificate in the list of an SSL proxy was taken for the end of a field name, and the check broke off.
TEST(Layer4, Ssl_proxy_with_certificates_is_checked_to_its_service)
{
    const Reading reading = read(R"(
forwardingRules:
  - {name: secure, IPAddress: 203.0.113.26, portRange: "993", loadBalancingScheme: EXTERNAL, target: secure}
targetSslProxies:
  - {name: secure, sslCertificates: [shop], service: boxes}
sslCertificates:
  - {name: shop, type: MANAGED, managed: {domains: [shop.example.com]}}
backendServices:
  - {name: boxes, loadBalancingScheme: INTERNAL_MANAGED, protocol: TCP}
)");
    EXPECT_EQ(reading.only("mode.scheme_mismatch").field_path, "service");
}

struct ModeCase
{
    std::string_view scheme;
    std::string_view scope;
    Mode mode;
};

TEST(Layer4, Tcp_proxies_of_every_mode_listen)
{
    const ModeCase cases[] = {{"EXTERNAL", "", Mode::Classic},
                              {"EXTERNAL_MANAGED", "", Mode::GlobalExternal},
                              {"EXTERNAL_MANAGED", "region: r, ", Mode::RegionalExternal},
                              {"INTERNAL_MANAGED", "region: r, ", Mode::RegionalInternal},
                              {"INTERNAL_MANAGED", "", Mode::CrossRegionInternal}};
    for (const ModeCase& c : cases) {
        const Reading reading = read(fmt::format(R"(
forwardingRules:
  - {{{0}name: mail, IPAddress: 10.0.0.25, portRange: "25", loadBalancingScheme: {1}, target: mail}}
targetTcpProxies:
  - {{{0}name: mail, service: mail}}
backendServices:
  - {{{0}name: mail, loadBalancingScheme: {1}, protocol: TCP}}
)",
                                                 c.scope, c.scheme));
        ASSERT_NE(reading.compilation.snapshot, nullptr) << c.scheme << c.scope;
        ASSERT_THAT(reading.compilation.snapshot->listeners, SizeIs(1)) << c.scheme << c.scope;
        EXPECT_EQ(reading.compilation.snapshot->listeners[0].mode, c.mode);
        EXPECT_FALSE(reading.compilation.snapshot->listeners[0].sends_proxy_header);
    }
}

struct MistakeCase
{
    std::string_view proxy;
    std::string_view code;
    std::string_view resource;
    std::string_view field_path;
};

TEST(Layer4, Proxy_without_a_service_blocks_as_one_without_a_url_map_does)
{
    const MistakeCase cases[] = {
        {"{name: mail}", "reference.missing", "targetTcpProxies/mail", ""},
        {"{name: mail, service: nowhere}", "reference.dangling", "targetTcpProxies/mail", "service"}};
    for (const MistakeCase& c : cases) {
        const Reading reading = read(fmt::format(R"(
forwardingRules:
  - {{name: mail, IPAddress: 203.0.113.25, portRange: "25", loadBalancingScheme: EXTERNAL_MANAGED, target: mail}}
targetTcpProxies:
  - {}
)",
                                                 c.proxy));
        EXPECT_EQ(reading.compilation.snapshot, nullptr) << c.proxy;
        const Diagnostic said = reading.only(c.code);
        EXPECT_EQ(said.resource, c.resource);
        EXPECT_EQ(said.field_path, c.field_path);
    }
}

TEST(Layer4, Load_profile_that_calls_a_rule_of_bytes_is_told_so)
{
    const Reading reading = read_with_keys(
        std::string(kMail) +
            "local:\n  loadProfiles:\n    - {name: rush, forwardingRule: mail, requests: [{host: a.example.com}]}\n",
        {});
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    EXPECT_THAT(reading.compilation.snapshot->load_profiles, IsEmpty());
    EXPECT_THAT(to_text(reading.only("load_profile.invalid")), HasSubstr("'mail' takes bytes of any protocol"));
}

} // namespace
} // namespace switchyard::compile
