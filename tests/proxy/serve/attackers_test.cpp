// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that are slow or many on purpose, and the others beside them.
#include "tests/proxy/serve/serving.h"
#include "tests/support/in_time.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <sys/socket.h>

namespace switchyard::serve {
namespace {

using Clock = std::chrono::steady_clock;

void pass(Milliseconds duration)
{
    const auto begun = Clock::now();
    wait_for([&] { return Clock::now() - begun >= duration; });
}

/// Whether something can be read without waiting.
bool has_bytes(const RawSocket& socket)
{
    char byte = 0;
    return ::recv(socket.fd(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 1;
}

/// Whether the peer has ended the connection, everything being read.
bool is_over(const RawSocket& socket)
{
    char byte = 0;
    const ssize_t got = ::recv(socket.fd(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN);
}

/// Answers /slow… never, and everything else at once.
void play(RawSocket& connection, int /*index*/)
{
    for (;;) {
        const std::string request = connection.receive_request();
        if (request.empty())
            return;
        if (request.find("/slow") == std::string::npos)
            connection.send(ok("hello"));
    }
}

TEST(Attackers, Head_that_trickles_in_ends_with_408_in_time)
{
    ScriptedBackend backend(play);
    ServeLimits limits;
    limits.header_timeout = Milliseconds(200);
    ServingRig rig(one_backend(backend), 1, limits);
    RawSocket other; // after its first request it may be idle for minutes
    ASSERT_TRUE(wait_for([&] {
        other = RawSocket::connect(rig.address());
        other.send(kGet);
        return other.receive_response().body == "hello";
    }));
    // Every byte comes long before the limit; all of them together do not.
    RawSocket slow;
    std::string answer;
    for (int i = 0; i < 1'000 && answer.empty(); ++i) {
        if (!slow.connected() || is_over(slow)) { // it began too late to be told of it
            slow = RawSocket::connect(rig.address());
            slow.send("GET / HTTP/1.1\r\nHost: a\r\n");
        }
        slow.send("X: y\r\n");
        pass(Milliseconds(10));
        other.send(kGet);
        EXPECT_EQ(other.receive_response().body, "hello"); // others are served meanwhile
        if (has_bytes(slow))
            answer = slow.receive();
    }
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 408 ")) << answer;
}

/// Sends a body piece by piece until it is answered; returns the answer.
std::string trickle(RawSocket& client, std::string_view piece, Milliseconds pause, Milliseconds limit)
{
    const auto begun = Clock::now();
    while (Clock::now() - begun < limit) {
        if (!client.send(piece))
            break;
        pass(pause);
        if (has_bytes(client))
            return client.receive();
    }
    return {};
}

TEST(Attackers, Body_that_trickles_in_ends_with_408_and_a_slow_one_does_not)
{
    std::atomic<int> closed{0};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_all();
        ++closed;
    });
    ServeLimits limits;
    limits.body_stall_timeout = Milliseconds(300);
    limits.minimum_rate = 5'000;
    ServingRig rig(one_backend(backend), 1, limits);
    const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n";
    RawSocket slow = RawSocket::connect(rig.address());
    slow.send(head);
    EXPECT_TRUE(trickle(slow, "x", Milliseconds(5), Seconds(20)).starts_with("HTTP/1.1 408 "));
    EXPECT_TRUE(wait_for([&] { return closed == 1; }));
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::ClientTimedOut);
    EXPECT_TRUE(tests::in_time(Milliseconds(300), [&](Milliseconds patience) -> testing::AssertionResult {
        limits.body_stall_timeout = patience;
        ServingRig patient(one_backend(backend), 1, limits);
        RawSocket fast_enough = RawSocket::connect(patient.address());
        fast_enough.send(head);
        const std::string answer = trickle(fast_enough, std::string(500, 'x'), Milliseconds(5), 3 * patience);
        return answer.empty() ? testing::AssertionSuccess() : testing::AssertionFailure() << answer;
    }));
}

TEST(Attackers, Waiting_for_a_body_holds_no_large_buffer)
{
    std::atomic<int> heads{0};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_until("\r\n\r\n");
        ++heads;
        connection.receive_all();
    });
    ServeLimits limits;
    limits.buffer_bytes = 4 * (16 + 8 + 1) * 1024; // far less than one body buffer for each
    ServingRig rig(one_backend(backend), 1, limits);
    std::vector<RawSocket> slow;
    for (int i = 0; i < 3; ++i) {
        slow.push_back(RawSocket::connect(rig.address()));
        slow.back().send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx");
        ASSERT_TRUE(wait_for([&] { return heads == i + 1; }));
    }
    RawSocket other = RawSocket::connect(rig.address());
    other.send("GET / HT");
    pass(Milliseconds(20));
    other.send("TP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(wait_for([&] { return heads == 4; })) << "there was no room for a head in two pieces";
}

TEST(Attackers, Incomplete_heads_are_refused_when_they_hold_too_much_memory)
{
    ScriptedBackend backend(play);
    ServeLimits limits;
    limits.buffer_bytes = 10 * 24 * 1024;
    ServingRig rig(one_backend(backend), 1, limits);
    std::vector<RawSocket> slow;
    int refused = 0;
    for (int i = 0; i < 40; ++i) {
        slow.push_back(RawSocket::connect(rig.address()));
        slow.back().send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
        RawSocket other = RawSocket::connect(rig.address());
        other.send(kGet); // complete at once: served, whatever the others hold
        ASSERT_EQ(other.receive_response().body, "hello") << i;
    }
    for (const observe::AccessRecord& record : rig.records(65)) // and 40 of the others
        refused += record.status == 503 ? 1 : 0;
    EXPECT_GE(refused, 25);
    RawSocket& last = slow.back();
    const RawResponse response = last.receive_response();
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.header("connection"), "close");
}

