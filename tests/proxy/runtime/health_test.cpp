// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/runtime/harness.h"
#include "tests/proxy/runtime/http_client.h"
#include "tests/proxy/runtime/test_backend.h"

#include <gtest/gtest.h>

#include <set>

namespace switchyard::proxy {
namespace {

using runtime::HealthState;
using tests::Answer;
using tests::Configuration;
using tests::Harness;
using tests::HttpClient;
using tests::TestBackend;

std::set<std::string> bodies(HttpClient& client, int requests)
{
    std::set<std::string> seen;
    for (int i = 0; i < requests; ++i) {
        const auto answer = client.get("/").value_or(Answer{});
        seen.insert(answer.status == 200 ? answer.body : std::to_string(answer.status));
    }
    return seen;
}

/// The answers settle on what is wanted; workers get a new membership a moment after the event.
bool becomes(HttpClient& client, const std::set<std::string>& wanted)
{
    const auto end = std::chrono::steady_clock::now() + Seconds(20);
    while (std::chrono::steady_clock::now() < end) {
        if (bodies(client, 8) == wanted) {
            return true;
        }
    }
    return false;
}

TEST(Health, serves_new_endpoints_from_the_first_moment_of_a_revision)
{
    TestBackend a("a");
    Harness harness;
    const auto live = harness.go_live(Configuration().service(1, {a.address()}, true).listener(10));
    HttpClient client(live.listeners.at(0).local);
    EXPECT_EQ(bodies(client, 1), std::set<std::string>{"a"});
    EXPECT_GE(a.probes(), 2);
}

TEST(Health, takes_an_endpoint_out_and_back_by_its_thresholds)
{
    TestBackend a("a");
    TestBackend b("b");
    Harness harness;
    const auto live = harness.go_live(Configuration().service(1, {a.address(), b.address()}, true).listener(10));
    HttpClient client(live.listeners.at(0).local);
    EXPECT_TRUE(becomes(client, {"a", "b"}));
    b.set_healthy(false);
    const auto down = harness.wait_for<runtime::ProbeReported>(
        [](const auto& e) { return e.changed && e.state == HealthState::Unhealthy; });
    ASSERT_TRUE(down.has_value());
    EXPECT_EQ(down->service, ElementId{1});
    EXPECT_EQ(down->answer, "HTTP 503");
    EXPECT_EQ(down->http_status, 503);
    EXPECT_TRUE(becomes(client, {"a"}));
    const auto failures = [&] {
        int count = 0;
        for (const auto& probe : harness.all<runtime::ProbeReported>()) {
            count += probe.endpoint == down->endpoint && !probe.success;
        }
        return count;
    };
    EXPECT_GE(failures(), 2); // the threshold
    b.set_healthy(true);
    EXPECT_FALSE(harness.done(runtime::ProbeNow{ElementId{1}}).has_value());
    EXPECT_TRUE(becomes(client, {"a", "b"}));
}

TEST(Health, answers_503_when_no_endpoint_serves)
{
    TestBackend a("a");
    a.set_healthy(false);
    Harness harness;
    const auto live = harness.go_live(Configuration().service(1, {a.address()}, true).listener(10));
    HttpClient client(live.listeners.at(0).local);
    EXPECT_EQ(bodies(client, 3), std::set<std::string>{"503"});
    harness.stop();
    const auto batches = harness.all<runtime::AccessBatch>();
    ASSERT_FALSE(batches.empty());
    EXPECT_EQ(batches[0].records.at(0).details, observe::StatusDetails::FailedToPickBackend);
}

TEST(Health, survives_an_apply_that_changes_something_else)
{
    TestBackend a("a");
    TestBackend b("b");
    b.set_healthy(false);
    Harness harness;
    auto check = tests::http_check();
    check.interval = Seconds(60);
    const std::vector endpoints{a.address(), b.address()};
    const auto live = harness.go_live(Configuration().service(1, endpoints).check(check).listener(10));
    HttpClient client(live.listeners.at(0).local);
    EXPECT_EQ(bodies(client, 6), std::set<std::string>{"a"});
    // Had the verdict been forgotten, the quick first probes of the next apply would find it good.
    b.set_healthy(true);
    harness.go_live(Configuration().service(2, {a.address()}).service(1, endpoints).check(check).listener(10));
    for (int i = 0; i < 6; ++i) {
        EXPECT_EQ(client.get("/1").value_or(Answer{}).body, "a");
    }
}

} // namespace
} // namespace switchyard::proxy
