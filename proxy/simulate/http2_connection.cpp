// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/http2_connection.h"

#include "proxy/simulate/dots.h"

#include <algorithm>

namespace switchyard::simulate {
namespace {

using multiplex::LaneStatus;

constexpr Seconds kIdle{620};    ///< longer than a load balancer keeps idle connections
constexpr Seconds kPatience{60}; ///< within a request or answer

} // namespace

class Http2Connection::Request final : public multiplex::Lane
{
public:
    Request(multiplex::Carrier& carrier, http2::StreamId id)
        : Lane(carrier, id, http2::Block::Request, http1::kRequestLimits)
    {}

    using Lane::head_ready;
    using Lane::output_is_over;
    const http::RequestHead& head() const { return head_; }
    http1::Refusal head_refusal() const { return refusal_; }

private:
    void on_head() override
    {
        refusal_ = head_reader().finish_request(head_ended(), {}, head_);
        if (refusal_ == http1::Refusal::None && head_.websocket)
            refusal_ = http1::Refusal::UpgradeUnsupported;
        if (refusal_ != http1::Refusal::None)
            drop_input();
        else
            expect_body(head_.body, head_.content_length);
    }
    void on_gone() override {}

    http::RequestHead head_;
    http1::Refusal refusal_ = http1::Refusal::None;
};

Http2Connection::Http2Connection(io::EventLoop& loop, io::BufferPools& buffers, io::Stream& stream, Answerer& answerer)
    : loop_(loop),
      turns_(loop),
      carrier_(http2::Role::Server, {}, {}, {loop, buffers, turns_, heads_}, stream),
      answerer_(answerer)
{
    carrier_.belong_to(*this);
}

Http2Connection::~Http2Connection() { serving_.clear(); }

io::Task<> Http2Connection::run(std::string first)
{
    if (!carrier_.made())
        co_return;
    on_change();
    co_await carrier_.run(std::move(first));
}

multiplex::Lane* Http2Connection::accept(http2::StreamId id)
{
    arriving_.push_back(std::make_unique<Request>(carrier_, id));
    return arriving_.back().get();
}

void Http2Connection::start(multiplex::Lane& lane)
{
    const auto found = std::ranges::find_if(arriving_, [&](const auto& arriving) { return arriving.get() == &lane; });
    std::unique_ptr<Request> request = std::move(*found);
    arriving_.erase(found);
    if (request->head_ready() && !request->lost())
        serving_.start(serve(std::move(request)));
}

void Http2Connection::on_change()
{
    if (carrier_.open_lanes() == 0)
        carrier_.idle_until(loop_.now() + kIdle);
}

io::Task<> Http2Connection::serve(std::unique_ptr<Request> request)
{
    const bool good = request->head_refusal() == http1::Refusal::None;
    const MonotonicTime arrived = loop_.now();
    Nanoseconds latency{0};
    Answer answer =
        good ? answerer_.answer(request->head(), latency) : answerer_.refuse(http1::to_string(request->head_refusal()));
    while (good && !request->ended()) {
        const LaneStatus more = co_await request->input(loop_.now() + kPatience);
        if (more != LaneStatus::Ok)
            co_return;
        if (!request->body().empty())
            request->body_taken();
    }
    co_await loop_.sleep_until(arrived + latency);
    if (request->lost() || request->closed())
        co_return;
    carrier_.session().submit_response(request->id(), heads_.response(answer.head), answer.has_body);
    carrier_.request_flush();
    if (!answer.has_body) {
        request->output_is_over();
        co_return;
    }
    io::Pace pace(kPatience, 0);
    LaneStatus sent = co_await request->output(answer.start, answer.padding == 0 && answer.end.empty(), nullptr, pace);
    while (sent == LaneStatus::Ok && answer.padding > 0) {
        const std::string_view block = dots(answer.padding);
        answer.padding -= block.size();
        sent = co_await request->output(block, answer.padding == 0 && answer.end.empty(), nullptr, pace);
    }
    if (sent == LaneStatus::Ok && !answer.end.empty())
        sent = co_await request->output(answer.end, true, nullptr, pace);
}

} // namespace switchyard::simulate
