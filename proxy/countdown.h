// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/callback.h"
#include "proxy/io/event_loop.h"

#include <coroutine>
#include <cstddef>
#include <utility>

namespace switchyard::proxy {

/// Lets a coroutine of a loop wait until other threads have done what they were asked: every step() hands out a
/// callback, co_await ends when all of them ran. Thread: step() and co_await the loop's, the callbacks any.
/// Lifetime: outlives its callbacks, or the loop makes no further turn.
class Countdown
{
public:
    explicit Countdown(io::EventLoop& loop) : loop_(loop) {}
    Countdown(const Countdown&) = delete;
    Countdown& operator=(const Countdown&) = delete;

    io::Callback step()
    {
        ++open_;
        return [this] { loop_.post([this] { done(); }); };
    }

    bool await_ready() const { return open_ == 0; }
    void await_suspend(std::coroutine_handle<> waiter) { waiter_ = waiter; }
    void await_resume() const {}

private:
    void done()
    {
        if (--open_ == 0 && waiter_) {
            std::exchange(waiter_, {}).resume();
        }
    }

    io::EventLoop& loop_;
    std::size_t open_ = 0;
    std::coroutine_handle<> waiter_;
};

} // namespace switchyard::proxy
