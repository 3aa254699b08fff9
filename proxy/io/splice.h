// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/fd.h"
#include "proxy/io/stream.h"
#include "proxy/io/task.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace switchyard::io {

/// A kernel pipe that bytes pass through on their way from one socket to another.
struct Pipe
{
    Fd read_end;
    Fd write_end;

    explicit operator bool() const { return static_cast<bool>(read_end); }
};

/// Keeps emptied pipes for the next body. Thread: one.
class PipePool
{
public:
    static constexpr int kCapacity = 256 * 1024;

    /// Empty when the kernel gives none.
    Pipe get();
    /// Only pipes that hold no bytes.
    void put(Pipe pipe);

private:
    static constexpr std::size_t kKeep = 64;
    std::vector<Pipe> unused_;
};

/// What one splice(2) came to.
struct Moved
{
    std::size_t bytes = 0;
    int error = 0; ///< errno; 0 also for the end of the stream
};

/// One attempt, never waits.
Moved move_bytes(int from, int to, std::uint64_t count);

/// How moving bytes between sockets ended.
struct SpliceResult
{
    std::uint64_t bytes = 0; ///< that reached the receiver
    IoStatus status = IoStatus::Ok;
    int error = 0;
    bool receiver_failed = false; ///< else, when the status is not Ok, the sender did
    bool unsupported = false;     ///< nothing was moved and nothing is wrong: copy instead
};

/// Moves `count` bytes inside the kernel. `read_deadline` bounds all of it; the receiver has to keep its pace.
/// Lifetime: streams, pool and pace outlive the task.
Task<SpliceResult> splice(Stream& from, Stream& to, PipePool& pipes, std::uint64_t count, MonotonicTime read_deadline,
                          Pace& pace);

} // namespace switchyard::io
