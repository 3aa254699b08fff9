// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/random.h"
#include "core/base/ids.h"
#include "core/base/units.h"

#include <cstdint>
#include <optional>
#include <span>

namespace switchyard::balance {

/// One serving endpoint as a policy sees it.
struct PickerEndpoint
{
    EndpointKey key;
    Weight weight{1};
};

/// What one worker remembers for one service between two picks; a picker itself never changes. It may outlive the
/// picker it was used with: pickers reduce the cursor to their own size. Thread: owning worker.
struct PickState
{
    /// Workers start at different endpoints, so that a burst after an apply does not meet the first one N times.
    explicit PickState(Random random_) : random(random_), cursor(random.next() >> 32) {}

    Random random;
    std::uint64_t cursor;
};

/// What a policy may know about the request.
struct PickRequest
{
    std::optional<std::uint64_t> hash;  ///< of the affinity key
    std::optional<std::uint32_t> avoid; ///< index that just failed: chosen again only when it is the only one
};

/// Chooses an endpoint among those that serve. A const table, ready before it is published. Thread: any, with a
/// PickState per worker.
class Picker
{
public:
    virtual ~Picker() = default;
    /// Index into the endpoints the picker was made from. Errors: nullopt when there is none. Cost: O(1), no
    /// allocation.
    virtual std::optional<std::uint32_t> pick(PickState& state, const PickRequest& request) const = 0;
};

} // namespace switchyard::balance
