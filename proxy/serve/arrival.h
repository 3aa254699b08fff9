// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ip_address.h"
#include "core/base/units.h"
#include "core/observe/access_record.h"
#include "proxy/serve/client_tls.h"
#include "proxy/serve/worker_context.h"

namespace switchyard::serve {

/// Where a request or a stream came in. Lifetime of what it names: the connection's.
struct Arrival
{
    SocketAddress client;
    SocketAddress local; ///< the stand-in's
    ElementId forwarding_rule;
    MonotonicTime at;               ///< of its first byte, or of the connection
    const ClientTls* tls = nullptr; ///< null: the connection is not encrypted
};

/// A record that knows who came when to which rule.
observe::AccessRecord record_of(const WorkerContext& context, const Arrival& arrival);
/// Records a connection that ended before its first request, without a status.
void record_without_request(WorkerContext& context, const Arrival& arrival, observe::StatusDetails details);

/// A duration as access records hold it: microseconds, at most 71 minutes.
std::uint32_t to_record_us(Nanoseconds duration);

} // namespace switchyard::serve
