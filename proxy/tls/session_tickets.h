// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/bytes.h"
#include "core/cert/server_tls.h"
#include "proxy/tls/native.h"
#include "proxy/tls/ticket_keys.h"

#include <memory>

namespace switchyard::tls {

/// Seals and opens the session tickets of one server context. The chain that a client showed travels in its ticket, so
/// that a resumed session is validated anew, by the clock of that moment. Thread: owning worker.
class SessionTickets
{
public:
    SessionTickets(std::shared_ptr<const TicketKeys> keys, const cert::ServerTls& settings);
    SessionTickets(const SessionTickets&) = delete;
    SessionTickets& operator=(const SessionTickets&) = delete;

    /// Lifetime: outlives the connections of `context`, and so do the settings. Errors: as OpenSSL says.
    Result<> install(SSL_CTX& context);
    void adopt(std::shared_ptr<const TicketKeys> keys) { keys_ = std::move(keys); }
    const cert::Digest& binding() const { return binding_; }

private:
    static int on_seal_or_open(SSL* connection, unsigned char* name, unsigned char* iv, EVP_CIPHER_CTX* cipher,
                               EVP_MAC_CTX* mac, int sealing);
    static int on_issue(SSL* connection, void* tickets);
    static SSL_TICKET_RETURN on_opened(SSL* connection, SSL_SESSION* session, const unsigned char* name,
                                       std::size_t name_size, SSL_TICKET_STATUS status, void* tickets);

    bool set_up(const TicketKeys::Key& key, const unsigned char* iv, EVP_CIPHER_CTX& cipher, EVP_MAC_CTX& mac,
                bool sealing) const;
    /// Whether a session may be resumed by what its client showed.
    bool is_acceptable(SSL& connection, SSL_SESSION& session) const;

    std::shared_ptr<const TicketKeys> keys_;
    const cert::ServerTls& settings_;
    cert::Digest binding_;
    NativeCipher cipher_;
};

/// Calendar time in whole seconds.
cert::CertificateTime current_time();

} // namespace switchyard::tls
