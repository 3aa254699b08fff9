// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/listener.h"

#include "proxy/io/socket_address.h"

#include <cerrno>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace switchyard::serve {
namespace {

bool is_anybody_waiting(int listening)
{
    pollfd queue{listening, POLLIN, 0};
    return ::poll(&queue, 1, 0) == 1;
}

} // namespace

Listener::Listener(WorkerContext& context, io::Fd fd, SocketAddress local, ElementId forwarding_rule, Serve serve)
    : Timer(context.loop.timers()),
      context_(context),
      fd_(std::move(fd)),
      serve_(serve),
      group_(local, forwarding_rule)
{}

Listener::~Listener()
{
    scope_.clear();
    if (fd_)
        context_.loop.remove(token_);
}

Result<> Listener::open()
{
    Result<io::EventLoop::Token> token = context_.loop.add(fd_.get(), EPOLLIN, *this);
    if (!token)
        return std::unexpected(std::move(token.error()));
    token_ = *token;
    return {};
}

void Listener::on_events(std::uint32_t /*events*/)
{
    for (int i = 0; i < kAcceptsPerWakeup && accept_one(); ++i)
        context_.loop.count_work();
}

bool Listener::accept_one()
{
    if (context_.connections >= context_.limits.connections) {
        if (context_.idle.empty()) {
            pause();
            return false;
        }
        // When none can make room, requests of all are here: this turn takes them, and the next one looks again.
        if (!is_anybody_waiting(fd_.get()) || !context_.idle.make_room())
            return false;
    }
    io::KernelAddress peer;
    peer.size = sizeof peer.storage;
    io::Fd fd(::accept4(fd_.get(), peer.data(), &peer.size, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (fd) {
        scope_.start(serve_(context_, group_, std::move(fd), io::from_kernel(peer.storage)));
        return true;
    }
    switch (errno) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
        // accept() asks for a descriptor before it looks whether anybody waits.
        if (!is_anybody_waiting(fd_.get()))
            return false;
        if (context_.idle.make_room())
            return true; // whoever waits takes its place
        pause();
        return false;
    case EAGAIN:
        return false;
    default:
        return true; // that connection broke while it was queued
    }
}

void Listener::pause()
{
    if (!paused_ && fd_)
        context_.loop.modify(token_, fd_.get(), 0);
    paused_ = true;
    call_by(context_.loop.now() + context_.limits.accept_backoff);
}

void Listener::on_due(MonotonicTime /*now*/)
{
    if (!paused_ || !fd_)
        return;
    paused_ = false;
    context_.loop.modify(token_, fd_.get(), EPOLLIN);
}

void Listener::close()
{
    if (!fd_)
        return;
    // Closing the socket resets what is queued on it.
    while (accept_one()) {
    }
    context_.loop.remove(token_);
    fd_.reset();
    cancel();
    group_.drain();
}

} // namespace switchyard::serve
