// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/probe.h"

#include "tests/proxy/upstream/probing.h"
#include "tests/support/http2_peer.h"
#include "tests/support/scripted_backend.h"

#include <gtest/gtest.h>

namespace switchyard::upstream {
namespace {

using tests::Http2Message;
using tests::Http2Peer;
using tests::RawSocket;
using tests::ScriptedBackend;

using Answer = std::function<void(Http2Peer&, std::int32_t, const Http2Message&)>;

compile::HealthCheckSpec check_of(compile::HealthCheckSpec::Type type)
{
    compile::HealthCheckSpec check;
    check.type = type;
    check.timeout = Seconds(20);
    return check;
}

ProbeResult probe(const Answer& answer, const compile::HealthCheckSpec& check)
{
    ScriptedBackend backend([&](RawSocket& connection, int) {
        Http2Peer peer(connection);
        if (const auto stream = peer.next_request())
            answer(peer, *stream, peer.message(*stream));
        peer.at_end();
    });
    return run_probe(backend.address(), check);
}

std::string framed(std::string_view message)
{
    return std::string("\0\0\0\0", 4) + static_cast<char>(message.size()) + std::string(message);
}

/// Answers a call with a message and a status.
Answer call_answer(std::string message, std::string status)
{
    return [=](Http2Peer& peer, std::int32_t stream, const Http2Message&) {
        peer.send_headers(stream, {{":status", "200"}, {"content-type", "application/grpc"}}, false);
        peer.send_data(stream, framed(message), false);
        peer.send_headers(stream, {{"grpc-status", status}}, true);
    };
}

TEST(Http2Probe, asks_for_the_path_and_wants_200)
{
    compile::HealthCheckSpec check = check_of(compile::HealthCheckSpec::Type::Http2);
    check.path = "/healthz?deep";
    check.host = "shop";
    Http2Message seen;
    const ProbeResult good = probe(
        [&](Http2Peer& peer, std::int32_t stream, const Http2Message& request) {
            seen = request;
            peer.send_headers(stream, {{":status", "103"}}, false);
            peer.send_headers(stream, {{":status", "200"}, {"content-length", "2"}}, false);
            peer.send_data(stream, "ok", true);
        },
        check);
    EXPECT_TRUE(good.success) << good.answer;
    EXPECT_EQ(good.answer, "HTTP 200");
    EXPECT_EQ(seen.field(":path"), "/healthz?deep");
    EXPECT_EQ(seen.field(":authority"), "shop");
    EXPECT_EQ(seen.field(":scheme"), "http");
    EXPECT_EQ(seen.field("user-agent"), "Switchyard-HealthCheck/1.0");
    const ProbeResult bad = probe([](Http2Peer& peer, std::int32_t stream,
                                     const Http2Message&) { peer.send_headers(stream, {{":status", "404"}}, true); },
                                  check);
    EXPECT_FALSE(bad.success);
    EXPECT_EQ(bad.answer, "HTTP 404");
    EXPECT_EQ(bad.http_status, 404);
}

TEST(Http2Probe, looks_for_an_expected_text_in_the_body)
{
    compile::HealthCheckSpec check = check_of(compile::HealthCheckSpec::Type::Http2);
    check.expected_response = "all well";
    const auto say = [](const std::string& text) {
        return [text](Http2Peer& peer, std::int32_t stream, const Http2Message&) {
            peer.send_headers(stream, {{":status", "200"}}, false);
            peer.send_data(stream, text.substr(0, 4), false);
            peer.send_data(stream, text.substr(4), true);
        };
    };
    EXPECT_TRUE(probe(say("so all well here"), check).success);
    EXPECT_FALSE(probe(say("so so"), check).success);
}

TEST(Http2Probe, says_what_kept_it_from_an_answer)
{
    const compile::HealthCheckSpec check = check_of(compile::HealthCheckSpec::Type::Http2);
    const auto reset = [](Http2Peer& peer, std::int32_t stream, const Http2Message&) { peer.send_reset(stream, 2); };
    EXPECT_EQ(probe(reset, check).answer, "the endpoint reset the stream: INTERNAL_ERROR");
    const auto broken = [](Http2Peer& peer, std::int32_t stream, const Http2Message&) {
        peer.send_headers(stream, {{":status", "2"}}, true);
    };
    EXPECT_EQ(probe(broken, check).answer, "the answer is not valid: the status is not a number from 100 to 999");
    ScriptedBackend old([](RawSocket& connection, int) {
        connection.receive();
        connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    const ProbeResult result = run_probe(old.address(), check);
    EXPECT_FALSE(result.success);
    EXPECT_EQ(result.answer, "no HTTP/2: it answers in HTTP/1.1");
    compile::HealthCheckSpec hasty = check;
    hasty.timeout = Seconds(1);
    const auto silent = [](Http2Peer& peer, std::int32_t, const Http2Message&) { peer.at_end(); };
    EXPECT_EQ(probe(silent, hasty).answer, "no answer within 1 s");
}

TEST(GrpcProbe, wants_the_service_to_serve)
{
    compile::HealthCheckSpec check = check_of(compile::HealthCheckSpec::Type::Grpc);
    check.grpc_service = "shop.Cart";
    Http2Message seen;
    const Answer serving = [&](Http2Peer& peer, std::int32_t stream, const Http2Message& request) {
        seen = request;
        call_answer("\x08\x01", "0")(peer, stream, request);
    };
    const ProbeResult good = probe(serving, check);
    EXPECT_TRUE(good.success);
    EXPECT_EQ(good.answer, "SERVING");
    EXPECT_EQ(seen.field(":method"), "POST");
    EXPECT_EQ(seen.field(":path"), "/grpc.health.v1.Health/Check");
    EXPECT_EQ(seen.field("te"), "trailers");
    EXPECT_EQ(seen.field("content-type"), "application/grpc");
    EXPECT_EQ(seen.body, framed("\x0a\x09shop.Cart"));
}

TEST(GrpcProbe, fails_on_anything_else)
{
    const compile::HealthCheckSpec check = check_of(compile::HealthCheckSpec::Type::Grpc);
    const std::vector<std::pair<Answer, std::string>> cases{
        {call_answer("\x08\x02", "0"), "NOT_SERVING"},
        {call_answer("\x08\x03", "0"), "SERVICE_UNKNOWN"},
        {call_answer("", "0"), "UNKNOWN"},
        {call_answer("\x08\x01", "14"), "gRPC status 14 UNAVAILABLE"},
        {call_answer("nonsense", "0"), "the answer is no grpc.health.v1.HealthCheckResponse"},
        {[](Http2Peer& peer, std::int32_t stream, const Http2Message&) {
             peer.send_headers(stream, {{":status", "200"}, {"grpc-status", "12"}}, true);
         },
         "gRPC status 12 UNIMPLEMENTED"},
        {[](Http2Peer& peer, std::int32_t stream, const Http2Message&) {
             peer.send_headers(stream, {{":status", "503"}}, true);
         },
         "HTTP 503"},
        {[](Http2Peer& peer, std::int32_t stream, const Http2Message&) {
             peer.send_headers(stream, {{":status", "200"}}, true);
         },
         "HTTP 200 without a gRPC status"},
    };
    for (const auto& [answer, said] : cases) {
        const ProbeResult result = probe(answer, check);
        EXPECT_FALSE(result.success);
        EXPECT_EQ(result.answer, said);
    }
}

} // namespace
} // namespace switchyard::upstream
