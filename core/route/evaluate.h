// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/request_view.h"
#include "core/route/route_parts.h"

namespace switchyard::route {

/// The host text a table compares with its patterns.
inline HostText compared_host(HostPort mode, const RequestView& request)
{
    const HostText& host = request.host().text;
    return mode == HostPort::Dropped ? HostText{host.name, std::nullopt} : host;
}

/// The host pattern that decides. Errors: nullptr when none fits.
inline const HostIndex::Entry* find_host(const RouteTable::Parts& parts, const RequestView& request,
                                         const RouteRequest& raw)
{
    const HostText host = compared_host(parts.host_port, request);
    if (parts.host_port == HostPort::Compared && request.host().default_port_written) {
        // Who writes ":80" meets the pattern that does so too; otherwise the port counts as absent.
        const HostIndex::Entry* entry = parts.hosts.find({host.name, default_port(raw.scheme)});
        if (entry && entry->pattern != "*")
            return entry;
    }
    return parts.hosts.find(host);
}

/// Notes that a match rule decided.
inline void take_match_rule(const RouteTable::Parts& parts, const IndexedPathMatcher& matcher, std::uint32_t index,
                            const RequestView& request, RouteMatch& match)
{
    const Decision& decision = matcher.decisions[index];
    match.rule = decision.rule;
    match.action = parts.action(decision.action);
    match.rule_settings = parts.level(decision.settings);
    match.path_template = decision.is_template ? matcher.match_rules[index].path_template() : nullptr;
    match.replaces_whole_path = decision.whole_path;
    match.matched_prefix_size =
        decision.whole_path ? static_cast<std::uint32_t>(request.path().size()) : decision.matched_size;
}

/// Finds the deciding route rule of a matcher; true when one decided. A trace that wants to know is shown every match
/// rule up to it, one after the other; what they are asked is the same.
template <typename Trace>
bool decide_by_route_rules(const RouteTable::Parts& parts, const IndexedPathMatcher& matcher,
                           const RequestView& request, RouteScratch& scratch, RouteMatch& match, Trace& trace)
{
    std::uint32_t deciding = RuleIndex::kNothing;
    if constexpr (Trace::kEveryRule) {
        for (std::uint32_t index = 0; index < matcher.match_rules.size() && deciding == RuleIndex::kNothing; ++index) {
            const MatchRule& match_rule = matcher.match_rules[index];
            const std::size_t failing = match_rule.first_failing(request, scratch);
            trace.match_rule(matcher.route_rules[matcher.decisions[index].route_rule], match_rule, failing);
            if (failing == match_rule.condition_count())
                deciding = index;
        }
    } else {
        deciding = matcher.rule_index.find(request, matcher.match_rules, scratch);
    }
    if (deciding == RuleIndex::kNothing)
        return false;
    take_match_rule(parts, matcher, deciding, request, match);
    return true;
}

/// Looks the path up among the path rules of a matcher; true when one decided.
template <typename Trace>
bool decide_by_path_rules(const RouteTable::Parts& parts, const IndexedPathMatcher& matcher, const RequestView& request,
                          RouteMatch& match, Trace& trace)
{
    const PathTree::Found found = matcher.paths.find(request.path());
    trace.path_rules(found ? &matcher.paths.patterns()[found.pattern] : nullptr);
    if (!found)
        return false;
    const IndexedPathRule& rule = matcher.path_rules[found.rule];
    match.rule = rule.id;
    match.action = parts.action(rule.action);
    match.rule_settings = parts.level(rule.settings);
    match.replaces_whole_path = !found.is_prefix;
    match.matched_prefix_size = found.literal_size;
    return true;
}

/// Walks one request through a table: the only evaluator, for real requests and for explain. `Trace` is told what was
/// tried; `Trace::kEveryRule` says whether it wants to see route rules that the index would pass by:
///   host(const HostIndex::Entry*)                           nullptr: no pattern fits
///   match_rule(rule, match_rule, first_failing)             first_failing == condition_count(): it holds
///   path_rules(const PathTree::Pattern*)                    nullptr: none fits
template <typename Trace>
RouteMatch evaluate(const RouteTable::Parts& parts, const RouteRequest& raw, RouteScratch& scratch, Trace& trace)
{
    RouteMatch match;
    match.map_settings = parts.level(parts.settings_of_map);
    scratch.begin();
    const RequestView request(raw);
    const HostIndex::Entry* host = find_host(parts, request, raw);
    trace.host(host);
    if (!host) {
        match.action = parts.action(parts.default_action);
        return match;
    }
    const IndexedHostRule& host_rule = parts.host_rules[host->value];
    const IndexedPathMatcher& matcher = parts.path_matchers[host_rule.path_matcher];
    match.host_rule = host_rule.id;
    match.path_matcher = matcher.id;
    match.matcher_settings = parts.level(matcher.settings);
    if (!decide_by_route_rules(parts, matcher, request, scratch, match, trace) &&
        !decide_by_path_rules(parts, matcher, request, match, trace))
        match.action = parts.action(matcher.default_action);
    return match;
}

} // namespace switchyard::route
