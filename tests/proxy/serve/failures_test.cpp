// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/serve/serving.h"

#include "tests/support/free_port.h"
#include "tests/support/in_time.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <thread>

namespace switchyard::serve {
namespace {

using compile::Mode;

/// What the client sends, and what it must get although the backend is fine.
struct BadRequest
{
    std::string name;
    std::string request;
    int status;
    StatusDetails details;
};

class RequestFailure : public testing::TestWithParam<BadRequest>
{};

TEST_P(RequestFailure, Is_answered_and_ends_the_connection)
{
    ScriptedBackend backend([](RawSocket& connection, int) { connection.receive_all(); });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(GetParam().request);
    const RawResponse response = client.receive_response();
    EXPECT_EQ(response.status, GetParam().status);
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_FALSE(response.body.empty());
    EXPECT_TRUE(client.at_end());
    const auto& records = rig.records(1);
    EXPECT_EQ(records[0].status, GetParam().status);
    EXPECT_EQ(observe::to_string(records[0].details), observe::to_string(GetParam().details));
}

INSTANTIATE_TEST_SUITE_P(
    Failures, RequestFailure,
    testing::Values(
        BadRequest{"garbage", "\x16\x03\x01 what is this\r\n\r\n", 400, StatusDetails::FailedParsingClientHeaders},
        BadRequest{"no_host", "GET / HTTP/1.1\r\n\r\n", 400, StatusDetails::InvalidRequestHeaders},
        BadRequest{"version", "GET / HTTP/3.1\r\nHost: a\r\n\r\n", 400, StatusDetails::HttpVersionNotSupported},
        BadRequest{"two_lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400,
                   StatusDetails::InvalidRequestHeaders},
        BadRequest{"no_length", "POST / HTTP/1.1\r\nHost: a\r\n\r\n", 411,
                   StatusDetails::RequiredBodyButNoContentLength},
        BadRequest{"too_long", "GET /" + std::string(70'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 413,
                   StatusDetails::HeadersTooLong},
        BadRequest{"bad_chunk", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400,
                   StatusDetails::InvalidChunkFraming}),
    [](const auto& info) { return info.param.name; });

/// What the backend does with the first request of a fresh connection, and what the client gets.
struct BadBackend
{
    std::string name;
    std::string answer; ///< then it closes
    int global;
    int classic;
    int envoy;
    StatusDetails details;
};

class BackendFailure : public testing::TestWithParam<BadBackend>
{};

TEST_P(BackendFailure, Is_answered_in_the_style_of_the_mode_and_keeps_the_client)
{
    const BadBackend& bad = GetParam();
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        connection.send(bad.answer);
    });
    for (const auto& [mode, status] :
         {std::pair{Mode::GlobalExternal, bad.global}, std::pair{Mode::Classic, bad.classic},
          std::pair{Mode::RegionalExternal, bad.envoy}}) {
        RigPlan plan = one_backend(backend);
        plan.mode = mode;
        ServingRig rig(plan);
        RawSocket client = RawSocket::connect(rig.address());
        for (int i = 0; i < 2; ++i) {
            client.send(kGet);
            const RawResponse response = client.receive_response();
            EXPECT_EQ(response.status, status);
            EXPECT_TRUE(response.complete);
            EXPECT_EQ(response.header("connection"), "");
        }
        EXPECT_EQ(observe::to_string(rig.records(2)[0].details), observe::to_string(bad.details));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Failures, BackendFailure,
    testing::Values(BadBackend{"closes", "", 502, 502, 503, StatusDetails::BackendClosedBeforeData},
                    BadBackend{"half_a_head", "HTTP/1.1 200 OK\r\nContent-Le", 502, 502, 503,
                               StatusDetails::BackendClosedBeforeData},
                    BadBackend{"garbage", "SSH-2.0-OpenSSH\r\n\r\n", 502, 502, 502,
                               StatusDetails::BackendResponseCorrupted},
                    BadBackend{"two_lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                               502, 502, 502, StatusDetails::BackendResponseCorrupted},
                    BadBackend{"bad_chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 502, 502,
                               502, StatusDetails::BackendResponseCorrupted},
                    BadBackend{"head_too_long", "HTTP/1.1 200 OK\r\nX: " + std::string(140'000, 'x') + "\r\n\r\n", 502,
                               502, 502, StatusDetails::BackendResponseHeadersTooLong}),
    [](const auto& info) { return info.param.name; });

TEST(Failures, Interim_responses_without_end_are_refused)
{
    std::string endless;
    for (int i = 0; i < 100; ++i)
        endless += "HTTP/1.1 103 Early Hints\r\n\r\n";
    ScriptedBackend backend(ScriptedBackend::always(endless));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    int status = 103;
    while (status == 103)
        status = client.receive_response().status;
    EXPECT_EQ(status, 502);
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::BackendInterimResponseNotSupported);
}

TEST(Failures, Body_cut_short_cuts_the_client_off)
{
    for (const std::string& answer :
         {std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
          std::string("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf"),
          std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")}) {
        ScriptedBackend backend([&](RawSocket& connection, int) {
            connection.receive_request();
            connection.send(answer);
        });
        ServingRig rig(one_backend(backend));
        RawSocket client = RawSocket::connect(rig.address());
        client.send(kGet);
        const RawResponse response = client.receive_response();
        EXPECT_EQ(response.status, 200);
        EXPECT_FALSE(response.complete);
        const observe::AccessRecord& record = rig.records(1)[0];
        EXPECT_EQ(record.status, 200);
        EXPECT_EQ(record.details, StatusDetails::BackendClosedAfterPartialResponse);
    }
}

TEST(Failures, Broken_chunk_within_the_body_cuts_the_client_off)
{
    std::atomic<bool> begun{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        wait_for([&] { return begun.load(); });
        connection.send("nonsense\r\n");
        connection.receive_all();
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    EXPECT_NE(client.receive_until("hello\r\n"), "");
    begun = true;
    EXPECT_EQ(client.receive_all(), "");
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::BackendResponseCorrupted);
}

TEST(Failures, Refused_connection_and_missing_endpoints_are_told_apart)
{
    const tests::ClosedPort nobody;
    for (const auto& [mode, refused, none] :
         {std::tuple{Mode::GlobalExternal, 502, 503}, std::tuple{Mode::Classic, 502, 502},
          std::tuple{Mode::RegionalInternal, 503, 503}}) {
        RigPlan plan = one_backend(nobody.address());
        plan.mode = mode;
        ServingRig rig(plan);
        EXPECT_EQ(fetch(rig.address(), kGet).status, refused);
        plan.services[0].endpoints.clear();
        rig.adopt(plan);
        const RawResponse unhealthy = fetch(rig.address(), kGet);
        EXPECT_EQ(unhealthy.status, none);
        if (mode == Mode::RegionalInternal) {
            EXPECT_EQ(unhealthy.body, "no healthy upstream");
        }
        const auto& records = rig.records(2);
        EXPECT_EQ(records[0].details, StatusDetails::FailedToConnectToBackend);
        EXPECT_EQ(records[1].details, StatusDetails::FailedToPickBackend);
    }
}

TEST(Failures, Request_without_a_route_is_answered_with_404)
{
    RigPlan plan;
    plan.services.push_back({});
    plan.routes.path_matchers.push_back(
        {.id = ElementId{7}, .path_rules = {}, .route_rules = {}, .default_action = std::nullopt});
    plan.routes.host_rules.push_back({ElementId{6}, {"*"}, 0});
    ServingRig rig(plan);
    EXPECT_EQ(fetch(rig.address(), kGet).status, 404);
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::ConfigNotFound);
}

TEST(Failures, Bytes_beyond_the_response_close_the_backend_connection)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        while (!connection.receive_request().empty())
            connection.send(ok("hello") + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhidden");
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 5; ++i) {
        client.send(kGet);
        ASSERT_EQ(client.receive_response().body, "hello");
    }
    EXPECT_EQ(backend.connections(), 5);
}

// Timeouts

TEST(Timeouts, Backend_that_does_not_answer_is_given_up_after_the_service_timeout)
{
    ScriptedBackend backend([](RawSocket& connection, int) { connection.receive_all(); });
    for (const auto& [mode, status] : {std::pair{Mode::GlobalExternal, 502}, std::pair{Mode::Classic, 502},
                                       std::pair{Mode::CrossRegionInternal, 504}}) {
        RigPlan plan = one_backend(backend);
        plan.mode = mode;
        plan.services[0].timeout = Milliseconds(60);
        ServingRig rig(plan);
        const RawResponse response = fetch(rig.address(), kGet);
        EXPECT_EQ(response.status, status);
        if (status == 504) {
            EXPECT_EQ(response.body, "upstream request timeout");
        }
        const observe::AccessRecord& record = rig.records(1)[0];
        EXPECT_EQ(record.details, StatusDetails::BackendTimeout);
        EXPECT_GE(record.duration_us, 60'000U);
    }
}

TEST(Timeouts, Route_timeout_overrides_the_services)
{
    ScriptedBackend backend([](RawSocket& connection, int) { connection.receive_all(); });
    RigPlan plan = one_backend(backend);
    auto action = std::get<route::ForwardAction>(tests::forward_to(0));
    action.timeout = Milliseconds(40);
    plan.routes.default_action = action;
    ServingRig rig(plan);
    EXPECT_EQ(fetch(rig.address(), kGet).status, 502);
    EXPECT_LT(rig.records(1)[0].duration_us, 5'000'000U);
}

TEST(Timeouts, Timeout_longer_than_the_first_look_still_counts_from_the_request)
{
    ScriptedBackend backend([](RawSocket& connection, int) { connection.receive_all(); });
    RigPlan plan = one_backend(backend);
    plan.services[0].timeout = Milliseconds(1'200);
    ServingRig rig(plan);
    EXPECT_EQ(fetch(rig.address(), kGet).status, 502);
    EXPECT_GE(rig.records(1)[0].duration_us, 1'200'000U);
}

TEST(Timeouts, Timeout_within_the_body_cuts_the_client_off)
{
    for (const std::size_t size : {std::size_t{100}, std::size_t{1'000'000}}) {
        ScriptedBackend backend([&](RawSocket& connection, int) {
            connection.receive_request();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) + "\r\n\r\nstart");
            connection.receive_all();
        });
        EXPECT_TRUE(tests::in_time(Milliseconds(60), [&](Milliseconds timeout) -> testing::AssertionResult {
            RigPlan plan = one_backend(backend);
            plan.services[0].timeout = timeout;
            ServingRig rig(plan);
            const RawResponse response = fetch(rig.address(), kGet);
            if (response.status != 200) // the answer did not begin in time
                return testing::AssertionFailure() << response.status;
            EXPECT_FALSE(response.complete);
            EXPECT_EQ(rig.records(1)[0].details, StatusDetails::BackendTimeout);
            return testing::AssertionSuccess();
        }));
    }
}

TEST(Timeouts, Service_timeout_begins_when_the_request_is_sent)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        connection.receive_request();
        connection.send(ok("done"));
    });
    EXPECT_TRUE(tests::in_time(Milliseconds(300), [&](Milliseconds timeout) -> testing::AssertionResult {
        RigPlan plan = one_backend(backend);
        plan.services[0].timeout = timeout;
        ServingRig rig(plan);
        RawSocket client = RawSocket::connect(rig.address());
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");
        std::this_thread::sleep_for(timeout * 5 / 3); // the request takes longer than the timeout
        client.send("abc");
        const RawResponse response = client.receive_response();
        if (response.body != "done")
            return testing::AssertionFailure() << response.head << response.body;
        return testing::AssertionSuccess();
    }));
}

