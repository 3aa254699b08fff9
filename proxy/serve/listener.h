// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/event_loop.h"
#include "proxy/io/scope.h"
#include "proxy/serve/connection_group.h"
#include "proxy/serve/worker_context.h"

namespace switchyard::serve {

/// Accepts connections on one socket and owns them. When descriptors or connections run out it pauses and tries again;
/// what waits in the kernel's queue meanwhile is not lost. Thread: owning worker.
class Listener final : private io::Pollable, private io::Timer
{
public:
    /// Carries one client connection from accept to close. Lifetime: context and group outlive it.
    using Serve = io::Task<> (*)(WorkerContext&, ConnectionGroup&, io::Fd, SocketAddress client);

    Listener(WorkerContext& context, io::Fd fd, SocketAddress local, ElementId forwarding_rule, Serve serve);
    ~Listener() override;

    /// Errors: ResourceExhausted.
    Result<> open();
    const SocketAddress& local() const { return group_.local; }
    void retarget(ElementId forwarding_rule) { group_.forwarding_rule = forwarding_rule; }
    /// Takes what is queued, closes the socket, ends idle connections; active ones end after their request.
    void close();
    bool closed() const { return !fd_; }
    std::size_t connections() const { return scope_.size(); }
    /// Ends every connection now.
    void abort() { scope_.clear(); }

private:
    static constexpr int kAcceptsPerWakeup = io::EventLoop::kWorkPerTurn;

    void on_events(std::uint32_t events) override;
    void on_due(MonotonicTime now) override;
    /// False: nothing more is queued, or it had to pause.
    bool accept_one();
    void pause();

    WorkerContext& context_;
    io::Fd fd_;
    io::EventLoop::Token token_ = 0;
    Serve serve_;
    bool paused_ = false;
    ConnectionGroup group_;
    io::Scope scope_; ///< last: connections use the group
};

} // namespace switchyard::serve
