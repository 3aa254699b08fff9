// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::bench {

/// What can go wrong with a request.
enum class Failure : std::uint8_t
{
    Connect,
    Handshake,
    NotResumed, ///< the server did not take the session it was offered
    Broken,     ///< the connection ended before the answer did, or an idle one ended
    Malformed,  ///< not HTTP, or more than was asked for
    Status,     ///< not 200
    Length,     ///< a body of the wrong size
    Stalled     ///< no answer for two seconds when the measurement ended
};

/// What happened: failures all the time, latencies within the measured window.
class Figures
{
public:
    Figures() { latencies_.reserve(1 << 20); }

    void begin_window() { measuring_ = true; }
    void answered(MonotonicTime due, MonotonicTime now)
    {
        if (measuring_)
            latencies_.push_back((now - due).count());
    }
    void failed(Failure failure) { ++failures_[static_cast<std::size_t>(failure)]; }
    void resumed() { resumed_ += measuring_ ? 1 : 0; }

    std::size_t requests() const { return latencies_.size(); }
    std::uint64_t resumptions() const { return resumed_; }
    std::uint64_t failures() const;
    /// Units: microseconds. 0 when nothing was answered.
    double quantile(double share);
    /// {"status":3}; only what happened.
    std::string failures_as_json() const;

private:
    static constexpr std::size_t kFailures = 8;

    bool measuring_ = false;
    std::uint64_t resumed_ = 0;
    std::array<std::uint64_t, kFailures> failures_{};
    std::vector<std::int64_t> latencies_; ///< nanoseconds
};

} // namespace switchyard::bench
