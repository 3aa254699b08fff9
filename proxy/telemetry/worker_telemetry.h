// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/access_record.h"
#include "core/observe/capture.h"
#include "core/observe/stats_sample.h"
#include "proxy/telemetry/capture_gate.h"
#include "proxy/telemetry/doorbell.h"
#include "proxy/telemetry/slot_map.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace switchyard::telemetry {

struct WorkerTelemetryOptions
{
    std::uint8_t worker = 0;
    std::size_t ring_capacity = 2'048; ///< rows; a power of two
    CaptureGate* captures = nullptr;   ///< nullptr: nobody ever asks. Lifetime: outlives the telemetry
};

/// Everything one worker tells about its requests: rows into a ring (full: dropped and counted), counters and
/// histograms in single-writer atomics. One per worker, made before it starts and read while it runs.
/// Thread: methods under "worker" belong to that worker's thread, those under "drain" to the drain thread.
/// Lifetime: outlives the worker.
class WorkerTelemetry
{
public:
    explicit WorkerTelemetry(WorkerTelemetryOptions options = {});
    ~WorkerTelemetry();
    WorkerTelemetry(const WorkerTelemetry&) = delete;
    WorkerTelemetry& operator=(const WorkerTelemetry&) = delete;

    // worker

    /// Makes room for the slots of a snapshot; call it when adopting one, before the first record with its map.
    /// Cost: allocates only when there are more slots than ever before.
    void prepare(const SlotMap& slots);
    /// A request ended: fills in `sequence` and `worker`, pushes the row, counts it under every id it names.
    /// Cost: no allocation, no lock, about eight additions; a system call when somebody is to be called.
    void record(observe::AccessRecord& record, const SlotMap& slots);

    /// Whether to keep heads for a request that begins now. Cost: one relaxed load.
    bool wants_capture() const { return captures_ != nullptr && captures_->is_open(); }
    /// Hands a capture over when it is still wanted (its record's rule is the one asked for).
    /// Cost: allocates; never called unless wants_capture() said so.
    void capture(observe::Capture capture);

    void client_connection_opened() { add(client_connections_, 1); }
    void client_connection_closed() { add(client_connections_, -1); }
    /// A connection was ended because its client flooded us.
    void flooded() { floods_.store(floods_.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed); }
    void backend_connection_opened() { add(backend_connections_, 1); }
    void backend_connection_closed() { add(backend_connections_, -1); }

    // drain

    /// Whom to call. Before the worker starts. Lifetime: outlives the worker.
    void use(const Doorbell& bell) { bell_ = &bell; }
    /// Rings, once, when so many rows wait.
    void call_at(std::size_t rows) { call_at_.store(rows, std::memory_order_relaxed); }
    std::size_t ring_capacity() const;
    /// Appends up to `limit` rows, oldest first; returns how many.
    std::size_t take_rows(std::vector<observe::AccessRecord>& out, std::size_t limit);
    std::vector<observe::Capture> take_captures();
    /// Rows that found the ring full, since start.
    std::uint64_t rows_dropped() const { return rows_dropped_.load(std::memory_order_relaxed); }
    /// Adds this worker's totals to a sample whose elements, endpoints and services stand in the map's order.
    void add_to(observe::StatsSample& sample, const SlotMap& slots) const;

private:
    struct Storage;

    static void add(std::atomic<std::uint32_t>& gauge, int delta)
    {
        gauge.store(gauge.load(std::memory_order_relaxed) + static_cast<std::uint32_t>(delta),
                    std::memory_order_relaxed);
    }

    std::unique_ptr<Storage> storage_; ///< ring and tables
    CaptureGate* captures_;
    std::uint8_t worker_;
    std::uint64_t next_sequence_ = 0;
    const Doorbell* bell_ = nullptr;
    std::atomic<std::size_t> call_at_{SIZE_MAX};
    alignas(64) std::atomic<std::uint64_t> rows_dropped_{0};
    std::atomic<std::uint64_t> floods_{0};
    std::atomic<std::uint32_t> client_connections_{0};
    std::atomic<std::uint32_t> backend_connections_{0};
};

} // namespace switchyard::telemetry
