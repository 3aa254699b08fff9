// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "core/runtime/runtime_command.h"
#include "core/runtime/runtime_event.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/scope.h"
#include "proxy/io/task.h"
#include "proxy/simulate/load_generator.h"
#include "proxy/simulate/loop_thread.h"
#include "proxy/simulate/simulated_backends.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace switchyard::proxy {

/// The simulated backends and the load generator of a LocalRuntime, on a thread of their own, and their news as events.
/// Thread: control; `emit` is called there.
class Simulation
{
public:
    using Emit = std::function<void(runtime::RuntimeEvent)>;
    using Prepared = simulate::SimulatedBackends::Prepared;

    Simulation(io::EventLoop& control, Emit emit, std::uint64_t seed);

    /// Opens the sockets of new backends. Errors: as SimulatedBackends::prepare; nothing has changed then.
    Result<Prepared> prepare(const compile::Snapshot& next);
    /// New and changed backends serve from now on; those that only the live revision has stay.
    void add(Prepared prepared);
    /// Exactly the backends of this revision stay; a load whose listener went or moved ends.
    void retain(const compile::Snapshot& live);
    bool set(const runtime::SetSimulated& dials) { return backends_.set(dials); }
    void stop_backends();

    /// Errors: as LoadGenerator::start.
    Result<> start_load(const compile::LoadProfileSpec& profile, const SocketAddress& target);
    void stop_load();

    /// Ends the load and the reports; the control loop makes no further turn.
    void end();

private:
    Result<> start_thread();
    io::Task<> report_every_second();
    void put_into_service(std::vector<compile::SimulatedBackendSpec> specs);

    io::EventLoop& control_;
    Emit emit_;
    simulate::LoopThread thread_;
    bool thread_runs_ = false;
    simulate::SimulatedBackends backends_;
    simulate::LoadGenerator load_;
    std::vector<compile::SimulatedBackendSpec> running_;
    ElementId load_rule_;
    SocketAddress load_target_;
    io::Scope scope_;
};

} // namespace switchyard::proxy
