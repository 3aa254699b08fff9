// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace switchyard::route {
namespace {

std::string chosen(const RouteTableInput& input, const std::string& path)
{
    const auto table = build(input);
    const RouteMatch match = table->match(RequestOf({.path = path}));
    if (!match.rule)
        return "(default)";
    EXPECT_EQ(match.rule.value, service_of(match).value());
    return input.path_matchers[0].path_rules[match.rule.value - 100].paths[0];
}

struct PathRow
{
    std::string path;
    std::string rule;
};

TEST(PathRules, prefer_the_exact_path_then_the_longest_wildcard)
{
    const RouteTableInput input =
        path_rules({"/video/*", "/video/hd/*", "/video/hd", "/video/hd/4k.html", "/vid", "/a//b", "/a/%2F/*"});
    const std::vector<PathRow> rows{
        {"/video/", "/video/*"},
        {"/video/x", "/video/*"},
        {"/video/x/y", "/video/*"},
        {"/video", "(default)"}, // list both to cover both
        {"/videos", "(default)"},
        {"/video/hd", "/video/hd"},
        {"/video/hd/", "/video/hd/*"},
        {"/video/hdx", "/video/*"},
        {"/video/hd/4k.html", "/video/hd/4k.html"},
        {"/video/hd/4k.html2", "/video/hd/*"},
        {"/video/hd/4k", "/video/hd/*"},
        {"/vid", "/vid"},
        {"/vi", "(default)"},
        {"/VIDEO/x", "(default)"}, // case counts
        {"/video/*", "/video/*"},  // a star in a request is an ordinary character
        {"/a//b", "/a//b"},
        {"/a/b", "(default)"},
        {"/a/%2F/x", "/a/%2F/*"}, // nothing is decoded
        {"/a///x", "(default)"},
        {"/", "(default)"},
        {"", "(default)"},
        {"*", "(default)"},
        {"video/x", "(default)"},
    };
    for (const PathRow& row : rows)
        EXPECT_EQ(chosen(input, row.path), row.rule) << row.path;
}

TEST(PathRules, do_not_depend_on_their_order)
{
    EXPECT_EQ(chosen(path_rules({"/*", "/a/*", "/a/b/*", "/a/b"}), "/a/b/c"), "/a/b/*");
    EXPECT_EQ(chosen(path_rules({"/a/b", "/a/b/*", "/a/*", "/*"}), "/a/b/c"), "/a/b/*");
    EXPECT_EQ(chosen(path_rules({"/*", "/a/*", "/a/b/*", "/a/b"}), "/a/b"), "/a/b");
    EXPECT_EQ(chosen(path_rules({"/*", "/a/*"}), "/"), "/*");
}

TEST(PathRules, know_an_exact_path_with_a_slash_from_the_wildcard_there)
{
    const RouteTableInput input = path_rules({"/a/*", "/a/"});
    EXPECT_EQ(chosen(input, "/a/"), "/a/");
    EXPECT_EQ(chosen(input, "/a/x"), "/a/*");
}

TEST(PathRules, let_one_rule_have_several_paths)
{
    PathMatcherInput matcher;
    matcher.path_rules.push_back({ElementId{100}, {"/blog", "/blog/*", "/news"}, to_service(100)});
    const auto table = build(one_matcher(std::move(matcher)));
    for (const std::string path : {"/blog", "/blog/", "/blog/x", "/news"})
        EXPECT_EQ(table->match(RequestOf({.path = path})).rule, ElementId{100}) << path;
    EXPECT_FALSE(table->match(RequestOf({.path = "/news/"})).rule);
}

TEST(PathRules, look_at_the_path_without_the_query)
{
    const auto table = build(path_rules({"/a"}));
    const TestRequest request{.path = "/a", .query = "x=/b"};
    EXPECT_EQ(table->match(RequestOf(request)).rule, ElementId{100});
}

TEST(PathRules, say_what_part_of_the_path_they_covered)
{
    const auto table = build(path_rules({"/a/*", "/b"}));
    RouteMatch match = table->match(RequestOf({.path = "/a/x"}));
    EXPECT_EQ(match.matched_prefix_size, 3U);
    EXPECT_FALSE(match.replaces_whole_path);
    match = table->match(RequestOf({.path = "/b"}));
    EXPECT_TRUE(match.replaces_whole_path);
    match = table->match(RequestOf({.path = "/c"}));
    EXPECT_EQ(match.matched_prefix_size, 0U);
    EXPECT_FALSE(match.replaces_whole_path);
}

TEST(PathRules, survive_paths_of_any_size_and_bytes)
{
    std::string deep = "/";
    PathMatcherInput matcher;
    for (std::uint32_t number = 0; number < 500; ++number) {
        matcher.path_rules.push_back({ElementId{number + 1}, {deep + "*"}, to_service(number)});
        deep += "a/";
    }
    const auto table = build(one_matcher(std::move(matcher)));
    std::string path = "/";
    while (path.size() < 65'536)
        path += "a/";
    EXPECT_EQ(table->match(RequestOf({.path = path})).rule, ElementId{500});
    for (const auto& [text, expected] :
         std::vector<std::pair<std::string, std::uint64_t>>{{std::string(65'536, '/'), 1},
                                                            {std::string("/\0\0", 3), 1},
                                                            {std::string(65'536, '\0'), 0},
                                                            {std::string(65'536, '\xff'), 0}}) {
        const TestRequest request{.path = text};
        EXPECT_EQ(table->match(RequestOf(request)).rule.value, expected) << text.substr(0, 3);
    }
}

} // namespace
} // namespace switchyard::route
