// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_head.h"
#include "proxy/http1/body_reader.h"
#include "proxy/http1/head_parser.h"
#include "proxy/serve/connection_group.h"
#include "proxy/serve/http1_input.h"
#include "proxy/serve/send.h"
#include "proxy/serve/streams.h"
#include "proxy/serve/worker_context.h"
#include "proxy/tls/tls_stream.h"

#include <memory>
#include <optional>
#include <string>
#include <type_traits>

namespace switchyard::serve {

/// One request of an HTTP/1.x client connection. `Stream`: io::Stream, or tls::TlsStream after its handshake.
/// Lifetime: the connection's stream and input outlive it.
template <typename Stream>
class Http1Client final : public ClientStream, private io::StreamObserver
{
public:
    /// Lifetime: the group outlives it.
    Http1Client(WorkerContext& context, Stream& stream, Http1Input& input, const ConnectionGroup& group);
    ~Http1Client() override;

    enum class HeadStatus : std::uint8_t
    {
        Received,
        Http2 ///< what came is the beginning of an HTTP/2 connection, and still stands in the input
    };
    /// Reads the request's head, whose first bytes stand in the input. `may_be_http2`: nothing was agreed upon, and
    /// this is the first one (RFC 9113 section 3.3, prior knowledge). Errors: the client's, with refusal() for a
    /// precise reason.
    io::Eventual<Result<HeadStatus>> read_head(bool may_be_http2 = false);
    http1::Refusal refusal() const { return refusal_; }
    /// The connection is to end.
    void drain();
    /// The connection takes no request after this one.
    void end_afterwards() { last_ = true; }
    /// Afterwards the input begins with the next request, if bytes of it are here.
    void end_request();
    /// Bytes may still be on their way from a client that was not listened to until the end.
    bool left_unread() const { return !body_.done() || refusal_ != http1::Refusal::None || !input_.empty(); }

    const http::RequestHead& request() const override { return head_; }
    Result<BodyPiece> received_body(BodyForm form) override;
    io::Task<Result<BodyPiece>> read_body(BodyForm form) override;
    void begin_tunnel() override;
    BodyForm wanted_form(const http::ResponseHead& response) const override;
    io::Eventual<Result<>> send_head(const ForwardedResponse& response, BodyPiece first) override;
    io::Eventual<Result<>> send_body(BodyPiece piece) override;
    io::Eventual<Result<>> answer(const OwnAnswer& answer) override;
    bool reusable() const override;
    bool reusable_after(const http::ResponseHead& response) const override;
    std::optional<Milliseconds> round_trip() const override;
    bool gone() const override { return stream_.hung_up(); }
    void watch_disconnect(DisconnectListener* listener) override;
    void watch_closely() override { stream_.watch(); }
    io::Stream* raw_output() override
    {
        if constexpr (std::is_same_v<Stream, io::Stream>)
            return raw_ ? &stream_ : nullptr;
        return nullptr;
    }
    io::Pace& output_pace() override { return output_pace_; }
    std::uint64_t body_bytes() const override { return body_.data_bytes(); }
    void copy_heads_to(HeadCopies* copies) override;

private:
    void on_stream_event(io::Stream& stream) override;
    /// What the received bytes amount to; nullopt: more of them are needed.
    std::optional<Result<HeadStatus>> parse_head(bool& may_be_http2);
    io::Task<Result<HeadStatus>> read_rest_of_head(bool may_be_http2);
    /// Of the mode of the listener's rule.
    http1::HeadLimits head_limits() const;
    /// Received behind the head, and not handed out yet.
    std::string_view unread() const;
    Result<BodyPiece> take(BodyForm form);
    io::Eventual<Result<>> send(Outgoing& outgoing);
    io::Task<Result<>> send_rest(Outgoing outgoing);
    Result<> sent(const io::IoResult& result) const;

    WorkerContext& context_;
    Stream& stream_;
    Http1Input& input_;
    const ConnectionGroup& group_;
    DisconnectListener* listener_ = nullptr;
    HeadCopies* copies_ = nullptr;
    io::Buffer fields_;
    http1::HeadScan scan_;
    http::RequestHead head_;
    http1::BodyReader body_;
    std::unique_ptr<http1::Trailers> trailers_; ///< once a body is decoded
    io::Pace input_pace_;
    io::Pace output_pace_;
    io::Buffer body_buffer_;     ///< in use once the input is empty
    std::size_t next_begin_ = 0; ///< in body_buffer_: what was not handed out, in the end the next request
    std::size_t next_end_ = 0;
    http1::Refusal refusal_ = http1::Refusal::None;
    bool wrap_chunks_ = false; ///< the response body is coded here
    bool raw_ = false;         ///< the response body passes as it is
    bool tunnel_ = false;
    bool last_ = false;
};

extern template class Http1Client<io::Stream>;
extern template class Http1Client<tls::TlsStream>;

} // namespace switchyard::serve
