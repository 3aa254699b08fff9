// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

using testing::ElementsAreArray;

struct OrderCase
{
    const char* name;
    std::vector<std::string> rules; ///< matchRules, in the order of their priorities
    std::vector<std::string> unreachable;
};

class RuleOrder : public testing::TestWithParam<OrderCase>
{};

std::string map_of(const std::vector<std::string>& rules)
{
    std::string yaml =
        "urlMaps:\n  - name: shop\n    defaultService: web\n    hostRules: [{hosts: [a], pathMatcher: m}]\n"
        "    pathMatchers:\n      - name: m\n        defaultService: web\n        routeRules:\n";
    for (std::size_t i = 0; i < rules.size(); ++i) {
        yaml += fmt::format("          - {{priority: {}, matchRules: [{}], service: web}}\n", i + 1, rules[i]);
    }
    return yaml + "backendServices: [{name: web}]\n";
}

TEST_P(RuleOrder, Names_rules_that_earlier_ones_leave_nothing)
{
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : read(map_of(GetParam().rules)).all("route_rule.unreachable")) {
        EXPECT_EQ(diagnostic.severity, Severity::Advice);
        found.push_back(diagnostic.field_path.substr(diagnostic.field_path.rfind('[') + 1, 1) + " by " +
                        diagnostic.args[0]);
    }
    EXPECT_THAT(found, ElementsAreArray(GetParam().unreachable));
}

const OrderCase kCases[] = {
    {"nothing_in_common", {"{prefixMatch: /a}", "{prefixMatch: /b}"}, {}},
    {"same_prefix", {"{prefixMatch: /a}", "{prefixMatch: /a}"}, {"1 by 0"}},
    {"longer_prefix", {"{prefixMatch: /a}", "{prefixMatch: /ab}"}, {"1 by 0"}},
    {"shorter_prefix", {"{prefixMatch: /ab}", "{prefixMatch: /a}"}, {}},
    {"full_path_below_a_prefix", {"{prefixMatch: /a}", "{fullPathMatch: /a/b}"}, {"1 by 0"}},
    {"same_full_path", {"{fullPathMatch: /a}", "{fullPathMatch: /a}"}, {"1 by 0"}},
    {"prefix_after_full_path", {"{fullPathMatch: /a}", "{prefixMatch: /a}"}, {}},
    {"template_below_a_prefix", {"{prefixMatch: /a/}", "{pathTemplateMatch: \"/a/{b}\"}"}, {"1 by 0"}},
    {"template_beside_a_prefix", {"{prefixMatch: /a/b/}", "{pathTemplateMatch: \"/a/{b}\"}"}, {}},
    {"everything",
     {"{prefixMatch: \"\"}", "{prefixMatch: /a}", "{regexMatch: \"/b+\"}", "{}"},
     {"1 by 0", "2 by 0", "3 by 0"}},
    {"slash_is_everything", {"{prefixMatch: /}", "{headerMatches: [{headerName: x, presentMatch: true}]}"}, {"1 by 0"}},
    {"empty_entry_is_everything", {"{}", "{fullPathMatch: /a}"}, {"1 by 0"}},
    {"further_condition_behind",
     {"{prefixMatch: /a}", "{prefixMatch: /a, queryParameterMatches: [{name: q, exactMatch: \"1\"}]}"},
     {"1 by 0"}},
    {"further_condition_before",
     {"{prefixMatch: /a, queryParameterMatches: [{name: q, exactMatch: \"1\"}]}", "{prefixMatch: /a}"},
     {}},
    {"same_conditions",
     {"{prefixMatch: /a, headerMatches: [{headerName: x, exactMatch: y}]}",
      "{prefixMatch: /a, headerMatches: [{headerName: x, exactMatch: y}]}"},
     {"1 by 0"}},
    {"same_expression", {"{regexMatch: \"/a+\"}", "{regexMatch: \"/a+\"}"}, {"1 by 0"}},
    {"all_entries_are_taken",
     {"{prefixMatch: /a}", "{prefixMatch: /b}", "{prefixMatch: /a/x}, {fullPathMatch: /b/y}"},
     {"2 by 1"}},
    {"one_entry_is_not_taken", {"{prefixMatch: /a}", "{prefixMatch: /a/x}, {fullPathMatch: /b/y}"}, {}},
    {"any_of_several_entries_takes", {"{prefixMatch: /a}, {prefixMatch: /b}", "{prefixMatch: /b/c}"}, {"1 by 0"}},
    {"any_case_before", {"{prefixMatch: /A, ignoreCase: true}", "{prefixMatch: /ab}"}, {"1 by 0"}},
    {"any_case_behind", {"{prefixMatch: /a}", "{prefixMatch: /ab, ignoreCase: true}"}, {}},
    {"any_case_of_a_full_path", {"{fullPathMatch: /A, ignoreCase: true}", "{fullPathMatch: /a}"}, {"1 by 0"}},
    {"shorter_prefix_replaces_longer_ones",
     {"{prefixMatch: /abc}", "{prefixMatch: /abd}", "{prefixMatch: /ab}", "{prefixMatch: /abe}",
      "{prefixMatch: /abc/d}"},
     {"3 by 2", "4 by 2"}},
    {"mesh_condition_takes_nothing",
     {"{prefixMatch: /a, metadataFilters: [{filterMatchCriteria: MATCH_ANY, filterLabels: [{name: n, value: v}]}]}",
      "{prefixMatch: /a}"},
     {}},
};

INSTANTIATE_TEST_SUITE_P(Compile, RuleOrder, testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(RuleOrderOfMaps, Follows_priorities_not_the_order_of_the_list)
{
    const Reading reading = read(R"(urlMaps:
  - name: shop
    defaultService: web
    hostRules: [{hosts: [a], pathMatcher: m}]
    pathMatchers:
      - name: m
        defaultService: web
        routeRules:
          - {priority: 20, matchRules: [{prefixMatch: /}], service: web}
          - {priority: 10, matchRules: [{prefixMatch: /a}], service: web}
          - {priority: 30, matchRules: [{prefixMatch: /b}], service: web}
backendServices: [{name: web}]
)");
    EXPECT_EQ(reading.only("route_rule.unreachable").field_path, "pathMatchers[0].routeRules[2]");
}

} // namespace
} // namespace switchyard::compile
