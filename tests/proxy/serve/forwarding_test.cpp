// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/serve/serving.h"

#include <gtest/gtest.h>

namespace switchyard::serve {
namespace {

TEST(Forwarding, Request_and_response_pass_with_the_headers_of_the_hop)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("hello", "X-From: backend\r\n"), &requests));
    ServingRig rig(one_backend(backend));
    const RawResponse response = fetch(rig.address(), "GET /a?b=1 HTTP/1.1\r\nHost: shop.example.com\r\nX-One: 1\r\n"
                                                      "Connection: x-two\r\nX-Two: 2\r\n\r\n");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "hello");
    EXPECT_EQ(response.header("x-from"), "backend");
    EXPECT_EQ(response.header("via"), "1.1 google");
    EXPECT_EQ(response.header("connection"), "");
    const auto& records = rig.records(1);
    ASSERT_EQ(requests.size(), 1U);
    EXPECT_EQ(requests[0],
              "GET /a?b=1 HTTP/1.1\r\nhost: shop.example.com\r\nx-one: 1\r\n"
              "x-forwarded-for: 127.0.0.1,203.0.113.10\r\nx-forwarded-proto: http\r\nvia: 1.1 google\r\n\r\n");
    const observe::AccessRecord& record = records[0];
    EXPECT_EQ(record.status, 200);
    EXPECT_EQ(record.backend_status, 200);
    EXPECT_EQ(record.details, StatusDetails::ResponseSentByBackend);
    EXPECT_EQ(record.response_bytes, 5U);
    EXPECT_EQ(record.request_target(), "/a?b=1");
    EXPECT_EQ(record.host(), "shop.example.com");
    EXPECT_EQ(record.method_text(), "GET");
    EXPECT_EQ(record.attempts, 1);
    EXPECT_EQ(record.service, ServingRig::service_id(0));
    EXPECT_EQ(record.forwarding_rule, ServingRig::kRule);
    EXPECT_EQ(record.url_map, ServingRig::kUrlMap);
    EXPECT_EQ(record.revision, Revision{1});
    EXPECT_NE(record.endpoint, EndpointKey{});
    EXPECT_GT(record.connect_us, 0U);
    EXPECT_FALSE(record.simulated);
}

TEST(Forwarding, Supplied_forwarding_headers_are_joined)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("", "Via: 1.0 origin\r\n"), &requests));
    ServingRig rig(one_backend(backend));
    const RawResponse response =
        fetch(rig.address(), "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n"
                             "Via: 1.1 cdn\r\n\r\n");
    EXPECT_EQ(response.header("via"), "1.0 origin, 1.1 google");
    rig.records(1);
    EXPECT_NE(requests.at(0).find("x-forwarded-for: 9.9.9.9,127.0.0.1,203.0.113.10\r\n"), std::string::npos);
    EXPECT_NE(requests.at(0).find("x-forwarded-proto: http\r\n"), std::string::npos);
    EXPECT_EQ(requests.at(0).find("https"), std::string::npos);
    EXPECT_NE(requests.at(0).find("1.1 cdn"), std::string::npos);
}

TEST(Forwarding, Names_are_spelt_as_the_mode_spells_them)
{
    using compile::Mode;
    for (const Mode mode : {Mode::GlobalExternal, Mode::Classic, Mode::RegionalExternal, Mode::RegionalInternal,
                            Mode::CrossRegionInternal}) {
        std::vector<std::string> requests;
        ScriptedBackend backend(ScriptedBackend::always("HTTP/1.1 200 OK\r\ncontent-LENGTH: 1\r\nETag: X\r\n"
                                                        "Set-Cookie: a=1\r\nset-cookie: b=2\r\nVary: u\r\n"
                                                        "vary: v\r\n\r\nx",
                                                        &requests));
        RigPlan plan = one_backend(backend);
        plan.mode = mode;
        ServingRig rig(plan);
        RawSocket client = RawSocket::connect(rig.address());
        client.send("GET / HTTP/1.1\r\nhOsT: A.example\r\nX-MY-Header: V\r\nACCEPT: a/b\r\naccept: C/d\r\n\r\n");
        const RawResponse response = client.receive_response();
        const bool proper = mode == Mode::Classic;
        EXPECT_EQ(requests.at(0), proper ? "GET / HTTP/1.1\r\nHost: A.example\r\nX-My-Header: V\r\nAccept: a/b, C/d\r\n"
                                           "X-Forwarded-For: 127.0.0.1,203.0.113.10\r\nX-Forwarded-Proto: http\r\n"
                                           "Via: 1.1 google\r\n\r\n"
                                         : "GET / HTTP/1.1\r\nhost: A.example\r\nx-my-header: V\r\naccept: a/b, C/d\r\n"
                                           "x-forwarded-for: 127.0.0.1,203.0.113.10\r\nx-forwarded-proto: http\r\n"
                                           "via: 1.1 google\r\n\r\n");
        EXPECT_EQ(response.head,
                  proper ? "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nEtag: X\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n"
                           "Vary: u, v\r\nVia: 1.1 google\r\n\r\n"
                         : "HTTP/1.1 200 OK\r\ncontent-length: 1\r\netag: X\r\nset-cookie: a=1\r\nset-cookie: b=2\r\n"
                           "vary: u, v\r\nvia: 1.1 google\r\n\r\n");
        client.send("GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n"); // an answer of our own
        const std::string own = client.receive_response().head;
        for (const char* name : {proper ? "\r\nDate: " : "\r\ndate: ", proper ? "\r\nLocation: " : "\r\nlocation: ",
                                 proper ? "\r\nContent-Length: 0\r\n" : "\r\ncontent-length: 0\r\n"})
            EXPECT_NE(own.find(name), std::string::npos) << own;
    }
}

