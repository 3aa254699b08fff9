// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include "core/route/location.h"

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
    matcher.route_rules.push_back({ElementId{10}, 1, {everything}, rewriting});
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
    const RequestOf by_route(request);
    const RequestOf by_path(to_path);
    const RequestOf by_default(to_default);

    std::array<char, 512> out{};
    const std::size_t before = allocations;
    const RouteMatch route = table->match(by_route);
    const auto target =
        append_rewritten_target(out.data(), out.size(), std::get<ForwardAction>(*route.action), route, by_route);
    const RouteMatch path = table->match(by_path);
    const RouteMatch fallback = table->match(by_default);
    const auto location = append_redirect_location(out.data(), out.size(), std::get<RedirectAction>(*fallback.action),
                                                   fallback, by_default, &translation);
    const std::size_t after = allocations;

    EXPECT_EQ(after - before, 0U);
    EXPECT_EQ(route.rule, ElementId{10});
    EXPECT_EQ(path.rule, ElementId{11});
    EXPECT_TRUE(target);
    EXPECT_EQ(std::string_view(out.data(), location.value()), "https://WWW.example.com:8443/neither?a=2&q=1");
    // The counter counts.
    const std::vector<int> proof(100);
    EXPECT_GT(allocations, after);
}

} // namespace
} // namespace switchyard::route
