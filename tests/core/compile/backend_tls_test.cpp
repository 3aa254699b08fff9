// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/tls_making.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A service; FIELDS adds to it.
constexpr std::string_view kService = R"(
backendServices:
  - {name: web, loadBalancingScheme: EXTERNAL_MANAGED, FIELDS}
backendAuthenticationConfigs:
  - {name: projects/p/locations/global/backendAuthenticationConfigs/own, trustConfig: projects/p/locations/global/trustConfigs/own}
  - {name: projects/p/locations/global/backendAuthenticationConfigs/public, wellKnownRoots: PUBLIC_ROOTS}
  - {name: projects/p/locations/global/backendAuthenticationConfigs/both, wellKnownRoots: PUBLIC_ROOTS, trustConfig: projects/p/locations/global/trustConfigs/own}
  - {name: projects/p/locations/global/backendAuthenticationConfigs/broken, trustConfig: projects/p/locations/global/trustConfigs/broken}
  - {name: projects/p/locations/global/backendAuthenticationConfigs/showing, wellKnownRoots: PUBLIC_ROOTS, clientCertificate: projects/p/locations/global/certificates/proxy}
certificates:
  - {name: projects/p/locations/global/certificates/proxy, selfManaged: {pemCertificate: SHOP_PEM}}
trustConfigs:
  - {name: projects/p/locations/global/trustConfigs/own, trustStores: [{trustAnchors: [{pemCertificate: AUTHORITY_PEM}]}]}
  - {name: projects/p/locations/global/trustConfigs/broken, trustStores: [{trustAnchors: [{pemCertificate: SHOP_PEM}]}]}
)";

std::string service(std::string_view fields, std::string_view resources = {})
{
    std::string text(kService);
    const std::string_view word = "FIELDS";
    text.replace(text.find(word), word.size(), fields);
    return text + std::string(resources);
}

std::string verified_by(std::string_view config, std::string_view more = {})
{
    return "protocol: HTTPS, tlsSettings: {authenticationConfig: "
           "//networksecurity.googleapis.com/projects/p/locations/global/backendAuthenticationConfigs/" +
           std::string(config) + std::string(more) + "}";
}

std::shared_ptr<const cert::BackendTls> tls_of(const Reading& reading)
{
    if (reading.compilation.snapshot == nullptr) {
        ADD_FAILURE() << "no snapshot";
        return nullptr;
    }
    return reading.compilation.snapshot->services.at(0).tls;
}

class BackendTls : public testing::Test
{
protected:
    const TlsFixture& made = tls_fixture();
};

TEST_F(BackendTls, Is_spoken_with_https_http2_and_ssl_only)
{
    for (const std::string_view plain :
         {"protocol: HTTP", "protocol: TCP", "protocol: H2C", "protocol: GRPC", "timeoutSec: 30"}) {
        EXPECT_EQ(tls_of(read_with_keys(service(plain), {})), nullptr) << plain;
    }
    const auto https = tls_of(read_with_keys(service("protocol: HTTPS"), {}));
    ASSERT_NE(https, nullptr);
    EXPECT_THAT(https->protocols, ElementsAre("http/1.1"));
    const auto http2 = tls_of(read_with_keys(service("protocol: HTTP2"), {}));
    ASSERT_NE(http2, nullptr);
    EXPECT_THAT(http2->protocols, ElementsAre("h2")) << "nothing to fall back to";
    const auto ssl = tls_of(read_with_keys(service("protocol: SSL"), {}));
    ASSERT_NE(ssl, nullptr);
    EXPECT_THAT(ssl->protocols, IsEmpty());
}

TEST_F(BackendTls, Http2_is_spoken_by_three_protocols_with_tls_or_without)
{
    struct Case
    {
        std::string_view protocol;
        bool http2;
    };
    for (const auto& [protocol, http2] : {Case{"HTTP", false}, Case{"HTTPS", false}, Case{"TCP", false},
                                          Case{"HTTP2", true}, Case{"H2C", true}, Case{"GRPC", true}}) {
        const Reading reading = read_with_keys(service("protocol: " + std::string(protocol)), {});
        ASSERT_NE(reading.compilation.snapshot, nullptr);
        EXPECT_EQ(reading.compilation.snapshot->services.at(0).http2, http2) << protocol;
        EXPECT_THAT(reading.all("field.value_not_carried_out"), IsEmpty()) << protocol;
    }
}

TEST_F(BackendTls, Sends_no_name_and_believes_everybody_by_default)
{
    const Reading reading = read_with_keys(service("protocol: HTTPS"), {});
    const auto tls = tls_of(reading);
    ASSERT_NE(tls, nullptr);
    EXPECT_EQ(tls->policy, cert::tls_settings({}, {})) << "COMPATIBLE";
    EXPECT_EQ(tls->server_name, "");
    EXPECT_FALSE(tls->trust);
    EXPECT_THAT(tls->names, IsEmpty());
    EXPECT_FALSE(tls->identity);
    EXPECT_THAT(reading.all("field.value_not_carried_out"), IsEmpty());
    EXPECT_THAT(reading.all("tls_settings.names_unchecked"), IsEmpty());
}

