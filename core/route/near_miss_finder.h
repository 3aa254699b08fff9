// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/evaluate.h"
#include "core/route/near_miss.h"
#include "core/route/witness_values.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace switchyard::route {

/// Collects the rules that did not take a request and finds out what would make them. Lifetime: as its arguments.
class NearMissFinder
{
public:
    NearMissFinder(const RouteTable& table, const RouteRequest& request) : table_(table), request_(request) {}

    /// An alternative of a rule, and its first condition that failed. Cost: bytes of the path; only the cheapest ones
    /// are kept.
    void add(std::uint32_t tried, std::uint32_t alternative, ElementId rule, const MatchRule& match_rule,
             std::size_t failing);
    void add(std::uint32_t tried, std::uint32_t alternative, ElementId rule, const PathTree::Pattern& pattern);

    /// The nearest ones, each rule at most once, the nearest first. `scratch` is the table's. Cost: some matches for
    /// each candidate.
    std::vector<NearMiss> best(std::size_t most, const RouteMatch& decided, RouteScratch& scratch);

private:
    struct Candidate
    {
        std::uint32_t tried = 0;
        std::uint32_t alternative = 0;
        ElementId rule;
        MatchRuleInput conditions; ///< of a path rule: its path
        std::uint32_t estimate = 0;
    };
    void keep(Candidate candidate);
    NearMiss examine(const Candidate& candidate, RouteScratch& scratch);

    const RouteTable& table_;
    const RouteRequest& request_;
    PatternCache cache_;
    std::vector<Candidate> candidates_; ///< a heap: the dearest first
};

} // namespace switchyard::route
