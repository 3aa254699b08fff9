// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

struct LoopCase
{
    const char* name;
    const char* host_rules;
    const char* matcher;  ///< what the path matcher `m` holds beside its name
    const char* location; ///< where the only loop leads to; empty: there is none
};

class RedirectLoops : public testing::TestWithParam<LoopCase>
{};

TEST_P(RedirectLoops, Are_found_where_a_rule_takes_its_own_redirect)
{
    const LoopCase& c = GetParam();
    const Reading reading = read(fmt::format("urlMaps:\n  - name: shop\n    defaultService: web\n    hostRules: [{}]\n"
                                             "    pathMatchers:\n      - name: m\n        {}\n"
                                             "backendServices: [{{name: web}}]\n",
                                             c.host_rules, c.matcher));
    if (*c.location == '\0') {
        EXPECT_TRUE(reading.all("redirect.loop").empty());
    } else {
        EXPECT_EQ(reading.only("redirect.loop").args.at(0), c.location);
    }
}

constexpr const char* kShop = "{hosts: [shop.example.com], pathMatcher: m}";

const LoopCase kCases[] = {
    {"prefix_into_itself", kShop,
     "defaultService: web\n        pathRules: [{paths: [/a/*], urlRedirect: {prefixRedirect: /a/b/}}]",
     "http://shop.example.com/a/b/page"},
    {"prefix_elsewhere", kShop,
     "defaultService: web\n        pathRules: [{paths: [/a/*], urlRedirect: {prefixRedirect: /b/}}]", ""},
    {"path_that_the_rule_takes", kShop,
     "defaultService: web\n        pathRules: [{paths: [/help, /help/*], urlRedirect: {pathRedirect: /help}}]",
     "http://shop.example.com/help"},
    {"path_that_a_longer_rule_takes", kShop,
     "defaultService: web\n        pathRules: [{paths: [/help/*], urlRedirect: {pathRedirect: /help/start}}, {paths: "
     "[/help/start], service: web}]",
     ""},
    {"route_rule_into_itself", kShop,
     "defaultService: web\n        routeRules: [{priority: 1, matchRules: [{prefixMatch: /}], urlRedirect: "
     "{pathRedirect: /closed}}]",
     "http://shop.example.com/closed"},
    {"route_rule_behind_a_better_one", kShop,
     "defaultService: web\n        routeRules: [{priority: 1, matchRules: [{fullPathMatch: /closed}], service: web}, "
     "{priority: 2, matchRules: [{prefixMatch: /}], urlRedirect: {pathRedirect: /closed}}]",
     ""},
    {"route_rule_with_a_further_condition", kShop,
     "defaultService: web\n        routeRules: [{priority: 1, matchRules: [{prefixMatch: /, headerMatches: "
     "[{headerName: x, presentMatch: true}]}], urlRedirect: {pathRedirect: /closed}}]",
     ""},
    {"letters_grow_shorter", kShop,
     "defaultService: web\n        routeRules: [{priority: 1, matchRules: [{prefixMatch: /Cats}], urlRedirect: "
     "{prefixRedirect: /cats}}]",
     ""},
    {"host_of_the_same_rule", "{hosts: [example.com, www.example.com], pathMatcher: m}",
     "defaultUrlRedirect: {hostRedirect: www.example.com}", "http://www.example.com/page"},
    {"host_of_another_rule", "{hosts: [example.com], pathMatcher: m}, {hosts: [www.example.com], pathMatcher: n}",
     "defaultUrlRedirect: {hostRedirect: www.example.com}\n      - {name: n, defaultService: web}", ""},
    {"host_that_only_a_wildcard_covers", "{hosts: [\"*.example.com\"], pathMatcher: m}",
     "defaultUrlRedirect: {hostRedirect: blog.example.com}", ""},
    {"host_of_nobody", "{hosts: [\"*\"], pathMatcher: m}", "defaultUrlRedirect: {hostRedirect: blog.example.com}", ""},
    {"to_https", kShop, "defaultUrlRedirect: {httpsRedirect: true}", ""},
    {"prefix_in_front_of_everything", kShop, "defaultUrlRedirect: {prefixRedirect: /v2/}",
     "http://shop.example.com/v2/page"},
    {"prefix_in_front_of_everything_but_itself", kShop,
     "defaultUrlRedirect: {prefixRedirect: /v2/}\n        pathRules: [{paths: [/v2/*], service: web}]", ""},
};

INSTANTIATE_TEST_SUITE_P(Compile, RedirectLoops, testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(RedirectLoop, In_the_default_of_the_map_is_found)
{
    const Reading reading = read("urlMaps:\n  - {name: old, defaultUrlRedirect: {pathRedirect: /closed}}\n");
    EXPECT_EQ(reading.only("redirect.loop").field_path, "defaultUrlRedirect");
}

/// Proposals differ from each other and from every priority that is taken.
TEST(PriorityFixes, Are_free_and_different)
{
    const Reading reading = read(R"(urlMaps:
  - name: shop
    defaultService: web
    hostRules: [{hosts: [a], pathMatcher: m}]
    pathMatchers:
      - name: m
        defaultService: web
        routeRules:
          - {priority: 5, matchRules: [{prefixMatch: /a}], service: web}
          - {priority: 5, matchRules: [{prefixMatch: /b}], service: web}
          - {priority: 5, matchRules: [{prefixMatch: /c}], service: web}
          - {priority: 6, matchRules: [{prefixMatch: /d}], service: web}
          - {priority: 8, matchRules: [{prefixMatch: /e}], service: web}
          - {priority: 8, matchRules: [{prefixMatch: /f}], service: web}
          - {priority: 2147483647, matchRules: [{prefixMatch: /g}], service: web}
          - {priority: 2147483647, matchRules: [{prefixMatch: /h}], service: web}
backendServices: [{name: web}]
)");
    std::vector<std::string> proposed;
    for (const Diagnostic& diagnostic : reading.all("route_rule.priority_duplicate")) {
        proposed.push_back(diagnostic.fix ? diagnostic.fix->yaml : "none");
    }
    EXPECT_EQ(proposed, (std::vector<std::string>{"7", "9", "10", "none"}));
}

} // namespace
} // namespace switchyard::compile
