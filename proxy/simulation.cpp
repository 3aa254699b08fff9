// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulation.h"

#include "proxy/port_owner.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <unistd.h>
#include <utility>

namespace switchyard::proxy {
namespace {

bool contains(const std::vector<compile::SimulatedBackendSpec>& specs, ElementId id)
{
    return std::any_of(specs.begin(), specs.end(), [&](const auto& spec) { return spec.id == id; });
}

/// Names the program that holds one of the wanted addresses, when it can be found.
Error explain_busy_address(Error error, const std::vector<compile::SimulatedBackendSpec>& wanted)
{
    for (const compile::SimulatedBackendSpec& spec : wanted) {
        const std::optional<PortOwner> owner = find_port_owner(spec.listen);
        if (owner && owner->process != ::getpid()) {
            error.context = fmt::format(
                "Simulated backend {} cannot listen: {} is already in use by {} (process {}). Stop that program, or "
                "choose another port for this backend under local.simulatedBackends.",
                spec.name, spec.listen.to_string(), owner->command, owner->process);
            break;
        }
    }
    return error;
}

} // namespace

Simulation::Simulation(io::EventLoop& control, Emit emit, std::uint64_t seed)
    : control_(control),
      emit_(std::move(emit)),
      backends_(thread_, seed),
      load_(thread_, seed,
            [this](const runtime::LoadReported& report) { control_.post([this, report] { emit_(report); }); })
{
    scope_.start(report_every_second());
}

// The union of what runs and what comes: until every worker has adopted the new revision, the old one's backends are
// still asked. A backend that changes its address cannot be at both; the old address goes first.
Result<Simulation::Prepared> Simulation::prepare(const compile::Snapshot& next)
{
    if (!thread_runs_ && !next.simulated_backends.empty()) {
        if (Result<> started = start_thread(); !started) {
            return std::unexpected(std::move(started).error());
        }
    }
    std::vector<compile::SimulatedBackendSpec> wanted = next.simulated_backends;
    for (const compile::SimulatedBackendSpec& old : running_) {
        if (!contains(wanted, old.id)) {
            wanted.push_back(old);
        }
    }
    Result<Prepared> prepared = backends_.prepare(wanted);
    if (!prepared && prepared.error().kind == ErrorKind::AddressInUse) {
        return std::unexpected(explain_busy_address(std::move(prepared).error(), wanted));
    }
    return prepared;
}

void Simulation::add(Prepared prepared)
{
    running_ = prepared.specs;
    backends_.commit(std::move(prepared));
}

void Simulation::retain(const compile::Snapshot& live)
{
    put_into_service(live.simulated_backends);
    const auto is_target = [this](const compile::ListenerSpec& listener) {
        return listener.forwarding_rule == load_rule_ && listener.local == load_target_;
    };
    if (load_rule_ && std::none_of(live.listeners.begin(), live.listeners.end(), is_target)) {
        stop_load();
    }
}

void Simulation::stop_backends() { put_into_service({}); }

// Opens nothing: every one of these runs already, so nothing can fail.
void Simulation::put_into_service(std::vector<compile::SimulatedBackendSpec> specs)
{
    if (Result<Prepared> prepared = backends_.prepare(specs)) {
        backends_.commit(std::move(*prepared));
        running_ = std::move(specs);
    }
}

Result<> Simulation::start_thread()
{
    Result<> started = thread_.start();
    thread_runs_ = started.has_value();
    return started;
}

Result<> Simulation::start_load(const compile::LoadProfileSpec& profile, const SocketAddress& target)
{
    if (!thread_runs_) {
        if (Result<> started = start_thread(); !started) {
            return started;
        }
    }
    load_rule_ = profile.forwarding_rule;
    load_target_ = target;
    return load_.start(profile, target);
}

void Simulation::stop_load()
{
    load_rule_ = {};
    load_.stop();
}

void Simulation::end()
{
    load_.stop();
    scope_.clear();
}

io::Task<> Simulation::report_every_second()
{
    for (;;) {
        co_await control_.sleep_for(Seconds(1));
        if (running_.empty()) {
            continue;
        }
        backends_.count([this](std::vector<runtime::SimulatedReported> reports) {
            control_.post([this, reports = std::move(reports)] {
                for (const runtime::SimulatedReported& report : reports) {
                    emit_(report);
                }
            });
        });
    }
}

} // namespace switchyard::proxy
