// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/fd.h"
#include "proxy/io/pace.h"

#include <algorithm>
#include <array>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <sys/uio.h>

namespace switchyard::io {

/// How a read, write or connect ended.
enum class IoStatus : std::uint8_t
{
    Ok,
    WouldBlock,  ///< try_… only
    Closed,      ///< the peer ended its side in good order; reads only
    TimedOut,    ///< the deadline passed
    Interrupted, ///< interrupt() was called
    Failed,      ///< see `error`
};

/// `bytes` were transferred, also when the status is not Ok.
struct IoResult
{
    IoStatus status = IoStatus::Ok;
    int error = 0; ///< errno
    std::size_t bytes = 0;

    explicit operator bool() const { return status == IoStatus::Ok; }
};

class Stream;

/// Told about what happens to a stream while nobody waits for it: an idle pooled connection that is closed, a client
/// that leaves while a backend is asked.
class StreamObserver
{
public:
    /// May destroy the stream.
    virtual void on_stream_event(Stream& stream) = 0;

protected:
    ~StreamObserver() = default;
};

/// A non-blocking stream socket. Reads and writes are tried first; the socket is registered once, when it first has to
/// wait, and a short read tells that there is nothing more, so that no call is made in vain.
/// A full kernel buffer has room again only when a third of it has gone, which takes a slow peer longer than many a
/// deadline: when one passes, the kernel is asked whether it delivered anything meanwhile.
/// At most one reader and one writer wait at a time. Thread: the loop's. Lifetime: outlives what waits for it.
class Stream final : private Pollable, private Timer
{
public:
    Stream(EventLoop& loop, Fd fd) : Timer(loop.timers()), loop_(loop), fd_(std::move(fd)) {}
    ~Stream() override;

    class ReadableAwaiter;
    class ReadAwaiter;
    class WriteAwaiter;
    class ConnectAwaiter;

    /// Waits until a read is worth trying, without holding a buffer meanwhile.
    ReadableAwaiter readable(MonotonicTime deadline = kNever);
    /// Reads what there is, at least a byte.
    ReadAwaiter read(std::span<char> into, MonotonicTime deadline = kNever);
    /// Writes all of it. Whenever the peer's machine takes some, the time left at the start is granted anew.
    /// Lifetime: the memory must stay until it ends.
    WriteAwaiter write(std::string_view data, MonotonicTime deadline = kNever);
    WriteAwaiter write(std::string_view first, std::string_view second, MonotonicTime deadline);
    WriteAwaiter write(std::span<const std::string_view> parts, MonotonicTime deadline = kNever);
    /// The same for a peer that must keep a pace.
    WriteAwaiter write(std::span<const std::string_view> parts, Pace& pace);
    /// Waits until a write is worth trying. Ok with `bytes`: so many were delivered by the deadline without making
    /// room.
    ConnectAwaiter writable(MonotonicTime deadline = kNever);
    /// Connects a fresh socket.
    ConnectAwaiter connect(const SocketAddress& to, MonotonicTime deadline);

    /// One attempt, never waits.
    IoResult try_read(std::span<char> into);
    IoResult try_write(std::string_view data);
    IoResult try_write(iovec* parts, std::size_t count);

    /// Ends what waits now, with Interrupted; the waiter is resumed inside the call.
    void interrupt();
    /// Tells `observer` (nullptr: nobody) of events nobody waits for. A socket that never had to wait is not registered
    /// yet and tells nothing: watch() changes that.
    void observe(StreamObserver* observer) { observer_ = observer; }
    void watch() { (void)ensure_registered(); }
    /// Moves the deadline of the read that waits now, if one does.
    void move_read_deadline(MonotonicTime deadline);

    /// The peer closed its side or the connection broke, as far as is known.
    bool hung_up() const { return hung_up_; }
    /// A read would not wait, as far as is known.
    bool may_read() const { return readable_; }
    /// A write would not wait, as far as is known.
    bool may_write() const { return writable_; }
    /// Tells the peer that nothing more comes.
    void shutdown_write();
    int fd() const { return fd_.get(); }
    EventLoop& loop() const { return loop_; }

