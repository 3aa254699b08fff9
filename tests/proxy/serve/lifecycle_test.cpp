// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/serve/serving.h"

#include "proxy/io/socket_address.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <sys/resource.h>
#include <thread>

namespace switchyard::serve {
namespace {

/// What a worker gives back with a configuration: snapshot, slots, membership, header plans and the scratch of one
/// route table.
constexpr int kGivenBack = 5;

/// Tests whose subject has several workers run with one and with two.
class Workers : public testing::TestWithParam<std::size_t>
{};
INSTANTIATE_TEST_SUITE_P(Lifecycle, Workers, testing::Values(1, 2), testing::PrintToStringParamName());

// Clients that leave

TEST(Disconnect, Client_that_leaves_while_the_backend_is_asked_ends_the_request)
{
    std::atomic<bool> asked{false};
    std::atomic<bool> ended{false};
    ScriptedBackend backend([&](RawSocket& connection, int index) {
        for (std::string request = connection.receive_request(); !request.empty();
             request = connection.receive_request()) {
            if (request.starts_with("GET /slow")) {
                asked = true;
                connection.receive_all();
                ended = true;
                return;
            }
            connection.send(ok(std::to_string(index)));
        }
    });
    ServingRig rig(one_backend(backend));
    for (const bool reset : {false, true}) {
        asked = ended = false;
        RawSocket client = RawSocket::connect(rig.address());
        client.send(kGet); // so that the connection has waited once and is watched
        client.receive_response();
        client.send(kGet);
        client.receive_response();
        client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
        ASSERT_TRUE(wait_for([&] { return asked.load(); }));
        if (reset)
            client.reset();
        else
            client.close();
        EXPECT_TRUE(wait_for([&] { return ended.load(); }));
    }
    const auto& records = rig.records(6);
    EXPECT_EQ(records[2].status, 0);
    EXPECT_EQ(records[2].details, StatusDetails::ClientDisconnectedBeforeAnyResponse);
    EXPECT_EQ(records[5].details, StatusDetails::ClientDisconnectedBeforeAnyResponse);
}

TEST(Disconnect, Client_that_leaves_during_its_first_request_is_noticed_after_a_while)
{
    std::atomic<bool> ended{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        connection.receive_all();
        ended = true;
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    ASSERT_TRUE(wait_for([&] { return backend.connections() == 1; }));
    client.close();
    EXPECT_TRUE(wait_for([&] { return ended.load(); }));
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::ClientDisconnectedBeforeAnyResponse);
}

TEST(Disconnect, Client_that_leaves_within_its_head_or_body_or_the_response)
{
    std::atomic<int> ended{0};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        const std::string head = connection.receive_until("\r\n\r\n");
        if (head.starts_with("GET")) {
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
            const std::string piece(100'000, 'x');
            while (connection.send(piece)) {
            }
        }
        connection.receive_all();
        ++ended;
    });
    ServingRig rig(one_backend(backend));
    RawSocket in_head = RawSocket::connect(rig.address());
    in_head.send("GET / HTTP/1.1\r\nHo");
    in_head.shutdown_write();
    EXPECT_TRUE(in_head.at_end());
    EXPECT_EQ(rig.records(1)[0].status, 0);
    RawSocket in_body = RawSocket::connect(rig.address());
    in_body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    ASSERT_TRUE(wait_for([&] { return backend.connections() == 1; }));
    in_body.close();
    EXPECT_TRUE(wait_for([&] { return ended == 1; }));
    RawSocket in_response = RawSocket::connect(rig.address());
    in_response.send(kGet);
    EXPECT_FALSE(in_response.receive(1'000).empty());
    in_response.reset();
    EXPECT_TRUE(wait_for([&] { return ended == 2; }));
    const auto& records = rig.records(3);
    EXPECT_EQ(records[0].details, StatusDetails::ClientDisconnectedBeforeAnyResponse);
    EXPECT_EQ(records[1].details, StatusDetails::ClientDisconnectedBeforeAnyResponse);
    EXPECT_EQ(records[2].details, StatusDetails::ClientDisconnectedAfterPartialResponse);
    EXPECT_EQ(records[2].status, 200);
    EXPECT_TRUE(wait_for([&] { return rig.sample().client_connections == 0; }));
}

// Backend connections

TEST(Pool, Connection_closed_by_the_backend_while_idle_is_not_used_again)
{
    ScriptedBackend backend([](RawSocket& connection, int index) {
        connection.receive_request();
        connection.send(ok(std::to_string(index)));
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 10; ++i) {
        client.send(kGet);
        ASSERT_EQ(client.receive_response().body, std::to_string(i));
        ASSERT_TRUE(wait_for([&] { return rig.sample().backend_connections == 0; }));
    }
}

TEST(Pool, Request_is_repeated_once_when_a_kept_connection_dies_under_it)
{
    // Reads the second request of every connection and closes without a word.
    ScriptedBackend backend([](RawSocket& connection, int index) {
        connection.receive_request();
        connection.send(ok(std::to_string(index)));
        connection.receive_request();
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 5; ++i) {
        client.send(kGet);
        ASSERT_EQ(client.receive_response().body, std::to_string(i));
    }
    EXPECT_EQ(rig.records(5)[4].attempts, 2);
    // A request with a body, or one that must not be repeated, is not.
    for (const std::string_view request : {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx",
                                           "DELETE / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"}) {
        client.send(request);
        EXPECT_EQ(client.receive_response().status, 502);
        client.send(kGet);
        EXPECT_EQ(client.receive_response().status, 200);
    }
}

TEST(Pool, Fresh_connection_that_dies_is_not_tried_again)
{
    ScriptedBackend backend([](RawSocket& connection, int) { connection.receive_request(); });
    ServingRig rig(one_backend(backend));
    EXPECT_EQ(fetch(rig.address(), kGet).status, 502);
    EXPECT_EQ(backend.connections(), 1);
    EXPECT_EQ(rig.records(1)[0].attempts, 1);
}

TEST(Pool, Idle_backend_connections_end_after_their_time)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServeLimits limits;
    limits.backend_keep_alive = Milliseconds(50);
    ServingRig rig(one_backend(backend), 1, limits);
    fetch(rig.address(), kGet);
    EXPECT_TRUE(wait_for([&] { return rig.sample().backend_connections == 0; }));
    EXPECT_EQ(fetch(rig.address(), kGet).body, "hello");
    EXPECT_EQ(backend.connections(), 2);
}

TEST(Pool, Idle_connections_to_an_endpoint_that_left_are_closed)
{
    ScriptedBackend first(ScriptedBackend::always(ok("a")));
    ScriptedBackend second(ScriptedBackend::always(ok("b")));
    ServingRig rig(one_backend(first));
    EXPECT_EQ(fetch(rig.address(), kGet).body, "a");
    EXPECT_EQ(rig.sample().backend_connections, 1U);
    rig.adopt(one_backend(second));
    EXPECT_TRUE(wait_for([&] { return rig.sample().backend_connections == 0; }));
    EXPECT_EQ(fetch(rig.address(), kGet).body, "b");
}

// Configurations that change

TEST_P(Workers, New_configuration_serves_new_requests_and_running_ones_keep_theirs)
{
    std::atomic<bool> asked{false};
    std::atomic<bool> go{false};
    ScriptedBackend slow([&](RawSocket& connection, int) {
        while (!connection.receive_request().empty()) {
            asked = true;
            wait_for([&] { return go.load(); });
            connection.send(ok("old"));
        }
    });
    ScriptedBackend fresh(ScriptedBackend::always(ok("new")));
    ServingRig rig(one_backend(slow), GetParam());
    RawSocket running = RawSocket::connect(rig.address());
    running.send(kGet);
    ASSERT_TRUE(wait_for([&] { return asked.load(); }));
    rig.adopt(one_backend(fresh));
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(fetch(rig.address(), kGet).body, "new");
    const int before = rig.retired();
    go = true;
    EXPECT_EQ(running.receive_response().body, "old");
    running.send(kGet);
    EXPECT_EQ(running.receive_response().body, "new");
    const auto& records = rig.records(12);
    EXPECT_EQ(std::count_if(records.begin(), records.end(),
                            [](const auto& record) { return record.revision == Revision{1}; }),
              1);
    // The last request on the old configuration gave it back: everything of one more worker.
    EXPECT_TRUE(wait_for([&] { return rig.retired() == before + kGivenBack; }));
    EXPECT_EQ(rig.retired(), static_cast<int>(kGivenBack * GetParam()));
}

TEST_P(Workers, Many_applies_under_load_fail_no_request)
{
    ScriptedBackend first(ScriptedBackend::always(ok("a")));
    ScriptedBackend second(ScriptedBackend::always(ok("b")));
    ServingRig rig(one_backend(first), GetParam());
    std::atomic<bool> stop{false};
    std::atomic<int> good{0};
    std::atomic<int> bad{0};
    std::vector<std::thread> clients;
    for (int c = 0; c < 4; ++c) {
        clients.emplace_back([&, c] {
            RawSocket client = RawSocket::connect(rig.address());
            while (!stop) {
                if (c == 3)
                    client = RawSocket::connect(rig.address());
                client.send(kGet);
                const RawResponse response = client.receive_response();
                ++(response.status == 200 && response.complete ? good : bad);
            }
        });
    }
    for (int i = 0; i < 100; ++i)
        rig.adopt(one_backend(i % 2 == 0 ? second : first));
    EXPECT_TRUE(wait_for([&] { return good > 500; }));
    stop = true;
    for (std::thread& client : clients)
        client.join();
    EXPECT_EQ(bad, 0);
    // A request is counted just after its answer was sent.
    EXPECT_TRUE(wait_for([&] { return rig.sample().total.requests >= static_cast<std::uint64_t>(good.load()); }));
    EXPECT_EQ(rig.sample().total.requests, static_cast<std::uint64_t>(good.load()));
}

TEST(Adoption, Membership_of_another_revision_is_ignored)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("a")));
    ServingRig rig(one_backend(backend));
    EXPECT_EQ(fetch(rig.address(), kGet).body, "a");
    auto foreign = std::make_shared<state::Membership>();
    foreign->revision = Revision{77};
    rig.worker(0).adopt(std::move(foreign));
    EXPECT_TRUE(wait_for([&] { return rig.retired() == 1; }));
    EXPECT_EQ(fetch(rig.address(), kGet).body, "a");
    auto empty = std::make_shared<state::Membership>();
    empty->revision = Revision{1};
    empty->services.emplace_back();
    rig.worker(0).adopt(std::move(empty));
    EXPECT_TRUE(wait_for([&] { return rig.retired() == 1 + kGivenBack; }));
    EXPECT_EQ(fetch(rig.address(), kGet).status, 503);
}

// Ends

TEST_P(Workers, Stop_lets_requests_in_flight_end_and_closes_idle_connections)
{
    std::atomic<bool> asked{false};
    std::atomic<bool> go{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        for (std::string request = connection.receive_request(); !request.empty();
             request = connection.receive_request()) {
            if (request.starts_with("GET /slow")) {
                asked = true;
                wait_for([&] { return go.load(); });
            }
            connection.send(ok("hello"));
        }
    });
    ServingRig rig(one_backend(backend), GetParam());
    const io::Fd holder = tests::hold_address(rig.address());
    ASSERT_TRUE(holder);
    std::vector<RawSocket>
        idle; // so many that no worker is without one: when all ended, all workers have begun to stop
    for (int i = 0; i < 16; ++i) {
        idle.push_back(RawSocket::connect(rig.address()));
        idle.back().send(kGet);
        EXPECT_EQ(idle.back().receive_response().body, "hello");
    }
    RawSocket active = RawSocket::connect(rig.address());
    active.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(wait_for([&] { return asked.load(); }));
    std::thread stopper([&] { rig.stop(Seconds(20)); });
    for (RawSocket& connection : idle)
        EXPECT_TRUE(connection.at_end());
    go = true;
    const RawResponse response = active.receive_response();
    EXPECT_EQ(response.body, "hello");
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_TRUE(active.at_end());
    stopper.join();
    EXPECT_FALSE(RawSocket::connect(rig.address()).connected());
    EXPECT_EQ(rig.retired(), static_cast<int>(kGivenBack * GetParam()));
}

