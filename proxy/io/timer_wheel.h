// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <array>
#include <cstdint>

namespace switchyard::io {

class TimerWheel;

/// "No deadline".
inline constexpr MonotonicTime kNever = MonotonicTime::max();

/// Something that wants to be called at a time, as a member or base of what it belongs to; no allocation.
/// Asking again for a later time than asked before costs a comparison: the old call comes, finds nothing due and asks
/// anew. Thread: the loop's. Lifetime: unlinks itself when destroyed.
class Timer
{
public:
    explicit Timer(TimerWheel& wheel) : wheel_(&wheel) {}
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;
    virtual ~Timer();

    /// Calls on_due() at `when` or, if an earlier call is pending already, then. Never early, at most a tick late.
    void call_by(MonotonicTime when);
    /// No call is pending afterwards.
    void cancel();
    bool pending() const { return previous_link_ != nullptr; }

protected:
    /// Must check what is really due. May destroy the timer.
    virtual void on_due(MonotonicTime now) = 0;

private:
    friend class TimerWheel;

    TimerWheel* wheel_;
    Timer* next_ = nullptr;
    Timer** previous_link_ = nullptr;
    std::int64_t tick_ = 0; ///< when to call
    std::uint32_t slot_ = 0;
};

/// One coarse wheel of about a millisecond per tick and four seconds per turn; later calls go around more than once.
/// Thread: the loop's. Cost: O(1) to arm and to cancel.
class TimerWheel
{
public:
    explicit TimerWheel(MonotonicTime now);
    TimerWheel(const TimerWheel&) = delete;
    TimerWheel& operator=(const TimerWheel&) = delete;
    ~TimerWheel();

    /// Calls what is due.
    void advance(MonotonicTime now);
    /// How long nothing can become due, at most `longest`. Units: whole milliseconds, rounded up.
    Milliseconds idle_time(MonotonicTime now, Milliseconds longest) const;

private:
    friend class Timer;

    static constexpr int kTickShift = 20; ///< 2^20 ns
    static constexpr std::uint32_t kSlots = 4096;

    static std::int64_t tick_at(MonotonicTime when) { return when.time_since_epoch().count() >> kTickShift; }
    static std::int64_t tick_not_before(MonotonicTime when);
    void insert(Timer& timer);
    void remove(Timer& timer);
    void run_slot(std::uint32_t slot, MonotonicTime now);

    std::int64_t current_;
    std::array<Timer*, kSlots> slots_{};
    std::array<std::uint64_t, kSlots / 64> occupied_{};
};

} // namespace switchyard::io
