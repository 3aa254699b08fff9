// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <optional>

namespace switchyard::serve {

/// How long bytes take there and back on a TCP connection, as the kernel has measured it. Errors: nullopt when it has
/// not. Cost: a system call.
std::optional<Milliseconds> round_trip_of(int fd);

} // namespace switchyard::serve
