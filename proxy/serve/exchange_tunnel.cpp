// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocket: once the backend has agreed, bytes go both ways, each side as fast as the other takes them.
#include "proxy/serve/exchange.h"

#include <chrono>

namespace switchyard::serve {
namespace {

/// After the client has ended its side the backend has so long to say the rest.
constexpr Seconds kFarewell{10};

/// How long a connection may live although it is used. Source: load balancer semantics chapter 3, WebSocket.
MonotonicTime end_of_life(compile::Mode mode, MonotonicTime begun, Nanoseconds timeout)
{
    switch (mode) {
    case compile::Mode::GlobalExternal:
        return begun + std::chrono::hours(24);
    case compile::Mode::Classic:
        return begun + timeout;
    case compile::Mode::RegionalExternal:
    case compile::Mode::RegionalInternal:
    case compile::Mode::CrossRegionInternal:
        break;
    }
    return io::kNever;
}

} // namespace

io::Task<Result<>> Exchange::tunnel(const http::ResponseHead& response)
{
    passed_at_ = context_.loop.now();
    tunnel_end_ = end_of_life(service_->mode, passed_at_, timeout_);
    record_.status = record_.backend_status = response.status;
    record_.details = observe::StatusDetails::WebSocketClosed;
    client_.begin_tunnel();
    const Result<BodyPiece> first = backend_->received_body(BodyForm::Plain);
    if (!first)
        co_return std::unexpected(first.error());
    head_sent_ = true;
    Result<> outcome = co_await client_.send_head({&response, false, names(), response_edits()}, *first);
    note_head(outcome);
    if (outcome) {
        upload_.start(tunnel_to_backend());
        outcome = co_await tunnel_to_client();
    }
    upload_.clear();
    record_.response_bytes = backend_->body_bytes();
    co_return outcome;
}

/// How it ended, when nobody ended it by closing: by its age, by idleness, by a drain, or because the client is gone.
Result<> Exchange::tunnel_ended() const
{
    if (upload_error_)
        return std::unexpected(*upload_error_);
    return {};
}

io::Task<Result<>> Exchange::tunnel_to_client()
{
    while (context_.loop.now() < tunnel_deadline() && !upload_error_) {
        backend_->set_deadline(tunnel_deadline());
        const Result<BodyPiece> piece = co_await backend_->read_body(BodyForm::Plain);
        if (!piece && piece.error().kind == ErrorKind::BackendTimedOut)
            continue; // unless the other direction was busy meanwhile it is over
        if (!piece)
            co_return std::unexpected(piece.error());
        passed_at_ = context_.loop.now();
        if (!piece->bytes.empty() || piece->last) {
            Result<> sent = co_await client_.send_body(*piece);
            if (!sent)
                co_return sent;
        }
        if (piece->last)
            co_return {};
    }
    co_return tunnel_ended();
}

io::Task<> Exchange::tunnel_to_backend()
{
    Result<BodyPiece> piece = client_.received_body(BodyForm::Plain);
    while (piece) {
        passed_at_ = context_.loop.now();
        if (!piece->bytes.empty()) {
            const Result<> sent = co_await backend_->send_body(*piece);
            if (!sent)
                break; // what it said before it left is still read
        }
        if (piece->last) {
            backend_->end_output();
            break;
        }
        piece = co_await client_.read_body(BodyForm::Plain);
    }
    if (!piece)
        upload_error_ = std::move(piece.error());
    tunnel_end_ =
        std::min(tunnel_end_, context_.loop.now() + (upload_error_ ? Nanoseconds(0) : Nanoseconds(kFarewell)));
    backend_->set_deadline(tunnel_deadline());
}

void Exchange::on_drain()
{
    if (record_.status != 101)
        return;
    tunnel_end_ = context_.loop.now();
    backend_->set_deadline(tunnel_end_);
}

} // namespace switchyard::serve
