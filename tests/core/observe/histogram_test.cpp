// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/histogram.h"

#include <gtest/gtest.h>

#include <limits>

namespace switchyard::observe {
namespace {

TEST(Histogram, keeps_every_value_within_an_eighth_of_its_bucket_edge)
{
    for (std::uint64_t value = 0; value < (std::uint64_t{1} << 39); value += 1 + value / 7) {
        const std::uint64_t edge = Histogram::upper_edge(Histogram::bucket_of(value));
        ASSERT_GE(edge, value);
        ASSERT_LE(static_cast<double>(edge - value), 0.125 * static_cast<double>(value)) << value;
    }
}

TEST(Histogram, has_buckets_without_gaps_or_overlaps)
{
    for (std::size_t bucket = 0; bucket + 1 < Histogram::kBuckets; ++bucket) {
        const std::uint64_t edge = Histogram::upper_edge(bucket);
        ASSERT_EQ(Histogram::bucket_of(edge), bucket);
        ASSERT_EQ(Histogram::bucket_of(edge + 1), bucket + 1);
    }
}

TEST(Histogram, takes_the_largest_value_in_its_last_bucket)
{
    Histogram histogram;
    histogram.add(std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(histogram.bucket_count(Histogram::kBuckets - 1), 1U);
    EXPECT_EQ(histogram.quantile(0.5), std::numeric_limits<std::uint64_t>::max());
}

TEST(Histogram, answers_quantiles_of_a_known_distribution)
{
    Histogram histogram;
    for (std::uint64_t value = 1; value <= 1000; ++value) {
        histogram.add(value);
    }
    EXPECT_EQ(histogram.count(), 1000U);
    EXPECT_NEAR(static_cast<double>(histogram.quantile(0.5)), 500, 63);
    EXPECT_NEAR(static_cast<double>(histogram.quantile(0.99)), 990, 124);
    EXPECT_EQ(histogram.quantile(0.0001), 1U);
    EXPECT_GE(histogram.quantile(1), 1000U);
}

TEST(Histogram, answers_zero_when_empty) { EXPECT_EQ(Histogram{}.quantile(0.99), 0U); }

TEST(Histogram, subtracts_an_earlier_state)
{
    Histogram earlier;
    earlier.add(10);
    Histogram later = earlier;
    later.add(10);
    later.add(2000);
    const Histogram difference = later.since(earlier);
    EXPECT_EQ(difference.count(), 2U);
    EXPECT_EQ(difference.bucket_count(Histogram::bucket_of(10)), 1U);
    later += earlier;
    EXPECT_EQ(later.count(), 4U);
}

} // namespace
} // namespace switchyard::observe