    /// For splice: marks what a system call outside learned.
    void note_read_would_block() { readable_ = false; }
    void note_write_would_block() { writable_ = false; }

private:
    /// What waits for one direction; lives in the waiting coroutine's frame.
    struct Waiter
    {
        std::coroutine_handle<> handle;
        MonotonicTime deadline = kNever;
        IoResult result;

        /// True: done, `result` says how.
        virtual bool attempt() = 0;

    protected:
        ~Waiter() = default;
    };

    /// The same for writing, where progress shows in the kernel's queue.
    struct Writer : Waiter
    {
        static constexpr int kUnknown = -1;

        MonotonicTime look_at = kNever; ///< when the queue is looked at first
        int queued = kUnknown;          ///< bytes, then

        /// The deadline passed, and the kernel delivered so many bytes meanwhile. How the wait ends; none: it goes on,
        /// until a new deadline.
        virtual std::optional<IoStatus> delivered(std::size_t bytes, MonotonicTime now) = 0;

        void look_from(MonotonicTime now)
        {
            queued = kUnknown;
            look_at = deadline == kNever ? kNever : now + (deadline - now) / 8;
        }
        MonotonicTime next_call() const { return queued == kUnknown ? std::min(look_at, deadline) : deadline; }

    protected:
        ~Writer() = default;
    };

    void on_events(std::uint32_t events) override;
    void on_due(MonotonicTime now) override;
    /// Errors: errno, 0 when registered.
    int ensure_registered();
    /// False: `waiter` has its result.
    bool may_wait(Waiter& waiter);
    bool wait(Waiter& reader);
    bool wait(Writer& writer);
    /// A call of the writer's is due. How its wait ends, if it does.
    std::optional<IoStatus> end_of_writer(MonotonicTime now);
    template <typename W>
    void finish(W*& place, IoStatus status);

    EventLoop& loop_;
    Fd fd_;
    EventLoop::Token token_ = 0;
    Waiter* reader_ = nullptr;
    Writer* writer_ = nullptr;
    StreamObserver* observer_ = nullptr;
    bool registered_ = false;
    bool readable_ = true; ///< unknown at first: worth a try
    bool writable_ = true;
    bool hung_up_ = false;
    bool outgoing_ = false; ///< the connection is ours
};

/// A fresh TCP socket for connect(). Errors: ResourceExhausted.
Result<Fd> make_tcp_socket(const SocketAddress& to);

/// co_await → IoResult without bytes.
class [[nodiscard]] Stream::ReadableAwaiter final : private Waiter
{
public:
    ReadableAwaiter(Stream& stream, MonotonicTime until) : stream_(stream) { deadline = until; }
    ReadableAwaiter(const ReadableAwaiter&) = delete;
    ReadableAwaiter& operator=(const ReadableAwaiter&) = delete;
    ~ReadableAwaiter()
    {
        if (stream_.reader_ == this)
            stream_.reader_ = nullptr;
    }
    bool await_ready() const { return stream_.readable_; }
    bool await_suspend(std::coroutine_handle<> awaiting)
    {
        handle = awaiting;
        return stream_.wait(*this);
    }
    IoResult await_resume() const { return result; }

private:
    friend class Stream;
    bool attempt() override { return stream_.readable_; }

    Stream& stream_;
};

/// co_await → IoResult: Ok with bytes > 0, Closed at the end, or why not.
class [[nodiscard]] Stream::ReadAwaiter final : private Waiter
{
public:
    ReadAwaiter(Stream& stream, std::span<char> into, MonotonicTime until) : stream_(stream), into_(into)
    {
        deadline = until;
    }
    ReadAwaiter(const ReadAwaiter&) = delete;
    ReadAwaiter& operator=(const ReadAwaiter&) = delete;
    ~ReadAwaiter()
    {
        if (stream_.reader_ == this)
            stream_.reader_ = nullptr;
    }
    bool await_ready() { return stream_.readable_ && attempt(); }
    bool await_suspend(std::coroutine_handle<> awaiting)
    {
        handle = awaiting;
        return stream_.wait(*this);
    }
    IoResult await_resume() const { return result; }

private:
    friend class Stream;
    bool attempt() override;

