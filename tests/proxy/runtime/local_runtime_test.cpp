// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/local_runtime.h"

#include "tests/proxy/runtime/harness.h"
#include "tests/proxy/runtime/http_client.h"
#include "tests/proxy/runtime/test_backend.h"
#include "tests/support/free_port.h"

#include <gtest/gtest.h>

#include <thread>

namespace switchyard::proxy {
namespace {

using tests::Answer;
using tests::Configuration;
using tests::Harness;
using tests::HttpClient;
using tests::loopback;
using tests::TestBackend;

/// Everything that depends on the number of workers runs with one and with two.
class LocalRuntimeTest : public ::testing::TestWithParam<std::size_t>
{};
INSTANTIATE_TEST_SUITE_P(Workers, LocalRuntimeTest, ::testing::Values(1, 2));

std::uint64_t sum(const std::vector<runtime::AccessBatch>& batches)
{
    std::uint64_t rows = 0;
    for (const auto& batch : batches) {
        rows += batch.records.size();
    }
    return rows;
}

TEST_P(LocalRuntimeTest, carries_traffic_after_apply_and_stops_when_told)
{
    TestBackend backend("a");
    Harness harness(GetParam());
    const SocketAddress address = tests::free_address();
    const auto live = harness.go_live(Configuration().service(1, {backend.address()}).listener(10, address));
    EXPECT_EQ(live.revision, Revision{1});
    ASSERT_EQ(live.listeners.size(), 1U);
    EXPECT_EQ(live.listeners[0].local, address);
    EXPECT_EQ(live.listeners[0].name, "rule-10");
    EXPECT_NE(live.directory, nullptr);
    HttpClient client(live.listeners[0].local);
    const auto answer = client.get("/");
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "a");
    harness.stop();
    EXPECT_FALSE(HttpClient(live.listeners[0].local).connect());
    EXPECT_FALSE(harness.overlapped());
}

TEST_P(LocalRuntimeTest, can_be_started_again_and_goes_on_counting)
{
    TestBackend backend("a");
    Harness harness(GetParam());
    for (std::uint64_t run = 1; run <= 3; ++run) {
        const auto live = harness.go_live(Configuration().service(1, {backend.address()}).listener(10));
        EXPECT_EQ(live.revision, Revision{run});
        EXPECT_TRUE(HttpClient(live.listeners.at(0).local).get("/").has_value());
        harness.stop();
        EXPECT_EQ(harness.all<runtime::StatsReported>().back().sample.total.requests, run);
    }
}

TEST_P(LocalRuntimeTest, keeps_serving_when_an_apply_does_not_compile)
{
    TestBackend backend("a");
    Harness harness(GetParam());
    const auto live = harness.go_live(Configuration().service(1, {backend.address()}).listener(10));
    HttpClient client(live.listeners.at(0).local);
    ASSERT_TRUE(client.get("/").has_value());
    Diagnostic diagnostic;
    diagnostic.code = "reference.dangling";
    diagnostic.runs_here = false;
    const CommandId id = harness.apply({.snapshot = nullptr, .diagnostics = {diagnostic}});
    const auto failed = harness.wait_for<runtime::ApplyFailed>([&](const auto& e) { return e.command == id; });
    ASSERT_TRUE(failed.has_value());
    EXPECT_EQ(failed->still_live, Revision{1});
    EXPECT_EQ(failed->error.kind, ErrorKind::InvalidArgument);
    EXPECT_NE(failed->error.context.find("Revision 1 keeps serving."), std::string::npos) << failed->error.context;
    ASSERT_EQ(failed->diagnostics.size(), 1U);
    EXPECT_EQ(client.get("/").value_or(Answer{}).status, 200);
}

TEST_P(LocalRuntimeTest, changes_nothing_when_a_port_is_busy)
{
    TestBackend a("a");
    TestBackend b("b");
    Harness harness(GetParam());
    Harness other(GetParam());
    const auto live = harness.go_live(Configuration().service(1, {a.address()}).listener(10));
    const auto others = other.go_live(Configuration().service(1, {b.address()}).listener(10));
    const CommandId id = harness.apply(
        Configuration().service(1, {b.address()}).listener(10).listener(11).listener(12, others.listeners.at(0).local));
    const auto failed = harness.wait_for<runtime::ApplyFailed>([&](const auto& e) { return e.command == id; });
    ASSERT_TRUE(failed.has_value());
    EXPECT_EQ(failed->error.kind, ErrorKind::AddressInUse);
    EXPECT_NE(failed->error.context.find("Forwarding rule rule-12 cannot listen"), std::string::npos);
    EXPECT_NE(failed->error.context.find("Revision 1 keeps serving."), std::string::npos) << failed->error.context;
    HttpClient client(live.listeners.at(0).local);
    EXPECT_EQ(client.get("/").value_or(Answer{}).body, "a");
    EXPECT_EQ(HttpClient(others.listeners.at(0).local).get("/").value_or(Answer{}).body, "b");
    // the failed attempt used up no revision
    EXPECT_EQ(harness.go_live(Configuration().service(1, {b.address()}).listener(10)).revision, Revision{2});
    EXPECT_EQ(client.get("/").value_or(Answer{}).body, "b");
}

TEST(LocalRuntime, says_that_nothing_runs_when_the_first_apply_fails)
{
    Harness harness;
    const CommandId id = harness.apply({.snapshot = nullptr, .diagnostics = {}});
    const auto failed = harness.wait_for<runtime::ApplyFailed>([&](const auto& e) { return e.command == id; });
    ASSERT_TRUE(failed.has_value());
    EXPECT_EQ(failed->still_live, Revision{});
    EXPECT_NE(failed->error.context.find("Nothing is running."), std::string::npos) << failed->error.context;
}

TEST(LocalRuntime, carries_commands_out_in_the_order_they_came)
{
    TestBackend backend("a");
    Harness harness;
    const auto configuration = Configuration().service(1, {backend.address()}, true).listener(10);
    const CommandId early_stop = harness.submit(runtime::Stop{});
    const CommandId first = harness.apply(configuration);
    const CommandId probe = harness.submit(runtime::ProbeNow{ElementId{1}});
    const CommandId stop = harness.submit(runtime::Stop{});
    const CommandId late_probe = harness.submit(runtime::ProbeNow{ElementId{1}});
    const CommandId second = harness.apply(configuration);
    ASSERT_TRUE(harness.wait_for<runtime::RevisionLive>([&](const auto& e) { return e.command == second; }));
    const auto stops = harness.all<runtime::Stopped>();
    ASSERT_EQ(stops.size(), 2U);
    EXPECT_EQ(stops[0].command, early_stop);
    EXPECT_EQ(stops[1].command, stop);
    const auto done = harness.all<runtime::CommandDone>();
    ASSERT_EQ(done.size(), 2U);
    EXPECT_EQ(done[0].command, probe);
    EXPECT_FALSE(done[0].error.has_value());
    EXPECT_EQ(done[1].command, late_probe);
    ASSERT_TRUE(done[1].error.has_value());
    EXPECT_EQ(done[1].error->context, "Nothing is running. Run the configuration first.");
    EXPECT_EQ(harness.all<runtime::RevisionLive>()[0].command, first);
}

TEST(LocalRuntime, refuses_commands_about_what_the_revision_does_not_have)
{
    TestBackend backend("a");
    Harness harness;
    harness.go_live(Configuration().service(1, {backend.address()}).listener(10));
    EXPECT_TRUE(harness.done(runtime::ProbeNow{ElementId{99}}).has_value());
    runtime::SetSimulated dials;
    dials.backend = ElementId{99};
    EXPECT_TRUE(harness.done(dials).has_value());
    compile::LoadProfileSpec profile;
    profile.forwarding_rule = ElementId{99};
    EXPECT_TRUE(harness.done(runtime::SetLoad{profile}).has_value());
    EXPECT_FALSE(harness.done(runtime::SetLoad{}).has_value());
    EXPECT_FALSE(harness.done(runtime::SubscribeCaptures{}).has_value());
}

TEST_P(LocalRuntimeTest, counts_exactly_what_was_sent)
{
    constexpr std::uint64_t kEach = 300;
    TestBackend a("a");
    TestBackend b("b");
    Harness harness(GetParam());
    const auto live =
        harness.go_live(Configuration().service(1, {a.address(), b.address()}).service(2, {b.address()}).listener(10));
    const SocketAddress address = live.listeners.at(0).local;
    std::vector<std::thread> clients;
    for (const char* path : {"/1/x", "/2/x", "/1"}) {
        clients.emplace_back([&, path] {
            HttpClient client(address);
            for (std::uint64_t i = 0; i < kEach; ++i) {
                EXPECT_TRUE(client.get(path).has_value());
            }
        });
    }
    for (std::thread& client : clients) {
        client.join();
    }
    harness.stop();
    const observe::StatsSample sample = harness.all<runtime::StatsReported>().back().sample;
    EXPECT_EQ(sample.total.requests, 3 * kEach);
    EXPECT_EQ(sample.total.responses_2xx, 3 * kEach);
    EXPECT_EQ(sample.latency.count(), 3 * kEach);
    EXPECT_EQ(sample.client_connections, 0U);
    EXPECT_EQ(sample.backend_connections, 0U);
    const auto requests_of = [&](std::uint64_t id) -> std::uint64_t {
        for (const auto& element : sample.elements) {
            if (element.id == ElementId{id}) {
                return element.counters.requests;
            }
        }
        return 0;
    };
    EXPECT_EQ(requests_of(1), 2 * kEach);
    EXPECT_EQ(requests_of(2), kEach);
    EXPECT_EQ(requests_of(10), 3 * kEach);
    EXPECT_EQ(requests_of(Configuration::kUrlMap), 3 * kEach);
    EXPECT_EQ(requests_of(Configuration::kRuleBase + 1), 2 * kEach);
    std::uint64_t at_endpoints = 0;
    for (const auto& endpoint : sample.endpoints) {
        at_endpoints += endpoint.counters.requests;
        EXPECT_EQ(endpoint.active, 0U);
        EXPECT_GT(endpoint.counters.requests, 0U);
    }
    EXPECT_EQ(at_endpoints, 3 * kEach);
    EXPECT_EQ(sum(harness.all<runtime::AccessBatch>()) + sample.rows_dropped, 3 * kEach);
}

TEST(LocalRuntime, counts_rows_that_found_the_ring_full)
{
    TestBackend backend("a");
    LocalRuntimeOptions options;
    options.rows_per_worker = 8;
    Harness harness(1, options);
    harness.hold_batches();
    const auto live = harness.go_live(Configuration().service(1, {backend.address()}).listener(10));
    HttpClient client(live.listeners.at(0).local);
    ASSERT_TRUE(client.get("/").has_value());
    ASSERT_TRUE(harness.await_held_batch());
    for (int i = 0; i < 49; ++i) {
        ASSERT_TRUE(client.get("/").has_value());
    }
    harness.release_batches();
    harness.stop();
    std::size_t rows = 0;
    for (const auto& batch : harness.all<runtime::AccessBatch>())
        rows += batch.records.size();
    EXPECT_EQ(rows, 9U);
    EXPECT_EQ(harness.all<runtime::AccessBatch>().back().dropped_total, 41U);
    const auto sample = harness.all<runtime::StatsReported>().back().sample;
    EXPECT_EQ(sample.rows_dropped, 41U);
    EXPECT_EQ(sample.total.requests, 50U);
}

TEST_P(LocalRuntimeTest, lets_a_slow_request_end_before_it_stops)
{
    TestBackend backend("slow");
    Harness harness(GetParam());
    const auto live =
        harness.go_live(Configuration().service(1, {backend.address()}).listener(10, tests::free_address()));
    const SocketAddress address = live.listeners.at(0).local;
    std::optional<Answer> answer;
    std::thread client([&] { answer = HttpClient(address).get("/slow"); });
    while (backend.slow_requests() == 0) {
        std::this_thread::yield();
    }
    const CommandId stop = harness.submit(runtime::Stop{Seconds(20)});
    while (HttpClient(address).connect()) {
        std::this_thread::yield(); // until the listener is closed: the stop has begun
    }
    EXPECT_TRUE(harness.all<runtime::Stopped>().empty());
    backend.release();
    client.join();
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->body, "slow");
    EXPECT_TRUE(harness.wait_for<runtime::Stopped>([&](const auto& e) { return e.command == stop; }));
}

