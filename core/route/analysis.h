// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/route_table_builder.h"
#include "core/route/witness.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace switchyard::route {

/// What there is to say about something that should decide about requests.
enum class Reach : std::uint8_t
{
    Reachable,   ///< proven by an example that it decides
    Shadowed,    ///< proven: others take all its requests
    Unreachable, ///< proven: no request fits it
    Unknown      ///< no example was found, and no proof that there is none
};

/// An entry of matchRules, or a path, that never decides although its rule does.
struct DeadPart
{
    std::size_t number = 0;               ///< in the rule's own list
    std::vector<ElementId> shadowed_by{}; ///< empty: nothing fits it
    std::string reason{};                 ///< why nothing fits it: a sentence without a full stop

    friend bool operator==(const DeadPart&, const DeadPart&) = default;
};

/// The verdict about one route rule or path rule, with its proof.
struct RuleVerdict
{
    ElementId rule;
    std::optional<std::uint32_t> priority{}; ///< route rules only
    Reach reach = Reach::Unknown;
    std::string conditions{};                ///< "path starts with /cart or path is /basket"
    std::optional<ExampleRequest> example{}; ///< Reachable: it decides; otherwise it fits, but `decided_by` decides
    ElementId decided_by{};                  ///< 0: a default
    std::vector<ElementId> shadowed_by{};    ///< Shadowed
    std::string reason{};                    ///< Unreachable: a sentence without a full stop
    std::vector<DeadPart> dead_parts{};
    std::size_t tries = 0; ///< requests that were made and routed
};

/// Two route rules with different actions that fit the same request, and neither takes all requests of the other.
struct RuleOverlap
{
    ElementId winner; ///< asked first
    ElementId loser;
    ExampleRequest example; ///< fits both
    std::size_t shared = 0; ///< bytes that both demand at the beginning of the path: the more, the less on purpose
};

struct DefaultVerdict
{
    Reach reach = Reach::Unknown;
    bool answers = false; ///< false: there is no target; what comes here gets 404
    std::optional<ExampleRequest> example{};
    std::vector<ElementId> shadowed_by{};
};

struct MatcherAnalysis
{
    ElementId path_matcher;
    std::vector<std::string> hosts{}; ///< patterns that lead here; empty: none does
    std::vector<RuleVerdict> rules{}; ///< in the order in which they are asked
    DefaultVerdict fallback{};
    std::vector<RuleOverlap> overlaps{}; ///< the most surprising first, few of each rule
    std::size_t overlap_count = 0;       ///< found, with those that are not listed
    bool overlaps_complete = true;       ///< false: not every pair was looked at
};

/// A host of a host rule that never gets a request.
struct DeadHost
{
    ElementId host_rule;
    std::string host;   ///< empty: the rule names none
    std::string reason; ///< a sentence without a full stop
};

struct RouteAnalysis
{
    std::vector<MatcherAnalysis> matchers{};
    std::vector<DeadHost> dead_hosts{};
    DefaultVerdict fallback{}; ///< of the map
};

struct AnalysisLimits
{
    std::size_t tries = 48;           ///< requests for each rule
    std::size_t overlap_tries = 2000; ///< requests for overlaps of one path matcher
    std::size_t overlaps = 20;        ///< listed for one path matcher
};

/// Where requests come to the map. `complete`: nowhere else.
struct Entrances
{
    std::vector<Entrance> list{Entrance{}};
    bool complete = false;
};

/// One verdict for every rule, each proven by an example or by conditions that contradict each other. `table` was built
/// from `input`. Thread: any; pure. Cost: a few lookups a rule; nothing compares every rule with every other.
RouteAnalysis analyse_routes(const RouteTableInput& input, const RouteTable& table, const Entrances& entrances,
                             const AnalysisLimits& limits = {});

} // namespace switchyard::route
