// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/record_output.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

namespace switchyard::tls {

bool RecordOutput::take(std::string_view bytes)
{
    if (error_ != 0 || (!fits(bytes.size()) && (!flush() || !fits(bytes.size()))))
        return false;
    if (!corked_ && !send_behind(bytes))
        return false;
    if (!bytes.empty()) {
        reserve(bytes.size());
        std::memcpy(buffer_.data() + end_, bytes.data(), bytes.size());
        end_ += bytes.size();
    }
    return true;
}

bool RecordOutput::send_behind(std::string_view& bytes)
{
    if (!transport_.may_write())
        return true;
    std::array<iovec, 2> parts{};
    std::size_t count = 0;
    if (!empty())
        parts[count++] = {buffer_.data() + begin_, waiting()};
    parts[count++] = {const_cast<char*>(bytes.data()), bytes.size()};
    const io::IoResult result = transport_.try_write(parts.data(), count);
    if (result.status == io::IoStatus::Failed) {
        error_ = result.error;
        return false;
    }
    bytes_sent_ += result.bytes;
    const std::size_t older = std::min(result.bytes, waiting());
    sent(older);
    bytes.remove_prefix(result.bytes - older);
    return true;
}

bool RecordOutput::flush()
{
    while (!empty() && error_ == 0 && transport_.may_write()) {
        const io::IoResult result = transport_.try_write({buffer_.data() + begin_, waiting()});
        if (result.status == io::IoStatus::WouldBlock)
            break;
        if (!result)
            error_ = result.error;
        bytes_sent_ += result.bytes;
        sent(result.bytes);
    }
    if (!empty())
        shrink();
    return empty();
}

void RecordOutput::drop()
{
    begin_ = end_ = 0;
    buffer_.reset();
}

void RecordOutput::sent(std::size_t count)
{
    begin_ += count;
    if (empty())
        drop();
}

void RecordOutput::reserve(std::size_t bytes)
{
    if (buffer_ && end_ + bytes <= buffer_.size())
        return;
    const std::size_t wanted = waiting() + bytes;
    if (buffer_ && wanted <= buffer_.size()) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, waiting());
    } else {
        io::Buffer larger = wanted <= pools_.small.buffer_size() ? pools_.small.get() : pools_.records.get();
        assert(wanted <= larger.size());
        if (!empty())
            std::memcpy(larger.data(), buffer_.data() + begin_, waiting());
        buffer_ = std::move(larger);
    }
    end_ = waiting();
    begin_ = 0;
}

// A slow reader shall not hold a large buffer for a small rest.
void RecordOutput::shrink()
{
    if (buffer_.size() <= pools_.small.buffer_size() || waiting() > pools_.small.buffer_size())
        return;
    io::Buffer smaller = pools_.small.get();
    std::memcpy(smaller.data(), buffer_.data() + begin_, waiting());
    end_ = waiting();
    begin_ = 0;
    buffer_ = std::move(smaller);
}

} // namespace switchyard::tls
