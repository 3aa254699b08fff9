// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/telemetry/worker_telemetry.h"

#include "proxy/io/mailbox.h"
#include "proxy/io/ring.h"
#include "proxy/telemetry/counter_table.h"

#include <cassert>
#include <cstddef>
#include <cstring>
#include <utility>

namespace switchyard::telemetry {
namespace {

/// A reader that does not keep up must not cost memory without bound.
constexpr std::uint32_t kMaxWaitingCaptures = 256;

/// Index into CounterBlock::by_class. 1xx as a final status is a protocol switch: counted with the successes, and so is
/// a stream that nothing was wrong with.
std::size_t class_of(const observe::AccessRecord& record)
{
    const std::uint16_t status = record.status;
    if (status == 0) {
        return record.stream && observe::is_good_end(record.details) ? 1 : 0;
    }
    return status < 300 ? 1 : status < 400 ? 2 : status < 500 ? 3 : 4;
}

/// Spares the unused end of the text: cache lines that would be written here and read by the drain thread.
void copy_used(const observe::AccessRecord& record, observe::AccessRecord& place)
{
    const std::size_t text = std::size_t{record.method_size} + record.host_size + record.target_size;
    std::memcpy(&place, &record, offsetof(observe::AccessRecord, text) + text);
}

} // namespace

struct WorkerTelemetry::Storage
{
    explicit Storage(std::size_t rows) : ring(rows) {}

    io::Ring<observe::AccessRecord> ring;
    CounterBlock total;
    HistogramBlock latency;
    CounterTable counters;
    HistogramTable histograms;
    io::Mailbox<observe::Capture> captures;
    std::atomic<std::uint32_t> waiting_captures{0};
};

WorkerTelemetry::WorkerTelemetry(WorkerTelemetryOptions options)
    : storage_(std::make_unique<Storage>(options.ring_capacity)),
      captures_(options.captures),
      worker_(options.worker)
{}

WorkerTelemetry::~WorkerTelemetry() = default;

void WorkerTelemetry::prepare(const SlotMap& slots)
{
    storage_->counters.reserve(slots.counter_slots());
    storage_->histograms.reserve(slots.histogram_slots());
}

void WorkerTelemetry::record(observe::AccessRecord& record, const SlotMap& slots)
{
    record.sequence = next_sequence_++;
    record.worker = worker_;
    if (observe::AccessRecord* place = storage_->ring.claim()) {
        copy_used(record, *place);
        storage_->ring.publish();
        if (storage_->ring.holds(call_at_.load(std::memory_order_relaxed))) [[unlikely]] {
            call_at_.store(SIZE_MAX, std::memory_order_relaxed); // before it rings: who hears it asks anew
            bell_->ring();
        }
    } else {
        bump(rows_dropped_, 1);
    }
    const std::size_t status_class = class_of(record);
    const auto count = [&](CounterBlock& block) {
        bump(block.requests, 1);
        bump(block.by_class[status_class], 1);
        bump(block.request_bytes, record.request_bytes);
        bump(block.response_bytes, record.response_bytes);
        if (record.grpc_status > 0) [[unlikely]] {
            bump(block.grpc_failures, 1);
            if (status_class != 0 && status_class != 4)
                bump(block.hidden_failures, 1);
        }
    };
    count(storage_->total);
    storage_->latency.add(record.duration_us);
    for (const ElementId id : {record.forwarding_rule, record.url_map, record.host_rule, record.path_matcher,
                               record.rule, record.target, record.service}) {
        if (const Slot slot = slots.element(id); slot != 0) {
            if (CounterBlock* block = storage_->counters.at(slot)) {
                count(*block);
            }
        }
    }
    if (const Slot slot = slots.endpoint(record.endpoint); slot != 0) {
        if (CounterBlock* block = storage_->counters.at(slot)) {
            count(*block);
        }
    }
    if (const Slot slot = slots.histogram(record.service); slot != 0) {
        if (HistogramBlock* block = storage_->histograms.at(slot)) {
            block->add(record.duration_us);
        }
    }
}

void WorkerTelemetry::capture(observe::Capture capture)
{
    if (captures_ == nullptr || storage_->waiting_captures.load(std::memory_order_relaxed) >= kMaxWaitingCaptures ||
        !captures_->take(capture.record.rule)) {
        return;
    }
    storage_->waiting_captures.fetch_add(1, std::memory_order_relaxed);
    storage_->captures.push(std::move(capture));
}

std::size_t WorkerTelemetry::ring_capacity() const { return storage_->ring.capacity(); }

std::size_t WorkerTelemetry::take_rows(std::vector<observe::AccessRecord>& out, std::size_t limit)
{
    return storage_->ring.drain([&](const observe::AccessRecord& row) { copy_used(row, out.emplace_back()); }, limit);
}

std::vector<observe::Capture> WorkerTelemetry::take_captures()
{
    std::vector<observe::Capture> taken;
    storage_->captures.drain([&](observe::Capture&& capture) { taken.push_back(std::move(capture)); });
    storage_->waiting_captures.fetch_sub(static_cast<std::uint32_t>(taken.size()), std::memory_order_relaxed);
    return taken;
}

void WorkerTelemetry::add_to(observe::StatsSample& sample, const SlotMap& slots) const
{
    assert(sample.elements.size() == slots.elements().size());
    assert(sample.endpoints.size() == slots.endpoints().size());
    assert(sample.services.size() == slots.histograms().size());
    storage_->total.add_to(sample.total);
    storage_->latency.add_to(sample.latency);
    sample.rows_dropped += rows_dropped();
    sample.floods += floods_.load(std::memory_order_relaxed);
    sample.client_connections += client_connections_.load(std::memory_order_relaxed);
    sample.backend_connections += backend_connections_.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < slots.elements().size(); ++i) {
        if (const CounterBlock* block = storage_->counters.at(slots.elements()[i].slot)) {
            block->add_to(sample.elements[i].counters);
        }
    }
    for (std::size_t i = 0; i < slots.endpoints().size(); ++i) {
        if (const CounterBlock* block = storage_->counters.at(slots.endpoints()[i].slot)) {
            block->add_to(sample.endpoints[i].counters);
        }
    }
    for (std::size_t i = 0; i < slots.histograms().size(); ++i) {
        if (const HistogramBlock* block = storage_->histograms.at(slots.histograms()[i].slot)) {
            block->add_to(sample.services[i].latency);
        }
    }
}

} // namespace switchyard::telemetry
