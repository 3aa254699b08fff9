// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/multiplex/pooled_memory.h"

#include "proxy/io/frame_pool.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <limits>
#include <new>

namespace switchyard::multiplex {
namespace {

/// Stands before each piece: whoever gives it back does not say how large it is.
struct alignas(std::max_align_t) Piece
{
    std::size_t size = 0; ///< with this

    static Piece* of(void* memory) { return static_cast<Piece*>(memory) - 1; }
    void* memory() { return this + 1; }
    std::size_t room() const { return size - sizeof(Piece); }
};

void* allocate(std::size_t size, void* /*user*/)
{
    if (size > std::numeric_limits<std::size_t>::max() - sizeof(Piece))
        return nullptr;
    const std::size_t whole = size + sizeof(Piece);
    auto* const piece = new (io::FramePool::allocate(whole)) Piece;
    piece->size = whole;
    return piece->memory();
}

void release(void* memory, void* /*user*/)
{
    if (memory != nullptr)
        io::FramePool::release(Piece::of(memory), Piece::of(memory)->size);
}

void* allocate_zeroed(std::size_t count, std::size_t size, void* user)
{
    if (size != 0 && count > std::numeric_limits<std::size_t>::max() / size)
        return nullptr;
    void* const memory = allocate(count * size, user);
    if (memory != nullptr)
        std::memset(memory, 0, count * size);
    return memory;
}

void* reallocate(void* memory, std::size_t size, void* user)
{
    if (memory == nullptr)
        return allocate(size, user);
    void* const moved = allocate(size, user);
    if (moved != nullptr) {
        std::memcpy(moved, memory, std::min(size, Piece::of(memory)->room()));
        release(memory, user);
    }
    return moved;
}

} // namespace

nghttp2_mem* pooled_memory()
{
    static nghttp2_mem memory{nullptr, allocate, release, allocate_zeroed, reallocate};
    return &memory;
}

} // namespace switchyard::multiplex
