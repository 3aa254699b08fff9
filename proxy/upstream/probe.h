// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/base/units.h"
#include "core/compile/snapshot.h"
#include "proxy/io/buffer_pool.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/fd.h"
#include "proxy/io/task.h"
#include "proxy/multiplex/carrier.h"
#include "proxy/tls/backend_context.h"

#include <cstdint>
#include <memory>
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

/// Makes probes. What encrypted ones share is made when the first of them runs. Thread: the loop's. Lifetime: the loop
/// outlives it, and it outlives its probes.
class Prober
{
public:
    explicit Prober(io::EventLoop& loop) : loop_(loop), turns_(loop) {}
    Prober(const Prober&) = delete;
    Prober& operator=(const Prober&) = delete;

    /// Checks `to` once, as `check` says: connects, greets, sends, reads and judges, all within `check.timeout`.
    /// HTTP: the status must be exactly 200 (a redirect fails); an expected response must stand within the first 1,024
    /// bytes of the body. TCP: connecting is enough, unless a response is expected, which the peer's first bytes must
    /// then begin with. HTTP/2 and gRPC: see probe_http2(). TLS: all that happens inside; any certificate is good, and
    /// no name is sent. Source: load-balancer semantics chapter 5.
    io::Task<ProbeResult> probe(SocketAddress to, compile::HealthCheckSpec check);

private:
    io::Task<ProbeResult> run(SocketAddress to, compile::HealthCheckSpec check, MonotonicTime deadline);
    io::Task<ProbeResult> run_plain(io::Fd socket, SocketAddress to, compile::HealthCheckSpec check,
                                    MonotonicTime deadline);
    io::Task<ProbeResult> run_encrypted(io::Fd socket, SocketAddress to, compile::HealthCheckSpec check,
                                        MonotonicTime deadline);
    /// Errors: nullptr for lack of memory.
    std::shared_ptr<const tls::BackendContext> tls(bool http2);
    multiplex::Carrier::Place place() { return {loop_, buffers_, turns_, heads_}; }

    io::EventLoop& loop_;
    io::BufferPools buffers_;
    io::TurnQueue turns_;
    http2::HeadWriter heads_;
    std::shared_ptr<const tls::BackendContext> tls_;
    std::shared_ptr<const tls::BackendContext> tls_http2_;
};

} // namespace switchyard::upstream
