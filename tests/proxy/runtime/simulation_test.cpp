// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/load_source.h"
#include "tests/proxy/runtime/harness.h"
#include "tests/proxy/runtime/http_client.h"
#include "tests/support/free_port.h"

#include <gtest/gtest.h>

#include <chrono>

namespace switchyard::proxy {
namespace {

using tests::Answer;
using tests::Configuration;
using tests::free_address;
using tests::Harness;
using tests::HttpClient;
using tests::loopback;

int status_of(HttpClient& client, std::string_view path = "/") { return client.get(path).value_or(Answer{}).status; }

bool becomes(HttpClient& client, int status)
{
    const auto end = std::chrono::steady_clock::now() + Seconds(20);
    while (std::chrono::steady_clock::now() < end) {
        if (status_of(client) == status) {
            return true;
        }
    }
    return false;
}

struct Fixture
{
    SocketAddress backend = free_address();
    Configuration configuration =
        Configuration().simulated(50, backend).service(1, {backend}).check(tests::http_check()).listener(10);
    Harness harness;
};

TEST(Simulation, serves_from_the_first_moment_and_turns_its_dials_while_it_runs)
{
    Fixture f;
    const auto live = f.harness.go_live(f.configuration);
    HttpClient client(live.listeners.at(0).local);
    EXPECT_EQ(status_of(client), 200);
    runtime::SetSimulated dials;
    dials.backend = ElementId{50};
    dials.error_rate = 1;
    EXPECT_FALSE(f.harness.done(dials).has_value());
    EXPECT_EQ(status_of(client), 503);
    dials.error_rate = 0;
    dials.body_size = 5000;
    EXPECT_FALSE(f.harness.done(dials).has_value());
    const auto answer = client.get("/").value_or(Answer{});
    EXPECT_EQ(answer.status, 200);
    EXPECT_GE(answer.body.size(), 5000U);
}

TEST(Simulation, is_taken_out_of_service_when_its_health_dial_turns)
{
    Fixture f;
    const auto live = f.harness.go_live(f.configuration);
    HttpClient client(live.listeners.at(0).local);
    EXPECT_EQ(status_of(client), 200);
    runtime::SetSimulated dials;
    dials.backend = ElementId{50};
    dials.healthy = false;
    EXPECT_FALSE(f.harness.done(dials).has_value());
    EXPECT_TRUE(becomes(client, 503));
    dials.healthy = true;
    EXPECT_FALSE(f.harness.done(dials).has_value());
    EXPECT_TRUE(becomes(client, 200));
}

TEST(Simulation, reports_what_its_backends_did)
{
    Fixture f;
    const auto live = f.harness.go_live(f.configuration);
    HttpClient client(live.listeners.at(0).local);
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(status_of(client), 200);
    }
    EXPECT_TRUE(f.harness.wait_for<runtime::SimulatedReported>(
        [](const auto& report) { return report.backend == ElementId{50} && report.requests >= 5; }));
}

TEST(Simulation, goes_when_its_revision_goes)
{
    Fixture f;
    f.harness.go_live(f.configuration);
    EXPECT_TRUE(HttpClient(f.backend).connect());
    f.harness.go_live(Configuration().listener(10));
    EXPECT_FALSE(HttpClient(f.backend).connect());
    f.harness.go_live(f.configuration);
    EXPECT_TRUE(HttpClient(f.backend).connect());
    f.harness.stop();
    EXPECT_FALSE(HttpClient(f.backend).connect());
}

TEST(Simulation, keeps_what_runs_when_a_new_backend_finds_its_port_busy)
{
    Fixture f;
    const auto live = f.harness.go_live(f.configuration);
    const io::Fd other = *io::listen_tcp(loopback());
    const SocketAddress busy = *io::local_address(other.get());
    Configuration next = f.configuration;
    next.simulated(51, busy);
    const CommandId id = f.harness.apply(next);
    const auto failed = f.harness.wait_for<runtime::ApplyFailed>([&](const auto& e) { return e.command == id; });
    ASSERT_TRUE(failed.has_value());
    EXPECT_EQ(failed->error.kind, ErrorKind::AddressInUse);
    EXPECT_NE(failed->error.context.find("simulated-51"), std::string::npos) << failed->error.context;
    EXPECT_NE(failed->error.context.find("Revision 1 keeps serving."), std::string::npos);
    HttpClient client(live.listeners.at(0).local);
    EXPECT_EQ(status_of(client), 200);
}

TEST(LoadProfile, sends_marked_requests_until_it_is_stopped)
{
    Fixture f;
    f.harness.go_live(f.configuration);
    compile::LoadProfileSpec profile;
    profile.forwarding_rule = ElementId{10};
    profile.requests_per_second = 200;
    profile.duration = Seconds(60);
    profile.requests.push_back({.weight = 1, .method = "GET", .host = "shop.example.com", .path = "/1", .headers = {}});
    EXPECT_FALSE(f.harness.done(runtime::SetLoad{profile}).has_value());
    const auto report = f.harness.wait_for<runtime::LoadReported>([](const auto& e) { return e.answered > 0; });
    ASSERT_TRUE(report.has_value());
    EXPECT_TRUE(report->running);
    EXPECT_EQ(report->failed, 0U);
    EXPECT_FALSE(f.harness.done(runtime::SetLoad{}).has_value());
    EXPECT_TRUE(f.harness.wait_for<runtime::LoadReported>([](const auto& e) { return !e.running; }));
    f.harness.stop();
    const auto batches = f.harness.all<runtime::AccessBatch>();
    ASSERT_FALSE(batches.empty());
    EXPECT_TRUE(batches[0].records.at(0).simulated);
}

TEST(LoadProfile, ends_when_its_listener_goes)
{
    Fixture f;
    f.harness.go_live(f.configuration);
    compile::LoadProfileSpec profile;
    profile.forwarding_rule = ElementId{10};
    profile.requests_per_second = 50;
    profile.requests.push_back({.weight = 1, .method = "GET", .host = "shop.example.com", .path = "/1", .headers = {}});
    EXPECT_FALSE(f.harness.done(runtime::SetLoad{profile}).has_value());
    f.harness.go_live(Configuration().listener(11));
    EXPECT_TRUE(f.harness.wait_for<runtime::LoadReported>([](const auto& e) { return !e.running; }));
}

} // namespace
} // namespace switchyard::proxy
