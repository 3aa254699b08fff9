// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field_path.h"

#include <gtest/gtest.h>

#include <random>

namespace switchyard::schema {
namespace {

TEST(FieldPath, round_trips_its_text_form)
{
    for (const auto* text : {"", "name", "pathMatchers[0].routeRules[2].priority", "labels.env", "labels[\"a.b\"]",
                             "hosts[0]", "labels[\"quote \\\" and \\\\ slash\"]", "a-b_c9", "[\"\"]", "[3]"}) {
        const auto path = FieldPath::parse(text);
        ASSERT_TRUE(path) << text;
        EXPECT_EQ(path->to_string(), text);
        EXPECT_EQ(FieldPath::parse(path->to_string()), *path);
    }
}

TEST(FieldPath, separates_names_from_indexes)
{
    const auto path = FieldPath::parse("pathMatchers[0].labels[\"0\"]");
    ASSERT_TRUE(path);
    EXPECT_EQ(*path, (FieldPath{"pathMatchers", std::size_t{0}, "labels", "0"}));
    EXPECT_TRUE(path->last_is_name());
    EXPECT_EQ(path->last_name(), "0");
    EXPECT_TRUE(path->prefix(2).last_is_index());
}

TEST(FieldPath, says_where_a_text_is_wrong)
{
    for (const auto* text : {".", "a.", "a..b", "a[", "a[]", "a[-1]", "a[1", "a[1]b", "a[\"x]", "a b", "a[99999999999]",
                             "a[\"x\"", "[\"x\"]y", ".a"}) {
        const auto path = FieldPath::parse(text);
        ASSERT_FALSE(path) << text;
        EXPECT_EQ(path.error().kind, ErrorKind::SyntaxError);
        EXPECT_NE(path.error().context.find("at character"), std::string::npos) << path.error().context;
    }
}

TEST(FieldPath, refuses_endless_paths)
{
    std::string text = "a";
    for (int i = 0; i < 100; ++i)
        text += ".a";
    EXPECT_FALSE(FieldPath::parse(text));
}

TEST(FieldPath, survives_any_text)
{
    std::mt19937 random(1);
    constexpr std::string_view kAlphabet = "ab.[]\"\\019 \n\xc3";
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto length = random() % 12; length > 0; --length)
            text += kAlphabet[random() % kAlphabet.size()];
        const auto path = FieldPath::parse(text);
        if (path)
            EXPECT_EQ(FieldPath::parse(path->to_string()), *path) << text;
    }
}

TEST(FieldPath, builds_and_takes_apart)
{
    const auto path = FieldPath{}.field("a").index(2).field("b");
    EXPECT_EQ(path.to_string(), "a[2].b");
    EXPECT_EQ(path.parent().to_string(), "a[2]");
    EXPECT_TRUE(path.starts_with(path.parent()));
    EXPECT_FALSE(path.parent().starts_with(path));
    EXPECT_EQ(path.parent().joined(FieldPath{"c"}).to_string(), "a[2].c");
}

} // namespace
} // namespace switchyard::schema
