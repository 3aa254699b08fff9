// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/rule_index.h"

#include "core/http/header_lines.h"
#include "tests/core/route/requests.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace switchyard::route {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint32_t> met(const LiteralTree& tree, std::string_view path, bool folded = false)
{
    std::vector<std::uint32_t> out;
    const auto visit = [&](std::uint32_t value) { out.push_back(value); };
    if (folded)
        tree.walk<true>(path, visit);
    else
        tree.walk<false>(path, visit);
    return out;
}

TEST(LiteralTree, meets_beginnings_by_length_and_then_the_whole)
{
    const LiteralTree tree({{"", false, 0},
                            {"/a", false, 1},
                            {"/a", true, 2},
                            {"/ab/c", false, 3},
                            {"/ab", true, 4},
                            {"/a-literal-that-is-longer-than-a-node/", false, 5}});
    EXPECT_THAT(met(tree, "/a"), ElementsAre(0, 1, 2));
    EXPECT_THAT(met(tree, "/ab"), ElementsAre(0, 1, 4));
    EXPECT_THAT(met(tree, "/ab/cd"), ElementsAre(0, 1, 3));
    EXPECT_THAT(met(tree, "/a-literal-that-is-longer-than-a-node/x"), ElementsAre(0, 1, 5));
    EXPECT_THAT(met(tree, "/a-literal-that-is-longer-than-a-nod"), ElementsAre(0, 1));
    EXPECT_THAT(met(tree, ""), ElementsAre(0));
    EXPECT_THAT(met(LiteralTree(), "/a"), IsEmpty());
}

TEST(LiteralTree, reads_paths_in_lower_case_when_it_is_folded)
{
    const LiteralTree tree({{"/ab", false, 1}, {"/ab-longer-than-sixteen-bytes", true, 2}, {"/\xc3\x84", false, 3}});
    EXPECT_THAT(met(tree, "/aB", true), ElementsAre(1));
    EXPECT_THAT(met(tree, "/AB-Longer-Than-Sixteen-Bytes", true), ElementsAre(1, 2));
    EXPECT_THAT(met(tree, "/\xc3\x84", true), ElementsAre(3)) << "only ASCII letters have another case";
    EXPECT_THAT(met(tree, "/\xc3\xa4", true), IsEmpty());
}

