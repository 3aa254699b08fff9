// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/http2_requests.h"

#include "proxy/serve/connector.h"
#include "proxy/serve/exchange.h"
#include "proxy/serve/mode_rules.h"

#include <algorithm>

namespace switchyard::serve {

Http2Requests::Http2Requests(WorkerContext& context, const ConnectionGroup& group, Connection& connection,
                             multiplex::Carrier& carrier, int fd)
    : context_(context),
      group_(group),
      connection_(connection),
      carrier_(carrier),
      fd_(fd)
{
    carrier_.belong_to(*this);
}

Http2Requests::~Http2Requests() { exchanges_.clear(); }

http1::HeadLimits Http2Requests::head_limits() const
{
    const StateRef& state = context_.states.current();
    const compile::ListenerSpec* listener = state ? state->listener(group_.forwarding_rule) : nullptr;
    return listener != nullptr ? request_limits(listener->mode) : http1::kRequestLimits;
}

/// Who holds much already is refused first, so that those who stall do not lock out those who come.
bool Http2Requests::has_room() const
{
    constexpr std::size_t kFew = 4;
    const std::size_t held = context_.buffers.bytes_in_use();
    const std::size_t limit = context_.limits.buffer_bytes;
    return held <= limit || (carrier_.open_lanes() < kFew && held <= 2 * limit);
}

multiplex::Lane* Http2Requests::accept(http2::StreamId id)
{
    if (!has_room())
        return nullptr;
    arriving_.push_back(std::make_unique<Http2Client>(context_, carrier_, id, head_limits(), fd_));
    return arriving_.back().get();
}

void Http2Requests::start(multiplex::Lane& lane)
{
    const auto found = std::ranges::find_if(arriving_, [&](const auto& arriving) { return arriving.get() == &lane; });
    std::unique_ptr<Http2Client> client = std::move(*found);
    *found = std::move(arriving_.back());
    arriving_.pop_back();
    context_.loop.count_work();
    if (client->has_head() && !client->lost())
        exchanges_.start(serve(std::move(client)));
}

void Http2Requests::on_change()
{
    const bool busy = carrier_.open_lanes() != 0;
    if (busy == busy_)
        return;
    busy_ = busy;
    connection_.on_busy(busy);
}

io::Task<> Http2Requests::serve(std::unique_ptr<Http2Client> client)
{
    std::unique_ptr<CaptureNotes> notes;
    if (context_.telemetry.wants_capture())
        notes = std::make_unique<CaptureNotes>();
    client->copy_heads_to(notes ? &notes->heads : nullptr);
    Arrival arrival = connection_.arrival();
    arrival.at = client->began_at();
    if (connection_.is_outdated())
        carrier_.drain();
    Connector connector(context_);
    Exchange exchange(context_, *client, connector, arrival, std::move(notes));
    served_.push_back(client.get());
    if (const http1::Refusal refusal = client->head_refusal(); refusal == http1::Refusal::None)
        (void)co_await exchange.run();
    else
        co_await exchange.refuse(http1::error_of(refusal, Origin::Client), http2::status_details_of(refusal));
    std::erase(served_, client.get());
}

void Http2Requests::drain()
{
    carrier_.drain();
    const std::vector<Http2Client*> served = served_;
    for (Http2Client* client : served) {
        if (std::ranges::find(served_, client) != served_.end())
            client->drain();
    }
}

} // namespace switchyard::serve
