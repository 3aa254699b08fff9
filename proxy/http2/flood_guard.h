// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <algorithm>
#include <cstdint>

namespace switchyard::http2 {

/// What a peer can send much of without asking for anything useful.
enum class Flood : std::uint8_t
{
    None,
    Control,      ///< PING, SETTINGS, PRIORITY, WINDOW_UPDATE, empty DATA, frames of unknown types
    Resets,       ///< streams that are given up before they were answered, or that were never allowed
    HeaderBlocks, ///< header blocks that decompress to far more than is taken
};

/// An allowance that time and useful work restore. Units: frames, or bytes. Thread: one.
class Allowance
{
public:
    constexpr Allowance(std::int64_t most, std::int64_t per_second) : most_(most), per_second_(per_second), left_(most)
    {}

    /// False: it is used up.
    bool take(std::int64_t count, MonotonicTime now)
    {
        if (left_ < count)
            refill(now);
        left_ -= count;
        return left_ >= 0;
    }
    void earn(std::int64_t count) { left_ = std::min(most_, left_ + count); }

private:
    void refill(MonotonicTime now)
    {
        if (refilled_ != MonotonicTime{}) {
            const auto elapsed = std::chrono::duration_cast<Milliseconds>(now - refilled_).count();
            const std::int64_t earned = std::min<std::int64_t>(elapsed, 3'600'000) * per_second_ / 1000;
            if (earned == 0)
                return;
            earn(earned);
        }
        refilled_ = now;
    }

    std::int64_t most_;
    std::int64_t per_second_;
    std::int64_t left_;
    MonotonicTime refilled_{};
};

/// Tells a flood from a busy peer, per connection. Every frame we send for a stream pays for some that the peer sends
/// without a use of their own, as Envoy reckons it; what is left is bounded per second.
class FloodGuard
{
public:
    bool control(std::int64_t frames, MonotonicTime now) { return control_.take(frames, now); }
    bool reset(MonotonicTime now) { return resets_.take(1, now); }
    /// Decoded bytes that nobody keeps.
    bool wasted(std::size_t bytes, MonotonicTime now) { return wasted_.take(static_cast<std::int64_t>(bytes), now); }
    /// A frame of a stream was sent.
    void sent() { control_.earn(10); }
    /// A stream was answered in full.
    void answered() { resets_.earn(1); }

private:
    Allowance control_{2000, 200};
    Allowance resets_{200, 20};
    Allowance wasted_{1024 * 1024, 64 * 1024};
};

} // namespace switchyard::http2
