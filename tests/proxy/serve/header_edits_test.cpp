// SPDX-License-Identifier: GPL-3.0-or-later
// Header edits over real sockets: what arrives on the other side.
#include "tests/proxy/serve/header_editing.h"

#include <gtest/gtest.h>

#include <array>

namespace switchyard::serve {
namespace {

using compile::Mode;
using route::HeaderEdits;

/// The same edits, for either direction.
struct BothWays
{
    HeaderEdits target{};
    HeaderEdits rule{};
    HeaderEdits matcher{};
    HeaderEdits map{};
    HeaderEdits service{};

    Levels levels(HeaderEdits route::HeaderAction::* direction) const
    {
        Levels levels;
        levels.target.*direction = target;
        levels.rule.*direction = rule;
        levels.matcher.*direction = matcher;
        levels.map.*direction = map;
        levels.service.*direction = service;
        return levels;
    }
};

struct Case
{
    const char* name;
    BothWays edits;
    const char* sent; ///< lines
    const char* got;
};

const std::vector<Case> kCases{
    {"nothing", {}, "X-A: 1\r\nX-B: 2\r\n", "x-a: 1\nx-b: 2\n"},
    {"remove_every_line", {.rule = {{"x-a"}, {}}}, "X-A: 1\r\nX-B: 2\r\nx-a: 3\r\nX-AB: 4\r\n", "x-b: 2\nx-ab: 4\n"},
    {"remove_what_is_not_there", {.map = {{"x-z"}, {}}}, "X-A: 1\r\n", "x-a: 1\n"},
    {"remove_first_and_last", {.map = {{"x-a", "x-c"}, {}}}, "X-A: 1\r\nX-B: 2\r\nX-C: 3\r\n", "x-b: 2\n"},
    {"set_where_none_is", {.target = {{}, {set("X-New", "1")}}}, "X-A: 1\r\n", "x-a: 1\nx-new: 1\n"},
    {"set_over_several", {.matcher = {{}, {set("x-a", "n")}}}, "X-A: 1\r\nX-B: 2\r\nX-A: 3\r\n", "x-b: 2\nx-a: n\n"},
    {"append", {.map = {{}, {append("x-a", "n")}}}, "X-A: 1\r\n", "x-a: 1\nx-a: n\n"},
    {"append_to_list_is_a_further_line",
     {.rule = {{}, {append("Accept", "c")}}},
     "Accept: a\r\nAccept: b\r\n",
     "accept: a, b\naccept: c\n"},
    {"removal_runs_before_addition", {.rule = {{"x-a"}, {append("X-A", "n")}}}, "X-A: 1\r\n", "x-a: n\n"},
    {"order_within_a_level",
     {.rule = {{}, {append("x-a", "1"), set("x-a", "2"), append("x-a", "3")}}},
     "X-A: 0\r\n",
     "x-a: 2\nx-a: 3\n"},
    {"every_level_appends",
     {.target = {{}, {append("x-a", "t")}},
      .rule = {{}, {append("x-a", "r")}},
      .matcher = {{}, {append("x-a", "m")}},
      .map = {{}, {append("x-a", "u")}},
      .service = {{}, {append("x-a", "s")}}},
     "X-A: 0\r\n",
     "x-a: 0\nx-a: t\nx-a: r\nx-a: m\nx-a: u\nx-a: s\n"},
    {"rule_overrides_target",
     {.target = {{}, {set("x-a", "t")}}, .rule = {{}, {set("x-a", "r")}}},
     "X-A: 0\r\n",
     "x-a: r\n"},
    {"matcher_overrides_rule",
     {.rule = {{}, {append("x-a", "r"), append("x-a", "r2")}}, .matcher = {{}, {set("X-A", "m")}}},
     "X-A: 0\r\n",
     "x-a: m\n"},
    {"map_overrides_matcher", {.matcher = {{}, {set("x-a", "m")}}, .map = {{}, {set("x-a", "u")}}}, "", "x-a: u\n"},
    {"service_overrides_map",
     {.map = {{}, {set("x-a", "u"), set("x-b", "u")}}, .service = {{}, {set("X-A", "s"), append("X-A", "s2")}}},
     "X-A: 0\r\n",
     "x-b: u\nx-a: s\nx-a: s2\n"},
    {"map_removes_what_the_target_set",
     {.target = {{}, {set("x-a", "t"), set("x-b", "t")}}, .map = {{"x-a"}, {}}},
     "X-A: 0\r\n",
     "x-b: t\n"},
    {"inner_removal_leaves_outer_addition",
     {.rule = {{"x-a"}, {}}, .map = {{}, {append("x-a", "u")}}},
     "X-A: 0\r\n",
     "x-a: u\n"},
    {"empty_value", {.rule = {{}, {set("x-a", "")}}}, "X-A: 0\r\n", "x-a: \n"},
    {"braces_that_are_no_variable", {.rule = {{}, {set("x-a", "{no} {")}}}, "", "x-a: {no} {\n"},
};

class HeaderEditing : public testing::TestWithParam<Case>
{};

TEST_P(HeaderEditing, Of_requests)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
    ServingRig rig(plan_with(backend, GetParam().edits.levels(&route::HeaderAction::request)));
    const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n" + std::string(GetParam().sent) + "\r\n";
    const RawResponse response = fetch(rig.address(), request);
    EXPECT_EQ(edited_lines(response.head), "");
    rig.records(1);
    EXPECT_EQ(edited_lines(requests.at(0)), GetParam().got);
}

TEST_P(HeaderEditing, Of_responses)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x", GetParam().sent), &requests));
    ServingRig rig(plan_with(backend, GetParam().edits.levels(&route::HeaderAction::response)));
    const RawResponse response = fetch(rig.address(), kGet);
    EXPECT_EQ(edited_lines(response.head), GetParam().got);
    EXPECT_EQ(response.body, "x");
    rig.records(1);
    EXPECT_EQ(edited_lines(requests.at(0)), "");
}

