// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime_command.h"
#include "core/runtime/runtime_event.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/mailbox.h"
#include "proxy/io/scope.h"
#include "proxy/io/task.h"
#include "proxy/listener_set.h"
#include "proxy/local_runtime.h"
#include "proxy/simulation.h"
#include "proxy/state/ledger.h"
#include "proxy/telemetry/capture_gate.h"
#include "proxy/telemetry/drain.h"
#include "proxy/telemetry/slot_map.h"
#include "proxy/ticket_rotation.h"
#include "proxy/upstream/membership_builder.h"
#include "proxy/upstream/probes.h"
#include "proxy/worker_group.h"

#include <coroutine>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace switchyard::proxy {

/// What lives on a LocalRuntime's control thread: the queue of commands and all they act upon. One coroutine carries
/// the commands out, one after the other. Thread: control; `emit` is called there and on the telemetry thread.
/// Lifetime: destroyed after the loop's last turn, at whatever suspension point the commands are.
class RuntimeCore
{
public:
    using Emit = std::function<void(runtime::RuntimeEvent)>;

    RuntimeCore(io::EventLoop& loop, const LocalRuntimeOptions& options, Emit emit);
    ~RuntimeCore();
    RuntimeCore(const RuntimeCore&) = delete;
    RuntimeCore& operator=(const RuntimeCore&) = delete;

    void submit(runtime::RuntimeCommand command);

private:
    struct NextCommand;
    /// Everything an apply opened or built before it changes anything.
    struct Prepared
    {
        std::shared_ptr<const compile::Snapshot> snapshot;
        ListenerSet::Plan listeners;
        Simulation::Prepared simulation;
    };

    io::Task<> carry_out_commands();
    io::Task<> apply(CommandId id, runtime::Apply what);
    io::Task<> stop(CommandId id, runtime::Stop what);
    void carry_out_at_once(const runtime::RuntimeCommand& command);
    std::optional<Error> probe_now(const runtime::ProbeNow& what);
    std::optional<Error> set_load(const runtime::SetLoad& what);

    io::Task<compile::Compilation> compile_aside(runtime::Apply what, Revision revision);
    Result<Prepared> prepare(const compile::Snapshot& compiled);
    Result<> start_workers();
    io::Task<> warm_up(std::shared_ptr<const compile::Snapshot> next);
    io::Task<> commit(Prepared prepared);
    void fail_apply(CommandId id, Error error, std::vector<Diagnostic> diagnostics);
    runtime::RevisionLive live_event(CommandId id, std::vector<Diagnostic> diagnostics) const;
    Revision live() const { return snapshot_ ? snapshot_->revision : Revision{}; }

    void on_probe(const upstream::ProbeNews& news);
    void publish_membership();
    void retire(std::shared_ptr<const void> value);
    void release_retired();

    io::EventLoop& loop_;
    const LocalRuntimeOptions& options_;
    Emit emit_;
    std::deque<runtime::RuntimeCommand> commands_;
    std::coroutine_handle<> idle_;

    io::Mailbox<std::shared_ptr<const void>> retired_;
    state::Ledger ledger_;
    telemetry::CaptureGate captures_;
    telemetry::SlotRegistry slot_registry_;
    telemetry::Drain drain_;
    upstream::Probes probes_;
    upstream::MembershipBuilder memberships_;
    bool membership_is_due_ = false;

    std::uint64_t revisions_ = 0;
    std::shared_ptr<const compile::Snapshot> snapshot_; ///< nullptr: stopped
    ListenerSet listeners_;
    std::unique_ptr<WorkerGroup> workers_;
    TicketRotation tickets_;
    Simulation simulation_;
    std::thread job_; ///< compiles
    io::Scope scope_; ///< carry_out_commands(); last, so that it goes first
};

} // namespace switchyard::proxy
