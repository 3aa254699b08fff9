// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/certificate_uses.h"

#include "tests/core/secrets/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::secrets {
namespace {

using model::Kind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// The certificates of a text by name.
std::map<std::string, CertificateUse> uses(const document::Document& document)
{
    std::map<std::string, CertificateUse> by_name;
    for (auto& [id, use] : uses_of_certificates(document.workspace()))
        by_name[document.workspace().find(id)->name] = std::move(use);
    return by_name;
}

constexpr std::string_view kProxies = R"(targetHttpsProxies:
  - {name: front, urlMap: web, sslCertificates: [shop, help]}
  - {name: side, urlMap: web, sslCertificates: [shop]}
targetSslProxies:
  - {name: bytes, service: tcp, sslCertificates: [shop]}
urlMaps:
  - name: web
    defaultService: s
    hostRules:
      - {hosts: [shop.example.com, "help.example.com:443"], pathMatcher: p}
      - {hosts: [new.example.com, "*.eu.example.com", "*"], pathMatcher: p}
    pathMatchers: [{name: p, defaultService: s}]
)";

TEST(CertificateUses, Hosts_that_no_certificate_is_for_go_to_the_one_that_is_shown_for_unknown_names)
{
    const auto document = document::Document::load(std::string(kProxies) + R"(sslCertificates:
  - {name: shop, type: MANAGED, managed: {domains: [shop.example.com]}}
  - {name: help, type: MANAGED, managed: {domains: [help.example.com]}}
  - {name: unused, type: MANAGED, managed: {domains: [unused.example.com]}}
)");
    const auto found = uses(document);
    EXPECT_THAT(found.at("shop").hosts,
                ElementsAre("*.eu.example.com", "help.example.com", "new.example.com", "shop.example.com"))
        << "for the proxy 'side' help.example.com is nobody else's";
    EXPECT_THAT(found.at("shop").proxies, SizeIs(3));
    EXPECT_THAT(found.at("help").hosts, ElementsAre("help.example.com"));
    EXPECT_THAT(found.at("help").proxies, SizeIs(1));
    EXPECT_THAT(found.at("unused").hosts, ElementsAre("unused.example.com"));
    EXPECT_THAT(found.at("unused").proxies, IsEmpty());
}

TEST(CertificateUses, Names_come_from_the_certificate_or_its_description)
{
    auto draft = cert::leaf_draft({"shop.example.com", "*.shop.example.com"});
    draft.names.ip = {"192.0.2.7"};
    const auto document =
        document::Document::load("sslCertificates:\n" + self_managed("shop", cert::make(draft).certificate) +
                                 "  - {name: described, subjectAlternativeNames: [www.example.com]}\n"
                                 "certificates:\n"
                                 "  - {name: elsewhere, sanDnsnames: [a.example.com], managed: {domains: []}}\n");
    const auto found = uses(document);
    EXPECT_THAT(found.at("shop").hosts, ElementsAre("*.shop.example.com", "192.0.2.7", "shop.example.com"));
    EXPECT_THAT(found.at("described").hosts, ElementsAre("www.example.com"));
    EXPECT_THAT(found.at("elsewhere").hosts, ElementsAre("a.example.com"));
}

TEST(CertificateUses, Certificate_maps_add_their_host_names_and_choose_the_primary_one)
{
    const auto document = document::Document::load(R"(targetHttpsProxies:
  - {name: front, urlMap: web, certificateMap: //certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/m, sslCertificates: [ignored]}
urlMaps:
  - {name: web, defaultService: s, hostRules: [{hosts: [a.example.com, b.example.com], pathMatcher: p}], pathMatchers: [{name: p, defaultService: s}]}
sslCertificates:
  - {name: ignored, type: MANAGED, managed: {domains: [i.example.com]}}
certificates:
  - {name: projects/p/locations/global/certificates/one, managed: {domains: [one.example.com]}}
  - {name: projects/p/locations/global/certificates/rest, managed: {domains: [rest.example.com]}}
certificateMaps:
  - {name: projects/p/locations/global/certificateMaps/m}
certificateMapEntries:
  - {name: projects/p/locations/global/certificateMaps/m/certificateMapEntries/a, hostname: a.example.com, certificates: [projects/p/locations/global/certificates/one]}
  - {name: projects/p/locations/global/certificateMaps/m/certificateMapEntries/z, matcher: PRIMARY, certificates: [projects/p/locations/global/certificates/rest]}
)");
    const auto found = uses(document);
    EXPECT_THAT(found.at("one").hosts, ElementsAre("a.example.com", "one.example.com"));
    EXPECT_THAT(found.at("rest").hosts, ElementsAre("b.example.com", "rest.example.com"));
    EXPECT_THAT(found.at("ignored").proxies, IsEmpty());
}

TEST(CertificateUses, Certificates_for_backends_are_told_apart)
{
    const auto document = document::Document::load(R"(certificates:
  - {name: projects/p/locations/global/certificates/client, selfManaged: {pemCertificate: x}}
backendAuthenticationConfigs:
  - {name: auth, clientCertificate: projects/p/locations/global/certificates/client}
)");
    const auto found = uses(document);
    EXPECT_TRUE(found.at("client").towards_backends);
    EXPECT_THAT(found.at("client").proxies, IsEmpty());
}

} // namespace
} // namespace switchyard::secrets