TEST(Timeouts, Slow_head_and_slow_body_end_with_408)
{
    ScriptedBackend backend([](RawSocket& connection, int) { connection.receive_all(); });
    ServeLimits limits;
    limits.header_timeout = Milliseconds(80);
    limits.body_stall_timeout = Milliseconds(80);
    ServingRig rig(one_backend(backend), 1, limits);
    for (const std::string_view begin : {"GET / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"}) {
        RawSocket client;
        RawResponse response;
        ASSERT_TRUE(wait_for([&] { // who begins too late is not answered at all
            client = RawSocket::connect(rig.address());
            client.send(begin);
            response = client.receive_response();
            return !response.head.empty();
        }));
        EXPECT_EQ(response.status, 408) << begin;
        EXPECT_TRUE(client.at_end());
    }
    for (const observe::AccessRecord& record : rig.records(2))
        EXPECT_EQ(record.details, StatusDetails::ClientTimedOut);
}

TEST(Timeouts, Idle_connections_end_in_silence)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServeLimits limits;
    limits.header_timeout = Milliseconds(80);
    RigPlan plan = one_backend(backend);
    plan.client_keep_alive = Seconds(1);
    ServingRig rig(plan, 1, limits);
    RawSocket never = RawSocket::connect(rig.address());
    EXPECT_TRUE(never.at_end());
    RawSocket once;
    ASSERT_TRUE(wait_for([&] { // unless it asks too late
        once = RawSocket::connect(rig.address());
        once.send(kGet);
        return once.receive_response().body == "hello";
    }));
    EXPECT_TRUE(once.at_end());
    EXPECT_EQ(rig.records(1).size(), 1U);
}

TEST(Timeouts, Client_that_does_not_read_is_cut_off)
{
    std::atomic<bool> gone{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n");
        const std::string piece(100'000, 'x');
        while (connection.send(piece)) {
        }
        gone = true;
    });
    for (const std::size_t splice_from : {std::size_t{32 * 1024}, SIZE_MAX}) {
        gone = false;
        ServeLimits limits;
        limits.body_stall_timeout = Milliseconds(150);
        limits.splice_from = splice_from;
        ServingRig rig(one_backend(backend), 1, limits);
        RawSocket client = RawSocket::connect(rig.address(), 4096);
        client.send(kGet);
        EXPECT_TRUE(wait_for([&] { return gone.load(); }));
        EXPECT_EQ(rig.records(1)[0].details, StatusDetails::ClientDisconnectedAfterPartialResponse);
    }
}

} // namespace
} // namespace switchyard::serve