TEST_F(BackendTls, Names_are_those_of_the_settings)
{
    const Reading reading =
        read_with_keys(service(verified_by("own", ", sni: web.internal, subjectAltNames: [{dnsName: a.internal}, "
                                                  "{uniformResourceIdentifier: \"spiffe://shop/web\"}]")),
                       {});
    const auto tls = tls_of(reading);
    ASSERT_NE(tls, nullptr);
    EXPECT_EQ(tls->server_name, "web.internal");
    EXPECT_THAT(tls->names, ElementsAre("a.internal", "spiffe://shop/web"));
    EXPECT_THAT(reading.all("tls_settings.names_unchecked"), IsEmpty());
    EXPECT_THAT(reading.all("field.not_carried_out"), IsEmpty());
}

TEST_F(BackendTls, Name_without_anybody_to_vouch_for_it_is_sent_and_not_checked)
{
    const Reading reading = read_with_keys(service("protocol: HTTPS, tlsSettings: {sni: web.internal}"), {});
    const auto tls = tls_of(reading);
    ASSERT_NE(tls, nullptr);
    EXPECT_EQ(tls->server_name, "web.internal");
    EXPECT_FALSE(tls->trust);
    EXPECT_EQ(reading.only("tls_settings.names_unchecked").field_path, "tlsSettings");
}

struct TrustCase
{
    std::string_view config;
    std::size_t anchors;
    bool public_roots;
};

TEST_F(BackendTls, Authentication_config_says_whom_to_believe)
{
    const TrustCase cases[] = {
        {"own", 1, false}, {"public", 0, true}, {"both", 1, true}, {"broken", 0, false}, {"nowhere", 0, false}};
    for (const TrustCase& c : cases) {
        const Reading reading = read_with_keys(service(verified_by(c.config)), {});
        const auto tls = tls_of(reading);
        ASSERT_NE(tls, nullptr) << c.config;
        ASSERT_TRUE(tls->trust) << c.config << ": what cannot be followed must not open the door";
        EXPECT_THAT(tls->trust->anchors, SizeIs(c.anchors)) << c.config;
        EXPECT_EQ(tls->trust->public_roots, c.public_roots) << c.config;
        if (c.anchors > 0) {
            EXPECT_EQ(tls->trust->anchors[0], made.authority.certificate);
        }
    }
    const Reading broken = read_with_keys(service(verified_by("broken")), {});
    EXPECT_EQ(broken.only("trust_config.unreadable").resource, "trustConfigs/broken");
    EXPECT_TRUE(read_with_keys(service(verified_by("nowhere")), {}).only("reference.dangling").runs_here);
}

TEST_F(BackendTls, Client_certificate_is_shown_when_its_key_is_at_hand)
{
    for (const std::string_view holder : {"proxy", "showing"}) {
        const auto tls = tls_of(read_with_keys(service(verified_by("showing")), {{holder, &made.shop}}));
        ASSERT_NE(tls, nullptr);
        ASSERT_TRUE(tls->identity) << "key of " << holder;
        EXPECT_EQ(tls->identity->chain, cert::Chain{made.shop.certificate});
        EXPECT_EQ(tls->identity->key->id(), made.shop.key.id());
    }
    const Reading without = read_with_keys(service(verified_by("showing")), {});
    ASSERT_NE(tls_of(without), nullptr);
    EXPECT_FALSE(tls_of(without)->identity);
    const Diagnostic said = without.only("backend_authentication.certificate_unusable");
    EXPECT_EQ(said.resource, "backendAuthenticationConfigs/showing");
    EXPECT_EQ(said.field_path, "clientCertificate");
    EXPECT_THAT(to_text(said), HasSubstr("local.secrets"));
}

/// An internet endpoint group; ENDPOINT is its endpoint, LOCAL what stands in for it.
std::string internet(std::string_view type, std::string_view endpoint, std::string_view local)
{
    return service("protocol: HTTPS, backends: [{group: outside}]",
                   "networkEndpointGroups:\n  - {name: outside, networkEndpointType: " + std::string(type) +
                       "}\nnetworkEndpoints:\n  - {networkEndpointGroup: outside, port: 443, " + std::string(endpoint) +
                       "}\n" + std::string(local));
}

struct InternetCase
{
    std::string_view type;
    std::string_view endpoint;
    std::string_view local;
    std::string_view server_name;
    bool verified;
};

