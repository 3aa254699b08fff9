// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace switchyard::io {

class BufferPool;

/// A block of memory on loan from a pool; empty when default-made. A few bytes past its end may be read (not written):
/// parsers load whole vectors. Lifetime: returns itself; the pool outlives it.
class Buffer
{
public:
    Buffer() = default;
    Buffer(Buffer&& other) noexcept
        : pool_(std::exchange(other.pool_, nullptr)),
          data_(std::exchange(other.data_, nullptr))
    {}
    Buffer& operator=(Buffer&& other) noexcept
    {
        if (this != &other) {
            reset();
            pool_ = std::exchange(other.pool_, nullptr);
            data_ = std::exchange(other.data_, nullptr);
        }
        return *this;
    }
    ~Buffer() { reset(); }

    explicit operator bool() const { return data_ != nullptr; }
    char* data() const { return data_; }
    std::size_t size() const;
    void reset();

private:
    friend class BufferPool;
    Buffer(BufferPool& pool, char* data) : pool_(&pool), data_(data) {}

    BufferPool* pool_ = nullptr;
    char* data_ = nullptr;
};

/// Recycles buffers of one size. Thread: one. Cost: a push or pop.
class BufferPool
{
public:
    /// Readable bytes past the end of every buffer.
    static constexpr std::size_t kSlack = 64;

    /// Keeps at most `keep` unused buffers.
    BufferPool(std::size_t buffer_size, std::size_t keep) : buffer_size_(buffer_size), keep_(keep) {}
    BufferPool(const BufferPool&) = delete;
    BufferPool& operator=(const BufferPool&) = delete;

    Buffer get();
    std::size_t buffer_size() const { return buffer_size_; }
    /// Buffers on loan.
    std::size_t in_use() const { return in_use_; }

private:
    friend class Buffer;
    void put(char* data);

    std::size_t buffer_size_;
    std::size_t keep_;
    std::size_t in_use_ = 0;
    std::vector<std::unique_ptr<char[]>> unused_;
};

/// The sizes in use.
struct BufferPools
{
    BufferPool small{16 * 1024, 1024}; ///< a first read
    BufferPool bulk{64 * 1024, 64};    ///< bodies, and heads that outgrew the first read
    BufferPool fields{8 * 1024, 1024}; ///< a head's table
    BufferPool large{144 * 1024, 4};   ///< the longest response heads
    BufferPool records{80 * 1024, 16}; ///< a bulk buffer's content and a head, encrypted

    /// On loan. Cost: five multiplications.
    std::size_t bytes_in_use() const
    {
        std::size_t bytes = 0;
        for (const BufferPool* pool : {&small, &bulk, &fields, &large, &records})
            bytes += pool->in_use() * pool->buffer_size();
        return bytes;
    }
};

inline std::size_t Buffer::size() const { return pool_ == nullptr ? 0 : pool_->buffer_size(); }

inline void Buffer::reset()
{
    if (data_ != nullptr)
        std::exchange(pool_, nullptr)->put(std::exchange(data_, nullptr));
}

} // namespace switchyard::io
