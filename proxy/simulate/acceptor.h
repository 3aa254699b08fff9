// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/fd.h"
#include "proxy/io/timer_wheel.h"

namespace switchyard::simulate {

/// Takes what an Acceptor accepts.
class AcceptObserver
{
public:
    virtual void on_accepted(io::Fd fd) = 0;

protected:
    ~AcceptObserver() = default;
};

/// Accepts connections of one listening socket; pauses for a moment when the process has no descriptors left.
/// Thread: the loop's.
class Acceptor final : private io::Pollable, private io::Timer
{
public:
    Acceptor(io::EventLoop& loop, io::Fd fd, AcceptObserver& observer);
    ~Acceptor() override;
    Acceptor(const Acceptor&) = delete;
    Acceptor& operator=(const Acceptor&) = delete;

    /// Errors: ResourceExhausted.
    Result<> start();

private:
    void on_events(std::uint32_t events) override;
    void on_due(MonotonicTime now) override;
    void accept_all();

    io::EventLoop& loop_;
    io::Fd fd_;
    AcceptObserver& observer_;
    io::EventLoop::Token token_ = 0;
    bool started_ = false;
};

} // namespace switchyard::simulate
