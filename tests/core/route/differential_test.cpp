// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/generated_maps.h"
#include "tests/core/route/naive.h"

#include "core/route/explain.h"
#include "core/route/route_scratch.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace switchyard::route {
namespace {

class NoNames final : public Names
{
public:
    std::string element(ElementId) const override { return {}; }
    std::string service(ServiceIndex) const override { return {}; }
};

NaiveDecision decided(const RouteMatch& match, const RouteRequest& request)
{
    NaiveDecision out{match.host_rule.value, match.path_matcher.value, match.rule.value, match.action, {}};
    if (match.action) {
        if (const auto* forward = std::get_if<ForwardAction>(match.action))
            out.target = rewritten_target(*forward, match, request);
    }
    return out;
}

TEST(RouteTable, agrees_with_the_naive_evaluator_on_generated_maps)
{
    // SWITCHYARD_ROUTE_MAPS=5000 makes it a million requests.
    const char* wanted = std::getenv("SWITCHYARD_ROUTE_MAPS");
    const int maps = wanted != nullptr ? std::atoi(wanted) : 1000;
    constexpr int kRequestsPerMap = 200;
    int by_rule = 0;
    for (int number = 0; number < maps; ++number) {
        Generator generator(static_cast<std::uint64_t>(number));
        const RouteTableInput input = generator.map();
        const BuiltRouteTable built = build_route_table(input);
        ASSERT_TRUE(built.problems.empty()) << built.problems[0].field << " " << built.problems[0].value;
        RouteScratch scratch = built.table->make_scratch();
        for (int count = 0; count < kRequestsPerMap; ++count) {
            const TestRequest request = generator.request(input);
            const RequestOf views(request);
            const NaiveDecision naive = decide_naively(input, request);
            const NaiveDecision real = decided(built.table->match(views, scratch), views);
            by_rule += naive.rule != 0;
            if (real == naive)
                continue;
            const std::string text = to_text(explain(*built.table, views, NoNames()));
            FAIL() << "map " << number << "\n"
                   << describe(request) << "\nnaive: host rule " << naive.host_rule << " matcher " << naive.path_matcher
                   << " rule " << naive.rule << " " << naive.target << "\nreal: host rule " << real.host_rule
                   << " matcher " << real.path_matcher << " rule " << real.rule << " " << real.target << "\n"
                   << text;
        }
    }
    // The words meet often enough for the test to mean something.
    EXPECT_GT(by_rule, maps * kRequestsPerMap / 5);
}

TEST(Explanation, agrees_with_the_route_table_on_generated_maps)
{
    for (int number = 0; number < 300; ++number) {
        Generator generator(static_cast<std::uint64_t>(1'000'000 + number));
        const RouteTableInput input = generator.map();
        const auto table = build_route_table(input).table;
        for (int count = 0; count < 30; ++count) {
            const TestRequest request = generator.request(input);
            const RequestOf views(request);
            const RouteMatch match = table->match(views);
            const Explanation out = explain(*table, views, NoNames());
            ASSERT_EQ(out.rule, match.rule) << describe(request);
            ASSERT_EQ(out.path_matcher, match.path_matcher);
            ASSERT_EQ(out.host.rule, match.host_rule);
            int matched = 0;
            for (const ExplainedRule& rule : out.tried) {
                matched += rule.matched;
                ASSERT_TRUE(rule.matched == (rule.rule == match.rule)) << describe(request);
                for (const ExplainedAlternative& alternative : rule.alternatives)
                    ASSERT_TRUE(rule.matched || alternative.failed) << describe(request);
            }
            ASSERT_EQ(matched, match.rule ? 1 : 0);
            ASSERT_EQ(std::holds_alternative<ExplainedNothing>(out.outcome), match.action == nullptr);
            for (const NearMiss& miss : out.near_misses)
                ASSERT_TRUE(out.tried.at(miss.rule).alternatives.at(miss.alternative).failed);
            ASSERT_FALSE(to_text(out).empty());
            ASSERT_FALSE(to_json(out).empty());
        }
    }
}

TEST(RouteTable, survives_any_bytes)
{
    std::mt19937_64 random(3);
    const auto bytes = [&](std::size_t limit) {
        constexpr std::string_view kAlphabet("/a.:[]*?&=%,-\0\n\xff"
                                             "0",
                                             17);
        std::string text;
        for (std::size_t size = random() % limit; text.size() < size;)
            text.push_back(kAlphabet[random() % kAlphabet.size()]);
        return text;
    };
    for (int number = 0; number < 150; ++number) {
        Generator generator(static_cast<std::uint64_t>(2'000'000 + number));
        const RouteTableInput input = generator.map();
        const auto table = build_route_table(input).table;
        for (int count = 0; count < 20; ++count) {
            const std::size_t limit = count == 0 && number % 10 == 0 ? 65'536 : 40;
            TestRequest request{.host = bytes(limit), .path = bytes(limit), .query = bytes(limit), .method = bytes(10)};
            request.headers = {{bytes(10), bytes(limit)}, {"x-a", bytes(20)}, {"x-a", bytes(20)}};
            const RequestOf views(request);
            const RouteMatch match = table->match(views);
            if (match.action) {
                if (const auto* redirect = std::get_if<RedirectAction>(match.action)) {
                    const std::string location = redirect_location(*redirect, match, views);
                    ASSERT_EQ(location.find_first_of(std::string_view("\0\n\r ", 4)), std::string::npos);
                }
            }
            ASSERT_FALSE(to_json(explain(*table, views, NoNames())).empty());
        }
    }
}

} // namespace
} // namespace switchyard::route
