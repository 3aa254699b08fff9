// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http2/head_writer.h"

#include "proxy/http2/grpc_trailers.h"

#include <gtest/gtest.h>

#include <string>

namespace switchyard::http2 {
namespace {

std::string text_of(HeadWriter::Fields fields)
{
    std::string text;
    for (const nghttp2_nv& field : fields) {
        text.append(reinterpret_cast<const char*>(field.name), field.namelen);
        text += '=';
        text.append(reinterpret_cast<const char*>(field.value), field.valuelen);
        text += '\n';
    }
    return text;
}

TEST(HeadWriter, makes_fields_of_a_request)
{
    HeadWriter writer;
    std::string head =
        "POST /a?b HTTP/1.1\r\nX-Mixed:  padded \r\nHost: shop:8080\r\nConnection: TE, close\r\nTE: trailers\r\n"
        "Transfer-Encoding: chunked\r\nKeep-Alive: 5\r\nUpgrade: x\r\nempty:\r\n\r\n";
    EXPECT_EQ(text_of(writer.request(head, "https")), ":method=POST\n:scheme=https\n:authority=shop:8080\n:path=/a?b\n"
                                                      "x-mixed=padded\nte=trailers\nempty=\n");
}

TEST(HeadWriter, makes_fields_of_a_response)
{
    HeadWriter writer;
    std::string head = "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\nConnection: close\r\nSet-Cookie: a=b: c\r\n\r\n";
    EXPECT_EQ(text_of(writer.response(head)), ":status=404\ncontent-length=3\nset-cookie=a=b: c\n");
    head = "HTTP/1.1 200 \r\n\r\n";
    EXPECT_EQ(text_of(writer.response(head)), ":status=200\n");
}

TEST(HeadWriter, answers_extended_connect_with_200)
{
    HeadWriter writer;
    std::string head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Accept: x\r\nSec-WebSocket-Protocol: chat\r\n\r\n";
    EXPECT_EQ(text_of(writer.response(head)), ":status=200\nsec-websocket-protocol=chat\n");
}

TEST(GrpcTrailers, encode_what_a_message_may_not_hold)
{
    const GrpcTrailers trailers(14, "50 % of \"b\u00fc\"\n");
    EXPECT_EQ(trailers.text(), "grpc-status: 14\r\ngrpc-message: 50 %25 of \"b%C3%BC\"%0A\r\n");
    HeadWriter writer;
    EXPECT_EQ(text_of(writer.trailers(trailers.lines())), "grpc-status=14\ngrpc-message=50 %25 of \"b%C3%BC\"%0A\n");
}

} // namespace
} // namespace switchyard::http2
