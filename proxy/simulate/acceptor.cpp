// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/acceptor.h"

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace switchyard::simulate {
namespace {

constexpr Milliseconds kPause{100};

} // namespace

Acceptor::Acceptor(io::EventLoop& loop, io::Fd fd, AcceptObserver& observer)
    : Timer(loop.timers()),
      loop_(loop),
      fd_(std::move(fd)),
      observer_(observer)
{}

Acceptor::~Acceptor()
{
    if (started_)
        loop_.remove(token_); // closing the descriptor makes the kernel forget it
}

Result<> Acceptor::start()
{
    const auto token = loop_.add(fd_.get(), EPOLLIN | EPOLLET, *this);
    if (!token)
        return std::unexpected(token.error());
    token_ = *token;
    started_ = true;
    accept_all(); // what was queued before
    return {};
}

void Acceptor::on_events(std::uint32_t /*events*/) { accept_all(); }

void Acceptor::on_due(MonotonicTime /*now*/) { accept_all(); }

void Acceptor::accept_all()
{
    for (;;) {
        io::Fd client(::accept4(fd_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (client) {
            const int on = 1;
            ::setsockopt(client.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            observer_.on_accepted(std::move(client));
            continue;
        }
        if (errno == EINTR || errno == ECONNABORTED)
            continue;
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
            call_by(loop_.now() + kPause); // an edge would not come again
        return;
    }
}

} // namespace switchyard::simulate
