// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace switchyard::route {
namespace {

bool matches(const MatchRuleInput& rule, const TestRequest& request)
{
    return build(route_rules({rule}))->match(RequestOf(request)).rule == ElementId{100};
}

MatchRuleInput header(std::string name, decltype(HeaderPredicate::match) match, bool invert = false)
{
    MatchRuleInput rule;
    rule.headers.push_back({std::move(name), std::move(match), invert});
    return rule;
}

MatchRuleInput query(std::string name, decltype(QueryPredicate::match) match)
{
    MatchRuleInput rule;
    rule.query.push_back({std::move(name), std::move(match)});
    return rule;
}

MatchRuleInput path(PathPredicate predicate) { return {std::move(predicate), {}, {}}; }

struct PathRow
{
    PathPredicate predicate;
    std::string path;
    bool matches;
};

TEST(RouteRules, compare_paths_as_their_predicate_says)
{
    const std::vector<PathRow> rows{
        {AnyPath{}, "/x", true},
        {AnyPath{}, "*", true},
        {PathPrefix{""}, "/x", true},
        {PathPrefix{"/"}, "/", true},
        {PathPrefix{"/"}, "*", false},
        {PathPrefix{"/a"}, "/ab", true}, // a literal prefix, not segments
        {PathPrefix{"/a"}, "/a", true},
        {PathPrefix{"/a/"}, "/a", false},
        {PathPrefix{"/a"}, "/A", false},
        {PathPrefix{"/a", true}, "/Ab", true},
        {PathPrefix{"/A", true}, "/ab", true},
        {PathPrefix{"/a/*"}, "/a/b", false}, // `*` is an ordinary character
        {PathPrefix{"/a/*"}, "/a/*x", true},
        {PathPrefix{"/long/prefix/beyond/eight"}, "/long/prefix/beyond/eight/x", true},
        {PathPrefix{"/long/prefix/beyond/eight"}, "/long/prefix/beyond/nine", false},
        {PathPrefix{"/LONG/Prefix/beyond", true}, "/long/pREFIX/BEYOND/x", true},
        {PathPrefix{"/@", true}, "/`", false}, // folding touches letters only
        {PathPrefix{"/[", true}, "/{", false},
        {PathPrefix{"/\xc4", true}, "/\xe4", false},
        {PathPrefix{std::string("/a\0b", 4)}, "/a", false},
        {PathPrefix{std::string("/a\0b", 4)}, std::string("/a\0bc", 5), true},
        {FullPath{"/a"}, "/a", true},
        {FullPath{"/a"}, "/ab", false},
        {FullPath{"/a"}, "/", false},
        {FullPath{"/a"}, "/A", false},
        {FullPath{"/Abcdefghij", true}, "/aBCDEFGHIJ", true},
        {FullPath{"/abcdefghij"}, "/abcdefghik", false},
        {FullPath{std::string("/a\0", 3)}, "/a", false},
        {PathRegex{"/[a-z]+"}, "/abc", true},
        {PathRegex{"/[a-z]+"}, "/abc/", false}, // the entire path
        {PathRegex{"/a|/b/c"}, "/b/c", true},
        {PathRegex{"(?i)/a"}, "/A", true},
        {PathRegex{".*"}, "", true},
    };
    for (const PathRow& row : rows) {
        const TestRequest request{.path = row.path};
        EXPECT_EQ(matches(path(row.predicate), request), row.matches) << row.predicate.index() << " " << row.path;
    }
}

TEST(RouteRules, leave_the_query_out_of_the_path)
{
    const TestRequest request{.path = "/a", .query = "b=1"};
    EXPECT_TRUE(matches(path(FullPath{"/a"}), request));
}

struct ValueRow
{
    decltype(HeaderPredicate::match) match;
    std::vector<std::string> values;
    bool matches;
};

std::vector<ValueRow> text_rows()
{
    return {
        {ValueIsPresent{true}, {"x"}, true},
        {ValueIsPresent{true}, {""}, true},
        {ValueIsPresent{true}, {}, false},
        {ValueIsPresent{false}, {}, true},
        {ValueIsPresent{false}, {""}, false},
        {ValueEquals{"ab"}, {"ab"}, true},
        {ValueEquals{"ab"}, {"AB"}, false},
        {ValueEquals{"ab"}, {"abc"}, false},
        {ValueEquals{"ab"}, {}, false},
        {ValueEquals{""}, {""}, true},
        {ValueEquals{""}, {}, false},
        {ValueEquals{"a,b"}, {"a", "b"}, true}, // several lines are joined with ","
        {ValueEquals{"a"}, {"a", "b"}, false},
        {ValueEquals{"a, b"}, {"a", "b"}, false},
        {ValueEquals{",,"}, {"", "", ""}, true},
        {ValueStartsWith{"ab"}, {"abc"}, true},
        {ValueStartsWith{"ab"}, {"ab"}, true},
        {ValueStartsWith{"ab"}, {"a"}, false},
        {ValueStartsWith{"ab"}, {"xab"}, false},
        {ValueStartsWith{"a,b"}, {"a", "bc"}, true},
        {ValueStartsWith{"a,bd"}, {"a", "bc"}, false},
        {ValueStartsWith{""}, {}, false},
        {ValueEndsWith{"bc"}, {"abc"}, true},
        {ValueEndsWith{"bc"}, {"bc"}, true},
        {ValueEndsWith{"bc"}, {"c"}, false},
        {ValueEndsWith{"bc"}, {"bcd"}, false},
        {ValueEndsWith{"b,cd"}, {"ab", "cd"}, true},
        {ValueEndsWith{"b,cd"}, {"ac", "cd"}, false},
        {ValueEndsWith{",c"}, {"a", "b", "c"}, true},
        {ValueEndsWith{""}, {}, false},
        {ValueEndsWith{""}, {"x"}, true},
        {ValueMatchesRegex{"a.c"}, {"abc"}, true},
        {ValueMatchesRegex{"a.c"}, {"xabc"}, false}, // the whole value
        {ValueMatchesRegex{"a.c"}, {"abcx"}, false},
        {ValueMatchesRegex{"a,b+"}, {"a", "bb"}, true},
        {ValueMatchesRegex{".*"}, {}, false},
        {ValueMatchesRegex{".*Android.*-hd"}, {"X Android 4-hd"}, true},
    };
}

std::vector<ValueRow> range_rows()
{
    constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
    const auto row = [](std::string value, bool matches) {
        return ValueRow{ValueInRange{-5, 10}, {std::move(value)}, matches};
    };
    return {
        row("-5", true),
        row("9", true),
        row("+9", true),
        row("009", true),
        row("10", false), // the end is outside
        row("-6", false),
        row("1.5", false),
        row("1 ", false),
        row(" 1", false),
        row("0x1", false),
        row("+-1", false),
        row("-", false),
        row("+", false),
        row("", false),
        {ValueInRange{-5, 10}, {}, false},
        {ValueInRange{-5, 10}, {"1", "2"}, false},
        {ValueInRange{kMin, kMax}, {"-9223372036854775808"}, true},
        {ValueInRange{kMin, kMax}, {"9223372036854775806"}, true},
        {ValueInRange{kMin, kMax}, {"9223372036854775808"}, false},
        {ValueInRange{kMin, kMax}, {"99999999999999999999999"}, false},
        {ValueInRange{5, 5}, {"5"}, false},
    };
}

/// The values as lines of one header, its name in changing case, other headers between them.
TestRequest with_values(const std::vector<std::string>& values)
{
    TestRequest request;
    request.headers = {{"Other", "x"}, {"X-Test-Long", "x"}};
    for (std::size_t at = 0; at < values.size(); ++at) {
        request.headers.emplace_back(at % 2 ? "x-test" : "X-Test", values[at]);
        request.headers.emplace_back("N", "1");
    }
    return request;
}

TEST(RouteRules, compare_headers_as_their_predicate_says_and_inverted)
{
    std::vector<ValueRow> rows = text_rows();
    for (ValueRow& row : range_rows())
        rows.push_back(std::move(row));
    for (std::size_t number = 0; number < rows.size(); ++number) {
        const ValueRow& row = rows[number];
        const TestRequest request = with_values(row.values);
        EXPECT_EQ(matches(header("x-TEST", row.match), request), row.matches) << "row " << number;
        EXPECT_EQ(matches(header("x-TEST", row.match, true), request), !row.matches) << "inverted row " << number;
    }
}

TEST(RouteRules, know_the_pseudo_names)
{
    TestRequest request{
        .host = "Shop.example.com", .headers = {{":method", "spoofed"}, {"Port", "1"}}, .method = "PUT"};
    EXPECT_TRUE(matches(header(":method", ValueEquals{"PUT"}), request));
    EXPECT_FALSE(matches(header(":method", ValueEquals{"put"}), request));
    EXPECT_TRUE(matches(header(":authority", ValueEquals{"Shop.example.com"}), request));
    EXPECT_TRUE(matches(header("Host", ValueStartsWith{"Shop."}), request));
    EXPECT_TRUE(matches(header("PORT", ValueEquals{"80"}), request));
    EXPECT_TRUE(matches(header("PORT", ValueInRange{80, 81}), request));
    request.host.clear();
    EXPECT_FALSE(matches(header(":authority", ValueIsPresent{}), request));
}

TEST(RouteRules, see_the_rules_port_in_the_authority_when_a_stand_in_was_called)
{
    TestRequest request{.host = "shop.localhost:8080", .rule_port = 80, .local_port = 8080};
    EXPECT_TRUE(matches(header(":authority", ValueEquals{"shop.localhost"}), request));
    EXPECT_TRUE(matches(header("PORT", ValueEquals{"80"}), request));
    request.rule_port = 9090;
    EXPECT_TRUE(matches(header(":authority", ValueEquals{"shop.localhost:9090"}), request));
    EXPECT_TRUE(matches(header(":authority", ValueStartsWith{"shop.localhost:90"}), request));
    EXPECT_TRUE(matches(header(":authority", ValueEndsWith{"t:9090"}), request));
    EXPECT_TRUE(matches(header(":authority", ValueMatchesRegex{"shop\\..*:9\\d+"}), request));
    EXPECT_FALSE(matches(header(":authority", ValueEquals{"shop.localhost:8080"}), request));
}

struct QueryRow
{
    std::optional<std::string> query;
    decltype(QueryPredicate::match) match;
    bool matches;
};

TEST(RouteRules, compare_query_parameters_as_their_predicate_says)
{
    const std::vector<QueryRow> rows{
        {std::nullopt, ValueIsPresent{}, false},
        {"", ValueIsPresent{}, false},
        {"a", ValueIsPresent{}, true},
        {"a=", ValueIsPresent{}, true},
        {"b=1&a=2", ValueIsPresent{}, true},
        {"aa=1", ValueIsPresent{}, false},
        {"b=a", ValueIsPresent{}, false},
        {"A=1", ValueIsPresent{}, false},
        {"%61=1", ValueIsPresent{}, false}, // nothing is decoded
        {"&&a&", ValueIsPresent{}, true},
        {std::nullopt, ValueIsPresent{false}, true},
        {"a", ValueIsPresent{false}, false},
        {"a=1", ValueEquals{"1"}, true},
        {"a=1&a=2", ValueEquals{"1"}, true},
        {"a=1&a=2", ValueEquals{"2"}, false}, // the first one counts
        {"a=1=2", ValueEquals{"1=2"}, true},
        {"a", ValueEquals{""}, true},
        {"a=", ValueEquals{""}, true},
        {std::nullopt, ValueEquals{""}, false},
        {"a=%31", ValueEquals{"1"}, false},
        {"b&a=xyz", ValueMatchesRegex{"x.z"}, true},
        {"a=wxyz", ValueMatchesRegex{"x.z"}, false},
        {"b", ValueMatchesRegex{".*"}, false},
    };
    for (const QueryRow& row : rows) {
        const TestRequest request{.query = row.query};
        EXPECT_EQ(matches(query("a", row.match), request), row.matches) << row.query.value_or("(none)");
    }
}

TEST(RouteRules, need_every_condition_of_a_match_rule)
{
    MatchRuleInput rule;
    rule.path = PathPrefix{"/a"};
    rule.headers = {{"x", ValueEquals{"1"}, false}, {"y", ValueIsPresent{}, true}};
    rule.query = {{"q", ValueIsPresent{}}};
    const TestRequest all{.path = "/a", .query = "q", .headers = {{"x", "1"}}};
    EXPECT_TRUE(matches(rule, all));
    TestRequest request = all;
    request.path = "/b";
    EXPECT_FALSE(matches(rule, request));
    request = all;
    request.headers[0].second = "2";
    EXPECT_FALSE(matches(rule, request));
    request = all;
    request.headers.emplace_back("Y", "");
    EXPECT_FALSE(matches(rule, request));
    request = all;
    request.query.reset();
    EXPECT_FALSE(matches(rule, request));
}

TEST(RouteRules, need_only_one_of_several_match_rules)
{
    PathMatcherInput matcher;
    matcher.route_rules.push_back({ElementId{100},
                                   1,
                                   {path(PathPrefix{"/video/"}), header("user-agent", ValueEndsWith{"-hd"})},
                                   to_service(100)});
    const auto table = build(one_matcher(std::move(matcher)));
    const TestRequest by_path{.path = "/video/x"};
    RouteMatch match = table->match(RequestOf(by_path));
    EXPECT_EQ(match.rule, ElementId{100});
    EXPECT_EQ(match.matched_prefix_size, 7U);
    const TestRequest by_header{.path = "/x", .headers = {{"User-Agent", "tv-hd"}}};
    match = table->match(RequestOf(by_header));
    EXPECT_EQ(match.rule, ElementId{100});
    EXPECT_EQ(match.matched_prefix_size, 0U);
    EXPECT_FALSE(table->match(RequestOf({.path = "/x"})).rule);
}

TEST(RouteRules, match_nothing_without_match_rules_and_everything_with_an_empty_one)
{
    PathMatcherInput matcher;
    matcher.route_rules.push_back({ElementId{100}, 1, {}, to_service(100)});
    matcher.route_rules.push_back({ElementId{101}, 2, {MatchRuleInput{}}, to_service(101)});
    EXPECT_EQ(build(one_matcher(std::move(matcher)))->match(RequestOf({.path = "*"})).rule, ElementId{101});
}

TEST(RouteRules, are_tried_in_ascending_priority_whatever_their_order)
{
    PathMatcherInput matcher;
    for (const std::uint32_t priority : {30U, 10U, 2147483647U, 0U, 20U})
        matcher.route_rules.push_back(
            {ElementId{priority + 1}, priority, {path(PathPrefix{priority < 10 ? "/zero" : "/"})}, to_service(1)});
    const auto table = build(one_matcher(std::move(matcher)));
    EXPECT_EQ(table->match(RequestOf({.path = "/x"})).rule, ElementId{11});
    EXPECT_EQ(table->match(RequestOf({.path = "/zero"})).rule, ElementId{1});
}

TEST(RouteRules, fall_back_to_the_matchers_default)
{
    const auto table = build(route_rules({path(PathPrefix{"/a"})}));
    const RouteMatch match = table->match(RequestOf({.path = "/b"}));
    EXPECT_FALSE(match.rule);
    EXPECT_EQ(match.path_matcher, ElementId{2});
    EXPECT_EQ(match.host_rule, ElementId{3});
    EXPECT_EQ(service_of(match), 1U);
}

TEST(RouteTable, has_no_target_when_there_is_no_default)
{
    RouteTableInput input = route_rules({path(PathPrefix{"/a"})});
    input.path_matchers[0].default_action.reset();
    EXPECT_EQ(build(input)->match(RequestOf({.path = "/b"})).action, nullptr);
    EXPECT_EQ(RouteTable().match(RequestOf(TestRequest{})).action, nullptr);
    EXPECT_EQ(build(RouteTableInput{})->match(RequestOf(TestRequest{})).action, nullptr);
}

TEST(RouteTable, works_without_headers)
{
    const auto table = build(route_rules({header("x", ValueIsPresent{false})}));
    EXPECT_EQ(table->match(RouteRequest{}).rule, ElementId{100});
}

TEST(ForwardAction, gives_each_target_the_draws_of_its_weight)
{
    ForwardAction action;
    action.targets = {{ElementId{1}, 0, Weight{95}}, {ElementId{2}, 1, Weight{0}}, {ElementId{3}, 2, Weight{5}}};
    std::vector<int> counts(3);
    for (std::uint32_t draw = 0; draw < 100; ++draw)
        ++counts[action.pick(draw).service];
    EXPECT_EQ(counts, (std::vector{95, 0, 5}));
    EXPECT_EQ(action.pick(94).id, ElementId{1});
    EXPECT_EQ(action.pick(95).id, ElementId{3});
    EXPECT_EQ(action.pick(1'000'000).id, ElementId{3}); // out of range is safe
}

} // namespace
} // namespace switchyard::route