TEST_P(Workers, Stop_cuts_off_what_outlasts_the_grace)
{
    std::atomic<int> asked{0};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        ++asked;
        connection.receive_all();
    });
    ServingRig rig(one_backend(backend), GetParam());
    std::vector<RawSocket> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(RawSocket::connect(rig.address()));
        clients.back().send(kGet);
    }
    ASSERT_TRUE(wait_for([&] { return asked == 6; }));
    rig.stop(Milliseconds(30));
    for (RawSocket& client : clients)
        EXPECT_EQ(client.receive_all(), "");
    EXPECT_EQ(rig.sample().client_connections, 0U);
    EXPECT_EQ(rig.sample().backend_connections, 0U);
}

TEST_P(Workers, Removed_listener_refuses_new_connections_and_ends_old_ones)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServingRig rig(one_backend(backend), GetParam());
    const io::Fd holder = tests::hold_address(rig.address());
    ASSERT_TRUE(holder);
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    EXPECT_EQ(client.receive_response().body, "hello");
    rig.remove_listener();
    EXPECT_TRUE(client.at_end());
    EXPECT_FALSE(RawSocket::connect(rig.address()).connected());
}

// UBSan needs descriptors of its own to look at objects and takes them for broken without; the builds for TSan run
// these.
#if !__has_feature(undefined_behavior_sanitizer)

