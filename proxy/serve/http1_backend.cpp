// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/http1_backend.h"

#include "proxy/serve/head_edits.h"

#include <cstring>
#include <fmt/format.h>
#include <type_traits>

namespace switchyard::serve {
namespace {

std::span<http::HeaderField> field_storage(io::Buffer& buffer)
{
    return {reinterpret_cast<http::HeaderField*>(buffer.data()), http1::kResponseLimits.fields};
}

Error drained()
{
    return {ErrorKind::BackendClosed, Origin::Backend, Retry::Never, fmt::format("the backend {}", upstream::kDrained)};
}

} // namespace

template <typename Connection>
Http1Backend<Connection>::Http1Backend(WorkerContext& context, upstream::BackendLease lease, http::Method method)
    : context_(context),
      lease_(std::move(lease)),
      method_(method)
{}

template <typename Connection>
BodyForm Http1Backend<Connection>::wanted_form(const http::RequestHead& request) const
{
    return request.body == http::BodyKind::Chunked ? BodyForm::Chunked : BodyForm::Plain;
}

template <typename Connection>
io::Eventual<Result<>> Http1Backend<Connection>::send_head(const ForwardedRequest& request, BodyPiece first)
{
    websocket_ = request.head->websocket;
    http1::RequestEdits edits = edits_of(request);
    wrap_chunks_ = request.head->body == http::BodyKind::UntilClose;
    if (wrap_chunks_)
        edits.framing = http1::Framing::Chunked;
    const std::span<char> scratch = context_.head_scratch();
    const std::size_t size = http1::write_request_head(*request.head, edits, scratch);
    if (size == 0)
        return fail(ErrorKind::RequestHeadersTooLong, Origin::Client, Retry::Never, "the head does not fit");
    if (copies_ != nullptr)
        copies_->backend_request.assign(scratch.data(), size);
    Outgoing outgoing(scratch, size);
    outgoing.add(first, wrap_chunks_);
    return send(outgoing);
}

template <typename Connection>
io::Eventual<Result<>> Http1Backend<Connection>::send_body(BodyPiece piece)
{
    if (interrupted_)
        return fail(ErrorKind::Cancelled, "the request was given up");
    Outgoing outgoing(context_.head_scratch(), 0);
    outgoing.add(piece, wrap_chunks_);
    return send(outgoing);
}

template <typename Connection>
io::Eventual<Result<>> Http1Backend<Connection>::send(Outgoing& outgoing)
{
    if (outgoing.try_now(stream()))
        return sent(outgoing.result());
    return send_rest(std::move(outgoing));
}

template <typename Connection>
io::Task<Result<>> Http1Backend<Connection>::send_rest(Outgoing outgoing)
{
    const io::IoResult result =
        co_await outgoing.rest(stream(), context_.loop.now() + context_.limits.body_stall_timeout);
    co_return sent(result);
}

template <typename Connection>
Result<> Http1Backend<Connection>::sent(const io::IoResult& result) const
{
    switch (result.status) {
    case io::IoStatus::Ok:
        return {};
    case io::IoStatus::TimedOut:
        return fail(ErrorKind::BackendTimedOut, Origin::Backend, Retry::Never, "the backend did not take the request");
    case io::IoStatus::Interrupted:
        return fail(ErrorKind::Cancelled, "the request was given up");
    default:
        break;
    }
    if (lease_.drained())
        return std::unexpected(drained());
    const Retry retry = lease_.reused() && result.bytes == 0 ? Retry::SameEndpoint : Retry::Never;
    return fail(ErrorKind::BackendClosed, Origin::Backend, retry,
                fmt::format("the backend closed while it was sent the request: {}", std::strerror(result.error)));
}

template <typename Connection>
Error Http1Backend<Connection>::read_failure(const io::IoResult& result) const
{
    switch (result.status) {
    case io::IoStatus::TimedOut:
        return {ErrorKind::BackendTimedOut, Origin::Backend, Retry::Never, "the backend did not answer in time"};
    case io::IoStatus::Interrupted:
        return {ErrorKind::Cancelled, Origin::Proxy, Retry::Never, "the request was given up"};
    default:
        break;
    }
    if (lease_.drained())
        return drained();
    const Retry retry = lease_.reused() && !answered_ ? Retry::SameEndpoint : Retry::Never;
    return {ErrorKind::BackendClosed, Origin::Backend, retry,
            result.status == io::IoStatus::Closed
                ? std::string("the backend closed the connection")
                : fmt::format("the backend's connection broke: {}", std::strerror(result.error))};
}

template <typename Connection>
Result<bool> Http1Backend<Connection>::parse()
{
    if (input_.empty())
        return false;
    if (!fields_)
        fields_ = context_.buffers.fields.get();
    const auto result =
        http1::parse_response_head(input_.unused_span(), field_storage(fields_), scan_, {method_, websocket_}, head_);
    if (result.refused())
        return std::unexpected(http1::error_of(result.refusal, Origin::Backend));
    if (!result.complete())
        return false;
    if (copies_ != nullptr)
        copies_->backend_response = input_.unused().substr(0, result.size);
    input_.consume(result.size);
    scan_ = {};
    body_ = head_.status == 101 ? http1::BodyReader(http::BodyKind::UntilClose, 0) : http1::BodyReader(head_);
    return true;
}

template <typename Connection>
io::Task<Result<const http::ResponseHead*>> Http1Backend<Connection>::read_head()
{
    for (;;) {
        Result<bool> parsed = parse();
        if (!parsed)
            co_return std::unexpected(std::move(parsed.error()));
        if (*parsed)
            co_return &head_;
        if (interrupted_)
            co_return std::unexpected(read_failure({io::IoStatus::Interrupted, 0, 0}));
        const bool first = input_.empty();
        if (first) {
            input_.release();
            const io::IoResult ready = co_await stream().readable(deadline_);
            if (!ready)
                co_return std::unexpected(read_failure(ready));
        }
        const std::span<char> room = input_.room(context_.buffers);
        io::IoResult got = stream().try_read(room);
        if (got.status == io::IoStatus::WouldBlock) {
            if (first) { // what came belongs to TLS alone
                input_.release();
                continue;
            }
            got = co_await stream().read(room, deadline_);
        }
        if (!got)
            co_return std::unexpected(read_failure(got));
        answered_ = true;
        input_.received(got.bytes);
    }
}

template <typename Connection>
Result<BodyPiece> Http1Backend<Connection>::received_body(BodyForm form)
{
    std::size_t used = 0;
    std::string_view data;
    const bool decode = form == BodyForm::Plain && body_.kind() == http::BodyKind::Chunked;
    if (decode) {
        if (!trailers_)
            trailers_ = std::make_unique<http1::Trailers>();
        body_.keep_trailers(trailers_.get());
        while (!body_.done() && data.empty() && used < input_.unused().size() &&
               body_.refusal() == http1::Refusal::None) {
            const http1::BodyStep step = body_.next(input_.unused().substr(used));
            used += step.consumed;
            data = step.data;
        }
    } else if (!body_.done()) {
        used = body_.validate(input_.unused());
        data = input_.unused().substr(0, used);
    }
    if (body_.refusal() != http1::Refusal::None)
        return std::unexpected(http1::error_of(body_.refusal(), Origin::Backend));
    input_.consume(used);
    return BodyPiece{data, form, body_.done(), decode && body_.done() ? trailers_->finish() : nullptr};
}

template <typename Connection>
io::Task<Result<BodyPiece>> Http1Backend<Connection>::read_body(BodyForm form)
{
    for (;;) {
        if (!input_.empty()) {
            const Result<BodyPiece> piece = received_body(form);
            if (!piece || piece->last || !piece->bytes.empty())
                co_return piece;
        }
        if (interrupted_)
            co_return std::unexpected(read_failure({io::IoStatus::Interrupted, 0, 0}));
        input_.release();
        const io::IoResult ready = co_await stream().readable(deadline_);
        if (!ready)
            co_return std::unexpected(read_failure(ready));
        input_.adopt(context_.buffers.bulk.get(), 0, 0);
        const io::IoResult got = stream().try_read(input_.room(context_.buffers));
        if (got) {
            input_.received(got.bytes);
            continue;
        }
        input_.release();
        if (got.status == io::IoStatus::WouldBlock)
            continue;
        if (got.status == io::IoStatus::Closed) {
            if (body_.end_of_connection() && !lease_.drained())
                co_return BodyPiece{{}, form, true, nullptr};
            co_return fail(ErrorKind::BackendBodyTruncated, Origin::Backend, Retry::Never,
                           lease_.drained() ? drained().context
                                            : std::string("the backend closed the connection within the body"));
        }
        co_return std::unexpected(read_failure(got));
    }
}

template <typename Connection>
void Http1Backend<Connection>::set_deadline(MonotonicTime deadline)
{
    deadline_ = deadline;
    if (lease_)
        stream().move_read_deadline(deadline);
}

template <typename Connection>
void Http1Backend<Connection>::interrupt()
{
    interrupted_ = true;
    if (lease_)
        stream().interrupt();
}

template <typename Connection>
void Http1Backend<Connection>::give_back()
{
    // A body that lasts until the end of the connection, or bytes nobody asked for, end it.
    if (body_.done() && body_.kind() != http::BodyKind::UntilClose && input_.empty() && head_.keep_alive)
        lease_.give_back();
}

template <typename Connection>
RawBytes Http1Backend<Connection>::raw_input()
{
    if (!input_.empty() || body_.done() || interrupted_)
        return {};
    if constexpr (std::is_same_v<typename Connection::Stream, io::Stream>)
        return {&stream(), body_.run()};
    return {};
}

template <typename Connection>
bool Http1Backend<Connection>::skip_raw(std::uint64_t count)
{
    body_.skip(count);
    return body_.done();
}

template class Http1Backend<upstream::PlainConnection>;
template class Http1Backend<upstream::TlsConnection>;

} // namespace switchyard::serve
