// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include "core/route/location.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace switchyard::route {
namespace {

/// A map whose one rule answers with `action`; `rule` is "/a/*" or "/a" (path rules), "prefix …", "full …", "regex …",
/// "any", or "default".
RouteTableInput map_with(const std::string& rule, const Action& action)
{
    PathMatcherInput matcher;
    const auto route_rule = [&](PathPredicate predicate) {
        matcher.route_rules.push_back({ElementId{100}, 1, {{std::move(predicate), {}, {}}}, action});
    };
    const std::string rest = rule.substr(rule.find(' ') + 1);
    if (rule == "default")
        matcher.default_action = action;
    else if (rule == "any")
        route_rule(AnyPath{});
    else if (rule.starts_with("prefix "))
        route_rule(PathPrefix{rest});
    else if (rule.starts_with("iprefix "))
        route_rule(PathPrefix{rest, true});
    else if (rule.starts_with("full "))
        route_rule(FullPath{rest});
    else if (rule.starts_with("regex "))
        route_rule(PathRegex{rest});
    else
        matcher.path_rules.push_back({ElementId{100}, {rule}, action});
    return one_matcher(std::move(matcher));
}

std::string location(const std::string& rule, const RedirectAction& action, const TestRequest& request,
                     const LocationTranslation* translation = nullptr)
{
    const auto table = build(map_with(rule, action));
    const RequestOf views(request);
    const RouteMatch match = table->match(views);
    const auto* redirect = match.action ? std::get_if<RedirectAction>(match.action) : nullptr;
    if (!redirect)
        return "(no redirect)";
    const std::string text = redirect_location(*redirect, match, views, translation);
    // The form for the request path writes the same, fits exactly, and never beyond.
    std::string buffer(text.size() + 1, '#');
    EXPECT_EQ(append_redirect_location(buffer.data(), text.size(), *redirect, match, views, translation), text.size());
    EXPECT_EQ(buffer, text + '#');
    for (std::size_t capacity = 0; capacity < text.size(); ++capacity)
        EXPECT_FALSE(append_redirect_location(buffer.data(), capacity, *redirect, match, views, translation));
    return text;
}

struct RedirectRow
{
    std::string rule;
    RedirectAction action;
    TestRequest request;
    std::string location;
};

TEST(Redirect, changes_what_it_says_and_copies_the_rest)
{
    const TestRequest with_port{.host = "shop.example.com:8080", .path = "/a/b", .query = "x=1&y", .rule_port = 8080};
    const TestRequest secure{.host = "shop.example.com", .path = "/a/b", .scheme = Scheme::Https, .rule_port = 443};
    const TestRequest empty_query{.path = "/a/b", .query = ""};
    const std::vector<RedirectRow> rows{
        {"default", {.https = true}, {.path = "/a/b", .query = "x=1"}, "https://shop.example.com/a/b?x=1"},
        {"default", {.https = true}, with_port, "https://shop.example.com/a/b?x=1&y"}, // the port is dropped
        {"default", {.https = true, .strip_query = true}, with_port, "https://shop.example.com/a/b"},
        {"default", {.strip_query = true}, with_port, "http://shop.example.com:8080/a/b"},
        {"default", {.https = true}, empty_query, "https://shop.example.com/a/b?"},
        {"default", {.host = "www.example.com"}, with_port, "http://www.example.com/a/b?x=1&y"},
        {"default", {.host = "www.example.com:81"}, with_port, "http://www.example.com:81/a/b?x=1&y"},
        {"default", {.host = "www.example.com"}, secure, "https://www.example.com/a/b"},
        {"default",
         {.https = true, .host = "www.example.com"},
         {.host = "any-host-name", .path = "/path"},
         "https://www.example.com/path"},
        {"default", {.path = "/new"}, with_port, "http://shop.example.com:8080/new?x=1&y"},
        {"default", {.strip_query = true, .path = "/new"}, with_port, "http://shop.example.com:8080/new"},
        {"default", {.path = "/new?z"}, with_port, "http://shop.example.com:8080/new?z"},
        {"default", {.path = "new"}, secure, "https://shop.example.com/new"},
        {"default", {.path = "/x"}, {.host = "shop.example.com:80"}, "http://shop.example.com/x"},
        {"default", {.path = "/x"}, {.host = "[2001:db8::1]:8080"}, "http://[2001:db8::1]:8080/x"},
    };
    for (const RedirectRow& row : rows)
        EXPECT_EQ(location(row.rule, row.action, row.request), row.location);
}

TEST(Redirect, replaces_the_matched_prefix)
{
    struct Row
    {
        std::string rule;
        std::string prefix;
        std::string path;
        std::string result;
    };
    const std::vector<Row> rows{
        {"prefix /old-shop/", "/catalogue/", "/old-shop/shoes", "/catalogue/shoes"},
        {"prefix /old", "/new", "/older/x", "/newer/x"},
        {"prefix /Cats", "/cats", "/Cats", "/cats"},
        {"iprefix /CATS", "/dogs", "/cats/x", "/dogs/x"},
        {"prefix /a/", "/", "/a/x", "/x"},
        {"prefix /", "/v2/", "/x", "/v2/x"},
        {"prefix ", "/v2/", "/x", "/v2/x"},
        {"/a/*", "/b/", "/a/x/y", "/b/x/y"},
        {"/a/*", "/b/", "/a/", "/b/"},
        {"/a", "/b", "/a", "/b"}, // an exact path rule: the whole path
        {"full /a/b", "/c", "/a/b", "/c"},
        {"regex /a/.*", "/c", "/a/b", "/c"},
        {"default", "/old-shop/", "/catalogue", "/old-shop/catalogue"}, // defaults: put in front
        {"default", "/old-shop", "/catalogue", "/old-shop/catalogue"},
        {"default", "/old-shop", "/", "/old-shop/"},
        {"any", "/v2", "/x", "/v2/x"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(location(row.rule, {.prefix = row.prefix}, {.path = row.path}),
                  "http://shop.example.com" + row.result)
            << row.rule;
    }
}

TEST(Redirect, never_lets_a_request_break_out_of_the_header)
{
    EXPECT_EQ(location("default", {.path = "/x"}, {.host = "a\r\nSet-Cookie: b", .query = "c\r\n\r\n d\x7f"}),
              "http://a%0D%0ASet-Cookie:%20b/x?c%0D%0A%0D%0A%20d%7F");
    EXPECT_EQ(location("default", {.https = true}, {.path = std::string("/a\0b\n", 5)}),
              "https://shop.example.com/a%00b%0A");
    EXPECT_EQ(location("default", {.host = "b\r\nX: y", .path = "/ \n"}, {}), "http://b%0D%0AX:%20y/%20%0A");
}

TEST(Redirect, stays_on_this_host_when_the_request_names_none)
{
    EXPECT_EQ(location("default", {.path = "/x"}, {.host = ""}), "/x");
    EXPECT_EQ(location("default", {.strip_query = true}, {.host = "", .path = "//evil.test/x"}), "/.//evil.test/x");
    EXPECT_EQ(location("prefix /a", {.prefix = "/"}, {.host = "", .path = "/a/evil.test"}), "/.//evil.test");
}

TEST(Redirect, keeps_what_is_no_path_a_location)
{
    EXPECT_EQ(location("default", {.https = true}, {.path = "*"}), "https://shop.example.com/*");
    EXPECT_EQ(location("default", {.https = true}, {.path = ""}), "https://shop.example.com/");
    EXPECT_EQ(location("default", {.prefix = "/a"}, {.path = ""}), "http://shop.example.com/");
}

struct RewriteRow
{
    std::string rule;
    std::optional<std::string> rewrite;
    std::string path;
    std::optional<std::string> query;
    std::string target;
};

TEST(Rewrite, replaces_the_matched_prefix_and_keeps_the_query)
{
    const std::vector<RewriteRow> rows{
        {"/a/*", "/b/", "/a/x", "q=1", "/b/x?q=1"},
        {"/a/*", "/b/", "/a/", std::nullopt, "/b/"},
        {"/a/*", "/", "/a/x", std::nullopt, "/x"},
        {"/a", "/b/c", "/a", "", "/b/c?"},
        {"prefix /video/", "/media/", "/video/42/intro.ts", std::nullopt, "/media/42/intro.ts"},
        {"prefix /video", "/", "/videos", std::nullopt, "/s"},
        {"iprefix /VIDEO/", "/m/", "/video/x", std::nullopt, "/m/x"},
        {"full /a/b", "/c", "/a/b", "x", "/c?x"},
        {"default", "/v2/", "/x", std::nullopt, "/v2/x"},
        {"default", "/v2", "/x", std::nullopt, "/v2/x"},
        {"default", "/", "/x", std::nullopt, "/x"},
        {"default", "v2", "/x", std::nullopt, "/v2/x"},
        {"any", "/v2", "/", std::nullopt, "/v2/"},
        {"default", "/v2", "*", std::nullopt, "*"},
        {"default", std::nullopt, "/x//y/%2e", "a=b?c", "/x//y/%2e?a=b?c"},
        {"default", "/a b\r\n", "/x", std::nullopt, "/a%20b%0D%0A/x"},
    };
    for (const RewriteRow& row : rows) {
        ForwardAction action = to_service(7);
        action.path_prefix_rewrite = row.rewrite;
        const auto table = build(map_with(row.rule, action));
        const TestRequest request{.path = row.path, .query = row.query};
        const RequestOf views(request);
        const RouteMatch match = table->match(views);
        ASSERT_EQ(service_of(match), 7U) << row.rule;
        const auto& forward = std::get<ForwardAction>(*match.action);
        EXPECT_EQ(rewritten_target(forward, match, views), row.target) << row.rule;
        std::string buffer(row.target.size() + 1, '#');
        EXPECT_EQ(append_rewritten_target(buffer.data(), row.target.size(), forward, match, views), row.target.size());
        EXPECT_EQ(buffer, row.target + '#');
        for (std::size_t capacity = 0; capacity < row.target.size(); ++capacity)
            EXPECT_FALSE(append_rewritten_target(buffer.data(), capacity, forward, match, views));
    }
}

TEST(NormalisedLocation, is_the_same_url_without_dot_segments)
{
    const auto both = [](const TestRequest& request, const LocationTranslation* translation = nullptr) {
        const RequestOf views(request);
        const std::string text = normalised_location(views, translation);
        std::string buffer(text.size(), '#');
        EXPECT_EQ(append_normalised_location(buffer.data(), buffer.size(), views, translation), text.size());
        EXPECT_EQ(buffer, text);
        EXPECT_FALSE(append_normalised_location(buffer.data(), buffer.size() - 1, views, translation));
        return text;
    };
    EXPECT_EQ(both({.path = "/a/../b", .query = "x=/../"}), "http://shop.example.com/b?x=/../");
    EXPECT_EQ(both({.host = "", .path = "/..//evil.test"}), "/.//evil.test");
    const LocationTranslation none;
    EXPECT_EQ(both({.host = "s.localhost:8080", .path = "/./b", .rule_port = 80, .local_port = 8080}),
              "http://s.localhost/b");
    EXPECT_EQ(both({.host = "s.localhost:8080", .path = "/./b", .rule_port = 80, .local_port = 8080}, &none),
              "http://s.localhost:8080/b");
}

} // namespace
} // namespace switchyard::route
