// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/serve_http2/scene.h"

#include <gtest/gtest.h>

namespace switchyard::serve {
namespace {

TEST(Http2Requests, reach_a_backend_of_http1)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(
        ScriptedBackend::always(ok("hello", "X-Answer: 1\r\nConnection: x-answer-not\r\n"), &requests));
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    Http2Peer::Fields fields = Http2Peer::get("/a?b", "shop");
    fields.insert(fields.end(), {{"cookie", "a=1"}, {"accept", "x"}, {"cookie", "b=2"}});
    client.send_headers(1, fields, true);
    const Http2Message answer = client.message(1);
    EXPECT_EQ(answer.status(), "200");
    EXPECT_EQ(answer.body, "hello");
    EXPECT_EQ(answer.field("x-answer"), "1");
    EXPECT_EQ(answer.field("connection"), "");
    EXPECT_EQ(answer.field("via"), "1.1 google");
    EXPECT_EQ(answer.field("content-length"), "5");
    ASSERT_EQ(requests.size(), 1U);
    EXPECT_EQ(requests[0],
              "GET /a?b HTTP/1.1\r\naccept: x\r\ncookie: a=1; b=2\r\nhost: shop\r\n"
              "x-forwarded-for: 127.0.0.1,203.0.113.10\r\nx-forwarded-proto: http\r\nvia: 1.1 google\r\n\r\n");
    const observe::AccessRecord record = rig.records(1).front();
    EXPECT_EQ(record.protocol, observe::Protocol::Http2);
    EXPECT_EQ(record.status, 200);
    EXPECT_EQ(record.host(), "shop");
    EXPECT_EQ(record.request_target(), "/a?b");
    EXPECT_EQ(record.response_bytes, 5U);
    EXPECT_EQ(record.details, StatusDetails::ResponseSentByBackend);
    EXPECT_EQ(client.peer_max_streams, 100U);
}

TEST(Http2Requests, go_on_in_chunks_when_their_length_is_unknown)
{
    std::string received;
    ScriptedBackend backend([&](RawSocket& connection, int) {
        received = connection.receive_until("\r\n0\r\n");
        received += connection.receive_until("\r\n\r\n");
        connection.send(ok("done"));
    });
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, post("/up", {{"te", "trailers"}}), false);
    client.send_data(1, "hello ", false);
    client.send_data(1, "world", false);
    client.send_headers(1, {{"x-sum", "11"}}, true);
    EXPECT_EQ(client.message(1).body, "done");
    EXPECT_NE(received.find("transfer-encoding: chunked\r\n"), std::string::npos);
    EXPECT_NE(received.find("te: trailers\r\n"), std::string::npos);
    EXPECT_EQ(received.find("content-length"), std::string::npos);
    EXPECT_TRUE(received.ends_with("0\r\nx-sum: 11\r\n\r\n")) << received;
    EXPECT_EQ(rig.records(1).front().request_bytes, 11U);
}

TEST(Http2Requests, keep_their_length_when_it_is_known)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("done"), &requests));
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, post("/up", {{"content-length", "5"}}), false);
    client.send_data(1, "he", false);
    client.send_data(1, "llo", true);
    EXPECT_EQ(client.message(1).body, "done");
    ASSERT_EQ(requests.size(), 1U);
    EXPECT_TRUE(requests[0].ends_with("hello")) << requests[0];
    EXPECT_EQ(requests[0].find("transfer-encoding"), std::string::npos);
}

TEST(Http2Requests, get_trailers_and_bodies_of_any_framing_back)
{
    const std::string head = "HTTP/1.1 200 OK\r\n";
    const std::vector<std::pair<std::string, std::string>> answers{
        {head + "Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n5\r\nhello\r\n6;a=b\r\n world\r\n0\r\nX-Sum: "
                "11\r\n\r\n",
         "11"},
        {head + "Content-Length: 11\r\n\r\nhello world", ""},
        {head + "\r\nhello world", ""},
    };
    for (const auto& [text, sum] : answers) {
        ScriptedBackend backend([&, bytes = text](RawSocket& connection, int) {
            connection.receive_request();
            connection.send(bytes);
        });
        ServingRig rig(plan_for(backend));
        Http2Peer client(rig.address());
        client.send_headers(1, Http2Peer::get(), true);
        const Http2Message answer = client.message(1);
        EXPECT_TRUE(answer.complete);
        EXPECT_EQ(answer.body, "hello world");
        EXPECT_EQ(answer.trailer("x-sum"), sum);
        EXPECT_EQ(answer.field("transfer-encoding"), "");
    }
}

