// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/telemetry/worker_telemetry.h"

#include "core/compile/snapshot.h"
#include "proxy/telemetry/drain.h"
#include "tests/support/in_time.h"
#include "tests/support/serving_rig.h"

#include <gtest/gtest.h>

#include <atomic>
#include <initializer_list>
#include <thread>

namespace switchyard::telemetry {
namespace {

constexpr ElementId kRule{11};
constexpr ElementId kService{12};
constexpr EndpointKey kEndpoint{13};

struct Fixture
{
    Fixture()
    {
        compile::Snapshot snapshot;
        snapshot.revision = Revision{4};
        auto directory = std::make_shared<observe::Directory>();
        directory->elements[kRule] = {};
        snapshot.directory = std::move(directory);
        compile::ServiceSpec service;
        service.id = kService;
        service.endpoints.push_back({.key = kEndpoint, .group = {}, .address = {}, .label = {}});
        snapshot.services.push_back(std::move(service));
        slots = registry.map_of(snapshot, ledger);
    }

    static observe::AccessRecord request(std::uint16_t status)
    {
        observe::AccessRecord record;
        record.rule = kRule;
        record.service = kService;
        record.endpoint = kEndpoint;
        record.status = status;
        record.request_bytes = 10;
        record.response_bytes = 1000;
        record.duration_us = 250;
        return record;
    }

