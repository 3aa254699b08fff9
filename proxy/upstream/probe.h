// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/base/units.h"
#include "core/compile/snapshot.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/task.h"

#include <cstdint>
#include <string>

namespace switchyard::upstream {

/// How one health check of one endpoint ended.
struct ProbeResult
{
    bool success = false;
    std::uint16_t http_status = 0; ///< 0: no HTTP answer
    Microseconds took{0};
    std::string answer; ///< for a person: "HTTP 200", "connection refused", "no answer within 5 s"
};

/// Checks `to` once, as `check` says: connects, sends, reads and judges, all within `check.timeout`. HTTP: the status
/// must be exactly 200 (a redirect fails); an expected response must stand within the first 1,024 bytes of the body.
/// TCP: connecting is enough, unless a response is expected, which the peer's first bytes must then begin with.
/// Thread: the loop's. Source: load-balancer semantics chapter 5.
io::Task<ProbeResult> probe(io::EventLoop& loop, SocketAddress to, compile::HealthCheckSpec check);

} // namespace switchyard::upstream
