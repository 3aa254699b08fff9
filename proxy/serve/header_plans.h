// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "core/route/route_table.h"
#include "proxy/serve/header_program.h"

#include <array>
#include <cstddef>
#include <memory>
#include <unordered_map>

namespace switchyard::serve {

/// The header edits of one way through a URL map, for both directions.
struct HeaderPlan
{
    HeaderProgram request;
    HeaderProgram response;
};

/// The plans of one snapshot, each made when a request goes its way for the first time. Thread: owning worker.
/// Lifetime: as the snapshot whose values are asked for.
class HeaderPlans
{
public:
    /// The edits around a request that goes to `target`, a target of a service, in the order in which they apply: its
    /// own, the rule's, the path matcher's, the URL map's, the service's. Null for `target`: an answer of our own to
    /// a request that goes to no service.
    /// Errors: nullptr when there is nothing to edit. Cost: a few comparisons then, otherwise a look-up.
    /// Source: load-balancer semantics chapter 2.1.
    const HeaderPlan* plan(const route::RouteMatch& match, const route::WeightedTarget* target,
                           const compile::ServiceSpec* service);

private:
    using Levels = std::array<const route::HeaderAction*, 5>; ///< null: nothing of it
    struct HashLevels
    {
        std::size_t operator()(const Levels& levels) const;
    };

    std::unordered_map<Levels, std::unique_ptr<const HeaderPlan>, HashLevels> plans_;
};

} // namespace switchyard::serve
