// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/simulated_backends.h"

#include "plain_client.h"
#include "tests/support/free_port.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

namespace switchyard::simulate {
namespace {

using compile::SimulatedBackendSpec;
using testing::HasSubstr;
using tests::PlainClient;

SimulatedBackendSpec backend(std::uint64_t id, std::string name)
{
    SimulatedBackendSpec spec;
    spec.id = ElementId{id};
    spec.name = std::move(name);
    spec.listen = {IpAddress::v4(127, 0, 0, 1), Port{0}};
    return spec;
}

class SimulatedBackendsTest : public testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(thread_.start()); }

    void apply(const std::vector<SimulatedBackendSpec>& specs)
    {
        auto prepared = backends_.prepare(specs);
        ASSERT_TRUE(prepared) << prepared.error().context;
        backends_.commit(std::move(*prepared));
        thread_.run([] {}); // carried out
    }

    SocketAddress address(std::uint64_t id) { return backends_.address_of(ElementId{id}).value_or(SocketAddress{}); }

    runtime::SimulatedReported counts(std::uint64_t id)
    {
        std::promise<std::vector<runtime::SimulatedReported>> promise;
        backends_.count([&](std::vector<runtime::SimulatedReported> all) { promise.set_value(std::move(all)); });
        for (const runtime::SimulatedReported& one : promise.get_future().get()) {
            if (one.backend == ElementId{id})
                return one;
        }
        return {};
    }

    template <typename Change>
    void turn(std::uint64_t id, Change change)
    {
        runtime::SetSimulated dials;
        dials.backend = ElementId{id};
        change(dials);
        EXPECT_TRUE(backends_.set(dials));
        thread_.run([] {});
    }

    LoopThread thread_;
    SimulatedBackends backends_{thread_, 7};
};

TEST_F(SimulatedBackendsTest, Answer_tells_who_answered_and_what_arrived)
{
    apply({backend(1, "web-1"), backend(2, "web-2")});
    PlainClient client(address(2));
    const PlainClient::Reply reply =
        client.get("/a/b?c=d", "X-Forwarded-For: 1.2.3.4,127.0.0.1\r\nX-Odd: say \"hi\"\\\xe9\r\n");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("X-Switchyard-Backend"), "web-2");
    EXPECT_EQ(reply.header("Content-Type"), "application/json");
    EXPECT_THAT(reply.header("Date"), testing::MatchesRegex("..., .. ... .... ..:..:.. GMT"));
    EXPECT_THAT(reply.body, HasSubstr("\"backend\": \"web-2\""));
    EXPECT_THAT(reply.body, HasSubstr("\"method\": \"GET\""));
    EXPECT_THAT(reply.body, HasSubstr("\"target\": \"/a/b?c=d\""));
    EXPECT_THAT(reply.body, HasSubstr("[\"X-Forwarded-For\", \"1.2.3.4,127.0.0.1\"]"));
    EXPECT_THAT(reply.body, HasSubstr(R"(["X-Odd", "say \"hi\"\\\u00e9"])"));
    EXPECT_EQ(counts(2).requests, 1U);
    EXPECT_EQ(counts(1).requests, 0U);
}

