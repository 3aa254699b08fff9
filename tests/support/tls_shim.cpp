// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tls_shim.h"

#include "core/cert/certificate_draft.h"
#include "core/cert/chain.h"
#include "core/cert/openssl_handle.h"
#include "proxy/io/signals.h"
#include "proxy/io/socket_address.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace switchyard::tests {
namespace {

using Context = std::unique_ptr<SSL_CTX, cert::FreedBy<SSL_CTX_free>>;
using Ssl = std::unique_ptr<SSL, cert::FreedBy<SSL_free>>;

constexpr std::size_t kBytes = 64 * 1024;
constexpr int kLookEveryMs = 20;

/// Bytes on their way from one socket to the other.
struct Direction
{
    std::string waiting;
    bool ended = false;   ///< the source said its end
    bool told = false;    ///< and the sink knows
    bool refused = false; ///< the sink takes no more
};

/// One connection of a shim.
class Relay
{
public:
    Relay(int plain, int encrypted, Ssl ssl, const std::atomic<bool>& stop)
        : plain_(plain),
          encrypted_(encrypted),
          ssl_(std::move(ssl)),
          stop_(stop)
    {}

    void run(bool as_server)
    {
        for (const int fd : {plain_, encrypted_}) {
            const int on = 1;
            ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        }
        SSL_set_fd(ssl_.get(), encrypted_);
        if (!greet(as_server))
            return reset(plain_);
        while (!stop_ && !over()) {
            if (!move())
                wait();
        }
    }

private:
    bool greet(bool as_server)
    {
        for (;;) {
            const int done = as_server ? SSL_accept(ssl_.get()) : SSL_connect(ssl_.get());
            if (done == 1)
                return true;
            const int error = SSL_get_error(ssl_.get(), done);
            if (stop_ || (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE))
                return false;
            wait();
        }
    }

    bool over() const { return broken_ || (out_.told && in_.told) || (out_.refused && in_.refused); }

    /// True: something happened.
    bool move()
    {
        bool moved = read_plain();
        moved = write_encrypted() || moved;
        moved = read_encrypted() || moved;
        return write_plain() || moved;
    }

    bool read_plain()
    {
        if (out_.ended || !out_.waiting.empty())
            return false;
        char bytes[kBytes];
        const ssize_t count = ::recv(plain_, bytes, sizeof bytes, MSG_DONTWAIT);
        if (count < 0 && errno == EAGAIN)
            return false;
        if (count < 0) {
            broken_ = true;
            reset(encrypted_);
        } else if (count == 0) {
            out_.ended = true;
        } else {
            out_.waiting.assign(bytes, static_cast<std::size_t>(count));
        }
        return true;
    }

    bool write_encrypted()
    {
        if (out_.refused)
            return false;
        if (!out_.waiting.empty()) {
            ERR_clear_error();
            const int count = SSL_write(ssl_.get(), out_.waiting.data(), static_cast<int>(out_.waiting.size()));
            if (count <= 0) {
                if (SSL_get_error(ssl_.get(), count) == SSL_ERROR_WANT_WRITE)
                    return false;
                out_.refused = true;
                broken_ = true;
                reset(plain_);
                return true;
            }
            out_.waiting.erase(0, static_cast<std::size_t>(count));
            return true;
        }
        if (!out_.ended || out_.told)
            return false;
        out_.told = true;
        SSL_shutdown(ssl_.get());
        ::shutdown(encrypted_, SHUT_WR);
        return true;
    }

    bool read_encrypted()
    {
        if (in_.ended || !in_.waiting.empty())
            return false;
        char bytes[kBytes];
        ERR_clear_error();
        errno = 0;
        const int count = SSL_read(ssl_.get(), bytes, sizeof bytes);
        if (count > 0) {
            in_.waiting.assign(bytes, static_cast<std::size_t>(count));
            return true;
        }
        const int error = SSL_get_error(ssl_.get(), count);
        if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE)
            return false;
        if (errno == ECONNRESET) {
            broken_ = true;
            reset(plain_);
        }
        in_.ended = true; // with close_notify or without: some modes do not say it
        return true;
    }

