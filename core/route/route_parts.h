// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/host_index.h"
#include "core/route/match_rule.h"
#include "core/route/path_tree.h"
#include "core/route/route_table.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace switchyard::route {

/// Index of an action; kNoAction: there is no target.
using ActionIndex = std::uint32_t;
inline constexpr ActionIndex kNoAction = std::numeric_limits<ActionIndex>::max();

struct IndexedPathRule
{
    ElementId id;
    ActionIndex action = kNoAction;
};

struct IndexedRouteRule
{
    ElementId id;
    std::uint32_t priority = 0;
    std::uint32_t first_match_rule = 0; ///< in IndexedPathMatcher::match_rules
    std::uint32_t match_rule_count = 0;
    ActionIndex action = kNoAction;
};

struct IndexedPathMatcher
{
    ElementId id;
    std::vector<IndexedRouteRule> route_rules; ///< ascending priority
    std::vector<MatchRule> match_rules;        ///< of all route rules, in that order
    std::vector<PathGate> gates;               ///< of match_rules, close together
    std::vector<IndexedPathRule> path_rules;
    PathTree paths; ///< values are indexes of path_rules
    ActionIndex default_action = kNoAction;
};

struct IndexedHostRule
{
    ElementId id;
    std::uint32_t path_matcher = 0;
};

/// The index behind a RouteTable.
struct RouteTable::Parts
{
    ElementId url_map;
    HostPort host_port = HostPort::Compared;
    HostIndex hosts; ///< values are indexes of host_rules
    std::vector<IndexedHostRule> host_rules;
    std::vector<IndexedPathMatcher> path_matchers;
    ActionIndex default_action = kNoAction;
    std::vector<Action> actions;

    const Action* action(ActionIndex index) const { return index == kNoAction ? nullptr : &actions[index]; }
};

} // namespace switchyard::route
