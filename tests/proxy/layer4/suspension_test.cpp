// SPDX-License-Identifier: GPL-3.0-or-later
// A connection may be destroyed at any moment. Both peers and the loop move in small steps of one thread: each scenario
// is run to its end once, then once more for every step, destroyed after it.
#include "proxy/io/socket_address.h"
#include "proxy/layer4/serve.h"
#include "tests/proxy/layer4/scene.h"
#include "tests/proxy/tls/peer.h"

#include "core/balance/policies.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <optional>
#include <sys/socket.h>

namespace switchyard::layer4 {
namespace {

using test::Peer;
using test::Sides;
using tests::ServingRig;

struct Scenario
{
    std::string name;
    Sides sides{};
    std::size_t up = 0;   ///< bytes that the client sends
    std::size_t down = 0; ///< bytes that the backend sends
    bool client_reads = true;
    bool backend_reads = true;
    bool refused = false; ///< by the only endpoint
    bool accepts = true;  ///< the backend, or its handshake never comes
    bool ends = true;     ///< by itself
};

/// One peer that does what it can, a little at a time.
class Actor
{
public:
    Actor(Peer peer, std::size_t to_send, std::size_t to_receive, bool reads)
        : peer_(std::move(peer)),
          left_(to_send),
          to_receive_(to_receive),
          reads_(reads)
    {}

    void step()
    {
        if (!greeted_ && !(greeted_ = peer_.try_handshake()))
            return;
        static const std::string piece(kPiece, 'x');
        left_ -= peer_.try_write(std::string_view(piece).substr(0, left_));
        if (reads_)
            peer_.try_read(received_, kPiece);
        if (left_ == 0 && received_.size() >= to_receive_ && !finished_) {
            finished_ = true;
            peer_.finish();
        }
    }

private:
    static constexpr std::size_t kPiece = 60'000;

    Peer peer_;
    std::size_t left_;
    std::size_t to_receive_;
    bool reads_;
    bool greeted_ = false;
    bool finished_ = false;
    std::string received_;
};

constexpr int kLittle = 4096;

/// A worker's context without a worker.
class Suspension : public testing::TestWithParam<Scenario>
{
protected:
    Suspension()
    {
        listening_ = *io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}, {.reuse_port = false});
        if (!GetParam().backend_reads)
            tests::receive_little(listening_.get(), kLittle);
        const SocketAddress address = GetParam().refused ? closed_.address() : *io::local_address(listening_.get());
        auto snapshot = std::make_shared<compile::Snapshot>();
        snapshot->revision = Revision{1};
        compile::ListenerSpec listener;
        listener.forwarding_rule = ServingRig::kRule;
        listener.protocol = compile::ListenerSpec::Protocol::Bytes;
        listener.sends_proxy_header = false;
        if (GetParam().sides.client)
            listener.tls = test::listener_tls();
        snapshot->listeners.push_back(listener);
        compile::ServiceSpec& service = snapshot->services.emplace_back();
        service.key = ServiceKey{10};
        if (GetParam().sides.backend)
            service.tls = test::service_tls();
        auto membership = std::make_shared<state::Membership>();
        membership->revision = Revision{1};
        state::ServiceMembers& members = membership->services.emplace_back();
        members.key = ServiceKey{10};
        members.serving.push_back({EndpointKey{1}, ElementId{2}, address, &ledger_.endpoint(EndpointKey{1})});
        members.picker = balance::find_policy("ROUND_ROBIN")->make(std::array{balance::PickerEndpoint{EndpointKey{1}}});
        slots_ = registry_.map_of(*snapshot, ledger_);
        telemetry_.prepare(*slots_);
        context_.states.adopt(tls::TicketKeys::generate().value());
        context_.states.adopt(std::move(snapshot), slots_, std::move(membership));
    }

