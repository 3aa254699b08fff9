// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/splice.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace switchyard::io {
namespace {

// Without SPLICE_F_MORE: the kernel would hold back the tail of what came when the sender pauses.
constexpr unsigned kFlags = SPLICE_F_MOVE | SPLICE_F_NONBLOCK;

} // namespace

Moved move_bytes(int from, int to, std::uint64_t count)
{
    for (;;) {
        const ssize_t moved = ::splice(from, nullptr, to, nullptr, count, kFlags);
        if (moved >= 0)
            return {static_cast<std::size_t>(moved), 0};
        if (errno != EINTR)
            return {0, errno};
    }
}

Pipe PipePool::get()
{
    if (!unused_.empty()) {
        Pipe pipe = std::move(unused_.back());
        unused_.pop_back();
        return pipe;
    }
    int ends[2];
    if (::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
        return {};
    Pipe pipe{Fd(ends[0]), Fd(ends[1])};
    // Refused beyond the user's share of pipe memory; the default size works too.
    (void)::fcntl(pipe.write_end.get(), F_SETPIPE_SZ, kCapacity);
    return pipe;
}

void PipePool::put(Pipe pipe)
{
    if (pipe && unused_.size() < kKeep)
        unused_.push_back(std::move(pipe));
}

Task<SpliceResult> splice(Stream& from, Stream& to, PipePool& pipes, std::uint64_t count, MonotonicTime read_deadline,
                          Pace& pace)
{
    SpliceResult result;
    Pipe pipe = pipes.get();
    if (!pipe) {
        result.unsupported = true;
        co_return result;
    }
    std::uint64_t unread = count;
    std::uint64_t in_pipe = 0;
    while (unread > 0 || in_pipe > 0) {
        if (unread > 0 && in_pipe == 0) {
            const IoResult ready = co_await from.readable(read_deadline);
            if (!ready) {
                result.status = ready.status;
                result.error = ready.error;
                co_return result;
            }
            const std::uint64_t wanted = std::min<std::uint64_t>(unread, PipePool::kCapacity);
            const Moved moved = move_bytes(from.fd(), pipe.write_end.get(), wanted);
            if (moved.error == EAGAIN) {
                from.note_read_would_block();
                continue;
            }
            if (moved.bytes == 0) {
                result.unsupported = moved.error == EINVAL && result.bytes == 0;
                result.status = moved.error == 0 ? IoStatus::Closed : IoStatus::Failed;
                result.error = moved.error;
                co_return result;
            }
            unread -= moved.bytes;
            in_pipe += moved.bytes;
        }
        const Moved moved = move_bytes(pipe.read_end.get(), to.fd(), in_pipe);
        if (moved.error == EAGAIN) {
            to.note_write_would_block();
            pace.begin(to.loop().now());
            const IoResult ready = co_await to.writable(pace.deadline());
            pace.delivered(to.loop().now(), ready.bytes);
            if (!ready) {
                result.status = ready.status;
                result.error = ready.error;
                result.receiver_failed = true;
                co_return result;
            }
            continue;
        }
        if (moved.bytes == 0) {
            result.status = IoStatus::Failed;
            result.error = moved.error;
            result.receiver_failed = true;
            co_return result;
        }
        pace.earn(moved.bytes);
        in_pipe -= moved.bytes;
        result.bytes += moved.bytes;
    }
    pipes.put(std::move(pipe));
    co_return result;
}

} // namespace switchyard::io
