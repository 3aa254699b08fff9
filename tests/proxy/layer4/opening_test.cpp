// SPDX-License-Identifier: GPL-3.0-or-later
// From accept to a backend connection: which endpoint, what is said first, and what is recorded when none comes about.
#include "proxy/layer4/proxy_header.h"
#include "tests/proxy/layer4/scene.h"

#include <gtest/gtest.h>

#include <mutex>
#include <sys/socket.h>

namespace switchyard::layer4 {
namespace {

using observe::StatusDetails;
using test::Peer;
using test::Sides;
using tests::ScriptedBackend;
using tests::ServingRig;
using tests::wait_for;

TEST(ProxyHeader, names_both_ends_when_they_are_of_one_family)
{
    const SocketAddress v4{IpAddress::v4(192, 0, 2, 7), Port{56324}};
    const SocketAddress other_v4{IpAddress::v4(255, 255, 255, 255), Port{443}};
    const SocketAddress v6{*IpAddress::parse("2001:db8::1"), Port{1}};
    const SocketAddress longest{*IpAddress::parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), Port{65535}};
    EXPECT_EQ(proxy_header(v4, other_v4), "PROXY TCP4 192.0.2.7 255.255.255.255 56324 443\r\n");
    EXPECT_EQ(proxy_header(v6, longest), "PROXY TCP6 2001:db8::1 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 1 65535\r\n");
    EXPECT_EQ(proxy_header(v4, v6), "PROXY UNKNOWN\r\n");
    EXPECT_EQ(proxy_header(v6, v4), "PROXY UNKNOWN\r\n");
    EXPECT_LE(proxy_header(longest, longest).size(), 107U);
}

/// Byte by byte, so that what follows stays in the socket.
std::string read_line(int fd)
{
    std::string line;
    char byte = 0;
    while (!line.ends_with("\r\n") && ::recv(fd, &byte, 1, 0) == 1)
        line += byte;
    return line;
}

struct Ends
{
    std::string name;
    IpAddress local;
    IpAddress rule;
    std::string line; ///< {} stands for the client's port
    Sides sides;
};

class ProxyHeaderOnTheWire : public testing::TestWithParam<Ends>
{};

TEST_P(ProxyHeaderOnTheWire, comes_before_everything_else)
{
    std::mutex mutex;
    std::string line;
    std::string after;
    ScriptedBackend backend([&](tests::RawSocket& connection, int /*index*/) {
        const std::string first = read_line(connection.fd());
        Peer peer(connection.fd(), GetParam().sides.of_backend(), Peer::Role::Server);
        peer.handshake();
        const std::string rest = peer.receive_all();
        const std::lock_guard lock(mutex);
        line = first;
        after = rest;
        peer.finish();
    });
    tests::RigPlan plan = test::plan_for(GetParam().sides, {backend.address()});
    plan.sends_proxy_header = true;
    plan.local = GetParam().local;
    plan.address = GetParam().rule;
    ServingRig rig(plan);
    Peer client = Peer::connect(rig.address(), GetParam().sides.of_client());
    const std::string port = std::to_string(client.local().port.value);
    client.send("payload");
    client.finish();
    EXPECT_EQ(client.await_end(), Peer::End::Good);
    std::string wanted = GetParam().line;
    if (const std::size_t at = wanted.find("{}"); at != std::string::npos)
        wanted.replace(at, 2, port);
    const std::lock_guard lock(mutex);
    EXPECT_EQ(line, wanted);
    EXPECT_EQ(after, "payload");
    EXPECT_EQ(rig.records(1).at(0).request_bytes, 7U) << "the line is not the client's";
}

INSTANTIATE_TEST_SUITE_P(
    Layer4, ProxyHeaderOnTheWire,
    testing::Values(Ends{"v4",
                         IpAddress::v4(127, 0, 0, 1),
                         IpAddress::v4(203, 0, 113, 10),
                         "PROXY TCP4 127.0.0.1 203.0.113.10 {} 80\r\n",
                         {}},
                    Ends{"v6",
                         *IpAddress::parse("::1"),
                         *IpAddress::parse("2001:db8::10"),
                         "PROXY TCP6 ::1 2001:db8::10 {} 80\r\n",
                         {}},
                    Ends{"mixed", *IpAddress::parse("::1"), IpAddress::v4(203, 0, 113, 10), "PROXY UNKNOWN\r\n", {}},
                    Ends{"rule_without_address",
                         IpAddress::v4(127, 0, 0, 1),
                         IpAddress::v4(0, 0, 0, 0),
                         "PROXY TCP4 127.0.0.1 127.0.0.1 {} 80\r\n",
                         {}},
                    Ends{"before_both_handshakes",
                         IpAddress::v4(127, 0, 0, 1),
                         IpAddress::v4(203, 0, 113, 10),
                         "PROXY TCP4 127.0.0.1 203.0.113.10 {} 443\r\n",
                         {true, true}}),
    [](const auto& info) { return info.param.name; });

TEST(Opening, goes_to_another_endpoint_when_one_refuses)
{
    ScriptedBackend backend(test::with_peer({}, test::echo));
    const tests::ClosedPort closed;
    ServingRig rig(test::plan_for({}, {closed.address(), backend.address()}));
    constexpr std::size_t kConnections = 6;
    for (std::size_t i = 0; i < kConnections; ++i) {
        Peer client = Peer::connect(rig.address());
        client.send("hello");
        EXPECT_EQ(client.receive(5), "hello");
        client.finish();
        EXPECT_EQ(client.await_end(), Peer::End::Good);
    }
    int second_attempts = 0;
    for (const observe::AccessRecord& record : rig.records(kConnections)) {
        EXPECT_EQ(record.details, StatusDetails::ConnectionClosed);
        EXPECT_EQ(record.endpoint.value,
                  ServingRig::endpoint_key(0, 1).value + 100'000ULL * backend.address().port.value);
        EXPECT_LE(record.attempts, 2);
        second_attempts += record.attempts == 2 ? 1 : 0;
    }
    EXPECT_GT(second_attempts, 0);
}

struct Refusal
{
    std::string name;
    std::size_t endpoints;
    std::uint8_t attempts;
    StatusDetails details;
};

class Refusing : public testing::TestWithParam<Refusal>
{};

TEST_P(Refusing, breaks_the_client_off_and_records_why)
{
    const std::vector<tests::ClosedPort> closed(GetParam().endpoints);
    std::vector<SocketAddress> endpoints;
    for (const tests::ClosedPort& port : closed)
        endpoints.push_back(port.address());
    ServingRig rig(test::plan_for({}, endpoints));
    Peer client = Peer::connect(rig.address());
    EXPECT_EQ(client.await_end(), Peer::End::Broken);
    const observe::AccessRecord record = rig.records(1).at(0);
    EXPECT_EQ(record.details, GetParam().details);
    EXPECT_EQ(record.attempts, GetParam().attempts);
    EXPECT_EQ(record.service, ServingRig::service_id(0));
    EXPECT_EQ(record.backend_us, 0U);
    const observe::StatsSample sample = rig.sample();
    EXPECT_EQ(sample.total.no_response, 1U);
    EXPECT_EQ(sample.total.responses_2xx, 0U);
}

INSTANTIATE_TEST_SUITE_P(Layer4, Refusing,
                         testing::Values(Refusal{"nobody_serves", 0, 0, StatusDetails::FailedToPickBackend},
                                         Refusal{"one_refuses", 1, 1, StatusDetails::FailedToConnectToBackend},
                                         Refusal{"two_refuse", 2, 3, StatusDetails::FailedToConnectToBackend},
                                         Refusal{"many_refuse", 9, 3, StatusDetails::FailedToConnectToBackend}),
                         [](const auto& info) { return info.param.name; });

TEST(Opening, fails_when_the_backend_does_not_speak_tls)
{
    ScriptedBackend backend([](tests::RawSocket& connection, int /*index*/) {
        connection.send("HTTP/1.1 400 Bad Request\r\n\r\n");
        connection.receive_all();
    });
    ServingRig rig(test::plan_for({.client = false, .backend = true}, {backend.address()}));
    EXPECT_EQ(Peer::connect(rig.address()).await_end(), Peer::End::Broken);
    EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::FailedToConnectToBackend);
}

TEST(Opening, records_a_client_that_does_not_speak_tls)
{
    ScriptedBackend backend(test::with_peer({}, test::echo));
    ServingRig rig(test::plan_for({.client = true, .backend = false}, {backend.address()}));
    Peer client = Peer::connect(rig.address());
    client.send("GET / HTTP/1.1\r\n\r\n");
    EXPECT_NE(client.await_end(), Peer::End::Open);
    const observe::AccessRecord record = rig.records(1).at(0);
    EXPECT_EQ(record.details, StatusDetails::TlsHandshakeFailed);
    EXPECT_EQ(record.attempts, 0);
    EXPECT_EQ(backend.connections(), 0);
}

TEST(Opening, makes_room_of_handshakes_that_do_not_go_on)
{
    ScriptedBackend backend(test::with_peer({}, test::echo));
    serve::ServeLimits limits;
    limits.connections = 1;
    ServingRig rig(test::plan_for({.client = true, .backend = false}, {backend.address()}), 1, limits);
    Peer silent = Peer::connect(rig.address());
    EXPECT_TRUE(wait_for([&] { return rig.sample().client_connections == 1; }));
    Peer client = Peer::connect(rig.address(), test::client_context());
    client.send("hello");
    EXPECT_EQ(client.receive(5), "hello");
    EXPECT_NE(silent.await_end(), Peer::End::Open);
}

TEST(Opening, waits_when_no_connection_may_make_room)
{
    ScriptedBackend backend(test::with_peer({}, test::echo));
    serve::ServeLimits limits;
    limits.connections = 1;
    limits.accept_backoff = Milliseconds(5);
    ServingRig rig(test::plan_for({}, {backend.address()}), 1, limits);
    Peer first = Peer::connect(rig.address());
    first.send("one");
    EXPECT_EQ(first.receive(3), "one");
    Peer second = Peer::connect(rig.address());
    second.send("two");
    first.finish();
    EXPECT_EQ(first.await_end(), Peer::End::Good) << "it was in use";
    EXPECT_EQ(second.receive(3), "two");
}

TEST(Opening, follows_a_rule_from_requests_to_bytes_and_back)
{
    ScriptedBackend http(ScriptedBackend::always("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    ScriptedBackend bytes(test::with_peer({}, test::echo));
    tests::RigPlan requests;
    requests.services.push_back({.endpoints = {http.address()}});
    const tests::RigPlan streams = test::plan_for({}, {bytes.address()});
    ServingRig rig(requests);
    constexpr std::string_view kRequest = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    tests::RawSocket kept = tests::RawSocket::connect(rig.address());
    kept.send(kRequest);
    EXPECT_EQ(kept.receive_response().status, 200);
    rig.adopt(streams);
    Peer stream = Peer::connect(rig.address());
    stream.send("hello");
    EXPECT_EQ(stream.receive(5), "hello");
    kept.send(kRequest);
    EXPECT_EQ(kept.receive_response().status, 404);
    rig.adopt(requests);
    stream.send("still there");
    EXPECT_EQ(stream.receive(11), "still there");
    EXPECT_EQ(tests::fetch(rig.address(), kRequest).status, 200);
}

} // namespace
} // namespace switchyard::layer4
