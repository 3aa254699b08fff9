// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/ssl_policy.h"

#include "core/cert/openssl_handle.h"
#include "tests/core/cert/making.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

namespace switchyard::cert {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

using Context = std::unique_ptr<SSL_CTX, FreedBy<SSL_CTX_free>>;
using Connection = std::unique_ptr<SSL, FreedBy<SSL_free>>;

constexpr CertificateTime kBeforeHybrid = std::chrono::sys_days(std::chrono::year(2026) / 9 / 30);

/// A server that keeps to a policy, as the data plane sets it up.
Context server(const TlsSettings& settings, const std::vector<const Made*>& certificates)
{
    Context context(SSL_CTX_new(TLS_server_method()));
    EXPECT_EQ(SSL_CTX_set_min_proto_version(context.get(), settings.min_version), 1);
    EXPECT_EQ(SSL_CTX_set_max_proto_version(context.get(), settings.max_version), 1);
    if (!settings.ciphers.empty()) {
        EXPECT_EQ(SSL_CTX_set_cipher_list(context.get(), settings.ciphers.c_str()), 1) << settings.ciphers;
    }
    EXPECT_EQ(SSL_CTX_set_ciphersuites(context.get(), settings.suites.c_str()), 1);
    EXPECT_EQ(SSL_CTX_set1_groups_list(context.get(), settings.groups.c_str()), 1) << settings.groups;
    EXPECT_EQ(SSL_CTX_set1_sigalgs_list(context.get(), settings.signature_algorithms.c_str()), 1);
    EXPECT_EQ(SSL_CTX_get_security_level(context.get()), settings.security_level);
    for (const Made* made : certificates) {
        const unsigned char* der = made->certificate.der.data();
        const CertificateHandle handle(d2i_X509(nullptr, &der, static_cast<long>(made->certificate.der.size())));
        EXPECT_EQ(SSL_CTX_use_certificate(context.get(), handle.get()), 1);
        EXPECT_EQ(SSL_CTX_use_PrivateKey(context.get(), made->key.open().get()), 1);
    }
    return context;
}

/// What a client with one suite in one version gets; "" when the handshake fails. In memory, without sockets.
std::string handshake(SSL_CTX* server, std::uint16_t version, const std::string& suite,
                      const char* groups = "X25519:P-256:P-384")
{
    const QuietErrors quiet;
    const Context context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_min_proto_version(context.get(), version);
    SSL_CTX_set_max_proto_version(context.get(), version);
    const bool known = version == TLS1_3_VERSION
                           ? SSL_CTX_set_ciphersuites(context.get(), suite.c_str()) == 1
                           : SSL_CTX_set_cipher_list(context.get(), (suite + ":@SECLEVEL=0").c_str()) == 1;
    if (!known || SSL_CTX_set1_groups_list(context.get(), groups) != 1)
        return "";
    const Connection client(SSL_new(context.get()));
    const Connection other(SSL_new(server));
    BIO* near = nullptr;
    BIO* far = nullptr;
    BIO_new_bio_pair(&near, 0, &far, 0);
    SSL_set_bio(client.get(), near, near);
    SSL_set_bio(other.get(), far, far);
    SSL_set_connect_state(client.get());
    SSL_set_accept_state(other.get());
    for (int round = 0; round < 10; ++round) {
        const int here = SSL_do_handshake(client.get());
        const int there = SSL_do_handshake(other.get());
        if (here == 1 && there == 1)
            return SSL_CIPHER_get_name(SSL_get_current_cipher(client.get()));
    }
    return "";
}

/// The suites up to TLS 1.2 that OpenSSL accepts, by number.
std::set<unsigned> accepted(SSL_CTX* context)
{
    std::set<unsigned> codes;
    const STACK_OF(SSL_CIPHER)* ciphers = SSL_CTX_get_ciphers(context);
    for (int index = 0; index < sk_SSL_CIPHER_num(ciphers); ++index) {
        const SSL_CIPHER* cipher = sk_SSL_CIPHER_value(ciphers, index);
        if (std::string_view(SSL_CIPHER_get_version(cipher)) != "TLSv1.3")
            codes.insert(SSL_CIPHER_get_protocol_id(cipher));
    }
    return codes;
}

/// What OpenSSL calls a suite; "" when it lacks it.
std::string openssl_name(unsigned code)
{
    const Context any(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_cipher_list(any.get(), "ALL:@SECLEVEL=0");
    const STACK_OF(SSL_CIPHER)* ciphers = SSL_CTX_get_ciphers(any.get());
    for (int index = 0; index < sk_SSL_CIPHER_num(ciphers); ++index)
        if (SSL_CIPHER_get_protocol_id(sk_SSL_CIPHER_value(ciphers, index)) == code)
            return SSL_CIPHER_get_name(sk_SSL_CIPHER_value(ciphers, index));
    return "";
}

struct Profile
{
    SslPolicySource policy;
    std::set<unsigned> codes; ///< table 7.1
};

std::vector<Profile> profiles()
{
    const std::set<unsigned> restricted{0xCCA9, 0xCCA8, 0xC02B, 0xC02F, 0xC02C, 0xC030};
    std::set<unsigned> modern = restricted;
    modern.insert({0xC009, 0xC013, 0xC00A, 0xC014});
    std::set<unsigned> compatible = modern;
    compatible.insert({0x009C, 0x009D, 0x002F, 0x0035, 0x000A});
    return {{{.profile = ""}, compatible},
            {{.profile = "COMPATIBLE", .min_tls_version = "TLS_1_1"}, compatible},
            {{.profile = "MODERN", .min_tls_version = "TLS_1_0"}, modern},
            {{.profile = "MODERN", .min_tls_version = "TLS_1_2"}, modern},
            {{.profile = "RESTRICTED", .min_tls_version = "TLS_1_2"}, restricted},
            {{.profile = "FIPS_202205", .min_tls_version = "TLS_1_2"}, {0xC02B, 0xC02F, 0xC02C, 0xC030}},
            {{.profile = "CUSTOM",
              .min_tls_version = "TLS_1_2",
              .custom_features = {"TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"}},
             {0x002F, 0xC030}}};
}

TEST(SslPolicy, names_every_feature_as_the_registry_does)
{
    const Context context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_set_cipher_list(context.get(), "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
    std::set<unsigned> known;
    const STACK_OF(SSL_CIPHER)* ciphers = SSL_CTX_get_ciphers(context.get());
    for (int index = 0; index < sk_SSL_CIPHER_num(ciphers); ++index) {
        const SSL_CIPHER* cipher = sk_SSL_CIPHER_value(ciphers, index);
        for (const PolicyFeature& feature : policy_features())
            if (feature.code == SSL_CIPHER_get_protocol_id(cipher)) {
                EXPECT_EQ(feature.name, SSL_CIPHER_standard_name(cipher));
                known.insert(feature.code);
            }
    }
    EXPECT_GE(known.size(), policy_features().size() - 1) << "all but 3DES";
    EXPECT_EQ(policy_features().size(), 15U);
}

TEST(SslPolicy, gives_exactly_the_suites_of_its_profile)
{
    const Context any(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_set_cipher_list(any.get(), "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
    const std::set<unsigned> all = accepted(any.get());
    for (const Profile& profile : profiles()) {
        const TlsSettings settings = tls_settings(profile.policy, kBeforeHybrid);
        std::set<unsigned> expected;
        std::vector<std::string> lacking;
        for (const PolicyFeature& feature : policy_features()) {
            if (!profile.codes.contains(feature.code))
                continue;
            if (all.contains(feature.code))
                expected.insert(feature.code);
            else
                lacking.emplace_back(feature.name);
        }
        EXPECT_EQ(accepted(server(settings, {}).get()), expected) << profile.policy.profile;
        EXPECT_EQ(settings.lacking, lacking) << profile.policy.profile;
        EXPECT_EQ(enabled_features(profile.policy).size(), profile.codes.size());
        EXPECT_TRUE(std::ranges::is_sorted(enabled_features(profile.policy)));
    }
}

TEST(SslPolicy, is_kept_in_handshakes_of_every_version_and_suite)
{
    CertificateDraft draft = leaf_draft();
    draft.key_usages = {"digitalSignature", "keyEncipherment"};
    const Made rsa = make(draft, NewKey::Rsa2048);
    const Made ecdsa = make(draft, NewKey::EcdsaP256);
    constexpr std::array<std::uint16_t, 3> kVersions{TLS1_VERSION, TLS1_1_VERSION, TLS1_2_VERSION};
    for (const Profile& profile : profiles()) {
        const TlsSettings settings = tls_settings(profile.policy, kBeforeHybrid);
        const Context context = server(settings, {&rsa, &ecdsa});
        for (const std::uint16_t version : kVersions)
            for (const PolicyFeature& feature : policy_features()) {
                const bool cbc = feature.name.ends_with("_SHA");
                const std::string name = openssl_name(feature.code);
                const bool allowed = profile.codes.contains(feature.code) && version >= settings.min_version &&
                                     (cbc || version == TLS1_2_VERSION) && !name.empty();
                EXPECT_EQ(!name.empty() && !handshake(context.get(), version, name).empty(), allowed)
                    << profile.policy.profile << " " << feature.name << fmt::format(" {:x}", version);
            }
        for (const char* suite : {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"}) {
            const bool fips = profile.policy.profile == "FIPS_202205";
            EXPECT_EQ(!handshake(context.get(), TLS1_3_VERSION, suite).empty(),
                      !fips || std::string_view(suite) != "TLS_CHACHA20_POLY1305_SHA256")
                << profile.policy.profile << suite;
        }
        EXPECT_EQ(!handshake(context.get(), TLS1_3_VERSION, "TLS_AES_128_GCM_SHA256", "X25519").empty(),
                  profile.policy.profile != "FIPS_202205");
        EXPECT_FALSE(handshake(context.get(), TLS1_3_VERSION, "TLS_AES_128_GCM_SHA256", "P-384").empty());
        EXPECT_TRUE(handshake(context.get(), TLS1_3_VERSION, "TLS_AES_128_GCM_SHA256", "P-521").empty());
    }
}

TEST(SslPolicy, lowers_the_security_level_only_for_old_versions)
{
    struct Case
    {
        const char* minimum;
        std::uint16_t version;
        int level;
    };
    for (const Case& one : {Case{"", 0x0301, 0}, Case{"TLS_1_0", 0x0301, 0}, Case{"TLS_1_1", 0x0302, 0},
                            Case{"TLS_1_2", 0x0303, 1}, Case{"TLS_1_3", 0x0304, 1}}) {
        const TlsSettings settings =
            tls_settings({.profile = "RESTRICTED", .min_tls_version = one.minimum}, kBeforeHybrid);
        EXPECT_EQ(settings.min_version, one.version) << one.minimum;
        EXPECT_EQ(settings.max_version, 0x0304);
        EXPECT_EQ(settings.security_level, one.level) << one.minimum;
        EXPECT_TRUE(settings.ciphers.ends_with(one.level == 0 ? ":@SECLEVEL=0" : ":@SECLEVEL=1"));
        const bool sha1 = settings.signature_algorithms.find("SHA1") != std::string::npos;
        EXPECT_EQ(sha1, one.level == 0);
    }
}

TEST(SslPolicy, leaves_only_tls_1_3_when_openssl_has_none_of_its_suites)
{
    const TlsSettings none = tls_settings({.profile = "CUSTOM", .custom_features = {}}, kBeforeHybrid);
    EXPECT_EQ(none.ciphers, "");
    EXPECT_EQ(none.min_version, 0x0304);
    const TlsSettings des =
        tls_settings({.profile = "CUSTOM", .custom_features = {"TLS_RSA_WITH_3DES_EDE_CBC_SHA"}}, kBeforeHybrid);
    EXPECT_EQ(des.min_version == 0x0304, !des.lacking.empty());
}

TEST(SslPolicy, wants_the_hybrid_group_by_the_calendar)
{
    const Context context(SSL_CTX_new(TLS_server_method()));
    const bool has = SSL_CTX_set1_groups_list(context.get(), "X25519MLKEM768") == 1;
    ERR_clear_error();
    const auto day = [](int year, unsigned month) {
        return CertificateTime(std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / 1));
    };
    struct Case
    {
        const char* profile;
        const char* setting;
        CertificateTime now;
        bool wanted;
    };
    for (const Case& one :
         {Case{"MODERN", "", day(2026, 9), false}, Case{"MODERN", "", day(2026, 10), true},
          Case{"MODERN", "DEFAULT", day(2026, 9), false}, Case{"MODERN", "ENABLED", day(2025, 1), true},
          Case{"MODERN", "DEFERRED", day(2027, 9), false}, Case{"MODERN", "DEFERRED", day(2027, 10), true},
          Case{"FIPS_202205", "ENABLED", day(2027, 10), false}}) {
        const TlsSettings settings =
            tls_settings({.profile = one.profile, .min_tls_version = "TLS_1_2", .post_quantum = one.setting}, one.now);
        EXPECT_EQ(settings.groups.starts_with("X25519MLKEM768:"), one.wanted && has) << one.setting;
        if (one.wanted && !has)
            EXPECT_THAT(settings.lacking, ElementsAre("X25519MLKEM768"));
        else
            EXPECT_THAT(settings.lacking, Not(Contains("X25519MLKEM768")));
    }
    EXPECT_EQ(tls_settings({.profile = "FIPS_202205"}, kBeforeHybrid).groups, "P-256:P-384");
    EXPECT_EQ(tls_settings({}, kBeforeHybrid).groups, "X25519:P-256:P-384");
}

TEST(SslPolicy, leaves_no_error_behind)
{
    tls_settings({}, kToday);
    EXPECT_EQ(ERR_peek_error(), 0U);
}

} // namespace
} // namespace switchyard::cert
