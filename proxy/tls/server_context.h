// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate_index.h"
#include "core/cert/server_tls.h"
#include "proxy/tls/session_tickets.h"
#include "proxy/tls/tls_context.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace switchyard::tls {

/// The TLS side of one target proxy in one worker: chooses certificates, enforces the policy, validates clients, seals
/// tickets. Connections keep the context they began with, so a new one may take its place at any time.
/// Thread: owning worker.
class ServerContext final : public TlsContext
{
public:
    /// Errors: InvalidArgument (no certificate, a key that does not fit, what OpenSSL does not take), with a sentence;
    /// ResourceExhausted. Cost: milliseconds. Without `keys` it serves only to find out whether the settings work.
    static Result<std::shared_ptr<ServerContext>> make(std::shared_ptr<const cert::ServerTls> settings,
                                                       std::shared_ptr<const TicketKeys> keys);

    /// From now on tickets are sealed with these.
    void adopt(std::shared_ptr<const TicketKeys> keys) { tickets_.adopt(std::move(keys)); }
    void settle(SSL& connection, PeerState& peer) const override;
    const cert::ServerTls& settings() const { return *settings_; }
    /// See cert::session_binding().
    const cert::Digest& binding() const { return tickets_.binding(); }

private:
    ServerContext(std::shared_ptr<const cert::ServerTls> settings, std::shared_ptr<const TicketKeys> keys,
                  NativeContext native);

    Result<> load_certificates();
    Result<> prepare();
    void set_callbacks();
    void ask_for_certificates();

    cert::UsableKeys usable_keys_of(SSL& connection) const;
    static int on_server_name(SSL* connection, int* alert, void* context);
    static int on_certificate_wanted(SSL* connection, void* context);
    static int on_protocols(SSL* connection, const unsigned char** chosen, unsigned char* chosen_size,
                            const unsigned char* offered, unsigned offered_size, void* context);
    static int on_status_wanted(SSL* connection, void* context);
    static int on_client_chain(X509_STORE_CTX* store, void* context);

    std::shared_ptr<const cert::ServerTls> settings_;
    SessionTickets tickets_;
    std::vector<Credentials> credentials_;
    cert::CertificateIndex index_;
    std::vector<std::uint16_t> suites_; ///< of the policy, up to TLS 1.2
    std::string protocols_;             ///< as ALPN has them on the wire
};

} // namespace switchyard::tls
