// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/client_trust.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace switchyard::cert {

/// Why a client certificate is not accepted. Source: load-balancer semantics 8.2.
enum class ClientCertError : std::uint8_t
{
    NotProvided,
    ValidationFailed,   ///< no path to an anchor, a signature or date is wrong, a hash weaker than SHA-256, unreadable
    ChainInvalidEku,    ///< the leaf or an issuer has extended key usages without clientAuth
    ChainExceededLimit, ///< the client sent more than ten intermediates
    InvalidRsaKeySize,  ///< not 2048–4096 bits
    UnsupportedEllipticCurveKey,     ///< neither P-256 nor P-384
    UnsupportedKeyAlgorithm,         ///< neither RSA nor ECDSA
    PkiTooLarge,                     ///< more than ten intermediates with the same subject and key
    ChainMaxNameConstraintsExceeded, ///< an intermediate has more than ten
    ValidationTimedOut,              ///< never said here: there is no clock, and the search limit holds before
    ValidationSearchLimitExceeded,   ///< a chain deeper than ten, or more than a hundred signatures
    ValidationNotPerformed,          ///< there is no trust configuration
};

/// "client_cert_not_provided": the value of client_cert_error, and the statusDetails of REJECT_INVALID.
std::string_view to_text(ClientCertError error);

/// What came of a client's certificate.
struct ClientVerdict
{
    std::optional<ClientCertError> error;     ///< empty: verified
    std::optional<Certificate> leaf;          ///< what the client sent, when it can be read
    std::vector<Certificate> intermediates{}; ///< of the verified path, towards the anchor, which is left out
    std::uint32_t signature_checks = 0;

    bool is_verified() const { return !error.has_value(); }
};

/// The chain a client sent (DER, leaf first, as TLS hands it over) against a trust configuration (null: none). Whether
/// the client has the private key is the handshake's matter. Revocation is not looked at, as the vendor does not.
/// The order of the rules: nothing sent; nothing to trust; unreadable; allow-listed (then neither chain nor dates
/// count); too many intermediates; kinds of keys; the size of the PKI; name constraints; the leaf's usages; then the
/// search for a path, where the reason of the last rejected path is told. Dates hold for the anchor as well. Thread:
/// any. Cost: at most 100 signature checks, and those of RFC 5280 once for each complete path. Source: load-balancer
/// semantics 8.1 and 8.2; RFC 5280, section 6 (OpenSSL carries it out for a complete path).
ClientVerdict validate(std::span<const ByteView> chain, const ClientTrust* trust, CertificateTime now);

} // namespace switchyard::cert
