// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that two parsers could take for different things, over real sockets and byte for byte. Behind every one of
// them stands another request: neither the backend nor the log may ever see that one.
#include "tests/proxy/serve/serving.h"

#include <gtest/gtest.h>

#include <array>
#include <mutex>

namespace switchyard::serve {
namespace {

using namespace std::string_literals;

const std::string kHidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string kStart = "GET / HTTP/1.1\r\nHost: a\r\n";
const std::string kPost = "POST / HTTP/1.1\r\nHost: a\r\n";
const std::string kChunked = kPost + "Transfer-Encoding: chunked\r\n\r\n";

struct Attack
{
    const char* name;
    std::string bytes;
    int status = 400;
    StatusDetails details = StatusDetails::InvalidRequestHeaders;
};

constexpr StatusDetails kParsing = StatusDetails::FailedParsingClientHeaders;
constexpr StatusDetails kFraming = StatusDetails::InvalidChunkFraming;
constexpr StatusDetails kBody = StatusDetails::MalformedChunkedBody;

/// Whatever a backend receives, over all its connections.
class Recording
{
public:
    ScriptedBackend::Script script()
    {
        return [this](RawSocket& connection, int) {
            for (std::string bytes = connection.receive(); !bytes.empty(); bytes = connection.receive()) {
                const std::scoped_lock lock(mutex_);
                received_ += bytes;
            }
        };
    }
    std::string received()
    {
        const std::scoped_lock lock(mutex_);
        return received_;
    }

private:
    std::mutex mutex_;
    std::string received_;
};

std::string name_of(const testing::TestParamInfo<Attack>& info) { return info.param.name; }

/// The one answer, and then the end of the connection.
void expect_refused(const Attack& attack, RawSocket& client)
{
    const RawResponse response = client.receive_response();
    EXPECT_EQ(response.status, attack.status);
    EXPECT_TRUE(response.complete);
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_TRUE(client.at_end()) << "something behind the refused request was answered";
}

void expect_one_record(const Attack& attack, ServingRig& rig)
{
    const auto& records = rig.records(1);
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].status, attack.status);
    EXPECT_EQ(observe::to_string(records[0].details), observe::to_string(attack.details));
}

class HeadAttack : public testing::TestWithParam<Attack>
{};

TEST_P(HeadAttack, Reaches_no_backend_and_ends_the_connection)
{
    for (const bool in_pieces : {false, true}) {
        Recording recording;
        ScriptedBackend backend(recording.script());
        ServingRig rig(one_backend(backend));
        RawSocket client = RawSocket::connect(rig.address());
        const std::string bytes = GetParam().bytes + kHidden;
        if (in_pieces) {
            client.send(std::string_view(bytes).substr(0, bytes.size() / 2));
            client.send(std::string_view(bytes).substr(bytes.size() / 2));
        } else {
            client.send(bytes);
        }
        expect_refused(GetParam(), client);
        expect_one_record(GetParam(), rig);
        EXPECT_EQ(backend.connections(), 0);
    }
}

