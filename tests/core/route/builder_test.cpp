// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace switchyard::route {
namespace {

using Kind = BuildProblem::Kind;
using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

auto problem(Kind kind, std::uint64_t element, const std::string& field, const std::string& value)
{
    return AllOf(Field(&BuildProblem::kind, kind), Field(&BuildProblem::element, ElementId{element}),
                 Field(&BuildProblem::field, field), Field(&BuildProblem::value, value));
}

TEST(RouteTableBuilder, reports_hosts_that_cannot_work)
{
    RouteTableInput input = one_matcher({});
    input.host_rules[0].hosts = {"a.test", "A.test", "*a.test", "b.test:80", ""};
    input.host_rules.push_back({ElementId{4}, {"a.test"}, 0});
    input.host_rules.push_back({ElementId{5}, {"c.test"}, 1});
    EXPECT_THAT(build_route_table(input).problems,
                ElementsAre(problem(Kind::HostDuplicate, 3, "hosts[1]", "A.test"),
                            problem(Kind::HostInvalid, 3, "hosts[2]", "*a.test"),
                            problem(Kind::HostInvalid, 3, "hosts[4]", ""),
                            problem(Kind::HostDuplicate, 4, "hosts[0]", "a.test"),
                            problem(Kind::PathMatcherUnknown, 5, "pathMatcher", "1")));
    input.host_rules = {{ElementId{3}, {"b.test:80"}, 0}};
    EXPECT_THAT(build_route_table(input).problems, IsEmpty());
    input.host_port = HostPort::Dropped;
    EXPECT_THAT(build_route_table(input).problems,
                ElementsAre(problem(Kind::HostNeverMatches, 3, "hosts[0]", "b.test:80")));
}

TEST(RouteTableBuilder, reports_paths_that_cannot_work_and_builds_the_rest)
{
    PathMatcherInput matcher;
    matcher.path_rules.push_back(
        {ElementId{100}, {"/a/*", "a", "/a*", "/*/b", "/a?b", "/a#b", "", "/a/**", "*", "/ok"}, to_service(100)});
    matcher.path_rules.push_back({ElementId{101}, {"/a/*", "/a/"}, to_service(101)});
    const BuiltRouteTable built = build_route_table(one_matcher(matcher));
    EXPECT_THAT(
        built.problems,
        ElementsAre(
            problem(Kind::PathInvalid, 100, "paths[1]", "a"), problem(Kind::PathInvalid, 100, "paths[2]", "/a*"),
            problem(Kind::PathInvalid, 100, "paths[3]", "/*/b"), problem(Kind::PathInvalid, 100, "paths[4]", "/a?b"),
            problem(Kind::PathInvalid, 100, "paths[5]", "/a#b"), problem(Kind::PathInvalid, 100, "paths[6]", ""),
            problem(Kind::PathInvalid, 100, "paths[7]", "/a/**"), problem(Kind::PathInvalid, 100, "paths[8]", "*"),
            problem(Kind::PathDuplicate, 101, "paths[0]", "/a/*")));
    EXPECT_EQ(built.table->match(RequestOf({.path = "/ok"})).rule, ElementId{100});
    EXPECT_EQ(built.table->match(RequestOf({.path = "/a/x"})).rule, ElementId{100});
    EXPECT_EQ(built.table->match(RequestOf({.path = "/a/"})).rule, ElementId{101});
}

TEST(RouteTableBuilder, reports_regular_expressions_and_pseudo_headers)
{
    MatchRuleInput rule;
    rule.path = PathRegex{"/(a"};
    rule.headers = {{":path", ValueIsPresent{}, false}, {"x", ValueMatchesRegex{"["}, false}};
    rule.query = {{"q", ValueMatchesRegex{"*"}}};
    PathMatcherInput matcher;
    matcher.route_rules.push_back({ElementId{100}, 5, {MatchRuleInput{FullPath{"/x"}, {}, {}}, rule}, to_service(1)});
    const BuiltRouteTable built = build_route_table(one_matcher(matcher));
    EXPECT_THAT(
        built.problems,
        ElementsAre(problem(Kind::RegexInvalid, 100, "matchRules[1].regexMatch", "/(a"),
                    problem(Kind::PseudoHeaderUnknown, 100, "matchRules[1].headerMatches[0].headerName", ":path"),
                    problem(Kind::RegexInvalid, 100, "matchRules[1].headerMatches[1].regexMatch", "["),
                    problem(Kind::RegexInvalid, 100, "matchRules[1].queryParameterMatches[0].regexMatch", "*")));
    EXPECT_FALSE(built.problems[0].detail.empty());
    EXPECT_FALSE(built.table->match(RequestOf({.path = "/a"})).rule);
}

TEST(RouteTableBuilder, reports_equal_priorities_and_keeps_their_order)
{
    PathMatcherInput matcher;
    matcher.route_rules.push_back({ElementId{100}, 7, {MatchRuleInput{}}, to_service(100)});
    matcher.route_rules.push_back({ElementId{101}, 7, {MatchRuleInput{}}, to_service(101)});
    matcher.route_rules.push_back({ElementId{102}, 6, {MatchRuleInput{FullPath{"/six"}, {}, {}}}, to_service(102)});
    const BuiltRouteTable built = build_route_table(one_matcher(matcher));
    EXPECT_THAT(built.problems, ElementsAre(problem(Kind::PriorityDuplicate, 101, "priority", "7")));
    EXPECT_EQ(built.table->match(RequestOf({.path = "/"})).rule, ElementId{100});
    EXPECT_EQ(built.table->match(RequestOf({.path = "/six"})).rule, ElementId{102});
}

TEST(RouteTableBuilder, lets_a_rule_without_weight_decide_but_have_no_target)
{
    ForwardAction empty;
    ForwardAction zero;
    zero.targets = {{ElementId{9}, 0, Weight{0}}};
    PathMatcherInput matcher;
    matcher.path_rules.push_back({ElementId{100}, {"/empty"}, empty});
    matcher.path_rules.push_back({ElementId{101}, {"/zero"}, zero});
    const BuiltRouteTable built = build_route_table(one_matcher(matcher));
    EXPECT_THAT(built.problems, ElementsAre(problem(Kind::SplitEmpty, 100, "routeAction", "0"),
                                            problem(Kind::SplitEmpty, 101, "routeAction", "0")));
    const RouteMatch match = built.table->match(RequestOf({.path = "/zero"}));
    EXPECT_EQ(match.rule, ElementId{101});
    EXPECT_EQ(match.action, nullptr);
}

TEST(RouteTableBuilder, adds_the_weights_up)
{
    ForwardAction split;
    split.targets = {{ElementId{1}, 0, Weight{95}}, {ElementId{2}, 1, Weight{5}}};
    RouteTableInput input;
    input.default_action = split;
    const auto table = build(input);
    const RouteMatch match = table->match(RequestOf(TestRequest{}));
    EXPECT_EQ(std::get<ForwardAction>(*match.action).total_weight, 100U);
}

} // namespace
} // namespace switchyard::route