    SlotRegistry registry;
    state::Ledger ledger;
    std::shared_ptr<const SlotMap> slots;
};

const observe::Counters& counters_of(const observe::StatsSample& sample, ElementId id)
{
    for (const auto& element : sample.elements) {
        if (element.id == id) {
            return element.counters;
        }
    }
    static const observe::Counters none;
    return none;
}

/// Collects what a Drain sends; the drain thread writes, the test reads after stop().
struct Collected
{
    Drain::Sink sink()
    {
        return [this](runtime::RuntimeEvent event) {
            if (auto* batch = std::get_if<runtime::AccessBatch>(&event)) {
                rows.insert(rows.end(), batch->records.begin(), batch->records.end());
                dropped = batch->dropped_total;
                batches.fetch_add(1);
            } else if (auto* stats = std::get_if<runtime::StatsReported>(&event)) {
                last = stats->sample;
                samples.fetch_add(1);
            } else if (auto* capture = std::get_if<runtime::CaptureReported>(&event)) {
                captures.push_back(capture->capture);
            }
        };
    }
    std::vector<observe::AccessRecord> rows;
    std::vector<observe::Capture> captures;
    observe::StatsSample last;
    std::uint64_t dropped = 0;
    std::atomic<int> batches{0};
    std::atomic<int> samples{0};
};

TEST(WorkerTelemetry, counts_a_request_under_everything_it_names)
{
    Fixture f;
    std::vector<std::unique_ptr<WorkerTelemetry>> workers;
    workers.push_back(std::make_unique<WorkerTelemetry>());
    workers[0]->prepare(*f.slots);
    for (const std::uint16_t status : std::initializer_list<std::uint16_t>{200, 204, 301, 404, 503, 0, 101}) {
        auto record = Fixture::request(status);
        workers[0]->record(record, *f.slots);
    }
    const auto sample = sample_of(workers, *f.slots, {});
    const observe::Counters& rule = counters_of(sample, kRule);
    EXPECT_EQ(rule.requests, 7U);
    EXPECT_EQ(rule.responses_2xx, 3U);
    EXPECT_EQ(rule.responses_3xx, 1U);
    EXPECT_EQ(rule.responses_4xx, 1U);
    EXPECT_EQ(rule.responses_5xx, 1U);
    EXPECT_EQ(rule.no_response, 1U);
    EXPECT_EQ(rule.response_bytes, 7000U);
    EXPECT_EQ(counters_of(sample, kService).requests, 7U);
    EXPECT_EQ(sample.total.request_bytes, 70U);
    ASSERT_EQ(sample.endpoints.size(), 1U);
    EXPECT_EQ(sample.endpoints[0].counters.requests, 7U);
    ASSERT_EQ(sample.services.size(), 1U);
    EXPECT_EQ(sample.services[0].latency.count(), 7U);
    EXPECT_EQ(sample.latency.count(), 7U);
}

TEST(WorkerTelemetry, counts_failed_grpc_calls_and_which_of_them_http_hides)
{
    Fixture f;
    std::vector<std::unique_ptr<WorkerTelemetry>> workers;
    workers.push_back(std::make_unique<WorkerTelemetry>());
    workers[0]->prepare(*f.slots);
    for (const auto& [status, grpc] : std::initializer_list<std::pair<std::uint16_t, std::int8_t>>{
             {200, -1}, {200, 0}, {200, 14}, {404, 12}, {503, 14}, {0, 14}}) {
        auto record = Fixture::request(status);
        record.grpc_status = grpc;
        workers[0]->record(record, *f.slots);
    }
    const auto sample = sample_of(workers, *f.slots, {});
    EXPECT_EQ(sample.total.grpc_failures, 4U);
    EXPECT_EQ(sample.total.hidden_failures, 2U);
    EXPECT_EQ(sample.total.failures(), 4U);
    EXPECT_EQ(counters_of(sample, kService).grpc_failures, 4U);
    EXPECT_EQ(counters_of(sample, kRule).hidden_failures, 2U);
    EXPECT_EQ(sample.endpoints.at(0).counters.grpc_failures, 4U);
}

TEST(WorkerTelemetry, counts_only_totals_of_a_request_that_matched_nothing)
{
    Fixture f;
    std::vector<std::unique_ptr<WorkerTelemetry>> workers;
    workers.push_back(std::make_unique<WorkerTelemetry>());
    observe::AccessRecord record; // and nothing prepared: no table has any room
    record.rule = ElementId{777};
    record.status = 404;
    workers[0]->record(record, *f.slots);
    const auto sample = sample_of(workers, *f.slots, {});
    EXPECT_EQ(sample.total.responses_4xx, 1U);
    EXPECT_EQ(counters_of(sample, kRule).requests, 0U);
}

TEST(WorkerTelemetry, drops_and_counts_rows_when_its_ring_is_full)
{
    Fixture f;
    WorkerTelemetry telemetry({.worker = 3, .ring_capacity = 8});
    telemetry.prepare(*f.slots);
    for (int i = 0; i < 20; ++i) {
        auto record = Fixture::request(200);
        telemetry.record(record, *f.slots);
    }
    EXPECT_EQ(telemetry.rows_dropped(), 12U);
    std::vector<observe::AccessRecord> rows;
    EXPECT_EQ(telemetry.take_rows(rows, 5), 5U);
    EXPECT_EQ(telemetry.take_rows(rows, 100), 3U);
    ASSERT_EQ(rows.size(), 8U);
    EXPECT_EQ(rows.front().sequence, 0U);
    EXPECT_EQ(rows.back().sequence, 7U);
    EXPECT_EQ(rows.back().worker, 3);
    auto late = Fixture::request(200);
    telemetry.record(late, *f.slots);
    rows.clear();
    telemetry.take_rows(rows, 100);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].sequence, 20U); // the gap shows what was dropped
}

TEST(WorkerTelemetry, tells_connections_as_they_come_and_go)
{
    Fixture f;
    std::vector<std::unique_ptr<WorkerTelemetry>> workers;
    for (int i = 0; i < 2; ++i) {
        workers.push_back(std::make_unique<WorkerTelemetry>());
        workers.back()->client_connection_opened();
        workers.back()->backend_connection_opened();
    }
    workers[0]->client_connection_opened();
    workers[1]->client_connection_closed();
    workers[1]->backend_connection_closed();
    const auto sample = sample_of(workers, *f.slots, {});
    EXPECT_EQ(sample.client_connections, 2U);
    EXPECT_EQ(sample.backend_connections, 1U);
}

