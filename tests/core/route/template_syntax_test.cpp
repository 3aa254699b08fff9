// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/template_syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::route {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct TemplateCase
{
    const char* name;
    const char* text;
    const char* trouble; ///< a part of it; empty: it is sound
};

class Templates : public testing::TestWithParam<TemplateCase>
{};

TEST_P(Templates, Are_sound_or_named_with_their_trouble)
{
    const TemplateReading reading = read_path_template(GetParam().text);
    if (*GetParam().trouble == '\0') {
        EXPECT_EQ(reading.trouble, "");
    } else {
        EXPECT_THAT(reading.trouble, HasSubstr(GetParam().trouble));
    }
}

constexpr TemplateCase kTemplates[] = {
    {"literal", "/index.htm", ""},
    {"root", "/", ""},
    {"one_segment", "/shop/*/cart", ""},
    {"rest", "/shop/**", ""},
    {"variable", "/{user}/cart", ""},
    {"variable_of_one_segment", "/{user=*}/cart/", ""},
    {"variable_of_the_rest", "/shop/{user=*}/cart/{rest=**}", ""},
    {"variable_of_several_segments", "/{name=a/*/b}/c", ""},
    {"five_operators", "/{a}/{b}/*/*/**", ""},
    {"documented_sample", "/{a=*}/{b=*}/index.htm", ""},
    {"part_of_a_segment", "/*.ico", ""},
    {"variable_as_a_part_of_a_segment", "/v{major}/{file}.ts", ""},

    {"empty", "", "begin with /"},
    {"no_slash", "shop/*", "begin with /"},
    {"six_operators", "/{a}/{b}/{c}/*/*/**", "6 operators"},
    {"rest_in_the_middle", "/**/cart", "follow **"},
    {"slash_after_the_rest", "/**/", "follow **"},
    {"rest_inside_a_variable", "/{a=**}/cart", "follow **"},
    {"three_stars", "/***", "something must stand"},
    {"two_variables_side_by_side", "/{a}{b}", "something must stand"},
    {"suffix_of_the_rest", "/**.ts", "follow **"},
    {"open", "/{a", "not closed"},
    {"closed_twice", "/{a}}", "{ and }"},
    {"closing_only", "/a}", "{ and }"},
    {"nested", "/{a={b}}", "{ and }"},
    {"digit_first", "/{1a}", "no name"},
    {"hyphen", "/{user-id}", "no name"},
    {"nameless", "/{}", "no name"},
    {"nameless_with_pattern", "/{=*}", "no name"},
    {"no_pattern", "/{a=}", "empty pattern"},
    {"twice", "/{a}/{a}", "twice"},
    {"query", "/a?b", "query"},
};

INSTANTIATE_TEST_SUITE_P(Route, Templates, testing::ValuesIn(kTemplates),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Template, Knows_its_variables_in_order_and_counts_its_operators)
{
    const TemplateReading reading = read_path_template("/shop/{user=*}/x/*/{rest=**}");
    EXPECT_THAT(reading.variables, ElementsAre("user", "rest"));
    EXPECT_EQ(reading.operators, 3U);
}

class TemplateRewrites : public testing::TestWithParam<TemplateCase>
{};

TEST_P(TemplateRewrites, Are_sound_or_named_with_their_trouble)
{
    const RewriteReading reading = read_template_rewrite(GetParam().text);
    if (*GetParam().trouble == '\0') {
        EXPECT_EQ(reading.trouble, "");
    } else {
        EXPECT_THAT(reading.trouble, HasSubstr(GetParam().trouble));
    }
}

constexpr TemplateCase kRewrites[] = {
    {"literal", "/", ""},
    {"documented_sample", "/{user}-{rest}", ""},
    {"side_by_side", "/{a}{b}/c", ""},
    {"no_slash", "{a}", "begin with /"},
    {"pattern", "/{a=*}", "pattern"},
    {"star", "/*", "* means nothing"},
    {"open", "/{a", "do not fit"},
    {"closing_only", "/a}", "do not fit"},
    {"nested", "/{a{b}}", "do not fit"},
    {"nameless", "/{}", "no name"},
};

INSTANTIATE_TEST_SUITE_P(Route, TemplateRewrites, testing::ValuesIn(kRewrites),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(TemplateRewrite, Knows_its_variables)
{
    EXPECT_THAT(read_template_rewrite("/{user}-{rest}").variables, ElementsAre("user", "rest"));
    EXPECT_THAT(read_template_rewrite("/").variables, IsEmpty());
}

} // namespace
} // namespace switchyard::route
