// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/runtime_core.h"

#include "proxy/tls/backend_context.h"
#include "proxy/tls/server_context.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <set>
#include <system_error>
#include <type_traits>
#include <utility>

namespace switchyard::proxy {
namespace {

std::vector<std::unique_ptr<telemetry::WorkerTelemetry>> make_telemetry(const LocalRuntimeOptions& options,
                                                                        telemetry::CaptureGate& captures)
{
    std::vector<std::unique_ptr<telemetry::WorkerTelemetry>> all;
    for (std::size_t index = 0; index < options.workers; ++index) {
        all.push_back(std::make_unique<telemetry::WorkerTelemetry>(
            telemetry::WorkerTelemetryOptions{.worker = static_cast<std::uint8_t>(index),
                                              .ring_capacity = options.rows_per_worker,
                                              .captures = &captures}));
    }
    return all;
}

/// Why a configuration cannot run, from what compile() said.
Error compile_error(const std::vector<Diagnostic>& diagnostics)
{
    const auto blocks = [](const Diagnostic& diagnostic) { return !diagnostic.runs_here; };
    const auto count = std::count_if(diagnostics.begin(), diagnostics.end(), blocks);
    const auto first = std::find_if(diagnostics.begin(), diagnostics.end(), blocks);
    std::string context = count == 1
                              ? std::string("One error keeps this configuration from running: ")
                              : fmt::format("{} errors keep this configuration from running. The first: ", count);
    context += first == diagnostics.end() ? std::string("it could not be compiled") : to_text(*first);
    return {ErrorKind::InvalidArgument, Origin::Proxy, Retry::Never, std::move(context)};
}

/// A command that needs something the live revision does not have.
Error not_there(bool running, std::string_view what)
{
    return {ErrorKind::NotFound, Origin::Proxy, Retry::Never,
            running ? fmt::format("The live revision has no such {}. Apply the configuration first.", what)
                    : std::string("Nothing is running. Run the configuration first.")};
}

/// Whether OpenSSL takes what is new in a configuration; workers make the same contexts again for themselves.
Result<> try_tls(const compile::Snapshot& next, const compile::Snapshot* live)
{
    std::set<const void*> known;
    if (live != nullptr) {
        for (const compile::ListenerSpec& listener : live->listeners) {
            known.insert(listener.tls.get());
        }
        for (const compile::ServiceSpec& service : live->services) {
            known.insert(service.tls.get());
        }
    }
    const auto refused = [](Error error, std::string_view kind, std::string_view name) {
        error.context = fmt::format("{} {} cannot use TLS: {}.", kind, name, error.context);
        return std::unexpected(std::move(error));
    };
    for (const compile::ListenerSpec& listener : next.listeners) {
        if (!listener.tls || !known.insert(listener.tls.get()).second) {
            continue;
        }
        if (auto tried = tls::ServerContext::make(listener.tls, nullptr); !tried) {
            return refused(std::move(tried).error(), "Forwarding rule", listener.name);
        }
    }
    for (const compile::ServiceSpec& service : next.services) {
        if (!service.tls || !known.insert(service.tls.get()).second) {
            continue;
        }
        if (auto made = tls::BackendContext::make(service.tls); !made) {
            return refused(std::move(made).error(), "Backend service", service.name);
        }
    }
    return {};
}

/// The snapshot as workers get it: with the addresses that were really bound.
std::shared_ptr<const compile::Snapshot> with_bound_addresses(const compile::Snapshot& compiled,
                                                              const std::vector<ListenerSet::Entry>& entries)
{
    auto snapshot = std::make_shared<compile::Snapshot>(compiled);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        snapshot->listeners[i].local = entries[i].bound;
        snapshot->locations.set_local(entries[i].forwarding_rule, entries[i].bound);
    }
    return snapshot;
}

} // namespace

/// co_await → the oldest command, when there is one.
struct RuntimeCore::NextCommand
{
    RuntimeCore& core;

    bool await_ready() const { return !core.commands_.empty(); }
    void await_suspend(std::coroutine_handle<> waiter) const { core.idle_ = waiter; }
    runtime::RuntimeCommand await_resume() const
    {
        runtime::RuntimeCommand command = std::move(core.commands_.front());
        core.commands_.pop_front();
        return command;
    }
};

RuntimeCore::RuntimeCore(io::EventLoop& loop, const LocalRuntimeOptions& options, Emit emit)
    : loop_(loop),
      options_(options),
      emit_(std::move(emit)),
      drain_(make_telemetry(options, captures_), emit_, options.telemetry),
      probes_(
          loop, [this](const upstream::ProbeNews& news) { on_probe(news); }, options.seed),
      memberships_(ledger_,
                   [this](const auto& service, const auto& endpoint) { return probes_.state_of(service, endpoint); }),
      tickets_(loop,
               [this](const auto& keys) {
                   if (workers_) {
                       workers_->adopt(keys);
                   }
               }),
      simulation_(loop, emit_, options.seed)
{
    scope_.start(carry_out_commands());
}

