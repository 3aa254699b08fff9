// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/route_table_builder.h"
#include "core/route/witness_values.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What path predicates have to do with each other. Everything is about paths as clients can send them: see witness.h.
namespace switchyard::route {

/// Whether a path can be sent and gets as far as the rules.
bool path_can_come(std::string_view path);

bool path_holds(const PathPredicate& predicate, std::string_view path, PatternCache& cache);
/// Whether every path that fits `a` surely fits `b`. False when it is not known.
bool path_implies(const PathPredicate& a, const PathPredicate& b, PatternCache& cache);
/// Whether surely no path fits both. False when it is not known.
bool paths_exclude(const PathPredicate& a, const PathPredicate& b, PatternCache& cache);
/// Why surely no path fits: a sentence without a full stop. Empty when one may.
std::string why_no_path(const PathPredicate& predicate, PatternCache& cache);
/// What every path that fits begins with, in lower case.
std::string path_head(const PathPredicate& predicate, PatternCache& cache);
/// Paths worth trying where all predicates must hold. The simplest first.
std::vector<std::string> path_candidates(std::span<const PathPredicate* const> wanted, PatternCache& cache);

} // namespace switchyard::route
