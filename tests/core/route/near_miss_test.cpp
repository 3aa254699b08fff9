// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/generated_maps.h"
#include "tests/core/route/naive.h"
#include "tests/core/route/requests.h"

#include "core/http/url.h"
#include "core/route/explain.h"
#include "core/route/request_edit.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace switchyard::route {
namespace {

class NoNames final : public Names
{
public:
    std::string element(ElementId) const override { return {}; }
    std::string service(ServiceIndex) const override { return {}; }
};

/// The request with the changes of a miss, for the naive evaluator.
TestRequest with_changes(const TestRequest& original, const NearMiss& miss)
{
    TestRequest request = original;
    const ChangedRequest& changed = miss.changed.value();
    request.host = changed.authority;
    request.method = changed.method;
    request.path = changed.path;
    request.query = changed.query;
    request.headers = changed.headers;
    return request;
}

TEST(NearMisses, do_what_they_say_on_generated_maps_by_the_naive_evaluator)
{
    int wins = 0;
    int taken = 0;
    int unknown = 0;
    for (int number = 0; number < 250; ++number) {
        Generator generator(static_cast<std::uint64_t>(7'000'000 + number));
        const RouteTableInput input = generator.map();
        const auto table = build_route_table(input).table;
        for (int count = 0; count < 20; ++count) {
            const TestRequest request = generator.request(input);
            const RequestOf views(request);
            const Explanation out = explain(*table, views, NoNames());
            ASSERT_LE(out.near_misses.size(), 3U);
            for (const NearMiss& miss : out.near_misses) {
                wins += miss.verdict == NearMiss::Verdict::Wins;
                taken += miss.verdict == NearMiss::Verdict::Taken;
                unknown += miss.verdict == NearMiss::Verdict::Unknown;
                if (miss.verdict == NearMiss::Verdict::Unknown)
                    continue;
                const std::uint64_t rule = out.tried[miss.rule].rule.value;
                const TestRequest changed = with_changes(request, miss);
                ASSERT_FALSE(miss.changes.empty());
                ASSERT_FALSE(http::needs_normalisation(changed.path)) << changed.path;
                const NaiveDecision decision = decide_naively(input, changed);
                if (miss.verdict == NearMiss::Verdict::Wins)
                    ASSERT_EQ(decision.rule, rule) << to_text(out);
                else
                    ASSERT_EQ(decision.rule, miss.taken_by.value) << to_text(out);
                ASSERT_TRUE(miss.verdict == NearMiss::Verdict::Wins || decision.rule != rule);
            }
        }
    }
    // It is a help only when most rules can be flipped.
    EXPECT_GT(wins, 1000);
    EXPECT_GT(taken, 10);
    EXPECT_LT(unknown, wins / 3);
}

struct Case
{
    const char* what;
    MatchRuleInput wanted;
    TestRequest request;
    std::string changes; ///< one line each
};

/// The changes proposed for the only rule.
std::string proposed(const MatchRuleInput& wanted, const TestRequest& request)
{
    const Explanation out = explain(*build(route_rules({wanted})), RequestOf(request), NoNames());
    if (out.near_misses.empty())
        return "none";
    const NearMiss& miss = out.near_misses[0];
    if (miss.verdict != NearMiss::Verdict::Wins)
        return "unknown";
    std::string text;
    for (const RequestChange& change : miss.changes)
        text += (text.empty() ? "" : "; ") + to_text(change);
    return text;
}

HeaderPredicate header(const char* name, decltype(HeaderPredicate::match) match, bool invert = false)
{
    return {name, std::move(match), invert};
}

TEST(NearMisses, propose_the_smallest_change_for_every_kind_of_condition)
{
    const std::vector<Case> cases{
        {"a prefix keeps what follows",
         {PathPrefix{"/checkout/"}, {}, {}},
         {.path = "/cart/7"},
         "change the path segment cart to checkout: /checkout/7"},
        {"a segment in the middle",
         {PathPrefix{"/api/checkout"}, {}, {}},
         {.path = "/api/cart/7"},
         "change the path segment cart to checkout: /api/checkout/7"},
        {"a full path", {FullPath{"/help"}, {}, {}}, {.path = "/help/me"}, "change the path /help/me to /help"},
        {"a template is filled from the request",
         {PathTemplate{"/shop/{user=*}/cart"}, {}, {}},
         {.path = "/shop/ann/car"},
         "change the path segment car to cart: /shop/ann/cart (an example)"},
        {"an expression is given an example",
         {PathRegex{"/v[12]/a"}, {}, {}},
         {.path = "/v3/a"},
         "change the path segment v3 to v1: /v1/a (an example)"},
        {"a header is added",
         {AnyPath{}, {header("X-Canary", ValueEquals{"1"})}, {}},
         {},
         "add the header X-Canary: 1"},
        {"a header is changed",
         {AnyPath{}, {header("x", ValueEquals{"1"})}, {}},
         {.headers = {{"X", "2"}}},
         "change the header x from 2 to 1"},
        {"a header that may be anything",
         {AnyPath{}, {header("x", ValueIsPresent{})}, {}},
         {},
         "add the header x: 1 (an example)"},
        {"a header is left out",
         {AnyPath{}, {header("x", ValueIsPresent{false})}, {}},
         {.headers = {{"X", "2"}}},
         "leave out the header x"},
        {"an inverted header is left out",
         {AnyPath{}, {header("x", ValueEquals{"2"}, true)}, {}},
         {.headers = {{"X", "2"}}},
         "leave out the header x"},
        {"a beginning", {AnyPath{}, {header("x", ValueStartsWith{"ab"})}, {}}, {}, "add the header x: ab (an example)"},
        {"an end", {AnyPath{}, {header("x", ValueEndsWith{"yz"})}, {}}, {}, "add the header x: yz (an example)"},
        {"a range",
         {AnyPath{}, {header("x", ValueInRange{18, 21})}, {}},
         {.headers = {{"x", "17"}}},
         "change the header x from 17 to 18 (an example)"},
        {"two conditions on one header",
         {AnyPath{}, {header("x", ValueStartsWith{"a"}), header("X", ValueEndsWith{"z"})}, {}},
         {},
         "add the header x: az (an example)"},
        {"the method", {AnyPath{}, {header(":method", ValueEquals{"POST"})}, {}}, {}, "send it as POST instead of GET"},
        {"a parameter is added",
         {AnyPath{}, {}, {{"beta", ValueEquals{"1"}}}},
         {.query = "a=b"},
         "add the query parameter beta=1"},
        {"a parameter is changed",
         {AnyPath{}, {}, {{"beta", ValueEquals{"1"}}}},
         {.query = "beta=0"},
         "change the query parameter beta from 0 to 1"},
        {"a parameter is left out",
         {AnyPath{}, {}, {{"beta", ValueIsPresent{false}}}},
         {.query = "beta&beta=2"},
         "leave out the query parameter beta"},
        {"several things",
         {FullPath{"/a"}, {header("x", ValueEquals{"1"})}, {{"q", ValueEquals{"2"}}}},
         {.path = "/b"},
         "change the path segment b to a: /a; add the header x: 1; add the query parameter q=2"},
        {"the port is the rule's", {AnyPath{}, {header("PORT", ValueEquals{"8443"})}, {}}, {}, "unknown"},
        {"what contradicts itself",
         {AnyPath{}, {header("x", ValueEquals{"1"}), header("x", ValueEquals{"2"})}, {}},
         {},
         "unknown"},
        {"a value that cannot be sent", {AnyPath{}, {header("x", ValueEquals{"a\nb"})}, {}}, {}, "unknown"},
        {"a path that is cleaned first", {FullPath{"/a/../b"}, {}, {}}, {}, "unknown"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(proposed(one.wanted, one.request), one.changes) << one.what;
}

TEST(NearMisses, say_when_an_earlier_rule_would_still_take_the_request)
{
    const RouteTableInput input =
        route_rules({{PathPrefix{"/a/"}, {}, {}}, {PathPrefix{"/a/b/"}, {header("x", ValueEquals{"1"})}, {}}});
    const Explanation out = explain(*build(input), RequestOf(TestRequest{.path = "/c"}), NoNames());
    ASSERT_EQ(out.near_misses.size(), 2U);
    EXPECT_EQ(out.near_misses[0].verdict, NearMiss::Verdict::Wins);
    EXPECT_EQ(out.near_misses[1].verdict, NearMiss::Verdict::Taken);
    EXPECT_EQ(out.near_misses[1].taken_by, ElementId{100});
    EXPECT_NE(to_text(out).find("Then it fits, but priority 0 still takes the request."), std::string::npos)
        << to_text(out);
}

TEST(NearMisses, are_three_at_most_and_the_cheapest_comes_first)
{
    const RouteTableInput input =
        route_rules({{FullPath{"/aaaaaaaa"}, {}, {}},
                     {FullPath{"/xyy"}, {}, {}},
                     {FullPath{"/xz"}, {}, {}},
                     {FullPath{"/x"}, {header("a", ValueEquals{"1"}), header("b", ValueEquals{"1"})}, {}}});
    const Explanation out = explain(*build(input), RequestOf({.path = "/x"}), NoNames());
    ASSERT_EQ(out.near_misses.size(), 3U);
    EXPECT_EQ(out.near_misses[0].rule, 2U);
    EXPECT_EQ(out.near_misses[1].rule, 1U);
    EXPECT_LT(out.near_misses[0].cost, out.near_misses[1].cost);
    EXPECT_LE(out.near_misses[1].cost, out.near_misses[2].cost);
}

TEST(Departures, name_the_byte_at_which_a_path_departs)
{
    struct Departure
    {
        PathPredicate wanted;
        const char* path;
        const char* text;
    };
    const std::vector<Departure> cases{
        {PathPrefix{"/api/checkout"}, "/api/cart", "differs at byte 7: wanted 'checkout', got 'cart'"},
        {PathPrefix{"/Api/", true}, "/aPi", "ends before byte 5, where '/' is wanted"},
        {FullPath{"/a"}, "/a/b", "goes on at byte 3 with '/b'"},
        {FullPath{"/a"}, "a", "differs at byte 1: wanted '', got 'a'"},
        {PathTemplate{"/shop/*/cart"}, "/shop/ann/card", "differs at byte 11: wanted 'cart', got 'card'"},
        {PathTemplate{"/shop/*"}, "/shop/", "has nothing at byte 7, where * wants a segment"},
        {PathTemplate{"/shop/*/x"}, "/shop/ann", "ends before byte 11, where another segment is wanted"},
        {PathTemplate{"/shop"}, "/shop/ann", "goes on at byte 6 with '/ann'"},
        {PathRegex{"/a+"}, "/b", ""},
    };
    for (const Departure& one : cases) {
        const Explanation out =
            explain(*build(route_rules({{one.wanted, {}, {}}})), RequestOf({.path = one.path}), NoNames());
        EXPECT_EQ(out.tried.at(0).alternatives.at(0).failed.value().departs, one.text);
    }
}

} // namespace
} // namespace switchyard::route