TEST_F(BackendTls, Internet_endpoints_are_asked_for_by_name)
{
    constexpr std::string_view kStandIn =
        "local:\n  backends:\n    - {group: outside, endpoints: [\"127.0.0.1:9443\"]}\n";
    const InternetCase cases[] = {{"INTERNET_FQDN_PORT", "fqdn: api.example.net", "", "api.example.net", true},
                                  {"INTERNET_FQDN_PORT", "fqdn: api.example.net", kStandIn, "api.example.net", false},
                                  {"INTERNET_IP_PORT", "ipAddress: 203.0.113.77", "", "", false}};
    for (const InternetCase& c : cases) {
        const auto tls = tls_of(read_with_keys(internet(c.type, c.endpoint, c.local), {}));
        ASSERT_NE(tls, nullptr) << c.type;
        EXPECT_EQ(tls->server_name, c.server_name) << c.type;
        EXPECT_EQ(tls->trust.has_value(), c.verified) << c.type << c.local;
        EXPECT_EQ(c.verified, tls->trust && tls->trust->public_roots);
    }
}

TEST_F(BackendTls, Equal_settings_are_one_object_within_a_revision_and_across_revisions)
{
    const std::string text = service(verified_by("showing")) + R"(
urlMaps:
  - {name: web, defaultUrlRedirect: {hostRedirect: www.example.com}}
)";
    std::string two = text;
    const std::string_view list = "backendServices:";
    two.insert(two.find(list) + list.size(), "\n  - {name: other, " + verified_by("showing") + "}");
    const Reading first = read_with_keys(two, {{"proxy", &made.shop}});
    ASSERT_NE(first.compilation.snapshot, nullptr);
    const Snapshot& snapshot = *first.compilation.snapshot;
    ASSERT_NE(snapshot.services[0].tls, nullptr);
    EXPECT_EQ(snapshot.services[0].tls, snapshot.services[1].tls);

    EXPECT_EQ(tls_of(read_with_keys(text, {{"proxy", &made.shop}}, &snapshot)), snapshot.services[0].tls);
    EXPECT_NE(tls_of(read_with_keys(text, {}, &snapshot)), snapshot.services[0].tls) << "the certificate is gone";
    EXPECT_NE(tls_of(read_with_keys(service(verified_by("public")), {}, &snapshot)), snapshot.services[0].tls);
}

struct ProbeCase
{
    std::string_view check;
    HealthCheckSpec::Type type;
    bool tls;
    std::optional<std::uint16_t> port;
};

TEST_F(BackendTls, Probes_speak_it_when_their_type_says_so)
{
    using enum HealthCheckSpec::Type;
    const ProbeCase cases[] = {
        {"type: HTTP, httpHealthCheck: {requestPath: /up}", Http, false, 80},
        {"type: HTTPS, httpsHealthCheck: {requestPath: /up}", Http, true, 443},
        {"type: HTTPS, httpsHealthCheck: {requestPath: /up, portSpecification: USE_SERVING_PORT}", Http, true, {}},
        {"type: HTTP2, http2HealthCheck: {requestPath: /up}", Http2, true, 443},
        {"type: HTTP2, http2HealthCheck: {requestPath: /up, port: 9443}", Http2, true, 9443},
        {"type: GRPC, grpcHealthCheck: {port: 50051, grpcServiceName: shop}", Grpc, false, 50051},
        {"type: GRPC, grpcHealthCheck: {portSpecification: USE_SERVING_PORT, grpcServiceName: shop}", Grpc, false, {}},
        {"type: GRPC_WITH_TLS, grpcTlsHealthCheck: {port: 50051, grpcServiceName: shop}", Grpc, true, 50051},
        {"type: TCP, tcpHealthCheck: {proxyHeader: PROXY_V1}", Tcp, false, 80},
        {"type: SSL, sslHealthCheck: {proxyHeader: PROXY_V1}", Tcp, true, 443},
        {"type: SSL, sslHealthCheck: {proxyHeader: PROXY_V1, port: 9443}", Tcp, true, 9443}};
    for (const ProbeCase& c : cases) {
        const Reading reading =
            read_with_keys(service("protocol: HTTPS, healthChecks: [probe]",
                                   "healthChecks:\n  - {name: probe, " + std::string(c.check) + "}\n"),
                           {});
        ASSERT_NE(reading.compilation.snapshot, nullptr);
        const auto& check = reading.compilation.snapshot->services.at(0).health_check;
        ASSERT_TRUE(check) << c.check;
        EXPECT_EQ(check->type, c.type) << c.check;
        EXPECT_EQ(check->tls, c.tls) << c.check;
        EXPECT_EQ(check->fixed_port ? std::optional(check->fixed_port->value) : std::nullopt, c.port) << c.check;
        EXPECT_EQ(check->path, c.type == Http || c.type == Http2 ? "/up" : "/") << c.check;
        EXPECT_EQ(check->grpc_service, c.type == Grpc ? "shop" : "") << c.check;
        EXPECT_EQ(check->proxy_header, c.type == Tcp) << c.check;
        EXPECT_THAT(reading.all("field.not_carried_out"), IsEmpty()) << c.check;
        EXPECT_THAT(reading.all("field.value_not_carried_out"), IsEmpty()) << c.check;
    }
}

} // namespace
} // namespace switchyard::compile
