// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/suggest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace switchyard {
namespace {

const std::vector<std::string> kFields{"pathMatchers", "hostRules", "defaultService", "name"};

TEST(Suggest, counts_insertions_deletions_substitutions_and_swaps)
{
    EXPECT_EQ(edit_distance("", "", 4), 0u);
    EXPECT_EQ(edit_distance("abc", "abc", 4), 0u);
    EXPECT_EQ(edit_distance("abc", "ac", 4), 1u);
    EXPECT_EQ(edit_distance("abc", "abxc", 4), 1u);
    EXPECT_EQ(edit_distance("abc", "axc", 4), 1u);
    EXPECT_EQ(edit_distance("abc", "acb", 4), 1u);
    EXPECT_EQ(edit_distance("kitten", "sitting", 4), 3u);
    EXPECT_EQ(edit_distance("URLMaps", "urlMaps", 4), 0u);
}

TEST(Suggest, stops_counting_at_the_limit)
{
    EXPECT_EQ(edit_distance("aaaa", "bbbb", 2), 3u);
    EXPECT_EQ(edit_distance("a", "aaaaaaaa", 2), 3u);
}

TEST(Suggest, counts_the_same_under_every_limit)
{
    std::mt19937 random(5);
    const auto word = [&] {
        std::string text(random() % 9, 'a');
        for (auto& letter : text)
            letter = static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int i = 0; i < 5'000; ++i) {
        const auto a = word();
        const auto b = word();
        const auto distance = edit_distance(a, b, 64);
        EXPECT_EQ(edit_distance(b, a, 64), distance) << a << " " << b;
        for (std::size_t limit = 0; limit < 8; ++limit)
            EXPECT_EQ(edit_distance(a, b, limit), std::min(distance, limit + 1)) << a << " " << b << " " << limit;
    }
}

TEST(Suggest, treats_texts_beyond_its_bound_as_different)
{
    const std::string longest(256, 'a');
    const std::string longer(257, 'a');
    EXPECT_EQ(edit_distance(longest, longest, 4), 0u);
    EXPECT_EQ(edit_distance(longer, longer, 4), 5u);
}

TEST(Suggest, finds_the_nearest_candidate)
{
    EXPECT_EQ(closest("pathMatcherz", std::span<const std::string>(kFields)), "pathMatchers");
    EXPECT_EQ(closest("hostrules", std::span<const std::string>(kFields)), "hostRules");
    EXPECT_EQ(closest("nmae", std::span<const std::string>(kFields)), "name");
    EXPECT_EQ(did_you_mean("pathMatcherz", std::span<const std::string>(kFields)), "; did you mean 'pathMatchers'?");
}

TEST(Suggest, stays_silent_when_nothing_is_near)
{
    EXPECT_EQ(closest("zzzzzzzz", std::span<const std::string>(kFields)), "");
    EXPECT_EQ(closest("", std::span<const std::string>(kFields)), "");
    EXPECT_EQ(did_you_mean("zzzzzzzz", std::span<const std::string>(kFields)), "");
    EXPECT_EQ(closest("name", std::span<const std::string>{}), "");
}

} // namespace
} // namespace switchyard
