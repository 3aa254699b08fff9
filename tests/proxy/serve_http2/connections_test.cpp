// SPDX-License-Identifier: GPL-3.0-or-later
// Connections of HTTP/2 as such: how they begin and end, and what floods them.
#include "tests/proxy/serve_http2/scene.h"

#include <gtest/gtest.h>

namespace switchyard::serve {
namespace {

constexpr std::uint32_t kNoError = 0;
constexpr std::uint32_t kProtocolError = 1;
constexpr std::uint32_t kSettingsTimeout = 4;
constexpr std::uint32_t kEnhanceYourCalm = 11;

TEST(Http2Connections, drain_with_the_requests_that_are_there)
{
    std::atomic<bool> answer{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        wait_for([&] { return answer.load(); });
        connection.send(ok("finished"));
    });
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, Http2Peer::get(), true);
    ASSERT_TRUE(wait_for([&] { return backend.connections() == 1; }));
    rig.remove_listener();
    const auto announced = client.goaway();
    ASSERT_TRUE(announced);
    EXPECT_EQ(announced->code(), kNoError);
    EXPECT_EQ(announced->payload.substr(0, 4), std::string("\x7f\xff\xff\xff", 4));
    const auto final = client.goaway();
    ASSERT_TRUE(final);
    EXPECT_EQ(final->payload.substr(0, 4), std::string("\0\0\0\1", 4));
    answer = true;
    EXPECT_EQ(client.message(1).body, "finished");
    EXPECT_TRUE(client.at_end());
}

TEST(Http2Connections, that_are_idle_for_too_long_end_in_good_order)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("x")));
    RigPlan plan = plan_for(backend);
    plan.client_keep_alive = Seconds(1);
    ServingRig rig(plan);
    Http2Peer client(rig.address());
    client.send_headers(1, Http2Peer::get(), true);
    EXPECT_EQ(client.message(1).body, "x");
    const auto goodbye = client.goaway();
    ASSERT_TRUE(goodbye);
    EXPECT_EQ(goodbye->code(), kNoError);
    EXPECT_TRUE(client.at_end());
}

TEST(Http2Connections, whose_settings_are_not_acknowledged_end)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("x")));
    ServeLimits limits;
    limits.carrier.settings_timeout = Milliseconds(50);
    ServingRig rig(plan_for(backend), 1, limits);
    Http2Peer client(rig.address());
    client.acknowledges_settings = false;
    const auto goodbye = client.goaway();
    ASSERT_TRUE(goodbye);
    EXPECT_EQ(goodbye->code(), kSettingsTimeout);
}

ServeLimits impatient()
{
    ServeLimits limits;
    limits.carrier.quiet_before_ping = Milliseconds(30);
    limits.carrier.ping_timeout = Milliseconds(200);
    return limits;
}

TEST(Http2Connections, whose_peer_is_silently_gone_end)
{
    ScriptedBackend backend([](RawSocket& connection, int) { connection.receive_all(); });
    ServingRig rig(plan_for(backend), 1, impatient());
    Http2Peer client(rig.address());
    client.answers_pings = false;
    client.send_headers(1, Http2Peer::get(), true);
    EXPECT_TRUE(client.at_end());
    EXPECT_GE(client.pings, 1);
    EXPECT_LE(client.pings, 2); // when its last word, the answer to our settings, comes after the first
    EXPECT_EQ(rig.records(1).front().details, StatusDetails::ClientDisconnectedBeforeAnyResponse);
}

TEST(Http2Connections, whose_peer_answers_pings_stay)
{
    std::atomic<int>* pings = nullptr;
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        wait_for([&] { return pings->load() >= 3; });
        connection.send(ok("patient"));
    });
    ServingRig rig(plan_for(backend), 1, impatient());
    Http2Peer client(rig.address());
    pings = &client.pings;
    client.send_headers(1, Http2Peer::get(), true);
    EXPECT_EQ(client.message(1).body, "patient");
}

TEST(Http2Connections, that_begin_like_one_but_go_on_otherwise_are_refused)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("x")));
    ServingRig rig(plan_for(backend));
    EXPECT_EQ(tests::fetch(rig.address(), "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n").status, 400);
    EXPECT_EQ(tests::fetch(rig.address(), "PRI / HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    RawSocket slow = RawSocket::connect(rig.address());
    slow.send("PRI * HT");
    slow.send("TP/2.0\r\n\r\nSM\r\n\r\n");
    EXPECT_EQ(slow.receive_exactly(9)[3], Http2Frame::Settings);
}

TEST(Http2Connections, with_broken_frames_end)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("x")));
    ServingRig rig(plan_for(backend));
    const std::vector<std::function<void(Http2Peer&)>> breaks{
        [](Http2Peer& c) { c.send(Http2Frame::Data, 0, 1, "never opened"); },
        [](Http2Peer& c) { c.send(Http2Frame::Headers, 5, 2, c.encode(Http2Peer::get())); },
        [](Http2Peer& c) { c.send(Http2Frame::Settings, 0, 0, "short"); },
        [](Http2Peer& c) { c.send(Http2Frame::Headers, 5, 1, "\xff\xff\xff\xff"); },
        [](Http2Peer& c) { c.send(Http2Frame::WindowUpdate, 0, 0, std::string("\0\0\0\0", 4)); },
        [](Http2Peer& c) { c.send(Http2Frame::Continuation, 4, 1, "x"); },
    };
    for (const auto& break_it : breaks) {
        Http2Peer client(rig.address());
        break_it(client);
        const auto goodbye = client.goaway();
        ASSERT_TRUE(goodbye);
        EXPECT_NE(goodbye->code(), kNoError);
        EXPECT_TRUE(client.at_end());
    }
    Http2Peer honest(rig.address());
    honest.send_headers(1, Http2Peer::get(), true);
    EXPECT_EQ(honest.message(1).body, "x");
}

