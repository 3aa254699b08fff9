// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints that leave the configuration while they are asked: connectionDraining.drainingTimeoutSec.
#include "tests/proxy/serve/serving.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

namespace switchyard::serve {
namespace {

constexpr Seconds kDraining{1};

/// A request that only its endpoint's removal can end.
RigPlan plan_for(const ScriptedBackend& backend, Seconds draining_timeout)
{
    RigPlan plan = one_backend(backend);
    plan.services[0].timeout = std::chrono::minutes(10);
    plan.services[0].draining_timeout = draining_timeout;
    return plan;
}

RigPlan without_endpoint(RigPlan plan)
{
    plan.services[0].endpoints.clear();
    return plan;
}

/// What a backend and its test tell each other of a request.
struct Steps
{
    std::atomic<bool> asked{false};
    std::atomic<bool> told{false}; ///< to answer
    std::atomic<bool> left{false}; ///< by the proxy
};

/// Says `first` to a request, then waits until the proxy goes.
ScriptedBackend::Script holding(std::string first, Steps& steps)
{
    return [first = std::move(first), &steps](RawSocket& connection, int /*index*/) {
        if (connection.receive_request().empty())
            return;
        steps.asked = true;
        connection.send(first);
        connection.receive_all();
        steps.left = true;
    };
}

/// Answers when it is told to.
ScriptedBackend::Script answering(Steps& steps)
{
    return [&steps](RawSocket& connection, int /*index*/) {
        if (connection.receive_request().empty())
            return;
        steps.asked = true;
        wait_for([&] { return steps.told.load(); });
        connection.send(ok("late"));
    };
}

/// Waits until a request that begins now was cut off for its endpoint's removal.
void await_cut()
{
    Steps steps;
    ScriptedBackend backend(holding("", steps));
    const RigPlan plan = plan_for(backend, kDraining);
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    ASSERT_TRUE(wait_for([&] { return steps.asked.load(); }));
    rig.adopt(without_endpoint(plan));
    EXPECT_EQ(client.receive_response().status, 502);
}

TEST(Draining, Requests_to_a_removed_endpoint_end_when_the_time_is_over)
{
    Steps steps;
    ScriptedBackend backend(holding("", steps));
    const RigPlan plan = plan_for(backend, kDraining);
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    ASSERT_TRUE(wait_for([&] { return steps.asked.load(); }));
    rig.adopt(without_endpoint(plan));
    rig.adopt(without_endpoint(plan)); // the time does not begin anew
    EXPECT_EQ(client.receive_response().status, 502);
    EXPECT_TRUE(wait_for([&] { return steps.left.load(); }));
    const observe::AccessRecord record = rig.records(1)[0];
    EXPECT_EQ(record.details, StatusDetails::BackendClosedBeforeData);
    EXPECT_EQ(record.attempts, 1);
    EXPECT_EQ(backend.connections(), 1);
}

TEST(Draining, Bodies_from_a_removed_endpoint_are_cut_off_and_not_ended)
{
    for (const std::string framing : {"Content-Length: 100\r\n", "Transfer-Encoding: chunked\r\n", ""}) {
        Steps steps;
        const std::string part = framing.starts_with("Transfer") ? "4\r\npart\r\n" : "part";
        ScriptedBackend backend(holding("HTTP/1.1 200 OK\r\n" + framing + "\r\n" + part, steps));
        const RigPlan plan = plan_for(backend, kDraining);
        ServingRig rig(plan);
        RawSocket client = RawSocket::connect(rig.address());
        client.send(kGet);
        const std::string head = client.receive_until("part");
        ASSERT_TRUE(head.starts_with("HTTP/1.1 200")) << head;
        rig.adopt(without_endpoint(plan));
        const std::string rest = client.receive_all();
        EXPECT_FALSE(rest.contains("0\r\n\r\n")) << framing;
        EXPECT_TRUE(wait_for([&] { return steps.left.load(); })) << framing;
        EXPECT_EQ(rig.records(1)[0].details, StatusDetails::BackendClosedAfterPartialResponse) << framing;
    }
}

TEST(Draining, Websockets_to_a_removed_endpoint_end_when_the_time_is_over)
{
    Steps steps;
    ScriptedBackend backend(holding("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n\x81\x05Hello",
                                    steps));
    const RigPlan plan = plan_for(backend, kDraining);
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    client.send("GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    ASSERT_FALSE(client.receive_until("Hello").empty());
    rig.adopt(without_endpoint(plan));
    EXPECT_EQ(client.receive_all(), "");
    EXPECT_TRUE(wait_for([&] { return steps.left.load(); }));
    EXPECT_EQ(rig.records(1)[0].status, 101);
}

/// What leaves a request alone that is under way.
struct Harmless
{
    const char* name;
    Seconds draining_timeout;
    std::vector<RigPlan> (*then)(const RigPlan& plan); ///< the plans adopted meanwhile
};

class DrainingSpares : public testing::TestWithParam<Harmless>
{};

TEST_P(DrainingSpares, Requests_under_way)
{
    Steps steps;
    ScriptedBackend backend(answering(steps));
    const RigPlan plan = plan_for(backend, GetParam().draining_timeout);
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    ASSERT_TRUE(wait_for([&] { return steps.asked.load(); }));
    rig.adopt(GetParam().then(plan));
    await_cut(); // of another request, whose time began later
    steps.told = true;
    EXPECT_EQ(client.receive_response().body, "late");
}

INSTANTIATE_TEST_SUITE_P(
    Draining, DrainingSpares,
    testing::Values(Harmless{"without_a_timeout", Seconds(0),
                             [](const RigPlan& plan) { return std::vector{without_endpoint(plan)}; }},
                    Harmless{"whose_endpoint_comes_back_in_time", kDraining,
                             [](const RigPlan& plan) { return std::vector{without_endpoint(plan), plan}; }},
                    Harmless{"whose_endpoint_is_merely_unhealthy", kDraining,
                             [](const RigPlan& plan) {
                                 RigPlan unhealthy = without_endpoint(plan);
                                 unhealthy.services[0].unhealthy = plan.services[0].endpoints;
                                 return std::vector{unhealthy};
                             }}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Draining, An_endpoint_that_comes_back_after_the_time_serves_again)
{
    Steps steps;
    ScriptedBackend backend([&](RawSocket& connection, int index) {
        if (index == 0)
            return holding("", steps)(connection, index);
        if (!connection.receive_request().empty())
            connection.send(ok("again"));
    });
    const RigPlan plan = plan_for(backend, kDraining);
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    ASSERT_TRUE(wait_for([&] { return steps.asked.load(); }));
    rig.adopt(without_endpoint(plan));
    EXPECT_EQ(client.receive_response().status, 502);
    rig.adopt(plan);
    EXPECT_EQ(fetch(rig.address(), kGet).body, "again");
}

} // namespace
} // namespace switchyard::serve
