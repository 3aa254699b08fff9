// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/transport.h"

#include "proxy/io/socket_address.h"

#include <cerrno>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace switchyard::bench {
namespace {

constexpr std::size_t kReadAhead = 64 * 1024;

int keep_session(SSL* connection, SSL_SESSION* session)
{
    static_cast<Session*>(SSL_get_app_data(connection))->reset(session);
    return 1; // it is ours now
}

} // namespace

TlsClient::TlsClient(std::string server_name)
    : context_(SSL_CTX_new(TLS_client_method())),
      server_name_(std::move(server_name))
{
    SSL_CTX* const context = context_.get();
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    SSL_CTX_set_ciphersuites(context, "TLS_AES_128_GCM_SHA256");
    SSL_CTX_set1_groups_list(context, "X25519");
    // Some load balancers end connections without close_notify. Lengths frame the answers, so nothing is lost, and the
    // session stays good, as in browsers.
    SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context, keep_session);
    SSL_CTX_set_read_ahead(context, 1); // one system call for many records
    SSL_CTX_set_default_read_buffer_len(context, kReadAhead);
    constexpr std::array<unsigned char, 9> kProtocols{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    SSL_CTX_set_alpn_protos(context, kProtocols.data(), kProtocols.size());
}

SSL* TlsClient::open(int fd, Session& session) const
{
    SSL* const connection = SSL_new(context_.get());
    SSL_set_fd(connection, fd);
    SSL_set_app_data(connection, &session);
    SSL_set_tlsext_host_name(connection, server_name_.c_str());
    if (session)
        SSL_set_session(connection, session.get());
    return connection;
}

bool Transport::open(const SocketAddress& to, const TlsClient* tls, Session& session)
{
    const io::KernelAddress address = io::to_kernel(to);
    fd_ = io::Fd(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd_ || (::connect(fd_.get(), address.data(), address.size) != 0 && errno != EINPROGRESS))
        return false;
    const int on = 1;
    ::setsockopt(fd_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    tls_.reset(tls != nullptr ? tls->open(fd_.get(), session) : nullptr);
    wants_write_ = false;
    return true;
}

void Transport::close()
{
    if (tls_)
        SSL_set_shutdown(tls_.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN); // or OpenSSL drops the session
    tls_.reset();
    fd_.reset();
}

Transport::Status Transport::shake_hands()
{
    if (!tls_ || SSL_is_init_finished(tls_.get()) == 1)
        return Status::Done;
    wants_write_ = false;
    const int returned = SSL_connect(tls_.get());
    return returned == 1 ? Status::Done : status_of(returned);
}

Transport::Status Transport::write(std::string_view data)
{
    wants_write_ = false;
    if (tls_) {
        const int returned = SSL_write(tls_.get(), data.data(), static_cast<int>(data.size()));
        return returned > 0 ? Status::Done : status_of(returned);
    }
    const ssize_t count = ::send(fd_.get(), data.data(), data.size(), MSG_NOSIGNAL);
    wants_write_ = count < 0 && errno == EAGAIN; // not connected yet: a request always fits into an empty buffer
    if (wants_write_)
        return Status::WouldBlock;
    return count == static_cast<ssize_t>(data.size()) ? Status::Done : Status::Failed;
}

Transport::Read Transport::read(std::span<char> into)
{
    if (tls_) {
        const int returned = SSL_read(tls_.get(), into.data(), static_cast<int>(into.size()));
        return returned > 0 ? Read{Status::Done, static_cast<std::size_t>(returned)} : Read{status_of(returned)};
    }
    const ssize_t count = ::recv(fd_.get(), into.data(), into.size(), 0);
    if (count > 0)
        return {Status::Done, static_cast<std::size_t>(count)};
    if (count == 0)
        return {Status::Ended};
    return {errno == EAGAIN || errno == EINTR ? Status::WouldBlock : Status::Failed};
}

Transport::Status Transport::status_of(int returned)
{
    const int error = SSL_get_error(tls_.get(), returned);
    wants_write_ = error == SSL_ERROR_WANT_WRITE;
    ERR_clear_error();
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE)
        return Status::WouldBlock;
    return error == SSL_ERROR_ZERO_RETURN ? Status::Ended : Status::Failed;
}

std::string Transport::agreed() const
{
    if (!tls_)
        return {};
    return fmt::format("{} {} {}", SSL_get_version(tls_.get()), SSL_get_cipher_name(tls_.get()),
                       SSL_group_to_name(tls_.get(), static_cast<int>(SSL_get_negotiated_group(tls_.get()))));
}

} // namespace switchyard::bench
