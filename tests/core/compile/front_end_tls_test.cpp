// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/ip_range.h"
#include "core/compile/names.h"
#include "tests/core/compile/reading.h"

#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

std::string trust_config(int anchors, int intermediates)
{
    const auto list = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            text += "{pemCertificate: x}, ";
        }
        return '[' + text + ']';
    };
    return "trustConfigs: [{name: t, trustStores: [{trustAnchors: " + list(anchors) +
           ", intermediateCas: " + list(intermediates) + "}]}]";
}

TEST(TrustConfig, Counts_anchors_and_intermediates_together)
{
    EXPECT_TRUE(read(trust_config(100, 100)).all("trust_config.too_many").empty());
    EXPECT_EQ(read(trust_config(101, 100)).only("trust_config.too_many").args.at(0), "201");
}

TEST(TargetProxy, Has_fifteen_certificates_of_one_kind_or_a_hundred_of_the_other)
{
    const auto proxy = [](const std::string& reference, int count) {
        std::string list;
        for (int i = 0; i < count; ++i) {
            list += reference + std::to_string(i) + ", ";
        }
        return read("targetHttpsProxies: [{name: p, sslCertificates: [" + list + "]}]").all("limit.exceeded");
    };
    const std::string manager = "//certificatemanager.googleapis.com/projects/p/locations/global/certificates/c";
    EXPECT_TRUE(proxy("global/sslCertificates/c", 15).empty());
    EXPECT_EQ(proxy("global/sslCertificates/c", 16).size(), 1U);
    EXPECT_TRUE(proxy(manager, 100).empty());
    EXPECT_EQ(proxy(manager, 101).at(0).args.at(2), "100");
}

TEST(ManagedCertificate, Is_for_a_hundred_domains_at_most)
{
    std::string list;
    for (int i = 0; i < 101; ++i) {
        list += 'd' + std::to_string(i) + ".example.com, ";
    }
    const Reading reading = read("sslCertificates: [{name: c, type: MANAGED, managed: {domains: [" + list + "]}}]");
    EXPECT_EQ(reading.only("limit.exceeded").field_path, "managed.domains");
}

TEST(CertificateMapEntry, Has_four_certificates_at_most_and_a_wildcard_covers_one_label)
{
    const Reading reading = read(R"(
certificateMaps: [{name: projects/p/locations/global/certificateMaps/m}]
certificateMapEntries:
  - name: projects/p/locations/global/certificateMaps/m/certificateMapEntries/a
    hostname: a.example.com
    certificates: [c, c, c, c, c]
  - name: projects/p/locations/global/certificateMaps/m/certificateMapEntries/b
    hostname: b.a.example.com
    certificates: [c]
certificates: [{name: c, managed: {domains: ["*.example.com"], issuanceConfig: i}}]
)");
    EXPECT_EQ(reading.only("limit.exceeded").resource, "certificateMapEntries/a");
    EXPECT_EQ(reading.only("certificate_map_entry.not_covered").resource, "certificateMapEntries/b");
}

TEST(SslPolicy, Knows_what_was_meant_by_the_beginning_of_a_name)
{
    const Reading reading = read("sslPolicies: [{name: p, profile: CUSTOM, minTlsVersion: TLS_1_2, customFeatures: "
                                 "[TLS_ECDHE_ECDSA_WITH_CHACHA20, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA265, MD5]}]");
    const auto unknown = reading.all("ssl_policy.feature_unknown");
    ASSERT_EQ(unknown.size(), 3U);
    EXPECT_EQ(unknown[0].fix->yaml, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");
    EXPECT_EQ(unknown[1].fix->yaml, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    EXPECT_FALSE(unknown[2].fix);
}

TEST(ServerTlsPolicy, Leaves_the_fields_of_service_meshes_to_them)
{
    const Reading reading = read(R"(
serverTlsPolicies:
  - name: p
    allowOpen: true
    serverCertificate: {grpcEndpoint: {targetUri: "unix:x"}}
    mtlsPolicy:
      clientValidationMode: REJECT_INVALID
      clientValidationTrustConfig: t
      clientValidationCa: [{grpcEndpoint: {targetUri: "unix:x"}}]
)");
    EXPECT_EQ(reading.all("mode.mesh_only").size(), 3U);
}

TEST(DomainName, Has_two_labels_or_more)
{
    for (const char* name : {"a.b", "shop.example.com", "x-1.example", "Example.COM", "xn--bcher-kva.example"}) {
        EXPECT_TRUE(is_domain_name(name)) << name;
    }
    for (const char* name : {"", "localhost", ".a.b", "a..b", "a.b.", "-a.b", "a-.b", "a_b.c", "a b.c", "*.a.b"}) {
        EXPECT_FALSE(is_domain_name(name)) << name;
    }
    EXPECT_FALSE(is_domain_name(std::string(64, 'a') + ".example"));
    EXPECT_FALSE(is_domain_name(std::string(250, 'a') + ".example"));
}

TEST(IpRange, Holds_the_addresses_that_begin_alike)
{
    const auto range = IpRange::parse("10.129.0.0/23");
    ASSERT_TRUE(range);
    EXPECT_TRUE(range->contains(*IpAddress::parse("10.129.1.255")));
    EXPECT_FALSE(range->contains(*IpAddress::parse("10.129.2.0")));
    EXPECT_FALSE(range->contains(*IpAddress::parse("::1")));
    EXPECT_TRUE(range->overlaps(*IpRange::parse("10.128.0.0/9")));
    EXPECT_FALSE(range->overlaps(*IpRange::parse("10.129.2.0/23")));
    EXPECT_TRUE(IpRange::parse("::/0")->contains(*IpAddress::parse("2001:db8::1")));
    for (const char* text : {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.1/31x", "10.0.0.1/24", "a/8"}) {
        EXPECT_FALSE(IpRange::parse(text)) << text;
    }
}

TEST(PrivateAddress, Is_one_of_the_ranges_nobody_routes)
{
    for (const char* text : {"10.1.2.3", "172.31.0.1", "192.168.0.1", "100.64.0.1", "fd00::1", "127.0.0.1"}) {
        EXPECT_TRUE(is_private(*IpAddress::parse(text))) << text;
    }
    for (const char* text : {"203.0.113.1", "172.32.0.1", "8.8.8.8", "2001:db8::1"}) {
        EXPECT_FALSE(is_private(*IpAddress::parse(text))) << text;
    }
}

} // namespace
} // namespace switchyard::compile
