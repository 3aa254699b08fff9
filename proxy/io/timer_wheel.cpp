// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/timer_wheel.h"

#include <algorithm>
#include <bit>

namespace switchyard::io {

Timer::~Timer() { cancel(); }

void Timer::call_by(MonotonicTime when)
{
    if (when == kNever)
        return;
    const std::int64_t tick = TimerWheel::tick_not_before(when);
    if (pending()) {
        if (tick_ <= tick)
            return;
        wheel_->remove(*this);
    }
    tick_ = tick;
    wheel_->insert(*this);
}

void Timer::cancel()
{
    if (pending())
        wheel_->remove(*this);
}

TimerWheel::TimerWheel(MonotonicTime now) : current_(tick_at(now)) {}

TimerWheel::~TimerWheel()
{
    for (Timer* timer : slots_) {
        for (; timer != nullptr; timer = timer->next_)
            timer->previous_link_ = nullptr;
    }
}

std::int64_t TimerWheel::tick_not_before(MonotonicTime when)
{
    constexpr std::int64_t kLast = (std::int64_t{1} << kTickShift) - 1;
    const std::int64_t ns = when.time_since_epoch().count();
    return (ns >> kTickShift) + ((ns & kLast) != 0 ? 1 : 0);
}

void TimerWheel::insert(Timer& timer)
{
    // The slot of the current tick has been run already.
    const std::int64_t tick = std::clamp(timer.tick_, current_ + 1, current_ + kSlots - 1);
    timer.slot_ = static_cast<std::uint32_t>(tick) % kSlots;
    Timer*& head = slots_[timer.slot_];
    timer.next_ = head;
    timer.previous_link_ = &head;
    if (head != nullptr)
        head->previous_link_ = &timer.next_;
    head = &timer;
    occupied_[timer.slot_ / 64] |= std::uint64_t{1} << (timer.slot_ % 64);
}

void TimerWheel::remove(Timer& timer)
{
    *timer.previous_link_ = timer.next_;
    if (timer.next_ != nullptr)
        timer.next_->previous_link_ = timer.previous_link_;
    timer.previous_link_ = nullptr;
    timer.next_ = nullptr;
    if (slots_[timer.slot_] == nullptr)
        occupied_[timer.slot_ / 64] &= ~(std::uint64_t{1} << (timer.slot_ % 64));
}

void TimerWheel::advance(MonotonicTime now)
{
    const std::int64_t target = tick_at(now);
    // After a long sleep one turn of the wheel meets every timer.
    if (target - current_ > kSlots)
        current_ = target - kSlots;
    while (current_ < target) {
        ++current_;
        const auto slot = static_cast<std::uint32_t>(current_) % kSlots;
        if ((occupied_[slot / 64] >> (slot % 64)) & 1)
            run_slot(slot, now);
    }
}

void TimerWheel::run_slot(std::uint32_t slot, MonotonicTime now)
{
    // A callee may arm, cancel or destroy any timer, also those of this list: take one at a time from a private head.
    Timer* list = slots_[slot];
    slots_[slot] = nullptr;
    occupied_[slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
    list->previous_link_ = &list;
    while (list != nullptr) {
        Timer& timer = *list;
        remove(timer);
        if (timer.tick_ > tick_at(now))
            insert(timer);
        else
            timer.on_due(now);
    }
}

Milliseconds TimerWheel::idle_time(MonotonicTime now, Milliseconds longest) const
{
    const auto first = static_cast<std::uint32_t>(current_ + 1) % kSlots;
    const std::uint32_t words = kSlots / 64;
    for (std::uint32_t i = 0; i <= words; ++i) {
        const std::uint32_t word = (first / 64 + i) % words;
        std::uint64_t bits = occupied_[word];
        if (i == 0)
            bits &= ~std::uint64_t{0} << (first % 64);
        if (bits == 0)
            continue;
        const std::uint32_t slot = word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
        const std::int64_t tick = current_ + 1 + (slot + kSlots - first) % kSlots;
        const Nanoseconds left = MonotonicTime(Nanoseconds(tick << kTickShift)) - now;
        return std::clamp(std::chrono::ceil<Milliseconds>(left), Milliseconds(0), longest);
    }
    return longest;
}

} // namespace switchyard::io
