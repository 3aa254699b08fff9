// SPDX-License-Identifier: GPL-3.0-or-later
// Connections over real sockets on a loop that the test turns by hand.
#include "proxy/serve/connection.h"
#include "proxy/serve/listener.h"
#include "tests/proxy/serve/serving.h"
#include "tests/support/run_task.h"

#include "core/balance/policies.h"
#include "proxy/io/socket_address.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>

namespace switchyard::serve {
namespace {

/// One worker's parts without its thread, in front of one backend.
class ByHand
{
public:
    explicit ByHand(const SocketAddress& backend, const ServeLimits& limits = {})
        : context(loop, limits, telemetry, 1, 0, {})
    {
        auto snapshot = std::make_shared<compile::Snapshot>();
        snapshot->revision = Revision{1};
        compile::ListenerSpec listener;
        listener.forwarding_rule = ServingRig::kRule;
        snapshot->listeners.push_back(listener);
        route::RouteTableInput routes;
        routes.default_action = tests::forward_to(0);
        snapshot->route_tables.push_back(route::build_route_table(routes).table);
        snapshot->services.emplace_back().key = ServiceKey{10};
        auto membership = std::make_shared<state::Membership>();
        membership->revision = Revision{1};
        state::ServiceMembers& members = membership->services.emplace_back();
        members.serving.push_back({EndpointKey{1}, ElementId{2}, backend, &ledger.endpoint(EndpointKey{1})});
        members.picker = balance::find_policy("ROUND_ROBIN")->make(std::array{balance::PickerEndpoint{EndpointKey{1}}});
        auto slots = registry.map_of(*snapshot, ledger);
        telemetry.prepare(*slots);
        context.states.adopt(std::move(snapshot), std::move(slots), std::move(membership));
        io::Fd listening = std::move(*io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}));
        address = *io::local_address(listening.get());
        listener_ = std::make_unique<Listener>(context, std::move(listening), address, ServingRig::kRule, &serve_http);
        EXPECT_TRUE(listener_->open().has_value());
    }

    Listener& listener() { return *listener_; }

    io::EventLoop loop;
    telemetry::WorkerTelemetry telemetry;
    state::Ledger ledger;
    telemetry::SlotRegistry registry;
    WorkerContext context;
    SocketAddress address;

private:
    std::unique_ptr<Listener> listener_;
};

void expect_nothing_held(ByHand& worker)
{
    EXPECT_EQ(worker.context.connections, 0U);
    EXPECT_EQ(worker.context.buffers.small.in_use(), 0U);
    EXPECT_EQ(worker.context.buffers.bulk.in_use(), 0U);
    EXPECT_EQ(worker.context.buffers.fields.in_use(), 0U);
    EXPECT_EQ(worker.ledger.find(EndpointKey{1})->active_requests.load(), 0U);
}

class AnyTurn : public testing::TestWithParam<std::pair<const char*, std::string>>
{};

TEST_P(AnyTurn, Connection_may_be_destroyed_after_it)
{
    const std::string body = numbered_bytes(400'000);
    ScriptedBackend backend([&](RawSocket& connection, int) {
        while (!connection.receive_request().empty()) {
            if (!connection.send(ok(body)))
                return;
        }
    });
    for (int turns = 0; turns < 25; ++turns) {
        ByHand worker(backend.address());
        RawSocket client = RawSocket::connect(worker.address);
        client.send(GetParam().second);
        for (int i = 0; i < turns; ++i)
            worker.loop.turn(Milliseconds(1));
        worker.listener().abort();
        expect_nothing_held(worker);
        worker.loop.turn(Milliseconds(0)); // stale events and timers find nobody
        client.close();
    }
}

INSTANTIATE_TEST_SUITE_P(Serve, AnyTurn,
                         testing::Values(std::pair{"get", std::string(kGet)},
                                         std::pair{"pipelined", std::string(kGet) + std::string(kGet) + "GET / HT"},
                                         std::pair{"post",
                                                   "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" +
                                                       std::string(200'000, 'p')},
                                         std::pair{"half_a_body", std::string("POST / HTTP/1.1\r\nHost: a\r\n"
                                                                              "Content-Length: 10\r\n\r\nabc")}),
                         [](const auto& info) { return info.param.first; });

TEST(Connection, Idle_connection_holds_no_buffer)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ByHand worker(backend.address());
    std::vector<RawSocket> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(RawSocket::connect(worker.address));
        clients.back().send(kGet);
    }
    std::vector<observe::AccessRecord> rows;
    EXPECT_TRUE(tests::turn_until(worker.loop, [&] {
        worker.telemetry.take_rows(rows, 100);
        return rows.size() == 20;
    }));
    EXPECT_EQ(worker.context.connections, 20U);
    EXPECT_EQ(worker.context.buffers.small.in_use(), 0U);
    EXPECT_EQ(worker.context.buffers.bulk.in_use(), 0U);
    EXPECT_EQ(worker.context.buffers.fields.in_use(), 0U);
    for (RawSocket& client : clients)
        EXPECT_EQ(client.receive_response().body, "hello");
    clients.clear();
    EXPECT_TRUE(tests::turn_until(worker.loop, [&] { return worker.context.connections == 0; }));
}

TEST(Listening, Limit_of_connections_holds_when_requests_of_all_of_them_are_here)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServeLimits limits;
    limits.connections = 2;
    limits.accept_backoff = Milliseconds(1);
    ByHand worker(backend.address(), limits);
    std::vector<RawSocket> clients;
    for (std::uint32_t i = 1; i <= limits.connections; ++i) {
        clients.push_back(RawSocket::connect(worker.address));
        ASSERT_TRUE(tests::turn_until(worker.loop, [&] { return worker.context.connections == i; }));
    }
    // The one that waits for a place is seen before the requests.
    clients.insert(clients.begin(), RawSocket::connect(worker.address));
    for (RawSocket& client : clients)
        client.send(kGet);
    std::uint32_t most = 0;
    std::vector<observe::AccessRecord> rows;
    EXPECT_TRUE(tests::turn_until(worker.loop, [&] {
        most = std::max(most, worker.context.connections);
        worker.telemetry.take_rows(rows, 100);
        return rows.size() == clients.size();
    }));
    EXPECT_EQ(most, limits.connections);
    for (RawSocket& client : clients)
        EXPECT_EQ(client.receive_response().body, "hello");
}

} // namespace
} // namespace switchyard::serve
