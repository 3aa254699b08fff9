// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/layer4/peer.h"

#include "proxy/io/socket_address.h"
#include "proxy/tls/session_tickets.h"
#include "tests/core/cert/making.h"
#include "tests/proxy/tls/peer.h"
#include "tests/support/raw_socket.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>

namespace switchyard::layer4::test {
namespace {

constexpr int kPatience = 20'000; // milliseconds

tls::NativeContext make_backend_context()
{
    tls::NativeContext context(SSL_CTX_new(TLS_server_method()));
    const auto own = tls::load(tls::test::plain_settings().certificates.front());
    EXPECT_EQ(SSL_CTX_use_cert_and_key(context.get(), own->leaf.get(), own->key.get(), own->others.get(), 1), 1);
    return context;
}

} // namespace

std::shared_ptr<const cert::ServerTls> listener_tls()
{
    static const auto settings = std::make_shared<const cert::ServerTls>(tls::test::plain_settings());
    return settings;
}

std::shared_ptr<const cert::BackendTls> service_tls()
{
    static const auto settings = [] {
        cert::BackendTls tls;
        tls.policy = cert::tls_settings({}, tls::current_time());
        return std::make_shared<const cert::BackendTls>(std::move(tls));
    }();
    return settings;
}

SSL_CTX* client_context()
{
    static const tls::NativeContext context(SSL_CTX_new(TLS_client_method()));
    return context.get();
}

SSL_CTX* backend_context()
{
    static const tls::NativeContext context = make_backend_context();
    return context.get();
}

Peer::Peer(int fd, SSL_CTX* context, Role role) : fd_(fd)
{
    ::fcntl(fd_, F_SETFL, ::fcntl(fd_, F_GETFL) | O_NONBLOCK);
    if (context == nullptr)
        return;
    ssl_.reset(SSL_new(context));
    SSL_set_mode(ssl_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_set_fd(ssl_.get(), fd_);
    if (role == Role::Client)
        SSL_set_connect_state(ssl_.get());
    else
        SSL_set_accept_state(ssl_.get());
}

Peer::Peer(io::Fd fd, SSL_CTX* context, Role role) : Peer(fd.get(), context, role) { owned_ = std::move(fd); }

Peer Peer::connect(const SocketAddress& to, SSL_CTX* context, int receive_buffer)
{
    io::Fd fd(::socket(to.address.family == IpAddress::Family::V4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (receive_buffer > 0)
        tests::receive_little(fd.get(), receive_buffer);
    const io::KernelAddress address = io::to_kernel(to);
    const bool connected = ::connect(fd.get(), address.data(), address.size) == 0;
    Peer peer(std::move(fd), context, Role::Client);
    if (!connected)
        peer.end_ = End::Broken;
    else if (context != nullptr)
        peer.handshake();
    return peer;
}

bool Peer::wait(bool to_write)
{
    pollfd entry{.fd = fd_, .events = static_cast<short>(POLLIN | (to_write ? POLLOUT : 0)), .revents = 0};
    return ::poll(&entry, 1, kPatience) > 0;
}

std::size_t Peer::failed(int returned)
{
    switch (SSL_get_error(ssl_.get(), returned)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return 0;
    case SSL_ERROR_ZERO_RETURN:
        end_ = End::Good;
        return 0;
    default:
        end_ = End::Broken;
        return 0;
    }
}

bool Peer::try_handshake()
{
    if (!ssl_ || end_ != End::Open)
        return true;
    ERR_clear_error();
    const int returned = SSL_do_handshake(ssl_.get());
    if (returned == 1)
        return true;
    failed(returned);
    return end_ != End::Open;
}

std::size_t Peer::try_write(std::string_view bytes)
{
    if (bytes.empty() || write_broken_)
        return 0;
    if (ssl_) {
        ERR_clear_error();
        const int returned = SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
        if (returned > 0)
            return static_cast<std::size_t>(returned);
        failed(returned);
        write_broken_ = end_ == End::Broken;
        return 0;
    }
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0)
        return static_cast<std::size_t>(sent);
    write_broken_ = errno != EAGAIN;
    return 0;
}

std::size_t Peer::try_read(std::string& into, std::size_t limit)
{
    std::array<char, 65536> chunk;
    const std::size_t wanted = std::min(limit, chunk.size());
    if (ssl_) {
        ERR_clear_error();
        const int returned = SSL_read(ssl_.get(), chunk.data(), static_cast<int>(wanted));
        if (returned <= 0)
            return failed(returned);
        into.append(chunk.data(), static_cast<std::size_t>(returned));
        return static_cast<std::size_t>(returned);
    }
    const ssize_t got = ::recv(fd_, chunk.data(), wanted, 0);
    if (got == 0)
        end_ = End::Good;
    else if (got < 0 && errno != EAGAIN)
        end_ = End::Broken;
    if (got <= 0)
        return 0;
    into.append(chunk.data(), static_cast<std::size_t>(got));
    return static_cast<std::size_t>(got);
}

bool Peer::handshake()
{
    while (!try_handshake()) {
        if (!wait(false))
            end_ = End::Broken;
    }
    return end_ == End::Open;
}

bool Peer::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t taken = try_write(bytes);
        bytes.remove_prefix(taken);
        if (write_broken_)
            return false;
        pollfd entry{.fd = fd_, .events = POLLOUT, .revents = 0};
        if (taken == 0 && ::poll(&entry, 1, kPatience) <= 0)
            return false;
    }
    return true;
}

std::string Peer::receive(std::size_t size) { return exchange({}, size); }

std::string Peer::exchange(std::string_view outgoing, std::size_t size)
{
    std::string incoming;
    while ((!outgoing.empty() && !write_broken_) || (incoming.size() < size && end_ == End::Open)) {
        const std::size_t sent = try_write(outgoing);
        outgoing.remove_prefix(sent);
        const std::size_t wanted = size - incoming.size();
        const std::size_t got = wanted > 0 && end_ == End::Open ? try_read(incoming, wanted) : 0;
        if (sent == 0 && got == 0 && end_ != End::Broken && !wait(!outgoing.empty()))
            break;
        if (end_ == End::Broken)
            break;
    }
    return incoming;
}

std::string Peer::receive_all() { return exchange({}, SIZE_MAX); }

Peer::End Peer::await_end()
{
    receive_all();
    return end_;
}

void Peer::finish()
{
    if (ssl_) {
        ERR_clear_error();
        while (SSL_shutdown(ssl_.get()) < 0 && SSL_get_error(ssl_.get(), -1) == SSL_ERROR_WANT_WRITE && wait(true)) {
        }
    }
    ::shutdown(fd_, SHUT_WR);
}

void Peer::reset()
{
    const linger at_once{1, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    owned_.reset();
}

void Peer::close() { owned_.reset(); }

SocketAddress Peer::local() const { return io::local_address(fd_).value(); }

} // namespace switchyard::layer4::test
