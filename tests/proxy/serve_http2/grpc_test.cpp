// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/grpc.h"
#include "tests/proxy/serve_http2/scene.h"

#include <gtest/gtest.h>

namespace switchyard::serve {
namespace {

Http2Peer::Fields call(const Http2Peer::Fields& more = {})
{
    Http2Peer::Fields fields = post("/shop.Cart/Add", {{"te", "trailers"}, {"content-type", "application/grpc"}});
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

/// A backend whose calls `play` answers.
ScriptedBackend::Script calls(std::function<void(Http2Peer&, std::int32_t)> play)
{
    return [play = std::move(play)](RawSocket& connection, int) {
        Http2Peer peer(connection);
        while (const auto stream = peer.next_request())
            play(peer, *stream);
    };
}

TEST(Grpc, calls_have_their_status_in_the_record)
{
    ScriptedBackend backend(calls([](Http2Peer& peer, std::int32_t stream) {
        const Http2Message request = peer.message(stream);
        peer.send_headers(stream, {{":status", "200"}, {"content-type", "application/grpc"}}, false);
        peer.send_data(stream, request.body, false);
        peer.send_headers(stream, {{"grpc-status", "5"}, {"grpc-message", "no such cart"}}, true);
    }));
    ServingRig rig(plan_for(backend, true));
    Http2Peer client(rig.address());
    client.send_headers(1, call(), false);
    client.send_data(1, std::string("\0\0\0\0\2hi", 7), true);
    const Http2Message answer = client.message(1);
    EXPECT_EQ(answer.status(), "200");
    EXPECT_EQ(answer.body, std::string("\0\0\0\0\2hi", 7));
    EXPECT_EQ(answer.trailer("grpc-status"), "5");
    EXPECT_EQ(answer.trailer("grpc-message"), "no such cart");
    EXPECT_EQ(rig.records(1).front().grpc_status, 5);
    EXPECT_EQ(rig.records(1).front().status, 200);
    EXPECT_EQ(rig.sample().total.grpc_failures, 1U);
}

TEST(Grpc, answers_without_messages_keep_their_form)
{
    ScriptedBackend backend(calls([](Http2Peer& peer, std::int32_t stream) {
        peer.send_headers(stream, {{":status", "200"}, {"grpc-status", "12"}}, true);
    }));
    ServingRig rig(plan_for(backend, true));
    Http2Peer client(rig.address());
    client.send_headers(1, call(), true);
    const Http2Message answer = client.message(1);
    EXPECT_EQ(answer.field("grpc-status"), "12");
    EXPECT_TRUE(answer.complete);
    EXPECT_TRUE(answer.trailers.empty());
    EXPECT_EQ(rig.records(1).front().grpc_status, 12);
}

TEST(Grpc, messages_pass_one_by_one_in_both_directions)
{
    ScriptedBackend backend(calls([](Http2Peer& peer, std::int32_t stream) {
        peer.send_headers(stream, {{":status", "200"}}, false);
        std::size_t answered = 0;
        while (!peer.so_far(stream).complete) {
            const std::string& body = peer.so_far(stream).body;
            if (body.size() > answered) {
                peer.send_data(stream, body.substr(answered), false);
                answered = body.size();
            }
            if (!peer.next())
                return;
        }
        peer.send_headers(stream, {{"grpc-status", "0"}}, true);
    }));
    ServingRig rig(plan_for(backend, true));
    Http2Peer client(rig.address());
    client.send_headers(1, call(), false);
    for (std::size_t i = 1; i <= 5; ++i) {
        client.send_data(1, "ping", false);
        while (client.so_far(1).body.size() < 4 * i)
            ASSERT_TRUE(client.next());
    }
    client.send_data(1, {}, true);
    EXPECT_EQ(client.message(1).trailer("grpc-status"), "0");
    EXPECT_EQ(rig.records(1).front().grpc_status, 0);
    EXPECT_EQ(rig.sample().total.grpc_failures, 0U);
}

TEST(Grpc, calls_that_the_proxy_answers_itself_get_a_status)
{
    RigPlan plan;
    plan.services.push_back({.endpoints = {}, .http2 = true});
    ServingRig rig(plan);
    Http2Peer client(rig.address());
    client.send_headers(1, call(), true);
    const Http2Message answer = client.message(1);
    EXPECT_EQ(answer.status(), "200");
    EXPECT_EQ(answer.field("content-type"), "application/grpc");
    EXPECT_EQ(answer.field("grpc-status"), "14");
    EXPECT_NE(answer.field("grpc-message"), "");
    EXPECT_EQ(answer.field("grpc-message").find('%'), std::string::npos);
    EXPECT_EQ(answer.body, "");
    const observe::AccessRecord record = rig.records(1).front();
    EXPECT_EQ(record.grpc_status, http::kGrpcUnavailable);
    EXPECT_EQ(record.details, StatusDetails::FailedToPickBackend);
    client.send_headers(3, post("/shop.Cart/Add"), true); // no call: an error of HTTP
    EXPECT_EQ(client.message(3).status(), "503");
}

TEST(Grpc, deadlines_of_clients_end_calls_before_the_service_does)
{
    ScriptedBackend backend(calls([](Http2Peer&, std::int32_t) {}));
    RigPlan plan = plan_for(backend, true);
    plan.services[0].timeout = Seconds(30);
    ServingRig rig(plan);
    Http2Peer client(rig.address());
    client.send_headers(1, call({{"grpc-timeout", "50m"}}), true);
    EXPECT_EQ(client.message(1).field("grpc-status"), "4");
    client.send_headers(3, call({{"grpc-timeout", "50m"}}), false); // still sending
    EXPECT_EQ(client.message(3).field("grpc-status"), "4");
    EXPECT_EQ(rig.records(2).back().grpc_status, http::kGrpcDeadlineExceeded);
    EXPECT_EQ(rig.records(2).back().details, StatusDetails::BackendTimeout);
}

TEST(Grpc, the_service_s_timeout_ends_calls_that_would_wait_longer)
{
    ScriptedBackend backend(calls([](Http2Peer&, std::int32_t) {}));
    RigPlan plan = plan_for(backend, true);
    plan.services[0].timeout = Milliseconds(50);
    ServingRig rig(plan);
    Http2Peer client(rig.address());
    client.send_headers(1, call({{"grpc-timeout", "1H"}}), true);
    EXPECT_EQ(client.message(1).field("grpc-status"), "14");
}

TEST(Grpc, answers_that_break_off_end_with_a_status)
{
    ScriptedBackend backend(calls([](Http2Peer& peer, std::int32_t stream) {
        peer.send_headers(stream, {{":status", "200"}}, false);
        peer.send_data(stream, "first", false);
        peer.send_reset(stream, 2);
    }));
    ServingRig rig(plan_for(backend, true));
    Http2Peer client(rig.address());
    client.send_headers(1, call(), true);
    const Http2Message answer = client.message(1);
    EXPECT_EQ(answer.body, "first");
    EXPECT_EQ(answer.trailer("grpc-status"), "14");
    EXPECT_EQ(rig.records(1).front().grpc_status, http::kGrpcUnavailable);
    EXPECT_EQ(rig.records(1).front().details, StatusDetails::BackendClosedAfterPartialResponse);
}

TEST(Grpc, answers_of_plain_http_count_by_their_status)
{
    ScriptedBackend backend(
        ScriptedBackend::always("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\noops"));
    ServingRig rig(plan_for(backend));
    Http2Peer client(rig.address());
    client.send_headers(1, call(), true);
    EXPECT_EQ(client.message(1).status(), "503");
    EXPECT_EQ(rig.records(1).front().grpc_status, http::kGrpcUnavailable);
}

} // namespace
} // namespace switchyard::serve