INSTANTIATE_TEST_SUITE_P(Table, HeaderEditing, testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

TEST(HeaderEdits, Lines_of_our_own_can_be_edited_too)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x", "Via: 1.0 b\r\nServer: s\r\n"), &requests));
    Levels levels;
    levels.map.request = {{"via"}, {set("X-Forwarded-For", "none"), append("x-forwarded-proto", "spdy")}};
    levels.map.response = {{"server"}, {set("Via", "1.1 edge")}};
    ServingRig rig(plan_with(backend, levels));
    const RawResponse response =
        fetch(rig.address(), "GET / HTTP/1.1\r\nHost: a\r\nVia: 1.1 c\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n");
    EXPECT_EQ(response.head, "HTTP/1.1 200 OK\r\ncontent-length: 1\r\nvia: 1.1 edge\r\n\r\n");
    rig.records(1);
    EXPECT_EQ(requests.at(0), "GET / HTTP/1.1\r\nhost: a\r\nx-forwarded-proto: http\r\nx-forwarded-for: none\r\n"
                              "x-forwarded-proto: spdy\r\n\r\n");
}

/// What compile() leaves out is not carried out either when it comes all the same.
TEST(HeaderEdits, Framing_and_routing_lines_stay_as_they_are)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("body"), &requests));
    HeaderEdits evil;
    for (const char* name : {"Host", "Content-Length", "Transfer-Encoding", "Connection", "TE", "Trailer", "Upgrade",
                             "Keep-Alive", "Expect", "Proxy-Connection", "Content_Length", "transfer_encoding"}) {
        evil.remove.emplace_back(name);
        evil.add.push_back(set(name, "1"));
    }
    ServingRig rig(plan_with(backend, {.rule = {evil, evil}, .service = {evil, evil}}));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 2; ++i) {
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
        const RawResponse response = client.receive_response();
        EXPECT_EQ(response.head, "HTTP/1.1 200 OK\r\ncontent-length: 4\r\nvia: 1.1 google\r\n\r\n");
        EXPECT_EQ(response.body, "body");
    }
    rig.records(2);
    EXPECT_EQ(requests.at(1), "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n"
                              "x-forwarded-for: 127.0.0.1,203.0.113.10\r\nx-forwarded-proto: http\r\n"
                              "via: 1.1 google\r\n\r\nhello");
}