TEST(LiteralTree, finds_each_of_many_among_nodes_with_all_bytes)
{
    std::vector<std::string> texts;
    for (int first = 0; first < 256; ++first) {
        for (const char* more : {"", "x", "/longer-than-a-node-can-hold-inside"})
            texts.push_back(std::string(1, static_cast<char>(first)) + more);
    }
    texts.push_back(std::string(100'000, 'l')); // longer than a label
    std::vector<LiteralTree::Key> keys;
    for (std::uint32_t at = 0; at < texts.size(); ++at)
        keys.push_back({texts[at], true, at});
    const LiteralTree tree(keys);
    for (std::uint32_t at = 0; at < texts.size(); ++at)
        EXPECT_THAT(met(tree, texts[at]), ElementsAre(at));
    EXPECT_THAT(met(tree, std::string(100'001, 'l')), IsEmpty());
    EXPECT_THAT(met(tree, std::string(99'999, 'l')), IsEmpty());
}

TEST(TemplateTree, follows_literals_and_stars_and_sees_each_end_once)
{
    TemplateTree tree;
    std::uint32_t value = 0;
    for (const char* text : {"/a/*", "/*/b", "/a/b", "/a/**", "/*/*", "/a/x*", "/{n=a}/{m=**}"}) {
        const TemplateTree::End end = tree.add(TemplateMatcher(text));
        EXPECT_EQ(end.exact, std::string_view(text) != "/a/x*") << text;
        tree.set_value(end.node, end.rest, value++);
    }
    const auto met = [&](std::string_view path) {
        std::multiset<std::uint32_t> out;
        tree.walk(path, [&](std::uint32_t found) { out.insert(found); });
        return out;
    };
    // "/a/x*" shares the end of "/a/*", and the last that was set counts; likewise "/{n=a}/{m=**}" and "/a/**".
    EXPECT_THAT(met("/a/b"), ElementsAre(1, 2, 4, 5, 6));
    EXPECT_THAT(met("/b/b"), ElementsAre(1, 4));
    EXPECT_THAT(met("/a/"), ElementsAre(6));
    EXPECT_THAT(met("/a"), IsEmpty());
    EXPECT_THAT(met("/a/b/c"), ElementsAre(6));
    EXPECT_THAT(met("*"), IsEmpty());
}

/// Of `patterns`, those that come into question for a path.
std::set<std::uint32_t> candidates(const std::vector<std::string>& patterns, std::string_view path)
{
    RegexFilter filter;
    RoutePatterns shared;
    for (std::uint32_t at = 0; at < patterns.size(); ++at)
        filter.add(patterns[at], at);
    filter.build(shared);
    RouteScratch scratch(shared);
    scratch.begin();
    std::set<std::uint32_t> out;
    filter.scan(path, scratch, [&](std::uint32_t value) { out.insert(value); });
    return out;
}

TEST(RegexFilter, asks_only_expressions_whose_texts_occur)
{
    const std::vector<std::string> patterns{"/api/v[0-9]+/orders/.*", "/api/v[0-9]+/(users|carts)/.*", "/[a-z]+",
                                            "(?i)/Images/.*", ".*[.]png"};
    EXPECT_THAT(candidates(patterns, "/api/v2/orders/7"), ElementsAre(0, 2));
    EXPECT_THAT(candidates(patterns, "/api/v2/carts/7"), ElementsAre(1, 2));
    EXPECT_THAT(candidates(patterns, "/api/v2/other/7"), ElementsAre(2));
    EXPECT_THAT(candidates(patterns, "/IMAGES/a.png"), ElementsAre(2, 3, 4));
    EXPECT_THAT(candidates(patterns, ""), ElementsAre(2));
    // Beyond ASCII everything comes into question.
    EXPECT_THAT(candidates(patterns, "/\xe2\x84\xaa"), ElementsAre(0, 1, 2, 3, 4));
}

TEST(RegexFilter, asks_an_expression_once_however_often_its_text_occurs)
{
    RegexFilter filter;
    RoutePatterns shared;
    filter.add("(/abc)*", 0);
    filter.add(".*/abcd.*", 1);
    filter.build(shared);
    RouteScratch scratch(shared);
    std::string path;
    for (int count = 0; count < 10'000; ++count)
        path += "/abcd";
    for (int request = 0; request < 2; ++request) {
        scratch.begin();
        int visits = 0;
        filter.scan(path, scratch, [&](std::uint32_t) { ++visits; });
        EXPECT_EQ(visits, 2);
    }
}

TEST(RegexFilter, chooses_the_text_that_fewest_expressions_share)
{
    std::vector<std::string> patterns;
    for (int number = 0; number < 300; ++number)
        patterns.push_back(fmt::format("/a-long-prefix-of-all/[a-z]+/item-{}/(edit|view)", number));
    EXPECT_THAT(candidates(patterns, "/a-long-prefix-of-all/x/item-123/view"), testing::SizeIs(testing::Le(3)));
}

TEST(RouteTable, finds_rules_that_share_a_path_by_the_value_they_want)
{
    std::vector<MatchRule> rules;
    RoutePatterns patterns;
    for (int number = 0; number < 1'000; ++number) {
        MatchRuleInput input{PathPrefix{"/api/"}, {{"X-Tenant", ValueEquals{fmt::format("t{}", number)}}}, {}};
        if (number % 2)
            input = {PathPrefix{"/api/"}, {}, {{"tenant", ValueEquals{fmt::format("t{}", number)}}}};
        rules.emplace_back(input, patterns);
    }
    const RuleIndex index(rules, patterns);
    RouteScratch scratch(patterns);
    for (int number = 0; number < 1'000; ++number) {
        TestRequest request{.path = "/api/x"};
        if (number % 2)
            request.query = fmt::format("a=1&tenant=t{}", number);
        else
            request.headers = {{"x-tenant", fmt::format("t{}", number)}};
        const RequestOf views(request);
        scratch.begin();
        EXPECT_EQ(index.find(RequestView(views), rules, scratch), static_cast<std::uint32_t>(number));
        // In two lines the header has another value.
        request.headers.emplace_back("X-TENANT", "t0");
        const RequestOf twice(request);
        scratch.begin();
        EXPECT_EQ(index.find(RequestView(twice), rules, scratch), number % 2 ? 0U : RuleIndex::kNothing);
    }
}

TEST(RouteTable, joins_lines_of_a_header_before_it_looks_their_value_up)
{
    PathMatcherInput matcher;
    for (std::uint32_t number = 0; number < 100; ++number) {
        MatchRuleInput rule{PathPrefix{"/"}, {{"x-list", ValueEquals{fmt::format("a,b{}", number)}}}, {}};
        matcher.route_rules.push_back({ElementId{100 + number}, number, {rule}, to_service(number)});
    }
    const auto table = build(one_matcher(std::move(matcher)));
    const TestRequest request{.headers = {{"X-List", "a"}, {"other", "x"}, {"x-list", "b42"}}};
    EXPECT_EQ(table->match(RequestOf(request)).rule, ElementId{142});
}

TEST(RouteScratch, remembers_nothing_from_one_request_to_the_next)
{
    const auto table = build(route_rules({{AnyPath{}, {{"x-a", ValueEquals{"1"}}}, {}}}));
    RouteScratch scratch = table->make_scratch();
    const TestRequest one{.headers = {{"x-a", "1"}}};
    const TestRequest other{.headers = {{"x-a", "2"}}};
    const RequestOf first(one);
    const RequestOf second(other);
    EXPECT_EQ(table->match(first, scratch).rule, ElementId{100});
    EXPECT_EQ(table->match(second, scratch).rule, ElementId{0});
    EXPECT_EQ(table->match(first, scratch).rule, ElementId{100});
}

TEST(RouteTable, remembers_headers_of_many_names)
{
    PathMatcherInput matcher;
    TestRequest request;
    MatchRuleInput all;
    for (int number = 0; number < 100; ++number) {
        all.headers.push_back({fmt::format("x-{}", number), ValueEquals{fmt::format("{}", number)}});
        request.headers.emplace_back(fmt::format("X-{}", number), fmt::format("{}", number));
    }
    MatchRuleInput wrong = all;
    wrong.headers.back().match = ValueEquals{"100"};
    const auto table = build(route_rules({wrong, all}));
    RouteScratch scratch = table->make_scratch();
    const RequestOf views(request);
    EXPECT_EQ(table->match(views, scratch).rule, ElementId{101});
}

} // namespace
} // namespace switchyard::route
