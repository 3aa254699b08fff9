// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/picker.h"
#include "core/compile/snapshot.h"
#include "core/route/route_scratch.h"
#include "core/route/route_table.h"
#include "proxy/serve/header_plans.h"
#include "proxy/state/membership.h"
#include "proxy/telemetry/slot_map.h"
#include "proxy/tls/backend_context.h"
#include "proxy/tls/server_context.h"
#include "proxy/upstream/backend_pool.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace switchyard::serve {

/// Gives up an immutable value on the thread that should release it last.
using Retire = std::function<void(std::shared_ptr<const void>)>;

/// What a request reads from its beginning to its end: one configuration with one membership, and this worker's own
/// cursors and pools for it. Counted locally, without atomics. Thread: owning worker.
class ServingState
{
public:
    struct Service
    {
        balance::PickState* picks = nullptr;
        std::vector<upstream::EndpointPool*> pools;     ///< in the order of the membership's serving endpoints
        std::shared_ptr<const tls::BackendContext> tls; ///< null: plain
    };

    ServingState(const ServingState&) = delete;
    ServingState& operator=(const ServingState&) = delete;

    const compile::Snapshot& snapshot() const { return *snapshot_; }
    const telemetry::SlotMap& slots() const { return *slots_; }
    const state::Membership& membership() const { return *membership_; }
    const Service& service(route::ServiceIndex index) const { return services_[index]; }
    /// The deciding rule of one of the snapshot's route tables. Cost: no allocation.
    route::RouteMatch route(std::uint32_t table, const route::RouteRequest& request) const
    {
        return snapshot_->route_tables[table]->match(request, *scratches_[table]);
    }
    /// Of the snapshot's values.
    HeaderPlans& header_plans() const { return *header_plans_; }
    /// Errors: nullptr when this configuration has no such rule.
    const compile::ListenerSpec* listener(ElementId forwarding_rule) const;
    /// The TLS side of a rule with TLS. Errors: nullptr when the rule has none; or when it could not be made, for lack
    /// of memory: such a rule must not be served.
    std::shared_ptr<const tls::ServerContext> server_tls(ElementId forwarding_rule) const;

private:
    friend class StateRef;
    friend class ServingStates;
    ServingState() = default;
    ~ServingState();

    std::shared_ptr<const compile::Snapshot> snapshot_;
    std::shared_ptr<const telemetry::SlotMap> slots_;
    std::shared_ptr<const state::Membership> membership_;
    std::vector<Service> services_;
    /// This worker's own, per route table; shared with the states before and after as long as the table is the same.
    std::vector<std::shared_ptr<route::RouteScratch>> scratches_;
    std::shared_ptr<HeaderPlans> header_plans_; ///< shared with the states of the same snapshot
    struct Front
    {
        const compile::ListenerSpec* listener = nullptr;
        std::shared_ptr<tls::ServerContext> tls;
    };
    std::unordered_map<ElementId, Front> fronts_;
    const Retire* retire_ = nullptr;
    std::uint32_t references_ = 0;
};

/// Keeps a ServingState. Cost: an increment, not atomic.
class StateRef
{
public:
    StateRef() = default;
    explicit StateRef(ServingState* state) : state_(state) { ++state_->references_; }
    StateRef(const StateRef& other) : state_(other.state_)
    {
        if (state_ != nullptr)
            ++state_->references_;
    }
    StateRef(StateRef&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
    StateRef& operator=(StateRef other) noexcept
    {
        std::swap(state_, other.state_);
        return *this;
    }
    ~StateRef()
    {
        if (state_ != nullptr && --state_->references_ == 0)
            delete state_;
    }

    explicit operator bool() const { return state_ != nullptr; }
    const ServingState* operator->() const { return state_; }
    const ServingState& operator*() const { return *state_; }

private:
    ServingState* state_ = nullptr;
};

/// The newest state of a worker, and what outlives states: cursors per service. Thread: owning worker.
class ServingStates
{
public:
    ServingStates(upstream::BackendPools& pools, std::uint64_t seed, std::uint8_t worker, Retire retire);

    /// What session tickets are sealed with from now on. Needed before the first configuration with TLS.
    void adopt(std::shared_ptr<const tls::TicketKeys> keys);

    void adopt(std::shared_ptr<const compile::Snapshot> snapshot, std::shared_ptr<const telemetry::SlotMap> slots,
               std::shared_ptr<const state::Membership> membership);
    /// False: it is of another revision and was retired.
    bool adopt(std::shared_ptr<const state::Membership> membership);
    /// Empty before the first configuration.
    const StateRef& current() const { return current_; }
    void clear() { current_ = {}; }

private:
    balance::PickState& picks(ServiceKey service);
    /// Of the current state when it has the same table.
    std::shared_ptr<route::RouteScratch> scratch(const std::shared_ptr<const route::RouteTable>& table) const;

    /// Contexts by the settings they were made of. Those of the current state are used again: connections and sessions
    /// go on as long as the settings are the same.
    struct TlsContexts
    {
        std::unordered_map<const cert::ServerTls*, std::shared_ptr<tls::ServerContext>> servers;
        std::unordered_map<const cert::BackendTls*, std::shared_ptr<const tls::BackendContext>> backends;
    };
    TlsContexts tls_in_use() const;
    std::shared_ptr<tls::ServerContext> server_tls(TlsContexts& contexts,
                                                   const std::shared_ptr<const cert::ServerTls>& settings) const;
    static std::shared_ptr<const tls::BackendContext>
    backend_tls(TlsContexts& contexts, const std::shared_ptr<const cert::BackendTls>& settings);

    upstream::BackendPools& pools_;
    std::uint64_t seed_;
    std::uint8_t worker_;
    Retire retire_;
    std::unordered_map<ServiceKey, std::unique_ptr<balance::PickState>> picks_;
    std::shared_ptr<const tls::TicketKeys> ticket_keys_;
    StateRef current_; ///< last: it calls retire_
};

} // namespace switchyard::serve
