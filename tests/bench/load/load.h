// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/fd.h"
#include "tests/bench/load/client.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace switchyard::bench {

/// Runs one measurement and prints what came of it as a line of JSON.
class Load
{
public:
    explicit Load(const Options& options);

    void run();

private:
    /// Requests one after another, or at fixed times.
    void measure_requests();
    /// Connections that wait after a request each, opened one by one.
    void measure_idle();

    void work_until(MonotonicTime end);
    /// Waits for sockets, at most that long, and serves what is ready.
    void turn(Nanoseconds longest);
    void start_what_is_due(MonotonicTime now);
    void begin(std::uint32_t index, MonotonicTime due);
    void take(std::uint32_t index, Client::Outcome outcome);
    void watch(std::uint32_t index);
    MonotonicTime due(std::uint64_t number) const;
    std::size_t count_stalled(MonotonicTime time) const;

    const Options& options_;
    Shared shared_;
    io::Fd epoll_;
    std::vector<Client> clients_;
    std::vector<bool> writes_; ///< those whose socket is watched for writing too
    std::deque<std::uint32_t> free_;
    MonotonicTime begun_;
    std::uint64_t started_ = 0; ///< requests at fixed times
};

} // namespace switchyard::bench