    /// Runs `most` steps, or until the connection ends; then destroys it. Returns the steps taken.
    int run(int most)
    {
        tls::test::Sockets sockets;
        if (!GetParam().client_reads)
            tests::receive_little(sockets.client.get(), kLittle);
        Actor client(Peer(std::move(sockets.client), GetParam().sides.of_client()), GetParam().up, GetParam().down,
                     GetParam().client_reads);
        std::optional<Actor> backend;
        io::Scope scope;
        scope.start(serve(context_, group_, std::move(sockets.server), {IpAddress::v4(127, 0, 0, 1), Port{5}}));
        int steps = 0;
        for (; steps < most && !scope.empty(); ++steps) {
            client.step();
            if (!backend && GetParam().accepts)
                accept(backend);
            if (backend)
                backend->step();
            loop_.turn(Milliseconds(1));
        }
        ended_ = scope.empty();
        scope.clear();
        EXPECT_EQ(context_.connections, 0U);
        EXPECT_EQ(context_.pools.open_connections(), 0U);
        EXPECT_EQ(context_.buffers.bytes_in_use(), 0U);
        EXPECT_TRUE(context_.idle.empty());
        EXPECT_EQ(ledger_.find(EndpointKey{1})->active_requests.load(), 0U);
        io::Fd left_over(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC)); // nobody else's
        return steps;
    }

    void accept(std::optional<Actor>& backend)
    {
        io::Fd fd(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (fd)
            backend.emplace(Peer(std::move(fd), GetParam().sides.of_backend(), Peer::Role::Server), GetParam().down,
                            GetParam().up, GetParam().backend_reads);
    }

    std::size_t rows()
    {
        std::vector<observe::AccessRecord> rows;
        telemetry_.take_rows(rows, 10'000);
        return rows.size();
    }

    io::EventLoop loop_;
    telemetry::WorkerTelemetry telemetry_;
    state::Ledger ledger_;
    telemetry::SlotRegistry registry_;
    std::shared_ptr<const telemetry::SlotMap> slots_;
    serve::WorkerContext context_{loop_, serve::ServeLimits{}, telemetry_, 1, 0, {}};
    serve::ConnectionGroup group_{{IpAddress::v4(127, 0, 0, 1), Port{6}}, ServingRig::kRule};
    io::Fd listening_;
    tests::ClosedPort closed_;
    bool ended_ = false;
};

TEST_P(Suspension, Connection_may_be_destroyed_after_every_step)
{
    constexpr int kMost = 400;
    constexpr int kUnending = 60;
    const int all = run(GetParam().ends ? kMost : kUnending);
    EXPECT_EQ(ended_, GetParam().ends);
    EXPECT_EQ(rows(), GetParam().ends ? 1U : 0U);
    std::size_t ended = 0; // the last steps of two runs may differ
    for (int k = 0; k < all; ++k) {
        run(k);
        ended += ended_ ? 1 : 0;
    }
    EXPECT_EQ(rows(), ended) << "destroyed connections were recorded";
}

constexpr std::size_t kMuch = 1024 * 1024;

std::vector<Scenario> scenarios()
{
    std::vector<Scenario> all;
    for (const Sides sides : test::kAllSides) {
        all.push_back({.name = sides.name() + "_both_ways", .sides = sides, .up = kMuch, .down = kMuch});
        all.push_back({.name = sides.name() + "_client_stalls",
                       .sides = sides,
                       .down = 64 * kMuch,
                       .client_reads = false,
                       .ends = false});
        all.push_back({.name = sides.name() + "_backend_stalls",
                       .sides = sides,
                       .up = 64 * kMuch,
                       .backend_reads = false,
                       .ends = false});
    }
    all.push_back({.name = "refused", .refused = true});
    all.push_back({.name = "backend_never_greets", .sides = {true, true}, .up = 5, .accepts = false, .ends = false});
    return all;
}

INSTANTIATE_TEST_SUITE_P(Layer4, Suspension, testing::ValuesIn(scenarios()),
                         [](const auto& info) { return info.param.name; });

} // namespace
} // namespace switchyard::layer4
