// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/task.h"

#include <concepts>
#include <coroutine>
#include <optional>
#include <utility>

namespace switchyard::io {

/// What a call came to, or the task that will tell: for calls that seldom have to wait, which then need no frame. A
/// plain function that returns one does its first part within the call; a coroutine may return one too.
/// Await it once. Destroying it destroys the task. Thread: one, the loop's.
template <typename T>
class [[nodiscard]] Eventual
{
public:
    using promise_type = detail::TaskPromise<T>;

    /// `value`: whatever makes a T, for instance the error of a Result.
    template <std::convertible_to<T> Value>
    Eventual(Value&& value) : value_(std::forward<Value>(value))
    {}
    Eventual(Task<T> task) : task_(std::move(task)) {}

    bool await_ready() const noexcept { return value_.has_value(); }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiting) const noexcept
    {
        return task_.operator co_await().await_suspend(awaiting);
    }
    T await_resume() { return value_ ? std::move(*value_) : task_.operator co_await().await_resume(); }

private:
    std::optional<T> value_;
    Task<T> task_;
};

} // namespace switchyard::io
