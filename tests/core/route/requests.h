// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_lines.h"
#include "core/route/route_table.h"
#include "core/route/route_table_builder.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::route {

/// A request that owns its text.
struct TestRequest
{
    std::string host = "shop.example.com";
    std::string path = "/";
    std::optional<std::string> query = std::nullopt;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string method = "GET";
    Scheme scheme = Scheme::Http;
    std::uint16_t rule_port = 80;
    std::uint16_t local_port = 0;
    std::uint64_t forwarding_rule = 0;
};

/// Views of a TestRequest. Lifetime: as the request it was made from.
class RequestOf
{
public:
    explicit RequestOf(const TestRequest& request)
    {
        for (const auto& [name, value] : request.headers)
            lines_.add(name, value);
        table_ = lines_.table();
        view_.authority = request.host;
        view_.path = request.path;
        view_.has_query = request.query.has_value();
        if (request.query)
            view_.query = *request.query;
        view_.method = request.method;
        view_.scheme = request.scheme;
        view_.rule_port = Port{request.rule_port};
        view_.local_port = Port{request.local_port};
        view_.forwarding_rule = ElementId{request.forwarding_rule};
        view_.headers = &table_;
    }
    RequestOf(const RequestOf&) = delete;
    RequestOf& operator=(const RequestOf&) = delete;

    operator const RouteRequest&() const { return view_; }

private:
    http::HeaderLines lines_;
    http::HeaderTable table_;
    RouteRequest view_;
};

inline ForwardAction to_service(ServiceIndex service)
{
    ForwardAction action;
    action.targets.push_back({ElementId{}, service, Weight{1}});
    return action;
}

inline std::optional<ServiceIndex> service_of(const RouteMatch& match)
{
    if (!match.action)
        return std::nullopt;
    const auto* forward = std::get_if<ForwardAction>(match.action);
    return forward ? std::optional(forward->targets.front().service) : std::nullopt;
}

inline std::shared_ptr<const RouteTable> build(const RouteTableInput& input)
{
    BuiltRouteTable built = build_route_table(input);
    for (const BuildProblem& problem : built.problems)
        ADD_FAILURE() << problem.field << " " << problem.value << " " << problem.detail;
    return built.table;
}

/// A map with one matcher for every host: services 0 (map), 1 (matcher), rules as given.
inline RouteTableInput one_matcher(PathMatcherInput matcher)
{
    RouteTableInput input;
    input.url_map = ElementId{1};
    input.default_action = to_service(0);
    matcher.id = ElementId{2};
    if (!matcher.default_action)
        matcher.default_action = to_service(1);
    input.path_matchers.push_back(std::move(matcher));
    input.host_rules.push_back({ElementId{3}, {"*"}, 0});
    return input;
}

/// Route rules with ids and services 100, 101, …, priorities 0, 1, … and one match rule each.
inline RouteTableInput route_rules(std::initializer_list<MatchRuleInput> rules)
{
    PathMatcherInput matcher;
    std::uint32_t number = 0;
    for (const MatchRuleInput& rule : rules) {
        matcher.route_rules.push_back({ElementId{100 + number}, number, {rule}, to_service(100 + number)});
        ++number;
    }
    return one_matcher(std::move(matcher));
}

/// Path rules with ids and services 100, 101, …, one path each.
inline RouteTableInput path_rules(std::initializer_list<const char*> paths)
{
    PathMatcherInput matcher;
    std::uint32_t number = 100;
    for (const char* path : paths) {
        matcher.path_rules.push_back({ElementId{number}, {path}, to_service(number)});
        ++number;
    }
    return one_matcher(std::move(matcher));
}

} // namespace switchyard::route
