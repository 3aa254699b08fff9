// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http2/head_reader.h"

#include "tests/proxy/http2/heads.h"

#include <gtest/gtest.h>

namespace switchyard::http2 {
namespace {

using http1::Refusal;
using observe::StatusDetails;
using tests::FieldList;
using tests::get;
using tests::kWebSocketKey;
using tests::ReadHead;

Refusal refusal_of(const FieldList& list, bool ended = true)
{
    ReadHead head;
    head.add(list);
    return head.reader.finish_request(ended, kWebSocketKey, head.request);
}

FieldList with(const char* name, const char* value)
{
    FieldList list = get();
    for (auto& [field, text] : list) {
        if (field == name) {
            text = value;
            return list;
        }
    }
    list.emplace_back(name, value);
    return list;
}

FieldList without(const char* name)
{
    FieldList list = get();
    std::erase_if(list, [&](const auto& field) { return field.first == name; });
    return list;
}

TEST(Http2Head, is_written_down_as_lines)
{
    ReadHead head;
    head.add(get({{"accept", "*/*"}, {"x-empty", ""}}));
    ASSERT_EQ(head.reader.finish_request(true, kWebSocketKey, head.request), Refusal::None);
    EXPECT_EQ(head.reader.lines(), "accept: */*\r\nx-empty: \r\n");
    EXPECT_EQ(head.request.method, http::Method::Get);
    EXPECT_EQ(head.request.authority, "a.example");
    EXPECT_EQ(head.request.path, "/");
    EXPECT_EQ(head.request.major_version, 2);
    EXPECT_EQ(head.request.body, http::BodyKind::None);
}

TEST(Http2Head, knows_how_the_body_is_delimited)
{
    const auto body_of = [](const FieldList& list, bool ended) {
        ReadHead head;
        head.add(list);
        EXPECT_EQ(head.reader.finish_request(ended, kWebSocketKey, head.request), Refusal::None);
        return head.request.body;
    };
    EXPECT_EQ(body_of(get(), false), http::BodyKind::UntilClose);
    EXPECT_EQ(body_of(with("content-length", "12"), false), http::BodyKind::Length);
    EXPECT_EQ(body_of(with("content-length", "0"), true), http::BodyKind::None);
    EXPECT_EQ(refusal_of(with("content-length", "12"), true), Refusal::BodyLengthDisagrees);
    EXPECT_EQ(refusal_of(with(":method", "TRACE"), false), Refusal::BodyNotAllowed);
}

TEST(Http2Head, joins_the_crumbs_of_cookies_into_one_line)
{
    ReadHead head;
    head.add(get({{"cookie", "a=1"}, {"cookie", "b=2"}, {"accept", "x"}, {"cookie", "c=3"}, {"last", "z"}}));
    ASSERT_EQ(head.reader.finish_request(true, kWebSocketKey, head.request), Refusal::None);
    EXPECT_EQ(head.reader.lines(), "accept: x\r\ncookie: a=1; b=2; c=3\r\nlast: z\r\n");
    ASSERT_EQ(head.request.headers.fields.size(), 3U);
    EXPECT_EQ(head.request.headers.value(head.request.headers.fields[0]), "x");
    EXPECT_EQ(head.request.headers.value(head.request.headers.fields[1]), "a=1; b=2; c=3");
    EXPECT_EQ(head.request.headers.name(head.request.headers.fields[2]), "last");
}

TEST(Http2Head, takes_empty_crumbs_for_nothing)
{
    ReadHead head;
    head.add(get({{"cookie", ""}, {"cookie", "a=1"}, {"cookie", ""}, {"x", "y"}}));
    ASSERT_EQ(head.reader.finish_request(true, kWebSocketKey, head.request), Refusal::None);
    EXPECT_EQ(head.reader.lines(), "cookie: a=1\r\nx: y\r\n");
}

struct Refused
{
    const char* what;
    FieldList list;
    Refusal refusal;
};

class Http2Refusals : public testing::TestWithParam<Refused>
{};

TEST_P(Http2Refusals, are_precise) { EXPECT_EQ(refusal_of(GetParam().list), GetParam().refusal) << GetParam().what; }

std::vector<Refused> refused()
{
    return {
        {"capital", with("Accept", "x"), Refusal::FieldNameUpperCase},
        {"empty_name", with("", "x"), Refusal::FieldNameEmpty},
        {"space_in_name", with("a b", "x"), Refusal::FieldNameInvalid},
        {"colon_in_name", with("a:b", "x"), Refusal::FieldNameInvalid},
        {"line_feed_in_name", with("a\n", "x"), Refusal::FieldNameInvalid},
        {"line_feed_in_value", with("a", "x\r\nhost: b"), Refusal::ControlCharacter},
        {"bare_line_feed_in_value", with("a", "x\nb: c"), Refusal::ControlCharacter},
        {"blank_before_value", with("a", " x"), Refusal::ControlCharacter},
        {"blank_behind_value", with("a", "x\t"), Refusal::ControlCharacter},
        {"connection", with("connection", "close"), Refusal::ConnectionField},
        {"transfer_encoding", with("transfer-encoding", "chunked"), Refusal::ConnectionField},
        {"upgrade", with("upgrade", "websocket"), Refusal::ConnectionField},
        {"keep_alive", with("keep-alive", "1"), Refusal::ConnectionField},
        {"proxy_connection", with("proxy-connection", "close"), Refusal::ConnectionField},
        {"te", with("te", "gzip"), Refusal::TeUnsupported},
        {"te_list", with("te", "trailers, deflate"), Refusal::TeUnsupported},
        {"imitated", with("content_length", "1"), Refusal::FramingImitated},
        {"unknown_pseudo", with(":status", "200"), Refusal::PseudoFieldUnknown},
        {"repeated_pseudo", get({{":path", "/b"}}), Refusal::PseudoFieldRepeated},
        {"late_pseudo", FieldList{{":method", "GET"}, {"a", "b"}, {":path", "/"}}, Refusal::PseudoFieldLate},
        {"no_method", without(":method"), Refusal::PseudoFieldMissing},
        {"no_scheme", without(":scheme"), Refusal::PseudoFieldMissing},
        {"no_path", without(":path"), Refusal::PseudoFieldMissing},
        {"no_host", without(":authority"), Refusal::HostMissing},
        {"other_scheme", with(":scheme", "ftp"), Refusal::SchemeUnknown},
        {"two_hosts", get({{"host", "b.example"}}), Refusal::HostDisagrees},
        {"bad_authority", with(":authority", "a@b"), Refusal::TargetAuthorityInvalid},
        {"method_with_space", with(":method", "GET /x HTTP/1.1\r\n"), Refusal::MethodNotToken},
        {"connect", with(":method", "CONNECT"), Refusal::MethodNotAllowed},
        {"empty_path", with(":path", ""), Refusal::TargetMissing},
        {"path_with_space", with(":path", "/ HTTP/1.1"), Refusal::TargetNotAscii},
        {"path_with_fragment", with(":path", "/#a"), Refusal::TargetHasFragment},
        {"relative_path", with(":path", "a"), Refusal::TargetFormUnknown},
        {"absolute_path", with(":path", "http://b/"), Refusal::TargetFormUnknown},
        {"asterisk", with(":path", "*"), Refusal::AsteriskNotOptions},
        {"length_twice", get({{"content-length", "0"}, {"content-length", "0"}}), Refusal::ContentLengthRepeated},
        {"length_list", with("content-length", "0, 0"), Refusal::ContentLengthInvalid},
        {"length_signed", with("content-length", "+0"), Refusal::ContentLengthInvalid},
        {"expectation", with("expect", "200-ok"), Refusal::ExpectUnsupported},
        {"protocol_alone", with(":protocol", "websocket"), Refusal::PseudoFieldUnknown},
    };
}

INSTANTIATE_TEST_SUITE_P(all, Http2Refusals, testing::ValuesIn(refused()),
                         [](const auto& refused_case) { return std::string(refused_case.param.what); });

TEST(Http2Head, has_limits)
{
    EXPECT_EQ(refusal_of(with("a", std::string(62'000, 'x').c_str())), Refusal::HeadTooLong);
    EXPECT_EQ(refusal_of(with("a", std::string(50'000, 'x').c_str())), Refusal::None);
    FieldList many = get();
    for (int i = 0; i < 129; ++i)
        many.emplace_back("x-" + std::to_string(i), "y");
    EXPECT_EQ(refusal_of(many), Refusal::TooManyFields);
}

TEST(Http2Head, of_a_websocket_becomes_that_of_http1)
{
    FieldList list{{":method", "CONNECT"}, {":protocol", "websocket"}, {":scheme", "https"},
                   {":authority", "a"},    {":path", "/chat"},         {"sec-websocket-version", "13"}};
    ReadHead head;
    head.add(list);
    ASSERT_EQ(head.reader.finish_request(false, kWebSocketKey, head.request), Refusal::None);
    EXPECT_TRUE(head.request.websocket);
    EXPECT_EQ(head.request.method_text, "GET");
    EXPECT_EQ(head.reader.lines(), "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    list[1].second = "connect-udp";
    EXPECT_EQ(refusal_of(list, false), Refusal::UpgradeUnsupported);
    EXPECT_EQ(http2::status_details_of(Refusal::UpgradeUnsupported), StatusDetails::UpgradeHeaderRejected);
}

TEST(Http2Head, of_a_response_is_as_strict)
{
    const auto of = [](const FieldList& list, bool ended, http::Method asked = http::Method::Get) {
        ReadHead head(Block::Response, http1::kResponseLimits);
        head.add(list);
        return std::pair(head.reader.finish_response(ended, asked, head.response), head.response.body);
    };
    EXPECT_EQ(of({{":status", "200"}}, true), std::pair(Refusal::None, http::BodyKind::None));
    EXPECT_EQ(of({{":status", "200"}}, false), std::pair(Refusal::None, http::BodyKind::UntilClose));
    EXPECT_EQ(of({{":status", "200"}, {"content-length", "3"}}, true, http::Method::Head),
              std::pair(Refusal::None, http::BodyKind::None));
    EXPECT_EQ(of({{":status", "103"}, {"link", "</a>"}}, false).first, Refusal::None);
    EXPECT_EQ(of({{":status", "200"}, {"content-length", "3"}}, true).first, Refusal::BodyLengthDisagrees);
    EXPECT_EQ(of({{":status", "101"}}, false).first, Refusal::SwitchingProtocolsUnexpected);
    EXPECT_EQ(of({{":status", "100"}}, true).first, Refusal::InterimWithBody);
    for (const char* status : {"", "20", "2000", "099", "2x0"})
        EXPECT_EQ(of({{":status", status}}, true).first, Refusal::StatusMalformed) << status;
    EXPECT_EQ(of({{"a", "b"}}, true).first, Refusal::StatusMalformed);
    EXPECT_EQ(of({{":status", "200"}, {"connection", "close"}}, true).first, Refusal::ConnectionField);
    EXPECT_EQ(of({{":status", "200"}, {":path", "/"}}, true).first, Refusal::PseudoFieldUnknown);
}

TEST(Http2Trailers, name_nothing_that_frames_or_routes)
{
    const auto of = [](const FieldList& list) {
        ReadHead head(Block::Trailers);
        head.add(list);
        return head.reader.finish_trailers(head.trailers);
    };
    EXPECT_EQ(of({{"grpc-status", "0"}, {"x-sum", "1"}}), Refusal::None);
    EXPECT_EQ(of({{"content-length", "3"}}), Refusal::TrailerForbidden);
    EXPECT_EQ(of({{"authorization", "x"}}), Refusal::TrailerForbidden);
    EXPECT_EQ(of({{"transfer-encoding", "chunked"}}), Refusal::ConnectionField);
    EXPECT_EQ(of({{":status", "200"}}), Refusal::PseudoFieldUnknown);
}

TEST(Http2Details, tell_paths_from_headers)
{
    EXPECT_EQ(http2::status_details_of(Refusal::TargetNotAscii), StatusDetails::InvalidHttp2ClientRequestPath);
    EXPECT_EQ(http2::status_details_of(Refusal::ConnectionField), StatusDetails::InvalidHttp2ClientHeaderFormat);
    EXPECT_EQ(http2::status_details_of(Refusal::HeadTooLong), StatusDetails::HeadersTooLong);
}

TEST(Http2Translation, says_the_same_in_http1_and_back)
{
    const std::vector<FieldList> requests{
        get(),
        get({{"cookie", "a=1"}, {"x", "y"}, {"cookie", "b"}}),
        get({{"te", "trailers"}, {"via", "2 a"}, {"x-forwarded-for", "1.2.3.4"}, {"accept", "a"}, {"accept", "b"}}),
        with("content-length", "17"),
        with(":method", "POST"),
        with(":path", "/a?b=c&d"),
        FieldList{{":method", "OPTIONS"}, {":scheme", "http"}, {":authority", "a"}, {":path", "*"}},
        FieldList{{":method", "GET"}, {":scheme", "https"}, {":path", "/"}, {"host", "only.host"}},
    };
    for (const FieldList& request : requests) {
        for (const bool ended : {false, true})
            EXPECT_EQ(tests::translation_problem(request, ended), "");
    }
}

} // namespace
} // namespace switchyard::http2
