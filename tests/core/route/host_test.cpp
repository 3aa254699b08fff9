// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include "core/route/host_index.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {
namespace {

/// One host rule and matcher per pattern: services 10, 11, …; the map's default is service 0.
RouteTableInput hosts(const std::vector<std::string>& patterns, HostPort mode = HostPort::Compared)
{
    RouteTableInput input;
    input.host_port = mode;
    input.default_action = to_service(0);
    for (std::uint32_t index = 0; index < patterns.size(); ++index) {
        PathMatcherInput matcher;
        matcher.id = ElementId{200 + index};
        matcher.default_action = to_service(10 + index);
        input.path_matchers.push_back(std::move(matcher));
        input.host_rules.push_back({ElementId{300 + index}, {patterns[index]}, index});
    }
    return input;
}

std::string chosen(const RouteTableInput& input, const TestRequest& request)
{
    const auto table = build_route_table(input).table;
    const RouteMatch match = table->match(RequestOf(request));
    const std::uint32_t service = service_of(match).value();
    if (service == 0) {
        EXPECT_FALSE(match.host_rule);
        EXPECT_FALSE(match.path_matcher);
        return "(map)";
    }
    EXPECT_EQ(match.host_rule, ElementId{300U + service - 10});
    EXPECT_EQ(match.path_matcher, ElementId{200U + service - 10});
    return input.host_rules[service - 10].hosts[0];
}

struct HostRow
{
    std::string host;
    std::string pattern;
};

TEST(HostRules, prefer_exact_then_the_longest_wildcard_then_any)
{
    const RouteTableInput input = hosts({"*", "*.com", "*.example.com", "*.shop.example.com", "*-shop.example.com",
                                         "shop.example.com", "192.0.2.1", "*.test"});
    const std::vector<HostRow> rows{
        {"shop.example.com", "shop.example.com"},
        {"SHOP.Example.COM", "shop.example.com"},
        {"a.shop.example.com", "*.shop.example.com"},
        {"a.b.shop.example.com", "*.shop.example.com"},
        {"my-shop.example.com", "*-shop.example.com"},
        {"a.my-shop.example.com", "*-shop.example.com"},
        {"www.example.com", "*.example.com"},
        {"a.b.c.example.com", "*.example.com"},
        {".example.com", "*.example.com"}, // `*` may be empty
        {"-shop.example.com", "*-shop.example.com"},
        {"example.com", "*.com"},
        {"example.comx", "*"},
        {"example.com.", "*"},
        {"xexample.com", "*.com"},
        {"192.0.2.1", "192.0.2.1"},
        {"192.0.2.10", "*"},
        {"test", "*"},
        {"", "*"},
    };
    for (const HostRow& row : rows)
        EXPECT_EQ(chosen(input, {.host = row.host}), row.pattern) << row.host;
}

TEST(HostRules, fall_back_to_the_map_when_nothing_fits)
{
    const RouteTableInput input = hosts({"shop.example.com", "*.example.com"});
    EXPECT_EQ(chosen(input, {.host = "example.com"}), "(map)");
    EXPECT_EQ(chosen(input, {.host = "other.test"}), "(map)");
    EXPECT_EQ(chosen(input, {.host = ""}), "(map)");
    EXPECT_EQ(chosen(hosts({}), {.host = "other.test"}), "(map)");
}

TEST(HostRules, let_a_wildcard_stand_for_letters_digits_dot_and_dash_only)
{
    const RouteTableInput input = hosts({"*.example.com", "*"});
    EXPECT_EQ(chosen(input, {.host = "a-B.9.example.com"}), "*.example.com");
    for (const std::string host : {"a_b.example.com", "a b.example.com", "\xc3\xa4.example.com", "a/b.example.com"})
        EXPECT_EQ(chosen(input, {.host = host}), "*") << host;
    EXPECT_EQ(chosen(input, {.host = std::string("a\0b.example.com", 15)}), "*");
}

TEST(HostRules, drop_the_port_first_when_classic)
{
    const RouteTableInput input = hosts({"shop.example.com", "*.example.com", "[2001:db8::1]"}, HostPort::Dropped);
    EXPECT_EQ(chosen(input, {.host = "shop.example.com:9999"}), "shop.example.com");
    EXPECT_EQ(chosen(input, {.host = "www.example.com:1"}), "*.example.com");
    EXPECT_EQ(chosen(input, {.host = "[2001:DB8::1]:8080"}), "[2001:db8::1]");
    EXPECT_EQ(chosen(input, {.host = "shop.example.com:"}), "shop.example.com");
}

TEST(HostRules, compare_the_port_when_not_classic)
{
    const RouteTableInput input = hosts({"shop.example.com", "shop.example.com:8080", "*.example.com",
                                         "*.example.com:8080", "[2001:db8::1]:8080", "only.test:80"});
    const std::vector<HostRow> rows{
        {"shop.example.com", "shop.example.com"},
        {"shop.example.com:8080", "shop.example.com:8080"},
        {"shop.example.com:08080", "shop.example.com:8080"},
        {"shop.example.com:9999", "(map)"},
        {"shop.example.com:80", "shop.example.com"}, // the default port counts as absent
        {"shop.example.com:443", "(map)"},           // not the default one of http
        {"www.example.com", "*.example.com"},
        {"www.example.com:8080", "*.example.com:8080"},
        {"www.example.com:9999", "(map)"},
        {"[2001:db8::1]:8080", "[2001:db8::1]:8080"},
        {"[2001:db8::1]", "(map)"},
        {"only.test:80", "only.test:80"}, // a pattern that names the default port meets who writes it
        {"only.test", "(map)"},
    };
    for (const HostRow& row : rows)
        EXPECT_EQ(chosen(input, {.host = row.host}), row.pattern) << row.host;
    TestRequest secure{.host = "shop.example.com:443", .scheme = Scheme::Https, .rule_port = 443};
    EXPECT_EQ(chosen(input, secure), "shop.example.com");
    secure.host = "shop.example.com:80";
    EXPECT_EQ(chosen(input, secure), "(map)");
}

TEST(HostRules, let_any_host_have_any_port)
{
    const RouteTableInput input = hosts({"*"});
    EXPECT_EQ(chosen(input, {.host = "x:1"}), "*");
    EXPECT_EQ(chosen(input, {.host = "x:80"}), "*");
}

TEST(HostRules, take_the_port_of_the_stand_in_for_the_rules_port)
{
    const RouteTableInput input = hosts({"shop.localhost", "shop.localhost:8443"});
    TestRequest request{.host = "shop.localhost:8080", .rule_port = 80, .local_port = 8080};
    EXPECT_EQ(chosen(input, request), "shop.localhost");
    request.rule_port = 8443;
    EXPECT_EQ(chosen(input, request), "shop.localhost:8443");
    request.host = "shop.localhost"; // curl -H 'Host: …'
    EXPECT_EQ(chosen(input, request), "shop.localhost");
    request = {.host = "shop.localhost:9999", .rule_port = 80, .local_port = 8080};
    EXPECT_EQ(chosen(input, request), "(map)");
    // A stand-in at the default port: browsers leave it out.
    request = {.host = "shop.localhost", .rule_port = 8443, .local_port = 80};
    EXPECT_EQ(chosen(input, request), "shop.localhost:8443");
}

TEST(HostRules, accept_ipv6_literals_with_and_without_brackets)
{
    const RouteTableInput input = hosts({"2001:DB8::1"});
    EXPECT_EQ(chosen(input, {.host = "[2001:db8::1]"}), "2001:DB8::1");
    EXPECT_EQ(chosen(input, {.host = "[2001:db8::1]:80"}), "2001:DB8::1");
    EXPECT_EQ(chosen(input, {.host = "[2001:db8::2]"}), "(map)");
}

TEST(HostRules, survive_hosts_of_any_size_and_bytes)
{
    const RouteTableInput input = hosts({"*.example.com", "*", "a.test"});
    EXPECT_EQ(chosen(input, {.host = std::string(65'536, 'a') + ".example.com"}), "*.example.com");
    for (const char c : {'.', ':', '\0', '[', ']', '-', '\xff'})
        EXPECT_EQ(chosen(input, {.host = std::string(65'536, c)}), "*") << int{c};
}

TEST(HostIndex, agrees_with_its_plain_definition_when_there_are_many_patterns)
{
    HostIndex index;
    std::vector<std::string> patterns;
    for (int number = 0; number < 3000; ++number) {
        patterns.push_back("h" + std::to_string(number) + ".example.com");
        patterns.push_back("*.h" + std::to_string(number) + ".example.com");
        patterns.push_back("*-h" + std::to_string(number) + ".example.com:8080");
    }
    for (std::uint32_t at = 0; at < patterns.size(); ++at)
        ASSERT_TRUE(index.add(patterns[at], at));
    for (std::uint32_t at = 0; at < patterns.size(); ++at) {
        EXPECT_FALSE(index.add(patterns[at], at));
        const bool with_port = patterns[at].ends_with(":8080");
        std::string host = patterns[at].substr(0, patterns[at].size() - (with_port ? 5 : 0));
        if (host.starts_with('*'))
            host.replace(0, 1, "x");
        const HostText text{host, with_port ? std::optional(Port{8080}) : std::nullopt};
        const HostIndex::Entry* found = index.find(text);
        ASSERT_NE(found, nullptr) << host;
        EXPECT_EQ(found->value, at);
        EXPECT_TRUE(host_pattern_fits(patterns[at], text));
    }
    EXPECT_EQ(index.find({"h3000.example.com", std::nullopt}), nullptr);
}

TEST(HostIndex, finds_hosts_and_wildcards_of_every_size)
{
    HostIndex index;
    const auto host_of = [](std::size_t size) { return std::string(size, 'a') + ".b"; };
    for (std::uint32_t size = 1; size < 700; size += size < 40 ? 1 : 53) {
        ASSERT_TRUE(index.add(host_of(size), size));
        ASSERT_FALSE(index.add(host_of(size), size));
        ASSERT_TRUE(index.add("*." + host_of(size), 1000 + size));
        ASSERT_FALSE(index.add("*." + host_of(size), size));
    }
    for (std::uint32_t size = 1; size < 700; size += size < 40 ? 1 : 53) {
        for (const std::optional<Port> port : {std::optional<Port>(), std::optional(Port{80})}) {
            std::string host = host_of(size);
            host[size / 2] = 'A';
            const HostIndex::Entry* exact = index.find({host, port});
            const HostIndex::Entry* wildcard = index.find({"x-1." + host, port});
            if (port) {
                EXPECT_EQ(exact, nullptr) << size;
                EXPECT_EQ(wildcard, nullptr) << size;
            } else {
                ASSERT_NE(exact, nullptr) << size;
                EXPECT_EQ(exact->value, size);
                ASSERT_NE(wildcard, nullptr) << size;
                EXPECT_EQ(wildcard->value, 1000 + size);
            }
        }
        EXPECT_EQ(index.find({"x_1." + host_of(size), std::nullopt}), nullptr) << size;
    }
}

TEST(HostPattern, is_valid_only_with_the_star_in_front)
{
    for (const std::string_view pattern : {"*", "*.a", "*-a", "a", "192.0.2.1", "[::1]:80", "*.a:8080"})
        EXPECT_TRUE(is_valid_host_pattern(pattern)) << pattern;
    for (const std::string_view pattern : {"", "*a", "a*", "a.*", "*.*", "**", "*:80"})
        EXPECT_FALSE(is_valid_host_pattern(pattern)) << pattern;
}

} // namespace
} // namespace switchyard::route
