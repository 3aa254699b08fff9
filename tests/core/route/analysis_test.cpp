// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/analysis.h"

#include "tests/core/route/single_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace switchyard::route {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr Reach R = Reach::Reachable;
constexpr Reach S = Reach::Shadowed;
constexpr Reach U = Reach::Unreachable;

RouteAnalysis analysed(const RouteTableInput& input, const Entrances& entrances = {{Entrance{}}, true})
{
    return analyse_routes(input, *build_route_table(input).table, entrances);
}

MatchRuleInput path(PathPredicate predicate) { return {std::move(predicate), {}, {}}; }
MatchRuleInput header(std::string name, decltype(HeaderPredicate::match) match, bool invert = false)
{
    return {AnyPath{}, {{std::move(name), std::move(match), invert}}, {}};
}
MatchRuleInput query(std::string name, decltype(QueryPredicate::match) match)
{
    return {AnyPath{}, {}, {{std::move(name), std::move(match)}}};
}
MatchRuleInput both(MatchRuleInput a, const MatchRuleInput& b)
{
    a.headers.insert(a.headers.end(), b.headers.begin(), b.headers.end());
    a.query.insert(a.query.end(), b.query.begin(), b.query.end());
    return a;
}

struct Case
{
    std::string name;
    std::vector<MatchRuleInput> rules;
    std::vector<Reach> verdicts;
    std::string reason{}; ///< of the last rule
};

RouteTableInput map_of(const std::vector<MatchRuleInput>& rules)
{
    PathMatcherInput matcher;
    std::uint32_t number = 0;
    for (const MatchRuleInput& rule : rules) {
        matcher.route_rules.push_back({ElementId{100 + number}, number, {rule}, to_service(100 + number)});
        ++number;
    }
    return one_matcher(std::move(matcher));
}