const std::array kHeadAttacks{
    // two framings, or one that is none
    Attack{"length_then_chunked", kPost + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    Attack{"chunked_then_length", kPost + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n"},
    Attack{"chunked_on_get_with_length", kStart + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    Attack{"two_lengths", kPost + "Content-Length: 5\r\nContent-Length: 0\r\n\r\nhello"},
    Attack{"two_equal_lengths", kPost + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"},
    Attack{"length_list", kPost + "Content-Length: 5, 5\r\n\r\nhello"},
    Attack{"length_with_plus", kPost + "Content-Length: +5\r\n\r\nhello"},
    Attack{"length_negative", kPost + "Content-Length: -1\r\n\r\n"},
    Attack{"length_hexadecimal", kPost + "Content-Length: 0x5\r\n\r\nhello"},
    Attack{"length_with_blank", kPost + "Content-Length: 1 0\r\n\r\nhello"},
    Attack{"length_with_form_feed", kPost + "Content-Length: \f5\r\n\r\nhello", 400, kParsing},
    Attack{"length_empty", kPost + "Content-Length: \r\n\r\nhello"},
    Attack{"length_with_point", kPost + "Content-Length: 5.0\r\n\r\nhello"},
    Attack{"length_in_exponent_form", kPost + "Content-Length: 5e0\r\n\r\nhello"},
    Attack{"length_around_2_64", kPost + "Content-Length: 18446744073709551621\r\n\r\nhello"},
    Attack{"length_around_2_63", kPost + "Content-Length: 9223372036854775813\r\n\r\nhello"},
    Attack{"length_of_many_digits", kPost + "Content-Length: " + std::string(5'000, '9') + "\r\n\r\n"},
    Attack{"length_folded", kPost + "Content-Length: 1\r\n 0\r\n\r\nhello", 400, kParsing},
    Attack{"length_with_underscore", kPost + "Content_Length: 50\r\nContent-Length: 0\r\n\r\n"},
    Attack{"length_in_another_fold", kStart + "X: y\r\n\tContent-Length: 5\r\nContent-Length: x\r\n\r\nhello"},
    Attack{"coding_unknown", kPost + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
    Attack{"coding_identity", kPost + "Transfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello"},
    Attack{"coding_after_chunked", kPost + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"},
    Attack{"coding_before_chunked", kPost + "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n"},
    Attack{"coding_gzip_chunked", kPost + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
    Attack{"coding_twice", kPost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    Attack{"coding_twice_second_odd", kPost + "Transfer-Encoding: chunked\r\nTransfer-encoding: cow\r\n\r\n0\r\n\r\n"},
    Attack{"coding_quoted", kPost + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"},
    Attack{"coding_with_parameter", kPost + "Transfer-Encoding: chunked;x=y\r\n\r\n0\r\n\r\n"},
    Attack{"coding_empty", kPost + "Transfer-Encoding:\r\nContent-Length: 5\r\n\r\nhello"},
    Attack{"coding_comma", kPost + "Transfer-Encoding: ,chunked\r\n\r\n0\r\n\r\n"},
    Attack{"coding_vertical_tab", kPost + "Transfer-Encoding: \x0b"s + "chunked\r\n\r\n0\r\n\r\n", 400, kParsing},
    Attack{"coding_nbsp", kPost + "Transfer-Encoding: \xa0"s + "chunked\r\n\r\n0\r\n\r\n"},
    Attack{"coding_nul", kPost + "Transfer-Encoding: chunked\0\r\n\r\n0\r\n\r\n"s, 400, kParsing},
    Attack{"coding_folded", kPost + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 400, kParsing},
    Attack{"coding_fold_appended", kPost + "Transfer-Encoding: chunked\r\n , x\r\n\r\n0\r\n\r\n", 400, kParsing},
    Attack{"coding_space_before_colon", kPost + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400, kParsing},
    Attack{"coding_tab_before_colon", kPost + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n", 400, kParsing},
    Attack{"coding_line_begins_with_space", kPost + " Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, kParsing},
    Attack{"coding_with_underscore", kPost + "Transfer_Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"},
    Attack{"coding_nul_in_name", kPost + "Transfer-Encoding\0: chunked\r\n\r\n"s, 400, kParsing},
    Attack{"coding_in_old_version",
           "POST / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    Attack{"no_framing_on_post", kPost + "\r\n", 411, StatusDetails::RequiredBodyButNoContentLength},
    Attack{"body_on_trace", "TRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 400,
           StatusDetails::BodyNotAllowed},
    // ends of lines and bytes that no head may hold
    Attack{"line_feed_ends_request_line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400, kParsing},
    Attack{"line_feed_ends_field", kStart + "X: y\nTransfer-Encoding: chunked\r\n\r\n", 400, kParsing},
    Attack{"line_feed_ends_head", kStart + "X: y\r\n\n", 400, kParsing},
    Attack{"carriage_return_ends_field", kStart + "X: y\rContent-Length: 50\r\n\r\n", 400, kParsing},
    Attack{"carriage_return_ends_head", kStart + "\rX: y\r\n\r\n", 400, kParsing},
    Attack{"two_carriage_returns", kStart + "X: y\r\r\n\r\n", 400, kParsing},
    Attack{"nul_in_value", kStart + "X: a\0b\r\n\r\n"s, 400, kParsing},
    Attack{"nul_in_target", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"s, 400, kParsing},
    Attack{"line_feed_in_fold", kStart + "X: y\r\n z\nY: w\r\n\r\n", 400, kParsing},
    Attack{"fold_before_first_field", "GET / HTTP/1.1\r\n X: y\r\nHost: a\r\n\r\n", 400, kParsing},
    Attack{"no_colon", kStart + "X\r\n\r\n", 400, kParsing},
    Attack{"no_name", kStart + ": y\r\n\r\n", 400, kParsing},
    Attack{"quoted_name", kStart + "\"X\": y\r\n\r\n", 400, kParsing},
    // the request line
    Attack{"old_request", "GET /\r\n\r\n", 400, StatusDetails::HttpVersionNotSupported},
    Attack{"http2_preface_misspelt", "PRI * HTTP/2.0\r\n\r\nMS\r\n\r\n", 400, StatusDetails::HttpVersionNotSupported},
    Attack{"version_lower_case", "GET / http/1.1\r\nHost: a\r\n\r\n", 400, kParsing},
    Attack{"version_with_blank", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400, kParsing},
    Attack{"two_targets", "GET / /x HTTP/1.1\r\nHost: a\r\n\r\n", 400, kParsing},
    Attack{"tab_in_request_line", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, kParsing},
    Attack{"connect", "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n", 400, StatusDetails::UnsupportedMethod},
    Attack{"method_is_no_token", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400, StatusDetails::UnsupportedMethod},
    Attack{"fragment", "GET /x#y HTTP/1.1\r\nHost: a\r\n\r\n", 400, kParsing},
    // who is meant
    Attack{"no_host", "GET / HTTP/1.1\r\n\r\n"},
    Attack{"two_hosts", kStart + "Host: b\r\n\r\n"},
    Attack{"two_equal_hosts", kStart + "host: a\r\n\r\n"},
    Attack{"host_empty", "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
    Attack{"host_with_path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"},
    Attack{"host_with_user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"},
    Attack{"host_list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"},
    Attack{"host_folded", "GET / HTTP/1.1\r\nHost: a\r\n .b\r\n\r\n", 400, kParsing},
    Attack{"host_space_before_colon", "GET / HTTP/1.1\r\nHost : a\r\nHost: b\r\n\r\n", 400, kParsing},
    Attack{"absolute_target_with_user", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, kParsing},
    Attack{"absolute_target_without_host_line", "GET http://a/ HTTP/1.1\r\n\r\n"},
    Attack{"absolute_target_and_bad_host_line", "GET http://a/ HTTP/1.1\r\nHost: b/c\r\n\r\n"},
    Attack{"absolute_target_of_https", "GET https://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400,
           StatusDetails::SecureUrlRejected},
    Attack{"other_scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, kParsing},
    // other protocols and expectations
    Attack{"upgrade_to_h2c",
           kStart + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n", 400,
           StatusDetails::UpgradeHeaderRejected},
    Attack{"upgrade_list", kStart + "Connection: Upgrade\r\nUpgrade: websocket, h2c\r\n\r\n", 400,
           StatusDetails::UpgradeHeaderRejected},
    Attack{"websocket_with_body",
           kStart + "Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 5\r\n\r\nhello", 400,
           StatusDetails::UpgradeHeaderRejected},
    Attack{"websocket_by_post", kPost + "Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 0\r\n\r\n", 400,
           StatusDetails::UpgradeHeaderRejected},
    Attack{"expectation_unknown", kPost + "Content-Length: 5\r\nExpect: x\r\n\r\nhello", 400,
           StatusDetails::UnsupportedContinue},
    Attack{"expectation_twice",
           kPost + "Content-Length: 5\r\nExpect: 100-continue\r\nExpect: 100-continue\r\n\r\nhello", 400,
           StatusDetails::UnsupportedContinue},
    Attack{"connection_option_is_no_name", kStart + "Connection: close, x y\r\n\r\n"},
    // sizes
    Attack{"head_too_long", kStart + "X: " + std::string(70'000, 'x') + "\r\n\r\n", 413, StatusDetails::HeadersTooLong},
};

INSTANTIATE_TEST_SUITE_P(Smuggling, HeadAttack, testing::ValuesIn(kHeadAttacks), name_of);

/// The head is fine and on its way; the body is not.
class BodyAttack : public testing::TestWithParam<Attack>
{};

TEST_P(BodyAttack, Ends_both_connections_and_hides_nothing)
{
    for (const bool in_pieces : {false, true}) {
        Recording recording;
        ScriptedBackend backend(recording.script());
        ServingRig rig(one_backend(backend));
        RawSocket client = RawSocket::connect(rig.address());
        client.send(kChunked);
        if (in_pieces) {
            ASSERT_TRUE(wait_for([&] { return !recording.received().empty(); })); // the head has passed
        }
        client.send(GetParam().bytes + kHidden);
        expect_refused(GetParam(), client);
        expect_one_record(GetParam(), rig);
        EXPECT_EQ(recording.received().find("/hidden"), std::string::npos) << recording.received();
    }
}

const std::array kBodyAttacks{
    Attack{"size_not_hexadecimal", "xyz\r\n", 400, kFraming},
    Attack{"size_empty", "\r\n", 400, kFraming},
    Attack{"size_with_prefix", "0x5\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_with_sign", "+5\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_negative", "-1\r\n", 400, kFraming},
    Attack{"size_with_leading_blank", " 5\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_with_trailing_blank", "5 \r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_with_comma", "5,5\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_with_underscore", "1_0\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_around_2_64", "10000000000000005\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_around_2_63", "8000000000000005\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_of_many_zeros", std::string(400, '0') + "5\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_ends_with_line_feed", "5\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"size_ends_with_carriage_return", "5\rhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"extension_ends_with_line_feed", "5;x\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"extension_holds_carriage_return", "5;x\ry\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"extension_quotes_line_feed", "5;x=\"\n\"\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"extension_holds_nul", "5;x\0\r\nhello\r\n0\r\n\r\n"s, 400, kFraming},
    Attack{"extension_too_long", "5;" + std::string(2'000, 'x') + "\r\nhello\r\n0\r\n\r\n", 400, kFraming},
    Attack{"data_longer_than_its_size", "5\r\nhello, world\r\n0\r\n\r\n", 400, kFraming},
    Attack{"data_ends_with_line_feed", "5\r\nhello\n0\r\n\r\n", 400, kFraming},
    Attack{"data_ends_with_nothing", "5\r\nhello0\r\n\r\n", 400, kFraming},
    Attack{"last_chunk_ends_with_line_feed", "5\r\nhello\r\n0\n\r\n", 400, kFraming},
    Attack{"trailers_end_with_line_feed", "0\r\n\n", 411, kBody},
    Attack{"trailer_ends_with_line_feed", "0\r\nX: y\n\r\n", 411, kBody},
    Attack{"trailer_is_a_request", "0\r\nGET /hidden HTTP/1.1\r\nHost: a\r\n\r\n", 411, kBody},
    Attack{"trailer_is_folded", "0\r\nX: y\r\n z\r\n\r\n", 411, kBody},
    Attack{"trailer_names_length", "0\r\nContent-Length: 5\r\n\r\n", 411, kBody},
    Attack{"trailer_names_coding", "0\r\nTransfer-Encoding: chunked\r\n\r\n", 411, kBody},
    Attack{"trailer_names_host", "0\r\nHost: b\r\n\r\n", 411, kBody},
    Attack{"trailer_names_client", "0\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n", 411, kBody},
    Attack{"trailer_names_credentials", "0\r\nAuthorization: Basic eDp5\r\n\r\n", 411, kBody},
    Attack{"trailer_space_before_colon", "0\r\nX : y\r\n\r\n", 411, kBody},
    Attack{"trailers_too_long", "0\r\nX: " + std::string(10'000, 'x') + "\r\n\r\n", 411, kBody},
};

INSTANTIATE_TEST_SUITE_P(Smuggling, BodyAttack, testing::ValuesIn(kBodyAttacks), name_of);

TEST(Smuggling, Request_behind_a_complete_body_is_a_request_of_its_own)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kPost + "Content-Length: 5\r\n\r\nGET /" + "GET /next HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive_response().status, 200);
    EXPECT_EQ(client.receive_response().status, 200);
    const auto& records = rig.records(2);
    EXPECT_EQ(records[0].request_bytes, 5U);
    EXPECT_EQ(records[1].request_target(), "/next");
}

TEST(Smuggling, Nominated_lines_go_but_none_that_frames_or_routes)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
    ServingRig rig(one_backend(backend));
    EXPECT_EQ(fetch(rig.address(), kPost + "Connection: content-length, host, via, x-forwarded-for, x-gone, close\r\n"
                                           "X-Gone: 1\r\nVia: 1.1 cdn\r\nX-Forwarded-For: 192.0.2.9\r\n"
                                           "Content-Length: 5\r\n\r\nhello")
                  .status,
              200);
    rig.records(1);
    ASSERT_EQ(requests.size(), 1U);
    const std::string& sent = requests[0];
    for (const char* kept : {"host: a\r\n", "content-length: 5\r\n", "192.0.2.9,127.0.0.1,", "1.1 cdn, 1.1 google"})
        EXPECT_NE(sent.find(kept), std::string::npos) << kept << "\n" << sent;
    for (const char* gone : {"x-gone", "connection", "close"})
        EXPECT_EQ(sent.find(gone), std::string::npos) << gone << "\n" << sent;
}

TEST(Smuggling, Authority_of_the_target_replaces_the_host_line)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
    ServingRig rig(one_backend(backend));
    EXPECT_EQ(fetch(rig.address(), "GET http://b.example/p?q HTTP/1.1\r\nHost: a.example\r\n\r\n").status, 200);
    EXPECT_EQ(rig.records(1)[0].host(), "b.example");
    EXPECT_TRUE(requests.at(0).starts_with("GET /p?q HTTP/1.1\r\n")) << requests.at(0);
    EXPECT_EQ(requests.at(0).find("a.example"), std::string::npos);
}

TEST(Smuggling, Loop_is_broken_after_some_rounds)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
    ServingRig rig(one_backend(backend));
    std::string via = "Via: 1.1 googleplex, 1.1 agoogle";
    for (int i = 0; i < 7; ++i)
        via += ", 1.1 google";
    EXPECT_EQ(fetch(rig.address(), kStart + via + "\r\n\r\n").status, 200);
    EXPECT_EQ(fetch(rig.address(), kStart + via + "\r\nVia: 1.1 google\r\n\r\n").status, 502);
    EXPECT_EQ(observe::to_string(rig.records(2)[1].details), "request_loop_detected");
    EXPECT_EQ(requests.size(), 1U);
}

} // namespace
} // namespace switchyard::serve
