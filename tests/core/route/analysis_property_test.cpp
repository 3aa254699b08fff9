// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/analysis.h"

#include "tests/core/route/generated_maps.h"
#include "tests/core/route/naive.h"
#include "tests/core/route/single_rule.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace switchyard::route {
namespace {

constexpr int kMaps = 400;
constexpr int kRequests = 1000;

/// Every way in that generated requests use.
Entrances all_entrances()
{
    Entrances out{{}, true};
    for (const Scheme scheme : {Scheme::Http, Scheme::Https})
        for (const std::uint16_t port : {std::uint16_t{80}, std::uint16_t{443}, std::uint16_t{8080}})
            out.list.push_back({scheme, Port{port}});
    return out;
}

/// What random requests must not do, because the analysis says that none does.
struct Claims
{
    std::set<std::uint64_t> never;          ///< rules
    std::set<std::uint64_t> default_never;  ///< path matchers
    std::vector<RouteTableInput> dead_part; ///< maps of one part each, whose rule must not decide in the whole map…
    std::vector<std::uint64_t> dead_rule;   ///< …together with it
};

std::string text(const ExampleRequest& example)
{
    return curl_line(example) + fmt::format(" ({})", example.entrance.port.value);
}

void check_rule(const RouteTableInput& input, const RuleVerdict& verdict, Claims& claims)
{
    if (verdict.reach == Reach::Reachable) {
        ASSERT_TRUE(verdict.example) << verdict.conditions;
        ASSERT_EQ(decide_naively(input, as_test_request(*verdict.example)).rule, verdict.rule.value)
            << verdict.conditions << "\n"
            << text(*verdict.example);
        for (const DeadPart& part : verdict.dead_parts) {
            claims.dead_part.push_back(only_rule(input, verdict.rule, part.number));
            claims.dead_rule.push_back(verdict.rule.value);
        }
        return;
    }
    if (verdict.example) {
        const TestRequest request = as_test_request(*verdict.example);
        EXPECT_EQ(decide_naively(only_rule(input, verdict.rule), request).rule, verdict.rule.value)
            << verdict.conditions << "\n"
            << text(*verdict.example);
        EXPECT_EQ(decide_naively(input, request).rule, verdict.decided_by.value);
    }
    EXPECT_EQ(verdict.reach == Reach::Shadowed, !verdict.shadowed_by.empty());
    EXPECT_EQ(verdict.reach == Reach::Unreachable, !verdict.reason.empty());
    if (verdict.reach != Reach::Unknown)
        claims.never.insert(verdict.rule.value);
}

void check_overlap(const RouteTableInput& input, const RuleOverlap& overlap)
{
    const TestRequest request = as_test_request(overlap.example);
    EXPECT_EQ(decide_naively(input, request).rule, overlap.winner.value) << text(overlap.example);
    EXPECT_EQ(decide_naively(only_rule(input, overlap.loser), request).rule, overlap.loser.value)
        << text(overlap.example);
}

void check_requests(const RouteTableInput& input, const Claims& claims, Generator& generator)
{
    for (int count = 0; count < kRequests; ++count) {
        const TestRequest request = generator.request(input);
        if (!is_spoken_of(request))
            continue;
        const NaiveDecision decision = decide_naively(input, request);
        ASSERT_FALSE(claims.never.contains(decision.rule)) << decision.rule << " decides " << describe(request);
        if (decision.path_matcher != 0 && decision.rule == 0)
            ASSERT_FALSE(claims.default_never.contains(decision.path_matcher)) << describe(request);
        for (std::size_t at = 0; at < claims.dead_part.size(); ++at) {
            if (decision.rule == claims.dead_rule[at] && count % 5 == 0) {
                // Another part of the rule must be what decided, so the rule without the dead one decides as well.
                const bool fits = decide_naively(claims.dead_part[at], request).rule == decision.rule;
                RouteTableInput earlier = input;
                for (PathMatcherInput& matcher : earlier.path_matchers) {
                    for (RouteRuleInput& rule : matcher.route_rules) {
                        if (rule.id.value == decision.rule)
                            rule.match_rules =
                                claims.dead_part[at]
                                    .path_matchers[static_cast<std::size_t>(&matcher - earlier.path_matchers.data())]
                                    .route_rules[0]
                                    .match_rules;
                    }
                    for (PathRuleInput& rule : matcher.path_rules) {
                        if (rule.id.value == decision.rule)
                            rule.paths =
                                claims.dead_part[at]
                                    .path_matchers[static_cast<std::size_t>(&matcher - earlier.path_matchers.data())]
                                    .path_rules[0]
                                    .paths;
                    }
                }
                ASSERT_TRUE(!fits || decide_naively(earlier, request).rule != decision.rule) << describe(request);
            }
        }
    }
}

TEST(Analysis, proves_what_it_says_on_generated_maps)
{
    std::map<Reach, int> verdicts;
    int overlaps = 0;
    int dead_parts = 0;
    std::string unknown;
    for (int number = 0; number < kMaps; ++number) {
        SCOPED_TRACE(number);
        Generator generator(static_cast<std::uint64_t>(3'000'000 + number));
        const RouteTableInput input = generator.map();
        const auto table = build_route_table(input).table;
        const RouteAnalysis analysis = analyse_routes(input, *table, all_entrances());
        Claims claims;
        for (const MatcherAnalysis& matcher : analysis.matchers) {
            for (const RuleVerdict& verdict : matcher.rules) {
                ++verdicts[verdict.reach];
                dead_parts += static_cast<int>(verdict.dead_parts.size());
                check_rule(input, verdict, claims);
                if (verdict.reach == Reach::Unknown)
                    unknown += fmt::format("map {}, rule {}: {}\n", number, verdict.rule.value, verdict.conditions);
            }
            for (const RuleOverlap& overlap : matcher.overlaps)
                check_overlap(input, overlap);
            overlaps += static_cast<int>(matcher.overlap_count);
            if (matcher.fallback.reach == Reach::Reachable) {
                const NaiveDecision decision = decide_naively(input, as_test_request(*matcher.fallback.example));
                EXPECT_EQ(decision.path_matcher, matcher.path_matcher.value);
                EXPECT_EQ(decision.rule, 0U);
            } else if (matcher.fallback.reach != Reach::Unknown) {
                claims.default_never.insert(matcher.path_matcher.value);
            }
        }
        if (analysis.fallback.example)
            EXPECT_EQ(decide_naively(input, as_test_request(*analysis.fallback.example)).host_rule, 0U);
        check_requests(input, claims, generator);
        if (HasFatalFailure())
            return;
    }
    // The maps are crowded enough for every verdict, and hardly ever is there nothing to say.
    EXPECT_GT(verdicts[Reach::Reachable], 1000);
    EXPECT_GT(verdicts[Reach::Shadowed], 50);
    EXPECT_GT(verdicts[Reach::Unreachable], 50);
    EXPECT_GT(overlaps, 100);
    EXPECT_GT(dead_parts, 20);
    EXPECT_LT(verdicts[Reach::Unknown] * 25, verdicts[Reach::Reachable]) << unknown;
}

} // namespace
} // namespace switchyard::route
