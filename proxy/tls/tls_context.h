// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cert/client_validation.h"
#include "core/cert/private_key.h"
#include "core/cert/server_tls.h"
#include "core/cert/ssl_policy.h"
#include "proxy/tls/native.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace switchyard::tls {

/// What is learned about the peer while connecting; OpenSSL's callbacks write here.
struct PeerState
{
    std::unique_ptr<cert::ClientVerdict> verdict; ///< on what a client showed; null when nothing was asked for
    bool verdict_of_ticket = false;               ///< good only if the session is resumed
    bool name_rejected = false;                   ///< the backend's certificate is for other names
    std::uint32_t certificate = 0;                ///< which of the server's own was chosen
};

/// What the connections of one kind share: OpenSSL's context and who they are. Thread: owning worker.
class TlsContext
{
public:
    enum class Side : std::uint8_t
    {
        Server,
        Client
    };

    virtual ~TlsContext() = default;
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

    /// A fresh connection. Errors: null when there is no memory. Lifetime: `peer` and this context outlive it.
    NativeConnection open(PeerState& peer) const;
    /// Called once when the handshake ends, either way.
    virtual void settle(SSL& /*connection*/, PeerState& /*peer*/) const {}
    Side side() const { return side_; }
    const cert::Ending& ending() const { return ending_; }

protected:
    TlsContext(Side side, cert::Ending ending, NativeContext native);
    SSL_CTX& native() const { return *native_; }
    /// What a fresh connection needs besides. Errors: false when there is no memory.
    virtual bool equip(SSL& /*connection*/) const { return true; }

private:
    Side side_;
    cert::Ending ending_;
    NativeContext native_;
};

/// A context that speaks what the policy says, no more and no less, with the modes that TlsStream relies on.
/// Errors: InvalidArgument when OpenSSL does not take the policy; ResourceExhausted.
Result<NativeContext> make_native_context(TlsContext::Side side, const cert::TlsSettings& policy);

/// The state that open() was given. Lifetime: the connection's.
PeerState& peer_of(SSL& connection);

/// Application protocols as they stand on the wire. Errors: InvalidArgument (a name without or with too many bytes).
/// Source: RFC 7301, section 3.1.
Result<std::string> protocol_list(std::span<const std::string> protocols);

/// A certificate with its chain and key, in OpenSSL's form. Keys are a worker's own: their locks are not shared.
struct Credentials
{
    cert::CertificateHandle leaf;
    cert::CertificatesHandle others;
    cert::NativeKey key;
};

cert::CertificateHandle to_native(const cert::Certificate& certificate);
/// Errors: InvalidArgument, with a sentence: nothing there, unreadable, the key does not belong to the certificate.
Result<Credentials> load(const cert::ServedCertificate& served);

} // namespace switchyard::tls
