// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/chain.h"
#include "core/cert/server_tls.h"
#include "core/cert/ssl_policy.h"

#include <optional>
#include <string>
#include <vector>

namespace switchyard::cert {

/// Whom to believe about a backend.
struct BackendTrust
{
    Chain anchors{}; ///< need not be roots
    Chain intermediates{};
    bool public_roots = false; ///< those of this machine as well

    friend bool operator==(const BackendTrust&, const BackendTrust&) = default;
};

/// How backends of a service are spoken to. Source: load-balancer semantics 7 (by default no name is sent and the
/// certificate is not looked at).
struct BackendTls
{
    TlsSettings policy;
    std::string server_name{};           ///< SNI; empty: none is sent
    std::optional<BackendTrust> trust{}; ///< absent: any certificate is good
    std::vector<std::string> names{};    ///< one of which the certificate has to be for: hosts, addresses, URIs; empty:
                                         ///< `server_name`, if there is one. Without trust they do not count.
    std::vector<std::string> protocols{};        ///< ALPN, most wanted first
    std::optional<ServedCertificate> identity{}; ///< shown to backends that ask
    Ending ending{};

    /// Contexts made of equal settings do the same.
    friend bool operator==(const BackendTls&, const BackendTls&) = default;
};

} // namespace switchyard::cert