TEST(WorkerTelemetry, rings_once_when_as_many_rows_wait_as_were_asked_for)
{
    constexpr Milliseconds kNow{0};
    Fixture f;
    Doorbell bell;
    WorkerTelemetry worker;
    worker.prepare(*f.slots);
    worker.use(bell);
    const auto record = [&](int times) {
        for (int i = 0; i < times; ++i) {
            auto row = Fixture::request(200);
            worker.record(row, *f.slots);
        }
    };
    record(5);
    EXPECT_FALSE(bell.wait(kNow)) << "nobody asked";
    worker.call_at(8);
    record(2);
    EXPECT_FALSE(bell.wait(kNow));
    record(1);
    EXPECT_TRUE(bell.wait(kNow));
    record(20);
    EXPECT_FALSE(bell.wait(kNow)) << "once is enough";
    std::vector<observe::AccessRecord> rows;
    EXPECT_EQ(worker.take_rows(rows, SIZE_MAX), 28U);
    worker.call_at(2);
    record(1);
    EXPECT_FALSE(bell.wait(kNow)) << "what was taken waits no more";
    record(1);
    EXPECT_TRUE(bell.wait(kNow));
}

TEST(Drain, sends_the_first_row_after_a_pause_within_a_batch_period)
{
    Fixture f;
    std::vector<std::unique_ptr<WorkerTelemetry>> telemetry;
    telemetry.push_back(std::make_unique<WorkerTelemetry>());
    telemetry[0]->prepare(*f.slots);
    Collected collected;
    Drain drain(std::move(telemetry), collected.sink(),
                {.batch_period = Milliseconds(10), .sample_period = Seconds(600)});
    ASSERT_TRUE(drain.start().has_value());
    for (int i = 1; i <= 3; ++i) {
        std::this_thread::sleep_for(Milliseconds(100)); // it sleeps until the next sample by now
        auto record = Fixture::request(200);
        drain.worker(0).record(record, *f.slots);
        EXPECT_TRUE(tests::wait_for([&] { return collected.batches == i; })) << i;
    }
    drain.stop();
    EXPECT_EQ(collected.rows.size(), 3U);
}

TEST(Drain, takes_rows_before_a_ring_is_full)
{
    constexpr std::size_t kRows = 64;
    constexpr std::size_t kHalves = 6;
    EXPECT_TRUE(tests::in_time(Milliseconds(100), [](Milliseconds pause) -> testing::AssertionResult {
        Fixture f;
        std::vector<std::unique_ptr<WorkerTelemetry>> telemetry;
        telemetry.push_back(std::make_unique<WorkerTelemetry>(WorkerTelemetryOptions{.ring_capacity = kRows}));
        telemetry[0]->prepare(*f.slots);
        Collected collected;
        Drain drain(std::move(telemetry), collected.sink(),
                    {.batch_period = Seconds(600), .sample_period = Seconds(600)});
        EXPECT_TRUE(drain.start().has_value());
        for (std::size_t i = 0; i < kHalves * kRows / 2; ++i) {
            if (i % (kRows / 2) == 0)
                std::this_thread::sleep_for(pause); // nothing shows that rows were taken
            auto record = Fixture::request(200);
            drain.worker(0).record(record, *f.slots);
        }
        drain.stop();
        EXPECT_EQ(collected.rows.size() + collected.dropped, kHalves * kRows / 2);
        if (collected.dropped > 0)
            return testing::AssertionFailure() << collected.dropped << " rows were dropped";
        return testing::AssertionSuccess();
    }));
}

TEST(Drain, loses_no_count_while_workers_write_and_maps_change)
{
    constexpr int kPerWorker = 30'000;
    Fixture f;
    std::vector<std::unique_ptr<WorkerTelemetry>> telemetry;
    for (std::uint8_t i = 0; i < 2; ++i) {
        telemetry.push_back(
            std::make_unique<WorkerTelemetry>(WorkerTelemetryOptions{.worker = i, .ring_capacity = 256}));
    }
    Collected collected;
    Drain drain(std::move(telemetry), collected.sink(),
                {.batch_period = Milliseconds(1), .sample_period = Milliseconds(2)});
    ASSERT_TRUE(drain.start().has_value());
    drain.watch(f.slots);
    std::vector<std::thread> workers;
    for (std::size_t w = 0; w < 2; ++w) {
        workers.emplace_back([&drain, &f, w] {
            drain.worker(w).prepare(*f.slots);
            for (int i = 0; i < kPerWorker; ++i) {
                auto record = Fixture::request(i % 10 == 0 ? 503 : 200);
                record.started_ns = i;
                drain.worker(w).record(record, *f.slots);
            }
        });
    }
    for (std::thread& worker : workers) {
        worker.join();
    }
    drain.stop();
    EXPECT_EQ(collected.last.total.requests, 2U * kPerWorker);
    EXPECT_EQ(collected.last.total.responses_5xx, 2U * kPerWorker / 10);
    EXPECT_EQ(counters_of(collected.last, kRule).requests, 2U * kPerWorker);
    EXPECT_EQ(collected.rows.size() + collected.dropped, 2U * kPerWorker);
    EXPECT_EQ(collected.last.rows_dropped, collected.dropped);
}

