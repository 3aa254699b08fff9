// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/server_connection.h"

#include "proxy/http1/head_writer.h"
#include "proxy/http2/session.h"
#include "proxy/simulate/dots.h"

#include <algorithm>
#include <cstring>

namespace switchyard::simulate {
io::Task<bool> ServerConnection::read_more()
{
    if (begin_ != 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size()) {
        io::Buffer larger = buffers_.bulk.get();
        if (larger.size() <= end_)
            co_return false;
        std::memcpy(larger.data(), buffer_.data(), end_);
        buffer_ = std::move(larger);
    }
    const io::IoResult result = co_await stream_.read({buffer_.data() + end_, buffer_.size() - end_}, patience());
    end_ += result.bytes;
    co_return static_cast<bool>(result);
}

io::Task<ServerConnection::Read> ServerConnection::read_head()
{
    http1::HeadScan scan;
    if (begin_ == end_) {
        buffer_.reset();
        begin_ = end_ = 0;
        const io::IoResult ready = co_await stream_.readable(loop_.now() + kIdle);
        if (!ready)
            co_return Read::Closed;
        buffer_ = buffers_.small.get();
        const bool more = co_await read_more();
        if (!more)
            co_return Read::Closed;
    }
    for (;;) {
        const std::span<char> bytes{buffer_.data() + begin_, end_ - begin_};
        const std::string_view received(bytes.data(), bytes.size());
        may_be_http2_ = may_be_http2_ && http2::kPreface.starts_with(received.substr(0, http2::kPreface.size()));
        if (may_be_http2_ && received.size() >= http2::kPreface.size())
            co_return Read::Http2;
        if (may_be_http2_) {
            const bool more = co_await read_more();
            if (!more)
                co_return Read::Closed;
            continue;
        }
        const http1::HeadResult result = http1::parse_request_head(bytes, fields_, scan, head_);
        if (result.complete()) {
            begin_ += result.size;
            body_ = http1::BodyReader(head_);
            co_return Read::Complete;
        }
        if (result.refused()) {
            refusal_ = result.refusal;
            co_return Read::Refused;
        }
        const bool more = co_await read_more();
        if (!more)
            co_return Read::Closed;
    }
}

io::Task<bool> ServerConnection::discard_body()
{
    if (head_.expects_continue && begin_ == end_) {
        const io::IoResult written = co_await stream_.write("HTTP/1.1 100 Continue\r\n\r\n", patience());
        if (!written)
            co_return false;
    }
    head_ = {};
    while (!body_.done()) {
        begin_ += body_.validate({buffer_.data() + begin_, end_ - begin_});
        if (body_.done())
            break;
        refusal_ = body_.refusal();
        if (refusal_ != http1::Refusal::None)
            co_return false;
        const bool more = co_await read_more();
        if (!more)
            co_return false;
    }
    co_return true;
}

io::Task<bool> ServerConnection::write(Answer answer)
{
    if (!answer.has_body) {
        const io::IoResult written = co_await stream_.write(answer.head, patience());
        co_return static_cast<bool>(written);
    }
    std::array<char, 18> size;
    std::array<std::string_view, 4> parts{answer.head, {}, answer.start, {}};
    if (answer.chunked) {
        parts[1] = {size.data(), http1::write_chunk_size(answer.start.size(), size)};
        parts[3] = http1::kChunkEnd;
    }
    const bool short_answer = answer.padding == 0 && !answer.chunked;
    if (short_answer)
        parts[3] = answer.end;
    const io::IoResult started = co_await stream_.write(parts, patience());
    if (!started || short_answer)
        co_return static_cast<bool>(started);
    const bool padded = co_await write_padding(answer.padding, answer.chunked);
    if (!padded)
        co_return false;
    parts = {std::string_view{}, answer.end, {}, {}};
    if (answer.chunked) {
        parts[0] = {size.data(), http1::write_chunk_size(answer.end.size(), size)};
        parts[2] = http1::kChunkEnd;
        parts[3] = http1::kLastChunk;
    }
    const io::IoResult ended = co_await stream_.write(parts, patience());
    co_return static_cast<bool>(ended);
}

io::Task<bool> ServerConnection::write_padding(std::uint64_t count, bool chunked)
{
    std::array<char, 18> size;
    while (count > 0) {
        const std::string_view block = dots(count);
        std::array<std::string_view, 3> parts{std::string_view{}, block, {}};
        if (chunked) {
            parts[0] = {size.data(), http1::write_chunk_size(block.size(), size)};
            parts[2] = http1::kChunkEnd;
        }
        const io::IoResult written = co_await stream_.write(parts, patience());
        if (!written)
            co_return false;
        count -= block.size();
    }
    co_return true;
}

} // namespace switchyard::simulate
