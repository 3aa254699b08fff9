// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/exchange.h"

#include "core/http/url.h"
#include "core/observe/status_details.h"
#include "core/route/location.h"
#include "proxy/http2/grpc_trailers.h"
#include "proxy/serve/admission.h"
#include "proxy/serve/mode_rules.h"
#include "proxy/serve/own_answers.h"

namespace switchyard::serve {

Exchange::Exchange(WorkerContext& context, ClientStream& client, BackendConnector& connector, const Arrival& arrival,
                   std::unique_ptr<CaptureNotes> notes)
    : context_(context),
      client_(client),
      connector_(connector),
      arrival_(arrival),
      state_(context.states.current()),
      record_(record_of(context, arrival)),
      notes_(std::move(notes))
{}

Exchange::~Exchange()
{
    upload_.clear();
    client_.watch_disconnect(nullptr);
}

io::Task<bool> Exchange::run()
{
    begin_record();
    const Result<Decision> decision = decide();
    Result<> outcome;
    if (!decision) {
        outcome = std::unexpected(decision.error());
    } else if (*decision == Decision::Forward) {
        outcome = co_await forward();
    } else {
        outcome = co_await send_redirect();
        head_sent_ = true;
    }
    if (!outcome)
        co_await fail_with(std::move(outcome.error()));
    finish();
    co_return keep_;
}

io::Eventual<Result<>> Exchange::send_redirect()
{
    record_.status = own_status_;
    record_.details = observe::StatusDetails::DirectResponse;
    (void)client_.received_body(BodyForm::Chunked); // a body that is here already need not end the connection
    keep_ = client_.reusable();
    return client_.answer({.status = own_status_,
                           .body = {},
                           .location = location_,
                           .close = !keep_,
                           .name_case = names(),
                           .edits = response_edits()});
}

io::Task<> Exchange::refuse(Error error, std::optional<observe::StatusDetails> details)
{
    begin_record();
    if (state_)
        listener_ = state_->listener(arrival_.forwarding_rule);
    if (listener_ != nullptr) {
        record_.url_map = listener_->url_map;
        style_ = compile::answer_style(listener_->mode);
    }
    co_await fail_with(std::move(error));
    if (details)
        record_.details = *details;
    finish();
}

void Exchange::begin_record()
{
    const http::RequestHead& head = client_.request();
    if (state_)
        record_.revision = state_->snapshot().revision;
    record_.protocol = head.major_version == 2   ? observe::Protocol::Http2
                       : head.minor_version == 0 ? observe::Protocol::Http10
                                                 : observe::Protocol::Http11;
    record_.method = head.method;
    record_.set_text(head.method_text, head.authority, head.target);
}

Result<Exchange::Decision> Exchange::decide()
{
    begin_grpc();
    if (state_)
        listener_ = state_->listener(arrival_.forwarding_rule);
    // A rule may have been given to a TCP or SSL proxy since this connection began.
    if (listener_ == nullptr || listener_->protocol != compile::ListenerSpec::Protocol::Http)
        return fail(ErrorKind::NoConfiguration, "no forwarding rule of the configuration takes requests here");
    record_.url_map = listener_->url_map;
    style_ = compile::answer_style(listener_->mode);
    const http::RequestHead& head = client_.request();
    if (Result<> admitted = admit(head, listener_->scheme); !admitted)
        return std::unexpected(std::move(admitted.error()));
    route_request_ = {.authority = head.authority,
                      .path = head.path,
                      .query = head.query,
                      .has_query = head.has_query,
                      .method = head.method_text,
                      .scheme = listener_->scheme,
                      .rule_port = listener_->port,
                      .local_port = arrival_.local.port,
                      .forwarding_rule = listener_->forwarding_rule,
                      .headers = &head.headers};
    if (http::needs_normalisation(head.path)) {
        own_status_ = 302;
        location_ = route::normalised_location(route_request_, &state_->snapshot().locations);
        return Decision::Redirect;
    }
    match_ = state_->route(listener_->route_table, route_request_);
    record_.host_rule = match_.host_rule;
    record_.path_matcher = match_.path_matcher;
    record_.rule = match_.rule;
    if (match_.action == nullptr)
        return fail(ErrorKind::NoConfiguration, "the URL map has no target for this request");
    if (const auto* redirect = std::get_if<route::RedirectAction>(match_.action)) {
        own_status_ = redirect->status;
        location_ = route::redirect_location(*redirect, match_, route_request_, &state_->snapshot().locations);
        headers_ = state_->header_plans().plan(match_, nullptr, nullptr);
        return Decision::Redirect;
    }
    action_ = &std::get<route::ForwardAction>(*match_.action);
    return Decision::Forward;
}

io::Task<> Exchange::fail_with(Error error)
{
    upload_.clear();
    // Whoever cancelled, it was because one of these became known.
    if (upload_error_)
        error = *std::exchange(upload_error_, std::nullopt);
    else if (error.kind == ErrorKind::Cancelled && (client_gone_ || client_.gone()))
        error = {ErrorKind::ClientDisconnected, Origin::Client, Retry::Never, "the client disconnected"};
    if (notes_ && !notes_->attempts.empty() && error.origin == Origin::Backend)
        notes_->attempts.back().error = error.context;
    backend_.reset();
    if (head_sent_) {
        record_.details = observe::details_after_head(error.kind);
        keep_ = false;
        co_await end_failed_answer(error);
        co_return;
    }
    const observe::Outcome outcome = observe::outcome_of(error.kind, style_);
    record_.status = outcome.status;
    record_.details = outcome.details;
    if (client_.request().websocket && error.origin == Origin::Backend &&
        record_.backend_status != 0) // it answered properly, but with no tunnel
        record_.details = observe::StatusDetails::WebSocketHandshakeFailed;
    keep_ = false;
    if (outcome.status == 0)
        co_return;
    if (error.origin != Origin::Client) {
        (void)client_.received_body(BodyForm::Chunked);
        keep_ = client_.reusable();
    }
    OwnAnswer answer{.status = outcome.status,
                     .body = own_answer_text(outcome, style_),
                     .location = {},
                     .close = !keep_,
                     .name_case = names()};
    if (grpc_) {
        record_.status = answer.status = 200;
        record_.grpc_status = answer.grpc_status = grpc_status_of(error, outcome.status);
    }
    const Result<> answered = co_await client_.answer(answer);
    if (!answered) {
        record_.status = 0;
        keep_ = false;
    }
}

/// A gRPC call whose answer has begun can still be told why it ends; others are cut.
io::Task<> Exchange::end_failed_answer(const Error& error)
{
    if (!grpc_ || error.origin == Origin::Client)
        co_return;
    const std::int8_t status = grpc_status_of(error, observe::outcome_of(error.kind, style_).status);
    const http2::GrpcTrailers trailers(status, error.context);
    const Result<> told = co_await client_.send_body({{}, BodyForm::Plain, true, &trailers.lines()});
    record_.grpc_status = status;
    (void)told;
}

http1::NameCase Exchange::names() const
{
    return listener_ != nullptr ? name_case(listener_->mode) : http1::NameCase::Lower;
}

http1::LineEdits Exchange::request_edits()
{
    return headers_ == nullptr ? http1::LineEdits() : edits_of(headers_->request);
}

http1::LineEdits Exchange::response_edits()
{
    return headers_ == nullptr ? http1::LineEdits() : edits_of(headers_->response);
}

http1::LineEdits Exchange::edits_of(const HeaderProgram& program)
{
    return context_.header_editor.edits(
        program, names(), {client_, arrival_.client, {listener_->address, listener_->port}, arrival_.tls});
}

void Exchange::finish()
{
    const MonotonicTime now = io::EventLoop::read_clock();
    record_.duration_us = to_record_us(now - arrival_.at);
    record_.request_bytes = client_.body_bytes();
    active_.end();
    if (!state_)
        return;
    if (notes_)
        capture(); // first: whoever has the row finds the capture
    context_.telemetry.record(record_, state_->slots());
}

void Exchange::capture()
{
    observe::Capture capture;
    capture.record = record_;
    capture.client_request_head = redacted(notes_->heads.client_request);
    capture.backend_request_head = redacted(notes_->heads.backend_request);
    capture.backend_response_head = redacted(notes_->heads.backend_response);
    capture.client_response_head = redacted(notes_->heads.client_response);
    capture.attempts = std::move(notes_->attempts);
    context_.telemetry.capture(std::move(capture));
}

void Exchange::on_client_gone()
{
    client_gone_ = true;
    // A client that closed only its sending side may still read; if it cannot, sending to it will fail. Streams of
    // HTTP/2 end as a whole.
    if (backend_ && (!head_sent_ || client_.request().major_version == 2))
        backend_->interrupt();
}

} // namespace switchyard::serve
