// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "core/health/verdict.h"
#include "proxy/state/ledger.h"
#include "proxy/state/membership.h"

#include <functional>
#include <memory>
#include <unordered_map>

namespace switchyard::upstream {

/// Builds what workers pick from: for every service the endpoints that serve, and a picker over them. A service whose
/// serving endpoints did not change shares the picker of `previous`. Thread: control.
class MembershipBuilder
{
public:
    using StateOf = std::function<health::State(const compile::ServiceSpec&, const compile::EndpointSpec&)>;

    /// Lifetime: the ledger outlives everything built.
    MembershipBuilder(state::Ledger& ledger, StateOf state_of) : ledger_(ledger), state_of_(std::move(state_of)) {}

    std::shared_ptr<const state::Membership> build(const compile::Snapshot& snapshot);

private:
    state::ServiceMembers members_of(const compile::ServiceSpec& service);

    state::Ledger& ledger_;
    StateOf state_of_;
    std::shared_ptr<const state::Membership> previous_;
    std::unordered_map<ServiceKey, std::size_t> previous_index_; ///< into previous_->services
    std::uint64_t version_ = 0;
};

} // namespace switchyard::upstream
