// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/cert/openssl_handle.h"
#include "proxy/io/fd.h"
#include "tests/proxy/runtime/http_client.h"

#include <memory>
#include <openssl/ssl.h>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::tests {

/// A blocking keep-alive client over TLS, by OpenSSL on the socket. Connects when needed and resumes its last session;
/// gives up after 10 s. Certificates are looked at, not judged.
class TlsClient
{
public:
    explicit TlsClient(const SocketAddress& to);
    ~TlsClient();
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    /// nullopt: no whole answer came; the next call connects anew.
    std::optional<Answer> get(std::string_view path, std::string_view host = "shop.example.com");
    void close();
    /// SHA-256 of the server's certificate, in hexadecimal; empty when the session was resumed or nothing is connected.
    std::string fingerprint() const;
    bool resumed() const { return ssl_ && SSL_session_reused(ssl_.get()) == 1; }
    /// Why the last call failed.
    const std::string& problem() const { return problem_; }

private:
    using Context = std::unique_ptr<SSL_CTX, cert::FreedBy<SSL_CTX_free>>;
    using Ssl = std::unique_ptr<SSL, cert::FreedBy<SSL_free>>;
    using Session = std::unique_ptr<SSL_SESSION, cert::FreedBy<SSL_SESSION_free>>;

    bool connect();
    bool fail(const char* during, int returned);
    std::optional<Answer> read_answer();

    SocketAddress to_;
    Context context_;
    Session session_;
    io::Fd fd_;
    Ssl ssl_;
    std::string received_;
    std::string problem_;
};

} // namespace switchyard::tests
