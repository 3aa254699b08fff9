// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <sys/types.h>

namespace switchyard::bench {

/// What processes have used so far, all their threads together.
struct ProcessUsage
{
    std::uint64_t run = 0;      ///< nanoseconds on a processor, as the scheduler counts them
    double user = 0;            ///< seconds; what the scheduler counted, divided by where clock ticks found the process
    double system = 0;          ///< seconds
    std::uint64_t resident = 0; ///< bytes
};

/// Processes that have ended count as nothing. Source: /proc/PID/task/*/schedstat, /proc/PID/stat, /proc/PID/statm.
ProcessUsage usage_of(std::span<const pid_t> processes);

} // namespace switchyard::bench
