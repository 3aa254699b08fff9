// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/picker.h"
#include "core/base/ids.h"
#include "core/base/ip_address.h"
#include "core/route/route_table.h"
#include "proxy/state/ledger.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace switchyard::state {

/// An endpoint that may be picked.
struct Member
{
    EndpointKey key;
    ElementId group;
    SocketAddress address;
    EndpointLedger* ledger = nullptr; ///< never null; wrap it in an ActiveRequest for the time of the request

    friend bool operator==(const Member&, const Member&) = default;
};

/// The endpoints of one service that serve now, and the picker that chooses among them.
struct ServiceMembers
{
    ServiceKey key;
    std::string policy;          ///< the literal the picker was made for
    std::vector<Member> serving; ///< empty: nothing serves, the answer is ErrorKind::NoHealthyEndpoint
    /// Built over `serving`, in its order; nullptr when that is empty.
    std::shared_ptr<const balance::Picker> picker;
};

/// Who serves: for every service of one Snapshot its healthy endpoints, with ready-built pickers. Immutable. Belongs to
/// the snapshot with the same revision: a worker ignores one of another revision (its own is on the way, in order).
/// Thread: any. Lifetime: last release happens on the control thread; the Ledger outlives it.
struct Membership
{
    Revision revision;
    std::uint64_t version = 0;            ///< counts up over the runtime's life
    std::vector<ServiceMembers> services; ///< same order as Snapshot::services

    const ServiceMembers& operator[](route::ServiceIndex service) const { return services[service]; }
};

} // namespace switchyard::state
