// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/frame_pool.h"

#include <array>
#include <new>
#include <utility>

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

/// Both in one line of the cache.
struct FreeList
{
    FreeFrame* head;
    std::size_t size;
};

/// Without a destructor, so that no access has to ask whether it was made: FreeListsEnd frees what is left.
struct FreeLists
{
    std::array<FreeList, kClasses> of;
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
        for (FreeList& list : lists.of) {
            while (list.head != nullptr)
                ::operator delete(std::exchange(list.head, list.head->next));
        }
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
    if (kRecycle && index < kClasses && lists.of[index].head != nullptr) {
        FreeList& list = lists.of[index];
        --list.size;
        return std::exchange(list.head, list.head->next);
    }
    return ::operator new(index * kStep);
}

void FramePool::release(void* frame, std::size_t size) noexcept
{
    const std::size_t index = class_of(size);
    if (!kRecycle || index >= kClasses || lists.of[index].size >= kKeepPerClass) {
        ::operator delete(frame);
        return;
    }
    if (!lists.ends_with_thread) [[unlikely]]
        return release_first(frame, size);
    FreeList& list = lists.of[index];
    list.head = new (frame) FreeFrame{list.head};
    ++list.size;
}

} // namespace switchyard::io
