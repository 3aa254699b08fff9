// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/histogram.h"
#include "core/observe/stats_sample.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace switchyard::telemetry {

/// Adds to a value that has one writer and any number of readers. Cost: a plain addition.
inline void bump(std::atomic<std::uint64_t>& value, std::uint64_t by)
{
    value.store(value.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

/// observe::Counters as one worker writes them: a cache line, and a second one for what is rare.
struct alignas(64) CounterBlock
{
    std::atomic<std::uint64_t> requests{0};
    std::array<std::atomic<std::uint64_t>, 5> by_class{}; ///< nothing sent, 2xx, 3xx, 4xx, 5xx
    std::atomic<std::uint64_t> request_bytes{0};
    std::atomic<std::uint64_t> response_bytes{0};
    std::atomic<std::uint64_t> grpc_failures{0};
    std::atomic<std::uint64_t> hidden_failures{0};

    void add_to(observe::Counters& sum) const
    {
        const auto read = [](const std::atomic<std::uint64_t>& value) { return value.load(std::memory_order_relaxed); };
        sum += {.requests = read(requests),
                .responses_2xx = read(by_class[1]),
                .responses_3xx = read(by_class[2]),
                .responses_4xx = read(by_class[3]),
                .responses_5xx = read(by_class[4]),
                .no_response = read(by_class[0]),
                .grpc_failures = read(grpc_failures),
                .hidden_failures = read(hidden_failures),
                .request_bytes = read(request_bytes),
                .response_bytes = read(response_bytes)};
    }
};
static_assert(sizeof(CounterBlock) == 128);

/// observe::Histogram as one worker writes it.
struct HistogramBlock
{
    std::array<std::atomic<std::uint64_t>, observe::Histogram::kBuckets> counts{};

    void add(std::uint64_t microseconds) { bump(counts[observe::Histogram::bucket_of(microseconds)], 1); }
    void add_to(observe::Histogram& sum) const
    {
        for (std::size_t bucket = 0; bucket < counts.size(); ++bucket) {
            sum.add_to_bucket(bucket, counts[bucket].load(std::memory_order_relaxed));
        }
    }
};

/// Grows without moving what is there, so that a reader on another thread never loses its footing.
/// Thread: reserve() the writer's, operator[] any.
template <typename T, std::size_t kPerChunk, std::size_t kChunks>
class ChunkedTable
{
public:
    ChunkedTable() = default;
    ChunkedTable(const ChunkedTable&) = delete;
    ChunkedTable& operator=(const ChunkedTable&) = delete;
    ~ChunkedTable()
    {
        for (std::atomic<T*>& chunk : chunks_) {
            delete[] chunk.load(std::memory_order_relaxed);
        }
    }

    static constexpr std::size_t capacity() { return kPerChunk * kChunks; }

    void reserve(std::size_t size)
    {
        for (; reserved_ < size && reserved_ < capacity(); reserved_ += kPerChunk) {
            auto chunk = std::make_unique<T[]>(kPerChunk);
            chunks_[reserved_ / kPerChunk].store(chunk.release(), std::memory_order_release);
        }
    }

    /// nullptr where nothing was reserved.
    T* at(std::size_t index) const
    {
        if (index >= capacity()) {
            return nullptr;
        }
        T* chunk = chunks_[index / kPerChunk].load(std::memory_order_acquire);
        return chunk == nullptr ? nullptr : chunk + index % kPerChunk;
    }

private:
    std::array<std::atomic<T*>, kChunks> chunks_{};
    std::size_t reserved_ = 0;
};

using CounterTable = ChunkedTable<CounterBlock, 256, 4096>;
using HistogramTable = ChunkedTable<HistogramBlock, 8, 4096>;

inline constexpr std::uint32_t kCounterSlots = CounterTable::capacity();
inline constexpr std::uint32_t kHistogramSlots = HistogramTable::capacity();

} // namespace switchyard::telemetry
