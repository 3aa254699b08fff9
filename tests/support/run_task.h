// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/event_loop.h"
#include "proxy/io/scope.h"
#include "proxy/io/task.h"

#include <functional>
#include <optional>

namespace switchyard::tests {

/// Turns the loop until `condition` holds. False: it did not within `limit`.
inline bool turn_until(io::EventLoop& loop, const std::function<bool()>& condition, Milliseconds limit = Seconds(20))
{
    const MonotonicTime end = io::EventLoop::read_clock() + limit;
    while (!condition()) {
        if (io::EventLoop::read_clock() >= end)
            return false;
        loop.turn(Milliseconds(5));
    }
    return true;
}

namespace detail {

template <typename T>
io::Task<> store(io::Task<T> task, std::optional<T>* into)
{
    into->emplace(co_await task);
}

inline io::Task<> store_done(io::Task<> task, bool* done)
{
    co_await task;
    *done = true;
}

} // namespace detail

/// Runs a task to its end and returns its value. nullopt: it did not end in time.
template <typename T>
std::optional<T> run_task(io::EventLoop& loop, io::Task<T> task, Milliseconds limit = Seconds(20))
{
    std::optional<T> value;
    io::Scope scope;
    scope.start(detail::store(std::move(task), &value));
    turn_until(loop, [&] { return value.has_value(); }, limit);
    return value;
}

inline bool run_task(io::EventLoop& loop, io::Task<> task, Milliseconds limit = Seconds(20))
{
    bool done = false;
    io::Scope scope;
    scope.start(detail::store_done(std::move(task), &done));
    return turn_until(loop, [&] { return done; }, limit);
}

} // namespace switchyard::tests
