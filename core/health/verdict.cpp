// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/verdict.h"

#include <algorithm>
#include <limits>

namespace switchyard::health {

Verdict::Verdict(Thresholds thresholds)
    : thresholds_{std::max(thresholds.healthy, 1U), std::max(thresholds.unhealthy, 1U)}
{}

bool Verdict::report(bool success)
{
    if (success != last_success_) {
        streak_ = 0;
        last_success_ = success;
    }
    if (streak_ < std::numeric_limits<std::uint32_t>::max()) {
        ++streak_;
    }
    const State wanted = success ? State::Healthy : State::Unhealthy;
    const std::uint32_t needed = success ? thresholds_.healthy : thresholds_.unhealthy;
    if (state_ == wanted || streak_ < needed) {
        return false;
    }
    state_ = wanted;
    return true;
}

} // namespace switchyard::health