    Stream& stream_;
    std::span<char> into_;
};

/// co_await → IoResult: Ok when everything was written.
class [[nodiscard]] Stream::WriteAwaiter final : private Writer
{
public:
    static constexpr std::size_t kMaxParts = 4;

    WriteAwaiter(Stream& stream, std::span<const std::string_view> parts, MonotonicTime until, Pace* pace = nullptr);
    WriteAwaiter(const WriteAwaiter&) = delete;
    WriteAwaiter& operator=(const WriteAwaiter&) = delete;
    ~WriteAwaiter()
    {
        if (stream_.writer_ == this)
            stream_.writer_ = nullptr;
    }
    bool await_ready() { return stream_.writable_ && attempt(); }
    bool await_suspend(std::coroutine_handle<> awaiting)
    {
        handle = awaiting;
        return stream_.wait(*this);
    }
    IoResult await_resume() const { return result; }

private:
    friend class Stream;
    bool attempt() override;
    std::optional<IoStatus> delivered(std::size_t bytes, MonotonicTime now) override;
    void took(std::size_t bytes, MonotonicTime now);

    Stream& stream_;
    Pace* pace_;
    Nanoseconds allowance_;
    std::array<iovec, kMaxParts> parts_;
    std::uint8_t first_ = 0;
    std::uint8_t count_ = 0;
};

/// co_await → IoResult: waits for a pending connect, or for room to write.
class [[nodiscard]] Stream::ConnectAwaiter final : private Writer
{
public:
    /// `to` nullptr: only wait until writing is worth a try.
    ConnectAwaiter(Stream& stream, const SocketAddress* to, MonotonicTime until);
    ConnectAwaiter(const ConnectAwaiter&) = delete;
    ConnectAwaiter& operator=(const ConnectAwaiter&) = delete;
    ~ConnectAwaiter()
    {
        if (stream_.writer_ == this)
            stream_.writer_ = nullptr;
    }
    bool await_ready() const { return result.status != IoStatus::Ok || stream_.writable_; }
    bool await_suspend(std::coroutine_handle<> awaiting)
    {
        handle = awaiting;
        return stream_.wait(*this);
    }
    IoResult await_resume() const { return result; }

private:
    friend class Stream;
    bool attempt() override;
    std::optional<IoStatus> delivered(std::size_t bytes, MonotonicTime now) override;

    Stream& stream_;
    bool connecting_ = false;
};

inline Stream::ReadableAwaiter Stream::readable(MonotonicTime deadline) { return {*this, deadline}; }
inline Stream::ReadAwaiter Stream::read(std::span<char> into, MonotonicTime deadline)
{
    return {*this, into, deadline};
}
inline Stream::WriteAwaiter Stream::write(std::string_view data, MonotonicTime deadline)
{
    return {*this, std::span(&data, 1), deadline};
}
inline Stream::WriteAwaiter Stream::write(std::string_view first, std::string_view second, MonotonicTime deadline)
{
    const std::array parts{first, second};
    return {*this, parts, deadline};
}
inline Stream::WriteAwaiter Stream::write(std::span<const std::string_view> parts, MonotonicTime deadline)
{
    return {*this, parts, deadline};
}
inline Stream::WriteAwaiter Stream::write(std::span<const std::string_view> parts, Pace& pace)
{
    pace.begin(loop_.now());
    return {*this, parts, pace.deadline(), &pace};
}
inline Stream::ConnectAwaiter Stream::writable(MonotonicTime deadline) { return {*this, nullptr, deadline}; }
inline Stream::ConnectAwaiter Stream::connect(const SocketAddress& to, MonotonicTime deadline)
{
    return {*this, &to, deadline};
}

} // namespace switchyard::io
