// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace switchyard::io {

/// How long a peer is waited for: it may pause as long as our patience lasts, and earns patience anew with every byte,
/// so that a peer slower than the minimum rate is given up in the end, however it spreads its bytes. Only time spent
/// waiting counts. Thread: one. Cost: a few operations per wait, no clock is read.
class Pace
{
public:
    /// `minimum_rate` 0: any byte restores all patience. Units: bytes per second.
    Pace(Nanoseconds patience, std::uint32_t minimum_rate)
        : patience_(patience),
          per_byte_(minimum_rate == 0 ? std::min<Nanoseconds>(patience, Seconds(3'600))
                                      : Nanoseconds(Seconds(1)) / minimum_rate),
          left_(patience),
          strict_(minimum_rate != 0)
    {}

    /// A wait begins.
    void begin(MonotonicTime now) { since_ = now; }
    /// Until when it may last.
    MonotonicTime deadline() const { return since_ + left_; }
    /// The wait goes on or ended; so many bytes went by.
    void waited(MonotonicTime now, std::size_t bytes)
    {
        left_ -= now - since_;
        since_ = now;
        earn(bytes);
    }
    /// The wait goes on; so many bytes left the kernel for the peer. They are earned once: what makes use of their room
    /// is earned no more.
    void delivered(MonotonicTime now, std::size_t bytes)
    {
        const std::size_t before = std::exchange(ahead_, 0);
        waited(now, bytes);
        ahead_ = before + bytes;
    }
    /// Bytes went by without a wait.
    void earn(std::size_t bytes)
    {
        const std::size_t again = std::min(bytes, ahead_);
        ahead_ -= again;
        bytes -= strict_ ? again : 0;
        left_ = std::min(patience_, left_ + per_byte_ * static_cast<std::int64_t>(std::min(bytes, kEnough)));
    }

private:
    /// More in one go earns no more: it would be far beyond any patience, and the product must not overflow.
    static constexpr std::size_t kEnough = 1024 * 1024;

    Nanoseconds patience_;
    Nanoseconds per_byte_;
    Nanoseconds left_;
    std::size_t ahead_ = 0; ///< bytes that were earned before they were written
    bool strict_;
    MonotonicTime since_{};
};

} // namespace switchyard::io