TEST(Http2Requests, without_a_body_in_the_answer_end_with_its_head)
{
    const auto ask = [](const std::string& method, const std::string& response) {
        ScriptedBackend backend(ScriptedBackend::always(response));
        ServingRig rig(plan_for(backend));
        Http2Peer client(rig.address());
        Http2Peer::Fields fields = Http2Peer::get();
        fields[0].second = method;
        client.send_headers(1, fields, true);
        return client.message(1);
    };
    const Http2Message head = ask("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n");
    EXPECT_TRUE(head.complete);
    EXPECT_EQ(head.field("content-length"), "12");
    EXPECT_EQ(head.body, "");
    EXPECT_EQ(ask("GET", "HTTP/1.1 204 No Content\r\n\r\n").status(), "204");
    EXPECT_EQ(ask("GET", "HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n").status(), "304");
}

TEST(Http2Requests, see_interim_answers)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        connection.receive_until("\r\n\r\n");
        connection.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n");
        connection.receive_exactly(5);
        connection.send(ok("x"));
    });
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, post("/", {{"expect", "100-continue"}, {"content-length", "5"}}), false);
    while (client.so_far(1).status() != "100" && client.next()) {
    }
    client.send_data(1, "hello", true);
    const Http2Message answer = client.message(1);
    EXPECT_EQ(answer.status(), "200");
    EXPECT_EQ(answer.interim, (std::vector<std::string>{"103", "100"}));
}

TEST(Http2Requests, that_are_malformed_are_told_so)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("x")));
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    const std::vector<std::tuple<Http2Peer::Fields, std::string, StatusDetails>> cases{
        {post("/", {{"transfer-encoding", "chunked"}}), "400", StatusDetails::InvalidHttp2ClientHeaderFormat},
        {post("a b"), "400", StatusDetails::InvalidHttp2ClientRequestPath},
        {post("/", {{"x", "a\r\nhost: b"}}), "400", StatusDetails::InvalidHttp2ClientHeaderFormat},
        {post("/", {{"x", std::string(62'000, 'y')}}), "413", StatusDetails::HeadersTooLong},
        {{{":method", "CONNECT"}, {":authority", "a:1"}}, "400", StatusDetails::InvalidHttp2ClientHeaderFormat},
        {post("/", {{"expect", "x"}}), "400", StatusDetails::UnsupportedContinue},
    };
    std::int32_t stream = 1;
    for (const auto& [fields, status, details] : cases) {
        client.send_headers(stream, fields, true);
        EXPECT_EQ(client.message(stream).status(), status) << stream;
        const auto& records = rig.records(static_cast<std::size_t>(stream / 2 + 1));
        EXPECT_EQ(records.back().details, details) << stream;
        stream += 2;
    }
    client.send_headers(stream, Http2Peer::get(), true);
    EXPECT_EQ(client.message(stream).body, "x"); // the connection goes on
    EXPECT_EQ(backend.connections(), 1);
}

TEST(Http2Requests, whose_body_is_not_as_long_as_they_said_are_reset)
{
    ScriptedBackend backend([](RawSocket& connection, int) { connection.receive_all(); });
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, post("/", {{"content-length", "5"}}), false);
    client.send_data(1, "hello!", true);
    EXPECT_EQ(client.message(1).reset, 1U);
    client.send_headers(3, post("/", {{"content-length", "5"}}), false);
    client.send_data(3, "hi", true);
    EXPECT_EQ(client.message(3).reset, 1U);
}

TEST(Http2Requests, that_are_given_up_end_at_the_backend_too)
{
    std::atomic<bool> ended{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        ended = connection.at_end();
    });
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, Http2Peer::get(), true);
    ASSERT_TRUE(wait_for([&] { return backend.connections() == 1; }));
    client.send_reset(1, 8);
    EXPECT_TRUE(wait_for([&] { return ended.load(); }));
    EXPECT_EQ(rig.records(1).front().details, StatusDetails::ClientDisconnectedBeforeAnyResponse);
}

TEST(Http2Requests, are_reset_when_the_answer_breaks_off)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        connection.receive_request();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal");
    });
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, Http2Peer::get(), true);
    const Http2Message answer = client.message(1);
    EXPECT_EQ(answer.body, "hal");
    EXPECT_EQ(answer.reset, 2U);
    EXPECT_EQ(rig.records(1).front().details, StatusDetails::BackendClosedAfterPartialResponse);
}

