// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <bit>
#include <cassert>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace switchyard::io {

/// One thread writes fixed-size records, one other reads them; when it is full the writer is told, it never waits.
/// Thread: claim/publish/holds/push the writer's, drain the reader's. Cost: no system call, no allocation, and no
/// shared cache line read while there is room.
template <typename T>
class Ring
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    /// Rounds the capacity up to a power of two.
    explicit Ring(std::size_t capacity)
        : mask_(std::bit_ceil(capacity < 2 ? std::size_t{2} : capacity) - 1),
          records_(std::make_unique_for_overwrite<T[]>(mask_ + 1))
    {}
    Ring(const Ring&) = delete;
    Ring& operator=(const Ring&) = delete;

    std::size_t capacity() const { return mask_ + 1; }

    /// Where the next record may be written; nullptr when the ring is full.
    T* claim()
    {
        const std::size_t tail = tail_.load(std::memory_order_relaxed);
        if (tail - known_head_ > mask_) {
            known_head_ = head_.load(std::memory_order_acquire);
            if (tail - known_head_ > mask_)
                return nullptr;
        }
        return &records_[tail & mask_];
    }
    /// Makes the claimed record visible.
    void publish() { tail_.store(tail_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }
    /// At least `count` records wait. Cost: reads the reader's cache line only when it may be so.
    bool holds(std::size_t count)
    {
        const std::size_t tail = tail_.load(std::memory_order_relaxed);
        if (tail - known_head_ < count)
            return false;
        known_head_ = head_.load(std::memory_order_acquire);
        return tail - known_head_ >= count;
    }
    bool push(const T& record)
    {
        T* place = claim();
        if (place == nullptr)
            return false;
        *place = record;
        publish();
        return true;
    }

    /// Calls `take(const T&)` for at most `limit` records, oldest first.
    template <typename F>
    std::size_t drain(F&& take, std::size_t limit = SIZE_MAX)
    {
        std::size_t head = head_.load(std::memory_order_relaxed);
        const std::size_t available = tail_.load(std::memory_order_acquire) - head;
        const std::size_t count = available < limit ? available : limit;
        for (std::size_t i = 0; i < count; ++i, ++head)
            take(static_cast<const T&>(records_[head & mask_]));
        head_.store(head, std::memory_order_release);
        return count;
    }

private:
    static constexpr std::size_t kCacheLine = 64;

    const std::size_t mask_;
    const std::unique_ptr<T[]> records_;
    alignas(kCacheLine) std::atomic<std::size_t> tail_{0};
    std::size_t known_head_ = 0; ///< the writer's
    alignas(kCacheLine) std::atomic<std::size_t> head_{0};
};

} // namespace switchyard::io
