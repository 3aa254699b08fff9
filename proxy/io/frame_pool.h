// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace switchyard::io {

/// Memory of coroutine frames, recycled per thread by size. With AddressSanitizer every frame is a fresh allocation, so
/// that a use after its destruction is seen. Thread: any; a frame may be returned on another thread.
/// Cost: a pop or push of a free list.
class FramePool
{
public:
    static void* allocate(std::size_t size);
    static void release(void* frame, std::size_t size) noexcept;
};

} // namespace switchyard::io