TEST_P(LocalRuntimeTest, cuts_requests_off_when_the_grace_is_over)
{
    TestBackend backend("slow");
    Harness harness(GetParam());
    const auto live = harness.go_live(Configuration().service(1, {backend.address()}).listener(10));
    std::optional<Answer> answer;
    std::thread client([&] { answer = HttpClient(live.listeners.at(0).local).get("/slow"); });
    while (backend.slow_requests() == 0) {
        std::this_thread::yield();
    }
    harness.stop(Milliseconds(30));
    client.join();
    EXPECT_FALSE(answer.has_value() && answer->status == 200);
    backend.release();
}

TEST_P(LocalRuntimeTest, stops_cleanly_when_destroyed_at_any_moment)
{
    TestBackend backend("a");
    TestBackend silent("b");
    silent.set_healthy(false);
    for (std::size_t events = 0; events < 6; ++events) {
        Harness harness(GetParam());
        const auto configuration = Configuration().service(1, {backend.address(), silent.address()}, true).listener(10);
        harness.apply(configuration);
        harness.apply(configuration);
        harness.submit(runtime::Stop{});
        harness.apply(configuration);
        std::size_t seen = 0;
        harness.wait_for<runtime::ProbeReported>([&](const auto&) { return seen++ >= events; }, Seconds(2));
        harness.destroy();
        EXPECT_FALSE(harness.overlapped());
    }
    Harness unused(GetParam());
}

} // namespace
} // namespace switchyard::proxy
