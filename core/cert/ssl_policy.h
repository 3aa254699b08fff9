// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::cert {

/// A cipher suite up to TLS 1.2 as SSL policies name it. Source: load-balancer semantics 7.1.
struct PolicyFeature
{
    std::string_view name; ///< the IANA name
    std::uint16_t code;    ///< as it stands in a ClientHello
    bool in_modern;
    bool in_restricted;
    bool in_fips;
};

/// All features, most wanted first; COMPATIBLE has all.
std::span<const PolicyFeature> policy_features();

/// The resource's fields, as they stand; empty text is an absent field.
struct SslPolicySource
{
    std::string profile{};         ///< COMPATIBLE, MODERN, RESTRICTED, FIPS_202205, CUSTOM
    std::string min_tls_version{}; ///< TLS_1_0 … TLS_1_3
    std::vector<std::string> custom_features{};
    std::string post_quantum{}; ///< DEFAULT, ENABLED, DEFERRED
};

/// What a policy enables, sorted: `enabledFeatures`. An unknown profile counts as COMPATIBLE, and so does no policy.
std::vector<std::string> enabled_features(const SslPolicySource& policy);

/// A policy in OpenSSL's words. What this OpenSSL lacks is left out of the lists and named in `lacking`.
struct TlsSettings
{
    std::uint16_t min_version = 0x0301; ///< 0x0301 (TLS 1.0) … 0x0304 (TLS 1.3)
    std::uint16_t max_version = 0x0304;
    std::string ciphers;              ///< SSL_CTX_set_cipher_list(), with the security level; for TLS 1.2 and below
    std::string suites;               ///< SSL_CTX_set_ciphersuites(), for TLS 1.3
    std::string groups;               ///< SSL_CTX_set1_groups_list()
    std::string signature_algorithms; ///< SSL_CTX_set1_sigalgs_list() and the same for client certificates
    int security_level = 1;           ///< SSL_CTX_set_security_level(); 0 where TLS 1.0 or 1.1 is allowed
    std::vector<std::string> lacking; ///< features and groups, by their names in the policy

    friend bool operator==(const TlsSettings&, const TlsSettings&) = default;
};

/// Translates. `now` decides what DEFAULT and DEFERRED mean for post-quantum key exchange. When OpenSSL lacks every
/// suite of the policy, only TLS 1.3 is left (min_version says so). Cost: asks OpenSSL once per call, about a
/// millisecond. Source: load-balancer semantics 7.1.
TlsSettings tls_settings(const SslPolicySource& policy, CertificateTime now);

} // namespace switchyard::cert
