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

/// A target HTTPS proxy with two certificates; MORE adds fields to it.
constexpr std::string_view kSite = R"(
forwardingRules:
  - {name: web, IPAddress: 203.0.113.10, portRange: "443", loadBalancingScheme: EXTERNAL_MANAGED, target: web}
  - {name: plain, IPAddress: 203.0.113.10, portRange: "80", loadBalancingScheme: EXTERNAL_MANAGED, target: plain}
targetHttpsProxies:
  - {name: web, urlMap: web, sslCertificates: [shop, api], httpKeepAliveTimeoutSec: 700MORE}
targetHttpProxies:
  - {name: plain, urlMap: web}
urlMaps:
  - {name: web, defaultUrlRedirect: {hostRedirect: www.example.com}}
sslCertificates:
  - {name: shop, type: SELF_MANAGED, selfManaged: {certificate: SHOP_PEM}}
  - {name: api, certificate: API_PEM}
)";

std::string site(std::string_view more = {}, std::string_view resources = {})
{
    std::string text(kSite);
    const std::string_view word = "MORE";
    text.replace(text.find(word), word.size(), more);
    return text + std::string(resources);
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// Of the only listener that takes TLS. Errors: nullptr, when there is none.
const ListenerSpec* tls_listener(const Reading& reading)
{
    const ListenerSpec* found = nullptr;
    if (reading.compilation.snapshot == nullptr) {
        ADD_FAILURE() << "no snapshot";
        return nullptr;
    }
    for (const ListenerSpec& listener : reading.compilation.snapshot->listeners) {
        if (listener.tls != nullptr) {
            EXPECT_EQ(found, nullptr);
            found = &listener;
        }
    }
    return found;
}

/// No finding but advice, and what the vendor says of everything.
void expect_no_warning(const Reading& reading)
{
    for (const Diagnostic& diagnostic : reading.compilation.diagnostics) {
        EXPECT_EQ(diagnostic.severity, Severity::Advice) << to_text(diagnostic);
    }
}

class Tls : public testing::Test
{
protected:
    const TlsFixture& made = tls_fixture();
};

TEST_F(Tls, Https_proxy_shows_its_certificates_in_their_order)
{
    const Reading reading = read_with_keys(site(), {{"shop", &made.shop}, {"api", &made.api}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    EXPECT_EQ(listener->name, "web");
    EXPECT_EQ(listener->protocol, ListenerSpec::Protocol::Http);
    EXPECT_EQ(listener->scheme, route::Scheme::Https);
    EXPECT_EQ(listener->client_keep_alive, Seconds(700));
    EXPECT_EQ(listener->local.to_string(), "127.0.0.1:8443");
    EXPECT_TRUE(listener->url_map);
    const cert::ServerTls& tls = *listener->tls;
    EXPECT_EQ(tls.target_proxy, "global/targetHttpsProxies/web");
    EXPECT_THAT(tls.protocols, ElementsAre("h2", "http/1.1"));
    EXPECT_FALSE(tls.map);
    EXPECT_FALSE(tls.client_validation);
    ASSERT_THAT(tls.certificates, SizeIs(2));
    EXPECT_EQ(tls.certificates[0].chain, cert::Chain{made.shop.certificate});
    EXPECT_EQ(tls.certificates[0].key->id(), made.shop.key.id());
    EXPECT_EQ(tls.certificates[1].chain, cert::Chain{made.api.certificate});
    EXPECT_EQ(reading.compilation.snapshot->listeners.size(), 2U);
    EXPECT_EQ(reading.compilation.snapshot->locations.stand_ins().size(), 2U);
}

TEST_F(Tls, Proxy_is_told_from_others_by_its_whole_path)
{
    const std::string text = replaced(site(), "{name: web, urlMap",
                                      "{name: web, selfLink: "
                                      "\"https://www.googleapis.com/compute/v1/projects/p/global/targetHttpsProxies/"
                                      "web\", urlMap");
    const Reading reading = read_with_keys(text, {{"shop", &made.shop}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    EXPECT_EQ(listener->tls->target_proxy, "projects/p/global/targetHttpsProxies/web");
}

struct EndingCase
{
    std::string_view scheme;
    std::string_view scope;
    bool says_close_notify;
};

TEST_F(Tls, Connections_end_as_the_mode_does)
{
    const EndingCase cases[] = {{"EXTERNAL_MANAGED", "", false},
                                {"EXTERNAL", "", false},
                                {"EXTERNAL_MANAGED", "region: r, ", true},
                                {"INTERNAL_MANAGED", "region: r, ", true},
                                {"INTERNAL_MANAGED", "", true}};
    for (const EndingCase& c : cases) {
        std::string text = R"(
forwardingRules:
  - {SCOPEname: web, IPAddress: 10.0.0.10, portRange: "443", loadBalancingScheme: SCHEME, target: web}
targetHttpsProxies:
  - {SCOPEname: web, urlMap: web, sslCertificates: [shop]}
urlMaps:
  - {SCOPEname: web, defaultUrlRedirect: {hostRedirect: www.example.com}}
sslCertificates:
  - {SCOPEname: shop, certificate: SHOP_PEM}
)";
        for (std::size_t at = text.find("SCOPE"); at != std::string::npos; at = text.find("SCOPE")) {
            text.replace(at, 5, c.scope);
        }
        const Reading reading = read_with_keys(replaced(text, "SCHEME", c.scheme), {{"shop", &made.shop}});
        const ListenerSpec* listener = tls_listener(reading);
        ASSERT_NE(listener, nullptr) << c.scheme << c.scope;
        EXPECT_EQ(listener->tls->ending.says_close_notify, c.says_close_notify) << c.scheme << c.scope;
        EXPECT_TRUE(listener->tls->ending.needs_close_notify);
    }
}

// Keys.

TEST_F(Tls, Certificate_without_a_key_is_left_out_and_the_others_are_served)
{
    const Reading reading = read_with_keys(site(), {{"api", &made.api}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    ASSERT_THAT(listener->tls->certificates, SizeIs(1));
    EXPECT_EQ(listener->tls->certificates[0].chain, cert::Chain{made.api.certificate});
    const Diagnostic said = reading.only("certificate.key_absent");
    EXPECT_EQ(said.resource, "sslCertificates/shop");
    EXPECT_EQ(said.severity, Severity::Warning);
    EXPECT_TRUE(said.runs_here && said.cloud_accepts);
    EXPECT_THAT(to_text(said), HasSubstr("'shop'"));
    EXPECT_THAT(to_text(said), HasSubstr("local.secrets"));
    EXPECT_THAT(to_text(said), HasSubstr("switchyardctl certificates issue"));
}

TEST_F(Tls, Rule_without_any_key_is_not_served_and_the_other_rules_are)
{
    const Reading reading = read_with_keys(site(), {});
    EXPECT_EQ(tls_listener(reading), nullptr);
    ASSERT_EQ(reading.compilation.snapshot->listeners.size(), 1U);
    EXPECT_EQ(reading.compilation.snapshot->listeners[0].name, "plain");
    const Diagnostic said = reading.only("forwarding_rule.no_certificate");
    EXPECT_EQ(said.resource, "forwardingRules/web");
    EXPECT_EQ(said.field_path, "target");
    EXPECT_TRUE(said.runs_here && said.cloud_accepts);
    EXPECT_THAT(said.args, ElementsAre("web", "'shop': no private key is at hand, 'api': no private key is at hand"));
    EXPECT_THAT(reading.all("certificate.key_absent"), IsEmpty()) << "the rule has said it";
    for (const Diagnostic& diagnostic : reading.all("forwarding_rule.stand_in_chosen")) {
        EXPECT_NE(diagnostic.resource, "forwardingRules/web") << "nothing stands in for a rule that does not listen";
    }
}

TEST_F(Tls, Key_of_another_certificate_is_named_and_not_used)
{
    const Reading reading = read_with_keys(site(), {{"shop", &made.api}, {"api", &made.api}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    ASSERT_THAT(listener->tls->certificates, SizeIs(1));
    const Diagnostic said = reading.only("certificate.key_mismatch");
    EXPECT_EQ(said.resource, "sslCertificates/shop");
    EXPECT_EQ(said.field_path, "selfManaged.certificate");
    EXPECT_TRUE(said.runs_here);
}

TEST_F(Tls, Unreadable_certificate_is_named_with_its_line_and_not_used)
{
    const std::string text =
        replaced(site(), "certificate: SHOP_PEM", R"(certificate: "-----BEGIN CERTIFICATE-----\n!")");
    const Reading reading = read_with_keys(text, {{"shop", &made.shop}, {"api", &made.api}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    EXPECT_THAT(listener->tls->certificates, SizeIs(1));
    const Diagnostic said = reading.only("certificate.unreadable");
    EXPECT_EQ(said.resource, "sslCertificates/shop");
    EXPECT_EQ(said.field_path, "selfManaged.certificate");
    EXPECT_THAT(to_text(said), HasSubstr("Line "));
    EXPECT_FALSE(said.cloud_accepts);
    EXPECT_TRUE(said.runs_here);

    const Reading alone = read_with_keys(text, {{"shop", &made.shop}});
    EXPECT_THAT(alone.only("forwarding_rule.no_certificate").args,
                ElementsAre("web", "'shop': it cannot be read, 'api': no private key is at hand"));
}

TEST_F(Tls, No_sentence_holds_a_key)
{
    const std::string key(made.shop.key.to_pkcs8_pem().text());
    const std::string secret = key.substr(key.find('\n') + 1, 40);
    for (const auto& reading : {read_with_keys(site(), {{"shop", &made.api}}), read_with_keys(site(), {})}) {
        for (const Diagnostic& diagnostic : reading.compilation.diagnostics) {
            EXPECT_THAT(to_text(diagnostic), Not(HasSubstr("PRIVATE KEY")));
            EXPECT_THAT(to_text(diagnostic), Not(HasSubstr(secret)));
        }
    }
}

TEST_F(Tls, Development_certificate_stands_in_for_a_managed_one)
{
    const std::string text = replaced(site(), "{name: shop, type: SELF_MANAGED, selfManaged: {certificate: SHOP_PEM}}",
                                      "{name: shop, type: MANAGED, managed: {domains: [shop.example.com]}}");
    const Reading reading = read_with_keys(text, {{"shop", &made.shop, true}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    ASSERT_THAT(listener->tls->certificates, SizeIs(1));
    EXPECT_EQ(listener->tls->certificates[0].chain, cert::Chain{made.shop.certificate});
    const Diagnostic said = reading.only("certificate.stand_in");
    EXPECT_EQ(said.resource, "sslCertificates/shop");
    EXPECT_EQ(said.severity, Severity::Advice);
}

TEST_F(Tls, Stand_in_is_served_before_the_resource_s_own_chain)
{
    const Reading reading = read_with_keys(site(), {{"shop", &made.api, true}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    EXPECT_EQ(listener->tls->certificates.at(0).chain, cert::Chain{made.api.certificate});
}

TEST_F(Tls, Dates_are_judged_when_the_moment_is_known)
{
    const std::initializer_list<KeyOf> keys{{"shop", &made.shop}, {"api", &made.api, true}};
    const auto expired = cert::kToday + std::chrono::days(100);
    const Reading late = read_with_keys(site(), keys, nullptr, expired);
    std::vector<std::string> resources;
    for (const Diagnostic& diagnostic : late.all("certificate.expired")) {
        resources.push_back(diagnostic.resource + ' ' + diagnostic.field_path);
    }
    EXPECT_THAT(resources, testing::UnorderedElementsAre("sslCertificates/shop selfManaged.certificate",
                                                         "sslCertificates/api certificate", "sslCertificates/api "));
    EXPECT_NE(tls_listener(late), nullptr) << "clients decide what they make of it";
    EXPECT_THAT(read_with_keys(site(), keys, nullptr, cert::kToday).all("certificate.expired"), IsEmpty());
    EXPECT_THAT(read_with_keys(site(), keys).all("certificate.expired"), IsEmpty());
}

// SSL policies.

struct PolicyCase
{
    std::string_view fields;
    cert::SslPolicySource source;
};

TEST_F(Tls, Ssl_policy_is_spoken_as_it_is_written)
{
    const PolicyCase cases[] = {
        {"profile: MODERN, minTlsVersion: TLS_1_2", {.profile = "MODERN", .min_tls_version = "TLS_1_2"}},
        {"profile: RESTRICTED, minTlsVersion: TLS_1_3", {.profile = "RESTRICTED", .min_tls_version = "TLS_1_3"}},
        {"profile: FIPS_202205, minTlsVersion: TLS_1_2", {.profile = "FIPS_202205", .min_tls_version = "TLS_1_2"}},
        {"minTlsVersion: TLS_1_1", {.min_tls_version = "TLS_1_1"}},
        {"profile: CUSTOM, customFeatures: [TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256]",
         {.profile = "CUSTOM", .custom_features = {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"}}},
        {"profile: MODERN, postQuantumKeyExchange: ENABLED", {.profile = "MODERN", .post_quantum = "ENABLED"}}};
    for (const PolicyCase& c : cases) {
        const std::string policies = "sslPolicies:\n  - {name: own, " + std::string(c.fields) + "}\n";
        const Reading reading = read_with_keys(site(", sslPolicy: own", policies), {{"shop", &made.shop}});
        const ListenerSpec* listener = tls_listener(reading);
        ASSERT_NE(listener, nullptr) << c.fields;
        EXPECT_EQ(listener->tls->policy, cert::tls_settings(c.source, {})) << c.fields;
    }
    const Reading without = read_with_keys(site(), {{"shop", &made.shop}});
    const ListenerSpec* none = tls_listener(without);
    ASSERT_NE(none, nullptr);
    EXPECT_EQ(none->tls->policy, cert::tls_settings({}, {}));
}

TEST_F(Tls, Ssl_policy_that_cannot_be_found_keeps_the_rule_from_being_served)
{
    const Reading reading = read_with_keys(site(", sslPolicy: own"), {{"shop", &made.shop}});
    EXPECT_EQ(tls_listener(reading), nullptr);
    EXPECT_EQ(reading.only("forwarding_rule.not_served").resource, "forwardingRules/web");
    EXPECT_TRUE(reading.only("reference.dangling").runs_here);
}

TEST_F(Tls, What_openssl_lacks_is_said_where_it_was_asked_for)
{
    const cert::CertificateTime later = cert::kToday;
    const std::string policies = R"(
sslPolicies:
  - {name: listed, profile: CUSTOM, customFeatures: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_RSA_WITH_3DES_EDE_CBC_SHA]}
  - {name: enabled, profile: MODERN, postQuantumKeyExchange: ENABLED}
  - {name: silent, profile: MODERN}
)";
    const auto lacks = [](const cert::SslPolicySource& source, cert::CertificateTime now) {
        return !cert::tls_settings(source, now).lacking.empty();
    };
    std::vector<std::string> expected;
    if (lacks({.profile = "CUSTOM", .custom_features = {"TLS_RSA_WITH_3DES_EDE_CBC_SHA"}}, {})) {
        expected.emplace_back("sslPolicies/listed customFeatures[1] TLS_RSA_WITH_3DES_EDE_CBC_SHA");
    }
    if (lacks({.profile = "MODERN", .post_quantum = "ENABLED"}, {})) {
        expected.emplace_back("sslPolicies/listed  X25519MLKEM768");
        expected.emplace_back("sslPolicies/enabled postQuantumKeyExchange X25519MLKEM768");
        expected.emplace_back("sslPolicies/silent  X25519MLKEM768");
    }
    std::vector<std::string> said;
    for (const Diagnostic& diagnostic : read_with_keys(policies, {}, nullptr, later).all("ssl_policy.lacking")) {
        said.push_back(diagnostic.resource + ' ' + diagnostic.field_path + ' ' + diagnostic.args.at(0));
        const bool asked_for = !diagnostic.field_path.empty();
        EXPECT_EQ(diagnostic.severity, asked_for ? Severity::Warning : Severity::Advice) << said.back();
    }
    EXPECT_THAT(said, testing::UnorderedElementsAreArray(expected));
}

// Certificates of the Certificate Manager.

constexpr std::string_view kManager = R"(
certificates:
  - {name: projects/p/locations/global/certificates/cm-shop, selfManaged: {pemCertificate: SHOP_PEM}}
  - {name: projects/p/locations/global/certificates/cm-api, selfManaged: {pemCertificate: API_PEM}}
certificateMaps:
  - {name: projects/p/locations/global/certificateMaps/names}
  - {name: projects/p/locations/global/certificateMaps/others}
certificateMapEntries:
  - {name: projects/p/locations/global/certificateMaps/names/certificateMapEntries/any, matcher: PRIMARY, certificates: [projects/p/locations/global/certificates/cm-shop]}
  - {name: projects/p/locations/global/certificateMaps/names/certificateMapEntries/api, hostname: "*.api.example.com", certificates: [projects/p/locations/global/certificates/cm-api, projects/p/locations/global/certificates/cm-shop]}
  - {name: projects/p/locations/global/certificateMaps/others/certificateMapEntries/x, hostname: x.example.com, certificates: [projects/p/locations/global/certificates/cm-api]}
)";
constexpr std::string_view kMap =
    ", certificateMap: //certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/names";

TEST_F(Tls, Certificates_of_the_manager_may_be_listed)
{
    const std::string text = replaced(
        site("", kManager), "sslCertificates: [shop, api]",
        "sslCertificates: [//certificatemanager.googleapis.com/projects/p/locations/global/certificates/cm-api]");
    const Reading reading = read_with_keys(text, {{"cm-api", &made.api}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    ASSERT_THAT(listener->tls->certificates, SizeIs(1));
    EXPECT_EQ(listener->tls->certificates[0].chain, cert::Chain{made.api.certificate});
}

TEST_F(Tls, Certificate_map_decides_by_its_entries)
{
    const Reading reading =
        read_with_keys(site(kMap, kManager), {{"shop", &made.shop}, {"cm-shop", &made.shop}, {"cm-api", &made.api}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    const cert::ServerTls& tls = *listener->tls;
    ASSERT_THAT(tls.certificates, SizeIs(2)) << "each once, and none of sslCertificates";
    ASSERT_TRUE(tls.map);
    EXPECT_THAT(*tls.map,
                ElementsAre(cert::CertificateMapRow{"", {0}}, cert::CertificateMapRow{"*.api.example.com", {1, 0}}));
    EXPECT_EQ(tls.certificates[0].chain, cert::Chain{made.shop.certificate});
    EXPECT_EQ(tls.certificates[1].chain, cert::Chain{made.api.certificate});
}

TEST_F(Tls, Row_without_a_key_is_left_out_of_the_map)
{
    const Reading reading = read_with_keys(site(kMap, kManager), {{"cm-api", &made.api}});
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    ASSERT_TRUE(listener->tls->map);
    EXPECT_THAT(*listener->tls->map, ElementsAre(cert::CertificateMapRow{"*.api.example.com", {0}}));
    EXPECT_EQ(reading.only("certificate.key_absent").resource, "certificates/cm-shop");

    const Reading none = read_with_keys(site(kMap, kManager), {{"shop", &made.shop}});
    EXPECT_EQ(tls_listener(none), nullptr) << "a map overrides sslCertificates even when it shows nothing";
    EXPECT_EQ(none.only("forwarding_rule.no_certificate").resource, "forwardingRules/web");
}

TEST_F(Tls, Certificate_map_that_cannot_be_found_keeps_the_rule_from_being_served)
{
    const Reading reading = read_with_keys(site(kMap), {{"shop", &made.shop}});
    EXPECT_EQ(tls_listener(reading), nullptr);
    EXPECT_EQ(reading.only("forwarding_rule.not_served").resource, "forwardingRules/web");
}

// Client certificates.

std::string policy(std::string_view mode, std::string_view trust)
{
    std::string text = "serverTlsPolicies:\n  - name: projects/p/locations/global/serverTlsPolicies/clients\n"
                       "    mtlsPolicy:\n      clientValidationMode: " +
                       std::string(mode) + "\n";
    if (!trust.empty()) {
        text +=
            "      clientValidationTrustConfig: projects/p/locations/global/trustConfigs/" + std::string(trust) + "\n";
    }
    return text + R"(
trustConfigs:
  - name: projects/p/locations/global/trustConfigs/known
    trustStores: [{trustAnchors: [{pemCertificate: AUTHORITY_PEM}]}]
    allowlistedCertificates: [{pemCertificate: API_PEM}]
  - name: projects/p/locations/global/trustConfigs/broken
    trustStores: [{trustAnchors: [{pemCertificate: AUTHORITY_PEM}, {pemCertificate: SHOP_PEM}]}]
)";
}
constexpr std::string_view kPolicy =
    ", serverTlsPolicy: //networksecurity.googleapis.com/projects/p/locations/global/serverTlsPolicies/clients";

struct ValidationCase
{
    std::string_view mode;
    std::string_view trust;
    cert::ClientValidationMode expected;
    bool trusts;
};

TEST_F(Tls, Clients_are_validated_as_the_server_tls_policy_says)
{
    using enum cert::ClientValidationMode;
    const ValidationCase cases[] = {{"REJECT_INVALID", "known", RejectInvalid, true},
                                    {"ALLOW_INVALID_OR_MISSING_CLIENT_CERT", "known", AllowInvalidOrMissing, true},
                                    {"ALLOW_INVALID_OR_MISSING_CLIENT_CERT", "", AllowInvalidOrMissing, false},
                                    {"REJECT_INVALID", "", RejectInvalid, false},
                                    {"CLIENT_VALIDATION_MODE_UNSPECIFIED", "known", RejectInvalid, true}};
    for (const ValidationCase& c : cases) {
        const Reading reading = read_with_keys(site(kPolicy, policy(c.mode, c.trust)), {{"shop", &made.shop}});
        const ListenerSpec* listener = tls_listener(reading);
        ASSERT_NE(listener, nullptr) << c.mode;
        ASSERT_TRUE(listener->tls->client_validation) << c.mode;
        const cert::ClientValidation& validation = *listener->tls->client_validation;
        EXPECT_EQ(validation.mode, c.expected) << c.mode;
        ASSERT_EQ(validation.trust != nullptr, c.trusts) << c.mode << c.trust;
        if (c.trusts) {
            ASSERT_THAT(validation.trust->anchors(), SizeIs(1));
            EXPECT_EQ(validation.trust->anchors()[0].certificate, made.authority.certificate);
            EXPECT_TRUE(validation.trust->allows(made.api.certificate.facts.fingerprint));
        }
    }
}

struct RefusedCase
{
    std::string_view trust;
    std::string_view code;
    std::string_view resource;
    std::string_view field_path;
    std::string_view why;
};

TEST_F(Tls, Rule_is_not_served_when_nobody_can_say_whom_to_trust)
{
    const RefusedCase cases[] = {{"absent", "reference.misspelt", "serverTlsPolicies/clients",
                                  "mtlsPolicy.clientValidationTrustConfig", "cannot be found"},
                                 {"broken", "trust_config.unreadable", "trustConfigs/broken",
                                  "trustStores[0].trustAnchors[1].pemCertificate", "cannot be read"}};
    for (const RefusedCase& c : cases) {
        const std::string text = site(kPolicy, policy("REJECT_INVALID", c.trust));
        const Reading reading = read_with_keys(text, {{"shop", &made.shop}});
        EXPECT_EQ(tls_listener(reading), nullptr) << c.trust;
        const Diagnostic rule = reading.only("forwarding_rule.not_served");
        EXPECT_EQ(rule.resource, "forwardingRules/web");
        EXPECT_THAT(to_text(rule), HasSubstr(std::string(c.why)));
        if (c.trust == "broken") {
            const Diagnostic cause = reading.only(c.code);
            EXPECT_EQ(cause.resource, c.resource);
            EXPECT_EQ(cause.field_path, c.field_path);
            EXPECT_TRUE(cause.runs_here);
        }
    }
    const Reading no_policy = read_with_keys(site(kPolicy), {{"shop", &made.shop}});
    EXPECT_EQ(tls_listener(no_policy), nullptr);
    EXPECT_THAT(to_text(no_policy.only("forwarding_rule.not_served")), HasSubstr("server TLS policy"));
}

// Sharing.

TEST_F(Tls, Unchanged_settings_are_those_of_the_revision_before)
{
    const std::string text = site(kPolicy, policy("REJECT_INVALID", "known"));
    const std::initializer_list<KeyOf> keys{{"shop", &made.shop}, {"api", &made.api}};
    const Reading first = read_with_keys(text, keys);
    const ListenerSpec* before = tls_listener(first);
    ASSERT_NE(before, nullptr);

    const Snapshot* previous = first.compilation.snapshot.get();
    const Reading renamed = read_with_keys(replaced(text, "www.example.com", "shop.example.com"), keys, previous);
    ASSERT_NE(tls_listener(renamed), nullptr);
    EXPECT_EQ(tls_listener(renamed)->tls, before->tls) << "keys were read again, and are equal";

    struct Change
    {
        std::string_view from;
        std::string_view to;
    };
    for (const Change& change :
         {Change{"[shop, api]", "[api, shop]"}, Change{"REJECT_INVALID", "ALLOW_INVALID_OR_MISSING_CLIENT_CERT"},
          Change{"allowlistedCertificates: [{pemCertificate: API_PEM}]", ""},
          Change{"loadBalancingScheme: EXTERNAL_MANAGED, target: web",
                 "loadBalancingScheme: INTERNAL_MANAGED, target: web"}}) {
        const Reading changed = read_with_keys(replaced(text, change.from, change.to), keys, previous);
        const ListenerSpec* after = tls_listener(changed);
        ASSERT_NE(after, nullptr) << change.from;
        EXPECT_NE(after->tls, before->tls) << change.from;
        EXPECT_FALSE(*after->tls == *before->tls) << change.from;
    }
}

TEST_F(Tls, Rules_of_one_proxy_share_its_settings)
{
    const std::string text = replaced(
        site(), "targetHttpsProxies:",
        "  - {name: more, IPAddress: 203.0.113.11, portRange: \"443\", loadBalancingScheme: EXTERNAL, target: web}\n"
        "targetHttpsProxies:");
    const Reading reading = read_with_keys(text, {{"shop", &made.shop}});
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    const std::vector<ListenerSpec>& listeners = reading.compilation.snapshot->listeners;
    ASSERT_THAT(listeners, SizeIs(3));
    ASSERT_NE(listeners[0].tls, nullptr);
    EXPECT_EQ(listeners[0].tls, listeners[2].tls);
}

TEST_F(Tls, Sound_configuration_is_served_without_a_warning)
{
    const std::string policies = "sslPolicies:\n  - {name: modern, profile: MODERN, minTlsVersion: TLS_1_2}\n";
    std::string text = site(", sslPolicy: modern, quicOverride: DISABLE, tlsEarlyData: DISABLED", policies);
    text = replaced(replaced(text, "SHOP_PEM", "SHOP_CHAIN"), "[shop, api]", "[shop]");
    text.erase(text.find("  - {name: api,"), text.find("sslPolicies:") - text.find("  - {name: api,"));
    const Reading reading = read_with_keys(text, {{"shop", &made.shop}}, nullptr, cert::kToday);
    expect_no_warning(reading);
    const ListenerSpec* listener = tls_listener(reading);
    ASSERT_NE(listener, nullptr);
    EXPECT_EQ(listener->tls->certificates.at(0).chain, (cert::Chain{made.shop.certificate, made.authority.certificate}))
        << "as the file has it";
}

TEST_F(Tls, Load_profile_that_calls_a_rule_behind_tls_is_told_so)
{
    const std::string local =
        "local:\n  loadProfiles:\n    - {name: rush, forwardingRule: web, requests: [{host: a.example.com}]}\n"
        "    - {name: calm, requests: [{host: a.example.com}]}\n";
    const Reading reading = read_with_keys(site("", local), {{"shop", &made.shop}});
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    ASSERT_THAT(reading.compilation.snapshot->load_profiles, SizeIs(1));
    EXPECT_EQ(reading.compilation.snapshot->load_profiles[0].name, "calm") << "only one rule can be called";
    const Diagnostic said = reading.only("load_profile.invalid");
    EXPECT_EQ(said.field_path, "loadProfiles[0].forwardingRule");
    EXPECT_THAT(to_text(said), HasSubstr("'web' takes TLS"));
}

} // namespace
} // namespace switchyard::compile
