// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"

namespace switchyard::observe {

/// Where the built-in load generator calls from: an address of the loopback network that nothing else uses by itself.
/// That is how its requests are told from others without a trace in the requests.
inline constexpr IpAddress kLoadSource = IpAddress::v4(127, 77, 0, 1);

/// Whether a client is the load generator: what AccessRecord::simulated says.
constexpr bool is_load_source(const IpAddress& client)
{
    return client.family == IpAddress::Family::V4 && client.bytes[0] == 127 && client.bytes[1] == 77;
}

} // namespace switchyard::observe
