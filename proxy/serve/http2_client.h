// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_head.h"
#include "proxy/multiplex/carrier.h"
#include "proxy/serve/lane_piece.h"
#include "proxy/serve/streams.h"
#include "proxy/serve/worker_context.h"

namespace switchyard::serve {

/// One request of an HTTP/2 client connection: one stream of it.
class Http2Client final : public ClientStream, public multiplex::Lane
{
public:
    /// `fd`: the connection's, to ask the kernel about it.
    Http2Client(WorkerContext& context, multiplex::Carrier& carrier, http2::StreamId id,
                const http1::HeadLimits& limits, int fd);
    ~Http2Client() override;

    static void* operator new(std::size_t size) { return Lane::operator new(size); }
    static void operator delete(void* memory, std::size_t size) { Lane::operator delete(memory, size); }

    /// A whole head came, good or not.
    bool has_head() const { return head_ready(); }
    http1::Refusal head_refusal() const { return head_refusal_; }
    /// When it began.
    MonotonicTime began_at() const { return began_at_; }
    /// The connection is to end.
    void drain();

    const http::RequestHead& request() const override { return head_; }
    Result<BodyPiece> received_body(BodyForm form) override;
    io::Task<Result<BodyPiece>> read_body(BodyForm form) override;
    void begin_tunnel() override;
    BodyForm wanted_form(const http::ResponseHead& /*response*/) const override { return BodyForm::Plain; }
    io::Eventual<Result<>> send_head(const ForwardedResponse& response, BodyPiece first) override;
    io::Eventual<Result<>> send_body(BodyPiece piece) override;
    io::Eventual<Result<>> answer(const OwnAnswer& answer) override;
    bool reusable() const override { return !lost(); }
    bool reusable_after(const http::ResponseHead& /*response*/) const override { return !lost(); }
    std::optional<Milliseconds> round_trip() const override;
    bool gone() const override { return lost(); }
    void watch_disconnect(DisconnectListener* listener) override { listener_ = listener; }
    void watch_closely() override {}
    io::Stream* raw_output() override { return nullptr; }
    io::Pace& output_pace() override { return output_pace_; }
    std::uint64_t body_bytes() const override { return Lane::body_bytes(); }
    void copy_heads_to(HeadCopies* copies) override;

private:
    void on_head() override;
    void on_gone() override;
    Error input_failure(multiplex::LaneStatus status) const;
    Result<> sent(multiplex::LaneStatus status) const;
    io::Eventual<Result<>> send(std::size_t head_size, BodyPiece body);
    io::Task<Result<>> output_piece(BodyPiece piece);

    WorkerContext& context_;
    const int fd_;
    const MonotonicTime began_at_;
    DisconnectListener* listener_ = nullptr;
    HeadCopies* copies_ = nullptr;
    http::RequestHead head_;
    http1::Refusal head_refusal_ = http1::Refusal::None;
    io::Pace input_pace_;
    io::Pace output_pace_;
    LanePieces pieces_;
    bool tunnel_ = false;
    bool patient_ = false; ///< a gRPC call: its client may be silent for as long as it likes
};

} // namespace switchyard::serve
