// SPDX-License-Identifier: GPL-3.0-or-later
// Backends that break the protocol, byte for byte. Behind every answer stands another one that nobody asked for: no
// client may ever see it.
#include "tests/proxy/serve/serving.h"

#include <gtest/gtest.h>

#include <array>

namespace switchyard::serve {
namespace {

using namespace std::string_literals;

const std::string kOk = "HTTP/1.1 200 OK\r\n";
const std::string kPoison = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison";

/// What the backend sends, and what becomes of it.
struct Answer
{
    const char* name;
    std::string bytes;
    int status = 502;
    StatusDetails details = StatusDetails::BackendResponseCorrupted;
    std::string body = {}; ///< of a good answer
    std::string_view request = kGet;
    bool cut = false; ///< the client gets the beginning, then the connection ends
};

class OddAnswer : public testing::TestWithParam<Answer>
{};

TEST_P(OddAnswer, Poisons_nobody)
{
    const Answer& answer = GetParam();
    ScriptedBackend backend([&](RawSocket& connection, int index) {
        if (index > 0) {
            while (!connection.receive_request().empty())
                connection.send(ok("clean"));
            return;
        }
        connection.receive_request();
        connection.send(answer.bytes + kPoison);
        connection.receive_all();
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(answer.request);
    RawResponse response = client.receive_response(answer.request.starts_with("HEAD"));
    while (response.status / 100 == 1)
        response = client.receive_response(answer.request.starts_with("HEAD"));
    EXPECT_EQ(response.status, answer.status);
    EXPECT_EQ(response.complete, !answer.cut);
    if (!answer.cut && answer.status != 502) {
        EXPECT_EQ(response.body, answer.body);
    }
    const observe::AccessRecord first = rig.records(1)[0];
    EXPECT_EQ(first.status, answer.status);
    EXPECT_EQ(observe::to_string(first.details), observe::to_string(answer.details));
    if (answer.cut || response.header("connection") == "close") {
        EXPECT_TRUE(answer.cut || client.at_end());
        client = RawSocket::connect(rig.address());
    }
    client.send(kGet);
    EXPECT_EQ(client.receive_response().body, "clean");
    EXPECT_EQ(backend.connections(), 2) << "the connection was used again";
}

constexpr StatusDetails kSent = StatusDetails::ResponseSentByBackend;
constexpr std::string_view kHead = "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n";

INSTANTIATE_TEST_SUITE_P(
    BadResponses, OddAnswer,
    testing::Values(
        // two framings, or one that is none
        Answer{"length_then_chunked", kOk + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        Answer{"chunked_then_length", kOk + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"},
        Answer{"two_lengths", kOk + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"},
        Answer{"two_equal_lengths", kOk + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"},
        Answer{"length_list", kOk + "Content-Length: 5, 5\r\n\r\nhello"},
        Answer{"length_with_plus", kOk + "Content-Length: +5\r\n\r\nhello"},
        Answer{"length_negative", kOk + "Content-Length: -5\r\n\r\nhello"},
        Answer{"length_huge", kOk + "Content-Length: 99999999999999999999\r\n\r\nhello"},
        Answer{"length_folded", kOk + "Content-Length: 5\r\n 0\r\n\r\nhello"},
        Answer{"coding_unknown", kOk + "Transfer-Encoding: gzip\r\n\r\nhello"},
        Answer{"coding_list", kOk + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
        Answer{"coding_twice", kOk + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        Answer{"coding_in_old_version", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        Answer{"coding_space_before_colon", kOk + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"},
        // splitting
        Answer{"line_feed_in_value", kOk + "X: y\nSet-Cookie: evil=1\r\nContent-Length: 0\r\n\r\n"},
        Answer{"carriage_return_in_value", kOk + "X: y\rSet-Cookie: evil=1\r\nContent-Length: 0\r\n\r\n"},
        Answer{"nul_in_value", kOk + "X: a\0b\r\nContent-Length: 0\r\n\r\n"s},
        Answer{"line_feed_in_reason", "HTTP/1.1 200 O\nK\r\nContent-Length: 0\r\n\r\n"},
        Answer{"control_in_reason", "HTTP/1.1 200 O\x1bK\r\nContent-Length: 0\r\n\r\n"},
        Answer{"no_colon", kOk + "X\r\nContent-Length: 0\r\n\r\n"},
        Answer{"fold_before_first_field", kOk + " X: y\r\nContent-Length: 0\r\n\r\n"},
        Answer{"status_of_four_digits", "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n"},
        Answer{"status_of_two_digits", "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n"},
        Answer{"version_2", "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n"},
        Answer{"no_http", "220 mail.example.com ESMTP\r\n\r\n"},
        // interim answers
        Answer{"switching_unasked",
               "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n"},
        Answer{"interim_with_length", "HTTP/1.1 103 Early Hints\r\nContent-Length: 5\r\n\r\nhello"},
        Answer{"interim_chunked", "HTTP/1.1 100 Continue\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        Answer{"interim_then_garbage", "HTTP/1.1 103 Early Hints\r\n\r\nhello\r\n\r\n"},
        // bodies where none may be
        Answer{"body_behind_204", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello", 204, kSent},
        Answer{"chunks_behind_204",
               "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 204, kSent},
        Answer{"body_behind_304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello", 304, kSent},
        Answer{"body_behind_head", kOk + "Content-Length: 5\r\n\r\nhello", 200, kSent, "", kHead},
        Answer{"chunks_behind_head", kOk + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 200, kSent, "",
               kHead},
        // lengths that are not kept
        Answer{"bytes_beyond_the_length", kOk + "Content-Length: 5\r\n\r\nhello, world", 200, kSent, "hello"},
        Answer{"bytes_beyond_the_chunks", kOk + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\nworld", 200,
               kSent, "hello"},
        Answer{"answer_behind_an_empty_one", kOk + "Content-Length: 0\r\n\r\n", 200, kSent, ""},
        // chunks
        Answer{"size_not_hexadecimal", kOk + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"},
        Answer{"size_with_sign", kOk + "Transfer-Encoding: chunked\r\n\r\n+5\r\nhello\r\n0\r\n\r\n"},
        Answer{"size_huge", kOk + "Transfer-Encoding: chunked\r\n\r\n10000000000000005\r\nhello\r\n0\r\n\r\n"},
        Answer{"extension_ends_with_line_feed", kOk + "Transfer-Encoding: chunked\r\n\r\n5;x\nhello\r\n0\r\n\r\n"},
        Answer{"trailer_names_length", kOk + "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 5\r\n\r\n"},
        Answer{"trailer_sets_a_cookie", kOk + "Transfer-Encoding: chunked\r\n\r\n0\r\nSet-Cookie: a=b\r\n\r\n"},
        // sizes
        Answer{"head_too_long", kOk + "X: " + std::string(140'000, 'x') + "\r\n\r\n", 502,
               StatusDetails::BackendResponseHeadersTooLong}),
    [](const auto& info) { return info.param.name; });

TEST(BadResponses, Broken_chunk_behind_a_good_one_cuts_the_client_off)
{
    for (const std::string_view broken :
         {"5\r\nhello\r\nzz\r\n", "5\r\nhello!\r\n", "5\r\nhello\r\n0\r\nHost: a\r\n\r\n"}) {
        ScriptedBackend backend([&](RawSocket& connection, int) {
            connection.receive_request();
            connection.send(kOk + "Transfer-Encoding: chunked\r\n\r\n6\r\nbefore\r\n");
            connection.send(broken);
            connection.receive_all();
        });
        ServingRig rig(one_backend(backend));
        RawSocket client = RawSocket::connect(rig.address());
        client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const std::string all = client.receive_all();
        EXPECT_EQ(all.find("0\r\n\r\n"), std::string::npos) << all;
        EXPECT_EQ(observe::to_string(rig.records(1)[0].details), "backend_response_corrupted");
    }
}

} // namespace
} // namespace switchyard::serve