/// No descriptor beyond those that are open can be had while it lives, but for one socket of the test's own.
class DescriptorsRunOut
{
public:
    DescriptorsRunOut() : next_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        rlimit tight = before_;
        tight.rlim_cur = static_cast<rlim_t>(next_.get()) + 1;
        ::setrlimit(RLIMIT_NOFILE, &tight);
    }
    ~DescriptorsRunOut() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    DescriptorsRunOut(const DescriptorsRunOut&) = delete;
    DescriptorsRunOut& operator=(const DescriptorsRunOut&) = delete;

    /// Once.
    RawSocket connect(const SocketAddress& to)
    {
        const io::KernelAddress address = io::to_kernel(to);
        EXPECT_EQ(::connect(next_.get(), address.data(), address.size), 0);
        return RawSocket(std::move(next_));
    }

private:
    io::Fd next_;
    rlimit before_{};
};

TEST(Limits, Idle_connection_makes_room_when_descriptors_run_out)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServingRig rig(one_backend(backend));
    RawSocket idle = RawSocket::connect(rig.address());
    idle.send(kGet);
    EXPECT_EQ(idle.receive_response().body, "hello"); // the backend connection exists now
    DescriptorsRunOut tight;
    RawSocket waiting = tight.connect(rig.address());
    waiting.send(kGet);
    EXPECT_EQ(waiting.receive_response().body, "hello");
    EXPECT_TRUE(idle.at_end());
}

TEST(Limits, Accepting_goes_on_after_descriptors_ran_out)
{
    std::atomic<bool> asked{false};
    std::atomic<bool> go{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        while (!connection.receive_request().empty()) {
            asked = true;
            wait_for([&] { return go.load(); });
            connection.send(ok("hello"));
        }
    });
    ServeLimits limits;
    limits.accept_backoff = Milliseconds(5);
    ServingRig rig(one_backend(backend), 1, limits);
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    ASSERT_TRUE(wait_for([&] { return asked.load(); }));
    RawSocket waiting;
    {
        DescriptorsRunOut tight;
        waiting = tight.connect(rig.address());
        waiting.send(kGet);
        // Who is in is served, whoever waits is not lost.
        go = true;
        EXPECT_EQ(client.receive_response().body, "hello");
    }
    EXPECT_EQ(waiting.receive_response().body, "hello");
}

#endif

} // namespace
} // namespace switchyard::serve
