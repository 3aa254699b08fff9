// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace switchyard::health {

/// Whether an endpoint may serve, as its probes see it.
enum class State : std::uint8_t
{
    Unknown, ///< no verdict yet; not used for requests
    Healthy,
    Unhealthy
};

/// How many consecutive probes decide. Units: 1–10 each.
struct Thresholds
{
    std::uint32_t healthy = 2;
    std::uint32_t unhealthy = 2;

    friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

/// Turns a series of probes into a serving state: a state changes after `healthy` successes or `unhealthy` failures in
/// a row; the first state is Unknown. Thread: owner. Source: load-balancer semantics chapter 5.
class Verdict
{
public:
    explicit Verdict(Thresholds thresholds);

    /// One probe ended. Returns true when the state changed.
    bool report(bool success);
    State state() const { return state_; }
    /// Probes in a row that ended like the last one.
    std::uint32_t streak() const { return streak_; }

private:
    Thresholds thresholds_;
    State state_ = State::Unknown;
    bool last_success_ = false;
    std::uint32_t streak_ = 0;
};

} // namespace switchyard::health
