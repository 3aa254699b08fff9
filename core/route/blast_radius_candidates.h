// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/analysis_rules.h"
#include "core/route/blast_radius.h"

#include <vector>

namespace switchyard::route {

/// One side of a pair of path matchers; without a matcher, the map's default answers.
struct MatcherSide
{
    AnalysedMatcher matcher;
    const Action* fallback = nullptr; ///< nullptr: 404
    ElementId id;                     ///< of the matcher; 0: none
};

/// Two path matchers that answer for the same hosts before and after. Lifetime: as its arguments.
struct MatcherPair
{
    const MatcherSide& before;
    const MatcherSide& after;
    RouteOracle& oracle_before;
    RouteOracle& oracle_after;
};

/// Requests worth trying for a pair. `searches_left` goes down.
std::vector<ExampleRequest> blast_candidates(const MatcherPair& pair, const Stage& stage, PatternCache& cache,
                                             std::size_t& searches_left);

} // namespace switchyard::route
