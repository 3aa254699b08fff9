// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/route_scratch.h"
#include "core/route/route_table_builder.h"
#include "core/route/witness_search.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

/// The rules of a path matcher in the form in which the analysis asks about them.
namespace switchyard::route {

/// One entry of matchRules, or one path of a path rule.
struct AnalysedPart
{
    std::size_t rule = 0;   ///< in AnalysedMatcher::rules
    std::size_t number = 0; ///< in the rule's own list
    Conditions conditions{};
    std::string never{}; ///< why the builder leaves it out; empty: it does not
};

struct AnalysedRule
{
    ElementId id;
    std::optional<std::uint32_t> priority; ///< route rules only
    const Action* action = nullptr;        ///< Lifetime: as the input
    std::size_t first_part = 0;
    std::size_t part_count = 0;
};

/// A path matcher's rules in the order in which they are asked. Lifetime: as the input.
struct AnalysedMatcher
{
    const PathMatcherInput* input = nullptr;
    std::vector<AnalysedRule> rules;
    std::vector<AnalysedPart> parts;
    std::unordered_map<ElementId, std::size_t> rule_of;

    std::span<const AnalysedPart> parts_of(const AnalysedRule& rule) const
    {
        return std::span(parts).subspan(rule.first_part, rule.part_count);
    }
};
AnalysedMatcher analysed_matcher(const PathMatcherInput& input);

/// Asks one table about examples. Thread: one. Lifetime: the table outlives it.
class TableQuestion
{
public:
    explicit TableQuestion(const RouteTable& table) : table_(table), scratch_(table.make_scratch()) {}
    RouteMatch match(const ExampleRequest& request);

private:
    const RouteTable& table_;
    RouteScratch scratch_;
};

/// What took a request in a matcher. Errors: `taken_by` null when no part of it did.
Judgement judged_by(const AnalysedMatcher& matcher, const RouteMatch& match, const ExampleRequest& request,
                    const WitnessFinder& finder);

/// Hosts that a pattern may stand for, the nicest first.
std::vector<std::string> hosts_for(const std::string& pattern);

} // namespace switchyard::route