const std::vector<Case>& cases()
{
    static const std::vector<Case> kCases{
        {"prefix in prefix", {path(PathPrefix{"/a"}), path(PathPrefix{"/a/b"})}, {R, S}},
        {"prefix before prefix", {path(PathPrefix{"/a/b"}), path(PathPrefix{"/a"})}, {R, R}},
        {"full path in prefix", {path(PathPrefix{"/a"}), path(FullPath{"/ab"})}, {R, S}},
        {"full path twice", {path(FullPath{"/a"}), path(FullPath{"/a"})}, {R, S}},
        {"any case takes one case", {path(PathPrefix{"/a", true}), path(PathPrefix{"/A/b"})}, {R, S}},
        {"one case leaves the other", {path(PathPrefix{"/a"}), path(PathPrefix{"/a", true})}, {R, R}},
        {"no letters, no case", {path(PathPrefix{"/7"}), path(PathPrefix{"/7/", true})}, {R, S}},
        {"empty prefix takes all", {path(PathPrefix{""}), path(AnyPath{})}, {R, S}},
        {"slash takes all", {path(PathPrefix{"/"}), header("x", ValueEquals{"1"})}, {R, S}},
        {"template in prefix", {path(PathPrefix{"/u/"}), path(PathTemplate{"/u/{name}/cart"})}, {R, S}},
        {"template in template", {path(PathTemplate{"/u/*/**"}), path(PathTemplate{"/u/{a=*}/{b=*}"})}, {R, S}},
        {"template leaves longer paths", {path(PathTemplate{"/u/*"}), path(PathTemplate{"/u/*/**"})}, {R, R}},
        {"full path in template", {path(PathTemplate{"/u/*"}), path(FullPath{"/u/ann"})}, {R, S}},
        {"prefix in open template", {path(PathTemplate{"/u/**"}), path(PathPrefix{"/u/ann"})}, {R, S}},
        {"crossing templates", {path(PathTemplate{"/a/*/c"}), path(PathTemplate{"/*/b/**"})}, {R, R}},
        {"full path in expression", {path(PathRegex{"/[a-z]+"}), path(FullPath{"/abc"})}, {R, S}},
        {"expression in prefix", {path(PathPrefix{"/v"}), path(PathRegex{"/v[0-9]+/x"})}, {R, S}},
        {"prefix in expression", {path(PathRegex{"/api/.*"}), path(PathPrefix{"/api/v1"})}, {R, S}},
        {"expression twice", {path(PathRegex{"/(a|b)+"}), path(PathRegex{"/(a|b)+"})}, {R, S}},
        {"expression that takes all", {path(PathRegex{".*"}), path(AnyPath{})}, {R, S}},
        {"other expression", {path(PathRegex{"/[ab]"}), path(PathRegex{"/[a-z]{2,3}-\\d+"})}, {R, R}},
        {"same header",
         {header("X-A", ValueEquals{"1"}), both(path(PathPrefix{"/a"}), header("x-a", ValueEquals{"1"}))},
         {R, S}},
        {"other value", {header("x", ValueEquals{"1"}), header("x", ValueEquals{"2"})}, {R, R}},
        {"value begins so", {header("x", ValueStartsWith{"a"}), header("x", ValueEquals{"ab"})}, {R, S}},
        {"longer beginning", {header("x", ValueStartsWith{"a"}), header("x", ValueStartsWith{"ab"})}, {R, S}},
        {"longer ending", {header("x", ValueEndsWith{"b"}), header("x", ValueEndsWith{"ab"})}, {R, S}},
        {"header expression", {header("x", ValueMatchesRegex{"a.*"}), header("x", ValueStartsWith{"ab"})}, {R, S}},
        {"presence", {header("x", ValueIsPresent{}), header("x", ValueInRange{1, 9})}, {R, S}},
        {"range in range", {header("x", ValueInRange{0, 10}), header("x", ValueInRange{2, 5})}, {R, S}},
        {"ranges that overlap", {header("x", ValueInRange{0, 10}), header("x", ValueInRange{5, 20})}, {R, R}},
        {"number in range", {header("x", ValueInRange{0, 10}), header("x", ValueEquals{"+7"})}, {R, S}},
        {"not that value", {header("x", ValueEquals{"1"}, true), header("x", ValueEquals{"2"})}, {R, S}},
        {"neither beginning", {header("x", ValueStartsWith{"a"}, true), header("x", ValueEquals{"ba"})}, {R, S}},
        {"absence is no value", {header("x", ValueEquals{"1"}, true), header("x", ValueIsPresent{false})}, {R, S}},
        {"twice not", {header("x", ValueStartsWith{"ab"}, true), header("x", ValueStartsWith{"a"}, true)}, {R, S}},
        {"there or not there",
         {header("x", ValueIsPresent{}), header("x", ValueIsPresent{false}), path(AnyPath{})},
         {R, R, S}},
        {"method",
         {header(":method", ValueEquals{"POST"}), header(":method", ValueEquals{"PUT"}), path(AnyPath{})},
         {R, R, R}},
        {"host", {header(":authority", ValueEndsWith{".example"}), header("Host", ValueEquals{"a.example"})}, {R, S}},
        {"parameter", {query("a", ValueIsPresent{}), query("a", ValueEquals{"1"})}, {R, S}},
        {"parameter expression", {query("a", ValueMatchesRegex{"[0-9]+"}), query("a", ValueEquals{"x"})}, {R, R}},
        {"parameter absent", {query("a", ValueIsPresent{}), query("a", ValueIsPresent{false})}, {R, R}},

        {"empty range", {header("x", ValueInRange{5, 5})}, {U}, "the range of header x from 5 to 5 is empty"},
        {"two values",
         {both(header("x", ValueEquals{"1"}), header("X", ValueEquals{"2"}))},
         {U},
         "header x is 1 and header x is 2 cannot both be"},
        {"value and absence",
         {both(header("x", ValueEquals{"1"}), header("x", ValueIsPresent{false}))},
         {U},
         "cannot both be"},
        {"value and its opposite",
         {both(header("x", ValueStartsWith{"a"}), header("x", ValueStartsWith{"a"}, true))},
         {U},
         "cannot both be"},
        {"value outside of range",
         {both(header("x", ValueInRange{0, 9}), header("x", ValueEquals{"9"}))},
         {U},
         "cannot both be"},
        {"two parameters", {both(query("a", ValueEquals{"1"}), query("a", ValueEquals{"2"}))}, {U}, "cannot both be"},
        {"parameter with &", {query("a", ValueEquals{"1&b"})}, {U}, "no request can carry '1&b'"},
        {"value with blanks around", {header("x", ValueEquals{" 1"})}, {U}, "no request can carry ' 1'"},
        {"no slash", {path(PathPrefix{"cart"})}, {U}, "every path begins with /, but 'cart' does not"},
        {"question mark", {path(FullPath{"/a?b=1"})}, {U}, "a path never holds ? or #"},
        {"blank", {path(FullPath{"/a b"})}, {U}, "a path never holds blanks"},
        {"dot segments", {path(PathPrefix{"/a/../b"})}, {U}, "is answered by a redirect"},
        {"bad expression", {path(PathRegex{"/a("})}, {U}, "is no regular expression"},
        {"bad template", {path(PathTemplate{"/**/a"})}, {U}, "is no path template"},
        {"unknown pseudo header",
         {header(":scheme", ValueEquals{"http"})},
         {U},
         "no request can have a header :scheme"},
        {"no method", {header(":method", ValueIsPresent{false})}, {U}, "every request has a method"},
        {"other port", {header("PORT", ValueEquals{"8080"})}, {U}, "no forwarding rule that leads here"},
    };
    return kCases;
}

