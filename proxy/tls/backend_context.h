// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/ssl_policy.h"
#include "proxy/tls/tls_context.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::tls {

/// Whom to believe about a backend.
struct BackendTrust
{
    cert::Chain anchors{}; ///< need not be roots
    cert::Chain intermediates{};
    bool public_roots = false; ///< those of this machine as well
};

/// How backends of a service are spoken to. Source: load-balancer semantics 7 (by default no name is sent and the
/// certificate is not looked at).
struct BackendSettings
{
    cert::TlsSettings policy;
    std::string server_name{};           ///< SNI; empty: none is sent
    std::optional<BackendTrust> trust{}; ///< absent: any certificate is good
    std::vector<std::string> names{};    ///< one of which the certificate has to be for: hosts, addresses, URIs; empty:
                                         ///< `server_name`, if there is one. Without trust they do not count.
    std::vector<std::string> protocols{};        ///< ALPN, most wanted first
    std::optional<ServedCertificate> identity{}; ///< shown to backends that ask
    Ending ending{};
};

/// The TLS side towards the backends of one service in one worker. Thread: owning worker.
class BackendContext final : public TlsContext
{
public:
    /// Errors: InvalidArgument, with a sentence; ResourceExhausted.
    static Result<std::shared_ptr<const BackendContext>> make(std::shared_ptr<const BackendSettings> settings);

private:
    BackendContext(std::shared_ptr<const BackendSettings> settings, NativeContext native);

    Result<> prepare();
    Result<> trust(const BackendTrust& trust);
    bool equip(SSL& connection) const override;
    bool is_expected(const X509& leaf) const;
    static int on_chain(X509_STORE_CTX* store, void* context);

    std::shared_ptr<const BackendSettings> settings_;
    cert::CertificatesHandle intermediates_;
};

} // namespace switchyard::tls
