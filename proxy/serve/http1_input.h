// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/buffer_pool.h"

#include <cassert>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>

namespace switchyard::serve {

/// Bytes received from a socket and not used yet. Holds a buffer only while there are some (or while one is read into).
class Http1Input
{
public:
    std::string_view unused() const { return {buffer_.data() + begin_, end_ - begin_}; }
    std::span<char> unused_span() { return {buffer_.data() + begin_, end_ - begin_}; }
    bool empty() const { return begin_ == end_; }
    bool has_buffer() const { return static_cast<bool>(buffer_); }
    void consume(std::size_t count)
    {
        assert(count <= end_ - begin_);
        begin_ += count;
    }

    /// Where to read next, never empty unless the message is as long as the largest buffer. May move the unused bytes.
    std::span<char> room(io::BufferPools& pools)
    {
        if (!buffer_) {
            adopt(pools.small.get(), 0, 0);
        } else if (end_ == buffer_.size()) {
            if (begin_ > 0)
                move_to(buffer_.data());
            else if (buffer_.size() < pools.large.buffer_size())
                grow(buffer_.size() < pools.bulk.buffer_size() ? pools.bulk.get() : pools.large.get());
        }
        return {buffer_.data() + end_, buffer_.size() - end_};
    }
    void received(std::size_t count) { end_ += count; }

    /// Forgets what was consumed; gives the buffer back when nothing is left.
    void trim()
    {
        if (empty())
            release();
    }
    void release()
    {
        buffer_.reset();
        begin_ = end_ = 0;
    }
    /// Takes another buffer, whose bytes [begin, end) are unused.
    void adopt(io::Buffer buffer, std::size_t begin, std::size_t end)
    {
        buffer_ = std::move(buffer);
        begin_ = begin;
        end_ = end;
    }

private:
    void move_to(char* to)
    {
        std::memmove(to, buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    void grow(io::Buffer larger)
    {
        move_to(larger.data());
        buffer_ = std::move(larger);
    }

    io::Buffer buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

} // namespace switchyard::serve