TEST(Analysis, says_of_each_kind_what_can_be_proven)
{
    for (const Case& test : cases()) {
        SCOPED_TRACE(test.name);
        const RouteTableInput input = map_of(test.rules);
        const auto table = build_route_table(input).table;
        const RouteAnalysis analysis = analysed(input);
        const std::vector<RuleVerdict>& rules = analysis.matchers.at(0).rules;
        ASSERT_EQ(rules.size(), test.verdicts.size());
        for (std::size_t at = 0; at < rules.size(); ++at) {
            EXPECT_EQ(rules[at].reach, test.verdicts[at]) << rules[at].conditions << " " << rules[at].reason;
            if (rules[at].example) {
                const ExampleView view(*rules[at].example);
                EXPECT_EQ(table->match(view.request()).rule, rules[at].decided_by);
            }
            EXPECT_EQ(rules[at].reach == R, rules[at].example && rules[at].decided_by == rules[at].rule);
            EXPECT_TRUE(rules[at].reach != S || rules[at].example);
        }
        EXPECT_THAT(rules.back().reason, HasSubstr(test.reason));
    }
}

TEST(Analysis, names_the_one_rule_that_shadows_or_all_of_them)
{
    const RouteAnalysis one = analysed(route_rules({path(PathPrefix{"/a/b"}), path(PathPrefix{"/a"}),
                                                    both(path(PathPrefix{"/a/b"}), header("x", ValueEquals{"1"}))}));
    EXPECT_THAT(one.matchers[0].rules[2].shadowed_by, ElementsAre(ElementId{100}));
    const RouteAnalysis two = analysed(
        route_rules({header("x", ValueIsPresent{}), header("x", ValueIsPresent{false}), path(PathPrefix{"/a"})}));
    EXPECT_THAT(two.matchers[0].rules[2].shadowed_by, testing::UnorderedElementsAre(ElementId{100}, ElementId{101}));
}

TEST(Analysis, finds_entries_that_never_decide_in_a_rule_that_does)
{
    RouteTableInput input = route_rules({path(PathPrefix{"/a"}), path(PathPrefix{"/b"})});
    auto& entries = input.path_matchers[0].route_rules[1].match_rules;
    entries.push_back(path(PathPrefix{"/a/x"}));
    entries.push_back(header("x", ValueInRange{3, 1}));
    const RouteAnalysis analysis = analysed(input);
    const RuleVerdict& verdict = analysis.matchers[0].rules[1];
    EXPECT_EQ(verdict.reach, R);
    ASSERT_EQ(verdict.dead_parts.size(), 2U);
    EXPECT_EQ(verdict.dead_parts[0], (DeadPart{1, {ElementId{100}}, {}}));
    EXPECT_EQ(verdict.dead_parts[1].number, 2U);
    EXPECT_THAT(verdict.dead_parts[1].reason, HasSubstr("is empty"));
}

