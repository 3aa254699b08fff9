// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/runtime/runtime_event.h"
#include "proxy/telemetry/doorbell.h"
#include "proxy/telemetry/slot_map.h"
#include "proxy/telemetry/worker_telemetry.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace switchyard::telemetry {

/// Totals over all workers at this moment, in the order of the map. Thread: any.
observe::StatsSample sample_of(std::span<const std::unique_ptr<WorkerTelemetry>> workers, const SlotMap& slots,
                               WallTime at);

/// The telemetry thread: turns the workers' rings, captures and counters into events, 20 batches and one sample a
/// second. It sleeps meanwhile, and from sample to sample while nothing comes: workers ring when a ring is half full,
/// or at the first row after a pause. Owns the workers' telemetry, because it must outlive both sides and every run of
/// the workers. Thread: made, started, stopped and destroyed by control; `sink` is called on the telemetry thread, and
/// once more within stop().
class Drain
{
public:
    struct Options
    {
        Milliseconds batch_period{50};
        Milliseconds sample_period{1000};
    };
    using Sink = std::function<void(runtime::RuntimeEvent)>;

    Drain(std::vector<std::unique_ptr<WorkerTelemetry>> workers, Sink sink, Options options);
    /// Stops first.
    ~Drain();
    Drain(const Drain&) = delete;
    Drain& operator=(const Drain&) = delete;

    WorkerTelemetry& worker(std::size_t index) { return *workers_[index]; }
    std::span<const std::unique_ptr<WorkerTelemetry>> workers() const { return workers_; }

    /// Samples are told in these slots from now on. Thread: any.
    void watch(std::shared_ptr<const SlotMap> slots);
    /// Begins the thread; again after stop(). Counters go on where they were. Errors: ResourceExhausted.
    Result<> start();
    /// Takes what is left, sends it and a last sample, ends the thread. The workers must have stopped.
    void stop();

private:
    void run();
    /// Returns how many there were.
    std::size_t take_rows();
    /// Ring for the first row, or when half a ring waits.
    void expect(bool first_row);
    /// False: there were none.
    bool send_rows();
    void send_captures();
    void send_sample();

    std::vector<std::unique_ptr<WorkerTelemetry>> workers_;
    Sink sink_;
    Options options_;
    std::vector<std::vector<observe::AccessRecord>> taken_; ///< per worker, of the batch under way
    std::uint64_t dropped_reported_ = 0;

    std::mutex mutex_; ///< guards slots_
    std::shared_ptr<const SlotMap> slots_;
    std::atomic<bool> stop_{false};
    Doorbell bell_;
    std::thread thread_;
};

} // namespace switchyard::telemetry
