// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/analysis.h"
#include "core/route/analysis_rules.h"

namespace switchyard::route {

/// Fills in the overlaps of a matcher whose rules have their verdicts. Only rules whose paths can begin alike are
/// compared.
void find_overlaps(const AnalysedMatcher& matcher, const WitnessFinder& finder, PatternCache& cache,
                   TableQuestion& table, const AnalysisLimits& limits, MatcherAnalysis& out);

} // namespace switchyard::route
