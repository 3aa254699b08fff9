// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_head.h"
#include "proxy/http1/body_reader.h"
#include "proxy/http1/head_parser.h"
#include "proxy/io/buffer_pool.h"
#include "proxy/io/stream.h"
#include "proxy/io/task.h"
#include "proxy/simulate/answer.h"

#include <array>

namespace switchyard::simulate {

/// The server's side of one keep-alive connection: heads in, bodies thrown away, answers out. Holds no buffer while it
/// waits for a request. Thread: the loop's.
class ServerConnection
{
public:
    ServerConnection(io::EventLoop& loop, io::BufferPools& buffers, io::Fd fd)
        : loop_(loop),
          buffers_(buffers),
          stream_(loop, std::move(fd))
    {}

    enum class Read : std::uint8_t
    {
        Complete,
        Http2,   ///< a connection of HTTP/2 begins: see received()
        Refused, ///< see refusal(): answer, then close
        Closed   ///< nothing more comes, or nothing that makes sense
    };

    /// Reads the next request head; its views stay good until discard_body().
    io::Task<Read> read_head();
    const http::RequestHead& head() const { return head_; }
    std::string_view received() const { return {buffer_.data() + begin_, end_ - begin_}; }
    io::Stream& stream() { return stream_; }
    http1::Refusal refusal() const { return refusal_; }
    /// Reads the body and forgets the head. False: the connection broke, or the body is malformed (see refusal()).
    io::Task<bool> discard_body();
    /// False: the connection broke.
    io::Task<bool> write(Answer answer);

private:
    static constexpr Seconds kIdle{620};    ///< longer than a load balancer keeps idle connections
    static constexpr Seconds kPatience{60}; ///< within a request or answer
    static constexpr std::size_t kFields = 128;

    io::Task<bool> read_more();
    io::Task<bool> write_padding(std::uint64_t count, bool chunked);
    MonotonicTime patience() const { return loop_.now() + kPatience; }

    io::EventLoop& loop_;
    io::BufferPools& buffers_;
    io::Stream stream_;
    io::Buffer buffer_;
    std::size_t begin_ = 0; ///< of the bytes not yet used
    std::size_t end_ = 0;
    std::array<http::HeaderField, kFields> fields_;
    http::RequestHead head_;
    http1::BodyReader body_;
    http1::Refusal refusal_ = http1::Refusal::None;
    bool may_be_http2_ = true; ///< nothing else was said yet
};

} // namespace switchyard::simulate
