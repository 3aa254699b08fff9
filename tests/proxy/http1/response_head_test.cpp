// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace switchyard::http1 {
namespace {

using http::BodyKind;
using http::Method;
using reference::Field;
using reference::Head;
using reference::run_response;

const std::string kStart = "HTTP/1.1 200 OK\r\n";

struct Bad
{
    std::string bytes;
    Refusal refusal;
};

const std::vector<Bad>& bad_responses()
{
    static const std::vector<Bad> table{
        {"HTTP/1.1 200 OK\nX: y\n\n", Refusal::BareLineFeed},
        {"HTTP/1.1 200\n", Refusal::BareLineFeed},
        {"HTTP/1.1 200 O\rK\r\n\r\n", Refusal::BareCarriageReturn},
        {"HTTP/1.1 200 O\x01K\r\n\r\n", Refusal::ControlCharacter},
        {kStart + "X: y\nZ: w\r\n\r\n", Refusal::BareLineFeed},
        {kStart + "X: y\r\n z\n\r\n", Refusal::BareLineFeed},
        {kStart + " X: y\r\n\r\n", Refusal::LineFolding},
        {kStart + "X : y\r\n\r\n", Refusal::SpaceBeforeColon},
        {kStart + ": y\r\n\r\n", Refusal::FieldNameEmpty},
        {kStart + "X\r\n\r\n", Refusal::FieldNameInvalid},
        {"HTTP/2 200\r\n\r\n", Refusal::VersionUnsupported},
        {"HTTP/1.2 200 OK\r\n\r\n", Refusal::VersionUnsupported},
        {"HTTP/1.1200 OK\r\n\r\n", Refusal::FirstLineMalformed},
        {"ICY 200 OK\r\n\r\n", Refusal::FirstLineMalformed},
        {"<html>", Refusal::FirstLineMalformed},
        {"HTTP/1.1  200 OK\r\n\r\n", Refusal::StatusMalformed},
        {"HTTP/1.1 20 OK\r\n\r\n", Refusal::StatusMalformed},
        {"HTTP/1.1 2000 OK\r\n\r\n", Refusal::StatusMalformed},
        {"HTTP/1.1 099 OK\r\n\r\n", Refusal::StatusMalformed},
        {"HTTP/1.1 abc OK\r\n\r\n", Refusal::StatusMalformed},
        {kStart + "Content-Length:\r\n 1\r\n\r\n", Refusal::LineFolding},
        {kStart + "Transfer-Encoding:\r\n chunked\r\n\r\n", Refusal::LineFolding},
        {"HTTP/1.1 100 Continue\r\nContent-Length: 3\r\n\r\n", Refusal::InterimWithBody},
        {"HTTP/1.1 103 Early Hints\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::InterimWithBody},
        {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", Refusal::SwitchingProtocolsUnexpected},
        {kStart + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", Refusal::ContentLengthRepeated},
        {kStart + "Content-Length: 1, 1\r\n\r\n", Refusal::ContentLengthInvalid},
        {kStart + "Content-Length: -1\r\n\r\n", Refusal::ContentLengthInvalid},
        {kStart + "Content-Length: 99999999999999999999\r\n\r\n", Refusal::ContentLengthTooLarge},
        {kStart + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::LengthAndTransferEncoding},
        {kStart + "Transfer-Encoding: gzip\r\n\r\n", Refusal::TransferEncodingUnknown},
        {"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::TransferEncodingInOldVersion},
        {kStart + "Connection: a b\r\n\r\n", Refusal::ConnectionOptionInvalid},
    };
    return table;
}

struct Good
{
    std::string head;
    Method method;
    std::string expected; ///< see describe()
};

std::string describe(const Head& head)
{
    std::string text = std::to_string(head.status) + " '" + head.reason + "'";
    text += head.minor_version == 0 ? " 1.0" : "";
    text += head.keep_alive ? "" : " close";
    switch (head.body) {
    case BodyKind::None:
        text += " none";
        break;
    case BodyKind::Length:
        text += " length";
        break;
    case BodyKind::Chunked:
        text += " chunked";
        break;
    case BodyKind::UntilClose:
        text += " until close";
        break;
    }
    text += " " + std::to_string(head.content_length);
    for (const Field& field : head.fields)
        text += field.hop_by_hop ? " -" + field.name : "";
    return text;
}

const std::vector<Good>& good_responses()
{
    static const std::vector<Good> table{
        {kStart + "Content-Length: 5\r\n\r\n", Method::Get, "200 'OK' length 5"},
        {kStart + "Content-Length: 0\r\n\r\n", Method::Get, "200 'OK' none 0"},
        {kStart + "Transfer-Encoding: chunked\r\n\r\n", Method::Get, "200 'OK' chunked 0"},
        {kStart + "\r\n", Method::Get, "200 'OK' close until close 0"},
        {kStart + "Content-Length: 5\r\n\r\n", Method::Head, "200 'OK' none 5"},
        {kStart + "Transfer-Encoding: chunked\r\n\r\n", Method::Head, "200 'OK' none 0"},
        {kStart + "\r\n", Method::Head, "200 'OK' none 0"},
        {"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", Method::Get, "304 'Not Modified' none 5"},
        {"HTTP/1.1 204 No Content\r\n\r\n", Method::Get, "204 'No Content' none 0"},
        {"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n", Method::Get,
         "204 'No Content' none 0 -Content-Length"},
        {"HTTP/1.1 204 No Content\r\nContent-Length: 9\r\n\r\n", Method::Get,
         "204 'No Content' close none 0 -Content-Length"},
        {"HTTP/1.1 204 x\r\nTransfer-Encoding: chunked\r\n\r\n", Method::Get,
         "204 'x' close none 0 -Transfer-Encoding"},
        {"HTTP/1.1 100 Continue\r\n\r\n", Method::Post, "100 'Continue' none 0"},
        {"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", Method::Get, "103 'Early Hints' none 0"},
        {"HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n", Method::Post, "100 'Continue' none 0 -Content-Length"},
        {"HTTP/1.1 200\r\nContent-Length: 1\r\n\r\n", Method::Get, "200 '' length 1"},
        {"HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\n", Method::Get, "200 '' length 1"},
        {"HTTP/1.1 404 Pas trouv\xe9\r\nContent-Length: 1\r\n\r\n", Method::Get, "404 'Pas trouv\xe9' length 1"},
        {"HTTP/1.1 999 Odd\r\nContent-Length: 1\r\n\r\n", Method::Get, "999 'Odd' length 1"},
        {"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\n", Method::Get, "200 'OK' 1.0 close length 1"},
        {"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\n", Method::Get,
         "200 'OK' 1.0 length 1 -Connection"},
        {kStart + "Connection: close\r\nContent-Length: 1\r\n\r\n", Method::Get, "200 'OK' close length 1 -Connection"},
        {kStart + "Upgrade: h2,h2c\r\nConnection: Upgrade\r\nContent-Length: 1\r\n\r\n", Method::Get,
         "200 'OK' length 1 -Upgrade -Connection"},
        {kStart + "X-Hop: 1\r\nConnection: x-hop\r\nContent-Length: 1\r\n\r\n", Method::Get,
         "200 'OK' length 1 -X-Hop -Connection"},
        {kStart + "Host: a b\r\nHost: c\r\nExpect: x\r\nContent-Length: 1\r\n\r\n", Method::Get, "200 'OK' length 1"},
    };
    return table;
}

TEST(ResponseHead, Refuses_each_bad_head_for_its_own_reason)
{
    for (const Bad& bad : bad_responses()) {
        const Head head = run_response(bad.bytes, Method::Get);
        EXPECT_EQ(to_string(head.result.refusal), to_string(bad.refusal)) << testing::PrintToString(bad.bytes);
        EXPECT_EQ(kind_of(head.result.refusal, Origin::Backend), ErrorKind::BackendResponseMalformed);
    }
}

TEST(ResponseHead, Reads_each_good_head)
{
    for (const Good& good : good_responses()) {
        const Head head = run_response(good.head + "body", good.method);
        EXPECT_EQ(to_string(head.result.refusal), to_string(Refusal::None)) << good.head;
        EXPECT_EQ(head.result.size, good.head.size()) << good.head;
        EXPECT_EQ(describe(head), good.expected);
    }
}

TEST(ResponseHead, Replaces_line_folding_by_spaces)
{
    const Head head = run_response(kStart + "X: a\r\n b\r\n\tc\r\nY: d\r\n \r\nContent-Length: 1\r\n\r\n", Method::Get);
    ASSERT_TRUE(head.result.complete()) << to_string(head.result.refusal);
    EXPECT_THAT(head.fields,
                testing::ElementsAre(Field{"X", "a   b  \tc"}, Field{"Y", "d"}, Field{"Content-Length", "1"}));
    EXPECT_EQ(head.content_length, 1U);
}

TEST(ResponseHead, Switches_to_a_websocket_only_when_one_was_asked_for)
{
    const Asked asked(Method::Get, true);
    const std::string start = "HTTP/1.1 101 Switching Protocols\r\n";
    const std::string good = start + "Upgrade: WebSocket\r\nConnection: Upgrade\r\n\r\n";
    EXPECT_EQ(describe(run_response(good + "frames", asked)), "101 'Switching Protocols' none 0 -Upgrade -Connection");
    EXPECT_EQ(run_response(good, asked).result.size, good.size());
    for (const std::string& bad :
         {start + "\r\n", start + "Upgrade: websocket\r\n\r\n", start + "Connection: upgrade\r\n\r\n",
          start + "Connection: upgrade\r\nUpgrade: h2c\r\n\r\n",
          std::string("HTTP/1.0 101 x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n")}) {
        EXPECT_EQ(run_response(bad, asked).result.refusal, Refusal::SwitchingProtocolsUnexpected) << bad;
        EXPECT_EQ(reference::parse_response(bad, asked).result.refusal, Refusal::SwitchingProtocolsUnexpected) << bad;
    }
    EXPECT_EQ(run_response(good, Method::Get).result.refusal, Refusal::SwitchingProtocolsUnexpected);
    EXPECT_EQ(run_response(start + "Content-Length: 5\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", asked)
                  .result.refusal,
              Refusal::InterimWithBody);
}

TEST(ResponseHead, Says_the_same_wherever_the_bytes_are_cut)
{
    std::vector<std::string> inputs{kStart + "X: a\r\n b\r\n\tc\r\nY: d\r\n\r\n"};
    for (const Bad& bad : bad_responses())
        inputs.push_back(bad.bytes);
    for (const Good& good : good_responses())
        inputs.push_back(good.head + "x");
    for (const std::string& input : inputs) {
        const std::string whole = reference::to_string(run_response(input, Method::Get));
        for (std::size_t cut = 0; cut <= input.size(); ++cut)
            ASSERT_EQ(reference::to_string(run_response(input, Method::Get, {cut})), whole)
                << testing::PrintToString(input) << " cut at " << cut;
        std::vector<std::size_t> every(input.size());
        std::iota(every.begin(), every.end(), 0U);
        ASSERT_EQ(reference::to_string(run_response(input, Method::Get, every)), whole);
    }
}

TEST(ResponseHead, Is_limited)
{
    const std::string large = kStart + "X: " + std::string(128 * 1024, 'x') + "\r\n\r\n";
    const Head head = run_response(large, Method::Get);
    EXPECT_EQ(head.result.refusal, Refusal::HeadTooLong);
    EXPECT_EQ(kind_of(head.result.refusal, Origin::Backend), ErrorKind::BackendHeadersTooLong);
    std::string many = kStart;
    for (int i = 0; i < 257; ++i)
        many += "X: y\r\n";
    EXPECT_EQ(run_response(many + "\r\n", Method::Get).result.refusal, Refusal::TooManyFields);
    const std::string long_name = kStart + std::string(70'000, 'n') + ": x\r\n\r\n";
    EXPECT_EQ(run_response(long_name, Method::Get).result.refusal, Refusal::HeadTooLong);
}

} // namespace
} // namespace switchyard::http1
