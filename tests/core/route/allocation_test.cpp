// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include "core/route/location.h"
#include "core/route/route_scratch.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

namespace {

/// Allocations of this thread so far.
thread_local std::size_t allocations = 0;

} // namespace

// Counted for the whole test program; free() is what the default ones use as well.
void* operator new(std::size_t size)
{
    ++allocations;
    if (void* memory = std::malloc(size ? size : 1))
        return memory;
    std::abort();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    ++allocations;
    return std::malloc(size ? size : 1);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace switchyard::route {
namespace {

TEST(RouteTable, allocates_nothing_on_the_request_path)
{
    PathMatcherInput matcher;
    ForwardAction rewriting = to_service(1);
    rewriting.path_prefix_rewrite = "/a/much/longer/prefix/than/any/small/string/holds/";
    MatchRuleInput everything;
    everything.path = PathPrefix{"/Everything/", true};
    everything.headers = {{"x-one", ValueEquals{"1"}, false},
                          {"x-list", ValueEndsWith{"c,d"}, false},
                          {"x-list", ValueStartsWith{"a,b"}, false},
                          {"x-number", ValueInRange{0, 10}, false},
                          {":authority", ValueStartsWith{"shop.example.com:80"}, true},
                          {"x-none", ValueIsPresent{}, true}};
    everything.query = {{"q", ValueEquals{"1"}}};
    everything.headers.push_back({"x-list", ValueMatchesRegex{"a,b,[a-z],d"}, false});
    matcher.route_rules.push_back({ElementId{10}, 1, {everything}, rewriting});
    ForwardAction by_template = to_service(2);
    by_template.path_template_rewrite = "/{kept}/and/more/than/a/small/string/holds/{first}";
    matcher.route_rules.push_back(
        {ElementId{12}, 2, {{PathTemplate{"/templates/{first}/{kept=**}"}, {}, {}}}, by_template});
    matcher.route_rules.push_back(
        {ElementId{13}, 3, {{PathRegex{"/expressions/[0-9]+/(edit|view)"}, {}, {}}}, rewriting});
    for (std::uint32_t number = 0; number < 20; ++number) {
        MatchRuleInput by_value{
            PathPrefix{"/values"}, {{"x-list", ValueEquals{"a,b,c," + std::to_string(number)}}}, {}};
        matcher.route_rules.push_back({ElementId{20 + number}, 4 + number, {by_value}, rewriting});
    }
    matcher.path_rules.push_back({ElementId{11}, {"/paths/*", "/paths/exact"}, rewriting});
    matcher.default_action = RedirectAction{.https = true};
    RouteTableInput input = one_matcher(std::move(matcher));
    input.host_rules[0].hosts = {"shop.example.com", "*.example.com"};
    const auto table = build(input);
    const LocationTranslation translation({{ElementId{1},
                                            IpAddress::v4(203, 0, 113, 1),
                                            Port{443},
                                            Scheme::Https,
                                            SocketAddress::parse("127.0.0.1:8443").value(),
                                            {"shop.example.com", "a-long-host-name.example.com"}}});

    TestRequest request{.host = "WWW.example.com:8080",
                        .path = "/everything/that/is/long/enough/to/leave/a/small/string"};
    request.query = "a=2&q=1";
    request.headers = {{"X-One", "1"}, {"X-List", "a,b"}, {"x-list", "c,d"}, {"X-Number", "7"}};
    request.local_port = 8080;
    TestRequest to_path = request;
    to_path.path = "/paths/below";
    TestRequest to_default = request;
    to_default.path = "/neither";
    TestRequest to_template = request;
    to_template.path = "/templates/first/" + std::string(200, 'x');
    TestRequest to_expression = request;
    to_expression.path = "/expressions/1234567890/view";
    TestRequest to_value = request;
    to_value.path = "/values";
    to_value.headers = {{"X-List", "a,b,c"}, {"x-list", "19"}};
    const RequestOf by_route(request);
    const RequestOf by_path(to_path);
    const RequestOf by_default(to_default);
    const RequestOf by_form(to_template);
    const RequestOf by_expression(to_expression);
    const RequestOf value(to_value);

    RouteScratch scratch = table->make_scratch();
    std::array<char, 512> out{};
    const auto forward = [](const RouteMatch& match) -> const ForwardAction& {
        return std::get<ForwardAction>(*match.action);
    };
    std::size_t before = 0;
    // The first round compiles the expressions.
    for (int round = 0; round < 2; ++round) {
        before = allocations;
        const RouteMatch route = table->match(by_route, scratch);
        const auto target = append_rewritten_target(out.data(), out.size(), forward(route), route, by_route);
        const RouteMatch path = table->match(by_path, scratch);
        const RouteMatch form = table->match(by_form, scratch);
        const auto form_target = append_rewritten_target(out.data(), out.size(), forward(form), form, by_form);
        const RouteMatch expression = table->match(by_expression, scratch);
        const RouteMatch list = table->match(value, scratch);
        const RouteMatch fallback = table->match(by_default, scratch);
        const auto location = append_redirect_location(
            out.data(), out.size(), std::get<RedirectAction>(*fallback.action), fallback, by_default, &translation);
        const std::size_t counted = allocations - before;

        EXPECT_TRUE(round == 0 || counted == 0) << counted;
        EXPECT_EQ(route.rule, ElementId{10});
        EXPECT_EQ(path.rule, ElementId{11});
        EXPECT_EQ(form.rule, ElementId{12});
        EXPECT_EQ(expression.rule, ElementId{13});
        EXPECT_EQ(list.rule, ElementId{39});
        EXPECT_TRUE(target);
        EXPECT_TRUE(form_target);
        EXPECT_EQ(std::string_view(out.data(), location.value()), "https://WWW.example.com:8443/neither?a=2&q=1");
    }
    const std::size_t after = allocations;
    // The counter counts.
    const std::vector<int> proof(100);
    EXPECT_GT(allocations, after);
}

} // namespace
} // namespace switchyard::route
