// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "core/observe/status_details.h"
#include "proxy/io/event_loop.h"

#include <coroutine>
#include <optional>

namespace switchyard::layer4 {

/// When and why a connection is over: the first reason counts. Whoever awaits it is resumed by the loop, not inside
/// the call that gave the reason, and so may destroy whatever gave it. Thread: owning worker.
class Ending final : private io::Timer
{
public:
    explicit Ending(io::EventLoop& loop) : Timer(loop.timers()), loop_(loop) {}

    void end(observe::StatusDetails why);
    /// Resumes whoever awaits it inside the call, which must come from outside the connection's tasks. It may be gone
    /// afterwards.
    void end_now(observe::StatusDetails why);
    /// Valid once it was awaited.
    observe::StatusDetails why() const { return *why_; }

    /// From now on it is over when nothing passed for so long, in either direction.
    void end_when_idle(Nanoseconds timeout);
    /// Bytes passed.
    void passed() { passed_at_ = loop_.now(); }
    /// When it is over unless something passes before.
    MonotonicTime idle_at() const { return passed_at_ + timeout_; }
    bool is_idle() const { return idle_at() <= loop_.now(); }

    /// Bytes wait for a receiver who was told to take some before idle_at(). Meanwhile that wait decides about
    /// idleness, since only it sees how much is taken. Lifetime: the ending outlives it.
    class Delivery
    {
    public:
        explicit Delivery(Ending& ending) : ending_(ending) { ++ending_.deliveries_; }
        ~Delivery() { --ending_.deliveries_; }
        Delivery(const Delivery&) = delete;
        Delivery& operator=(const Delivery&) = delete;

    private:
        Ending& ending_;
    };
    bool delivers() const { return deliveries_ > 0; }

    // Awaitable.
    bool await_ready() const { return why_.has_value(); }
    void await_suspend(std::coroutine_handle<> awaiting) { awaiting_ = awaiting; }
    void await_resume() const {}

private:
    void on_due(MonotonicTime now) override;

    io::EventLoop& loop_;
    std::coroutine_handle<> awaiting_;
    std::optional<observe::StatusDetails> why_;
    MonotonicTime passed_at_{};
    Nanoseconds timeout_{};
    int deliveries_ = 0;
};

} // namespace switchyard::layer4
