// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/buffer_pool.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace switchyard::multiplex {

/// Bytes of one stream's body between their arrival and whoever reads them. How many there may be is up to flow
/// control. Thread: one.
class BodyQueue
{
public:
    bool empty() const { return first_ == chunks_.size(); }
    /// Nothing stands behind front().
    bool front_is_all() const { return chunks_.size() - first_ <= 1; }
    /// What came first. Lifetime: until pop().
    std::string_view front() const;
    void pop();
    void push(std::string_view bytes, io::BufferPools& buffers);
    /// Drops everything. Returns: how many bytes that were.
    std::size_t clear();

private:
    struct Chunk
    {
        io::Buffer buffer;
        std::size_t size = 0;
    };

    std::vector<Chunk> chunks_;
    std::size_t first_ = 0;
};

} // namespace switchyard::multiplex
