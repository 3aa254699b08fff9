// SPDX-License-Identifier: GPL-3.0-or-later
// Interim answers, trailers, and bodies that go both ways at once.
#include "tests/proxy/serve/serving.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace switchyard::serve {
namespace {

using compile::Mode;

const std::string kPost = "POST / HTTP/1.1\r\nHost: a\r\n";

TEST(Trailers, Pass_from_the_client_to_the_backend)
{
    std::string head;
    std::string body;
    ScriptedBackend backend([&](RawSocket& connection, int) {
        head = connection.receive_until("\r\n\r\n");
        body = connection.receive_until("\r\n\r\n");
        connection.send(ok("done"));
        connection.receive_all();
    });
    ServingRig rig(one_backend(backend));
    const std::string sent = "5\r\nhello\r\n0\r\nX-Sum: 1\r\nx-other: 2\r\n\r\n";
    const RawResponse response =
        fetch(rig.address(), kPost + "Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n" + sent);
    EXPECT_EQ(response.body, "done");
    EXPECT_NE(head.find("trailer: X-Sum\r\n"), std::string::npos) << head;
    EXPECT_EQ(body, sent);
    EXPECT_EQ(rig.records(1)[0].request_bytes, 5U);
}

TEST(Trailers, Pass_from_the_backend_to_a_client_of_today_only)
{
    std::vector<std::string> requests;
    const std::string answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
                               "5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n";
    ScriptedBackend backend(ScriptedBackend::always(answer, &requests));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nTE: trailers\r\nConnection: TE\r\n\r\n");
    EXPECT_NE(client.receive_until("\r\n\r\n").find("trailer: X-Sum\r\n"), std::string::npos);
    EXPECT_EQ(client.receive_until("\r\n\r\n"), "5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n");
    EXPECT_NE(requests.at(0).find("te: trailers\r\n"), std::string::npos) << requests[0];
    RawSocket old = RawSocket::connect(rig.address());
    old.send("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
    EXPECT_NE(old.receive_until("\r\n\r\n"), "");
    EXPECT_EQ(old.receive_all(), "hello");
}

TEST(Interim, Answers_keep_their_headers_and_their_order)
{
    ScriptedBackend backend(
        ScriptedBackend::always("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n"
                                "Link: </b>\r\nConnection: x-hop\r\nX-Hop: 1\r\n\r\n" +
                                ok("done")));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 2; ++i) {
        client.send(kGet);
        EXPECT_EQ(client.receive_until("\r\n\r\n"), "HTTP/1.1 102 Processing\r\nvia: 1.1 google\r\n\r\n");
        EXPECT_EQ(client.receive_until("\r\n\r\n"),
                  "HTTP/1.1 103 Early Hints\r\nlink: </a>, </b>\r\nvia: 1.1 google\r\n\r\n");
        EXPECT_EQ(client.receive_response().body, "done");
    }
    EXPECT_EQ(backend.connections(), 1);
}

TEST(Interim, Client_that_does_not_wait_for_the_100_is_served_too)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        for (int i = 0; i < 2; ++i) {
            connection.receive_until("\r\n\r\n");
            connection.send("HTTP/1.1 100 Continue\r\n\r\n");
            connection.send(ok(connection.receive_exactly(5)));
        }
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 2; ++i) {
        client.send(kPost + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\nhello");
        EXPECT_EQ(client.receive_response().status, 100);
        EXPECT_EQ(client.receive_response().body, "hello");
    }
}

TEST(Interim, Answer_of_our_own_to_an_expectation_comes_without_the_body)
{
    RigPlan plan;
    plan.services.push_back({});
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kPost + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n");
    const RawResponse response = client.receive_response();
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.header("connection"), "close"); // the body may come or not: only the end is certain
    EXPECT_TRUE(client.at_end());
}

/// Each side reads while it writes: much more than any buffer holds, in both directions.
TEST(Duplex, Large_bodies_go_both_ways_at_once_where_the_mode_allows_it)
{
    const std::string data = numbered_bytes(8'000'000);
    for (const Mode mode : {Mode::RegionalExternal, Mode::RegionalInternal, Mode::CrossRegionInternal}) {
        ScriptedBackend backend([&](RawSocket& connection, int) {
            connection.receive_until("\r\n\r\n");
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(data.size()) + "\r\n\r\n");
            std::size_t left = data.size();
            while (left > 0) {
                const std::string piece = connection.receive(std::min<std::size_t>(left, 65'536));
                if (piece.empty() || !connection.send(piece))
                    return;
                left -= piece.size();
            }
            connection.receive_all();
        });
        RigPlan plan = one_backend(backend);
        plan.mode = mode;
        ServingRig rig(plan);
        RawSocket client = RawSocket::connect(rig.address());
        client.send(kPost + "Content-Length: " + std::to_string(data.size()) + "\r\n\r\n");
        std::thread writer([&] { EXPECT_TRUE(client.send(data)); });
        const RawResponse response = client.receive_response();
        writer.join();
        EXPECT_EQ(response.status, 200);
        EXPECT_TRUE(response.body == data);
        EXPECT_EQ(rig.records(1)[0].request_bytes, data.size());
        EXPECT_EQ(rig.records(1)[0].details, StatusDetails::ResponseSentByBackend);
    }
}

TEST(Duplex, Error_before_the_body_is_complete_ends_the_upload_in_every_mode)
{
    for (const Mode mode : {Mode::GlobalExternal, Mode::Classic, Mode::RegionalExternal}) {
        ScriptedBackend backend([&](RawSocket& connection, int) {
            connection.receive_until("\r\n\r\n");
            connection.send("HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno");
            connection.receive_all();
        });
        RigPlan plan = one_backend(backend);
        plan.mode = mode;
        ServingRig rig(plan);
        RawSocket client = RawSocket::connect(rig.address());
        client.send(kPost + "Content-Length: 1000000\r\n\r\nabc");
        const RawResponse response = client.receive_response();
        EXPECT_EQ(response.status, 403);
        EXPECT_EQ(response.body, "no");
        EXPECT_EQ(response.header("connection"), "close");
        EXPECT_EQ(rig.records(1)[0].details, StatusDetails::AbortedDueToBackendEarlyResponse);
    }
}

TEST(Heads, Answer_to_head_says_what_get_would_say_and_keeps_both_connections)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        for (std::string request = connection.receive_request(); !request.empty();
             request = connection.receive_request())
            connection.send(request.starts_with("HEAD") ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" : ok("hello"));
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 3; ++i) {
        client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        const RawResponse head = client.receive_response(true);
        EXPECT_EQ(head.header("content-length"), "5");
        client.send(kGet);
        EXPECT_EQ(client.receive_response().body, "hello");
    }
    EXPECT_EQ(backend.connections(), 1);
    EXPECT_EQ(rig.records(6)[0].response_bytes, 0U);
}

} // namespace
} // namespace switchyard::serve