struct FloodCase
{
    const char* name;
    std::function<bool(Http2Peer&, int)> step; ///< the n-th; false: the connection is gone
};

class Http2Floods : public testing::TestWithParam<FloodCase>
{};

TEST_P(Http2Floods, end_the_connection_and_nobody_elses)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        while (!connection.receive_request().empty()) {
            if (!connection.send(ok("x")))
                return;
        }
    });
    ServingRig rig(plan_for(backend));
    Http2Peer honest(rig.address());
    Http2Peer client(rig.address());
    for (int i = 0; i < 20'000 && GetParam().step(client, i); ++i) {
    }
    const auto goodbye = client.goaway();
    if (goodbye) { // a reset of the connection may have overtaken it
        EXPECT_EQ(goodbye->code(), kEnhanceYourCalm);
    }
    honest.send_headers(1, Http2Peer::get(), true);
    EXPECT_EQ(honest.message(1).body, "x");
    EXPECT_EQ(rig.sample().floods, 1U);
}

std::int32_t stream_of(int i) { return 2 * i + 1; }

INSTANTIATE_TEST_SUITE_P(
    all, Http2Floods,
    testing::Values(
        FloodCase{"rapid_reset",
                  [](Http2Peer& c, int i) {
                      return c.send_headers(stream_of(i), Http2Peer::get(), true) && c.send_reset(stream_of(i), 8);
                  }},
        FloodCase{"ping", [](Http2Peer& c, int) { return c.send(Http2Frame::Ping, 0, 0, "12345678"); }},
        FloodCase{"settings", [](Http2Peer& c, int) { return c.send(Http2Frame::Settings, 0, 0); }},
        FloodCase{"priority",
                  [](Http2Peer& c, int i) {
                      return c.send(Http2Frame::Priority, 0, stream_of(i), std::string("\0\0\0\0\1", 5));
                  }},
        FloodCase{"empty_data",
                  [](Http2Peer& c, int i) {
                      if (i == 0)
                          c.send_headers(1, post("/"), false);
                      return c.send_data(1, {}, false);
                  }},
        FloodCase{"window_updates",
                  [](Http2Peer& c, int) { return c.send(Http2Frame::WindowUpdate, 0, 0, std::string("\0\0\0\1", 4)); }},
        FloodCase{"continuation",
                  [](Http2Peer& c, int i) {
                      return i == 0 ? c.send(Http2Frame::Headers, 0, 1, c.encode(Http2Peer::get()))
                                    : c.send(Http2Frame::Continuation, 0, 1, "");
                  }},
        FloodCase{"header_bomb",
                  [](Http2Peer& c, int i) {
                      // One large field enters the table, then a byte each stands for it.
                      const std::string bomb = i == 0 ? c.encode({{"x-bomb", std::string(2800, 'b')}}) : std::string();
                      return c.send(Http2Frame::Headers, 4, stream_of(i),
                                    bomb + std::string(16'000 - bomb.size(), '\xbe'));
                  }}),
    [](const auto& flood) { return std::string(flood.param.name); });

TEST(Http2Connections, that_do_not_read_are_bounded_and_end)
{
    const std::string large(1'000'000, 'z');
    ScriptedBackend backend([&](RawSocket& connection, int) {
        while (!connection.receive_request().empty()) {
            if (!connection.send(ok(large)))
                return;
        }
    });
    ServeLimits limits;
    limits.body_stall_timeout = Milliseconds(200);
    ServingRig rig(plan_for(backend), 1, limits);
    Http2Peer client(rig.address(), Http2Peer::setting(4, 0)); // windows of nothing
    client.opens_windows = false;
    for (std::int32_t stream = 1; stream < 60; stream += 2)
        client.send_headers(stream, Http2Peer::get(), true);
    for (std::int32_t stream = 1; stream < 60; stream += 2)
        EXPECT_TRUE(client.message(stream).reset) << stream;
    EXPECT_EQ(rig.records(30).back().details, StatusDetails::ClientDisconnectedAfterPartialResponse);
}

TEST(Http2Connections, take_no_more_streams_than_they_said)
{
    std::atomic<bool> answer{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        wait_for([&] { return answer.load(); });
        connection.send(ok("x"));
    });
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    while (client.peer_max_streams == UINT32_MAX && client.next()) {
    }
    for (std::int32_t stream = 1; stream <= 201; stream += 2)
        client.send_headers(stream, Http2Peer::get(), true);
    const auto frame = client.next();
    ASSERT_TRUE(frame);
    EXPECT_TRUE(frame->type == Http2Frame::RstStream || frame->type == Http2Frame::GoAway);
    EXPECT_TRUE(frame->code() == 7 || frame->code() == kProtocolError);
    answer = true;
}

} // namespace
} // namespace switchyard::serve
