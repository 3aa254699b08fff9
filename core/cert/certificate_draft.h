// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate.h"
#include "core/cert/private_key.h"

#include <optional>
#include <string>
#include <vector>

namespace switchyard::cert {

/// A certificate to be signed.
struct CertificateDraft
{
    std::string common_name{};  ///< empty: none
    std::string organization{}; ///< empty: none
    AlternativeNames names{};   ///< as text; `other` has no effect
    CertificateTime not_before{};
    CertificateTime not_after{};
    bool is_ca = false;
    std::optional<std::uint32_t> path_length{};
    std::vector<std::string> key_usages{};          ///< OpenSSL's names; empty: no extension
    std::vector<std::string> extended_key_usages{}; ///< names or OIDs; empty: no extension
    std::vector<std::string> permitted_names{};     ///< DNS names and addresses a CA may issue for; empty: all
    std::string hash = "SHA256";                    ///< ignored for Ed25519
    Bytes serial{};                                 ///< big endian; empty: 16 random bytes
};

/// Whose signature a certificate gets.
struct Signer
{
    const Certificate& certificate;
    const PrivateKey& key;
};

/// Signs a certificate for the public half of `key`; without a signer by the key itself. Errors: InvalidArgument when a
/// name cannot stand in a certificate; with a sentence. Source: RFC 5280.
Result<Certificate> sign_certificate(const CertificateDraft& draft, const PrivateKey& key,
                                     const std::optional<Signer>& signer = std::nullopt);

} // namespace switchyard::cert
