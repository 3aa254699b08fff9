// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/tls/peer.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace switchyard::tls::test {
namespace {

cert::CertificateDraft dated(cert::CertificateDraft draft)
{
    draft.not_before = current_time() - std::chrono::days(30);
    draft.not_after = current_time() + std::chrono::days(60);
    return draft;
}

std::string reason()
{
    const std::string text = take_reason();
    return text.empty() ? "the connection ended" : text;
}

} // namespace

cert::CertificateDraft current_draft(std::vector<std::string> dns) { return dated(cert::leaf_draft(std::move(dns))); }

cert::CertificateDraft current_authority(std::string common_name)
{
    return dated(cert::authority_draft(std::move(common_name)));
}

cert::ServedCertificate served(const cert::Made& made, std::vector<cert::Certificate> others)
{
    cert::ServedCertificate certificate;
    certificate.chain.push_back(made.certificate);
    for (cert::Certificate& other : others)
        certificate.chain.push_back(std::move(other));
    certificate.key = std::make_shared<const cert::PrivateKey>(cert::same(made.key));
    return certificate;
}

cert::ServerTls plain_settings(cert::NewKey kind)
{
    cert::ServerTls settings;
    settings.target_proxy = "storefront";
    settings.certificates.push_back(served(cert::make(current_draft({"shop.example.com"}), kind)));
    settings.policy = cert::tls_settings({}, current_time());
    return settings;
}

std::shared_ptr<const TicketKeys> fresh_keys()
{
    auto keys = TicketKeys::generate();
    EXPECT_TRUE(keys.has_value());
    return *keys;
}

std::shared_ptr<ServerContext> context_of(cert::ServerTls settings, std::shared_ptr<const TicketKeys> keys)
{
    auto context = ServerContext::make(std::make_shared<const cert::ServerTls>(std::move(settings)),
                                       keys ? std::move(keys) : fresh_keys());
    EXPECT_TRUE(context.has_value()) << (context ? "" : context.error().context);
    return context ? *context : nullptr;
}

Client::Client(io::Fd fd, const ClientWish& wish) : fd_(std::move(fd)), context_(SSL_CTX_new(TLS_client_method()))
{
    SSL_CTX* context = context_.get();
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_min_proto_version(context, wish.min_version);
    SSL_CTX_set_max_proto_version(context, wish.max_version);
    EXPECT_EQ(SSL_CTX_set_cipher_list(context, wish.ciphers.c_str()), 1);
    if (!wish.signatures.empty())
        EXPECT_EQ(SSL_CTX_set1_sigalgs_list(context, wish.signatures.c_str()), 1);
    std::string list;
    for (const std::string& protocol : wish.protocols)
        list += static_cast<char>(protocol.size()) + protocol;
    if (!list.empty())
        SSL_CTX_set_alpn_protos(context, reinterpret_cast<const unsigned char*>(list.data()),
                                static_cast<unsigned>(list.size()));
    if (wish.certificate != nullptr) {
        const auto own = load(*wish.certificate);
        EXPECT_EQ(SSL_CTX_use_cert_and_key(context, own->leaf.get(), own->key.get(), own->others.get(), 1), 1);
    }
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context, [](SSL* ssl, SSL_SESSION* session) {
        static_cast<Client*>(SSL_get_app_data(ssl))->session_.reset(session);
        return 1;
    });
    ssl_.reset(SSL_new(context));
    SSL_set_app_data(ssl_.get(), this);
    SSL_set_fd(ssl_.get(), fd_.get());
    if (!wish.server_name.empty())
        SSL_set_tlsext_host_name(ssl_.get(), wish.server_name.c_str());
    if (wish.wants_status)
        SSL_set_tlsext_status_type(ssl_.get(), TLSEXT_STATUSTYPE_ocsp);
    if (wish.session != nullptr)
        EXPECT_EQ(SSL_set_session(ssl_.get(), wish.session), 1);
}

std::string Client::connect()
{
    ERR_clear_error();
    if (SSL_connect(ssl_.get()) != 1)
        error_ = reason();
    return error_;
}

bool Client::send(std::string_view text)
{
    ERR_clear_error();
    return SSL_write(ssl_.get(), text.data(), static_cast<int>(text.size())) == static_cast<int>(text.size());
}

std::string Client::receive(std::size_t size)
{
    std::string text(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        ERR_clear_error();
        const int count = SSL_read(ssl_.get(), text.data() + have, static_cast<int>(size - have));
        if (count <= 0) {
            if (SSL_get_error(ssl_.get(), count) != SSL_ERROR_ZERO_RETURN)
                error_ = reason();
            break;
        }
        have += static_cast<std::size_t>(count);
    }
    text.resize(have);
    return text;
}

bool Client::finds_close_notify()
{
    char byte = 0;
    ERR_clear_error();
    const int count = SSL_read(ssl_.get(), &byte, 1);
    return count <= 0 && SSL_get_error(ssl_.get(), count) == SSL_ERROR_ZERO_RETURN;
}

SessionHandle Client::session()
{
    SSL_set_shutdown(ssl_.get(), SSL_SENT_SHUTDOWN); // or OpenSSL takes the session for a bad one
    return std::move(session_);
}

Sockets::Sockets()
{
    const io::Fd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!listener)
        std::abort();
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(listener.get(), reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(listener.get(), 1), 0);
    EXPECT_EQ(::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size), 0);
    client = io::Fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    EXPECT_EQ(::connect(client.get(), reinterpret_cast<sockaddr*>(&address), size), 0);
    server = io::Fd(::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    const timeval limit{.tv_sec = 20, .tv_usec = 0}; // a test that hangs shall fail instead
    ::setsockopt(client.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    const int on = 1;
    for (const int fd : {client.get(), server.get()})
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

} // namespace switchyard::tls::test
