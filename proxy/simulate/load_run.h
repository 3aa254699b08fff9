// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/runtime/runtime_event.h"
#include "proxy/io/buffer_pool.h"
#include "proxy/io/scope.h"
#include "proxy/io/stream.h"
#include "proxy/io/task.h"
#include "proxy/simulate/load_plan.h"

#include <coroutine>
#include <functional>
#include <memory>
#include <vector>

namespace switchyard::simulate {

/// How much of what a run sends.
struct LoadPace
{
    double requests_per_second = 1;
    std::uint32_t connections = 1;
    Seconds duration{60};
};

/// One run of a load profile, from its first request to its last report. Thread: the loop's.
class LoadRun final : private io::Timer
{
public:
    using Report = std::function<void(const runtime::LoadReported&)>;

    LoadRun(io::EventLoop& loop, const SocketAddress& target, LoadPlan plan, LoadPace pace, std::uint64_t seed,
            Report report);
    /// Gives up what is in flight; reports the end unless that was done.
    ~LoadRun() override;

    void start();

private:
    class NextRequest;
    class Client;

    void on_due(MonotonicTime now) override;
    double due(MonotonicTime now);
    void hand_out(MonotonicTime now);
    void report_progress(MonotonicTime now);
    void finish();
    /// One connection's life: waits for requests that are due, sends them, reads the answers.
    io::Task<> work();

    io::EventLoop& loop_;
    SocketAddress target_;
    LoadPlan plan_;
    LoadPace pace_;
    balance::Random random_;
    Report report_;
    runtime::LoadReported state_;
    MonotonicTime begin_;
    MonotonicTime end_;
    MonotonicTime next_report_;
    double skipped_ = 0; ///< were due, but would have waited for more than a second
    bool handing_out_ = false;
    bool finished_ = false;
    io::BufferPool buffers_;
    std::vector<NextRequest*> idle_; ///< who waits for a request
    io::Scope clients_;
};

} // namespace switchyard::simulate
