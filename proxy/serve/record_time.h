// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace switchyard::serve {

/// A duration as access records hold it: microseconds, at most 71 minutes.
inline std::uint32_t to_record_us(Nanoseconds duration)
{
    const auto us = std::chrono::duration_cast<Microseconds>(duration).count();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(us, 0, UINT32_MAX));
}

} // namespace switchyard::serve
