// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes through TCP and SSL proxies: real workers, real sockets, each side plain or encrypted.
#include "tests/proxy/layer4/scene.h"
#include "tests/support/in_time.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>

namespace switchyard::layer4 {
namespace {

using observe::StatusDetails;
using test::Peer;
using test::Sides;
using tests::ScriptedBackend;
using tests::ServingRig;
using tests::wait_for;

class Relay : public testing::TestWithParam<Sides>
{
protected:
    ScriptedBackend::Script script(std::function<void(Peer&)> play) const
    {
        return test::with_peer(GetParam(), std::move(play));
    }
    tests::RigPlan plan(const ScriptedBackend& backend) const
    {
        return test::plan_for(GetParam(), {backend.address()});
    }
    Peer connect(const ServingRig& rig, int receive_buffer = 0) const
    {
        return Peer::connect(rig.address(), GetParam().of_client(), receive_buffer);
    }
};

INSTANTIATE_TEST_SUITE_P(Layer4, Relay, testing::ValuesIn(test::kAllSides),
                         [](const auto& info) { return info.param.name(); });

TEST_P(Relay, carries_ten_megabytes_in_both_directions_at_once)
{
    constexpr std::size_t kSize = 10 * 1024 * 1024;
    const std::string up = test::pattern(kSize, 1);
    const std::string down = test::pattern(kSize, 2);
    std::atomic<bool> arrived{false};
    ScriptedBackend backend(script([&](Peer& client) {
        arrived = client.exchange(down, kSize) == up;
        client.finish();
        client.await_end();
    }));
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    EXPECT_TRUE(client.exchange(up, kSize) == down);
    EXPECT_EQ(client.await_end(), Peer::End::Good);
    EXPECT_TRUE(wait_for([&] { return arrived.load(); }));
    client.finish();
    const observe::AccessRecord record = rig.records(1).at(0);
    EXPECT_EQ(record.details, StatusDetails::ConnectionClosed);
    EXPECT_EQ(record.request_bytes, kSize);
    EXPECT_EQ(record.response_bytes, kSize);
}

TEST_P(Relay, passes_a_few_bytes_on_at_once)
{
    ScriptedBackend backend(script(test::echo));
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    for (int i = 0; i < 100; ++i) {
        const std::string question = "question " + std::to_string(i);
        ASSERT_TRUE(client.send(question));
        ASSERT_EQ(client.receive(question.size()), question);
    }
}

TEST_P(Relay, lets_the_backend_speak_first)
{
    ScriptedBackend backend(script([](Peer& client) {
        client.send("220 ready\r\n");
        client.receive_all();
    }));
    ServingRig rig(plan(backend));
    EXPECT_EQ(connect(rig).receive(11), "220 ready\r\n");
}

TEST_P(Relay, carries_the_clients_end_over_and_still_the_answer_back)
{
    std::string question;
    std::atomic<Peer::End> seen{Peer::End::Open};
    ScriptedBackend backend(script([&](Peer& client) {
        question = client.receive_all();
        seen = client.end();
        client.send("the answer");
        client.finish();
    }));
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    client.send("the question");
    client.finish();
    EXPECT_EQ(client.receive_all(), "the answer");
    EXPECT_EQ(client.end(), Peer::End::Good);
    EXPECT_EQ(seen.load(), Peer::End::Good);
    EXPECT_EQ(question, "the question");
    EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::ConnectionClosed);
}

TEST_P(Relay, carries_the_backends_end_over_and_still_takes_what_the_client_says)
{
    std::mutex mutex;
    std::string late;
    std::atomic<Peer::End> seen{Peer::End::Open};
    ScriptedBackend backend(script([&](Peer& client) {
        client.send("goodbye");
        client.finish();
        const std::lock_guard lock(mutex);
        late = client.receive_all();
        seen = client.end();
    }));
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    EXPECT_EQ(client.receive_all(), "goodbye");
    EXPECT_EQ(client.end(), Peer::End::Good);
    client.send("one more thing");
    client.finish();
    EXPECT_TRUE(wait_for([&] { return seen.load() == Peer::End::Good; }));
    const std::lock_guard lock(mutex);
    EXPECT_EQ(late, "one more thing");
}

TEST_P(Relay, reads_no_more_than_a_slow_client_takes)
{
    constexpr std::size_t kSize = 96 * 1024 * 1024;
    const std::string piece = test::pattern(1024 * 1024, 3);
    std::atomic<std::size_t> sent{0};
    ScriptedBackend backend(script([&](Peer& client) {
        while (sent < kSize && client.send(piece))
            sent += piece.size();
        client.finish();
        client.await_end();
    }));
    ServingRig rig(plan(backend));
    Peer client = connect(rig, 16 * 1024);
    ASSERT_EQ(client.receive(1).size(), 1U);
    // Both kernels' buffers are a few megabytes; what is more would have to be held here.
    EXPECT_FALSE(wait_for([&] { return sent.load() > kSize / 2; }, Milliseconds(400)));
    std::string rest = client.receive(piece.size() - 1);
    EXPECT_TRUE(piece.substr(1) == rest);
    for (std::size_t got = piece.size(); got < kSize; got += rest.size()) {
        rest = client.receive(piece.size());
        ASSERT_TRUE(rest == piece) << got;
    }
    EXPECT_EQ(client.await_end(), Peer::End::Good);
}

TEST_P(Relay, reads_no_more_than_a_slow_backend_takes)
{
    constexpr std::size_t kSize = 96 * 1024 * 1024;
    const std::string piece = test::pattern(1024 * 1024, 4);
    std::atomic<bool> may_read{false};
    std::atomic<std::size_t> got{0};
    ScriptedBackend backend(script([&](Peer& client) {
        wait_for([&] { return may_read.load(); });
        while (got < kSize && client.receive(piece.size()) == piece)
            got += piece.size();
    }));
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    std::atomic<std::size_t> sent{0};
    std::thread sender([&] {
        while (sent < kSize && client.send(piece))
            sent += piece.size();
    });
    EXPECT_FALSE(wait_for([&] { return sent.load() > kSize / 2; }, Milliseconds(400)));
    may_read = true;
    EXPECT_TRUE(wait_for([&] { return got.load() == kSize; }, Seconds(120)));
    sender.join();
}

TEST_P(Relay, ends_a_connection_through_which_nothing_passes)
{
    std::atomic<Peer::End> seen{Peer::End::Open};
    ScriptedBackend backend(script([&](Peer& client) { seen = client.await_end(); }));
    tests::RigPlan plan = this->plan(backend);
    plan.services[0].timeout = Milliseconds(200);
    ServingRig rig(plan);
    Peer client = connect(rig);
    EXPECT_EQ(client.await_end(), Peer::End::Good);
    EXPECT_TRUE(wait_for([&] { return seen.load() == Peer::End::Good; }));
    EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::ConnectionIdle);
}

