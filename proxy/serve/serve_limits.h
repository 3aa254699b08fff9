// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <cstddef>
#include <cstdint>

namespace switchyard::serve {

/// Bounds of one worker that no resource configures. Tests shorten them.
struct ServeLimits
{
    std::uint32_t connections = 20'000; ///< client connections; beyond it nothing is accepted
    std::uint32_t idle_backend_connections_per_endpoint = 256;
    Milliseconds header_timeout{60'000};     ///< from a request's first byte to the end of its head
    Milliseconds body_stall_timeout{60'000}; ///< a client that neither sends nor takes a byte for so long
    Milliseconds backend_keep_alive{600'000};
    Milliseconds accept_backoff{100};    ///< pause after descriptors ran out
    std::size_t splice_from = 32 * 1024; ///< bodies with at least so many bytes left move inside the kernel
};

} // namespace switchyard::serve