// The compiler works on values inside the suspended apply; workers' callbacks lead there too, but the loop turns no
// more. So: other threads first, then the coroutines.
RuntimeCore::~RuntimeCore()
{
    if (job_.joinable()) {
        job_.join();
    }
    simulation_.end();
    workers_.reset();
    scope_.clear();
    probes_.clear();
    drain_.stop();
    release_retired();
}

void RuntimeCore::submit(runtime::RuntimeCommand command)
{
    commands_.push_back(std::move(command));
    if (idle_) {
        std::exchange(idle_, {}).resume();
    }
}

io::Task<> RuntimeCore::carry_out_commands()
{
    for (;;) {
        runtime::RuntimeCommand command = co_await NextCommand{*this};
        if (auto* to_apply = std::get_if<runtime::Apply>(&command.what)) {
            co_await apply(command.id, std::move(*to_apply));
        } else if (const auto* to_stop = std::get_if<runtime::Stop>(&command.what)) {
            co_await stop(command.id, *to_stop);
        } else {
            carry_out_at_once(command);
        }
    }
}

// What takes no time: no other thread has to agree.
void RuntimeCore::carry_out_at_once(const runtime::RuntimeCommand& command)
{
    std::optional<Error> error;
    if (const auto* probe = std::get_if<runtime::ProbeNow>(&command.what)) {
        error = probe_now(*probe);
    } else if (const auto* capture = std::get_if<runtime::SubscribeCaptures>(&command.what)) {
        captures_.open(capture->count, capture->rule);
    } else if (const auto* dials = std::get_if<runtime::SetSimulated>(&command.what)) {
        if (!simulation_.set(*dials)) {
            error = not_there(snapshot_ != nullptr, "simulated backend");
        }
    } else if (const auto* load = std::get_if<runtime::SetLoad>(&command.what)) {
        error = set_load(*load);
    }
    emit_(runtime::CommandDone{command.id, std::move(error)});
}

// --- apply: compile, prepare, warm up, commit ------------------------------------------------------------------------

io::Task<> RuntimeCore::apply(CommandId id, runtime::Apply what)
{
    compile::Compilation compiled = co_await compile_aside(std::move(what), Revision{revisions_ + 1});
    if (!compiled.snapshot) {
        fail_apply(id, compile_error(compiled.diagnostics), std::move(compiled.diagnostics));
        co_return;
    }
    Result<Prepared> prepared = prepare(*compiled.snapshot);
    compiled.snapshot.reset();
    if (!prepared) {
        fail_apply(id, std::move(prepared).error(), std::move(compiled.diagnostics));
        co_return;
    }
    simulation_.add(std::move(prepared->simulation));
    co_await warm_up(prepared->snapshot);
    co_await commit(std::move(*prepared));
    emit_(live_event(id, std::move(compiled.diagnostics)));
}

io::Task<compile::Compilation> RuntimeCore::compile_aside(runtime::Apply what, Revision revision)
{
    compile::Compilation compiled;
    Countdown done(loop_);
    const auto work = [this, &what, &compiled, revision] {
        compiled = options_.compile(what.workspace, what.assets, revision, snapshot_.get());
    };
    try {
        job_ = std::thread([&work, finished = done.step()]() mutable {
            work();
            finished();
        });
    } catch (const std::system_error&) {
        work(); // no thread to be had: probes wait a little
        co_return compiled;
    }
    co_await done;
    job_.join();
    co_return compiled;
}

// Nothing of the live revision changes here; what was opened closes by itself when a later step fails.
Result<RuntimeCore::Prepared> RuntimeCore::prepare(const compile::Snapshot& compiled)
{
    Prepared prepared;
    Result<Simulation::Prepared> simulation = simulation_.prepare(compiled);
    if (!simulation) {
        return std::unexpected(std::move(simulation).error());
    }
    prepared.simulation = std::move(*simulation);
    if (Result<> encrypted = try_tls(compiled, snapshot_.get()); !encrypted) {
        return std::unexpected(std::move(encrypted).error());
    }
    Result<ListenerSet::Plan> plan = listeners_.prepare(compiled, options_.workers);
    if (!plan) {
        return std::unexpected(std::move(plan).error());
    }
    prepared.listeners = std::move(*plan);
    prepared.snapshot = with_bound_addresses(compiled, prepared.listeners.entries);
    if (Result<> started = start_workers(); !started) {
        return std::unexpected(std::move(started).error());
    }
    return prepared;
}

Result<> RuntimeCore::start_workers()
{
    if (workers_) {
        return {};
    }
    auto workers = std::make_unique<WorkerGroup>(
        drain_, WorkerGroupOptions{.seed = options_.seed,
                                   .limits = options_.limits,
                                   .retire = [this](std::shared_ptr<const void> value) { retire(std::move(value)); }});
    Result<> started = workers->start();
    if (!started) {
        return started;
    }
    workers_ = std::move(workers);
    started = tickets_.start();
    if (started) {
        started = drain_.start();
    }
    if (!started) {
        workers_.reset();
    }
    return started;
}

