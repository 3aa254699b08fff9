// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "proxy/io/callback.h"
#include "proxy/io/fd.h"
#include "proxy/io/mailbox.h"
#include "proxy/io/timer_wheel.h"

#include <atomic>
#include <coroutine>
#include <cstdint>
#include <optional>
#include <thread>
#include <vector>

namespace switchyard::io {

/// What an EventLoop tells about a descriptor. `events` are epoll's. May destroy itself in the call.
class Pollable
{
public:
    virtual void on_events(std::uint32_t events) = 0;

protected:
    ~Pollable() = default;
};

/// Called at the end of every turn of a loop, before it sleeps. Lifetime: removes itself when destroyed.
class TurnHook
{
public:
    explicit TurnHook(class EventLoop& loop);
    TurnHook(const TurnHook&) = delete;
    TurnHook& operator=(const TurnHook&) = delete;
    virtual ~TurnHook();
    virtual void on_turn_end() = 0;

private:
    EventLoop* loop_;
};

/// One thread's loop: epoll, timers, work posted from other threads. The clock is read once per turn.
/// Thread: run() decides; everything but post(), stop() and wake() belongs to that thread (or to whoever owns the loop
/// before run() and after it).
class EventLoop
{
public:
    /// Names a registration; a stale one is told from the slot's next owner.
    using Token = std::uint64_t;

    /// Which events come first. What ends work goes before what begins some, and a turn begins only so much: then less
    /// is under way at a time, and what belongs to it is still in the cache when it goes on.
    enum class Urgency : std::uint8_t
    {
        Normal, ///< may begin work: in the order of coming, the rest in the turns that follow at once
        Urgent  ///< goes on with work that is under way, as the answer of a backend does: in the turn that fetches it
    };

    /// Pieces of work that a turn begins. Measured: with 8 to 32 a request costs the same, with hundreds up to a
    /// quarter more.
    static constexpr int kWorkPerTurn = 16;

    EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;
    ~EventLoop();

    /// Set when the kernel refused the descriptors the loop needs; run() then returns at once.
    const std::optional<Error>& failure() const { return failure_; }

    /// Turns until stop(). May be called again afterwards.
    void run();
    /// One turn that sleeps at most `longest`.
    void turn(Milliseconds longest);
    /// Ends run() after the turn. Thread: any.
    void stop();
    /// Runs `work` on the loop's thread, in order of posting. Work left over when the loop is destroyed is dropped.
    /// Thread: any.
    void post(Callback work);
    /// Ends the current or next sleep. Thread: any.
    void wake();

    /// The time of this turn. Cost: a load.
    MonotonicTime now() const { return now_; }
    /// Reads the clock, for the few who need it exact.
    static MonotonicTime read_clock() { return std::chrono::steady_clock::now(); }
    /// Calendar time of this turn, nanoseconds since the epoch. Cost: an addition.
    std::int64_t wall_ns(MonotonicTime at) const { return at.time_since_epoch().count() + wall_offset_; }
    TimerWheel& timers() { return timers_; }
    bool in_loop_thread() const { return thread_.load(std::memory_order_relaxed) == std::this_thread::get_id(); }

    /// Watches a descriptor. Errors: ResourceExhausted.
    Result<Token> add(int fd, std::uint32_t events, Pollable& pollable, Urgency urgency = Urgency::Normal);
    /// Changes what is watched.
    void modify(Token token, int fd, std::uint32_t events);
    /// Events that were fetched already are not delivered any more. The caller closes `fd` next, or passes it so that
    /// the kernel forgets it too.
    void remove(Token token, int fd_that_stays_open = -1);
    bool watches(Token token) const;
    /// An event was fetched and waits for its turn.
    bool has_event(Token token) const
    {
        return watches(token) && slots_[static_cast<std::uint32_t>(token)].events != 0;
    }

    /// For who begins more than one piece of work within an event: counts one of the others.
    void count_work() { ++work_; }

    /// Awaitable: co_await loop.sleep_until(when). Cost: no allocation.
    class Sleep;
    Sleep sleep_until(MonotonicTime when);
    Sleep sleep_for(Nanoseconds duration);

private:
    friend class TurnHook;

    struct Slot
    {
        Pollable* pollable = nullptr;
        std::uint32_t generation = 0;
        std::uint32_t events = 0; ///< fetched, but not delivered yet: the slot is in due_
        Urgency urgency = Urgency::Normal;
    };

    static constexpr int kMaxEvents = 512;
    static constexpr Milliseconds kLongestSleep{60'000};
    static constexpr Token kWakeToken = UINT64_MAX;

    void clear_wakeup();
    void prefetch(Token token) const;
    void deliver(Token token, std::uint32_t events);
    void deliver_due();
    bool has_due() const { return first_due_ != due_.size(); }

    Fd epoll_;
    Fd wakeup_;
    std::optional<Error> failure_;
    MonotonicTime now_;
    std::int64_t wall_offset_ = 0;
    MonotonicTime wall_offset_read_;
    TimerWheel timers_;
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> free_slots_;
    std::vector<Token> due_; ///< normal events, oldest first, from first_due_ on
    std::size_t first_due_ = 0;
    int work_ = 0; ///< begun in this turn
    std::vector<TurnHook*> hooks_;
    std::atomic<bool> stop_{false};
    std::atomic<bool> asleep_{false};
    std::atomic<std::thread::id> thread_{};
    Mailbox<Callback> posted_;
};

class [[nodiscard]] EventLoop::Sleep : private Timer
{
public:
    Sleep(EventLoop& loop, MonotonicTime when) : Timer(loop.timers()), loop_(loop), when_(when) {}
    bool await_ready() const { return when_ <= loop_.now(); }
    void await_suspend(std::coroutine_handle<> sleeper)
    {
        sleeper_ = sleeper;
        call_by(when_);
    }
    void await_resume() const {}

private:
    void on_due(MonotonicTime /*now*/) override { sleeper_.resume(); }

    EventLoop& loop_;
    MonotonicTime when_;
    std::coroutine_handle<> sleeper_;
};

inline EventLoop::Sleep EventLoop::sleep_until(MonotonicTime when) { return Sleep(*this, when); }

inline EventLoop::Sleep EventLoop::sleep_for(Nanoseconds duration) { return Sleep(*this, now_ + duration); }

} // namespace switchyard::io
