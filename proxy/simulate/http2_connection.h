// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_head.h"
#include "proxy/http2/head_writer.h"
#include "proxy/io/scope.h"
#include "proxy/io/task.h"
#include "proxy/io/turn_queue.h"
#include "proxy/multiplex/carrier.h"
#include "proxy/simulate/answer.h"

#include <memory>
#include <string>
#include <vector>

namespace switchyard::simulate {

/// What answers the requests of an Http2Connection.
class Answerer
{
public:
    /// `latency`: how long the answer takes, from now on.
    virtual Answer answer(const http::RequestHead& request, Nanoseconds& latency) = 0;
    virtual Answer refuse(std::string_view why) = 0;

protected:
    ~Answerer() = default;
};

/// The server's side of one HTTP/2 connection without TLS (prior knowledge): bodies thrown away, answers out.
/// Thread: the loop's. Lifetime: loop, buffers and answerer outlive it.
class Http2Connection final : private multiplex::CarrierOwner
{
public:
    Http2Connection(io::EventLoop& loop, io::BufferPools& buffers, io::Stream& stream, Answerer& answerer);
    ~Http2Connection();
    Http2Connection(const Http2Connection&) = delete;
    Http2Connection& operator=(const Http2Connection&) = delete;

    /// Until the connection is over. `first`: bytes that were read already.
    io::Task<> run(std::string first);

private:
    class Request;

    multiplex::Lane* accept(http2::StreamId id) override;
    void start(multiplex::Lane& lane) override;
    void on_change() override;
    io::Task<> serve(std::unique_ptr<Request> request);

    io::EventLoop& loop_;
    io::TurnQueue turns_;
    http2::HeadWriter heads_;
    multiplex::CarrierOver<io::Stream> carrier_;
    Answerer& answerer_;
    std::vector<std::unique_ptr<Request>> arriving_;
    io::Scope serving_; ///< last: its tasks use the rest
};

} // namespace switchyard::simulate