    bool write_plain()
    {
        if (in_.refused)
            return false;
        if (!in_.waiting.empty()) {
            const ssize_t count = ::send(plain_, in_.waiting.data(), in_.waiting.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
            if (count < 0 && errno == EAGAIN)
                return false;
            if (count < 0) {
                in_.refused = true;
                broken_ = true;
                reset(encrypted_);
                return true;
            }
            in_.waiting.erase(0, static_cast<std::size_t>(count));
            return true;
        }
        if (!in_.ended || in_.told)
            return false;
        in_.told = true;
        ::shutdown(plain_, SHUT_WR);
        return true;
    }

    void wait() const
    {
        const auto of = [](bool wants_read, bool wants_write) {
            return static_cast<short>((wants_read ? POLLIN : 0) | (wants_write ? POLLOUT : 0));
        };
        // A side of which nothing is wanted is left out, or its end would be told again and again.
        pollfd both[] = {{plain_, of(!out_.ended && out_.waiting.empty(), !in_.waiting.empty()), 0},
                         {encrypted_, of(!in_.ended && in_.waiting.empty(), !out_.waiting.empty()), 0}};
        for (pollfd& side : both) {
            if (side.events == 0)
                side.fd = -1;
        }
        (void)::poll(both, 2, kLookEveryMs);
    }

    static void reset(int fd)
    {
        const linger now{1, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }

    int plain_;
    int encrypted_;
    Ssl ssl_;
    const std::atomic<bool>& stop_;
    Direction out_; ///< from the plain side
    Direction in_;
    bool broken_ = false;
};

io::Fd connect(const SocketAddress& to)
{
    io::Fd fd(::socket(to.address.family == IpAddress::Family::V4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const io::KernelAddress address = io::to_kernel(to);
    if (::connect(fd.get(), address.data(), address.size) != 0)
        fd.reset();
    return fd;
}

} // namespace

cert::ServedCertificate self_signed(const std::string& host)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    cert::CertificateDraft draft;
    draft.common_name = host;
    draft.names.dns = {host};
    draft.not_before = now - std::chrono::days(1);
    draft.not_after = now + std::chrono::days(30);
    auto key = std::make_shared<const cert::PrivateKey>(cert::PrivateKey::generate(cert::NewKey::EcdsaP256));
    cert::ServedCertificate own;
    own.chain.push_back(std::move(*cert::sign_certificate(draft, *key)));
    own.key = std::move(key);
    return own;
}

struct TlsShim::Native
{
    Context context;
};

TlsShim::TlsShim(Side side, const SocketAddress& target)
    : side_(side),
      target_(target),
      native_(std::make_unique<Native>())
{
    native_->context.reset(SSL_CTX_new(side == Side::Client ? TLS_client_method() : TLS_server_method()));
    SSL_CTX* context = native_->context.get();
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    if (side == Side::Server) {
        const cert::ServedCertificate own = self_signed("localhost");
        const cert::Bytes& der = own.chain.front().der;
        const unsigned char* at = der.data();
        const cert::CertificateHandle leaf(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
        SSL_CTX_use_cert_and_key(context, leaf.get(), own.key->open().get(), nullptr, 1);
    }
    listening_ = std::move(*io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}));
    address_ = *io::local_address(listening_.get());
    acceptor_ = std::thread([this] { accept_all(); });
}

TlsShim::~TlsShim()
{
    stop_ = true;
    acceptor_.join();
    for (std::thread& thread : threads_)
        thread.join();
}

void TlsShim::accept_all()
{
    io::block_broken_pipe_signal();
    while (!stop_) {
        pollfd one{listening_.get(), POLLIN, 0};
        if (::poll(&one, 1, kLookEveryMs) != 1)
            continue;
        io::Fd came(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (came)
            threads_.emplace_back([this, fd = std::move(came)]() mutable { relay(std::move(fd)); });
    }
}

void TlsShim::relay(io::Fd came) const
{
    const io::Fd goes = connect(target_);
    if (!goes)
        return;
    for (const int fd : {came.get(), goes.get()})
        ::fcntl(fd, F_SETFL, O_NONBLOCK);
    const bool as_server = side_ == Side::Server;
    Relay relay(as_server ? goes.get() : came.get(), as_server ? came.get() : goes.get(),
                Ssl(SSL_new(native_->context.get())), stop_);
    relay.run(as_server);
}

} // namespace switchyard::tests
