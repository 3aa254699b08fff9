// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cert/bytes.h"
#include "core/cert/certificate_index.h"
#include "core/cert/chain.h"
#include "core/cert/client_trust.h"
#include "core/cert/private_key.h"
#include "core/cert/ssl_policy.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::cert {

/// How connections end. Source: load-balancer semantics 3 (G and C send no close_notify).
struct Ending
{
    bool says_close_notify = true;  ///< when the connection ends well
    bool needs_close_notify = true; ///< the peer's end without one counts as a broken connection, not as the end

    friend bool operator==(const Ending&, const Ending&) = default;
};

/// A certificate that an end shows, with what belongs to it.
struct ServedCertificate
{
    Chain chain; ///< leaf first, as it is sent
    std::shared_ptr<const PrivateKey> key;
    Bytes ocsp_response{}; ///< to be stapled; empty: none

    /// The same to a peer: keys are compared by their public halves.
    friend bool operator==(const ServedCertificate& a, const ServedCertificate& b);
};

/// Source: load-balancer semantics 8.1.
enum class ClientValidationMode : std::uint8_t
{
    AllowInvalidOrMissing,
    RejectInvalid
};

/// What is asked of clients' certificates.
struct ClientValidation
{
    ClientValidationMode mode = ClientValidationMode::AllowInvalidOrMissing;
    std::shared_ptr<const ClientTrust> trust{}; ///< null: nobody is trusted

    /// The trust configurations are compared by their content.
    friend bool operator==(const ClientValidation& a, const ClientValidation& b);
};

/// All that a target proxy's TLS side is made of, as values: workers share them and build contexts of their own.
struct ServerTls
{
    std::string target_proxy; ///< sessions are not resumed at another one
    std::vector<ServedCertificate> certificates;
    /// A certificate map, if it decides; else the first certificate is the primary one.
    std::optional<std::vector<CertificateMapRow>> map{};
    TlsSettings policy;
    std::vector<std::string> protocols{}; ///< ALPN, most wanted first; empty: clients' offers are ignored
    std::optional<ClientValidation> client_validation{};
    Ending ending{};

    /// Contexts made of equal settings do the same.
    friend bool operator==(const ServerTls&, const ServerTls&) = default;
};

/// What sessions are bound to: target proxy, SSL policy, client validation. Equal for equal settings, whatever the
/// certificates are, which may change without ending sessions.
Digest session_binding(const ServerTls& settings);

} // namespace switchyard::cert
