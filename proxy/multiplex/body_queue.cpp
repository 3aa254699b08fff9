// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/multiplex/body_queue.h"

#include <algorithm>
#include <cstring>

namespace switchyard::multiplex {

std::string_view BodyQueue::front() const
{
    return empty() ? std::string_view() : std::string_view(chunks_[first_].buffer.data(), chunks_[first_].size);
}

void BodyQueue::pop()
{
    chunks_[first_].buffer.reset();
    if (++first_ == chunks_.size()) {
        chunks_.clear();
        first_ = 0;
    }
}

void BodyQueue::push(std::string_view bytes, io::BufferPools& buffers)
{
    while (!bytes.empty()) {
        // The first chunk is left alone: somebody may be reading it.
        const bool has_room = chunks_.size() > first_ + 1 && chunks_.back().size < chunks_.back().buffer.size();
        if (!has_room)
            chunks_.push_back({buffers.small.get(), 0});
        Chunk& chunk = chunks_.back();
        const std::size_t count = std::min(bytes.size(), chunk.buffer.size() - chunk.size);
        std::memcpy(chunk.buffer.data() + chunk.size, bytes.data(), count);
        chunk.size += count;
        bytes.remove_prefix(count);
    }
}

std::size_t BodyQueue::clear()
{
    std::size_t bytes = 0;
    for (std::size_t i = first_; i < chunks_.size(); ++i)
        bytes += chunks_[i].size;
    chunks_.clear();
    first_ = 0;
    return bytes;
}

} // namespace switchyard::multiplex
