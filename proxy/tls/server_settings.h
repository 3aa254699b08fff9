// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cert/certificate_index.h"
#include "core/cert/client_trust.h"
#include "core/cert/private_key.h"
#include "core/cert/ssl_policy.h"
#include "proxy/tls/tls_context.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::tls {

/// Source: load-balancer semantics 8.1.
enum class ClientValidationMode : std::uint8_t
{
    AllowInvalidOrMissing,
    RejectInvalid
};

/// What is asked of clients' certificates.
struct ClientValidation
{
    /// Reads a trust configuration; null: there is none. Errors: as ClientTrust::read().
    static Result<ClientValidation> read(ClientValidationMode mode, const cert::TrustSource* source);

    ClientValidationMode mode = ClientValidationMode::AllowInvalidOrMissing;
    std::shared_ptr<const cert::ClientTrust> trust{}; ///< null: nobody is trusted
    cert::Digest identity{};                          ///< of the trust configuration's content
};

/// All that a target proxy's TLS side is made of, as values: workers share them and build contexts of their own.
struct ServerSettings
{
    std::string target_proxy; ///< sessions are not resumed at another one
    std::vector<ServedCertificate> certificates;
    /// A certificate map, if it decides; else the first certificate is the primary one.
    std::optional<std::vector<cert::CertificateMapRow>> map{};
    cert::TlsSettings policy;
    std::vector<std::string> protocols{}; ///< ALPN, most wanted first; empty: clients' offers are ignored
    std::optional<ClientValidation> client_validation{};
    Ending ending{};
};

/// What sessions are bound to: target proxy, SSL policy, client validation. Equal for equal settings, whatever the
/// certificates are, which may change without ending sessions.
cert::Digest session_binding(const ServerSettings& settings);

} // namespace switchyard::tls
