// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cert/bytes.h"
#include "core/cert/key_facts.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::cert {

/// A point on the calendar in whole seconds, UTC: what X.509 knows. (WallTime does not reach the year 9999, which
/// certificates that never end carry.)
using CertificateTime = std::chrono::sys_seconds;

/// "2026-11-27T05:36:08Z" (RFC 3339).
std::string to_text(CertificateTime time);

/// Subject alternative names by kind; what is no plain text is only counted.
struct AlternativeNames
{
    std::vector<std::string> dns;
    std::vector<std::string> ip;
    std::vector<std::string> uri;
    std::vector<std::string> email;
    std::size_t other = 0; ///< further kinds, and names with characters that no name has

    bool empty() const { return dns.empty() && ip.empty() && uri.empty() && email.empty() && other == 0; }

    friend bool operator==(const AlternativeNames&, const AlternativeNames&) = default;
};

struct SignatureFacts
{
    std::string name;     ///< "sha256WithRSAEncryption"
    std::string hash;     ///< "SHA256"; empty when the algorithm is unknown or has none of its own (Ed25519)
    bool is_weak = false; ///< a hash that is weaker than SHA-256, or unknown
};

/// What a certificate says, read once.
struct CertificateFacts
{
    std::string subject; ///< "CN=shop.example.com,O=Example" (RFC 4514)
    std::string issuer;
    Bytes subject_der;
    Bytes issuer_der;
    std::vector<std::string> common_names;
    AlternativeNames names;
    CertificateTime not_before;
    CertificateTime not_after;
    KeyFacts key;
    Digest key_id{}; ///< SHA-256 of the SubjectPublicKeyInfo: equal for a certificate and its private key
    SignatureFacts signature;
    Bytes serial;         ///< as it stands in the DER text, big endian; two's complement when negative
    Digest fingerprint{}; ///< SHA-256 of the DER text
    bool is_ca = false;
    std::optional<std::uint32_t> path_length;
    std::optional<std::vector<std::string>> key_usages;          ///< "digitalSignature"; absent: no such extension
    std::optional<std::vector<std::string>> extended_key_usages; ///< "serverAuth", or an OID
    std::uint32_t name_constraints = 0;                          ///< permitted and excluded subtrees
    Bytes subject_key_id;
    Bytes authority_key_id;
    std::string spiffe_id; ///< empty when there is no valid one
    bool is_self_issued = false;
    bool is_self_signed = false; ///< self-issued, and the signature is its own

    bool has_key_usage(std::string_view usage) const;          ///< no extension allows all
    bool has_extended_key_usage(std::string_view usage) const; ///< no extension allows all
};

/// A certificate as a value.
struct Certificate
{
    Bytes der;
    CertificateFacts facts;

    /// Equal bytes.
    friend bool operator==(const Certificate& a, const Certificate& b) { return a.der == b.der; }
};

/// Leaf first.
using Chain = std::vector<Certificate>;

constexpr std::size_t kMostCertificateBytes = 64U << 10U;
constexpr std::size_t kMostAlternativeNames = 2000;

/// Reads one certificate. Errors: SyntaxError, LimitExceeded, with a sentence without a line ("The certificate …").
/// Source: RFC 5280.
Result<Certificate> read_certificate(ByteView der);

/// Names in the common names and among the DNS names that hold a capital letter: the vendor serves such a certificate
/// as the primary one only. Source: load-balancer semantics 7.2.
std::vector<std::string> upper_case_names(const CertificateFacts& facts);

/// Whether a URI is a SPIFFE id. Source: SPIFFE-ID specification, section 2.
bool is_spiffe_id(std::string_view uri);

} // namespace switchyard::cert
