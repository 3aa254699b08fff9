// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace switchyard::balance {

/// A small, fast generator for draws that need to be even and repeatable, not secret. Thread: owner only.
/// Source: Wang Yi, wyrand (wyhash); bounded draws after Lemire, "Fast Random Integer Generation in an Interval"
/// (2019).
class Random
{
public:
    /// The same seed and stream (a worker's index) give the same draws; different streams are independent.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : state_(mix(mix(seed) ^ (stream * kOdd + kOdd))) {}

    std::uint64_t next()
    {
        state_ += 0xa0761d6478bd642f;
        const auto product = static_cast<Wide>(state_) * (state_ ^ 0xe7037ed1a0b428db);
        return static_cast<std::uint64_t>(product >> 64) ^ static_cast<std::uint64_t>(product);
    }

    /// Even over [0, bound); 0 when bound is 0 or 1. Unbiased.
    std::uint32_t below(std::uint32_t bound)
    {
        if (bound <= 1)
            return 0;
        auto product = std::uint64_t{static_cast<std::uint32_t>(next() >> 32)} * bound;
        if (static_cast<std::uint32_t>(product) < bound) {
            const std::uint32_t threshold = (0U - bound) % bound;
            while (static_cast<std::uint32_t>(product) < threshold)
                product = std::uint64_t{static_cast<std::uint32_t>(next() >> 32)} * bound;
        }
        return static_cast<std::uint32_t>(product >> 32);
    }

private:
    __extension__ using Wide = unsigned __int128;
    static constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15;

    /// splitmix64's finaliser: neighbouring seeds must not give neighbouring states.
    static constexpr std::uint64_t mix(std::uint64_t value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

    std::uint64_t state_;
};

} // namespace switchyard::balance
