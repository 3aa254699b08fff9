// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/frame_pool.h"

#include <array>
#include <new>

namespace switchyard::io {
namespace {

constexpr std::size_t kStep = 64;
constexpr std::size_t kClasses = 256;
constexpr std::size_t kKeepPerClass = 1024;

#if __has_feature(address_sanitizer)
constexpr bool kRecycle = false;
#else
constexpr bool kRecycle = true;
#endif

struct FreeFrame
{
    FreeFrame* next;
};

/// Without a destructor, so that no access has to ask whether it was made: FreeListsEnd frees what is left.
struct FreeLists
{
    std::array<FreeFrame*, kClasses> head;
    std::array<std::size_t, kClasses> size;
    bool ends_with_thread;
};

[[gnu::tls_model("initial-exec")]] constinit thread_local FreeLists lists{};

struct FreeListsEnd
{
    FreeListsEnd() { lists.ends_with_thread = true; }
    FreeListsEnd(const FreeListsEnd&) = delete;
    FreeListsEnd& operator=(const FreeListsEnd&) = delete;
    ~FreeListsEnd()
    {
        for (FreeFrame* frame : lists.head) {
            while (frame != nullptr) {
                FreeFrame* next = frame->next;
                ::operator delete(frame);
                frame = next;
            }
        }
        lists.head = {};
    }
};

[[gnu::noinline]] void release_first(void* frame, std::size_t size)
{
    static thread_local FreeListsEnd end;
    FramePool::release(frame, size);
}

constexpr std::size_t class_of(std::size_t size) { return (size + kStep - 1) / kStep; }

} // namespace

void* FramePool::allocate(std::size_t size)
{
    const std::size_t index = class_of(size);
    if (kRecycle && index < kClasses && lists.head[index] != nullptr) {
        FreeFrame* frame = lists.head[index];
        lists.head[index] = frame->next;
        --lists.size[index];
        return frame;
    }
    return ::operator new(index * kStep);
}

void FramePool::release(void* frame, std::size_t size) noexcept
{
    const std::size_t index = class_of(size);
    if (!kRecycle || index >= kClasses || lists.size[index] >= kKeepPerClass) {
        ::operator delete(frame);
        return;
    }
    if (!lists.ends_with_thread) [[unlikely]]
        return release_first(frame, size);
    lists.head[index] = new (frame) FreeFrame{lists.head[index]};
    ++lists.size[index];
}

} // namespace switchyard::io
