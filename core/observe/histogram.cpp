// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <numeric>

namespace switchyard::observe {
namespace {

constexpr unsigned kPrecisionBits = 3;
constexpr std::uint64_t kSubBuckets = 1U << kPrecisionBits;

} // namespace

// Values below 8 have a bucket each. From 8 on, a power of two has eight buckets, told apart by the three bits after
// the leading one; the last bucket takes everything beyond.
std::size_t Histogram::bucket_of(std::uint64_t microseconds)
{
    if (microseconds < kSubBuckets) {
        return static_cast<std::size_t>(microseconds);
    }
    const auto shift = static_cast<unsigned>(std::bit_width(microseconds)) - 1 - kPrecisionBits;
    const std::uint64_t bucket = kSubBuckets * shift + (microseconds >> shift);
    return std::min<std::size_t>(static_cast<std::size_t>(bucket), kBuckets - 1);
}

std::uint64_t Histogram::upper_edge(std::size_t bucket)
{
    if (bucket < kSubBuckets) {
        return bucket;
    }
    if (bucket >= kBuckets - 1) {
        return ~std::uint64_t{0};
    }
    const auto shift = static_cast<unsigned>(bucket / kSubBuckets) - 1;
    const std::uint64_t leading = bucket % kSubBuckets + kSubBuckets;
    return ((leading + 1) << shift) - 1;
}

Histogram& Histogram::operator+=(const Histogram& other)
{
    std::transform(counts_.begin(), counts_.end(), other.counts_.begin(), counts_.begin(), std::plus<>{});
    return *this;
}

Histogram Histogram::since(const Histogram& earlier) const
{
    Histogram difference;
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
        // A reader may see one bucket older than another; never let that wrap around.
        difference.counts_[bucket] = counts_[bucket] - std::min(counts_[bucket], earlier.counts_[bucket]);
    }
    return difference;
}

std::uint64_t Histogram::count() const { return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0}); }

std::uint64_t Histogram::quantile(double q) const
{
    const std::uint64_t total = count();
    if (total == 0) {
        return 0;
    }
    const double clamped = std::clamp(q, 0.0, 1.0);
    const auto wanted = std::clamp<std::uint64_t>(
        static_cast<std::uint64_t>(std::ceil(clamped * static_cast<double>(total))), 1, total);
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
        seen += counts_[bucket];
        if (seen >= wanted) {
            return upper_edge(bucket);
        }
    }
    return upper_edge(kBuckets - 1);
}

} // namespace switchyard::observe
