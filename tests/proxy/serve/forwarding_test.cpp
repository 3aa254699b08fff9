// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_socket.h"
#include "tests/support/scripted_backend.h"
#include "tests/support/serving_rig.h"

#include <gtest/gtest.h>

namespace switchyard::serve {
namespace {

using tests::fetch;
using tests::RawResponse;
using tests::RawSocket;
using tests::RigPlan;
using tests::ScriptedBackend;
using tests::ServingRig;

constexpr std::string_view kHello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-From: backend\r\n\r\nhello";

RigPlan one_backend(const ScriptedBackend& backend)
{
    RigPlan plan;
    plan.services.push_back({.endpoints = {backend.address()}});
    return plan;
}

TEST(Forwarding, Request_and_response_pass_with_the_headers_of_the_hop)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(std::string(kHello), &requests));
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
              "GET /a?b=1 HTTP/1.1\r\nHost: shop.example.com\r\nX-One: 1\r\n"
              "X-Forwarded-For: 127.0.0.1,203.0.113.10\r\nX-Forwarded-Proto: http\r\nVia: 1.1 google\r\n\r\n");
    EXPECT_EQ(records[0].status, 200);
    EXPECT_EQ(records[0].details, observe::StatusDetails::ResponseSentByBackend);
    EXPECT_EQ(records[0].response_bytes, 5U);
    EXPECT_EQ(records[0].request_target(), "/a?b=1");
    EXPECT_EQ(records[0].host(), "shop.example.com");
    EXPECT_EQ(records[0].attempts, 1);
    EXPECT_EQ(records[0].service, ServingRig::service_id(0));
}

} // namespace
} // namespace switchyard::serve