TEST_P(Relay, lives_as_long_as_a_client_takes_bytes_however_slowly)
{
    const std::string piece = test::pattern(1024 * 1024, 7);
    ScriptedBackend backend(script([&](Peer& client) {
        while (client.send(piece)) {
        }
    }));
    EXPECT_TRUE(tests::in_time(Milliseconds(500), [&](Milliseconds timeout) -> testing::AssertionResult {
        tests::RigPlan plan = this->plan(backend);
        plan.services[0].timeout = timeout;
        ServingRig rig(plan);
        Peer client = connect(rig, 16 * 1024);
        // The kernel's buffers for the client hold megabytes: what it takes makes no room in them for seconds.
        for (int i = 0; i < 40; ++i) {
            if (client.receive(4'000).empty())
                return testing::AssertionFailure() << "it was given up after " << i << " pieces";
            std::this_thread::sleep_for(timeout / 10);
        }
        if (!rig.records(0).empty())
            return testing::AssertionFailure() << "it was given up";
        EXPECT_TRUE(wait_for([&] { return !rig.records(0).empty(); }, 2 * timeout + Seconds(20)));
        EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::ConnectionIdle);
        return testing::AssertionSuccess();
    }));
}

TEST_P(Relay, lives_as_long_as_bytes_pass_in_one_direction)
{
    constexpr int kBytes = 12;
    ScriptedBackend backend(script([&](Peer& client) {
        client.await_end();
        client.finish();
    }));
    EXPECT_TRUE(tests::in_time(Milliseconds(500), [&](Milliseconds timeout) -> testing::AssertionResult {
        tests::RigPlan plan = this->plan(backend);
        plan.services[0].timeout = timeout;
        ServingRig rig(plan);
        Peer client = connect(rig);
        for (int i = 0; i < kBytes; ++i) {
            (void)client.send(".");
            std::string nothing;
            const bool ended = wait_for(
                [&] { return client.try_read(nothing, 1) > 0 || client.end() != Peer::End::Open; }, timeout / 4);
            if (ended)
                return testing::AssertionFailure() << "it ended although it was used";
        }
        client.finish();
        EXPECT_EQ(client.await_end(), Peer::End::Good);
        EXPECT_EQ(rig.records(1).at(0).request_bytes, static_cast<std::uint64_t>(kBytes));
        return testing::AssertionSuccess();
    }));
}

TEST_P(Relay, gives_a_client_up_that_takes_nothing)
{
    const std::string piece = test::pattern(1024 * 1024, 5);
    std::atomic<int> broken{0};
    ScriptedBackend backend(script([&](Peer& client) {
        while (client.send(piece)) {
        }
        ++broken;
    }));
    int clients = 0;
    EXPECT_TRUE(tests::in_time(Milliseconds(300), [&](Milliseconds timeout) -> testing::AssertionResult {
        tests::RigPlan plan = this->plan(backend);
        plan.services[0].timeout = timeout;
        ServingRig rig(plan);
        Peer client = connect(rig, 16 * 1024);
        ++clients;
        EXPECT_TRUE(wait_for([&] { return broken == clients; }, 4 * timeout + Seconds(20)));
        EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::ConnectionIdle);
        // Part of what was sent is missing: the end must not look like one. (Nothing is when it was idle before.)
        const Peer::End end = client.await_end();
        if (end != Peer::End::Broken)
            return testing::AssertionFailure() << testing::PrintToString(end);
        return testing::AssertionSuccess();
    }));
}