TEST(Forwarding, Longest_head_depends_on_the_mode)
{
    using compile::Mode;
    const auto request_of = [](std::size_t size) {
        const std::string frame = "GET / HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n";
        return "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(size - frame.size(), 'x') + "\r\n\r\n";
    };
    for (const auto& [mode, size] :
         {std::pair{Mode::GlobalExternal, 60U * 1024}, std::pair{Mode::Classic, 64U * 1024},
          std::pair{Mode::RegionalExternal, 60U * 1024}, std::pair{Mode::RegionalInternal, 60U * 1024},
          std::pair{Mode::CrossRegionInternal, 60U * 1024}}) {
        ScriptedBackend backend(ScriptedBackend::always(ok("fits")));
        RigPlan plan = one_backend(backend);
        plan.mode = mode;
        ServingRig rig(plan);
        EXPECT_EQ(fetch(rig.address(), request_of(size)).body, "fits");
        EXPECT_EQ(fetch(rig.address(), request_of(size + 1)).status, 413);
        EXPECT_EQ(rig.records(2)[1].details, StatusDetails::HeadersTooLong);
    }
}

TEST(Forwarding, One_connection_carries_many_requests_over_one_backend_connection)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(client.send(kGet));
        ASSERT_EQ(client.receive_response().body, "hello") << i;
    }
    const auto& records = rig.records(50);
    EXPECT_EQ(backend.connections(), 1);
    EXPECT_EQ(records.size(), 50U);
    EXPECT_EQ(records.back().connect_us, 0U);
    EXPECT_EQ(rig.sample().client_connections, 1U);
    EXPECT_EQ(rig.sample().backend_connections, 1U);
    client.close();
    EXPECT_TRUE(wait_for([&] { return rig.sample().client_connections == 0; }));
}

TEST(Forwarding, Pipelined_requests_are_answered_in_order)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        for (std::string request = connection.receive_request(); !request.empty();
             request = connection.receive_request()) {
            const std::size_t path = request.find(' ') + 1;
            connection.send(ok(request.substr(path, request.find(' ', path) - path)));
        }
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    std::string all;
    for (int i = 0; i < 40; ++i) {
        const std::string path = "/" + std::to_string(i);
        all += i % 3 == 0 ? "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                          : "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }
    ASSERT_TRUE(client.send(all));
    for (int i = 0; i < 40; ++i)
        ASSERT_EQ(client.receive_response().body, "/" + std::to_string(i));
}

TEST(Forwarding, Head_arriving_byte_by_byte_is_served)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (const char byte : std::string("GET /x HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n"))
        ASSERT_TRUE(client.send({&byte, 1}));
    EXPECT_EQ(client.receive_response().body, "hello");
}