TEST_F(SimulatedBackendsTest, Body_has_the_size_that_was_asked_for)
{
    SimulatedBackendSpec large = backend(1, "large");
    large.body_size = 300'000;
    SimulatedBackendSpec none = backend(2, "none");
    none.body_size = 0;
    apply({large, none});
    PlainClient client(address(1));
    EXPECT_EQ(client.get("/").body.size(), 300'000U);
    const PlainClient::Reply chunked = client.get("/?chunked");
    EXPECT_EQ(chunked.header("Transfer-Encoding"), "chunked");
    EXPECT_EQ(chunked.header("Content-Length"), "");
    EXPECT_EQ(chunked.body.size(), 300'000U);
    EXPECT_THAT(chunked.body, testing::EndsWith("...\"\n}\n"));
    client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    const PlainClient::Reply head = client.receive(http::Method::Head);
    EXPECT_EQ(head.header("Content-Length"), "300000");
    EXPECT_EQ(head.body, "");
    EXPECT_EQ(client.get("/").status, 200) << "the connection goes on";
    const PlainClient::Reply empty = PlainClient(address(2)).get("/");
    EXPECT_EQ(empty.status, 200);
    EXPECT_EQ(empty.header("Content-Length"), "0");
}

TEST_F(SimulatedBackendsTest, Request_bodies_are_read_and_pipelined_requests_answered_in_order)
{
    apply({backend(1, "web")});
    PlainClient client(address(1));
    const std::string body(200'000, 'b');
    client.send("POST /one HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" + body +
                "POST /two HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
                "GET /three HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(client.receive().body, HasSubstr("/one"));
    EXPECT_THAT(client.receive().body, HasSubstr("/two"));
    const PlainClient::Reply last = client.receive();
    EXPECT_THAT(last.body, HasSubstr("/three"));
    EXPECT_FALSE(last.keep_alive);
    EXPECT_TRUE(client.at_end());
}

TEST_F(SimulatedBackendsTest, Expectation_is_met_before_the_body)
{
    apply({backend(1, "web")});
    PlainClient client(address(1));
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive().status, 100);
    client.send("abc");
    EXPECT_EQ(client.receive().status, 200);
}

TEST_F(SimulatedBackendsTest, Malformed_request_gets_400_and_the_connection_ends)
{
    apply({backend(1, "web")});
    PlainClient client(address(1));
    client.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    const PlainClient::Reply reply = client.receive();
    EXPECT_EQ(reply.status, 400);
    EXPECT_THAT(reply.body, HasSubstr("more than one Host"));
    EXPECT_TRUE(client.at_end());
    PlainClient old(address(1));
    old.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(old.receive().status, 200);
    EXPECT_TRUE(old.at_end());
}

TEST_F(SimulatedBackendsTest, Health_path_says_what_the_dial_says_and_does_not_count)
{
    SimulatedBackendSpec spec = backend(1, "web");
    spec.error_rate = 1;
    spec.health_path = "/status/health";
    apply({spec});
    PlainClient client(address(1));
    EXPECT_EQ(client.get("/status/health?x=1").status, 200);
    turn(1, [](auto& dials) { dials.healthy = false; });
    EXPECT_EQ(client.get("/status/health").status, 503);
    EXPECT_EQ(counts(1).requests, 0U);
}

TEST_F(SimulatedBackendsTest, Dials_turn_while_it_runs)
{
    SimulatedBackendSpec spec = backend(1, "web");
    spec.error_status = 500;
    apply({spec});
    PlainClient client(address(1));
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_EQ(client.get("/").header("endpoint-load-metrics"), "");
    turn(1, [](auto& dials) {
        dials.error_rate = 1.0;
        dials.utilization = 0.25;
    });
    const PlainClient::Reply failed = client.get("/");
    EXPECT_EQ(failed.status, 500);
    EXPECT_EQ(failed.header("endpoint-load-metrics"), "TEXT cpu_utilization=0.2500");
    turn(1, [](auto& dials) {
        dials.error_rate = 0.0;
        dials.body_size = 5'000;
    });
    EXPECT_EQ(client.get("/").body.size(), 5'000U);
    turn(1, [](auto& dials) { dials.latency = Milliseconds(60); });
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, Milliseconds(60));
    EXPECT_EQ(counts(1).requests, 5U);
    EXPECT_EQ(counts(1).errors, 1U);
    runtime::SetSimulated unknown;
    unknown.backend = ElementId{9};
    EXPECT_FALSE(backends_.set(unknown));
}

TEST_F(SimulatedBackendsTest, Error_rate_is_a_share)
{
    SimulatedBackendSpec spec = backend(1, "web");
    spec.error_rate = 0.3;
    apply({spec});
    PlainClient client(address(1));
    for (int i = 0; i < 500; ++i)
        client.get("/");
    EXPECT_EQ(counts(1).requests, 500U);
    EXPECT_NEAR(static_cast<double>(counts(1).errors), 150, 40);
}

TEST_F(SimulatedBackendsTest, Apply_keeps_connections_dials_and_counts_of_what_stays)
{
    apply({backend(1, "a"), backend(2, "b")});
    const SocketAddress where = address(1);
    PlainClient stays(where);
    PlainClient goes(address(2));
    EXPECT_EQ(stays.get("/").status, 200);
    EXPECT_EQ(goes.get("/").status, 200);
    turn(1, [](auto& dials) { dials.error_rate = 1.0; });
    apply({backend(3, "c"), backend(1, "a")});
    EXPECT_EQ(address(1), where);
    EXPECT_EQ(stays.get("/").status, 503) << "the dial stays turned";
    EXPECT_EQ(counts(1).requests, 2U);
    EXPECT_TRUE(goes.at_end());
    EXPECT_EQ(PlainClient(address(3)).get("/").header("X-Switchyard-Backend"), "c");
    EXPECT_FALSE(backends_.address_of(ElementId{2}));

    SimulatedBackendSpec changed = backend(1, "a");
    changed.body_size = 4'000;
    apply({changed});
    const PlainClient::Reply reply = stays.get("/");
    EXPECT_EQ(reply.status, 200) << "a changed specification overrides the dials";
    EXPECT_EQ(reply.body.size(), 4'000U);
}

TEST_F(SimulatedBackendsTest, Backends_may_swap_their_addresses)
{
    SimulatedBackendSpec a = backend(1, "a");
    SimulatedBackendSpec b = backend(2, "b");
    a.listen = tests::free_address();
    b.listen = tests::free_address();
    apply({a, b});
    std::swap(a.listen, b.listen);
    apply({a, b});
    EXPECT_EQ(address(1), a.listen);
    EXPECT_EQ(PlainClient(a.listen).get("/").header("X-Switchyard-Backend"), "a");
    EXPECT_EQ(PlainClient(b.listen).get("/").header("X-Switchyard-Backend"), "b");
}

TEST_F(SimulatedBackendsTest, Busy_port_is_an_error_that_changes_nothing)
{
    apply({backend(1, "a")});
    const auto rival = io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}});
    ASSERT_TRUE(rival);
    SimulatedBackendSpec busy = backend(2, "busy");
    busy.listen = *io::local_address(rival->get());
    const std::vector specs{backend(3, "c"), busy};
    const auto prepared = backends_.prepare(specs);
    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().kind, ErrorKind::AddressInUse);
    EXPECT_THAT(prepared.error().context, HasSubstr("simulated backend busy"));
    EXPECT_THAT(prepared.error().context, HasSubstr(busy.listen.to_string()));
    EXPECT_EQ(PlainClient(address(1)).get("/").status, 200);
    EXPECT_FALSE(backends_.address_of(ElementId{3}));
}