TEST_P(Relay, tells_the_backend_of_a_client_that_breaks_off)
{
    std::atomic<Peer::End> seen{Peer::End::Open};
    std::atomic<std::size_t> got{0};
    ScriptedBackend backend(script([&](Peer& client) {
        got = client.receive(5).size();
        seen = client.await_end();
    }));
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    client.send("hello");
    EXPECT_TRUE(wait_for([&] { return got.load() == 5; }));
    client.reset();
    EXPECT_TRUE(wait_for([&] { return seen.load() == Peer::End::Broken; }));
    EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::ClientConnectionBroke);
}

TEST_P(Relay, stops_sending_to_a_client_that_left_in_the_middle)
{
    const std::string piece = test::pattern(1024 * 1024, 6);
    std::atomic<bool> stopped{false};
    ScriptedBackend backend(script([&](Peer& client) {
        while (client.send(piece)) {
        }
        stopped = true;
    }));
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    EXPECT_EQ(client.receive(100'000).size(), 100'000U);
    client.close();
    EXPECT_TRUE(wait_for([&] { return stopped.load(); }));
    EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::ClientConnectionBroke);
}

TEST_P(Relay, tells_the_client_of_a_backend_that_breaks_off)
{
    ScriptedBackend backend([](tests::RawSocket& connection, int /*index*/) {
        Peer peer(connection.fd(), GetParam().of_backend(), Peer::Role::Server);
        if (peer.handshake() && peer.send("the beginning") && peer.receive(1) == "!")
            connection.reset();
    });
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    EXPECT_EQ(client.receive(13), "the beginning");
    client.send("!");
    EXPECT_EQ(client.await_end(), Peer::End::Broken);
    EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::BackendConnectionBroke);
}

TEST_P(Relay, lets_a_backend_answer_that_takes_no_more)
{
    ScriptedBackend backend(script([](Peer& client) {
        client.receive(1);
        client.send("enough");
        client.finish();
        // What comes after this is refused by the kernel.
    }));
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    client.send("x");
    EXPECT_EQ(client.receive_all(), "enough");
    EXPECT_EQ(client.end(), Peer::End::Good);
}

TEST_P(Relay, ends_with_its_listener)
{
    std::atomic<Peer::End> seen{Peer::End::Open};
    ScriptedBackend backend(script([&](Peer& client) {
        client.send("hello");
        seen = client.await_end();
    }));
    ServingRig rig(plan(backend));
    Peer client = connect(rig);
    ASSERT_EQ(client.receive(5), "hello");
    rig.remove_listener();
    EXPECT_EQ(client.await_end(), Peer::End::Good);
    EXPECT_TRUE(wait_for([&] { return seen.load() == Peer::End::Good; }));
    EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::ConnectionDrained);
}

TEST_P(Relay, ends_when_its_endpoint_is_gone_and_the_draining_timeout_too)
{
    std::atomic<Peer::End> seen{Peer::End::Open};
    ScriptedBackend backend(script([&](Peer& client) {
        client.send("hello");
        seen = client.await_end();
    }));
    tests::RigPlan with = plan(backend);
    with.services[0].timeout = std::chrono::minutes(10);
    with.services[0].draining_timeout = Seconds(1);
    ServingRig rig(with);
    Peer client = connect(rig);
    ASSERT_EQ(client.receive(5), "hello");
    with.services[0].endpoints.clear();
    rig.adopt(with);
    EXPECT_EQ(client.await_end(), Peer::End::Good);
    EXPECT_TRUE(wait_for([&] { return seen.load() == Peer::End::Good; }));
    EXPECT_EQ(rig.records(1).at(0).details, StatusDetails::ConnectionDrained);
}

TEST_P(Relay, carries_many_connections_at_once)
{
    constexpr std::size_t kConnections = 150;
    ScriptedBackend backend(script(test::echo));
    ServingRig rig(plan(backend), 2);
    std::vector<Peer> clients;
    for (std::size_t i = 0; i < kConnections; ++i) {
        clients.push_back(connect(rig));
        ASSERT_TRUE(clients.back().send("connection " + std::to_string(i)));
    }
    for (std::size_t i = 0; i < kConnections; ++i) {
        const std::string wanted = "connection " + std::to_string(i);
        EXPECT_EQ(clients[i].receive(wanted.size()), wanted);
        clients[i].finish();
        EXPECT_EQ(clients[i].await_end(), Peer::End::Good);
    }
    EXPECT_EQ(rig.records(kConnections).size(), kConnections);
    EXPECT_TRUE(wait_for([&] {
        const observe::StatsSample sample = rig.sample();
        return sample.client_connections == 0 && sample.backend_connections == 0;
    }));
    EXPECT_EQ(rig.sample().total.requests, kConnections);
    EXPECT_EQ(rig.sample().total.responses_2xx, kConnections);
}

} // namespace
} // namespace switchyard::layer4
