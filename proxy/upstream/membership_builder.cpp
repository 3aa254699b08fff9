// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/membership_builder.h"

#include "core/balance/policies.h"

namespace switchyard::upstream {
namespace {

std::shared_ptr<const balance::Picker> make_picker(const compile::ServiceSpec& service,
                                                   const std::vector<state::Member>& serving)
{
    std::vector<balance::PickerEndpoint> endpoints;
    endpoints.reserve(serving.size());
    for (const state::Member& member : serving) {
        endpoints.push_back({.key = member.key});
    }
    // compile() warns about a policy that is not carried out; the default stands in for it.
    const balance::PolicyInfo* policy = balance::find_policy(service.locality_lb_policy);
    return (policy == nullptr ? balance::policies().front() : *policy).make(endpoints);
}

} // namespace

std::shared_ptr<const state::Membership> MembershipBuilder::build(const compile::Snapshot& snapshot)
{
    auto membership = std::make_shared<state::Membership>();
    membership->revision = snapshot.revision;
    membership->version = ++version_;
    membership->services.reserve(snapshot.services.size());
    for (const compile::ServiceSpec& service : snapshot.services) {
        membership->services.push_back(members_of(service));
    }
    previous_index_.clear();
    for (std::size_t i = 0; i < membership->services.size(); ++i) {
        previous_index_.emplace(membership->services[i].key, i);
    }
    previous_ = membership;
    return membership;
}

state::ServiceMembers MembershipBuilder::members_of(const compile::ServiceSpec& service)
{
    state::ServiceMembers members{
        .key = service.key, .policy = service.locality_lb_policy, .serving = {}, .picker = {}};
    for (const compile::EndpointSpec& endpoint : service.endpoints) {
        if (state_of_(service, endpoint) == health::State::Healthy) {
            members.serving.push_back(
                {endpoint.key, endpoint.group, endpoint.address, &ledger_.endpoint(endpoint.key)});
        }
    }
    if (members.serving.empty()) {
        return members;
    }
    if (const auto found = previous_index_.find(members.key); found != previous_index_.end()) {
        const state::ServiceMembers& old = previous_->services[found->second];
        if (old.policy == members.policy && old.serving == members.serving) {
            members.picker = old.picker;
            return members;
        }
    }
    members.picker = make_picker(service, members.serving);
    return members;
}

} // namespace switchyard::upstream
