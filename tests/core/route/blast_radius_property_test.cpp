// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/blast_radius.h"

#include "tests/core/route/generated_maps.h"
#include "tests/core/route/naive.h"
#include "tests/core/route/single_rule.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace switchyard::route {
namespace {

/// Services are known by number on both sides.
class NumberNames final : public Names
{
public:
    std::string element(ElementId) const override { return {}; }
    std::string service(ServiceIndex service) const override { return fmt::format("service-{}", service); }
};

/// One change of a map, as a person would make it. What it did, in a word; empty: the map offers no place for it.
class SingleEdit
{
public:
    explicit SingleEdit(std::uint64_t seed) : random_(seed) {}

    std::string apply(RouteTableInput& input)
    {
        PathMatcherInput& matcher = input.path_matchers[below(input.path_matchers.size())];
        switch (below(8)) {
        case 0:
            return remove(matcher);
        case 1:
            matcher.default_action = to_service(900'001);
            return "default of a matcher";
        case 2:
            return swap(matcher);
        case 3:
            return retarget(matcher);
        case 4:
            return drop_condition(matcher);
        case 5:
            return add_rule(matcher);
        case 6:
            input.host_rules[below(input.host_rules.size())].path_matcher =
                static_cast<std::uint32_t>(below(input.path_matchers.size()));
            return "matcher of a host rule";
        default:
            input.default_action = to_service(900'002);
            return "default of the map";
        }
    }

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }

    std::string remove(PathMatcherInput& matcher)
    {
        if (!matcher.route_rules.empty())
            matcher.route_rules.erase(matcher.route_rules.begin() +
                                      static_cast<std::ptrdiff_t>(below(matcher.route_rules.size())));
        else if (!matcher.path_rules.empty())
            matcher.path_rules.erase(matcher.path_rules.begin() +
                                     static_cast<std::ptrdiff_t>(below(matcher.path_rules.size())));
        else
            return {};
        return "removed rule";
    }
    std::string swap(PathMatcherInput& matcher)
    {
        if (matcher.route_rules.size() < 2)
            return {};
        std::swap(matcher.route_rules[below(matcher.route_rules.size())].priority,
                  matcher.route_rules[below(matcher.route_rules.size())].priority);
        return "swapped priorities";
    }
    std::string retarget(PathMatcherInput& matcher)
    {
        if (!matcher.route_rules.empty())
            matcher.route_rules[below(matcher.route_rules.size())].action = to_service(900'003);
        else if (!matcher.path_rules.empty())
            matcher.path_rules[below(matcher.path_rules.size())].action = to_service(900'003);
        else
            return {};
        return "another service";
    }
    std::string drop_condition(PathMatcherInput& matcher)
    {
        for (RouteRuleInput& rule : matcher.route_rules) {
            for (MatchRuleInput& match_rule : rule.match_rules) {
                if (!match_rule.headers.empty()) {
                    match_rule.headers.pop_back();
                    return "dropped header condition";
                }
            }
        }
        return {};
    }
    std::string add_rule(PathMatcherInput& matcher)
    {
        if (matcher.route_rules.empty() && !matcher.path_rules.empty()) {
            matcher.path_rules.push_back({ElementId{800'000}, {"/ab/zz", "/zz/*"}, to_service(900'004)});
            return "new path rule";
        }
        MatchRuleInput match_rule{PathPrefix{below(2) == 0 ? "/a" : "/"}, {}, {}};
        match_rule.headers.push_back({"x-a", ValueEquals{"1"}});
        std::uint32_t priority = 0;
        while (std::ranges::any_of(matcher.route_rules, [&](const auto& rule) { return rule.priority == priority; }))
            ++priority;
        matcher.route_rules.push_back({ElementId{800'000}, priority, {std::move(match_rule)}, to_service(900'004)});
        return "new route rule";
    }

    std::mt19937_64 random_;
};

std::string outcome(const Decision& decision) { return decision.destination.target + " " + decision.destination.url; }

TEST(BlastRadius, finds_what_single_edits_change_on_generated_maps)
{
    constexpr int kMaps = 400;
    constexpr int kRequests = 500;
    int edits_with_changes = 0;
    int missed = 0;
    std::string missing;
    for (int number = 0; number < kMaps; ++number) {
        SCOPED_TRACE(number);
        Generator generator(static_cast<std::uint64_t>(4'000'000 + number));
        const RouteTableInput input = generator.map();
        RouteTableInput edited = input;
        const std::string edit = SingleEdit(static_cast<std::uint64_t>(number)).apply(edited);
        const auto old_table = build_route_table(input).table;
        const auto new_table = build_route_table(edited).table;
        const NumberNames names;
        const RouteSide before{&input, old_table.get(), &names, {}};
        const RouteSide after{&edited, new_table.get(), &names, {}};
        const BlastRadius radius = blast_radius(before, after);
        ASSERT_TRUE(radius.complete);
        ASSERT_GT(radius.tried, 0U);
        std::set<std::pair<std::uint64_t, std::uint64_t>> reported; // the matchers that answer for the host
        for (const DestinationChange& change : radius.changes) {
            const TestRequest request = as_test_request(change.example);
            EXPECT_EQ(decide_naively(input, request).rule, change.before.rule.value);
            EXPECT_EQ(decide_naively(edited, request).rule, change.after.rule.value);
            EXPECT_NE(outcome(change.before), outcome(change.after));
            reported.emplace(change.before.path_matcher.value, change.after.path_matcher.value);
        }
        RouteOracle old_side(before);
        RouteOracle new_side(after);
        bool changed = false;
        bool reported_all = true;
        for (int count = 0; count < kRequests && reported_all; ++count) {
            const TestRequest random = generator.request(input);
            if (!is_spoken_of(random))
                continue;
            const ExampleRequest request{random.host, random.method, random.path, random.query, random.headers, {}};
            const Decision was = old_side.decide(request);
            const Decision is = new_side.decide(request);
            if (was.destination == is.destination)
                continue;
            changed = true;
            reported_all = reported.contains({was.path_matcher.value, is.path_matcher.value});
            if (!reported_all) {
                ++missed;
                missing += fmt::format("map {} ({}): {} from {} to {}, rules {} and {}\n", number, edit,
                                       curl_line(request), outcome(was), outcome(is), was.rule.value, is.rule.value);
            }
        }
        edits_with_changes += changed;
    }
    EXPECT_EQ(missed, 0) << missing;
    EXPECT_GT(edits_with_changes, kMaps / 4);
}

TEST(BlastRadius, stays_silent_about_other_ids_and_priorities)
{
    for (int number = 0; number < 200; ++number) {
        SCOPED_TRACE(number);
        Generator generator(static_cast<std::uint64_t>(5'000'000 + number));
        const RouteTableInput input = generator.map();
        RouteTableInput renumbered = input;
        for (PathMatcherInput& matcher : renumbered.path_matchers) {
            matcher.id = ElementId{matcher.id.value + 1'000'000};
            for (RouteRuleInput& rule : matcher.route_rules) {
                rule.id = ElementId{rule.id.value + 1'000'000};
                rule.priority = rule.priority * 3 + 7;
            }
            std::ranges::reverse(matcher.route_rules);
            std::ranges::reverse(matcher.path_rules);
        }
        const auto old_table = build_route_table(input).table;
        const auto new_table = build_route_table(renumbered).table;
        const NumberNames names;
        const BlastRadius radius =
            blast_radius({&input, old_table.get(), &names, {}}, {&renumbered, new_table.get(), &names, {}});
        EXPECT_TRUE(radius.changes.empty());
        EXPECT_GT(radius.tried, 0U);
    }
}

} // namespace
} // namespace switchyard::route
