// SPDX-License-Identifier: GPL-3.0-or-later
// Requests made to be expensive. Nothing here measures time; what is exponential, or quadratic in the large, does not
// come to an end within the time the test has. Figures: bench_route.
#include "core/route/explain.h"
#include "core/route/route_scratch.h"
#include "tests/core/route/requests.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace switchyard::route {
namespace {

constexpr std::size_t kLongPath = 65'536;

class NoNames final : public Names
{
public:
    std::string element(ElementId) const override { return {}; }
    std::string service(ServiceIndex) const override { return {}; }
};

TEST(HostileRequests, do_not_make_an_expression_backtrack)
{
    RouteTableInput input = route_rules({{PathRegex{"(/a+)+b"}, {}, {}},
                                         {PathRegex{"/(a|a)*c"}, {}, {}},
                                         {PathRegex{"/(a*)*(a*)*(a*)*d"}, {}, {}},
                                         {PathRegex{"/(.*.*.*.*.*)*e"}, {}, {}},
                                         {PathRegex{"/(x+x+)+y"}, {}, {}},
                                         {PathRegex{"/([a-z]{1,50}){1,15}f"}, {}, {}},
                                         {AnyPath{}, {{"x-a", ValueMatchesRegex{"(a|aa|aaa)*b"}}}, {}}});
    const auto table = build(input);
    RouteScratch scratch = table->make_scratch();
    TestRequest request{.path = "/" + std::string(kLongPath, 'a')};
    request.headers = {{"x-a", std::string(kLongPath, 'a')}, {"X-A", std::string(kLongPath, 'a')}};
    const RequestOf views(request);
    for (int count = 0; count < 20; ++count)
        EXPECT_EQ(table->match(views, scratch).rule, ElementId{0});
    request.path += 'b';
    const RequestOf fitting(request);
    EXPECT_EQ(table->match(fitting, scratch).rule, ElementId{100});
}

TEST(HostileRequests, do_not_make_an_expression_fill_the_memory)
{
    // Twenty states behind every a: a table of all of them would have a million rows.
    const auto table = build(route_rules({{PathRegex{"/(a|b)*a(a|b){20}"}, {}, {}}}));
    RouteScratch scratch = table->make_scratch();
    std::string path = "/";
    std::uint32_t random = 1;
    while (path.size() < kLongPath) {
        random = random * 1664525 + 1013904223;
        path += (random >> 31) != 0 ? 'a' : 'b';
    }
    path[path.size() - 21] = 'a';
    const TestRequest request{.path = path};
    const RequestOf views(request);
    for (int count = 0; count < 5; ++count)
        EXPECT_EQ(table->match(views, scratch).rule, ElementId{100});
}

TEST(HostileRequests, with_long_paths_are_walked_once)
{
    PathMatcherInput matcher;
    std::uint32_t number = 0;
    const auto add = [&](PathPredicate path) {
        matcher.route_rules.push_back(
            {ElementId{100 + number}, number, {{std::move(path), {}, {}}}, to_service(number)});
        ++number;
    };
    // Beginnings and templates at every depth, and texts of expressions that occur thousands of times.
    std::string prefix;
    for (int depth = 0; depth < 300; ++depth) {
        prefix += "/aa";
        add(FullPath{prefix, depth % 2 == 0});
        add(PathRegex{fmt::format("(/aa)+/[a-z]{{{}}}", 3 + depth)});
    }
    for (const char* text : {"/*/*/*/*/*", "/{a=*}/aa/{b=*}/aa/{c=*}", "/aa/*a*a*a*a*b", "/{a=*}-{b=*}-{c=*}-{d=*}-x"})
        add(PathTemplate{text});
    const auto table = build(one_matcher(std::move(matcher)));
    RouteScratch scratch = table->make_scratch();
    std::string slashes;
    std::string segments;
    while (segments.size() < kLongPath)
        segments += "/aa";
    for (const std::string& path :
         {std::string(kLongPath, '/'), segments, "/aa/" + std::string(kLongPath, 'a'),
          "/" + std::string(kLongPath, '-'), "/" + std::string(kLongPath, '%'), std::string(kLongPath, '\xff')}) {
        const TestRequest request{.path = path};
        const RequestOf views(request);
        for (int count = 0; count < 5; ++count)
            EXPECT_EQ(table->match(views, scratch).rule, ElementId{0});
        EXPECT_FALSE(to_text(explain(*table, views, NoNames())).empty());
    }
}

TEST(HostileRequests, with_ten_thousand_headers_are_read_a_few_times)
{
    PathMatcherInput matcher;
    for (std::uint32_t number = 0; number < 500; ++number) {
        MatchRuleInput rule{PathPrefix{"/"},
                            {{fmt::format("x-{}", number % 50), ValueEquals{fmt::format("v{}", number)}},
                             {"x-all", ValueStartsWith{"value,value"}},
                             {"x-all", ValueEndsWith{"nothing"}}},
                            {{fmt::format("q{}", number % 20), ValueEquals{fmt::format("v{}", number)}}}};
        matcher.route_rules.push_back({ElementId{100 + number}, number, {rule}, to_service(number)});
    }
    const auto table = build(one_matcher(std::move(matcher)));
    RouteScratch scratch = table->make_scratch();
    TestRequest request;
    std::string query;
    for (int number = 0; number < 10'000; ++number) {
        request.headers.emplace_back(number % 2 ? "x-all" : fmt::format("x-{}", number), "value");
        query += fmt::format("q{}=1&", number);
    }
    request.query = query;
    const RequestOf views(request);
    for (int count = 0; count < 5; ++count)
        EXPECT_EQ(table->match(views, scratch).rule, ElementId{0});
}

TEST(HostileRequests, with_long_hosts_are_read_as_far_as_patterns_go)
{
    RouteTableInput input = route_rules({{AnyPath{}, {}, {}}});
    input.host_rules[0].hosts = {"*.example.com", "*-a.example.com"};
    const auto table = build(input);
    std::string labels;
    while (labels.size() < kLongPath)
        labels += "a-a.";
    for (const std::string& host : {labels + "example.com", labels, std::string(kLongPath, '.'),
                                    std::string(kLongPath, ':'), std::string(kLongPath, '[')}) {
        const TestRequest request{.host = host};
        EXPECT_EQ(table->match(RequestOf(request)).host_rule == ElementId{3}, host.ends_with("example.com"));
    }
}

} // namespace
} // namespace switchyard::route
