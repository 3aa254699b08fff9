// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "proxy/countdown.h"
#include "proxy/listener_set.h"
#include "proxy/serve/serve_limits.h"
#include "proxy/telemetry/drain.h"
#include "proxy/worker.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace switchyard::proxy {

struct WorkerGroupOptions
{
    std::uint64_t seed = 0;
    serve::ServeLimits limits;
    std::function<void(std::shared_ptr<const void>)> retire; ///< see WorkerOptions
};

/// All workers of one run: what is said to the group is said to each. Thread: control. Lifetime: telemetry outlives it.
class WorkerGroup
{
public:
    /// One worker for each telemetry of `drain`.
    WorkerGroup(telemetry::Drain& drain, const WorkerGroupOptions& options);

    /// Errors: ResourceExhausted; the workers that did start stop when the group is destroyed.
    Result<> start();
    void adopt(const Worker::Configuration& configuration, Countdown& adopted);
    void adopt(const std::shared_ptr<const state::Membership>& membership);
    void adopt(const std::shared_ptr<const tls::TicketKeys>& keys);
    /// Adds and removes listeners as planned; takes the plan's sockets.
    void change_listeners(ListenerSet::Plan& plan, Countdown& done);
    void stop(Milliseconds grace, Countdown& stopped);
    /// After stop(): waits for the threads.
    void join();

private:
    std::vector<std::unique_ptr<Worker>> workers_;
};

} // namespace switchyard::proxy
