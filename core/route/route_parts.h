// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/host_index.h"
#include "core/route/match_rule.h"
#include "core/route/path_tree.h"
#include "core/route/route_scratch.h"
#include "core/route/route_table.h"
#include "core/route/rule_index.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace switchyard::route {

/// Index of an action; kNoAction: there is no target.
using ActionIndex = std::uint32_t;
inline constexpr ActionIndex kNoAction = std::numeric_limits<ActionIndex>::max();

/// Index of LevelSettings; kNoSettings: nothing is added.
using SettingsIndex = std::uint32_t;
inline constexpr SettingsIndex kNoSettings = std::numeric_limits<SettingsIndex>::max();

struct IndexedPathRule
{
    ElementId id;
    ActionIndex action = kNoAction;
    SettingsIndex settings = kNoSettings;
};

struct IndexedRouteRule
{
    ElementId id;
    std::uint32_t priority = 0;
    std::uint32_t first_match_rule = 0; ///< in IndexedPathMatcher::match_rules
    std::uint32_t match_rule_count = 0;
    ActionIndex action = kNoAction;
    SettingsIndex settings = kNoSettings;
};

/// What a match rule leads to: all that a look-up needs of it, close together.
struct Decision
{
    ElementId rule;
    ActionIndex action = kNoAction;
    SettingsIndex settings = kNoSettings;
    std::uint32_t matched_size = 0;
    std::uint32_t route_rule = 0; ///< in IndexedPathMatcher::route_rules
    bool whole_path = false;
    bool is_template = false;
};

struct IndexedPathMatcher
{
    ElementId id;
    std::vector<IndexedRouteRule> route_rules; ///< ascending priority
    std::vector<MatchRule> match_rules;        ///< of all route rules, in that order
    std::vector<Decision> decisions;           ///< of each match rule
    RuleIndex rule_index;                      ///< over match_rules
    std::vector<IndexedPathRule> path_rules;
    PathTree paths; ///< values are indexes of path_rules
    ActionIndex default_action = kNoAction;
    SettingsIndex settings = kNoSettings;
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
    SettingsIndex settings_of_map = kNoSettings;
    std::vector<Action> actions;
    std::vector<LevelSettings> settings;
    RoutePatterns patterns;

    const LevelSettings* level(SettingsIndex index) const { return index == kNoSettings ? nullptr : &settings[index]; }
    const Action* action(ActionIndex index) const { return index == kNoAction ? nullptr : &actions[index]; }
};

} // namespace switchyard::route
