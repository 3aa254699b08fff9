// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/http2_client.h"

#include "core/base/text.h"
#include "core/http/grpc.h"
#include "proxy/http2/grpc_trailers.h"
#include "proxy/serve/head_edits.h"
#include "proxy/serve/round_trip.h"
#include "proxy/serve/websocket_key.h"

#include <fmt/format.h>

namespace switchyard::serve {
namespace {

using multiplex::LaneStatus;

} // namespace

Http2Client::Http2Client(WorkerContext& context, multiplex::Carrier& carrier, http2::StreamId id,
                         const http1::HeadLimits& limits, int fd)
    : Lane(carrier, id, http2::Block::Request, limits),
      context_(context),
      fd_(fd),
      began_at_(context.loop.now()),
      input_pace_(context.limits.body_stall_timeout, context.limits.minimum_rate),
      output_pace_(context.limits.body_stall_timeout, context.limits.minimum_rate)
{}

Http2Client::~Http2Client() = default;

void Http2Client::on_head()
{
    if (head_reader().asks_for_protocol()) [[unlikely]]
        head_refusal_ = head_reader().finish_request(head_ended(), WebSocketKey(context_.random).text(), head_);
    else
        head_refusal_ = head_reader().finish_request(head_ended(), {}, head_);
    if (head_refusal_ != http1::Refusal::None)
        return drop_input();
    patient_ = http::is_grpc(head_);
    expect_body(head_.websocket ? http::BodyKind::UntilClose : head_.body, head_.content_length);
}

void Http2Client::on_gone()
{
    if (listener_ != nullptr)
        std::exchange(listener_, nullptr)->on_client_gone();
}

void Http2Client::drain()
{
    if (listener_ != nullptr)
        listener_->on_drain();
}

Result<BodyPiece> Http2Client::received_body(BodyForm /*form*/)
{
    if (head_.websocket && !tunnel_)
        return BodyPiece{{}, BodyForm::Plain, true, nullptr};
    if (Lane::refusal() != http1::Refusal::None)
        return std::unexpected(input_failure(LaneStatus::Malformed));
    return pieces_.next(*this);
}

io::Task<Result<BodyPiece>> Http2Client::read_body(BodyForm /*form*/)
{
    pieces_.release(*this);
    input_pace_.begin(context_.loop.now());
    const LaneStatus status = co_await input(tunnel_ || patient_ ? io::kNever : input_pace_.deadline());
    if (status != LaneStatus::Ok)
        co_return std::unexpected(input_failure(status));
    const BodyPiece piece = pieces_.next(*this);
    input_pace_.waited(context_.loop.now(), piece.bytes.size());
    co_return piece;
}

Error Http2Client::input_failure(LaneStatus status) const
{
    switch (status) {
    case LaneStatus::TimedOut:
        return {ErrorKind::ClientTimedOut, Origin::Client, Retry::Never,
                "the client was too slow to send the request's body"};
    case LaneStatus::Interrupted:
        return {ErrorKind::Cancelled, Origin::Proxy, Retry::Never, "the connection was ended"};
    case LaneStatus::Malformed:
        return http1::error_of(Lane::refusal(), Origin::Client);
    case LaneStatus::Reset:
        return {ErrorKind::ClientDisconnected, Origin::Client, Retry::Never,
                fmt::format("the client reset the stream: {}", http2::to_string(reset_code()))};
    case LaneStatus::Ok:
    case LaneStatus::Lost:
        break;
    }
    return {ErrorKind::ClientDisconnected, Origin::Client, Retry::Never,
            "the client disconnected while sending the request's body"};
}

void Http2Client::begin_tunnel() { tunnel_ = true; }

io::Eventual<Result<>> Http2Client::send_head(const ForwardedResponse& response, BodyPiece first)
{
    const bool interim = response.head->status < 200 && !tunnel_;
    http1::ResponseEdits edits = edits_of(response);
    edits.name_case = http1::NameCase::Lower;
    const std::span<char> scratch = context_.head_scratch();
    const std::size_t size = http1::write_response_head(*response.head, edits, scratch);
    if (size == 0)
        return fail(ErrorKind::BackendHeadersTooLong, Origin::Backend, Retry::Never, "the head does not fit");
    if (interim) {
        if (!lost())
            carrier().session().submit_interim(id(), context_.head_writer.response(scratch.first(size)));
        carrier().request_flush();
        return Result<>{};
    }
    if (copies_ != nullptr)
        copies_->client_response.assign(scratch.data(), size);
    return send(size, first);
}

/// Sends the head that stands in the scratch memory, and the first of the body.
io::Eventual<Result<>> Http2Client::send(std::size_t head_size, BodyPiece body)
{
    if (closed() || lost())
        return sent(LaneStatus::Lost);
    const bool has_body = !body.last || !body.bytes.empty() || body.trailers != nullptr;
    carrier().session().submit_response(id(), context_.head_writer.response(context_.head_scratch().first(head_size)),
                                        has_body);
    carrier().request_flush();
    if (!has_body) {
        output_is_over();
        return Result<>{};
    }
    return output_piece(body);
}

io::Eventual<Result<>> Http2Client::send_body(BodyPiece piece) { return output_piece(piece); }

io::Task<Result<>> Http2Client::output_piece(BodyPiece piece)
{
    const LaneStatus status = co_await output(piece.bytes, piece.last, piece.trailers, output_pace_);
    co_return sent(status);
}

Result<> Http2Client::sent(LaneStatus status) const
{
    switch (status) {
    case LaneStatus::Ok:
        return {};
    case LaneStatus::TimedOut:
        return fail(ErrorKind::ClientTimedOut, Origin::Client, Retry::Never, "the client was too slow to read");
    case LaneStatus::Interrupted:
        return fail(ErrorKind::Cancelled, "the connection was ended");
    default:
        return fail(ErrorKind::ClientDisconnected, Origin::Client, Retry::Never,
                    "the client disconnected while it was sent the response");
    }
}

io::Eventual<Result<>> Http2Client::answer(const OwnAnswer& answer)
{
    http1::OwnResponse response;
    response.status = answer.status;
    response.location = answer.location;
    response.name_case = http1::NameCase::Lower;
    response.lines = answer.edits;
    response.date = context_.date.text(context_.loop.wall_ns(context_.loop.now()));
    response.content_length = answer.body.size();
    std::string_view body = answer.body;
    std::optional<http2::GrpcTrailers> grpc;
    if (answer.grpc_status >= 0) {
        grpc.emplace(answer.grpc_status, trimmed(answer.body, " \r\n"));
        response.content_type = "application/grpc";
        response.has_length = false;
        response.added_lines = grpc->text();
        body = {};
    }
    const std::span<char> scratch = context_.head_scratch();
    const std::size_t size = http1::write_own_response_head(response, scratch);
    if (size == 0)
        return fail(ErrorKind::Internal, "an own answer does not fit");
    if (copies_ != nullptr)
        copies_->client_response.assign(scratch.data(), size);
    if (head_.method == http::Method::Head)
        body = {};
    return send(size, {body, BodyForm::Plain, true, nullptr});
}

std::optional<Milliseconds> Http2Client::round_trip() const { return round_trip_of(fd_); }

void Http2Client::copy_heads_to(HeadCopies* copies)
{
    copies_ = copies;
    if (copies == nullptr)
        return;
    copies->client_request = fmt::format("{} {} HTTP/2\r\n", head_.method_text, head_.target);
    if (head_.headers.find(http::HeaderId::Host) == nullptr)
        copies->client_request += fmt::format("host: {}\r\n", head_.authority);
    copies->client_request += head_reader().lines();
    copies->client_request += "\r\n";
}

} // namespace switchyard::serve
