// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <cstdint>

namespace switchyard::multiplex {

/// Bounds of a multiplexed connection. Tests shorten them.
struct CarrierLimits
{
    Milliseconds settings_timeout{10'000};  ///< until the peer has acknowledged our settings
    Milliseconds quiet_before_ping{30'000}; ///< while streams are open
    Milliseconds ping_timeout{15'000};
    Milliseconds drain_grace{1'000};         ///< from the announcement to the final GOAWAY
    Milliseconds body_stall_timeout{60'000}; ///< a peer that takes no byte for so long
    std::uint32_t minimum_rate = 100;        ///< bytes per second
};

} // namespace switchyard::multiplex
