// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/arrival.h"

#include "core/observe/load_source.h"

#include <algorithm>
#include <chrono>

namespace switchyard::serve {

observe::AccessRecord record_of(const WorkerContext& context, const Arrival& arrival)
{
    observe::AccessRecord record;
    record.started_ns = context.loop.wall_ns(arrival.at);
    record.forwarding_rule = arrival.forwarding_rule;
    record.client = arrival.client.address;
    record.client_port = arrival.client.port;
    record.simulated = observe::is_load_source(arrival.client.address);
    return record;
}

void record_without_request(WorkerContext& context, const Arrival& arrival, observe::StatusDetails details)
{
    const StateRef state = context.states.current();
    if (!state)
        return;
    observe::AccessRecord record = record_of(context, arrival);
    record.revision = state->snapshot().revision;
    if (const compile::ListenerSpec* listener = state->listener(arrival.forwarding_rule); listener != nullptr)
        record.url_map = listener->url_map;
    record.details = details;
    context.telemetry.record(record, state->slots());
}

std::uint32_t to_record_us(Nanoseconds duration)
{
    const auto us = std::chrono::duration_cast<Microseconds>(duration).count();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(us, 0, UINT32_MAX));
}

} // namespace switchyard::serve
