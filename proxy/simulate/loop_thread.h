// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "proxy/io/event_loop.h"

#include <thread>

namespace switchyard::simulate {

/// The thread on which simulated backends and the load generator live, apart from the workers and from control: an
/// event loop that sleeps when there is nothing to do. Lifetime: outlives what was made with it.
class LoopThread
{
public:
    LoopThread() = default;
    ~LoopThread();
    LoopThread(const LoopThread&) = delete;
    LoopThread& operator=(const LoopThread&) = delete;

    /// Errors: ResourceExhausted.
    Result<> start();
    io::EventLoop& loop() { return loop_; }
    /// Runs `work` on the thread and waits for its end; on the spot when the thread does not run. Thread: any other.
    void run(io::Callback work);

private:
    io::EventLoop loop_;
    std::thread thread_;
};

} // namespace switchyard::simulate
