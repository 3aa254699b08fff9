// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/http2_backend.h"

#include "proxy/multiplex/carrier.h"
#include "proxy/serve/head_edits.h"

#include <fmt/format.h>

namespace switchyard::serve {
namespace {

using multiplex::LaneStatus;

constexpr std::size_t kMostInterims = 32;

} // namespace

Http2Backend::Http2Backend(WorkerContext& context, upstream::SharedConnection& connection, http::Method method)
    : Lane(connection.carrier(), 0, http2::Block::Response, http1::kResponseLimits),
      context_(context),
      scheme_(connection.encrypted() ? "https" : "http"),
      method_(method),
      pace_(context.limits.body_stall_timeout, 0)
{}

Http2Backend::~Http2Backend() = default;

io::Eventual<Result<>> Http2Backend::send_head(const ForwardedRequest& request, BodyPiece first)
{
    http1::RequestEdits edits = edits_of(request);
    edits.name_case = http1::NameCase::Lower;
    const std::span<char> scratch = context_.head_scratch();
    const std::size_t size = http1::write_request_head(*request.head, edits, scratch);
    if (size == 0)
        return fail(ErrorKind::RequestHeadersTooLong, Origin::Client, Retry::Never, "the head does not fit");
    if (copies_ != nullptr)
        copies_->backend_request.assign(scratch.data(), size);
    if (carrier().lost())
        return sent(LaneStatus::Lost);
    const bool has_body = !first.last || !first.bytes.empty() || first.trailers != nullptr;
    const Result<> began = begin(context_.head_writer.request(scratch.first(size), scheme_), has_body);
    if (!began) {
        carrier().drain(); // its stream numbers are used up
        return fail(ErrorKind::BackendClosed, Origin::Backend, Retry::SameEndpoint, began.error().context);
    }
    if (!has_body)
        return Result<>{};
    return output_piece(first);
}

io::Eventual<Result<>> Http2Backend::send_body(BodyPiece piece)
{
    if (interrupted_)
        return fail(ErrorKind::Cancelled, "the request was given up");
    return output_piece(piece);
}

io::Task<Result<>> Http2Backend::output_piece(BodyPiece piece)
{
    const LaneStatus status = co_await output(piece.bytes, piece.last, piece.trailers, pace_);
    co_return sent(status);
}

Result<> Http2Backend::sent(LaneStatus status) const
{
    switch (status) {
    case LaneStatus::Ok:
        return {};
    case LaneStatus::TimedOut:
        return fail(ErrorKind::BackendTimedOut, Origin::Backend, Retry::Never, "the backend did not take the request");
    case LaneStatus::Interrupted:
        return fail(ErrorKind::Cancelled, "the request was given up");
    default:
        return std::unexpected(failure(status, false));
    }
}

Error Http2Backend::failure(LaneStatus status, bool in_body) const
{
    switch (status) {
    case LaneStatus::TimedOut:
        return {ErrorKind::BackendTimedOut, Origin::Backend, Retry::Never, "the backend did not answer in time"};
    case LaneStatus::Interrupted:
        return {ErrorKind::Cancelled, Origin::Proxy, Retry::Never, "the request was given up"};
    case LaneStatus::Malformed:
        if (in_body)
            return {ErrorKind::BackendBodyTruncated, Origin::Backend, Retry::Never,
                    std::string(http1::to_string(Lane::refusal()))};
        return http1::error_of(Lane::refusal(), Origin::Backend);
    case LaneStatus::Reset:
        // RFC 9113 section 8.7: it was not processed, whatever the method.
        if (!answered_ && reset_code() == http2::Code::RefusedStream)
            return {ErrorKind::BackendRefusedStream, Origin::Backend, Retry::SameEndpoint,
                    "the backend refused the stream"};
        return {in_body ? ErrorKind::BackendBodyTruncated : ErrorKind::BackendClosed, Origin::Backend, Retry::Never,
                fmt::format("the backend reset the stream: {}", http2::to_string(reset_code()))};
    case LaneStatus::Ok:
    case LaneStatus::Lost:
        break;
    }
    const std::string& why = carrier().failure();
    return {in_body ? ErrorKind::BackendBodyTruncated : ErrorKind::BackendClosed, Origin::Backend,
            answered_ ? Retry::Never : Retry::SameEndpoint,
            why.empty() ? std::string("the backend closed the connection")
                        : fmt::format("the backend's connection broke: {}", why)};
}

void Http2Backend::on_head()
{
    const http1::Refusal refusal = head_reader().finish_response(head_ended(), method_, head_);
    if (refusal != http1::Refusal::None)
        return malformed(refusal);
    head_.reason = http1::reason_phrase(head_.status);
    if (head_.status < 200) {
        await_another_head();
        return keep_interim();
    }
    expect_body(head_.body, head_.content_length);
}

void Http2Backend::keep_interim()
{
    if (interims_.size() >= kMostInterims)
        return malformed(http1::Refusal::TooManyFields);
    auto kept = std::make_unique<Interim>();
    const http::HeaderTable& headers = head_.headers;
    kept->head = head_;
    kept->fields.assign(headers.fields.begin(), headers.fields.end());
    kept->text.assign(headers.base, kept->fields.empty() ? 0 : kept->fields.back().end);
    kept->head.headers = {kept->text.data(), kept->fields};
    interims_.push_back(std::move(kept));
}

io::Task<Result<const http::ResponseHead*>> Http2Backend::read_head()
{
    if (interrupted_)
        co_return std::unexpected(failure(LaneStatus::Interrupted, false));
    if (interims_.empty()) {
        const LaneStatus status = co_await head(deadline_);
        if (status != LaneStatus::Ok)
            co_return std::unexpected(failure(status, false));
    }
    if (!interims_.empty()) {
        shown_ = std::move(interims_.front());
        interims_.erase(interims_.begin());
        if (head_.status < 200 && interims_.empty())
            head_taken();
        co_return &shown_->head;
    }
    if (!head_ready())
        co_return std::unexpected(failure(LaneStatus::Lost, false));
    head_taken();
    answered_ = answered_ || head_.status >= 200;
    if (copies_ != nullptr)
        copies_->backend_response = fmt::format("HTTP/2 {}\r\n{}\r\n", head_.status, head_reader().lines());
    co_return &head_;
}

Result<BodyPiece> Http2Backend::received_body(BodyForm /*form*/)
{
    if (Lane::refusal() != http1::Refusal::None)
        return std::unexpected(failure(LaneStatus::Malformed, true));
    return pieces_.next(*this);
}

io::Task<Result<BodyPiece>> Http2Backend::read_body(BodyForm /*form*/)
{
    pieces_.release(*this);
    if (interrupted_)
        co_return std::unexpected(failure(LaneStatus::Interrupted, true));
    const LaneStatus status = co_await input(deadline_);
    if (status != LaneStatus::Ok)
        co_return std::unexpected(failure(status, true));
    co_return pieces_.next(*this);
}

void Http2Backend::set_deadline(MonotonicTime deadline)
{
    deadline_ = deadline;
    move_input_deadline(deadline);
}

void Http2Backend::interrupt()
{
    interrupted_ = true;
    Lane::interrupt();
}

} // namespace switchyard::serve