TEST(Drain, sends_one_batch_in_order_of_completion_over_all_workers)
{
    Fixture f;
    std::vector<std::unique_ptr<WorkerTelemetry>> telemetry;
    for (std::uint8_t w = 0; w < 3; ++w) {
        telemetry.push_back(std::make_unique<WorkerTelemetry>(WorkerTelemetryOptions{.worker = w}));
        for (int i = 0; i < 5; ++i) {
            auto record = Fixture::request(200);
            record.started_ns = i * 10'000'000 + w * 1'000'000;
            telemetry.back()->record(record, *f.slots);
        }
    }
    Collected collected;
    Drain drain(std::move(telemetry), collected.sink(), {.batch_period = Seconds(60), .sample_period = Seconds(600)});
    ASSERT_TRUE(drain.start().has_value());
    drain.stop();
    drain.stop(); // twice does no harm
    ASSERT_EQ(collected.rows.size(), 15U);
    EXPECT_EQ(collected.batches.load(), 1);
    EXPECT_EQ(collected.samples.load(), 1);
    for (std::size_t i = 1; i < collected.rows.size(); ++i) {
        EXPECT_LT(collected.rows[i - 1].started_ns, collected.rows[i].started_ns);
    }
}

TEST(Drain, goes_on_counting_when_started_again)
{
    Fixture f;
    std::vector<std::unique_ptr<WorkerTelemetry>> telemetry;
    telemetry.push_back(std::make_unique<WorkerTelemetry>());
    telemetry[0]->prepare(*f.slots);
    Collected collected;
    Drain drain(std::move(telemetry), collected.sink(), {.batch_period = Milliseconds(1)});
    drain.watch(f.slots);
    for (int run = 1; run <= 3; ++run) {
        ASSERT_TRUE(drain.start().has_value());
        auto record = Fixture::request(200);
        drain.worker(0).record(record, *f.slots);
        drain.stop();
        EXPECT_EQ(collected.last.total.requests, static_cast<std::uint64_t>(run));
        EXPECT_EQ(collected.rows.size(), static_cast<std::size_t>(run));
    }
}

TEST(CaptureGate, passes_only_as_many_of_the_wanted_rule_as_were_asked_for)
{
    CaptureGate gate;
    WorkerTelemetry telemetry({.captures = &gate});
    EXPECT_FALSE(telemetry.wants_capture());
    gate.open(2, kRule);
    EXPECT_TRUE(telemetry.wants_capture());
    observe::Capture other;
    other.record.rule = ElementId{999};
    telemetry.capture(other);
    observe::Capture wanted;
    wanted.record.rule = kRule;
    for (int i = 0; i < 5; ++i) {
        telemetry.capture(wanted);
    }
    EXPECT_FALSE(telemetry.wants_capture());
    EXPECT_EQ(telemetry.take_captures().size(), 2U);
    EXPECT_TRUE(telemetry.take_captures().empty());
    gate.open(1, ElementId{});
    telemetry.capture(other);
    EXPECT_EQ(telemetry.take_captures().size(), 1U);
    gate.open(5, ElementId{});
    gate.open(0, ElementId{});
    EXPECT_FALSE(telemetry.wants_capture());
}

TEST(CaptureGate, never_keeps_more_than_a_bound_waiting)
{
    CaptureGate gate;
    gate.open(1'000'000, ElementId{});
    WorkerTelemetry telemetry({.captures = &gate});
    for (int i = 0; i < 1000; ++i) {
        telemetry.capture({});
    }
    EXPECT_EQ(telemetry.take_captures().size(), 256U);
}

} // namespace
} // namespace switchyard::telemetry
