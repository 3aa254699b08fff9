// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace switchyard::route {

/// What of a compiled action traffic on this machine already gets. What is false, explain calls "compiled, not carried
/// out here yet"; whoever teaches the data plane to do it turns it on here.
struct CarriedOutHere
{
    bool header_edits = true;
    bool max_stream_duration = false;
    bool retry = false;
    bool mirror = false;
    bool faults = false;
    bool cors = false;
    bool error_pages = false;
    bool affinity = false;
};
inline constexpr CarriedOutHere kCarriedOutHere{};

} // namespace switchyard::route
