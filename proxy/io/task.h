// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/frame_pool.h"

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace switchyard::io {

template <typename T>
class Task;

namespace detail {

/// What every promise of ours shares: pooled frames, and no exceptions.
struct PromiseBase
{
    static void* operator new(std::size_t size) { return FramePool::allocate(size); }
    static void operator delete(void* frame, std::size_t size) { FramePool::release(frame, size); }
    void unhandled_exception() noexcept { std::terminate(); }
};

struct TaskPromiseBase : PromiseBase
{
    struct FinalAwaiter
    {
        bool await_ready() noexcept { return false; }
        template <typename Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> finished) noexcept
        {
            return finished.promise().continuation;
        }
        void await_resume() noexcept {}
    };

    std::suspend_always initial_suspend() noexcept { return {}; }
    FinalAwaiter final_suspend() noexcept { return {}; }

    std::coroutine_handle<> continuation = std::noop_coroutine();
};

template <typename T>
struct TaskPromise : TaskPromiseBase
{
    Task<T> get_return_object() noexcept;
    void return_value(T value) { result.emplace(std::move(value)); }
    T take() { return std::move(*result); }

    std::optional<T> result;
};

template <>
struct TaskPromise<void> : TaskPromiseBase
{
    Task<void> get_return_object() noexcept;
    void return_void() noexcept {}
    void take() noexcept {}
};

} // namespace detail

/// A lazy coroutine: runs when awaited, resumes its awaiter by symmetric transfer when it ends. Owns its frame;
/// destroying it while suspended destroys everything it awaits, and nothing is left waiting.
/// Write one await per statement, take parameters by value, make no capturing lambda a coroutine.
/// Thread: one, the loop's.
template <typename T = void>
class [[nodiscard]] Task
{
public:
    using promise_type = detail::TaskPromise<T>;
    using Handle = std::coroutine_handle<promise_type>;

    Task() = default;
    explicit Task(Handle handle) : handle_(handle) {}
    Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Task& operator=(Task&& other) noexcept
    {
        if (this != &other) {
            reset();
            handle_ = std::exchange(other.handle_, {});
        }
        return *this;
    }
    ~Task() { reset(); }

    struct Awaiter
    {
        Handle handle;
        bool await_ready() const noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiting) const noexcept
        {
            handle.promise().continuation = awaiting;
            return handle;
        }
        T await_resume() const { return handle.promise().take(); }
    };
    Awaiter operator co_await() const& noexcept { return {handle_}; }
    Awaiter operator co_await() const&& noexcept { return {handle_}; }

    explicit operator bool() const { return static_cast<bool>(handle_); }
    bool done() const { return handle_.done(); }
    /// Destroys the frame. Must not be called from inside the task.
    void reset()
    {
        if (auto handle = std::exchange(handle_, {}))
            handle.destroy();
    }

private:
    Handle handle_{};
};

namespace detail {

template <typename T>
Task<T> TaskPromise<T>::get_return_object() noexcept
{
    return Task<T>(std::coroutine_handle<TaskPromise<T>>::from_promise(*this));
}

inline Task<void> TaskPromise<void>::get_return_object() noexcept
{
    return Task<void>(std::coroutine_handle<TaskPromise<void>>::from_promise(*this));
}

} // namespace detail
} // namespace switchyard::io
