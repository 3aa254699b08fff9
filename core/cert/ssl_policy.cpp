// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/ssl_policy.h"

#include "core/cert/openssl_handle.h"

#include <algorithm>
#include <array>
#include <map>

namespace switchyard::cert {

namespace {

using Context = std::unique_ptr<SSL_CTX, FreedBy<SSL_CTX_free>>;

constexpr std::array kFeatures{
    PolicyFeature{"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCA9, true, true, false},
    PolicyFeature{"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCA8, true, true, false},
    PolicyFeature{"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", 0xC02B, true, true, true},
    PolicyFeature{"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", 0xC02F, true, true, true},
    PolicyFeature{"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", 0xC02C, true, true, true},
    PolicyFeature{"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", 0xC030, true, true, true},
    PolicyFeature{"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", 0xC009, true, false, false},
    PolicyFeature{"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", 0xC013, true, false, false},
    PolicyFeature{"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", 0xC00A, true, false, false},
    PolicyFeature{"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", 0xC014, true, false, false},
    PolicyFeature{"TLS_RSA_WITH_AES_128_GCM_SHA256", 0x009C, false, false, false},
    PolicyFeature{"TLS_RSA_WITH_AES_256_GCM_SHA384", 0x009D, false, false, false},
    PolicyFeature{"TLS_RSA_WITH_AES_128_CBC_SHA", 0x002F, false, false, false},
    PolicyFeature{"TLS_RSA_WITH_AES_256_CBC_SHA", 0x0035, false, false, false},
    PolicyFeature{"TLS_RSA_WITH_3DES_EDE_CBC_SHA", 0x000A, false, false, false},
};

constexpr std::string_view kHybridGroup = "X25519MLKEM768";

/// What the OpenSSL at hand offers.
class Offer
{
public:
    Offer() : context_(SSL_CTX_new(TLS_server_method()))
    {
        const QuietErrors quiet;
        if (!context_)
            return;
        SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
        SSL_CTX_set_cipher_list(context_.get(), "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
        const STACK_OF(SSL_CIPHER)* ciphers = SSL_CTX_get_ciphers(context_.get());
        for (int index = 0; index < sk_SSL_CIPHER_num(ciphers); ++index) {
            const SSL_CIPHER* cipher = sk_SSL_CIPHER_value(ciphers, index);
            names_.emplace(SSL_CIPHER_get_protocol_id(cipher), SSL_CIPHER_get_name(cipher));
        }
    }

    /// OpenSSL's name of a suite. Errors: empty when it lacks the suite.
    std::string suite(std::uint16_t code) const
    {
        const auto found = names_.find(code);
        return found == names_.end() ? std::string() : found->second;
    }
    bool has_group(std::string_view name) const
    {
        const QuietErrors quiet;
        return context_ && SSL_CTX_set1_groups_list(context_.get(), std::string(name).c_str()) == 1;
    }

private:
    Context context_;
    std::map<std::uint16_t, std::string> names_;
};

bool enables(const SslPolicySource& policy, const PolicyFeature& feature)
{
    if (policy.profile == "CUSTOM")
        return std::ranges::find(policy.custom_features, feature.name) != policy.custom_features.end();
    if (policy.profile == "MODERN")
        return feature.in_modern;
    if (policy.profile == "RESTRICTED")
        return feature.in_restricted;
    return policy.profile != "FIPS_202205" || feature.in_fips;
}

std::uint16_t version_of(std::string_view name)
{
    constexpr std::array<std::string_view, 4> kNames{"TLS_1_0", "TLS_1_1", "TLS_1_2", "TLS_1_3"};
    const auto found = std::ranges::find(kNames, name);
    return static_cast<std::uint16_t>(TLS1_VERSION + (found == kNames.end() ? 0 : found - kNames.begin()));
}

/// Source: load-balancer semantics 7.1: DEFAULT is off before October 2026, DEFERRED before October 2027. FIPS_202205
/// has the curves P-256 and P-384 only.
bool wants_hybrid(const SslPolicySource& policy, CertificateTime now)
{
    constexpr CertificateTime kDefault = std::chrono::sys_days(std::chrono::year(2026) / 10 / 1);
    constexpr CertificateTime kDeferred = std::chrono::sys_days(std::chrono::year(2027) / 10 / 1);
    if (policy.profile == "FIPS_202205")
        return false;
    if (policy.post_quantum == "ENABLED")
        return true;
    return now >= (policy.post_quantum == "DEFERRED" ? kDeferred : kDefault);
}

void append(std::string& list, std::string_view name)
{
    if (!list.empty())
        list += ':';
    list += name;
}

void choose_groups(const SslPolicySource& policy, CertificateTime now, const Offer& offer, TlsSettings& settings)
{
    if (wants_hybrid(policy, now)) {
        if (offer.has_group(kHybridGroup))
            append(settings.groups, kHybridGroup);
        else
            settings.lacking.emplace_back(kHybridGroup);
    }
    if (policy.profile != "FIPS_202205")
        append(settings.groups, "X25519");
    append(settings.groups, "P-256");
    append(settings.groups, "P-384");
}

} // namespace

std::span<const PolicyFeature> policy_features() { return kFeatures; }

std::vector<std::string> enabled_features(const SslPolicySource& policy)
{
    std::vector<std::string> names;
    for (const PolicyFeature& feature : kFeatures)
        if (enables(policy, feature))
            names.emplace_back(feature.name);
    std::ranges::sort(names);
    return names;
}

TlsSettings tls_settings(const SslPolicySource& policy, CertificateTime now)
{
    const Offer offer;
    TlsSettings settings;
    settings.min_version = version_of(policy.min_tls_version);
    for (const PolicyFeature& feature : kFeatures) {
        if (!enables(policy, feature))
            continue;
        if (const std::string suite = offer.suite(feature.code); suite.empty())
            settings.lacking.emplace_back(feature.name);
        else
            append(settings.ciphers, suite);
    }
    if (settings.ciphers.empty())
        settings.min_version = TLS1_3_VERSION;
    const bool old = settings.min_version < TLS1_2_VERSION;
    settings.security_level = old ? 0 : 1;
    if (!settings.ciphers.empty())
        append(settings.ciphers, old ? "@SECLEVEL=0" : "@SECLEVEL=1");
    const bool fips = policy.profile == "FIPS_202205";
    settings.suites = fips ? "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384"
                           : "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
    choose_groups(policy, now, offer, settings);
    // Explicit, because security level 0 would bring MD5 and DSA back; SHA-1 stays for clients of TLS 1.2 that name no
    // algorithm at all (RFC 5246, 7.4.1.4.1).
    settings.signature_algorithms = "ECDSA+SHA256:RSA-PSS+SHA256:RSA+SHA256:ECDSA+SHA384:RSA-PSS+SHA384:RSA+SHA384:"
                                    "RSA-PSS+SHA512:RSA+SHA512";
    if (old)
        settings.signature_algorithms += ":ECDSA+SHA1:RSA+SHA1";
    return settings;
}

} // namespace switchyard::cert
