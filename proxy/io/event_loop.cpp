// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/event_loop.h"

#include "proxy/io/sanitized.h"
#include "proxy/io/signals.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <span>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace switchyard::io {
namespace {

constexpr Seconds kWallOffsetAge{1};

std::int64_t read_wall_offset(MonotonicTime now)
{
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count() -
           now.time_since_epoch().count();
}

/// libc's is a cancellation point, see stream.cpp.
int wait_for_events(int epoll, std::span<epoll_event> events, int timeout_ms)
{
    const int most = static_cast<int>(events.size());
    if (kSanitized)
        return ::epoll_wait(epoll, events.data(), most, timeout_ms);
    return static_cast<int>(::syscall(SYS_epoll_pwait, epoll, events.data(), most, timeout_ms, nullptr, 0));
}

} // namespace

TurnHook::TurnHook(EventLoop& loop) : loop_(&loop) { loop_->hooks_.push_back(this); }

TurnHook::~TurnHook() { std::erase(loop_->hooks_, this); }

EventLoop::EventLoop()
    : epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wakeup_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      now_(read_clock()),
      wall_offset_(read_wall_offset(now_)),
      wall_offset_read_(now_),
      timers_(now_)
{
    block_broken_pipe_signal();
    epoll_event event{};
    event.events = EPOLLIN | EPOLLET;
    event.data.u64 = kWakeToken;
    if (!epoll_ || !wakeup_ || ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, wakeup_.get(), &event) != 0)
        failure_ = Error{ErrorKind::ResourceExhausted, Origin::Proxy, Retry::Never,
                         fmt::format("create an event loop: {}", std::strerror(errno))};
}

EventLoop::~EventLoop() = default;

void EventLoop::run()
{
    if (failure_)
        return;
    block_broken_pipe_signal();
    thread_.store(std::this_thread::get_id(), std::memory_order_relaxed);
    while (!stop_.exchange(false, std::memory_order_acq_rel))
        turn(kLongestSleep);
    thread_.store({}, std::memory_order_relaxed);
}

void EventLoop::turn(Milliseconds longest)
{
    if (failure_)
        return;
    std::array<epoll_event, kMaxEvents> events;
    const Milliseconds idle = timers_.idle_time(now_, longest);
    // Whoever posts after this store sees it and rings; whoever posted before is seen by the checks that follow.
    asleep_.store(true, std::memory_order_seq_cst);
    const bool busy = has_due() || !posted_.empty() || stop_.load(std::memory_order_seq_cst);
    const int count = wait_for_events(epoll_.get(), events, busy ? 0 : static_cast<int>(idle.count()));
    asleep_.store(false, std::memory_order_relaxed);
    now_ = read_clock();
    if (now_ - wall_offset_read_ > kWallOffsetAge) {
        wall_offset_ = read_wall_offset(now_);
        wall_offset_read_ = now_;
    }
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        if (i + 1 < count)
            prefetch((&event + 1)->data.u64);
        if (event.data.u64 == kWakeToken)
            clear_wakeup();
        else
            deliver(event.data.u64, event.events);
    }
    deliver_due();
    if (!posted_.empty())
        posted_.drain([](Callback&& work) { work(); });
    timers_.advance(now_);
    for (std::size_t i = 0; i < hooks_.size(); ++i)
        hooks_[i]->on_turn_end();
}

/// With many connections what an event is about has left the cache since it was used last.
void EventLoop::prefetch(Token token) const
{
    if (!watches(token))
        return;
    constexpr std::size_t kCacheLine = 64;
    const Pollable* const pollable = slots_[static_cast<std::uint32_t>(token)].pollable;
    __builtin_prefetch(pollable);
    __builtin_prefetch(reinterpret_cast<const char*>(pollable) + kCacheLine);
}

void EventLoop::deliver(Token token, std::uint32_t events)
{
    if (!watches(token))
        return;
    Slot& slot = slots_[static_cast<std::uint32_t>(token)];
    if (slot.urgency == Urgency::Urgent) {
        slot.pollable->on_events(events);
        return;
    }
    if (slot.events == 0)
        due_.push_back(token);
    slot.events |= events;
}

void EventLoop::deliver_due()
{
    for (work_ = 0; work_ < kWorkPerTurn && has_due(); ++work_) {
        const Token token = due_[first_due_++];
        if (!watches(token))
            continue;
        if (has_due())
            prefetch(due_[first_due_]);
        Slot& slot = slots_[static_cast<std::uint32_t>(token)];
        slot.pollable->on_events(std::exchange(slot.events, 0));
    }
    if (!has_due() || first_due_ >= kMaxEvents) {
        due_.erase(due_.begin(), due_.begin() + static_cast<std::ptrdiff_t>(first_due_));
        first_due_ = 0;
    }
}

void EventLoop::stop()
{
    stop_.store(true, std::memory_order_seq_cst);
    wake();
}

void EventLoop::post(Callback work)
{
    if (posted_.push(std::move(work)) && asleep_.load(std::memory_order_seq_cst))
        wake();
}

void EventLoop::wake()
{
    const std::uint64_t one = 1;
    // EAGAIN means that the counter is full: the loop is woken anyway.
    (void)!::write(wakeup_.get(), &one, sizeof one);
}

void EventLoop::clear_wakeup()
{
    std::uint64_t count = 0;
    (void)!::read(wakeup_.get(), &count, sizeof count);
}

Result<EventLoop::Token> EventLoop::add(int fd, std::uint32_t events, Pollable& pollable, Urgency urgency)
{
    if (free_slots_.empty()) {
        free_slots_.push_back(static_cast<std::uint32_t>(slots_.size()));
        slots_.emplace_back();
    }
    const std::uint32_t index = free_slots_.back();
    const Token token = (Token{slots_[index].generation} << 32) | index;
    epoll_event event{};
    event.events = events;
    event.data.u64 = token;
    if (::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &event) != 0)
        return fail(ErrorKind::ResourceExhausted, fmt::format("watch a descriptor: {}", std::strerror(errno)));
    free_slots_.pop_back();
    slots_[index].pollable = &pollable;
    slots_[index].urgency = urgency;
    slots_[index].events = 0;
    return token;
}

void EventLoop::modify(Token token, int fd, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = token;
    ::epoll_ctl(epoll_.get(), EPOLL_CTL_MOD, fd, &event);
}

void EventLoop::remove(Token token, int fd_that_stays_open)
{
    if (!watches(token))
        return;
    const auto index = static_cast<std::uint32_t>(token);
    slots_[index].pollable = nullptr;
    // The last generation is left out: with the last index it would be the wake token.
    slots_[index].generation = (slots_[index].generation + 1) & 0x7fffffffU;
    free_slots_.push_back(index);
    if (fd_that_stays_open >= 0)
        ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, fd_that_stays_open, nullptr);
}

bool EventLoop::watches(Token token) const
{
    const auto index = static_cast<std::uint32_t>(token);
    return index < slots_.size() && slots_[index].pollable != nullptr &&
           slots_[index].generation == static_cast<std::uint32_t>(token >> 32);
}

} // namespace switchyard::io
