// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/client_headers.h"
#include "core/observe/status_details.h"
#include "proxy/tls/tls_stream.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace switchyard::serve {

/// What is known of a client from its TLS handshake. Thread: owning worker. Lifetime: the stream outlives it.
class ClientTls
{
public:
    explicit ClientTls(const tls::TlsStream& stream) : stream_(stream) {}

    /// 0x0301 (TLS 1.0) … 0x0304 (TLS 1.3).
    std::uint16_t version() const { return stream_.version(); }
    /// As in the TLS registry.
    std::uint16_t cipher_suite() const { return stream_.cipher_suite(); }
    /// What the client asked for (SNI); empty: nothing.
    std::string_view server_name() const { return stream_.server_name(); }
    /// Null when clients are not asked for a certificate.
    const cert::ClientVerdict* client_verdict() const { return stream_.client_verdict(); }
    /// The values of the client_cert_* variables; written when first asked for. Null as client_verdict().
    const cert::ClientCertHeaders* client_cert_headers() const
    {
        if (!headers_ && client_verdict() != nullptr)
            headers_ = std::make_unique<cert::ClientCertHeaders>(cert::client_cert_headers(*client_verdict()));
        return headers_.get();
    }

private:
    const tls::TlsStream& stream_;
    mutable std::unique_ptr<const cert::ClientCertHeaders> headers_;
};

/// What the log says about a client that was turned away for its certificate.
observe::StatusDetails details_of(cert::ClientCertError error);

} // namespace switchyard::serve