TEST(HeaderEdits, Names_are_spelt_as_the_mode_spells_them)
{
    for (const Mode mode : {Mode::GlobalExternal, Mode::Classic, Mode::RegionalExternal}) {
        std::vector<std::string> requests;
        ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
        const HeaderEdits edits{{}, {set("x-NEW-header", "Some Text"), set("X-Proto", "{client_protocol}")}};
        RigPlan plan = plan_with(backend, {.rule = {edits, edits}});
        plan.mode = mode;
        ServingRig rig(plan);
        const RawResponse response = fetch(rig.address(), kGet);
        rig.records(1);
        const char* wanted = mode == Mode::Classic ? "X-New-Header: Some Text\nX-Proto: HTTP/1.1\n"
                                                   : "x-new-header: Some Text\nx-proto: HTTP/1.1\n";
        EXPECT_EQ(edited_lines(requests.at(0)), wanted);
        EXPECT_EQ(edited_lines(response.head), wanted);
    }
}

TEST(HeaderEdits, Clients_that_speak_an_older_version_get_them_too)
{
    ScriptedBackend backend(ScriptedBackend::always("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n"
                                                    "5\r\nhello\r\n0\r\n\r\n"));
    ServingRig rig(plan_with(backend, {.map = {{}, {{"x-a"}, {set("X-Version", "{client_protocol}")}}}}));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive_all(), "HTTP/1.1 200 OK\r\nvia: 1.1 google\r\nconnection: close\r\n"
                                    "x-version: HTTP/1.0\r\n\r\nhello");
}

TEST(HeaderEdits, Only_the_answer_gets_them_and_not_what_comes_before_it)
{
    ScriptedBackend backend([](RawSocket& connection, int) {
        connection.receive_request();
        connection.send("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + ok("x", "Link: </b.css>\r\n"));
        connection.receive_all();
    });
    ServingRig rig(plan_with(backend, {.rule = {{}, {{"link"}, {set("X-New", "1")}}}}));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    EXPECT_EQ(edited_lines(client.receive_until("\r\n\r\n")), "link: </a.css>\n");
    EXPECT_EQ(edited_lines(client.receive_until("\r\n\r\n")), "x-new: 1\n");
}

TEST(HeaderEdits, WebSocket_handshakes_are_edited_in_both_directions)
{
    std::string request;
    ScriptedBackend backend([&](RawSocket& connection, int) {
        request = connection.receive_request();
        connection.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\nhi");
    });
    const HeaderEdits edits{{}, {set("X-New", "1")}};
    ServingRig rig(plan_with(backend, {.rule = {edits, edits}}));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    const std::string head = client.receive_until("\r\n\r\n");
    EXPECT_NE(head.find("\r\nupgrade: websocket\r\nconnection: Upgrade\r\nx-new: 1\r\n"), std::string::npos) << head;
    EXPECT_EQ(client.receive_all(), "hi");
    rig.records(1);
    EXPECT_NE(request.find("\r\nconnection: Upgrade\r\nx-new: 1\r\n"), std::string::npos) << request;
}

TEST(HeaderEdits, Redirects_of_a_rule_are_edited_but_neither_errors_nor_normal_forms)
{
    ScriptedBackend backend(ScriptedBackend::always("nonsense"));
    RigPlan plan = plan_with(backend, {.rule = {{}, {{"content-type"}, {set("X-Rule", "1")}}},
                                       .map = {{}, {{}, {set("X-Map", "{client_protocol}")}}},
                                       .service = {{}, {{}, {set("X-Service", "1")}}}});
    const route::PathMatcherInput forwarding = plan.routes.path_matchers[0];
    plan.routes.path_matchers[0].route_rules[0].action = route::RedirectAction{.status = 307, .path = "/to"};
    plan.routes.path_matchers.push_back(forwarding);
    plan.routes.host_rules[0].hosts = {"go"};
    plan.routes.host_rules.push_back({ElementId{603}, {"fail"}, 1});
    ServingRig rig(plan);
    const RawResponse redirect = fetch(rig.address(), "GET / HTTP/1.1\r\nHost: go\r\n\r\n");
    EXPECT_EQ(redirect.status, 307);
    EXPECT_TRUE(redirect.header("location").ends_with("/to")) << redirect.header("location");
    EXPECT_EQ(redirect.header("x-rule"), "1");
    EXPECT_EQ(redirect.header("x-map"), "HTTP/1.1");
    EXPECT_EQ(redirect.header("x-service"), "") << "no service was chosen";
    EXPECT_EQ(redirect.header("content-type"), "");
    const RawResponse failed = fetch(rig.address(), "GET / HTTP/1.1\r\nHost: fail\r\n\r\n");
    EXPECT_EQ(failed.status, 502);
    EXPECT_EQ(failed.header("x-rule") + failed.header("x-map") + failed.header("x-service"), "");
    const RawResponse normal = fetch(rig.address(), "GET /a/../b HTTP/1.1\r\nHost: go\r\n\r\n");
    EXPECT_EQ(normal.status, 302);
    EXPECT_EQ(normal.header("x-rule") + normal.header("x-map"), "");
}

TEST(HeaderEdits, Head_that_grows_too_large_is_refused_in_so_many_words)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("x")));
    const HeaderEdits huge{{}, {set("x-huge", std::string(200'000, 'x'))}};
    ServingRig rig(plan_with(backend, {.rule = {huge, {}}}));
    EXPECT_EQ(fetch(rig.address(), kGet).status, 413);
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::HeadersTooLong);
    rig.adopt(plan_with(backend, {.rule = {{}, huge}}));
    EXPECT_EQ(fetch(rig.address(), kGet).status, 502);
    EXPECT_EQ(rig.records(2)[1].details, StatusDetails::BackendResponseHeadersTooLong);
}

TEST(HeaderEdits, Change_with_the_configuration_and_not_with_the_membership)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
    ServingRig rig(plan_with(backend, {}), 2);
    for (int i = 0; i < 20; ++i) {
        const std::string value = std::to_string(i);
        rig.adopt(plan_with(backend, {.rule = {{{}, {set("x-round", value)}}, {{}, {set("x-round", value)}}}}));
        for (int j = 0; j < 4; ++j)
            EXPECT_EQ(fetch(rig.address(), kGet).header("x-round"), value);
        rig.records(static_cast<std::size_t>(4 * (i + 1)));
        EXPECT_EQ(edited_lines(requests.back()), "x-round: " + value + "\n");
    }
}

TEST(HeaderEdits, Captures_show_heads_as_they_were_sent)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("x", "X-A: 1\r\n")));
    ServingRig rig(plan_with(backend, {.rule = {{{"x-b"}, {set("x-new", "1")}}, {{"x-a"}, {set("x-new", "2")}}}}));
    fetch(rig.address(), kGet);
    rig.captures().open(1, ElementId{});
    fetch(rig.address(), "GET / HTTP/1.1\r\nHost: a\r\nX-B: 1\r\n\r\n");
    rig.records(2);
    const auto captures = rig.telemetry(0).take_captures();
    ASSERT_EQ(captures.size(), 1U);
    EXPECT_EQ(edited_lines(captures[0].client_request_head), "X-B: 1\n");
    EXPECT_EQ(edited_lines(captures[0].backend_request_head), "x-new: 1\n");
    EXPECT_EQ(edited_lines(captures[0].backend_response_head), "X-A: 1\n");
    EXPECT_EQ(edited_lines(captures[0].client_response_head), "x-new: 2\n");
}

