// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "core/route/route_table_builder.h"
#include "proxy/state/ledger.h"
#include "proxy/telemetry/slot_map.h"
#include "proxy/telemetry/worker_telemetry.h"
#include "proxy/worker.h"
#include "tests/support/tls_shim.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace switchyard::tests {

/// A service of a RigPlan: its serving endpoints, and what tests turn.
struct RigService
{
    std::vector<SocketAddress> endpoints;
    Milliseconds timeout{10'000};
    Milliseconds connect_timeout{4'500};
    std::shared_ptr<const cert::BackendTls> tls{};
    route::HeaderAction headers{};
    bool http2 = false;
    Seconds draining_timeout{0};
    std::vector<SocketAddress> unhealthy{}; ///< endpoints that do not serve
};

/// What the workers of a test serve: one listener per rig, one URL map. Without routes everything goes to service 0.
struct RigPlan
{
    std::vector<RigService> services;
    compile::Mode mode = compile::Mode::GlobalExternal;
    Seconds client_keep_alive{610};
    route::RouteTableInput routes;
    std::shared_ptr<const cert::ServerTls> tls{};
    compile::ListenerSpec::Protocol protocol = compile::ListenerSpec::Protocol::Http; ///< Bytes: to service 0
    bool sends_proxy_header = false;
    IpAddress local = IpAddress::v4(127, 0, 0, 1);      ///< of the stand-in; of the first plan only
    IpAddress address = IpAddress::v4(203, 0, 113, 10); ///< of the rule
};

/// A default action: everything to one service.
route::Action forward_to(route::ServiceIndex service);

/// Waits until `condition` holds. False: it did not in time.
bool wait_for(const std::function<bool()>& condition, Milliseconds limit = Seconds(20));

/// Real workers on real sockets, configured without documents or compiler. With SWITCHYARD_RIG_TLS=front, back or both
/// in the environment clients, backends or both speak TLS to the proxy, through a TlsShim that tests do not notice;
/// clients of a plan that has TLS are left alone. Thread: the test's.
class ServingRig
{
public:
    explicit ServingRig(RigPlan plan, std::size_t workers = 1, serve::ServeLimits limits = {});
    ~ServingRig();
    ServingRig(const ServingRig&) = delete;
    ServingRig& operator=(const ServingRig&) = delete;

    const SocketAddress& address() const { return front_ ? front_->address() : address_; }
    /// Puts another plan into service as the next revision and waits until every worker has it.
    void adopt(const RigPlan& plan) { adopt(std::vector{plan}); }
    /// The same with several, one right after the other.
    void adopt(const std::vector<RigPlan>& plans);
    /// Stops all workers; true when they ended within the limit.
    void stop(Milliseconds grace);
    void remove_listener();
    proxy::Worker& worker(std::size_t index) { return *workers_[index]; }
    telemetry::WorkerTelemetry& telemetry(std::size_t index) { return *telemetry_[index]; }
    telemetry::CaptureGate& captures() { return gate_; }
    state::Ledger& ledger() { return ledger_; }

    /// Waits until so many requests were recorded in all; returns every record so far in order of arrival.
    const std::vector<observe::AccessRecord>& records(std::size_t at_least);
    observe::StatsSample sample();
    /// Values of old revisions that were given back and released.
    int retired() const { return retired_.load(); }

    static constexpr ElementId kRule{100};
    static constexpr ElementId kUrlMap{101};
    static ElementId service_id(std::size_t index) { return {200 + index}; }
    static EndpointKey endpoint_key(std::size_t service, std::size_t endpoint)
    {
        return {1000 * (service + 1) + endpoint};
    }

private:
    proxy::Worker::Configuration configuration(const RigPlan& plan);
    /// Where the proxy finds a backend of a plan.
    SocketAddress reach(const SocketAddress& backend);

    SocketAddress address_;
    std::shared_ptr<const cert::ServerTls> front_tls_; ///< of plans that have none, for the shims
    std::shared_ptr<const cert::BackendTls> back_tls_;
    std::unique_ptr<TlsShim> front_;
    std::map<SocketAddress, std::unique_ptr<TlsShim>> back_;
    state::Ledger ledger_;
    telemetry::CaptureGate gate_;
    telemetry::SlotRegistry registry_;
    std::shared_ptr<const telemetry::SlotMap> slots_;
    std::uint64_t revision_ = 0;
    std::atomic<int> retired_{0};
    std::vector<std::unique_ptr<telemetry::WorkerTelemetry>> telemetry_;
    std::vector<std::unique_ptr<proxy::Worker>> workers_;
    std::vector<observe::AccessRecord> records_;
};

} // namespace switchyard::tests
