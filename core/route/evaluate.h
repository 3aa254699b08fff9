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

/// Tries the route rules of a matcher; true when one decided.
template <typename Trace>
bool decide_by_route_rules(const RouteTable::Parts& parts, const IndexedPathMatcher& matcher,
                           const RequestView& request, RouteMatch& match, Trace& trace)
{
    for (const IndexedRouteRule& rule : matcher.route_rules) {
        for (std::uint32_t count = 0; count < rule.match_rule_count; ++count) {
            const std::uint32_t index = rule.first_match_rule + count;
            const MatchRule& match_rule = matcher.match_rules[index];
            const std::size_t failing = matcher.gates[index].may_hold(request) ? match_rule.first_failing(request) : 0;
            trace.match_rule(rule, match_rule, failing);
            if (failing != match_rule.condition_count())
                continue;
            match.rule = rule.id;
            match.action = parts.action(rule.action);
            match.replaces_whole_path = match_rule.matches_whole_path();
            match.matched_prefix_size = match.replaces_whole_path ? static_cast<std::uint32_t>(request.path().size())
                                                                  : match_rule.matched_size();
            return true;
        }
    }
    return false;
}

/// Looks the path up among the path rules of a matcher; true when one decided.
template <typename Trace>
bool decide_by_path_rules(const RouteTable::Parts& parts, const IndexedPathMatcher& matcher, const RequestView& request,
                          RouteMatch& match, Trace& trace)
{
    const PathTree::Pattern* pattern = matcher.paths.find(request.path());
    trace.path_rules(pattern);
    if (!pattern)
        return false;
    const IndexedPathRule& rule = matcher.path_rules[pattern->rule];
    match.rule = rule.id;
    match.action = parts.action(rule.action);
    match.replaces_whole_path = !pattern->is_prefix();
    match.matched_prefix_size = static_cast<std::uint32_t>(pattern->literal().size());
    return true;
}

/// Walks one request through a table: the only evaluator, for real requests and for explain. `Trace` is told what was
/// tried:
///   host(const HostIndex::Entry*)                           nullptr: no pattern fits
///   match_rule(rule, match_rule, first_failing)             first_failing == condition_count(): it holds
///   path_rules(const PathTree::Pattern*)                    nullptr: none fits
template <typename Trace>
RouteMatch evaluate(const RouteTable::Parts& parts, const RouteRequest& raw, Trace& trace)
{
    RouteMatch match;
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
    if (!decide_by_route_rules(parts, matcher, request, match, trace) &&
        !decide_by_path_rules(parts, matcher, request, match, trace))
        match.action = parts.action(matcher.default_action);
    return match;
}

} // namespace switchyard::route
