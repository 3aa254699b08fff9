// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/buffer_pool.h"
#include "proxy/io/stream.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace switchyard::tls {

/// Encrypted bytes on their way to a socket. Corked, it collects records so that one call sends them all; else what
/// comes is sent at once, behind what waits, and only what the kernel leaves is copied. Holds a buffer only while
/// something waits. Thread: the loop's. Lifetime: transport and pools outlive it.
class RecordOutput
{
public:
    /// The most that a record adds to its content, with what TLS 1.0 inserts before it.
    static constexpr std::size_t kRecordOverhead = 512;

    RecordOutput(io::Stream& transport, io::BufferPools& pools) : transport_(transport), pools_(pools) {}
    RecordOutput(const RecordOutput&) = delete;
    RecordOutput& operator=(const RecordOutput&) = delete;

    bool empty() const { return begin_ == end_; }
    std::size_t waiting() const { return end_ - begin_; }
    /// Whether so many bytes more can wait.
    bool fits(std::size_t bytes) const { return waiting() + bytes <= pools_.records.buffer_size(); }
    void cork(bool corked) { corked_ = corked; }

    /// Takes bytes. False: none was taken, because the connection broke (see error()) or too much waits.
    bool take(std::string_view bytes);
    /// Sends what waits, as far as the kernel takes it. True: nothing waits any more.
    bool flush();
    /// All that the kernel took so far.
    std::uint64_t bytes_sent() const { return bytes_sent_; }
    /// errno of what broke the connection; 0: nothing did.
    int error() const { return error_; }
    /// Forgets what waits: it will never be sent.
    void drop();

private:
    bool send_behind(std::string_view& bytes);
    void sent(std::size_t count);
    void reserve(std::size_t bytes);
    void shrink();

    io::Stream& transport_;
    io::BufferPools& pools_;
    io::Buffer buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t bytes_sent_ = 0;
    int error_ = 0;
    bool corked_ = false;
};

} // namespace switchyard::tls
