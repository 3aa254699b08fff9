// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/route_table.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What core/compile hands over to get a RouteTable: plain values, no protobuf.
///
/// Carried out: host rules; path rules; route rules with prefixMatch, fullPathMatch, regexMatch (RE2, whole path),
/// pathTemplateMatch, ignoreCase (the first two), headerMatches of every kind including invertMatch and the names
/// `:authority` (alias `host`), `:method` and `PORT`, queryParameterMatches of every kind; forward actions with
/// weighted targets, rewrites and timeout; redirects with every field. The other values of an action and LevelSettings
/// are kept for whoever carries them out. metadataFilters are never meant for proxies.
namespace switchyard::route {

/// What a host pattern is compared with.
enum class HostPort : std::uint8_t
{
    /// Classic: the port of the Host header is dropped first; a pattern that names a port never matches.
    Dropped,
    /// All others: the port belongs to the host, except the default port of the scheme (80, 443), which counts as
    /// absent. The stand-in's port counts as the rule's.
    Compared
};

struct ValueEquals
{
    std::string value;
    friend bool operator==(const ValueEquals&, const ValueEquals&) = default;
};
struct ValueStartsWith
{
    std::string value;
    friend bool operator==(const ValueStartsWith&, const ValueStartsWith&) = default;
};
struct ValueEndsWith
{
    std::string value;
    friend bool operator==(const ValueEndsWith&, const ValueEndsWith&) = default;
};
/// RE2 over the whole value.
struct ValueMatchesRegex
{
    std::string pattern;
    friend bool operator==(const ValueMatchesRegex&, const ValueMatchesRegex&) = default;
};
/// `present` false: required to be absent.
struct ValueIsPresent
{
    bool present = true;
    friend bool operator==(const ValueIsPresent&, const ValueIsPresent&) = default;
};
/// An optionally signed decimal integer n with start <= n < end.
struct ValueInRange
{
    std::int64_t start = 0;
    std::int64_t end = 0;
    friend bool operator==(const ValueInRange&, const ValueInRange&) = default;
};

/// The name compares without case; repeated lines are joined with ",". `invert` negates the result.
struct HeaderPredicate
{
    std::string name;
    std::variant<ValueIsPresent, ValueEquals, ValueStartsWith, ValueEndsWith, ValueMatchesRegex, ValueInRange> match;
    bool invert = false;
    friend bool operator==(const HeaderPredicate&, const HeaderPredicate&) = default;
};

/// First value of the parameter, nothing decoded.
struct QueryPredicate
{
    std::string name;
    std::variant<ValueIsPresent, ValueEquals, ValueMatchesRegex> match;
    friend bool operator==(const QueryPredicate&, const QueryPredicate&) = default;
};

/// No path predicate: every path.
struct AnyPath
{
    friend bool operator==(const AnyPath&, const AnyPath&) = default;
};
struct PathPrefix
{
    std::string prefix; ///< literal, may be empty
    bool ignore_case = false;
    friend bool operator==(const PathPrefix&, const PathPrefix&) = default;
};
struct FullPath
{
    std::string path;
    bool ignore_case = false;
    friend bool operator==(const FullPath&, const FullPath&) = default;
};
/// RE2 over the whole path.
struct PathRegex
{
    std::string pattern;
    friend bool operator==(const PathRegex&, const PathRegex&) = default;
};
/// A pathTemplateMatch. Source: load-balancer semantics chapter 1.4.
struct PathTemplate
{
    std::string text;
    friend bool operator==(const PathTemplate&, const PathTemplate&) = default;
};
using PathPredicate = std::variant<AnyPath, PathPrefix, FullPath, PathRegex, PathTemplate>;

/// One entry of matchRules: everything in it must hold.
struct MatchRuleInput
{
    PathPredicate path;
    std::vector<HeaderPredicate> headers;
    std::vector<QueryPredicate> query;
    friend bool operator==(const MatchRuleInput&, const MatchRuleInput&) = default;
};

/// One entry of routeRules: any of its match rules must hold. An empty list matches nothing.
struct RouteRuleInput
{
    ElementId id;
    std::uint32_t priority = 0;
    std::vector<MatchRuleInput> match_rules;
    Action action;
    LevelSettings settings = {};
    friend bool operator==(const RouteRuleInput&, const RouteRuleInput&) = default;
};

/// One entry of pathRules. Paths as written: "/video", "/video/*".
struct PathRuleInput
{
    ElementId id;
    std::vector<std::string> paths;
    Action action;
    LevelSettings settings = {};
    friend bool operator==(const PathRuleInput&, const PathRuleInput&) = default;
};

/// One entry of pathMatchers. When both lists are filled (which the vendor refuses) route rules come first.
struct PathMatcherInput
{
    ElementId id;
    std::vector<PathRuleInput> path_rules;
    std::vector<RouteRuleInput> route_rules; ///< any order
    std::optional<Action> default_action;    ///< nullopt: nothing of this matcher answers (404)
    LevelSettings settings = {};
    friend bool operator==(const PathMatcherInput&, const PathMatcherInput&) = default;
};

/// One entry of hostRules.
struct HostRuleInput
{
    ElementId id;
    std::vector<std::string> hosts; ///< as written: "shop.example.com", "*.example.com", "*-shop.example.com", "*"
    std::uint32_t path_matcher = 0; ///< index into RouteTableInput::path_matchers
    friend bool operator==(const HostRuleInput&, const HostRuleInput&) = default;
};

/// One URL map.
struct RouteTableInput
{
    ElementId url_map;
    HostPort host_port = HostPort::Compared;
    std::vector<HostRuleInput> host_rules;
    std::vector<PathMatcherInput> path_matchers;
    std::optional<Action> default_action;
    LevelSettings settings = {};
    friend bool operator==(const RouteTableInput&, const RouteTableInput&) = default;
};

/// Something in the input that cannot work. The table is built without it; whether that gates Apply is the caller's
/// decision.
struct BuildProblem
{
    enum class Kind : std::uint8_t
    {
        HostInvalid,      ///< `*` not first, or not followed by `.` or `-`; empty
        HostDuplicate,    ///< the first one counts
        HostNeverMatches, ///< names a port while ports are dropped
        PathMatcherUnknown,
        PathInvalid,         ///< no leading `/`, `*` elsewhere than at the end after `/`, `?` or `#`
        PathDuplicate,       ///< the first one counts
        PriorityDuplicate,   ///< both stay; list order decides
        RegexInvalid,        ///< the match rule never matches
        TemplateInvalid,     ///< likewise
        PseudoHeaderUnknown, ///< a name with ':' other than :authority and :method is never present
        SplitEmpty           ///< no target, or weights that sum up to 0: the action counts as missing
    };

    Kind kind = Kind::HostInvalid;
    ElementId element; ///< the host rule, matcher, path rule or route rule; the URL map for its default
    std::string
        field; ///< relative to `element`, vendor's names, indexes of the input's lists: "matchRules[0].regexMatch"
    std::string value;  ///< the offending text
    std::string detail; ///< RE2's message; empty when the kind says it all
    friend bool operator==(const BuildProblem&, const BuildProblem&) = default;
};

struct BuiltRouteTable
{
    std::shared_ptr<const RouteTable> table; ///< never null
    std::vector<BuildProblem> problems;
};

/// Whether a path rule's path can work: it begins with `/`, and `*` stands only at its end, after `/`.
bool is_path_rule_path(std::string_view path);
/// What a path that can work asks for.
PathPredicate path_rule_predicate(const std::string& path);
/// The route rules in the order in which they are asked; equal priorities keep that of the list. Lifetime: as the
/// input.
std::vector<const RouteRuleInput*> in_priority_order(const PathMatcherInput& matcher);

/// Checks and indexes one URL map. Thread: any; pure. Cost: linear in the input.
BuiltRouteTable build_route_table(const RouteTableInput& input);

} // namespace switchyard::route
