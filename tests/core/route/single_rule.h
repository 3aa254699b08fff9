// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/witness.h"
#include "tests/core/route/requests.h"

#include <optional>
#include <utility>

namespace switchyard::route {

/// An example as the naive evaluator takes it.
inline TestRequest as_test_request(const ExampleRequest& example)
{
    TestRequest request;
    request.host = example.host;
    request.path = example.path;
    request.query = example.query;
    request.headers = example.headers;
    request.method = example.method;
    request.scheme = example.entrance.scheme;
    request.rule_port = example.entrance.port.value;
    return request;
}

/// Whether the analysis speaks about such requests: see witness.h. The generator writes no dot segments, and of bytes
/// that are no UTF-8 only 0xff.
inline bool is_spoken_of(const TestRequest& request)
{
    return request.path.starts_with('/') && !request.path.contains('\xff');
}

/// The map with nothing but one rule, and of it, if wanted, nothing but one entry of matchRules or one path: what that
/// decides is what fits it.
inline RouteTableInput only_rule(RouteTableInput input, ElementId rule, std::optional<std::size_t> part = std::nullopt)
{
    for (PathMatcherInput& matcher : input.path_matchers) {
        std::erase_if(matcher.route_rules, [&](const RouteRuleInput& candidate) { return candidate.id != rule; });
        std::erase_if(matcher.path_rules, [&](const PathRuleInput& candidate) { return candidate.id != rule; });
        if (!part)
            continue;
        for (RouteRuleInput& kept : matcher.route_rules)
            kept.match_rules = {MatchRuleInput(kept.match_rules.at(*part))};
        for (PathRuleInput& kept : matcher.path_rules)
            kept.paths = {std::string(kept.paths.at(*part))};
    }
    return input;
}

} // namespace switchyard::route
