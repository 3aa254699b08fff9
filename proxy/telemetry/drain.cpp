// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/telemetry/drain.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

namespace switchyard::telemetry {
namespace {

std::int64_t ended_ns(const observe::AccessRecord& row)
{
    return row.started_ns + std::int64_t{row.duration_us} * 1000;
}

} // namespace

observe::StatsSample sample_of(std::span<const std::unique_ptr<WorkerTelemetry>> workers, const SlotMap& slots,
                               WallTime at)
{
    observe::StatsSample sample;
    sample.at = at;
    sample.revision = slots.revision();
    sample.elements.reserve(slots.elements().size());
    for (const SlotMap::Element& element : slots.elements()) {
        sample.elements.push_back({element.id, {}});
    }
    sample.endpoints.reserve(slots.endpoints().size());
    for (const SlotMap::Endpoint& endpoint : slots.endpoints()) {
        const std::uint32_t active =
            endpoint.ledger == nullptr ? 0 : endpoint.ledger->active_requests.load(std::memory_order_relaxed);
        sample.endpoints.push_back({endpoint.key, {}, active});
    }
    sample.services.reserve(slots.histograms().size());
    for (const SlotMap::Element& service : slots.histograms()) {
        sample.services.push_back({service.id, {}});
    }
    for (const std::unique_ptr<WorkerTelemetry>& worker : workers) {
        worker->add_to(sample, slots);
    }
    return sample;
}

Drain::Drain(std::vector<std::unique_ptr<WorkerTelemetry>> workers, Sink sink, Options options)
    : workers_(std::move(workers)),
      sink_(std::move(sink)),
      options_(options),
      taken_(workers_.size()),
      slots_(std::make_shared<const SlotMap>())
{
    for (const std::unique_ptr<WorkerTelemetry>& worker : workers_)
        worker->use(bell_);
}

Result<> Drain::start()
{
    if (!bell_.usable())
        return fail(ErrorKind::ResourceExhausted, "start the telemetry thread: there is no descriptor for it");
    stop_ = false;
    try {
        thread_ = std::thread([this] { run(); });
    } catch (const std::system_error& error) {
        return fail(ErrorKind::ResourceExhausted, std::string("start the telemetry thread: ") + error.what());
    }
    return {};
}

Drain::~Drain() { stop(); }

void Drain::watch(std::shared_ptr<const SlotMap> slots)
{
    const std::scoped_lock lock(mutex_);
    slots_.swap(slots);
}

void Drain::stop()
{
    if (!thread_.joinable()) {
        return;
    }
    stop_ = true;
    bell_.ring();
    thread_.join();
    send_rows();
    send_captures();
    send_sample();
}

void Drain::run()
{
    // A worker that reads the old wish while we look at its ring is not seen then, but in the next batch.
    constexpr int kQuiet = 2;
    int quiet = 0; // batches in a row without rows
    auto next_batch = std::chrono::steady_clock::now() + options_.batch_period;
    auto next_sample = std::chrono::steady_clock::now() + options_.sample_period;
    expect(false);
    while (!stop_) {
        const auto until = quiet < kQuiet ? std::min(next_batch, next_sample) : next_sample;
        (void)bell_.wait(until - std::chrono::steady_clock::now());
        const bool came = take_rows() > 0;
        const auto now = std::chrono::steady_clock::now();
        if (came && quiet > 0) {
            quiet = 0;
            next_batch = now + options_.batch_period;
        } else if (now >= next_batch) {
            quiet = send_rows() ? 0 : std::min(quiet + 1, kQuiet);
            send_captures();
            next_batch = std::max(next_batch + options_.batch_period, now);
        }
        if (now >= next_sample) {
            send_sample();
            next_sample = std::max(next_sample + options_.sample_period, now);
        }
        expect(quiet > 0);
    }
}

void Drain::expect(bool first_row)
{
    for (const std::unique_ptr<WorkerTelemetry>& worker : workers_)
        worker->call_at(first_row ? 1 : worker->ring_capacity() / 2);
}

std::size_t Drain::take_rows()
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < workers_.size(); ++i)
        count += workers_[i]->take_rows(taken_[i], SIZE_MAX);
    return count;
}

// Each worker's rows come in order of completion; merged, the whole batch does.
bool Drain::send_rows()
{
    take_rows();
    runtime::AccessBatch batch;
    for (std::size_t i = 0; i < workers_.size(); ++i) {
        batch.dropped_total += workers_[i]->rows_dropped();
        std::vector<observe::AccessRecord> rows = std::exchange(taken_[i], {});
        taken_[i].reserve(rows.size()); // the next batch is likely as long
        if (batch.records.empty()) {
            batch.records = std::move(rows);
            continue;
        }
        std::vector<observe::AccessRecord> merged;
        merged.reserve(batch.records.size() + rows.size());
        std::ranges::merge(batch.records, rows, std::back_inserter(merged), {}, ended_ns, ended_ns);
        batch.records = std::move(merged);
    }
    const bool any = !batch.records.empty();
    if (any || batch.dropped_total != dropped_reported_) {
        dropped_reported_ = batch.dropped_total;
        sink_(std::move(batch));
    }
    return any;
}

void Drain::send_captures()
{
    for (const std::unique_ptr<WorkerTelemetry>& worker : workers_) {
        for (observe::Capture& capture : worker->take_captures()) {
            sink_(runtime::CaptureReported{std::move(capture)});
        }
    }
}

void Drain::send_sample()
{
    std::shared_ptr<const SlotMap> slots;
    {
        const std::scoped_lock lock(mutex_);
        slots = slots_;
    }
    sink_(runtime::StatsReported{sample_of(workers_, *slots, std::chrono::system_clock::now())});
}

} // namespace switchyard::telemetry
