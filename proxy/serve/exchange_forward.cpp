// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/exchange.h"

#include "proxy/io/splice.h"
#include "proxy/serve/forwarded_for.h"

#include <algorithm>
#include <chrono>

namespace switchyard::serve {
namespace {

/// Interim answers beyond it are taken for an attack.
constexpr int kMaxInterimResponses = 32;
/// A client that never had to wait is not watched for a disconnect before the backend has taken this long.
constexpr Seconds kWatchAfter{1};

bool is_idempotent(http::Method method)
{
    switch (method) {
    case http::Method::Get:
    case http::Method::Head:
    case http::Method::Put:
    case http::Method::Delete:
    case http::Method::Options:
    case http::Method::Trace:
        return true;
    default:
        return false;
    }
}

} // namespace

io::Task<Result<>> Exchange::forward()
{
    if (Result<> picked = pick(); !picked)
        co_return picked;
    Result<const http::ResponseHead*> response;
    for (bool fresh_connection = false;; fresh_connection = true) {
        Result<> sent = co_await open_backend(fresh_connection);
        if (sent)
            sent = co_await send_request();
        if (sent) {
            const MonotonicTime begun = context_.loop.now();
            await_head_from(begun);
            response = co_await backend_->read_head();
            if (goes_on(response))
                response = co_await await_final_head(begun, std::move(response));
        } else {
            response = std::unexpected(std::move(sent.error()));
        }
        // A kept-alive connection may have been closed just when it was used: once more, on a connection of its own.
        if (response || fresh_connection || !may_try_again(response.error()))
            break;
    }
    if (!response)
        co_return std::unexpected(std::move(response.error()));
    const http::ResponseHead& head = **response;
    if (Result<> allowed = check_early_answer(head); !allowed)
        co_return allowed;
    if (head.status == 101) {
        const Result<> tunnelled = co_await tunnel(head);
        co_return tunnelled;
    }
    const Result<BodyPiece> first = accept(head);
    if (!first)
        co_return std::unexpected(first.error());
    Result<> sent = co_await client_.send_head({&head, !keep_, names(), response_edits()}, *first);
    note_head(sent);
    if (sent && !first->last)
        sent = co_await relay(head, first->bytes.size());
    co_return sent;
}

Result<> Exchange::pick()
{
    const route::WeightedTarget& weighted = action_->targets.size() == 1
                                                ? action_->targets.front()
                                                : action_->pick(context_.random.below(action_->total_weight));
    record_.target = weighted.id;
    service_ = &state_->snapshot().services[weighted.service];
    record_.service = service_->id;
    style_ = compile::answer_style(service_->mode);
    headers_ = state_->header_plans().plan(match_, &weighted, service_);
    timeout_ = action_->timeout.value_or(service_->timeout);
    const state::ServiceMembers& members = state_->membership()[weighted.service];
    const ServingState::Service& own = state_->service(weighted.service);
    const auto index = members.picker ? members.picker->pick(*own.picks, {}) : std::nullopt;
    if (!index)
        return fail(ErrorKind::NoHealthyEndpoint, "no endpoint of the service is healthy");
    target_ = {&members.serving[*index], own.pools[*index]};
    record_.endpoint = target_.member->key;
    active_ = state::ActiveRequest(*target_.member->ledger);
    return {};
}

bool Exchange::may_try_again(const Error& error) const
{
    const http::RequestHead& head = client_.request();
    const bool harmless = is_idempotent(head.method) || error.kind == ErrorKind::BackendRefusedStream;
    return error.retry == Retry::SameEndpoint && harmless && head.body == http::BodyKind::None && !client_gone_;
}

io::Eventual<Result<>> Exchange::open_backend(bool fresh_connection)
{
    ++record_.attempts;
    if (notes_)
        notes_->attempts.push_back({.endpoint = target_.member->key, .error = {}});
    backend_ = fresh_connection ? nullptr : connector_.reuse(target_, client_.request().method);
    if (!backend_)
        return dial();
    return use_backend();
}

io::Task<Result<>> Exchange::dial()
{
    const MonotonicTime begin = context_.loop.now();
    Result<std::unique_ptr<BackendStream>> dialled = co_await connector_.dial(
        target_, client_.request().method, std::min(begin + service_->connect_timeout, latest_));
    record_.connect_us = std::max(1U, to_record_us(context_.loop.now() - begin));
    if (notes_)
        notes_->attempts.back().connect_us = record_.connect_us;
    if (!dialled)
        co_return std::unexpected(std::move(dialled.error()));
    backend_ = std::move(*dialled);
    co_return use_backend();
}

Result<> Exchange::use_backend()
{
    if (notes_)
        backend_->copy_heads_to(&notes_->heads);
    if (latest_ != io::kNever)
        backend_->set_deadline(latest_);
    client_.watch_disconnect(this);
    if (client_gone_ || client_.gone())
        return fail(ErrorKind::ClientDisconnected, Origin::Client, Retry::Never, "the client disconnected");
    return {};
}

io::Eventual<Result<>> Exchange::send_request()
{
    const BodyForm form = backend_->wanted_form(client_.request());
    const Result<BodyPiece> first = client_.received_body(form);
    if (!first)
        return std::unexpected(first.error());
    const ForwardedFor forwarded_for(arrival_.client.address, listener_->address);
    ForwardedRequest request;
    request.head = &client_.request();
    request.forwarded_for = forwarded_for.text();
    request.name_case = names();
    request.forwarded_proto = listener_->scheme == route::Scheme::Https ? "https" : "http";
    if (action_->host_rewrite)
        request.host = *action_->host_rewrite;
    if (action_->path_prefix_rewrite) {
        const std::span<char> scratch = context_.target_scratch();
        const auto size =
            route::append_rewritten_target(scratch.data(), scratch.size(), *action_, match_, route_request_);
        if (!size)
            return fail(ErrorKind::RequestHeadersTooLong, Origin::Client, Retry::Never, "the target does not fit");
        request.target = {scratch.data(), *size};
    }
    request.edits = request_edits();
    uploads_ = !first->last;
    return backend_->send_head(request, *first);
}

void Exchange::request_sent()
{
    sent_at_ = context_.loop.now();
    wait_until(sent_at_ + timeout_);
}

io::Task<> Exchange::upload(BodyForm form)
{
    for (;;) {
        Result<BodyPiece> piece = co_await client_.read_body(form);
        if (!piece) {
            // run() must not end inside this call, which it would destroy: its read ends at the next tick.
            upload_error_ = std::move(piece.error());
            wait_until(context_.loop.now());
            co_return;
        }
        const Result<> sent = co_await backend_->send_body(*piece);
        if (!sent) {
            // The answer may tell why the backend wants no more.
            body_unsent_ = true;
            request_sent();
            co_return;
        }
        if (piece->last) {
            request_sent();
            co_return;
        }
    }
}

/// The head was sent: the rest of the body goes to the backend while its answer is waited for.
void Exchange::await_head_from(MonotonicTime begin)
{
    if (uploads_)
        upload_.start(upload(backend_->wanted_form(client_.request())));
    else
        sent_at_ = begin;
    if (upload_.empty())
        wait_until(std::min(sent_at_ + timeout_, begin + kWatchAfter));
}

/// It is no final answer, and there may yet be one.
bool Exchange::goes_on(const Result<const http::ResponseHead*>& head) const
{
    if (!head)
        return head.error().kind == ErrorKind::BackendTimedOut && !upload_error_;
    return (*head)->status < 200 && (*head)->status != 101;
}

/// Passes interim answers on, and watches a client that waits for long.
io::Task<Result<const http::ResponseHead*>> Exchange::await_final_head(MonotonicTime begun,
                                                                       Result<const http::ResponseHead*> head)
{
    int interim = 0;
    bool watched = false;
    while (goes_on(head)) {
        const MonotonicTime whole = sent_at_ + timeout_;
        if (!head && watched)
            break;
        if (!head) {
            watched = true;
            client_.watch_closely();
            if (upload_.empty())
                wait_until(whole);
        } else {
            if (++interim > kMaxInterimResponses)
                co_return fail(ErrorKind::BackendInterimUnsupported, Origin::Backend, Retry::Never,
                               "the backend sends interim responses without end");
            Result<> passed = co_await client_.send_head({*head, false, names()}, {});
            if (!passed)
                co_return std::unexpected(std::move(passed.error()));
            if (!watched && upload_.empty())
                wait_until(std::min(whole, begun + kWatchAfter));
        }
        head = co_await backend_->read_head();
    }
    co_return head;
}

Result<> Exchange::check_early_answer(const http::ResponseHead& response)
{
    if (upload_.empty() && !body_unsent_)
        return {};
    // 100 (Continue) was asked for and a final answer came instead: that is what it is for.
    const bool declined = client_.request().expects_continue && client_.body_bytes() == 0;
    if (service_->http2 && response.status < 400 && !body_unsent_)
        return {}; // streams of HTTP/2 go both ways
    if (style_ == observe::AnswerStyle::Envoy && response.status < 400 && !body_unsent_ && !declined)
        return {}; // both directions go on
    if (style_ != observe::AnswerStyle::Envoy && response.status < 400 && !declined)
        return fail(ErrorKind::BackendAnsweredEarly, Origin::Backend, Retry::Never,
                    "the backend answered before it had the whole request");
    upload_.clear();
    body_unsent_ = true;
    // The bytes that were never sent end the backend connection; the time to answer began when sending ended.
    request_sent();
    return {};
}

/// What the record and the client's connection come to by this answer. Returns the first of its body.
Result<BodyPiece> Exchange::accept(const http::ResponseHead& response)
{
    record_.backend_status = response.status;
    // RFC 8441 section 5: a client of HTTP/2 would take it for a tunnel.
    if (client_.request().websocket && client_.request().major_version == 2 && response.status < 300)
        return fail(ErrorKind::BackendResponseMalformed, Origin::Backend, Retry::Never,
                    "the backend did not go on as a WebSocket");
    const bool uploading = !upload_.empty();
    if (!uploading)
        record_.backend_first_us = to_record_us(context_.loop.now() - sent_at_);
    if (notes_) {
        notes_->attempts.back().status = response.status;
        notes_->attempts.back().first_byte_us = record_.backend_first_us;
    }
    note_grpc_head(response);
    Result<BodyPiece> first = backend_->received_body(client_.wanted_form(response));
    if (!first)
        return first;
    keep_ = !uploading && !body_unsent_ && client_.reusable_after(response);
    record_.status = response.status;
    record_.details = body_unsent_ && response.status >= 400 ? observe::StatusDetails::AbortedDueToBackendEarlyResponse
                                                             : observe::StatusDetails::ResponseSentByBackend;
    if (client_.request().websocket) {
        record_.details = observe::StatusDetails::WebSocketHandshakeFailed;
        keep_ = keep_ && response.status != 426 && response.status != 502;
    }
    note_grpc_trailers(*first);
    if (first->last)
        response_received();
    else if (!uploading)
        wait_until(sent_at_ + timeout_);
    head_sent_ = true;
    return first;
}

/// A head that edits have made too large did not leave: the client can still be told.
void Exchange::note_head(const Result<>& sent)
{
    if (!sent && sent.error().kind == ErrorKind::BackendHeadersTooLong)
        head_sent_ = false;
}

void Exchange::response_received()
{
    record_.response_bytes = backend_->body_bytes();
    if (!upload_.empty()) {
        upload_.clear();
        body_unsent_ = true;
    }
    if (body_unsent_)
        return;
    record_.backend_us = to_record_us(context_.loop.now() - sent_at_);
    backend_->give_back();
}

MonotonicTime Exchange::response_deadline() const { return upload_.empty() ? sent_at_ + timeout_ : io::kNever; }

Error Exchange::splice_failure(const io::SpliceResult& result) const
{
    if (result.status == io::IoStatus::Interrupted)
        return {ErrorKind::Cancelled, Origin::Proxy, Retry::Never, "the request was given up"};
    const bool late = result.status == io::IoStatus::TimedOut;
    if (result.receiver_failed)
        return {late ? ErrorKind::ClientTimedOut : ErrorKind::ClientDisconnected, Origin::Client, Retry::Never,
                "the client stopped taking the response"};
    return {late ? ErrorKind::BackendTimedOut : ErrorKind::BackendBodyTruncated, Origin::Backend, Retry::Never,
            "the backend stopped within the body"};
}

/// The rest of the body, behind the head and `sent_bytes` of it.
io::Task<Result<>> Exchange::relay(const http::ResponseHead& response, std::uint64_t sent_bytes)
{
    const bool may_splice = response.body == http::BodyKind::Length || response.body == http::BodyKind::Chunked;
    passed_ = sent_bytes;
    Result<> sent = co_await relay_body(client_.wanted_form(response), may_splice);
    // A client that has all it was promised need not wait for the stream's end.
    if (!sent && client_.gone() && response.body == http::BodyKind::Length && passed_ == response.content_length)
        sent = {};
    if (sent)
        response_received();
    else
        record_.response_bytes = backend_->body_bytes();
    co_return sent;
}

io::Task<Result<>> Exchange::relay_body(BodyForm form, bool may_splice)
{
    for (;;) {
        const RawBytes raw = may_splice ? backend_->raw_input() : RawBytes{};
        if (raw.stream != nullptr && raw.count >= context_.limits.splice_from && client_.raw_output() != nullptr) {
            const io::SpliceResult moved = co_await io::splice(*raw.stream, *client_.raw_output(), context_.pipes,
                                                               raw.count, response_deadline(), client_.output_pace());
            const bool complete = backend_->skip_raw(moved.bytes);
            may_splice = !moved.unsupported;
            if (moved.status != io::IoStatus::Ok && !moved.unsupported)
                co_return std::unexpected(splice_failure(moved));
            if (complete)
                co_return {};
            continue;
        }
        const Result<BodyPiece> piece = co_await backend_->read_body(form);
        if (!piece)
            co_return std::unexpected(piece.error());
        note_grpc_trailers(*piece);
        Result<> sent = co_await client_.send_body(*piece);
        if (sent)
            passed_ += piece->bytes.size();
        if (!sent || piece->last)
            co_return sent;
    }
}

} // namespace switchyard::serve