TEST(Forwarding, Head_larger_than_the_first_buffer_passes_both_ways)
{
    const std::string long_value(40'000, 'v');
    std::vector<std::string> requests;
    ScriptedBackend backend(
        ScriptedBackend::always(ok("hello", "X-Long: " + std::string(100'000, 'w') + "\r\n"), &requests));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 2; ++i) {
        client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + long_value + "\r\n\r\n");
        const RawResponse response = client.receive_response();
        EXPECT_EQ(response.body, "hello");
        EXPECT_EQ(response.header("x-long").size(), 100'000U);
    }
    rig.records(2);
    EXPECT_NE(requests.at(1).find(long_value), std::string::npos);
}

struct BodylessCase
{
    std::string name;
    std::string request;
    std::string response;
    int status;
};

class Bodyless : public testing::TestWithParam<BodylessCase>
{};

TEST_P(Bodyless, Response_without_a_body_keeps_the_connection)
{
    ScriptedBackend backend(ScriptedBackend::always(GetParam().response));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 3; ++i) {
        client.send(GetParam().request);
        const RawResponse response = client.receive_response(true);
        ASSERT_EQ(response.status, GetParam().status);
        ASSERT_EQ(response.header("connection"), "");
    }
    EXPECT_EQ(backend.connections(), 1);
}

INSTANTIATE_TEST_SUITE_P(Forwarding, Bodyless,
                         testing::Values(BodylessCase{"head", "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
                                                      "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", 200},
                                         BodylessCase{"head_chunked", "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
                                                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", 200},
                                         BodylessCase{"no_content", std::string(kGet),
                                                      "HTTP/1.1 204 No Content\r\n\r\n", 204},
                                         BodylessCase{"not_modified", std::string(kGet),
                                                      "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n", 304}),
                         [](const auto& info) { return info.param.name; });

TEST(Forwarding, Interim_responses_pass_to_new_clients_and_not_to_old_ones)
{
    ScriptedBackend backend(ScriptedBackend::always("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                                                    "HTTP/1.1 100 Continue\r\n\r\n" +
                                                    ok("hello")));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    EXPECT_EQ(client.receive_response().status, 103);
    EXPECT_EQ(client.receive_response().status, 100);
    EXPECT_EQ(client.receive_response().body, "hello");
    EXPECT_EQ(fetch(rig.address(), "GET / HTTP/1.0\r\nHost: a\r\n\r\n").status, 200);
}

TEST(Forwarding, Expectation_is_passed_on_and_the_body_follows_the_100)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        const std::string head = connection.receive_until("\r\n\r\n");
        EXPECT_NE(head.find("expect: 100-continue"), std::string::npos);
        connection.send("HTTP/1.1 100 Continue\r\n\r\n");
        connection.send(ok("got " + connection.receive_exactly(6)));
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 6\r\n\r\n");
    ASSERT_EQ(client.receive_response().status, 100);
    client.send("abcdef");
    EXPECT_EQ(client.receive_response().body, "got abcdef");
    EXPECT_EQ(rig.records(1)[0].request_bytes, 6U);
}

TEST(Forwarding, Expectation_declined_ends_the_connection_after_the_answer)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        connection.receive_until("\r\n\r\n");
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno");
        connection.receive_all();
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 6\r\n\r\n");
    const RawResponse response = client.receive_response();
    EXPECT_EQ(response.body, "no");
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_TRUE(client.at_end());
}

TEST(Forwarding, Old_client_gets_a_plain_body_and_the_end_of_the_connection)
{
    ScriptedBackend backend(
        ScriptedBackend::always("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked("hello world", 4)));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
    const RawResponse response = client.receive_response();
    EXPECT_EQ(response.header("transfer-encoding"), "");
    EXPECT_EQ(response.body, "hello world");
    EXPECT_TRUE(client.at_end());
}

TEST(Forwarding, Old_client_may_keep_its_connection_when_it_asks)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 2; ++i) {
        client.send("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
        const RawResponse response = client.receive_response();
        EXPECT_EQ(response.body, "hello");
        EXPECT_EQ(response.header("connection"), "keep-alive");
    }
    client.send("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive_response().body, "hello");
    EXPECT_TRUE(client.at_end());
}

TEST(Forwarding, Client_that_asks_to_close_is_closed_after_the_answer)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const RawResponse response = client.receive_response();
    EXPECT_EQ(response.body, "hello");
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_TRUE(client.at_end());
}

TEST(Forwarding, Redirect_is_answered_by_the_proxy_and_the_connection_kept)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    RigPlan plan = one_backend(backend);
    route::RedirectAction redirect;
    redirect.status = 302;
    redirect.path = "/new";
    plan.routes.path_matchers.push_back({.id = ElementId{7},
                                         .path_rules = {{ElementId{8}, {"/old/*"}, redirect}},
                                         .route_rules = {},
                                         .default_action = tests::forward_to(0)});
    plan.routes.host_rules.push_back({ElementId{6}, {"*"}, 0});
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    client.send("GET /old/x HTTP/1.1\r\nHost: a\r\n\r\n");
    const RawResponse response = client.receive_response();
    EXPECT_EQ(response.status, 302);
    EXPECT_EQ(response.header("location"), "http://a:" + std::to_string(rig.address().port.value) + "/new");
    EXPECT_FALSE(response.header("date").empty());
    client.send("POST /old/x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_EQ(client.receive_response().status, 302);
    client.send("GET /new HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive_response().body, "hello");
    const auto& records = rig.records(3);
    EXPECT_EQ(records[0].details, StatusDetails::DirectResponse);
    EXPECT_EQ(records[0].rule, ElementId{8});
    EXPECT_EQ(records[0].attempts, 0);
    EXPECT_EQ(backend.connections(), 1);
}

TEST(Forwarding, Dot_segments_are_answered_with_the_normal_path)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServingRig rig(one_backend(backend));
    const RawResponse response = fetch(rig.address(), "GET /a/../b?q=1 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(response.status, 302);
    EXPECT_EQ(response.header("location"), "http://a:" + std::to_string(rig.address().port.value) + "/b?q=1");
}

TEST(Forwarding, Path_and_host_are_rewritten)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("hello"), &requests));
    RigPlan plan = one_backend(backend);
    auto action = std::get<route::ForwardAction>(tests::forward_to(0));
    action.path_prefix_rewrite = "/inner/";
    action.host_rewrite = "inner.example.com";
    plan.routes.path_matchers.push_back({.id = ElementId{7},
                                         .path_rules = {{ElementId{8}, {"/outer/*"}, action}},
                                         .route_rules = {},
                                         .default_action = tests::forward_to(0)});
    plan.routes.host_rules.push_back({ElementId{6}, {"*"}, 0});
    ServingRig rig(plan);
    EXPECT_EQ(fetch(rig.address(), "GET /outer/x/y?z=1 HTTP/1.1\r\nHost: a\r\n\r\n").body, "hello");
    EXPECT_EQ(fetch(rig.address(), "GET http://b.example.com/q HTTP/1.1\r\nHost: a\r\n\r\n").body, "hello");
    rig.records(2);
    EXPECT_TRUE(requests.at(0).starts_with("GET /inner/x/y?z=1 HTTP/1.1\r\nhost: inner.example.com\r\n"))
        << requests.at(0);
    EXPECT_TRUE(requests.at(1).starts_with("GET /q HTTP/1.1\r\nhost: b.example.com\r\n")) << requests.at(1);
}

TEST(Forwarding, Split_follows_the_weights)
{
    ScriptedBackend first(ScriptedBackend::always(ok("a")));
    ScriptedBackend second(ScriptedBackend::always(ok("b")));
    RigPlan plan = one_backend(first);
    plan.services.push_back({.endpoints = {second.address()}});
    route::ForwardAction action;
    action.targets = {{ElementId{11}, 0, Weight{90}}, {ElementId{12}, 1, Weight{10}}};
    plan.routes.default_action = action;
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    int to_second = 0;
    for (int i = 0; i < 1'000; ++i) {
        client.send(kGet);
        to_second += client.receive_response().body == "b" ? 1 : 0;
    }
    EXPECT_GT(to_second, 60);
    EXPECT_LT(to_second, 140);
    std::size_t recorded = 0;
    for (const observe::AccessRecord& record : rig.records(1'000))
        recorded += record.target == ElementId{12} ? 1 : 0;
    EXPECT_EQ(recorded, static_cast<std::size_t>(to_second));
}

TEST(Forwarding, Endpoints_take_turns)
{
    ScriptedBackend first(ScriptedBackend::always(ok("a")));
    ScriptedBackend second(ScriptedBackend::always(ok("b")));
    RigPlan plan;
    plan.services.push_back({.endpoints = {first.address(), second.address()}});
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    std::string bodies;
    for (int i = 0; i < 6; ++i) {
        client.send(kGet);
        bodies += client.receive_response().body;
    }
    EXPECT_TRUE(bodies == "ababab" || bodies == "bababa") << bodies;
}

TEST(Forwarding, Capture_is_taken_while_somebody_asks_and_hides_credentials)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello", "Set-Cookie: s=secret2\r\n")));
    ServingRig rig(one_backend(backend));
    fetch(rig.address(), kGet);
    rig.captures().open(1, ElementId{});
    fetch(rig.address(), "GET /c HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer secret1\r\n\r\n");
    fetch(rig.address(), kGet);
    rig.records(3);
    const auto captures = rig.telemetry(0).take_captures();
    ASSERT_EQ(captures.size(), 1U);
    const observe::Capture& capture = captures[0];
    EXPECT_EQ(capture.record.request_target(), "/c");
    EXPECT_NE(capture.client_request_head.find("Authorization: (redacted)\r\n"), std::string::npos);
    EXPECT_NE(capture.backend_request_head.find("x-forwarded-for: 127.0.0.1"), std::string::npos);
    EXPECT_NE(capture.backend_response_head.find("Set-Cookie: (redacted)\r\n"), std::string::npos);
    EXPECT_NE(capture.client_response_head.find("via: 1.1 google\r\n"), std::string::npos);
    for (const std::string& head : {capture.client_request_head, capture.backend_request_head,
                                    capture.backend_response_head, capture.client_response_head})
        EXPECT_EQ(head.find("secret"), std::string::npos);
    ASSERT_EQ(capture.attempts.size(), 1U);
    EXPECT_EQ(capture.attempts[0].status, 200);
}

} // namespace
} // namespace switchyard::serve