/// Returns how much it read before `is_enough(so much)` or the end.
template <typename IsEnough>
std::size_t read_slowly(RawSocket& client, Milliseconds pause, const IsEnough& is_enough)
{
    std::size_t got = 0;
    while (!is_enough(got)) {
        const std::string bytes = client.receive(16'384);
        if (bytes.empty())
            break;
        got += bytes.size();
        pass(pause);
    }
    return got;
}

TEST(Attackers, Reader_below_the_minimum_rate_is_cut_off_and_a_slow_one_is_not)
{
    constexpr std::size_t kSize = 400'000'000;
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(kSize) + "\r\n\r\n");
        const std::string piece(100'000, 'x');
        while (connection.send(piece)) {
        }
    });
    for (const std::size_t splice_from : {std::size_t{32 * 1024}, SIZE_MAX}) {
        const auto read = [&](Milliseconds patience, std::uint32_t minimum_rate, Milliseconds most) {
            ServeLimits limits;
            limits.body_stall_timeout = patience;
            limits.minimum_rate = minimum_rate;
            limits.splice_from = splice_from;
            RigPlan plan = one_backend(backend);
            plan.services[0].timeout = Seconds(600);
            ServingRig rig(plan, 1, limits);
            RawSocket client = RawSocket::connect(rig.address(), 100'000);
            client.send(kGet);
            const auto begun = Clock::now();
            const std::size_t got = read_slowly(client, Milliseconds(3), [&](std::size_t /*so_far*/) {
                return !rig.records(0).empty() || Clock::now() - begun > most;
            });
            const bool cut_off = Clock::now() - begun <= most;
            return std::pair{got, cut_off ? std::string(observe::to_string(rig.records(1).at(0).details)) : ""};
        };
        EXPECT_TRUE(tests::in_time(Milliseconds(400), [&](Milliseconds patience) -> testing::AssertionResult {
            const auto [got, details] = read(patience, 0, 4 * patience);
            if (!details.empty())
                return testing::AssertionFailure() << details << " after " << got << " bytes";
            return testing::AssertionSuccess();
        }));
        const auto [got, details] = read(Milliseconds(400), 1'000'000'000, Seconds(20));
        EXPECT_LT(got, 20'000'000U) << "at this pace patience lasts half a second";
        EXPECT_EQ(details, "client_disconnected_after_partial_response");
    }
}

TEST(Attackers, Longest_idle_connection_makes_room_when_there_are_too_many)
{
    ScriptedBackend backend(play);
    ServeLimits limits;
    limits.connections = 3;
    limits.accept_backoff = Milliseconds(5);
    ServingRig rig(one_backend(backend), 1, limits);
    RawSocket silent = RawSocket::connect(rig.address());
    ASSERT_TRUE(wait_for([&] { return rig.sample().client_connections == 1; }));
    RawSocket first = RawSocket::connect(rig.address());
    RawSocket second = RawSocket::connect(rig.address());
    for (RawSocket* client : {&second, &first}) {
        client->send(kGet);
        EXPECT_EQ(client->receive_response().body, "hello");
    }
    // A flood of connections that say nothing: every new one takes the place of the one that was idle longest.
    std::vector<RawSocket> flood;
    const auto ended = [&] {
        const auto count = std::ranges::count_if(flood, [](const RawSocket& socket) { return is_over(socket); });
        return static_cast<std::size_t>(count) + is_over(silent) + is_over(first) + is_over(second);
    };
    for (int i = 0; i < 50; ++i) {
        for (const bool honest : {false, true}) {
            flood.push_back(RawSocket::connect(rig.address()));
            if (honest) {
                flood.back().send(kGet);
                ASSERT_EQ(flood.back().receive_response().body, "hello") << i;
            }
            // Whoever stands between may bring connections later than they were made: the place is taken now.
            ASSERT_TRUE(wait_for([&] { return ended() == flood.size(); })) << i;
        }
    }
    EXPECT_TRUE(is_over(silent));
    for (RawSocket* client : {&first, &second})
        EXPECT_TRUE(client->at_end());
    EXPECT_TRUE(wait_for([&] { return rig.sample().client_connections == limits.connections; }));
}

TEST(Attackers, Requests_in_flight_never_make_room)
{
    std::atomic<int> slow{0};
    std::atomic<bool> go{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        while (!connection.receive_request().empty()) {
            ++slow;
            wait_for([&] { return go.load(); });
            connection.send(ok("done"));
        }
    });
    ServeLimits limits;
    limits.connections = 2;
    limits.accept_backoff = Milliseconds(5);
    ServingRig rig(one_backend(backend), 1, limits);
    RawSocket first = RawSocket::connect(rig.address());
    RawSocket second = RawSocket::connect(rig.address());
    first.send(kGet);
    second.send(kGet);
    ASSERT_TRUE(wait_for([&] { return slow == 2; }));
    RawSocket third = RawSocket::connect(rig.address());
    third.send(kGet);
    pass(Milliseconds(40)); // many tries to accept
    EXPECT_EQ(slow, 2);
    EXPECT_EQ(rig.sample().client_connections, 2U);
    go = true;
    for (RawSocket* client : {&first, &second, &third})
        EXPECT_EQ(client->receive_response().body, "done");
}

} // namespace
} // namespace switchyard::serve
