// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "proxy/multiplex/carrier_limits.h"

#include <cstddef>
#include <cstdint>

namespace switchyard::serve {

/// Bounds of one worker that no resource configures. Tests shorten them.
struct ServeLimits
{
    std::uint32_t connections = 20'000; ///< client connections; beyond it the longest idle one makes room, or nobody
    std::uint32_t idle_backend_connections_per_endpoint = 1024;
    Milliseconds handshake_timeout{10'000};       ///< from accept to the end of TLS. Source: load-balancer semantics 3
    Milliseconds header_timeout{60'000};          ///< from a request's first byte to the end of its head
    Milliseconds body_stall_timeout{60'000};      ///< a client that neither sends nor takes a byte for so long
    std::uint32_t minimum_rate = 100;             ///< bytes per second; who is slower over time loses that patience
    std::size_t buffer_bytes = 256 * 1024 * 1024; ///< beyond it requests whose heads come in pieces are refused
    Milliseconds backend_keep_alive{600'000};
    Milliseconds accept_backoff{100};    ///< pause after descriptors ran out
    multiplex::CarrierLimits carrier{};  ///< of HTTP/2 connections
    std::size_t splice_from = 32 * 1024; ///< bodies with at least so many bytes left move inside the kernel
};

} // namespace switchyard::serve
