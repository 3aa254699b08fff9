// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/runtime/tls_client.h"

#include "core/cert/bytes.h"
#include "proxy/io/socket_address.h"

#include <cerrno>
#include <cstring>
#include <openssl/err.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace switchyard::tests {

TlsClient::TlsClient(const SocketAddress& to) : to_(to), context_(SSL_CTX_new(TLS_client_method()))
{
    SSL_CTX_set_session_cache_mode(context_.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context_.get(), [](SSL* ssl, SSL_SESSION* session) {
        static_cast<TlsClient*>(SSL_get_app_data(ssl))->session_.reset(session);
        return 1;
    });
}

TlsClient::~TlsClient() { close(); }

void TlsClient::close()
{
    if (ssl_)
        SSL_shutdown(ssl_.get());
    ssl_.reset();
    fd_.reset();
    received_.clear();
}

bool TlsClient::fail(const char* during, int returned)
{
    const int saved = errno;
    const int error = ssl_ ? SSL_get_error(ssl_.get(), returned) : SSL_ERROR_SYSCALL;
    const unsigned long queued = ERR_peek_error();
    const char* reason = queued != 0 ? ERR_reason_error_string(queued) : nullptr;
    problem_ = std::string(during) + ": " + (reason != nullptr ? reason : std::strerror(saved)) + " (" +
               std::to_string(error) + ", " + std::to_string(received_.size()) + " bytes before)";
    SSL_CTX_set_quiet_shutdown(context_.get(), 1);
    return false;
}

bool TlsClient::connect()
{
    close();
    const io::KernelAddress address = io::to_kernel(to_);
    fd_ = io::Fd(::socket(address.data()->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval limit{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (::connect(fd_.get(), address.data(), address.size) != 0)
        return fail("connect", 0);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_app_data(ssl_.get(), this);
    SSL_set_fd(ssl_.get(), fd_.get());
    SSL_set_tlsext_host_name(ssl_.get(), "shop.example.com");
    if (session_)
        SSL_set_session(ssl_.get(), session_.get());
    ERR_clear_error();
    const int connected = SSL_connect(ssl_.get());
    return connected == 1 || fail("handshake", connected);
}

std::optional<Answer> TlsClient::get(std::string_view path, std::string_view host)
{
    if (!ssl_ && !connect()) {
        close();
        return std::nullopt;
    }
    const std::string request = "GET " + std::string(path) + " HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n";
    ERR_clear_error();
    const int sent = SSL_write(ssl_.get(), request.data(), static_cast<int>(request.size()));
    auto answer = sent > 0 || fail("write", sent) ? read_answer() : std::nullopt;
    if (!answer || answer->head.find("onnection: close") != std::string::npos)
        close();
    return answer;
}

std::optional<Answer> TlsClient::read_answer()
{
    for (;;) {
        const std::size_t end = received_.find("\r\n\r\n");
        if (end != std::string::npos) {
            Answer answer;
            answer.head = received_.substr(0, end);
            answer.status = std::atoi(answer.head.c_str() + 9);
            const std::size_t length = answer.head.find("ontent-length: ");
            const std::size_t other = answer.head.find("ontent-Length: ");
            const std::size_t at = length != std::string::npos ? length : other;
            const std::size_t size =
                at == std::string::npos ? 0 : static_cast<std::size_t>(std::atoi(answer.head.c_str() + at + 15));
            if (received_.size() >= end + 4 + size) {
                answer.body = received_.substr(end + 4, size);
                received_.erase(0, end + 4 + size);
                return answer;
            }
        }
        char chunk[4096];
        ERR_clear_error();
        const int got = SSL_read(ssl_.get(), chunk, sizeof chunk);
        if (got <= 0) {
            fail("read", got);
            return std::nullopt;
        }
        received_.append(chunk, static_cast<std::size_t>(got));
    }
}

std::string TlsClient::fingerprint() const
{
    if (!ssl_ || resumed())
        return {};
    X509* certificate = SSL_get0_peer_certificate(ssl_.get());
    unsigned char* der = nullptr;
    const int size = certificate == nullptr ? 0 : i2d_X509(certificate, &der);
    const cert::Digest digest = cert::sha256({der, static_cast<std::size_t>(size)});
    OPENSSL_free(der);
    return cert::to_hex(digest);
}

} // namespace switchyard::tests
