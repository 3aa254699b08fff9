// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/serve_http2/scene.h"

#include <gtest/gtest.h>

#include <mutex>
#include <thread>

namespace switchyard::serve {
namespace {

constexpr std::uint16_t kMaxConcurrentStreams = 3;

ScriptedBackend::Script http2_script(std::function<void(Http2Peer&, int)> play, std::string settings = {})
{
    return [play = std::move(play), settings = std::move(settings)](RawSocket& connection, int index) {
        Http2Peer peer(connection, settings);
        play(peer, index);
    };
}

TEST(Http2Backends, are_asked_over_one_connection)
{
    ScriptedBackend backend(http2_script([](Http2Peer& peer, int) { echo_paths(peer); }));
    ServingRig rig(plan_for(backend, true));
    RawSocket first = RawSocket::connect(rig.address());
    RawSocket second = RawSocket::connect(rig.address());
    for (int i = 0; i < 3; ++i) {
        first.send("GET /one HTTP/1.1\r\nHost: a\r\n\r\n");
        second.send("GET /two HTTP/1.1\r\nHost: a\r\n\r\n");
        EXPECT_EQ(first.receive_response().body, "/one");
        EXPECT_EQ(second.receive_response().body, "/two");
    }
    EXPECT_EQ(backend.connections(), 1);
    EXPECT_EQ(rig.records(6).front().protocol, observe::Protocol::Http11);
}

TEST(Http2Backends, get_what_a_client_of_http1_sent)
{
    std::string seen;
    ScriptedBackend backend(http2_script([&](Http2Peer& peer, int) {
        const auto stream = peer.next_request();
        const Http2Message request = peer.message(*stream);
        for (const auto& [name, value] : request.head)
            seen += name + "=" + value + "\n";
        seen += request.body + "|" + request.trailer("x-sum");
        peer.send_headers(*stream, {{":status", "200"}}, false);
        peer.send_data(*stream, "part", false);
        peer.send_headers(*stream, {{"x-back", "yes"}}, true);
        peer.at_end();
    }));
    ServingRig rig(plan_for(backend, true));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("POST /up HTTP/1.1\r\nHost: shop\r\nTE: trailers\r\nConnection: keep-alive, TE, X-Hop\r\nX-Hop: 1\r\n"
                "X-Kept: 1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nX-Sum: 5\r\n\r\n");
    const std::string answer = client.receive_until("x-back: yes\r\n\r\n");
    EXPECT_EQ(seen,
              ":method=POST\n:scheme=http\n:authority=shop\n:path=/up\nx-kept=1\n"
              "x-forwarded-for=127.0.0.1,203.0.113.10\nx-forwarded-proto=http\nvia=1.1 google\nte=trailers\nhello|5");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n")) << answer;
    EXPECT_NE(answer.find("transfer-encoding: chunked\r\n\r\n4\r\npart\r\n0\r\n"), std::string::npos) << answer;
}

TEST(Http2Backends, that_allow_one_stream_get_several_connections)
{
    std::atomic<int> waiting{0};
    ScriptedBackend backend(http2_script(
        [&](Http2Peer& peer, int) {
            while (const auto stream = peer.next_request()) {
                ++waiting;
                wait_for([&] { return waiting.load() >= 3; });
                peer.send_headers(*stream, {{":status", "200"}, {"content-length", "0"}}, true);
            }
        },
        Http2Peer::setting(kMaxConcurrentStreams, 1)));
    ServingRig rig(plan_for(backend, true));
    Http2Peer client(rig.address());
    for (const std::int32_t stream : {1, 3, 5})
        client.send_headers(stream, Http2Peer::get(), true);
    for (const std::int32_t stream : {1, 3, 5})
        EXPECT_EQ(client.message(stream).status(), "200");
    EXPECT_EQ(backend.connections(), 3);
}

TEST(Http2Backends, that_are_removed_lose_their_streams_when_the_draining_timeout_is_over)
{
    std::atomic<bool> asked{false};
    ScriptedBackend backend(http2_script([&](Http2Peer& peer, int) {
        asked = peer.next_request().has_value();
        peer.at_end();
    }));
    RigPlan plan = plan_for(backend, true);
    plan.services[0].timeout = std::chrono::minutes(10);
    plan.services[0].draining_timeout = Seconds(1);
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(wait_for([&] { return asked.load(); }));
    plan.services[0].endpoints.clear();
    rig.adopt(plan);
    EXPECT_EQ(client.receive_response().status, 502);
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::BackendClosedBeforeData);
    EXPECT_EQ(backend.connections(), 1);
}

TEST(Http2Backends, that_allow_no_stream_are_an_error)
{
    ScriptedBackend backend(
        http2_script([](Http2Peer& peer, int) { peer.at_end(); }, Http2Peer::setting(kMaxConcurrentStreams, 0)));
    ServingRig rig(plan_for(backend, true));
    const RawResponse answer = tests::fetch(rig.address(), "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(answer.status, 502);
    EXPECT_EQ(rig.records(1).front().details, StatusDetails::FailedToConnectToBackend);
}

TEST(Http2Backends, that_speak_http1_are_not_fallen_back_to)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        connection.receive();
        connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    ServingRig rig(plan_for(backend, true));
    EXPECT_EQ(tests::fetch(rig.address(), "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").status, 502);
    EXPECT_EQ(rig.records(1).front().details, StatusDetails::FailedToConnectToBackend);
}

TEST(Http2Backends, that_refuse_a_stream_are_asked_again_even_for_a_post)
{
    ScriptedBackend backend(http2_script([](Http2Peer& peer, int) {
        bool refused = false;
        while (const auto stream = peer.next_request()) {
            if (!std::exchange(refused, true)) {
                peer.send_reset(*stream, 7);
                continue;
            }
            peer.send_headers(*stream, {{":status", "200"}}, false);
            peer.send_data(*stream, "second", true);
        }
    }));
    ServingRig rig(plan_for(backend, true));
    Http2Peer client(rig.address());
    client.send_headers(1, post("/"), true);
    EXPECT_EQ(client.message(1).body, "second");
    EXPECT_EQ(rig.records(1).front().attempts, 2);
}

TEST(Http2Backends, that_go_away_lose_no_request)
{
    ScriptedBackend backend(http2_script([](Http2Peer& peer, int index) {
        const auto stream = peer.next_request();
        if (!stream)
            return;
        if (index > 0) {
            peer.send_headers(*stream, {{":status", "200"}}, false);
            peer.send_data(*stream, "elsewhere", true);
            peer.at_end();
            return;
        }
        peer.send_headers(*stream, {{":status", "200"}}, false);
        const auto unprocessed = peer.next_request();
        peer.send(Http2Frame::GoAway, 0, 0, std::string("\0\0\0\1\0\0\0\0", 8));
        peer.send_data(*stream, "finished", true);
        EXPECT_TRUE(unprocessed);
        peer.at_end();
    }));
    ServingRig rig(plan_for(backend, true));
    Http2Peer client(rig.address());
    client.send_headers(1, Http2Peer::get("/1"), true);
    while (client.so_far(1).head.empty() && client.next()) {
    }
    client.send_headers(3, Http2Peer::get("/2"), true);
    EXPECT_EQ(client.message(3).body, "elsewhere");
    EXPECT_EQ(client.message(1).body, "finished");
    EXPECT_EQ(backend.connections(), 2);
}

TEST(Http2Backends, have_their_interim_answers_forwarded_however_they_come)
{
    ScriptedBackend backend(http2_script([](Http2Peer& peer, int) {
        while (const auto stream = peer.next_request()) {
            std::string frames;
            for (const char* status : {"103", "103", "200"}) {
                const std::string block = peer.encode({{":status", status}, {"x-number", status}});
                frames +=
                    std::string{0, 0, static_cast<char>(block.size()), Http2Frame::Headers, Http2Frame::EndHeaders, 0,
                                0, 0, static_cast<char>(*stream)} +
                    block;
            }
            peer.send_raw(frames); // in one go
            peer.send_data(*stream, "final", true);
        }
    }));
    ServingRig rig(plan_for(backend, true));
    Http2Peer client(rig.address());
    client.send_headers(1, Http2Peer::get(), true);
    const Http2Message answer = client.message(1);
    EXPECT_EQ(answer.interim, (std::vector<std::string>{"103", "103"}));
    EXPECT_EQ(answer.field("x-number"), "200");
    EXPECT_EQ(answer.body, "final");
}

TEST(Http2Backends, whose_stream_ends_late_have_answered_a_client_that_left_with_everything)
{
    std::atomic<bool> left{false};
    ScriptedBackend backend(http2_script([&](Http2Peer& peer, int) {
        const auto stream = peer.next_request();
        peer.send_headers(*stream, {{":status", "200"}, {"content-length", "4"}}, false);
        peer.send_data(*stream, "done", false);
        wait_for([&] { return left.load(); });
        peer.send_data(*stream, {}, true);
        peer.at_end();
    }));
    ServingRig rig(plan_for(backend, true));
    auto client = std::make_unique<Http2Peer>(rig.address());
    client->send_headers(1, Http2Peer::get(), true);
    while (client->so_far(1).body.size() < 4 && client->next()) {
    }
    client.reset();
    ASSERT_TRUE(wait_for([&] { return rig.sample().client_connections == 0 || rig.sample().total.requests == 1; }));
    left = true;
    EXPECT_EQ(rig.records(1).front().details, StatusDetails::ResponseSentByBackend);
}

TEST(Http2Backends, that_break_the_rules_are_an_error)
{
    using Play = std::function<void(Http2Peer&, std::int32_t)>;
    const std::vector<std::tuple<std::string, Play, StatusDetails>> plays{
        {"502", [](Http2Peer& p, std::int32_t s) { p.send_headers(s, {{":status", "2x0"}}, true); },
         StatusDetails::BackendResponseCorrupted},
        {"502",
         [](Http2Peer& p, std::int32_t s) { p.send_headers(s, {{":status", "200"}, {"connection", "x"}}, true); },
         StatusDetails::BackendResponseCorrupted},
        {"502", [](Http2Peer& p, std::int32_t s) { p.send_headers(s, {{":status", "101"}}, false); },
         StatusDetails::BackendResponseCorrupted},
        {"502", [](Http2Peer& p, std::int32_t s) { p.send_reset(s, 2); }, StatusDetails::BackendClosedBeforeData},
        {"502",
         [](Http2Peer& p, std::int32_t s) {
             p.send_headers(s,
                            {{":status", "200"},
                             {"x", std::string(50'000, 'y')},
                             {"y", std::string(50'000, 'y')},
                             {"z", std::string(50'000, 'y')}},
                            true);
         },
         StatusDetails::BackendResponseHeadersTooLong},
    };
    for (const auto& [status, play, details] : plays) {
        ScriptedBackend backend(http2_script([&, act = play](Http2Peer& peer, int) {
            while (const auto stream = peer.next_request())
                act(peer, *stream);
        }));
        ServingRig rig(plan_for(backend, true));
        Http2Peer client(rig.address());
        client.send_headers(1, post("/"), true);
        EXPECT_EQ(client.message(1).status(), status) << observe::to_string(details);
        EXPECT_EQ(rig.records(1).front().details, details);
    }
}

TEST(Http2Backends, whose_body_breaks_off_reset_the_client)
{
    std::atomic<bool> head_seen{false};
    ScriptedBackend backend(http2_script([&](Http2Peer& peer, int) {
        const auto stream = peer.next_request();
        peer.send_headers(*stream, {{":status", "200"}, {"content-length", "10"}}, false);
        wait_for([&] { return head_seen.load(); });
        peer.send_data(*stream, "half", true);
        peer.at_end();
    }));
    ServingRig rig(plan_for(backend, true));
    Http2Peer client(rig.address());
    client.send_headers(1, Http2Peer::get(), true);
    while (client.so_far(1).head.empty() && client.next()) {
    }
    head_seen = true;
    EXPECT_TRUE(client.message(1).reset);
    EXPECT_EQ(rig.records(1).front().details, StatusDetails::BackendClosedAfterPartialResponse);
}

TEST(Http2Backends, are_not_flooded_by_fast_clients)
{
    std::size_t before_opening = 0;
    std::atomic<bool> open{false};
    ScriptedBackend backend(http2_script([&](Http2Peer& peer, int) {
        peer.opens_windows = false;
        const auto stream = peer.next_request();
        while (peer.so_far(*stream).body.size() < 65'535 && peer.next()) {
        }
        before_opening = peer.so_far(*stream).body.size();
        wait_for([&] { return open.load(); });
        peer.opens_windows = true;
        peer.send(Http2Frame::WindowUpdate, 0, 0, std::string("\0\x10\0\0", 4));
        peer.send(Http2Frame::WindowUpdate, 0, *stream, std::string("\0\x10\0\0", 4));
        const Http2Message request = peer.message(*stream);
        peer.send_headers(*stream, {{":status", "200"}}, false);
        peer.send_data(*stream, std::to_string(request.body.size()), true);
        peer.at_end();
    }));
    ServingRig rig(plan_for(backend, true));
    RawSocket client = RawSocket::connect(rig.address());
    constexpr std::size_t kSize = 60'000'000; // far more than sockets hold
    std::atomic<bool> sent{false};
    std::thread sender([&] {
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(kSize) + "\r\n\r\n");
        client.send(std::string(kSize, 'x'));
        sent = true;
    });
    EXPECT_FALSE(wait_for([&] { return sent.load(); }, Milliseconds(300)));
    open = true;
    sender.join();
    EXPECT_EQ(client.receive_response().body, std::to_string(kSize));
    EXPECT_EQ(before_opening, 65'535U);
}

} // namespace
} // namespace switchyard::serve
