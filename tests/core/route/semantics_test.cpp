// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include "core/route/explain.h"
#include "core/route/location.h"

#include <gtest/gtest.h>

/// Load-balancer semantics chapter 1 and the redirects of chapter 2, a table for each section.
namespace switchyard::route {
namespace {

/// Which of the input's rules (100, 101, …) decides; 1: the matcher's default, 0: the map's.
std::uint32_t decides(const RouteTableInput& input, const TestRequest& request)
{
    const auto table = build(input);
    const RequestOf views(request);
    const auto service = service_of(table->match(views));
    return service.value_or(9999);
}

constexpr std::uint32_t kMap = 0;
constexpr std::uint32_t kMatcher = 1;

TEST(Semantics, Chapter_1_1_host_rules)
{
    struct Case
    {
        const char* what;
        HostPort port;
        std::vector<const char*> hosts; ///< a host rule and matcher each
        const char* asked;
        std::uint32_t service; ///< 100 + index; 0: none fits
    };
    constexpr HostPort kCompared = HostPort::Compared;
    constexpr HostPort kDropped = HostPort::Dropped;
    const std::vector<Case> cases{
        {"literal", kCompared, {"a.example.com"}, "a.example.com", 100},
        {"case does not count", kCompared, {"a.example.com"}, "A.Example.COM", 100},
        {"no other name", kCompared, {"a.example.com"}, "b.example.com", kMap},
        {"a wildcard has several labels", kCompared, {"*.example.com"}, "a.b.example.com", 100},
        {"a wildcard does not cover the bare name", kCompared, {"*.example.com"}, "example.com", kMap},
        {"a wildcard with a dash", kCompared, {"*-shop.example.com"}, "my-shop.example.com", 100},
        {"* takes all", kCompared, {"*"}, "anything", 100},
        {"exact before wildcard", kCompared, {"*.example.com", "a.example.com"}, "a.example.com", 101},
        {"the longest wildcard", kCompared, {"*.com", "*.example.com", "*"}, "a.example.com", 101},
        {"* comes last", kCompared, {"*", "*.com"}, "a.com", 101},
        {"an address", kCompared, {"192.0.2.1"}, "192.0.2.1", 100},
        {"a port belongs to the host", kCompared, {"a.com"}, "a.com:8080", kMap},
        {"a port that is listed", kCompared, {"a.com", "a.com:8080"}, "a.com:8080", 101},
        {"the default port counts as none", kCompared, {"a.com"}, "a.com:80", 100},
        {"classic drops the port", kDropped, {"a.com"}, "a.com:8080", 100},
    };
    for (const Case& one : cases) {
        RouteTableInput input;
        input.host_port = one.port;
        input.default_action = to_service(kMap);
        for (std::uint32_t at = 0; at < one.hosts.size(); ++at) {
            PathMatcherInput matcher;
            matcher.id = ElementId{10 + at};
            matcher.default_action = to_service(100 + at);
            input.path_matchers.push_back(std::move(matcher));
            input.host_rules.push_back({ElementId{20 + at}, {one.hosts[at]}, at});
        }
        EXPECT_EQ(decides(input, {.host = one.asked}), one.service) << one.what;
    }
}

TEST(Semantics, Chapter_1_2_path_rules)
{
    const RouteTableInput input =
        path_rules({"/video", "/video/*", "/video/hd/*", "/video/hd/exact", "/Case", "/%61/*"});
    const std::vector<std::tuple<const char*, const char*, std::uint32_t>> cases{
        {"exact", "/video", 100},
        {"a wildcard covers the bare slash", "/video/", 101},
        {"and everything below", "/video/x/y", 101},
        {"the longest wildcard wins", "/video/hd/x", 102},
        {"exact wins over wildcard", "/video/hd/exact", 103},
        {"a longer text is not exact", "/videos", kMatcher},
        {"case counts", "/case", kMatcher},
        {"nothing is decoded", "/a/x", kMatcher},
        {"encoded text is text", "/%61/x", 105},
    };
    for (const auto& [what, path, service] : cases)
        EXPECT_EQ(decides(input, {.path = path, .query = "video=/video"}), service) << what;
    // List order has no meaning.
    EXPECT_EQ(decides(path_rules({"/a/b/*", "/a/*", "/a/b/c"}), {.path = "/a/b/c"}), 102U);
    EXPECT_EQ(decides(path_rules({"/*", "/a"}), {.path = "/b"}), 100U);
}

TEST(Semantics, Chapter_1_3_route_rules)
{
    struct Case
    {
        const char* what;
        PathPredicate path;
        const char* asked;
        bool fits;
    };
    const std::vector<Case> cases{
        {"a prefix is a text", PathPrefix{"/a"}, "/ab", true},
        {"* in a prefix is a character", PathPrefix{"/*"}, "/ab", false},
        {"the empty prefix", PathPrefix{""}, "/ab", true},
        {"/", PathPrefix{"/"}, "/ab", true},
        {"case of a prefix", PathPrefix{"/A"}, "/a", false},
        {"ignoreCase of a prefix", PathPrefix{"/A", true}, "/aB", true},
        {"a full path", FullPath{"/a"}, "/a", true},
        {"a full path goes to the end", FullPath{"/a"}, "/a/", false},
        {"ignoreCase of a full path", FullPath{"/A/b", true}, "/a/B", true},
        {"an expression fits the whole path", PathRegex{"/a"}, "/ab", false},
        {"an expression", PathRegex{"/a[0-9]+"}, "/a42", true},
        {"no path predicate", AnyPath{}, "/anything", true},
    };
    for (const Case& one : cases)
        EXPECT_EQ(decides(route_rules({{one.path, {}, {}}}), {.path = one.asked, .query = "q"}),
                  one.fits ? 100U : kMatcher)
            << one.what;

    RouteTableInput order = route_rules({{PathPrefix{"/"}, {}, {}}, {PathPrefix{"/a"}, {}, {}}});
    EXPECT_EQ(decides(order, {.path = "/a"}), 100U) << "the lowest priority number first";
    order.path_matchers[0].route_rules[0].priority = 7;
    EXPECT_EQ(decides(order, {.path = "/a"}), 101U) << "whatever the order of the list";
    order.path_matchers[0].route_rules[1].match_rules = {{FullPath{"/x"}, {}, {}}, {FullPath{"/a"}, {}, {}}};
    EXPECT_EQ(decides(order, {.path = "/a"}), 101U) << "matchRules: any of them";
    order.path_matchers[0].route_rules[1].match_rules[1].headers = {{"x", ValueIsPresent{}, false}};
    EXPECT_EQ(decides(order, {.path = "/a"}), 100U) << "inside an entry: all of it";
}

TEST(Semantics, Chapter_1_4_path_templates)
{
    const std::vector<std::tuple<const char*, const char*, bool>> cases{
        {"/shop/*", "/shop/a", true},       {"/shop/*", "/shop/", false},
        {"/shop/*", "/shop/a/b", false},    {"/shop/**", "/shop/", true},
        {"/shop/**", "/shop/a/b/", true},   {"/shop/**", "/shop", false},
        {"/{a}/{b=*}", "/x/y", true},       {"/{a}/{b=*}", "/x//", false},
        {"/{a=b/*/c}/d", "/b/x/c/d", true}, {"/{a=b/*/c}/d", "/b/x/y/c/d", false},
        {"/Shop/*", "/shop/a", false},      {"/%61/*", "/a/b", false},
        {"/{rest=**}", "/", true},          {"/v/{id}.json", "/v/7.json", true},
    };
    for (const auto& [text, path, fits] : cases)
        EXPECT_EQ(decides(route_rules({{PathTemplate{text}, {}, {}}}), {.path = path}), fits ? 100U : kMatcher)
            << text << " " << path;
}

TEST(Semantics, Chapter_1_5_header_predicates)
{
    struct Case
    {
        const char* what;
        HeaderPredicate header;
        std::vector<std::pair<std::string, std::string>> sent;
        bool fits;
    };
    const std::vector<Case> cases{
        {"exact", {"x", ValueEquals{"1"}, false}, {{"X", "1"}}, true},
        {"exact is the whole value", {"x", ValueEquals{"1"}, false}, {{"X", "12"}}, false},
        {"exact, absent", {"x", ValueEquals{""}, false}, {}, false},
        {"prefix", {"x", ValueStartsWith{"ab"}, false}, {{"x", "abc"}}, true},
        {"suffix", {"x", ValueEndsWith{"bc"}, false}, {{"x", "abc"}}, true},
        {"an expression fits the whole value", {"x", ValueMatchesRegex{"a+"}, false}, {{"x", "aab"}}, false},
        {"an expression", {"x", ValueMatchesRegex{"a+b"}, false}, {{"x", "aab"}}, true},
        {"present", {"x", ValueIsPresent{true}, false}, {{"x", ""}}, true},
        {"presentMatch: false wants absence", {"x", ValueIsPresent{false}, false}, {}, true},
        {"the start belongs to the range", {"x", ValueInRange{-5, 3}, false}, {{"x", "-5"}}, true},
        {"the end does not", {"x", ValueInRange{-5, 3}, false}, {{"x", "3"}}, false},
        {"a sign", {"x", ValueInRange{-5, 3}, false}, {{"x", "+2"}}, true},
        {"no number", {"x", ValueInRange{-5, 3}, false}, {{"x", "2.0"}}, false},
        {"invert", {"x", ValueEquals{"1"}, true}, {{"x", "2"}}, true},
        {"an absent header satisfies an inverted match", {"x", ValueEquals{"1"}, true}, {}, true},
        {"repeated lines are joined", {"x", ValueEquals{"1,2"}, false}, {{"x", "1"}, {"X", "2"}}, true},
        {"the host", {":authority", ValueEquals{"shop.example.com"}, false}, {}, true},
        {"the method", {":method", ValueEquals{"GET"}, false}, {}, true},
        {"the port", {"PORT", ValueEquals{"80"}, false}, {}, true},
    };
    for (const Case& one : cases)
        EXPECT_EQ(decides(route_rules({{AnyPath{}, {one.header}, {}}}), {.headers = one.sent}),
                  one.fits ? 100U : kMatcher)
            << one.what;
}

TEST(Semantics, Chapter_1_5_query_predicates)
{
    struct Case
    {
        const char* what;
        QueryPredicate query;
        std::optional<std::string> sent;
        bool fits;
    };
    const std::vector<Case> cases{
        {"exact", {"a", ValueEquals{"1"}}, "b=2&a=1", true},
        {"the first value counts", {"a", ValueEquals{"2"}}, "a=1&a=2", false},
        {"it must be there", {"a", ValueEquals{""}}, "b=1", false},
        {"without = it is empty", {"a", ValueEquals{""}}, "a", true},
        {"present", {"a", ValueIsPresent{true}}, "a=", true},
        {"no query at all", {"a", ValueIsPresent{true}}, std::nullopt, false},
        {"an expression fits the whole value", {"a", ValueMatchesRegex{"[12]"}}, "a=12", false},
        {"nothing is decoded", {"a", ValueEquals{"1"}}, "%61=1", false},
        {"case of names counts", {"a", ValueEquals{"1"}}, "A=1", false},
    };
    for (const Case& one : cases)
        EXPECT_EQ(decides(route_rules({{AnyPath{}, {}, {one.query}}}), {.query = one.sent}), one.fits ? 100U : kMatcher)
            << one.what;
}

TEST(Semantics, Chapter_2_2_redirects)
{
    struct Case
    {
        const char* what;
        RedirectAction action;
        PathPredicate path;
        TestRequest request;
        const char* location;
    };
    const std::vector<Case> cases{
        {"https", {.https = true}, AnyPath{}, {.path = "/a", .query = "q=1"}, "https://shop.example.com/a?q=1"},
        {"https drops the port", {.https = true}, AnyPath{}, {.host = "a.com:8080"}, "https://a.com/"},
        {"host", {.host = "b.example.com"}, AnyPath{}, {.path = "/a"}, "http://b.example.com/a"},
        {"path", {.path = "/new"}, AnyPath{}, {.path = "/a/b", .query = "q"}, "http://shop.example.com/new?q"},
        {"prefix",
         {.prefix = "/b/"},
         PathPrefix{"/a/"},
         {.path = "/a/x", .query = "q"},
         "http://shop.example.com/b/x?q"},
        {"prefix without a match is prepended",
         {.prefix = "/b"},
         AnyPath{},
         {.path = "/x"},
         "http://shop.example.com/b/x"},
        {"without the query",
         {.strip_query = true},
         AnyPath{},
         {.path = "/a", .query = "q"},
         "http://shop.example.com/a"},
        {"an empty query stays",
         {.https = true},
         AnyPath{},
         {.path = "/a", .query = ""},
         "https://shop.example.com/a?"},
    };
    for (const Case& one : cases) {
        RouteTableInput input = route_rules({{one.path, {}, {}}});
        input.path_matchers[0].route_rules[0].action = one.action;
        const auto table = build(input);
        const RequestOf views(one.request);
        const RouteMatch match = table->match(views);
        EXPECT_EQ(redirect_location(std::get<RedirectAction>(*match.action), match, views), one.location) << one.what;
    }
}

} // namespace
} // namespace switchyard::route
