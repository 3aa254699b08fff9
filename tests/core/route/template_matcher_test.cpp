// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/template_matcher.h"

#include "tests/core/route/requests.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace switchyard::route {
namespace {

struct MatchRow
{
    const char* name;
    const char* text;
    const char* path;
    const char* values; ///< "name=value name=value"; nullptr: no match
};

class TemplateMatches : public testing::TestWithParam<MatchRow>
{};

TEST_P(TemplateMatches, As_the_reference_says)
{
    const TemplateMatcher matcher(GetParam().text);
    ASSERT_TRUE(matcher.sound());
    TemplateMatcher::Captures captures;
    const bool matches = matcher.capture(GetParam().path, captures);
    EXPECT_EQ(matches, matcher.matches(GetParam().path));
    ASSERT_EQ(matches, GetParam().values != nullptr);
    if (!matches)
        return;
    std::string values;
    for (const std::string& name : matcher.variables())
        values += (values.empty() ? "" : " ") + name + "=" + std::string(matcher.value(captures, name));
    EXPECT_EQ(values, GetParam().values);
}

// Load-balancer semantics chapter 1.4.
const std::vector<MatchRow> kRows{
    {"literal", "/a/b", "/a/b", ""},
    {"literal_is_exact", "/a/b", "/a/b/", nullptr},
    {"literal_has_case", "/a", "/A", nullptr},
    {"literal_is_not_decoded", "/a b", "/a%20b", nullptr},
    {"star_is_one_segment", "/a/*/c", "/a/b/c", ""},
    {"star_is_not_two", "/a/*/c", "/a/b/b/c", nullptr},
    {"star_is_not_empty", "/a/*/c", "/a//c", nullptr},
    {"star_at_the_end", "/a/*", "/a/b", ""},
    {"star_at_the_end_is_not_empty", "/a/*", "/a/", nullptr},
    {"rest_takes_slashes", "/a/**", "/a/b/c/", ""},
    {"rest_may_be_empty", "/a/**", "/a/", ""},
    {"rest_needs_its_slash", "/a/**", "/a", nullptr},
    {"bare_name", "/{x}", "/seven", "x=seven"},
    {"bare_name_is_one_segment", "/{x}", "/seven/", nullptr},
    {"named_star", "/shop/{user=*}/cart", "/shop/ann/cart", "user=ann"},
    {"named_rest", "/shop/{user=*}/cart/{rest=**}", "/shop/ann/cart/7/x", "user=ann rest=7/x"},
    {"named_rest_may_be_empty", "/shop/{rest=**}", "/shop/", "rest="},
    {"named_segments", "/{x=a/*/b}/c", "/a/q/b/c", "x=a/q/b"},
    {"named_literal", "/{x=a}/c", "/a/c", "x=a"},
    {"named_segments_and_rest", "/{x=a/**}", "/a/b/c", "x=a/b/c"},
    {"inside_a_segment", "/img-*.png", "/img-7.png", ""},
    {"inside_a_segment_not_empty", "/img-*.png", "/img-.png", nullptr},
    {"inside_a_segment_no_slash", "/img-*.png", "/img-a/b.png", nullptr},
    {"first_takes_most", "/{a=*}-{b=*}", "/x-y-z", "a=x-y b=z"},
    {"first_takes_most_but_leaves_one", "/{a=*}-{b=*}", "/x--", "a=x b=-"},
    {"needs_room_for_both", "/{a=*}-{b=*}", "/-x", nullptr},
    {"literal_at_both_ends_may_not_share", "/ab*ba", "/aba", nullptr},
    {"literal_at_both_ends", "/ab*ba", "/abba-ba", ""},
    {"rest_behind_a_literal", "/a{x=**}", "/abc/d", "x=bc/d"},
    {"rest_behind_a_star", "/{a=*}.{x=**}", "/a.b.c/d.e", "a=a.b x=c/d.e"},
    {"variable_across_literals", "/a{x=b}c*", "/abcd", "x=b"},
    {"slash_only", "/", "/", ""},
    {"slash_only_is_exact", "/", "/a", nullptr},
    {"empty_segments", "//*", "//a", ""},
    {"trailing_slash", "/{x}/", "/a/", "x=a"},
    {"no_path", "/{x}", "*", nullptr},
    {"empty_path", "/{x}", "", nullptr},
};

INSTANTIATE_TEST_SUITE_P(Route, TemplateMatches, testing::ValuesIn(kRows),
                         [](const auto& row) { return row.param.name; });

TEST(TemplateMatcher, of_an_unsound_template_matches_nothing)
{
    for (const char* text : {"", "a", "/**/b", "/{x", "/{x}{x}", "/***"}) {
        const TemplateMatcher matcher(text);
        EXPECT_FALSE(matcher.sound()) << text;
        EXPECT_FALSE(matcher.matches("/a")) << text;
    }
}

struct RewriteRow
{
    const char* rewrite;
    const char* target;
};

TEST(TemplateRewrite, puts_the_variables_where_they_stand)
{
    const std::vector<RewriteRow> rows{
        {"/{user}-{rest}", "/ann-7/x?y=1"}, // the example of the reference
        {"/{rest}/{user}/{user}", "/7/x/ann/ann?y=1"},
        {"/fixed", "/fixed?y=1"},
        {"/{none}", "/?y=1"},
    };
    for (const RewriteRow& row : rows) {
        ForwardAction action = to_service(1);
        action.path_template_rewrite = row.rewrite;
        PathMatcherInput matcher;
        matcher.route_rules.push_back(
            {ElementId{9}, 0, {{PathTemplate{"/shop/{user=*}/cart/{rest=**}"}, {}, {}}}, action});
        const auto table = build(one_matcher(std::move(matcher)));
        const TestRequest request{.path = "/shop/ann/cart/7/x", .query = "y=1"};
        const RequestOf views(request);
        const RouteMatch match = table->match(views);
        ASSERT_EQ(match.rule, ElementId{9});
        EXPECT_EQ(rewritten_target(std::get<ForwardAction>(*match.action), match, views), row.target);
    }
}

} // namespace
} // namespace switchyard::route
