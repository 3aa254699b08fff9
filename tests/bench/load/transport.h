// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/cert/openssl_handle.h"
#include "proxy/io/fd.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace switchyard::bench {

using Session = std::unique_ptr<SSL_SESSION, cert::FreedBy<SSL_SESSION_free>>;

/// How to speak TLS: version 1.3 with one cipher suite and one group, the same for every server, so that no server is
/// measured with cheaper cryptography than another. The server's certificate is not verified: that is its client's
/// cost.
class TlsClient
{
public:
    explicit TlsClient(std::string server_name);

    SSL* open(int fd, Session& session) const;

private:
    std::unique_ptr<SSL_CTX, cert::FreedBy<SSL_CTX_free>> context_;
    std::string server_name_;
};

/// A connection to the server, encrypted or not, that never blocks.
class Transport
{
public:
    enum class Status : std::uint8_t
    {
        Done,
        WouldBlock,
        Ended, ///< by the server
        Failed
    };
    struct Read
    {
        Status status = Status::Done;
        std::size_t size = 0;
    };

    /// `tls` null: plain. Lifetime: `tls` and `session` outlive this; `session` receives what the server hands out and,
    /// if it holds something, is offered.
    /// Errors: false when there is no connection to be had.
    bool open(const SocketAddress& to, const TlsClient* tls, Session& session);
    void close();
    int fd() const { return fd_.get(); }

    /// Goes on with the handshake; Done at once for a plain connection.
    Status shake_hands();
    Status write(std::string_view data);
    Read read(std::span<char> into);
    /// Bytes wait inside OpenSSL, of which the kernel knows nothing.
    bool has_pending() const { return tls_ && SSL_has_pending(tls_.get()) == 1; }
    /// The last step has to wait until the socket can be written.
    bool wants_write() const { return wants_write_; }
    bool resumed() const { return tls_ && SSL_session_reused(tls_.get()) == 1; }
    /// "TLSv1.3 TLS_AES_128_GCM_SHA256 x25519"; empty for a plain connection.
    std::string agreed() const;

private:
    Status status_of(int returned);

    io::Fd fd_;
    std::unique_ptr<SSL, cert::FreedBy<SSL_free>> tls_;
    bool wants_write_ = false;
};

} // namespace switchyard::bench
