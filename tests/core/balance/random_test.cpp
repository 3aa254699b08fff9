// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/random.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace switchyard::balance {
namespace {

TEST(Random, repeats_its_draws_when_seed_and_stream_are_the_same)
{
    Random a(42, 3);
    Random b(42, 3);
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(a.next(), b.next());
}

TEST(Random, differs_between_streams_and_between_seeds)
{
    Random base(42, 0);
    Random other_stream(42, 1);
    Random other_seed(43, 0);
    int equal = 0;
    for (int i = 0; i < 1000; ++i) {
        const std::uint64_t value = base.next();
        equal += value == other_stream.next();
        equal += value == other_seed.next();
    }
    EXPECT_EQ(equal, 0);
}

TEST(Random, works_when_the_seed_is_zero)
{
    Random random(0);
    EXPECT_NE(random.next(), random.next());
}

TEST(Random, stays_below_the_bound)
{
    Random random(7);
    EXPECT_EQ(random.below(0), 0U);
    EXPECT_EQ(random.below(1), 0U);
    for (const std::uint32_t bound : {2U, 3U, 95U, 1000U, 0x80000001U, std::numeric_limits<std::uint32_t>::max()}) {
        for (int i = 0; i < 2000; ++i)
            ASSERT_LT(random.below(bound), bound);
    }
}

TEST(Random, is_even_when_the_bound_does_not_divide_the_range)
{
    // 3 * 2^30: a plain modulo would draw the first third twice as often.
    constexpr std::uint32_t kBound = 3U << 30;
    Random random(11);
    std::array<int, 3> thirds{};
    constexpr int kDraws = 90'000;
    for (int i = 0; i < kDraws; ++i)
        ++thirds[random.below(kBound) >> 30];
    for (const int count : thirds)
        EXPECT_NEAR(count, kDraws / 3, 5 * std::sqrt(kDraws * 2.0 / 9));
}

TEST(Random, gives_every_value_of_a_small_bound_its_share)
{
    Random random(5, 2);
    std::array<int, 10> counts{};
    for (int i = 0; i < 100'000; ++i)
        ++counts[random.below(10)];
    for (const int count : counts)
        EXPECT_NEAR(count, 10'000, 500);
}

} // namespace
} // namespace switchyard::balance
