// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace switchyard::observe {

/// Log-linear histogram: eight buckets per power of two, relative error at most 12.5 %. Units: microseconds.
/// Source: the bucket layout of HdrHistogram, with three bits of precision.
class Histogram
{
public:
    static constexpr std::size_t kBuckets = 8 * 38;

    /// Cost: a shift and an increment.
    void add(std::uint64_t microseconds) { ++counts_[bucket_of(microseconds)]; }
    void add_to_bucket(std::size_t bucket, std::uint64_t count) { counts_[bucket] += count; }
    Histogram& operator+=(const Histogram& other);
    /// What was added since `earlier`, an older state of the same histogram.
    Histogram since(const Histogram& earlier) const;

    std::uint64_t count() const;
    /// Upper edge of the bucket that holds the quantile (0 < q ≤ 1); 0 when empty.
    std::uint64_t quantile(double q) const;
    std::uint64_t bucket_count(std::size_t bucket) const { return counts_[bucket]; }

    static std::size_t bucket_of(std::uint64_t microseconds);
    /// The largest value that falls into the bucket.
    static std::uint64_t upper_edge(std::size_t bucket);

private:
    std::array<std::uint64_t, kBuckets> counts_{};
};

} // namespace switchyard::observe
