// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/http1_client.h"

#include "proxy/http2/session.h"
#include "proxy/serve/head_edits.h"
#include "proxy/serve/mode_rules.h"
#include "proxy/serve/round_trip.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fmt/format.h>

namespace switchyard::serve {
namespace {

Error client_gone(const char* during)
{
    return {ErrorKind::ClientDisconnected, Origin::Client, Retry::Never,
            fmt::format("the client disconnected while {}", during)};
}

Error read_failure(const io::IoResult& result, const char* what)
{
    if (result.status == io::IoStatus::TimedOut)
        return {ErrorKind::ClientTimedOut, Origin::Client, Retry::Never,
                fmt::format("the client was too slow to send {}", what)};
    if (result.status == io::IoStatus::Interrupted)
        return {ErrorKind::Cancelled, Origin::Proxy, Retry::Never, "the connection was ended"};
    return {ErrorKind::ClientDisconnected, Origin::Client, Retry::Never,
            fmt::format("the client disconnected while sending {}{}{}", what, result.error != 0 ? ": " : "",
                        result.error != 0 ? std::strerror(result.error) : "")};
}

std::span<http::HeaderField> field_storage(io::Buffer& buffer)
{
    static_assert(std::is_trivially_copyable_v<http::HeaderField>);
    return {reinterpret_cast<http::HeaderField*>(buffer.data()), http1::kRequestLimits.fields};
}

} // namespace

template <typename Stream>
Http1Client<Stream>::Http1Client(WorkerContext& context, Stream& stream, Http1Input& input,
                                 const ConnectionGroup& group)
    : context_(context),
      stream_(stream),
      input_(input),
      group_(group),
      input_pace_(context.limits.body_stall_timeout, context.limits.minimum_rate),
      output_pace_(context.limits.body_stall_timeout, context.limits.minimum_rate)
{}

template <typename Stream>
Http1Client<Stream>::~Http1Client()
{
    stream_.observe(nullptr);
}

template <typename Stream>
io::Eventual<Result<typename Http1Client<Stream>::HeadStatus>> Http1Client<Stream>::read_head(bool may_be_http2)
{
    if (std::optional<Result<HeadStatus>> status = parse_head(may_be_http2))
        return std::move(*status);
    return read_rest_of_head(may_be_http2);
}

template <typename Stream>
io::Task<Result<typename Http1Client<Stream>::HeadStatus>> Http1Client<Stream>::read_rest_of_head(bool may_be_http2)
{
    const MonotonicTime deadline = context_.loop.now() + context_.limits.header_timeout;
    for (;;) {
        const io::IoResult got = co_await stream_.read(input_.room(context_.buffers), deadline);
        if (!got)
            co_return std::unexpected(read_failure(got, "the request's head"));
        input_.received(got.bytes);
        if (std::optional<Result<HeadStatus>> status = parse_head(may_be_http2))
            co_return std::move(*status);
    }
}

template <typename Stream>
std::optional<Result<typename Http1Client<Stream>::HeadStatus>> Http1Client<Stream>::parse_head(bool& may_be_http2)
{
    static_assert(sizeof(http::HeaderField) * http1::kRequestLimits.fields <= 4096);
    if (may_be_http2) {
        const std::string_view received = input_.unused();
        may_be_http2 = http2::kPreface.starts_with(received.substr(0, http2::kPreface.size()));
        if (may_be_http2 && received.size() < http2::kPreface.size())
            return std::nullopt;
        if (may_be_http2)
            return HeadStatus::Http2;
    }
    if (!fields_)
        fields_ = context_.buffers.fields.get();
    const auto result =
        http1::parse_request_head(input_.unused_span(), field_storage(fields_), scan_, head_, head_limits());
    if (result.complete()) {
        if (copies_ != nullptr)
            copies_->client_request = input_.unused().substr(0, result.size);
        input_.consume(result.size);
        body_ = http1::BodyReader(head_);
        return HeadStatus::Received;
    }
    if (result.refused()) {
        refusal_ = result.refusal;
        return std::unexpected(http1::error_of(refusal_, Origin::Client));
    }
    if (context_.buffers.bytes_in_use() > context_.limits.buffer_bytes)
        return fail(ErrorKind::ResourceExhausted, Origin::Client, Retry::Never, "too many requests are incomplete");
    return std::nullopt;
}

template <typename Stream>
http1::HeadLimits Http1Client<Stream>::head_limits() const
{
    if (input_.unused().size() < http1::kRequestLimits.bytes)
        return http1::kRequestLimits; // no mode has less
    const StateRef& state = context_.states.current();
    const compile::ListenerSpec* listener = state ? state->listener(group_.forwarding_rule) : nullptr;
    return listener != nullptr ? request_limits(listener->mode) : http1::kRequestLimits;
}

template <typename Stream>
void Http1Client<Stream>::end_request()
{
    if (next_begin_ != next_end_)
        input_.adopt(std::move(body_buffer_), next_begin_, next_end_);
    else
        input_.trim();
}

template <typename Stream>
std::string_view Http1Client<Stream>::unread() const
{
    return body_buffer_ ? std::string_view(body_buffer_.data() + next_begin_, next_end_ - next_begin_)
                        : input_.unused();
}

template <typename Stream>
Result<BodyPiece> Http1Client<Stream>::take(BodyForm wanted)
{
    const bool chunked = body_.kind() == http::BodyKind::Chunked;
    const bool decode = chunked && wanted == BodyForm::Plain;
    const std::string_view bytes = body_.done() ? std::string_view() : unread();
    std::size_t used = 0;
    std::string_view data;
    if (decode) {
        if (!trailers_)
            trailers_ = std::make_unique<http1::Trailers>();
        body_.keep_trailers(trailers_.get());
        while (!body_.done() && data.empty() && used < bytes.size() && body_.refusal() == http1::Refusal::None) {
            const http1::BodyStep step = body_.next(bytes.substr(used));
            used += step.consumed;
            data = step.data;
        }
    } else {
        used = body_.validate(bytes);
        data = bytes.substr(0, used);
    }
    if (body_buffer_)
        next_begin_ += used;
    else
        input_.consume(used);
    if (body_.refusal() != http1::Refusal::None) {
        refusal_ = body_.refusal();
        return std::unexpected(http1::error_of(refusal_, Origin::Client));
    }
    const http::HeaderTable* const trailers = decode && body_.done() ? trailers_->finish() : nullptr;
    return BodyPiece{data, chunked && !decode ? BodyForm::Chunked : BodyForm::Plain, body_.done(), trailers};
}

template <typename Stream>
Result<BodyPiece> Http1Client<Stream>::received_body(BodyForm form)
{
    return take(form);
}

template <typename Stream>
io::Task<Result<BodyPiece>> Http1Client<Stream>::read_body(BodyForm form)
{
    if (!unread().empty() && !body_.done()) { // decoding goes run by run
        const Result<BodyPiece> piece = take(form);
        if (!piece || piece->last || !piece->bytes.empty())
            co_return piece;
    }
    input_pace_.begin(context_.loop.now());
    io::IoResult got{io::IoStatus::WouldBlock, 0, 0};
    while (got.status == io::IoStatus::WouldBlock) {
        body_buffer_.reset(); // none is held while it waits
        const io::IoResult ready = co_await stream_.readable(tunnel_ ? io::kNever : input_pace_.deadline());
        if (!ready)
            co_return std::unexpected(read_failure(ready, "the request's body"));
        body_buffer_ = context_.buffers.bulk.get();
        next_begin_ = next_end_ = 0;
        got = stream_.try_read(std::span(body_buffer_.data(), body_buffer_.size()));
    }
    input_pace_.waited(context_.loop.now(), got.bytes);
    if (tunnel_ && got.status == io::IoStatus::Closed)
        co_return BodyPiece{{}, BodyForm::Plain, true, nullptr};
    if (!got)
        co_return std::unexpected(read_failure(got, "the request's body"));
    next_end_ = got.bytes;
    co_return take(form);
}

template <typename Stream>
void Http1Client<Stream>::begin_tunnel()
{
    tunnel_ = true;
    body_ = http1::BodyReader(http::BodyKind::UntilClose, 0);
    if (group_.draining())
        drain();
}

template <typename Stream>
BodyForm Http1Client<Stream>::wanted_form(const http::ResponseHead& response) const
{
    return response.body == http::BodyKind::Chunked && head_.minor_version >= 1 ? BodyForm::Chunked : BodyForm::Plain;
}

template <typename Stream>
io::Eventual<Result<>> Http1Client<Stream>::send_head(const ForwardedResponse& response, BodyPiece first)
{
    const bool interim = response.head->status < 200 && !tunnel_;
    if (interim && head_.minor_version == 0)
        return Result<>{};
    http1::ResponseEdits edits = edits_of(response);
    edits.close = response.close;
    edits.say_keep_alive = head_.minor_version == 0 && !response.close;
    if (response.head->body == http::BodyKind::UntilClose)
        edits.framing = head_.minor_version >= 1 ? http1::Framing::Chunked : http1::Framing::None;
    else if (response.head->body == http::BodyKind::Chunked && head_.minor_version == 0)
        edits.framing = http1::Framing::None;
    wrap_chunks_ = edits.framing == http1::Framing::Chunked;
    if (!head_.accepts_trailers)
        first.trailers = nullptr;
    raw_ = edits.framing == http1::Framing::AsReceived || response.head->body == http::BodyKind::UntilClose;
    raw_ = raw_ && !wrap_chunks_;
    const std::span<char> scratch = context_.head_scratch();
    const std::size_t size = http1::write_response_head(*response.head, edits, scratch);
    if (size == 0)
        return fail(ErrorKind::BackendHeadersTooLong, Origin::Backend, Retry::Never, "the head does not fit");
    if (copies_ != nullptr && !interim)
        copies_->client_response.assign(scratch.data(), size);
    Outgoing outgoing(scratch, size);
    if (!interim)
        outgoing.add(first, wrap_chunks_);
    return send(outgoing);
}

template <typename Stream>
io::Eventual<Result<>> Http1Client<Stream>::send_body(BodyPiece piece)
{
    if (!head_.accepts_trailers)
        piece.trailers = nullptr;
    Outgoing outgoing(context_.head_scratch(), 0);
    outgoing.add(piece, wrap_chunks_);
    return send(outgoing);
}

template <typename Stream>
io::Eventual<Result<>> Http1Client<Stream>::answer(const OwnAnswer& answer)
{
    http1::OwnResponse response;
    response.status = answer.status;
    response.location = answer.location;
    response.name_case = answer.name_case;
    response.lines = answer.edits;
    response.date = context_.date.text(context_.loop.wall_ns(context_.loop.now()));
    response.content_length = answer.body.size();
    response.close = answer.close;
    const std::span<char> scratch = context_.head_scratch();
    const std::size_t size = http1::write_own_response_head(response, scratch);
    if (size == 0)
        return fail(ErrorKind::Internal, "an own answer does not fit");
    if (copies_ != nullptr)
        copies_->client_response.assign(scratch.data(), size);
    Outgoing outgoing(scratch, size);
    if (head_.method != http::Method::Head)
        outgoing.add({answer.body, BodyForm::Plain, true, nullptr}, false);
    return send(outgoing);
}

template <typename Stream>
io::Eventual<Result<>> Http1Client<Stream>::send(Outgoing& outgoing)
{
    const bool done = outgoing.try_now(stream_);
    output_pace_.earn(outgoing.result().bytes);
    if (done)
        return sent(outgoing.result());
    return send_rest(std::move(outgoing));
}

template <typename Stream>
io::Task<Result<>> Http1Client<Stream>::send_rest(Outgoing outgoing)
{
    const io::IoResult result = co_await outgoing.rest(stream_, output_pace_);
    co_return sent(result);
}

template <typename Stream>
Result<> Http1Client<Stream>::sent(const io::IoResult& result) const
{
    switch (result.status) {
    case io::IoStatus::Ok:
        return {};
    case io::IoStatus::TimedOut:
        return fail(ErrorKind::ClientTimedOut, Origin::Client, Retry::Never, "the client was too slow to read");
    case io::IoStatus::Interrupted:
        return fail(ErrorKind::Cancelled, "the connection was ended");
    default:
        return std::unexpected(client_gone("it was sent the response"));
    }
}

template <typename Stream>
bool Http1Client<Stream>::reusable() const
{
    return refusal_ == http1::Refusal::None && head_.keep_alive && body_.done() && !stream_.hung_up() &&
           !group_.draining() && !last_;
}

template <typename Stream>
bool Http1Client<Stream>::reusable_after(const http::ResponseHead& response) const
{
    const bool end_visible =
        response.body == http::BodyKind::None || response.body == http::BodyKind::Length || head_.minor_version >= 1;
    return end_visible && reusable();
}

template <typename Stream>
std::optional<Milliseconds> Http1Client<Stream>::round_trip() const
{
    return round_trip_of(stream_.fd());
}

template <typename Stream>
void Http1Client<Stream>::watch_disconnect(DisconnectListener* listener)
{
    listener_ = listener;
    stream_.observe(listener != nullptr ? this : nullptr);
}

template <typename Stream>
void Http1Client<Stream>::drain()
{
    if (listener_ != nullptr)
        listener_->on_drain();
}

template <typename Stream>
void Http1Client<Stream>::on_stream_event(io::Stream& stream)
{
    if (stream.hung_up() && listener_ != nullptr)
        std::exchange(listener_, nullptr)->on_client_gone();
}

template <typename Stream>
void Http1Client<Stream>::copy_heads_to(HeadCopies* copies)
{
    copies_ = copies;
}

template class Http1Client<io::Stream>;
template class Http1Client<tls::TlsStream>;

} // namespace switchyard::serve
