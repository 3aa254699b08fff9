// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/backend_tls.h"
#include "proxy/tls/tls_context.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::tls {

/// The TLS side towards the backends of one service in one worker. Thread: owning worker.
class BackendContext final : public TlsContext
{
public:
    /// Errors: InvalidArgument, with a sentence; ResourceExhausted.
    static Result<std::shared_ptr<const BackendContext>> make(std::shared_ptr<const cert::BackendTls> settings);

    const cert::BackendTls& settings() const { return *settings_; }

private:
    BackendContext(std::shared_ptr<const cert::BackendTls> settings, NativeContext native);

    Result<> prepare();
    Result<> trust(const cert::BackendTrust& trust);
    bool equip(SSL& connection) const override;
    bool is_expected(const X509& leaf) const;
    static int on_chain(X509_STORE_CTX* store, void* context);

    std::shared_ptr<const cert::BackendTls> settings_;
    cert::CertificatesHandle intermediates_;
};

} // namespace switchyard::tls
