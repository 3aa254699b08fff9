// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace switchyard {

/// A TCP or UDP port; 0 means "any" where a port is bound and "none" elsewhere.
struct Port
{
    std::uint16_t value = 0;

    friend constexpr auto operator<=>(Port, Port) = default;
};

/// A share of a weighted split, 0–1000; what counts is weight / sum of weights.
struct Weight
{
    std::uint32_t value = 0;

    friend constexpr auto operator<=>(Weight, Weight) = default;
};

using Nanoseconds = std::chrono::nanoseconds;
using Microseconds = std::chrono::microseconds;
using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;

/// A point on the monotonic clock.
using MonotonicTime = std::chrono::time_point<std::chrono::steady_clock, Nanoseconds>;
/// A point on the calendar, UTC.
using WallTime = std::chrono::time_point<std::chrono::system_clock, Nanoseconds>;

} // namespace switchyard