TEST(HeaderEdits, Of_a_weighted_split_belong_to_the_target_that_was_drawn)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
    RigPlan plan = one_backend(backend);
    plan.services.push_back(plan.services[0]);
    plan.services[1].headers.response.add.push_back(set("x-service", "1"));
    route::ForwardAction action;
    for (route::ServiceIndex i = 0; i < 2; ++i) {
        const route::HeaderEdits edits{{}, {set("x-target", std::to_string(i))}};
        action.targets.push_back({ElementId{700 + i}, i, Weight{1}, {edits, edits}});
    }
    plan.routes.default_action = action;
    ServingRig rig(plan);
    std::array<int, 2> drawn{};
    for (std::size_t i = 0; i < 40; ++i) {
        const RawResponse response = fetch(rig.address(), kGet);
        const observe::AccessRecord& record = rig.records(i + 1)[i];
        const bool second = record.target == ElementId{701};
        ++drawn[second ? 1 : 0];
        EXPECT_EQ(response.header("x-target"), second ? "1" : "0");
        EXPECT_EQ(response.header("x-service"), second ? "1" : "");
        EXPECT_EQ(edited_lines(requests.at(i)), second ? "x-target: 1\n" : "x-target: 0\n");
    }
    EXPECT_GT(drawn[0], 0);
    EXPECT_GT(drawn[1], 0);
}

} // namespace
} // namespace switchyard::serve
