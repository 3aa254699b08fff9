// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include "core/route/location.h"

#include <gtest/gtest.h>

#include <string>

namespace switchyard::route {
namespace {

constexpr ElementId kWebHttp{1};
constexpr ElementId kWebHttps{2};
constexpr ElementId kLegacy{3};
constexpr ElementId kAnyHost{4};

SocketAddress local(const char* text) { return SocketAddress::parse(text).value(); }

/// A shop at 203.0.113.10:80 and :443, the old shop at 203.0.113.11:80, something that takes every host at :8888.
LocationTranslation workspace()
{
    const IpAddress shop = IpAddress::v4(203, 0, 113, 10);
    const IpAddress legacy = IpAddress::v4(203, 0, 113, 11);
    const std::vector<std::string> hosts{"Shop.example.com", "shop.localhost", "*.example.com"};
    return LocationTranslation({
        {kWebHttp, shop, Port{80}, Scheme::Http, local("127.0.0.1:8080"), hosts},
        {kWebHttps, shop, Port{443}, Scheme::Https, local("127.0.0.2:8443"), hosts},
        {kLegacy, legacy, Port{80}, Scheme::Http, local("127.0.0.1:8081"), {"legacy.test"}},
        {kAnyHost, legacy, Port{8888}, Scheme::Http, local("127.0.0.1:18888"), {"*"}},
    });
}

std::string location(const RedirectAction& action, const TestRequest& request, const LocationTranslation& translation)
{
    return redirect_location(action, RouteMatch{}, RequestOf(request), &translation);
}

/// A request that came in through the shop's stand-in.
TestRequest to_shop(std::string host)
{
    return {.host = std::move(host), .path = "/x", .rule_port = 80, .local_port = 8080, .forwarding_rule = 1};
}

TestRequest to_legacy(std::string host)
{
    return {.host = std::move(host), .path = "/x", .rule_port = 80, .local_port = 8081, .forwarding_rule = 3};
}

TEST(LocationTranslation, keeps_the_clients_host_and_puts_the_stand_ins_port)
{
    const LocationTranslation translation = workspace();
    const RedirectAction to_new{.path = "/new"};
    // a browser
    EXPECT_EQ(location(to_new, to_shop("shop.localhost:8080"), translation), "http://shop.localhost:8080/new");
    // curl -H 'Host: …'
    EXPECT_EQ(location(to_new, to_shop("shop.example.com"), translation), "http://shop.example.com:8080/new");
    // a host that no rule of the map knows
    EXPECT_EQ(location(to_new, to_shop("other.test:8080"), translation), "http://other.test:8080/new");
    // the stand-in's own address
    EXPECT_EQ(location(to_new, to_shop("127.0.0.1:8080"), translation), "http://127.0.0.1:8080/new");
    // the same host name on the other rule stays there
    EXPECT_EQ(location(to_new, to_legacy("shop.example.com:8081"), translation), "http://shop.example.com:8081/new");
}

TEST(LocationTranslation, sends_https_to_the_stand_in_of_the_same_address)
{
    const LocationTranslation translation = workspace();
    const RedirectAction https{.https = true};
    EXPECT_EQ(location(https, to_shop("shop.localhost:8080"), translation), "https://shop.localhost:8443/x");
    EXPECT_EQ(location(https, to_shop("other.test"), translation), "https://other.test:8443/x");
    // A literal address becomes the other stand-in's.
    EXPECT_EQ(location(https, to_shop("127.0.0.1:8080"), translation), "https://127.0.0.2:8443/x");
    EXPECT_EQ(location(https, to_shop("203.0.113.10"), translation), "https://127.0.0.2:8443/x");
}

TEST(LocationTranslation, leaves_https_alone_when_nothing_stands_in_for_it)
{
    LocationTranslation translation({workspace().stand_ins()[0]});
    EXPECT_EQ(location({.https = true}, to_shop("shop.localhost:8080"), translation), "https://shop.localhost/x");
}

TEST(LocationTranslation, finds_the_rule_by_a_redirected_host)
{
    const LocationTranslation translation = workspace();
    EXPECT_EQ(location({.host = "shop.example.com"}, to_legacy("legacy.localhost:8081"), translation),
              "http://shop.example.com:8080/x");
    EXPECT_EQ(location({.host = "WWW.example.com"}, to_legacy("legacy.localhost:8081"), translation),
              "http://WWW.example.com:8080/x");
    EXPECT_EQ(location({.https = true, .host = "www.example.com"}, to_legacy("legacy.localhost:8081"), translation),
              "https://www.example.com:8443/x");
    EXPECT_EQ(location({.host = "legacy.test"}, to_shop("shop.localhost:8080"), translation),
              "http://legacy.test:8081/x");
    EXPECT_EQ(location({.host = "203.0.113.11"}, to_shop("shop.localhost:8080"), translation),
              "http://127.0.0.1:8081/x");
    EXPECT_EQ(location({.host = "203.0.113.11:8888"}, to_shop("shop.localhost:8080"), translation),
              "http://127.0.0.1:18888/x");
    EXPECT_EQ(location({.host = "shop.localhost"}, to_shop("shop.localhost:8080"), translation),
              "http://shop.localhost:8080/x");
}

TEST(LocationTranslation, leaves_foreign_hosts_and_ports_alone)
{
    const LocationTranslation translation = workspace();
    EXPECT_EQ(location({.host = "blog.other.test"}, to_shop("shop.localhost:8080"), translation),
              "http://blog.other.test/x");
    // A bare `*` does not make every host ours.
    EXPECT_EQ(location({.host = "blog.other.test:8888"}, to_shop("shop.localhost:8080"), translation),
              "http://blog.other.test:8888/x");
    EXPECT_EQ(location({.host = "shop.example.com:9999"}, to_shop("shop.localhost:8080"), translation),
              "http://shop.example.com:9999/x");
    EXPECT_EQ(location({.path = "/new"}, to_shop("shop.localhost:9999"), translation),
              "http://shop.localhost:9999/new");
    EXPECT_EQ(location({.host = "198.51.100.1"}, to_shop("shop.localhost:8080"), translation), "http://198.51.100.1/x");
}

TEST(LocationTranslation, waits_until_a_stand_in_is_bound)
{
    std::vector<StandIn> stand_ins = workspace().stand_ins();
    stand_ins[1].local.port = Port{0};
    LocationTranslation translation(stand_ins);
    EXPECT_EQ(location({.https = true}, to_shop("shop.localhost:8080"), translation), "https://shop.localhost/x");
    translation.set_local(kWebHttps, local("127.0.0.1:443"));
    translation.set_local(ElementId{99}, local("127.0.0.1:1"));
    EXPECT_EQ(location({.https = true}, to_shop("shop.localhost:8080"), translation), "https://shop.localhost/x");
    translation.set_local(kWebHttps, local("127.0.0.1:40001"));
    EXPECT_EQ(location({.https = true}, to_shop("shop.localhost:8080"), translation), "https://shop.localhost:40001/x");
}

TEST(LocationTranslation, knows_ipv6_stand_ins)
{
    const IpAddress rule = IpAddress::parse("2001:db8::10").value();
    const LocationTranslation translation({{kWebHttp, rule, Port{80}, Scheme::Http, local("[::1]:8080"), {}}});
    EXPECT_EQ(location({.path = "/n"}, to_shop("[::1]:8080"), translation), "http://[::1]:8080/n");
    EXPECT_EQ(location({.host = "[2001:db8::10]"}, to_legacy("a.test"), translation), "http://[::1]:8080/x");
}

TEST(LocationTranslation, prefers_the_pattern_of_a_port_that_is_written_there)
{
    const LocationTranslation translation(
        {{kWebHttp, {}, Port{8080}, Scheme::Http, local("127.0.0.1:18080"), {"a.test:8080", "b.test:9090"}}});
    EXPECT_EQ(location({.host = "a.test:8080"}, to_legacy("c.test"), translation), "http://a.test:18080/x");
    EXPECT_EQ(location({.host = "b.test:8080"}, to_legacy("c.test"), translation), "http://b.test:8080/x");
}

} // namespace
} // namespace switchyard::route
