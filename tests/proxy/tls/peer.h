// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/client_trust.h"
#include "proxy/io/socket_address.h"
#include "proxy/tls/backend_context.h"
#include "proxy/tls/server_context.h"
#include "proxy/tls/tls_stream.h"
#include "tests/core/cert/making.h"

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace switchyard::tls::test {

/// Valid now, whatever the calendar says.
cert::CertificateDraft current_draft(std::vector<std::string> dns);
cert::CertificateDraft current_authority(std::string common_name);
cert::ServedCertificate served(const cert::Made& made, std::vector<cert::Certificate> others = {});
/// One certificate for shop.example.com, TLS 1.0 to 1.3.
cert::ServerTls plain_settings(cert::NewKey kind = cert::NewKey::EcdsaP256);
std::shared_ptr<ServerContext> context_of(cert::ServerTls settings, std::shared_ptr<const TicketKeys> keys = nullptr);
std::shared_ptr<const TicketKeys> fresh_keys();

/// What the client side of a handshake wants.
struct ClientWish
{
    std::string server_name{"shop.example.com"};
    std::vector<std::string> protocols{};
    int min_version = TLS1_VERSION;
    int max_version = TLS1_3_VERSION;
    std::string ciphers{"ALL:@SECLEVEL=0"};
    std::string signatures{};
    bool wants_status = false;
    const cert::ServedCertificate* certificate = nullptr;
    SSL_SESSION* session = nullptr; ///< to be resumed
};

using SessionHandle = std::unique_ptr<SSL_SESSION, cert::FreedBy<SSL_SESSION_free>>;

/// An OpenSSL client of its own on a blocking socket, as the world's clients are.
class Client
{
public:
    Client(io::Fd fd, const ClientWish& wish);

    /// "": it worked; else OpenSSL's reason.
    std::string connect();
    bool send(std::string_view text);
    /// Reads until `size` bytes are there or the other end ends.
    std::string receive(std::size_t size);
    /// Whether the next read finds close_notify.
    bool finds_close_notify();
    void close_notify() { SSL_shutdown(ssl_.get()); }
    SSL* native() const { return ssl_.get(); }
    int fd() const { return fd_.get(); }
    void hang_up() { fd_.reset(); }
    /// The last session the server gave.
    SessionHandle session();
    const std::string& error() const { return error_; }

private:
    io::Fd fd_;
    NativeContext context_;
    NativeConnection ssl_;
    SessionHandle session_;
    std::string error_;
};

/// Two connected TCP sockets: the server's is non-blocking, the client's blocking.
struct Sockets
{
    Sockets();
    io::Fd server;
    io::Fd client;
};

} // namespace switchyard::tls::test
