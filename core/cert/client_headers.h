// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/client_validation.h"

#include <array>
#include <string>
#include <string_view>

namespace switchyard::cert {

/// The values of the client_cert_* variables for one connection, ready to be written into headers.
/// Source: load-balancer semantics 6.1 and 8.2. Sizes are those of the value as it is written (unverified); leaf and
/// chain are written when the certificate was verified; the chain goes without leaf and anchor (unverified).
struct ClientCertHeaders
{
    std::string present = "false";
    std::string chain_verified = "false";
    std::string error; ///< the one error, or the values that are too long, separated by commas
    std::string sha256_fingerprint;
    std::string serial_number;
    std::string spiffe_id;
    std::string uri_sans;
    std::string dnsname_sans;
    std::string valid_not_before;
    std::string valid_not_after;
    std::string issuer_dn;
    std::string subject_dn;
    std::string leaf;
    std::string chain;

    /// The value of "client_cert_present" and the like. Errors: nullptr for a variable that is none of these.
    const std::string* find(std::string_view variable) const;
};

ClientCertHeaders client_cert_headers(const ClientVerdict& verdict);

} // namespace switchyard::cert
