// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/serving_state.h"

namespace switchyard::serve {

ServingState::~ServingState()
{
    if (!*retire_)
        return;
    for (std::shared_ptr<route::RouteScratch>& scratch : scratches_)
        (*retire_)(std::move(scratch)); // compiled expressions, perhaps many
    (*retire_)(std::move(header_plans_));
    (*retire_)(std::move(membership_));
    (*retire_)(std::move(slots_));
    (*retire_)(std::move(snapshot_));
}

const compile::ListenerSpec* ServingState::listener(ElementId forwarding_rule) const
{
    const auto found = fronts_.find(forwarding_rule);
    return found == fronts_.end() ? nullptr : found->second.listener;
}

std::shared_ptr<const tls::ServerContext> ServingState::server_tls(ElementId forwarding_rule) const
{
    const auto found = fronts_.find(forwarding_rule);
    return found == fronts_.end() ? nullptr : found->second.tls;
}

ServingStates::ServingStates(upstream::BackendPools& pools, std::uint64_t seed, std::uint8_t worker, Retire retire)
    : pools_(pools),
      seed_(seed),
      worker_(worker),
      retire_(std::move(retire))
{}

void ServingStates::adopt(std::shared_ptr<const compile::Snapshot> snapshot,
                          std::shared_ptr<const telemetry::SlotMap> slots,
                          std::shared_ptr<const state::Membership> membership)
{
    TlsContexts contexts = tls_in_use();
    auto* state = new ServingState;
    StateRef next(state);
    state->retire_ = &retire_;
    state->snapshot_ = std::move(snapshot);
    state->slots_ = std::move(slots);
    state->membership_ = std::move(membership);
    for (const compile::ListenerSpec& listener : state->snapshot().listeners)
        state->fronts_.emplace(listener.forwarding_rule,
                               ServingState::Front{&listener, server_tls(contexts, listener.tls)});
    for (const auto& table : state->snapshot().route_tables)
        state->scratches_.push_back(scratch(table));
    state->header_plans_ =
        current_ && current_->snapshot_ == state->snapshot_ ? current_->header_plans_ : std::make_shared<HeaderPlans>();
    pools_.begin_update();
    state->services_.reserve(state->membership().services.size());
    for (const state::ServiceMembers& members : state->membership().services) {
        ServingState::Service& service = state->services_.emplace_back();
        const compile::ServiceSpec& spec = state->snapshot().services[state->services_.size() - 1];
        service.picks = &picks(members.key);
        service.tls = backend_tls(contexts, spec.tls);
        service.pools.reserve(members.serving.size());
        for (const state::Member& member : members.serving)
            service.pools.push_back(
                &pools_.pool(member.key, member.address, {spec.tls != nullptr, service.tls, spec.http2}));
        for (const compile::EndpointSpec& endpoint : spec.endpoints)
            pools_.keep(endpoint.key, spec.draining_timeout);
    }
    pools_.end_update();
    current_ = std::move(next);
}

void ServingStates::adopt(std::shared_ptr<const tls::TicketKeys> keys)
{
    ticket_keys_ = std::move(keys);
    if (!current_)
        return;
    for (const auto& [rule, front] : current_->fronts_) {
        if (front.tls)
            front.tls->adopt(ticket_keys_);
    }
}

ServingStates::TlsContexts ServingStates::tls_in_use() const
{
    TlsContexts contexts;
    if (!current_)
        return contexts;
    for (const auto& [rule, front] : current_->fronts_) {
        if (front.tls)
            contexts.servers.emplace(&front.tls->settings(), front.tls);
    }
    for (const ServingState::Service& service : current_->services_) {
        if (service.tls)
            contexts.backends.emplace(&service.tls->settings(), service.tls);
    }
    return contexts;
}

std::shared_ptr<tls::ServerContext>
ServingStates::server_tls(TlsContexts& contexts, const std::shared_ptr<const cert::ServerTls>& settings) const
{
    if (!settings)
        return nullptr;
    std::shared_ptr<tls::ServerContext>& context = contexts.servers[settings.get()];
    if (!context)
        context = tls::ServerContext::make(settings, ticket_keys_).value_or(nullptr);
    return context;
}

std::shared_ptr<const tls::BackendContext>
ServingStates::backend_tls(TlsContexts& contexts, const std::shared_ptr<const cert::BackendTls>& settings)
{
    if (!settings)
        return nullptr;
    std::shared_ptr<const tls::BackendContext>& context = contexts.backends[settings.get()];
    if (!context)
        context = tls::BackendContext::make(settings).value_or(nullptr);
    return context;
}

bool ServingStates::adopt(std::shared_ptr<const state::Membership> membership)
{
    if (!current_ || current_->snapshot().revision != membership->revision) {
        if (retire_)
            retire_(std::move(membership));
        return false;
    }
    adopt(current_->snapshot_, current_->slots_, std::move(membership));
    return true;
}

std::shared_ptr<route::RouteScratch> ServingStates::scratch(const std::shared_ptr<const route::RouteTable>& table) const
{
    for (std::size_t at = 0; current_ && at < current_->scratches_.size(); ++at) {
        if (current_->snapshot().route_tables[at] == table)
            return current_->scratches_[at];
    }
    return std::make_shared<route::RouteScratch>(table->make_scratch());
}

balance::PickState& ServingStates::picks(ServiceKey service)
{
    std::unique_ptr<balance::PickState>& state = picks_[service];
    if (!state)
        state = std::make_unique<balance::PickState>(balance::Random(seed_ ^ service.value, worker_));
    return *state;
}

} // namespace switchyard::serve
