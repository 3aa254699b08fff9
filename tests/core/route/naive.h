// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/route/requests.h"

#include <string>

namespace switchyard::route {

/// What decides about a request, found the slow and obvious way.
struct NaiveDecision
{
    std::uint64_t host_rule = 0;
    std::uint64_t path_matcher = 0;
    std::uint64_t rule = 0;
    const Action* action = nullptr; ///< in the input
    std::string target;             ///< rewritten path and query, when it is a ForwardAction

    bool operator==(const NaiveDecision& other) const
    {
        return host_rule == other.host_rule && path_matcher == other.path_matcher && rule == other.rule &&
               (action == nullptr) == (other.action == nullptr) && target == other.target;
    }
};

/// Load-balancer semantics chapter 1, sentence by sentence, over the builder's input: no index, no shared code. The
/// input must be free of problems.
NaiveDecision decide_naively(const RouteTableInput& input, const TestRequest& request);

} // namespace switchyard::route
