// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocket connections over real sockets, frame by frame.
#include "tests/proxy/serve/serving.h"
#include "tests/support/in_time.h"

#include "proxy/io/socket_address.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <future>
#include <memory>
#include <thread>

namespace switchyard::serve {
namespace {

using compile::Mode;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kHandshake = "GET /chat?room=1 HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
                                        "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
constexpr std::string_view kAgreed = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                     "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
const std::string kMaskedHello = "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"; // RFC 6455 section 5.7
const std::string kHello = "\x81\x05Hello";
const std::string kGoodbye = "\x88\x02\x03\xe8";

/// Agrees and then plays the rest of the connection.
ScriptedBackend::Script agreeing(ScriptedBackend::Script rest)
{
    return [rest = std::move(rest)](RawSocket& connection, int index) {
        if (connection.receive_until("\r\n\r\n").empty())
            return;
        connection.send(kAgreed);
        rest(connection, index);
    };
}

/// Sends back what it gets, until the client ends its side.
void echo(RawSocket& connection, int /*index*/)
{
    for (std::string bytes = connection.receive(); !bytes.empty(); bytes = connection.receive()) {
        if (!connection.send(bytes))
            return;
    }
}

RawSocket open_websocket(ServingRig& rig)
{
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kHandshake);
    EXPECT_TRUE(client.receive_until("\r\n\r\n").starts_with("HTTP/1.1 101 "));
    return client;
}

void expect_record(ServingRig& rig, const char* details)
{
    const observe::AccessRecord& record = rig.records(1)[0];
    EXPECT_EQ(record.status, 101);
    EXPECT_EQ(record.backend_status, 101);
    EXPECT_EQ(observe::to_string(record.details), details);
}

TEST(WebSocket, Handshake_and_frames_pass_both_ways)
{
    std::string handshake;
    ScriptedBackend backend([&](RawSocket& connection, int) {
        handshake = connection.receive_until("\r\n\r\n");
        connection.send(kAgreed);
        EXPECT_EQ(connection.receive_exactly(kMaskedHello.size()), kMaskedHello);
        connection.send(kHello);
        EXPECT_EQ(connection.receive_exactly(kGoodbye.size()), kGoodbye);
        connection.send(kGoodbye);
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kHandshake);
    const std::string answer = client.receive_until("\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 101 Switching Protocols\r\n")) << answer;
    for (const char* line : {"upgrade: websocket\r\n", "connection: Upgrade\r\n", "via: 1.1 google\r\n",
                             "sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"})
        EXPECT_NE(answer.find(line), std::string::npos) << answer;
    client.send(kMaskedHello);
    EXPECT_EQ(client.receive_exactly(kHello.size()), kHello);
    client.send(kGoodbye);
    EXPECT_EQ(client.receive_exactly(kGoodbye.size()), kGoodbye);
    EXPECT_TRUE(client.at_end());
    for (const char* line : {"GET /chat?room=1 HTTP/1.1\r\n", "upgrade: websocket\r\n", "connection: Upgrade\r\n",
                             "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "x-forwarded-proto: http\r\n"})
        EXPECT_NE(handshake.find(line), std::string::npos) << handshake;
    EXPECT_EQ(handshake.find("keep-alive"), std::string::npos);
    expect_record(rig, "websocket_closed");
    EXPECT_EQ(rig.records(1)[0].request_bytes, kMaskedHello.size() + kGoodbye.size());
    EXPECT_EQ(rig.records(1)[0].response_bytes, kHello.size() + kGoodbye.size());
}

TEST(WebSocket, Frames_that_come_together_with_the_heads_are_not_lost)
{
    std::promise<std::string> got;
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_until("\r\n\r\n");
        connection.send(std::string(kAgreed) + kHello);
        got.set_value(connection.receive_exactly(kMaskedHello.size()));
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(std::string(kHandshake) + kMaskedHello);
    EXPECT_NE(client.receive_until("\r\n\r\n"), "");
    EXPECT_EQ(client.receive_exactly(kHello.size()), kHello);
    EXPECT_TRUE(client.at_end());
    EXPECT_EQ(got.get_future().get(), kMaskedHello);
}

TEST(WebSocket, Much_goes_both_ways_at_once_unharmed)
{
    const std::string data = numbered_bytes(20'000'000);
    ScriptedBackend backend(agreeing(echo));
    ServingRig rig(one_backend(backend));
    RawSocket client = open_websocket(rig);
    std::thread writer([&] {
        EXPECT_TRUE(client.send(data));
        client.shutdown_write();
    });
    std::string back;
    for (std::string bytes = client.receive(); !bytes.empty(); bytes = client.receive())
        back += bytes;
    writer.join();
    EXPECT_EQ(back.size(), data.size());
    EXPECT_TRUE(back == data);
    expect_record(rig, "websocket_closed");
    EXPECT_EQ(rig.records(1)[0].request_bytes, data.size());
    EXPECT_EQ(rig.records(1)[0].response_bytes, data.size());
}

TEST(WebSocket, Side_that_does_not_read_holds_the_other_back)
{
    std::atomic<bool> stop{false};
    std::atomic<std::size_t> sent{0};
    ScriptedBackend backend(agreeing([&](RawSocket& connection, int) {
        const std::string piece(100'000, 'x');
        while (!stop)
            sent += connection.send_some(piece);
    }));
    ServingRig rig(one_backend(backend));
    RawSocket client = open_websocket(rig);
    // Nobody reads on either side: both senders stop when the kernel's buffers are full.
    const std::string piece(100'000, 'y');
    std::size_t taken = 0;
    std::size_t seen = 0;
    int unchanged = 0;
    EXPECT_TRUE(wait_for([&] {
        taken += client.send_some(piece);
        const std::size_t now = taken + sent;
        unchanged = now == seen ? unchanged + 1 : 0;
        seen = now;
        return unchanged == 300;
    }));
    EXPECT_LT(seen, 100'000'000U);
    EXPECT_FALSE(client.receive(1'000).empty());
    stop = true;
}

/// What a mode does to a connection that is used, and to one that is not.
struct Lifetime
{
    const char* name;
    Mode mode;
    bool use_prolongs;
};

class WebSocketLifetime : public testing::TestWithParam<Lifetime>
{};

constexpr Milliseconds kTimeout{250};

/// A rig whose backend service has that timeout. nullptr: the handshake took longer.
std::unique_ptr<ServingRig> rig_with_websocket(const ScriptedBackend& backend, Mode mode, Milliseconds timeout,
                                               RawSocket& client)
{
    RigPlan plan = one_backend(backend);
    plan.mode = mode;
    plan.services[0].timeout = timeout;
    auto rig = std::make_unique<ServingRig>(plan);
    client = RawSocket::connect(rig->address());
    client.send(kHandshake);
    return client.receive_until("\r\n\r\n").starts_with("HTTP/1.1 101 ") ? std::move(rig) : nullptr;
}

TEST_P(WebSocketLifetime, Idle_connection_ends_with_the_backend_timeout)
{
    ScriptedBackend backend(agreeing(echo));
    EXPECT_TRUE(tests::in_time(kTimeout, [&](Milliseconds timeout) -> testing::AssertionResult {
        RawSocket client;
        const auto rig = rig_with_websocket(backend, GetParam().mode, timeout, client);
        if (!rig)
            return testing::AssertionFailure() << "no WebSocket";
        EXPECT_TRUE(client.at_end());
        expect_record(*rig, "websocket_closed");
        EXPECT_GE(Microseconds(rig->records(1)[0].duration_us), timeout);
        return testing::AssertionSuccess();
    }));
}

/// Uses a WebSocket for three times its timeout, or until it ends where use does not prolong its life. `closes_well`:
/// nothing is under way when the client closes it.
testing::AssertionResult lives(const Lifetime& wanted, const ScriptedBackend& backend, Milliseconds timeout,
                               bool closes_well, const std::function<bool(RawSocket&)>& use)
{
    RawSocket client;
    const auto rig = rig_with_websocket(backend, wanted.mode, timeout, client);
    if (!rig)
        return testing::AssertionFailure() << "no WebSocket";
    const auto begun = Clock::now();
    const Milliseconds enough = wanted.use_prolongs ? 3 * timeout : timeout + Seconds(20);
    bool open = true;
    while (open && Clock::now() - begun < enough)
        open = use(client);
    if (open != wanted.use_prolongs)
        return testing::AssertionFailure() << (open ? "it did not end" : "it ended");
    client.close();
    if (closes_well)
        expect_record(*rig, "websocket_closed");
    return testing::AssertionSuccess();
}

TEST_P(WebSocketLifetime, Used_connection_lives_on_where_the_mode_says_so)
{
    ScriptedBackend backend(agreeing(echo));
    EXPECT_TRUE(tests::in_time(kTimeout, [&](Milliseconds timeout) {
        return lives(GetParam(), backend, timeout, true, [](RawSocket& client) {
            return client.send(kMaskedHello) && client.receive_exactly(kMaskedHello.size()) == kMaskedHello;
        });
    }));
}

/// Bytes in one direction are enough.
TEST_P(WebSocketLifetime, Listening_only_counts_as_use)
{
    ScriptedBackend backend(agreeing([](RawSocket& connection, int) {
        while (connection.send(kHello))
            std::this_thread::sleep_for(kTimeout / 10);
    }));
    EXPECT_TRUE(tests::in_time(kTimeout, [&](Milliseconds timeout) {
        return lives(GetParam(), backend, timeout, false, [](RawSocket& client) { return !client.receive().empty(); });
    }));
}

INSTANTIATE_TEST_SUITE_P(WebSocket, WebSocketLifetime,
                         testing::Values(Lifetime{"global", Mode::GlobalExternal, true},
                                         Lifetime{"classic", Mode::Classic, false},
                                         Lifetime{"regional", Mode::RegionalExternal, true},
                                         Lifetime{"internal", Mode::RegionalInternal, true},
                                         Lifetime{"cross_region", Mode::CrossRegionInternal, true}),
                         [](const auto& info) { return info.param.name; });

TEST(WebSocket, Client_timers_do_not_apply)
{
    ScriptedBackend backend(agreeing(echo));
    ServeLimits limits;
    limits.header_timeout = limits.body_stall_timeout = Milliseconds(50);
    RigPlan plan = one_backend(backend);
    plan.client_keep_alive = Seconds(1);
    ServingRig rig(plan, 1, limits);
    RawSocket client;
    ASSERT_TRUE(wait_for([&] { // unless it asks too late
        client = RawSocket::connect(rig.address());
        client.send(kHandshake);
        return client.receive_until("\r\n\r\n").starts_with("HTTP/1.1 101 ");
    }));
    std::this_thread::sleep_for(Milliseconds(1'300)); // longer than each of them
    client.send(kMaskedHello);
    EXPECT_EQ(client.receive_exactly(kMaskedHello.size()), kMaskedHello);
}

TEST(WebSocket, Refusal_of_the_backend_is_an_ordinary_answer)
{
    for (const auto& [status, closes] :
         {std::pair{403, false}, std::pair{200, false}, std::pair{426, true}, std::pair{502, true}}) {
        ScriptedBackend backend(ScriptedBackend::always("HTTP/1.1 " + std::to_string(status) +
                                                        " x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                                        "Content-Length: 2\r\n\r\nno"));
        ServingRig rig(one_backend(backend));
        RawSocket client = RawSocket::connect(rig.address());
        client.send(kHandshake);
        const RawResponse response = client.receive_response();
        EXPECT_EQ(response.status, status);
        EXPECT_EQ(response.body, "no");
        EXPECT_EQ(response.header("connection"), closes ? "close" : "");
        if (closes) {
            EXPECT_TRUE(client.at_end());
        } else {
            client.send(kGet);
            EXPECT_EQ(client.receive_response().body, "no");
        }
        const observe::AccessRecord& record = rig.records(1)[0];
        EXPECT_EQ(record.status, status);
        EXPECT_EQ(observe::to_string(record.details), "websocket_handshake_failed");
        EXPECT_EQ(backend.connections(), 1);
    }
}

TEST(WebSocket, Agreement_to_something_else_is_refused)
{
    for (const std::string_view lines : {"", "Upgrade: websocket\r\n", "Connection: Upgrade\r\nUpgrade: h2c\r\n"}) {
        ScriptedBackend backend(ScriptedBackend::always("HTTP/1.1 101 x\r\n" + std::string(lines) + "\r\nhidden"));
        ServingRig rig(one_backend(backend));
        const RawResponse response = fetch(rig.address(), kHandshake);
        EXPECT_EQ(response.status, 502);
        EXPECT_EQ(observe::to_string(rig.records(1)[0].details), "backend_response_corrupted");
    }
}

TEST(WebSocket, Upgrade_that_connection_does_not_name_is_an_ordinary_request)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("hello"), &requests));
    ServingRig rig(one_backend(backend));
    EXPECT_EQ(fetch(rig.address(), "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n").body, "hello");
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::ResponseSentByBackend);
    EXPECT_EQ(requests.at(0).find("pgrade"), std::string::npos) << requests[0];
}

TEST(WebSocket, Handshake_is_repeated_when_a_kept_connection_dies_under_it)
{
    ScriptedBackend backend([](RawSocket& connection, int index) {
        connection.receive_until("\r\n\r\n");
        if (index == 0) {
            connection.send(ok("first"));
            connection.receive_until("\r\n\r\n");
            return;
        }
        connection.send(kAgreed);
        echo(connection, index);
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    EXPECT_EQ(client.receive_response().body, "first");
    client.send(kHandshake);
    EXPECT_NE(client.receive_until("\r\n\r\n"), "");
    client.send(kMaskedHello);
    EXPECT_EQ(client.receive_exactly(kMaskedHello.size()), kMaskedHello);
}

TEST(WebSocket, Client_that_ends_its_side_still_gets_the_rest)
{
    std::string got;
    ScriptedBackend backend(agreeing([&](RawSocket& connection, int) {
        got = connection.receive_all();
        connection.send(kHello);
    }));
    ServingRig rig(one_backend(backend));
    RawSocket client = open_websocket(rig);
    client.send(kMaskedHello);
    client.shutdown_write();
    EXPECT_EQ(client.receive_all(), kHello);
    EXPECT_EQ(got, kMaskedHello);
    expect_record(rig, "websocket_closed");
}

TEST(WebSocket, Client_that_breaks_off_ends_the_backend_connection)
{
    std::atomic<bool> ended{false};
    ScriptedBackend backend(agreeing([&](RawSocket& connection, int) {
        connection.receive_all();
        ended = true;
    }));
    ServingRig rig(one_backend(backend));
    RawSocket client = open_websocket(rig);
    client.reset();
    EXPECT_TRUE(wait_for([&] { return ended.load(); }));
    expect_record(rig, "client_disconnected_after_partial_response");
}

TEST(WebSocket, Backend_that_breaks_off_ends_the_client_connection)
{
    ScriptedBackend backend(agreeing([&](RawSocket& connection, int) {
        connection.receive_exactly(kMaskedHello.size());
        connection.reset();
    }));
    ServingRig rig(one_backend(backend));
    RawSocket client = open_websocket(rig);
    client.send(kMaskedHello);
    EXPECT_EQ(client.receive_all(), "");
    expect_record(rig, "backend_connection_closed_after_partial_response_sent");
}

TEST(WebSocket, Backend_connection_carries_nothing_else_afterwards)
{
    ScriptedBackend backend([](RawSocket& connection, int index) {
        if (index > 0) {
            ScriptedBackend::always(ok("fresh"))(connection, index);
            return;
        }
        connection.receive_until("\r\n\r\n");
        connection.send(std::string(kAgreed) + kGoodbye);
        connection.receive_all();
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = open_websocket(rig);
    client.shutdown_write();
    EXPECT_EQ(client.receive_all(), kGoodbye);
    EXPECT_EQ(fetch(rig.address(), kGet).body, "fresh");
    EXPECT_EQ(backend.connections(), 2);
}

TEST(WebSocket, Drain_ends_it_in_good_order)
{
    for (const bool stop : {false, true}) {
        ScriptedBackend backend(agreeing(echo));
        ServingRig rig(one_backend(backend));
        RawSocket client = open_websocket(rig);
        client.send(kMaskedHello);
        EXPECT_EQ(client.receive_exactly(kMaskedHello.size()), kMaskedHello);
        std::thread stopping;
        if (stop)
            stopping = std::thread([&] { rig.stop(Seconds(60)); });
        else
            rig.remove_listener();
        EXPECT_TRUE(client.at_end()); // a FIN, not a reset
        client.close();
        if (stop)
            stopping.join();
        expect_record(rig, "websocket_closed");
    }
}

TEST(WebSocket, Handshake_agreed_while_draining_ends_at_once)
{
    std::atomic<bool> asked{false};
    std::atomic<bool> go{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_until("\r\n\r\n");
        asked = true;
        wait_for([&] { return go.load(); });
        connection.send(kAgreed);
        connection.receive_all();
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kHandshake);
    ASSERT_TRUE(wait_for([&] { return asked.load(); }));
    rig.remove_listener();
    go = true;
    EXPECT_NE(client.receive_until("\r\n\r\n"), "");
    EXPECT_TRUE(client.at_end());
    expect_record(rig, "websocket_closed");
}

/// A client and a server that know nothing of us: Debian's python3-websockets.
TEST(WebSocket, Real_client_and_server_talk_through_it)
{
    const io::Fd listening = std::move(*io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}, {.reuse_port = false}));
    ::fcntl(listening.get(), F_SETFD, 0); // the program inherits it
    ServingRig rig(one_backend(*io::local_address(listening.get())), 2);
    const std::string command = "/usr/bin/python3 " SWITCHYARD_SOURCE_DIR "/tests/proxy/serve/websocket_session.py " +
                                std::to_string(listening.get()) + " " + std::to_string(rig.address().port.value);
    EXPECT_EQ(std::system(command.c_str()), 0) << "is python3-websockets installed?";
    for (const observe::AccessRecord& record : rig.records(20)) {
        EXPECT_EQ(record.status, 101);
        EXPECT_EQ(observe::to_string(record.details), "websocket_closed");
        EXPECT_GT(record.request_bytes, 1'000'000U);
        EXPECT_GT(record.response_bytes, 1'000'000U);
    }
}

} // namespace
} // namespace switchyard::serve