TEST(Analysis, follows_the_order_of_path_rules)
{
    RouteTableInput input = path_rules({"/a/*", "/a/b", "/a/b/*", "/*"});
    input.path_matchers[0].path_rules.push_back({ElementId{110}, {"/a/b", "/x*"}, to_service(110)});
    const RouteAnalysis analysis = analysed(input);
    const MatcherAnalysis& matcher = analysis.matchers[0];
    for (std::size_t at = 0; at < 4; ++at)
        EXPECT_EQ(matcher.rules[at].reach, R) << at;
    EXPECT_EQ(matcher.rules[4].reach, S);
    EXPECT_THAT(matcher.rules[4].shadowed_by, ElementsAre(ElementId{101}));
    EXPECT_EQ(matcher.fallback.reach, S);
    EXPECT_THAT(matcher.fallback.shadowed_by, ElementsAre(ElementId{103}));
}

TEST(Analysis, sees_rules_without_entries_matchers_without_hosts_and_hosts_without_requests)
{
    RouteTableInput input = route_rules({path(PathPrefix{"/a"})});
    input.host_port = HostPort::Dropped;
    input.path_matchers[0].route_rules.push_back({ElementId{200}, 9, {}, to_service(1)});
    input.path_matchers.push_back(input.path_matchers[0]);
    input.path_matchers[1].id = ElementId{50};
    input.host_rules.push_back({ElementId{60}, {"a.example:81", "*", "x*"}, 0});
    input.host_rules.push_back({ElementId{61}, {}, 0});
    const RouteAnalysis analysis = analysed(input);
    EXPECT_EQ(analysis.matchers[0].rules[1].reason, "it has no matchRules");
    EXPECT_EQ(analysis.matchers[1].rules[0].reason, "no host rule leads to its path matcher");
    EXPECT_TRUE(analysis.matchers[1].hosts.empty());
    EXPECT_EQ(analysis.dead_hosts.size(), 4U);
    EXPECT_EQ(analysis.fallback.reach, S); // "*" takes every host
}

TEST(Analysis, finds_overlaps_that_neither_rule_contains)
{
    RouteTableInput input = route_rules({header("x-canary", ValueEquals{"1"}), path(PathPrefix{"/api/"}),
                                         path(PathTemplate{"/*/v1/**"}), path(FullPath{"/api/v1/x"})});
    const MatcherAnalysis matcher = analysed(input).matchers.at(0);
    std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
    for (const RuleOverlap& overlap : matcher.overlaps)
        pairs.emplace_back(overlap.winner.value, overlap.loser.value);
    EXPECT_THAT(pairs, testing::UnorderedElementsAre(std::pair(100, 101), std::pair(100, 102), std::pair(101, 102)));
    EXPECT_EQ(matcher.overlap_count, 3U);
    EXPECT_TRUE(matcher.overlaps_complete);
    input.path_matchers[0].route_rules[1].action = input.path_matchers[0].route_rules[2].action;
    EXPECT_EQ(analysed(input).matchers[0].overlap_count, 2U); // the same outcome is no surprise
}

TEST(Analysis, stays_in_bounds_with_many_rules_that_overlap)
{
    PathMatcherInput matcher;
    for (std::uint32_t number = 0; number < 1000; ++number)
        matcher.route_rules.push_back({ElementId{100 + number},
                                       number,
                                       {header("x-" + std::to_string(number), ValueInRange{0, 10})},
                                       to_service(number)});
    AnalysisLimits limits;
    limits.overlap_tries = 100;
    const RouteTableInput input = one_matcher(std::move(matcher));
    const auto table = build_route_table(input).table;
    const RouteAnalysis analysis = analyse_routes(input, *table, {}, limits);
    EXPECT_FALSE(analysis.matchers[0].overlaps_complete);
    EXPECT_LE(analysis.matchers[0].overlaps.size(), limits.overlaps);
    for (const RuleVerdict& verdict : analysis.matchers[0].rules)
        ASSERT_EQ(verdict.reach, R);
}

} // namespace
} // namespace switchyard::route