TEST(Http2Requests, run_side_by_side_and_a_stalled_one_holds_nobody_up)
{
    const std::string large(300'000, 'z');
    ScriptedBackend backend([&](RawSocket& connection, int) {
        for (;;) {
            const std::string request = connection.receive_request();
            if (request.empty())
                return;
            connection.send(request.starts_with("GET /large") ? ok(large) : ok("small"));
        }
    });
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.opens_windows = false;
    client.send_headers(1, Http2Peer::get("/large"), true);
    for (std::int32_t stream = 3; stream < 60; stream += 2) {
        client.send_headers(stream, Http2Peer::get("/small"), true);
        client.send(Http2Frame::WindowUpdate, 0, 0, std::string("\0\1\0\0", 4)); // the connection's
        EXPECT_EQ(client.message(stream).body, "small") << stream;
    }
    EXPECT_FALSE(client.so_far(1).complete);
    client.opens_windows = true;
    client.send(Http2Frame::WindowUpdate, 0, 1, std::string("\0\1\0\0", 4));
    EXPECT_EQ(client.message(1).body, large);
}

TEST(Http2Requests, over_websocket_become_an_upgrade)
{
    std::string handshake;
    ScriptedBackend backend([&](RawSocket& connection, int) {
        handshake = connection.receive_until("\r\n\r\n");
        connection.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: x\r\nSec-WebSocket-Protocol: chat\r\n\r\nhi ");
        const std::string said = connection.receive_exactly(5);
        connection.send("you said " + said);
        connection.receive_all();
    });
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, websocket("/chat"), false);
    while (client.so_far(1).head.empty() && client.next()) {
    }
    EXPECT_EQ(client.so_far(1).status(), "200");
    EXPECT_EQ(client.so_far(1).field("sec-websocket-accept"), "");
    EXPECT_EQ(client.so_far(1).field("sec-websocket-protocol"), "chat");
    client.send_data(1, "hello", false);
    while (client.so_far(1).body.size() < 17 && client.next()) {
    }
    EXPECT_EQ(client.so_far(1).body, "hi you said hello");
    client.send_data(1, {}, true);
    EXPECT_TRUE(client.message(1).complete);
    EXPECT_TRUE(handshake.starts_with("GET /chat HTTP/1.1\r\n")) << handshake;
    EXPECT_NE(handshake.find("upgrade: websocket\r\n"), std::string::npos) << handshake;
    EXPECT_NE(handshake.find("sec-websocket-key: "), std::string::npos);
    const observe::AccessRecord record = rig.records(1).front();
    EXPECT_EQ(record.details, StatusDetails::WebSocketClosed);
    EXPECT_EQ(record.request_bytes, 5U);
}

TEST(Http2Requests, over_websocket_never_look_like_tunnels_when_there_is_none)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("what for?")));
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, websocket("/chat"), false);
    EXPECT_EQ(client.message(1).status(), "502");
    EXPECT_EQ(rig.records(1).front().details, StatusDetails::WebSocketHandshakeFailed);
}

} // namespace
} // namespace switchyard::serve
