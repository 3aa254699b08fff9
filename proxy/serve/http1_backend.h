// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_head.h"
#include "proxy/http1/body_reader.h"
#include "proxy/http1/head_parser.h"
#include "proxy/io/frame_pool.h"
#include "proxy/serve/http1_input.h"
#include "proxy/serve/send.h"
#include "proxy/serve/streams.h"
#include "proxy/serve/worker_context.h"

#include <memory>

namespace switchyard::serve {

/// One request and its response over an HTTP/1.1 backend connection. `Connection`: upstream::PlainConnection or
/// upstream::TlsConnection, which the lease is of.
template <typename Connection>
class Http1Backend final : public BackendStream
{
public:
    Http1Backend(WorkerContext& context, upstream::BackendLease lease, http::Method method);

    static void* operator new(std::size_t size) { return io::FramePool::allocate(size); }
    static void operator delete(void* memory, std::size_t size) { io::FramePool::release(memory, size); }

    BodyForm wanted_form(const http::RequestHead& request) const override;
    io::Eventual<Result<>> send_head(const ForwardedRequest& request, BodyPiece first) override;
    io::Eventual<Result<>> send_body(BodyPiece piece) override;
    void end_output() override { stream().shutdown_write(); }
    io::Task<Result<const http::ResponseHead*>> read_head() override;
    Result<BodyPiece> received_body(BodyForm form) override;
    io::Task<Result<BodyPiece>> read_body(BodyForm form) override;
    void set_deadline(MonotonicTime deadline) override;
    void interrupt() override;
    void give_back() override;
    std::uint64_t body_bytes() const override { return body_.data_bytes(); }
    RawBytes raw_input() override;
    bool skip_raw(std::uint64_t count) override;
    void copy_heads_to(HeadCopies* copies) override { copies_ = copies; }

private:
    typename Connection::Stream& stream() const { return lease_.as<Connection>().stream(); }
    Error read_failure(const io::IoResult& result) const;
    io::Eventual<Result<>> send(Outgoing& outgoing);
    io::Task<Result<>> send_rest(Outgoing outgoing);
    Result<> sent(const io::IoResult& result) const;
    Result<bool> parse();

    WorkerContext& context_;
    upstream::BackendLease lease_;
    HeadCopies* copies_ = nullptr;
    MonotonicTime deadline_ = io::kNever;
    http::Method method_;
    bool websocket_ = false; ///< one was asked for
    bool interrupted_ = false;
    bool answered_ = false;    ///< some byte of an answer came
    bool wrap_chunks_ = false; ///< the request body is coded here
    Http1Input input_;
    io::Buffer fields_;
    http1::HeadScan scan_;
    http::ResponseHead head_;
    http1::BodyReader body_;
    std::unique_ptr<http1::Trailers> trailers_; ///< once a body is decoded
};

extern template class Http1Backend<upstream::PlainConnection>;
extern template class Http1Backend<upstream::TlsConnection>;

} // namespace switchyard::serve
