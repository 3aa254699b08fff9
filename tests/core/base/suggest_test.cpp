// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/suggest.h"

#include <gtest/gtest.h>

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