// New endpoints are probed while the old revision still serves, so that the new one does not begin with refusals.
io::Task<> RuntimeCore::warm_up(std::shared_ptr<const compile::Snapshot> next)
{
    constexpr Milliseconds kLook{5};
    const MonotonicTime latest = io::EventLoop::read_clock() + options_.warm_up;
    probes_.add(*next);
    while (!probes_.settled(*next) && io::EventLoop::read_clock() < latest) {
        co_await loop_.sleep_for(kLook);
    }
}

io::Task<> RuntimeCore::commit(Prepared prepared)
{
    revisions_ = prepared.snapshot->revision.value;
    snapshot_ = std::move(prepared.snapshot);
    const auto slots = slot_registry_.map_of(*snapshot_, ledger_);
    drain_.watch(slots);
    listeners_.commit(prepared.listeners);
    Countdown adopted(loop_);
    workers_->adopt({.snapshot = snapshot_, .slots = slots, .membership = memberships_.build(*snapshot_)}, adopted);
    workers_->change_listeners(prepared.listeners, adopted);
    co_await adopted;
    probes_.retain(*snapshot_);
    simulation_.retain(*snapshot_);
}

void RuntimeCore::fail_apply(CommandId id, Error error, std::vector<Diagnostic> diagnostics)
{
    error.context += live() ? fmt::format(" Revision {} keeps serving.", live().value) : " Nothing is running.";
    emit_(runtime::ApplyFailed{id, live(), std::move(error), std::move(diagnostics)});
}

runtime::RevisionLive RuntimeCore::live_event(CommandId id, std::vector<Diagnostic> diagnostics) const
{
    runtime::RevisionLive event{id, live(), {}, snapshot_->directory, std::move(diagnostics)};
    for (const compile::ListenerSpec& listener : snapshot_->listeners) {
        event.listeners.push_back(
            {listener.forwarding_rule, listener.name, listener.local, compile::url_scheme(listener)});
    }
    return event;
}

// --- the other commands ----------------------------------------------------------------------------------------------

io::Task<> RuntimeCore::stop(CommandId id, runtime::Stop what)
{
    if (workers_) {
        simulation_.stop_load();
        Countdown stopped(loop_);
        workers_->stop(what.grace, stopped);
        co_await stopped;
        workers_->join();
        workers_.reset();
        probes_.clear();
        simulation_.stop_backends();
        listeners_.clear();
        drain_.stop();
        snapshot_.reset();
        release_retired();
    }
    emit_(runtime::Stopped{id});
}

std::optional<Error> RuntimeCore::probe_now(const runtime::ProbeNow& what)
{
    if (snapshot_) {
        for (const compile::ServiceSpec& service : snapshot_->services) {
            if (service.id == what.service) {
                probes_.probe_now(service);
                return std::nullopt;
            }
        }
    }
    return not_there(snapshot_ != nullptr, "backend service");
}

std::optional<Error> RuntimeCore::set_load(const runtime::SetLoad& what)
{
    if (!what.profile) {
        simulation_.stop_load();
        return std::nullopt;
    }
    if (snapshot_) {
        for (const compile::ListenerSpec& listener : snapshot_->listeners) {
            if (listener.forwarding_rule == what.profile->forwarding_rule) {
                Result<> started = simulation_.start_load(*what.profile, listener.local);
                return started ? std::nullopt : std::optional(std::move(started).error());
            }
        }
    }
    return not_there(snapshot_ != nullptr, "forwarding rule");
}

// --- endpoints and memory --------------------------------------------------------------------------------------------

void RuntimeCore::on_probe(const upstream::ProbeNews& news)
{
    emit_(runtime::ProbeReported{.endpoint = news.endpoint,
                                 .service = news.service,
                                 .state = news.state,
                                 .changed = news.changed,
                                 .success = news.result.success,
                                 .http_status = news.result.http_status,
                                 .took = news.result.took,
                                 .at = std::chrono::system_clock::now(),
                                 .answer = news.result.answer});
    if (news.changed && !membership_is_due_) {
        membership_is_due_ = true; // several verdicts of one turn make one membership
        loop_.post([this] { publish_membership(); });
    }
}

void RuntimeCore::publish_membership()
{
    membership_is_due_ = false;
    if (workers_ && snapshot_) {
        workers_->adopt(memberships_.build(*snapshot_));
    }
}

// Called on a worker's thread.
void RuntimeCore::retire(std::shared_ptr<const void> value)
{
    if (retired_.push(std::move(value))) {
        loop_.post([this] { release_retired(); });
    }
}

void RuntimeCore::release_retired()
{
    retired_.drain([](std::shared_ptr<const void>&&) {});
}

} // namespace switchyard::proxy