TEST_F(SimulatedBackendsTest, Refuses_what_cannot_be)
{
    SimulatedBackendSpec outside = backend(1, "outside");
    outside.listen.address = IpAddress::v4(0, 0, 0, 0);
    EXPECT_EQ(backends_.prepare(std::vector{outside}).error().kind, ErrorKind::InvalidArgument);
    SimulatedBackendSpec one = backend(1, "one");
    one.listen.port = Port{1};
    SimulatedBackendSpec two = backend(2, "two");
    two.listen.port = Port{1};
    const auto rivals = backends_.prepare(std::vector{one, two});
    ASSERT_FALSE(rivals);
    EXPECT_THAT(rivals.error().context, HasSubstr("one and two both want 127.0.0.1:1"));
    EXPECT_EQ(backends_.prepare(std::vector{backend(3, "x"), backend(3, "x")}).error().kind,
              ErrorKind::InvalidArgument);
}

TEST_F(SimulatedBackendsTest, Ends_with_connections_in_every_state)
{
    SimulatedBackendSpec slow = backend(1, "slow");
    slow.latency = Seconds(300);
    SimulatedBackendSpec large = backend(2, "large");
    large.body_size = 50'000'000;
    apply({slow, large});
    PlainClient idle(address(1));
    PlainClient half(address(1));
    half.send("GET / HT");
    PlainClient waiting(address(1));
    waiting.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    PlainClient blocked(address(2));
    blocked.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    while (counts(1).requests + counts(2).requests < 2)
        ;
    apply({});
    EXPECT_TRUE(idle.at_end());
    EXPECT_TRUE(half.at_end());
    EXPECT_TRUE(waiting.at_end());
    EXPECT_EQ(blocked.receive().status, 0) << "cut off in the middle";
}

} // namespace
} // namespace switchyard::simulate
