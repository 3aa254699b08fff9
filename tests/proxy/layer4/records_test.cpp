// SPDX-License-Identifier: GPL-3.0-or-later
// What is recorded and counted of a connection.
#include "tests/proxy/layer4/scene.h"

#include <gtest/gtest.h>

namespace switchyard::layer4 {
namespace {

using observe::StatusDetails;
using test::Peer;
using tests::ScriptedBackend;
using tests::ServingRig;
using tests::wait_for;

TEST(StreamRecord, holds_the_connection_and_nothing_of_a_request)
{
    ScriptedBackend backend(test::with_peer({}, [](Peer& client) {
        client.receive(5);
        client.send("hello yourself");
        client.finish();
        client.await_end();
    }));
    ServingRig rig(test::plan_for({}, {backend.address()}));
    Peer client = Peer::connect(rig.address());
    const SocketAddress local = client.local();
    client.send("hello");
    EXPECT_EQ(client.receive_all(), "hello yourself");
    client.finish();
    const observe::AccessRecord record = rig.records(1).at(0);
    EXPECT_TRUE(record.stream);
    EXPECT_EQ(record.status, 0);
    EXPECT_EQ(record.method_text(), "");
    EXPECT_EQ(record.host(), "");
    EXPECT_EQ(record.request_target(), "");
    EXPECT_EQ(record.forwarding_rule, ServingRig::kRule);
    EXPECT_FALSE(record.url_map);
    EXPECT_FALSE(record.rule);
    EXPECT_EQ(record.service, ServingRig::service_id(0));
    EXPECT_EQ(record.client, local.address);
    EXPECT_EQ(record.client_port, local.port);
    EXPECT_EQ(record.request_bytes, 5U);
    EXPECT_EQ(record.response_bytes, 14U);
    EXPECT_EQ(record.attempts, 1);
    EXPECT_GT(record.connect_us, 0U);
    EXPECT_GE(record.backend_us, record.backend_first_us);
    EXPECT_GE(record.duration_us, record.backend_us);
    EXPECT_EQ(record.details, StatusDetails::ConnectionClosed);
    EXPECT_EQ(record.revision, Revision{1});
}

TEST(StreamCounters, count_connections_while_they_live_and_bytes_when_they_end)
{
    ScriptedBackend backend(test::with_peer({}, test::echo));
    ServingRig rig(test::plan_for({}, {backend.address()}));
    const EndpointKey key{ServingRig::endpoint_key(0, 0).value + 100'000ULL * backend.address().port.value};
    const auto active = [&] { return rig.ledger().find(key)->active_requests.load(); };
    std::vector<Peer> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(Peer::connect(rig.address()));
        clients.back().send("12345");
        EXPECT_EQ(clients.back().receive(5), "12345");
    }
    EXPECT_EQ(active(), 3U);
    EXPECT_EQ(rig.sample().client_connections, 3U);
    EXPECT_EQ(rig.sample().backend_connections, 3U);
    EXPECT_EQ(rig.sample().total.requests, 0U);
    clients[0].finish();
    clients[1].finish();
    clients[2].reset();
    rig.records(3);
    EXPECT_TRUE(wait_for([&] { return rig.sample().client_connections == 0; }));
    EXPECT_EQ(rig.sample().backend_connections, 0U);
    EXPECT_EQ(active(), 0U);
    const observe::StatsSample sample = rig.sample();
    EXPECT_EQ(sample.total.requests, 3U);
    EXPECT_EQ(sample.total.responses_2xx, 2U);
    EXPECT_EQ(sample.total.no_response, 1U) << "the client that broke off";
    EXPECT_EQ(sample.total.request_bytes, 15U);
    EXPECT_EQ(sample.total.response_bytes, 15U);
    for (const observe::StatsSample::Element& element : sample.elements) {
        if (element.id == ServingRig::kRule || element.id == ServingRig::service_id(0))
            EXPECT_EQ(element.counters.requests, 3U);
    }
    ASSERT_EQ(sample.endpoints.size(), 1U);
    EXPECT_EQ(sample.endpoints[0].counters.response_bytes, 15U);
}

} // namespace
} // namespace switchyard::layer4
