// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/task.h"
#include "proxy/multiplex/carrier.h"
#include "proxy/upstream/probe.h"

namespace switchyard::upstream {

/// One request of a health check of type Http2 or Grpc over a connection that is ready for it. gRPC: a call of
/// grpc.health.v1.Health/Check must end with status OK and the answer SERVING. `Stream`: io::Stream, or tls::TlsStream
/// after its handshake. Lifetime: the stream and the place outlive it.
/// Source: load-balancer semantics chapter 5; grpc/health/v1/health.proto.
template <typename Stream>
io::Task<ProbeResult> probe_http2(Stream& stream, multiplex::Carrier::Place place, SocketAddress to,
                                  compile::HealthCheckSpec check, MonotonicTime deadline);

extern template io::Task<ProbeResult> probe_http2(io::Stream&, multiplex::Carrier::Place, SocketAddress,
                                                  compile::HealthCheckSpec, MonotonicTime);
extern template io::Task<ProbeResult> probe_http2(tls::TlsStream&, multiplex::Carrier::Place, SocketAddress,
                                                  compile::HealthCheckSpec, MonotonicTime);

} // namespace switchyard::upstream
