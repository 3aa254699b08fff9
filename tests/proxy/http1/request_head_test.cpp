// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace switchyard::http1 {
namespace {

using http::BodyKind;
using reference::Head;
using reference::run_request;
using namespace std::string_literals;

const std::string kStart = "GET / HTTP/1.1\r\nHost: a\r\n";
const std::string kPost = "POST / HTTP/1.1\r\nHost: a\r\n";

struct Bad
{
    std::string bytes;
    Refusal refusal;
};

const std::vector<Bad>& bad_requests()
{
    static const std::vector<Bad> table{
        // line ends and control characters
        {"GET / HTTP/1.1\nHost: a\n\n", Refusal::BareLineFeed},
        {"\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::BareLineFeed},
        {"GET\n", Refusal::BareLineFeed},
        {"GET /\n", Refusal::BareLineFeed},
        {kStart + "X: y\nZ: w\r\n\r\n", Refusal::BareLineFeed},
        {kStart + "X: y\n\r\n", Refusal::BareLineFeed},
        {kStart + "X\n: y\r\n\r\n", Refusal::BareLineFeed},
        {kStart + "\n", Refusal::BareLineFeed},
        {kStart + "X: a\rb\r\n\r\n", Refusal::BareCarriageReturn},
        {kStart + "X: a\r\r\n\r\n", Refusal::BareCarriageReturn},
        {kStart + "\rX: a\r\n\r\n", Refusal::BareCarriageReturn},
        {"\rGET / HTTP/1.1\r\n\r\n", Refusal::BareCarriageReturn},
        {"GET / HTTP/1.1\rHost: a\r\n\r\n", Refusal::BareCarriageReturn},
        {"GET /\rx HTTP/1.1\r\n\r\n", Refusal::BareCarriageReturn},
        {kStart + "X: a\0b\r\n\r\n"s, Refusal::ControlCharacter},
        {kStart + "X\0: b\r\n\r\n"s, Refusal::ControlCharacter},
        {kStart + "X: a\x01\r\n\r\n", Refusal::ControlCharacter},
        {kStart + "X: a\x0b\x0c\r\n\r\n", Refusal::ControlCharacter},
        {kStart + "X: a\x7f\r\n\r\n", Refusal::ControlCharacter},
        {"GET /\0 HTTP/1.1\r\n\r\n"s, Refusal::ControlCharacter},
        {"GET /\t HTTP/1.1\r\n\r\n", Refusal::ControlCharacter},
        {"GET /a\x7f HTTP/1.1\r\n\r\n", Refusal::ControlCharacter},
        {"\0GET / HTTP/1.1\r\n\r\n"s, Refusal::ControlCharacter},
        {kPost + "Content-Length: 1\r\n 0\r\n\r\n", Refusal::LineFolding},
        {kPost + "Content-Length:\r\n\t10\r\n\r\n", Refusal::LineFolding},
        {kPost + "Content-Length: 10\r\n \r\n\r\n", Refusal::LineFolding},
        {kPost + "Transfer-Encoding: chunked\r\n , identity\r\n\r\n", Refusal::LineFolding},
        {"GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", Refusal::LineFolding},
        {kStart + "Connection: close,\r\n x\r\n\r\n", Refusal::LineFolding},
        {kStart + "Upgrade:\r\n websocket\r\n\r\n", Refusal::LineFolding},
        {kPost + "Content-Length: 1\r\nExpect:\r\n 100-continue\r\n\r\n", Refusal::LineFolding},
        {kStart + "X: y\r\n z\n\r\n", Refusal::BareLineFeed},
        {kStart + "X: y\r\n z\rw\r\n\r\n", Refusal::BareCarriageReturn},
        {"GET / HTTP/1.1\r\n Host: a\r\n\r\n", Refusal::LineFolding},
        // the request line
        {"\x16\x03\x01\x02\x00\x01"s, Refusal::FirstLineMalformed},
        {"\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::FirstLineMalformed},
        {" GET / HTTP/1.1\r\n\r\n", Refusal::FirstLineMalformed},
        {"GET\t/ HTTP/1.1\r\n\r\n", Refusal::FirstLineMalformed},
        {"GET / HTTP/1.1 \r\nHost: a\r\n\r\n", Refusal::FirstLineMalformed},
        {"GET / http/1.1\r\nHost: a\r\n\r\n", Refusal::FirstLineMalformed},
        {"GET / HTTP/1,1\r\nHost: a\r\n\r\n", Refusal::FirstLineMalformed},
        {"GET / HTTP/x.1\r\nHost: a\r\n\r\n", Refusal::FirstLineMalformed},
        {"GET / HTTPS/1.1\r\nHost: a\r\n\r\n", Refusal::FirstLineMalformed},
        {"GET /  HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::FirstLineMalformed},
        {"GET / extra HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::FirstLineMalformed},
        {"G@T / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::MethodNotToken},
        {"{GET} / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::MethodNotToken},
        {"GET: / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::MethodNotToken},
        {"ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::MethodTooLong},
        {"CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n", Refusal::MethodNotAllowed},
        {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetMissing},
        {"GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetNotAscii},
        {"GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetHasFragment},
        {"GET # HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetHasFragment},
        {"GET a/b HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetFormUnknown},
        {"GET ?q HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetFormUnknown},
        {"GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetFormUnknown},
        {"GET example.com:80 HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetFormUnknown},
        {"OPTIONS ** HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetFormUnknown},
        {"GET http:/// HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetAuthorityInvalid},
        {"GET http://user@a/ HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetAuthorityInvalid},
        {"GET http://a:b/ HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetAuthorityInvalid},
        {"GET http://a\\b/ HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetAuthorityInvalid},
        {"GET http://[::1/ HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::TargetAuthorityInvalid},
        {"GET * HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::AsteriskNotOptions},
        {"GET /\r\n", Refusal::VersionUnsupported},
        {"GET / HTTP/1.2\r\nHost: a\r\n\r\n", Refusal::VersionUnsupported},
        {"GET / HTTP/1.10\r\nHost: a\r\n\r\n", Refusal::VersionUnsupported},
        {"GET / HTTP/11.1\r\nHost: a\r\n\r\n", Refusal::VersionUnsupported},
        {"GET / HTTP/0.9\r\nHost: a\r\n\r\n", Refusal::VersionUnsupported},
        {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", Refusal::VersionUnsupported},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Refusal::VersionUnsupported},
        // names and hosts
        {kStart + ": y\r\n\r\n", Refusal::FieldNameEmpty},
        {kStart + "X(y): a\r\n\r\n", Refusal::FieldNameInvalid},
        {kStart + "X\x80: a\r\n\r\n", Refusal::FieldNameInvalid},
        {kStart + "no colon\r\n\r\n", Refusal::SpaceBeforeColon},
        {kStart + "nocolon\r\n\r\n", Refusal::FieldNameInvalid},
        {kStart + "X : y\r\n\r\n", Refusal::SpaceBeforeColon},
        {kStart + "X\t: y\r\n\r\n", Refusal::SpaceBeforeColon},
        {"GET / HTTP/1.1\r\nX: y\r\n\r\n", Refusal::HostMissing},
        {"GET / HTTP/1.1\r\n\r\n", Refusal::HostMissing},
        {"GET http://a/ HTTP/1.1\r\n\r\n", Refusal::HostMissing},
        {kStart + "Host: b\r\n\r\n", Refusal::HostRepeated},
        {kStart + "hOSt: a\r\n\r\n", Refusal::HostRepeated},
        {"GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", Refusal::HostRepeated},
        {"GET / HTTP/1.1\r\nHost:\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: a:80:80\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: :80\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: [127.0.0.1]\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: [::1]x\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: a%4\r\n\r\n", Refusal::HostInvalid},
        {"GET / HTTP/1.1\r\nHost: caf\xc3\xa9\r\n\r\n", Refusal::HostInvalid},
        {"GET http://b/ HTTP/1.1\r\nHost: a/b\r\n\r\n", Refusal::HostInvalid},
        // framing: what request smuggling is made of
        {kPost + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", Refusal::ContentLengthRepeated},
        {kPost + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n", Refusal::ContentLengthRepeated},
        {kPost + "Content-Length: 5, 5\r\n\r\n", Refusal::ContentLengthInvalid},
        {kPost + "Content-Length: +5\r\n\r\n", Refusal::ContentLengthInvalid},
        {kPost + "Content-Length: -5\r\n\r\n", Refusal::ContentLengthInvalid},
        {kPost + "Content-Length: 5 5\r\n\r\n", Refusal::ContentLengthInvalid},
        {kPost + "Content-Length: 0x5\r\n\r\n", Refusal::ContentLengthInvalid},
        {kPost + "Content-Length: 5;\r\n\r\n", Refusal::ContentLengthInvalid},
        {kPost + "Content-Length:\r\n\r\n", Refusal::ContentLengthInvalid},
        {kPost + "Content-Length: 1_000\r\n\r\n", Refusal::ContentLengthInvalid},
        {kPost + "Content-Length: 9999999999999999999\r\n\r\n", Refusal::ContentLengthTooLarge},
        {kPost + "Content-Length: 18446744073709551621\r\n\r\n", Refusal::ContentLengthTooLarge},
        {kPost + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::LengthAndTransferEncoding},
        {kPost + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", Refusal::LengthAndTransferEncoding},
        {kPost + "Transfer-Encoding: xchunked\r\n\r\n", Refusal::TransferEncodingUnknown},
        {kPost + "Transfer-Encoding: chunked, identity\r\n\r\n", Refusal::TransferEncodingUnknown},
        {kPost + "Transfer-Encoding: gzip, chunked\r\n\r\n", Refusal::TransferEncodingUnknown},
        {kPost + "Transfer-Encoding: chunked, chunked\r\n\r\n", Refusal::TransferEncodingUnknown},
        {kPost + "Transfer-Encoding: \"chunked\"\r\n\r\n", Refusal::TransferEncodingUnknown},
        {kPost + "Transfer-Encoding: \x0b"
                 "chunked\r\n\r\n",
         Refusal::ControlCharacter},
        {kPost + "Transfer-Encoding : chunked\r\n\r\n", Refusal::SpaceBeforeColon},
        {kPost + "Transfer-Encoding:\r\n chunked\r\n\r\n", Refusal::LineFolding},
        {kPost + "Content_Length: 5\r\nContent-Length: 5\r\n\r\n", Refusal::FramingImitated},
        {kPost + "Transfer_encoding: chunked\r\nContent-Length: 5\r\n\r\n", Refusal::FramingImitated},
        {kPost + "TRANSFER_ENCODING: x\r\n\r\n", Refusal::FramingImitated},
        {kPost + "Transfer-Encoding:\r\n\r\n", Refusal::TransferEncodingUnknown},
        {kPost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::TransferEncodingRepeated},
        {kPost + "Transfer-Encoding: chunked\r\nTransfer-encoding: x\r\n\r\n", Refusal::TransferEncodingRepeated},
        {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::TransferEncodingInOldVersion},
        {kPost + "\r\n", Refusal::BodyLengthRequired},
        {"PUT / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::BodyLengthRequired},
        {"PATCH / HTTP/1.0\r\n\r\n", Refusal::BodyLengthRequired},
        {"TRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n", Refusal::BodyNotAllowed},
        {"TRACE / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::BodyNotAllowed},
        // connection, expectations, upgrades
        {kStart + "Connection: close, a b\r\n\r\n", Refusal::ConnectionOptionInvalid},
        {kStart + "Connection: \"close\"\r\n\r\n", Refusal::ConnectionOptionInvalid},
        {kPost + "Content-Length: 1\r\nExpect: 200-ok\r\n\r\n", Refusal::ExpectUnsupported},
        {kPost + "Content-Length: 1\r\nExpect: 100-continue, x\r\n\r\n", Refusal::ExpectUnsupported},
        {kPost + "Expect: 100-continue\r\nExpect: 100-continue\r\n\r\n", Refusal::ExpectUnsupported},
        {kStart + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n", Refusal::UpgradeUnsupported},
        {kStart + "Upgrade: TLS/1.0\r\n\r\n", Refusal::UpgradeUnsupported},
        {kStart + "Upgrade: websocket, h2c\r\n\r\n", Refusal::UpgradeUnsupported},
        {kStart + "Upgrade: websocket\r\nUpgrade: websocket\r\n\r\n", Refusal::UpgradeUnsupported},
        {kPost + "Content-Length: 0\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n", Refusal::WebSocketMalformed},
        {kStart + "Content-Length: 3\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
         Refusal::WebSocketMalformed},
        {kStart + "Upgrade: websocket\r\nConnection: upgrade\r\nTransfer-Encoding: chunked\r\n\r\n",
         Refusal::WebSocketMalformed},
    };
    return table;
}

struct Good
{
    std::string head;
    std::string expected; ///< "METHOD authority path ?query flags": see describe()
};

std::string describe(const Head& head)
{
    std::string text = head.method + " " + head.authority + " " + head.path;
    if (head.has_query)
        text += " ?" + head.query;
    text += head.minor_version == 0 ? " 1.0" : "";
    text += head.keep_alive ? "" : " close";
    text += head.expects_continue ? " expects" : "";
    text += head.websocket ? " websocket" : "";
    text += head.https_target ? " https" : "";
    if (head.body == BodyKind::Chunked)
        text += " chunked";
    if (head.body == BodyKind::Length)
        text += " length " + std::to_string(head.content_length);
    for (const reference::Field& field : head.fields)
        text += field.hop_by_hop ? " -" + field.name : "";
    return text;
}

const std::vector<Good>& good_requests()
{
    static const std::vector<Good> table{
        {kStart + "\r\n", "GET a /"},
        {"\r\n" + kStart + "\r\n", "GET a /"},
        {"HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n", "HEAD a /x"},
        {"DELETE /x HTTP/1.1\r\nHost: a\r\n\r\n", "DELETE a /x"},
        {"get /x HTTP/1.1\r\nHost: a\r\n\r\n", "get a /x"},
        {"M-SEARCH /x HTTP/1.1\r\nHost: a\r\n\r\n", "M-SEARCH a /x"},
        {"!#$%&'*+-.^_`|~ / HTTP/1.1\r\nHost: a\r\n\r\n", "!#$%&'*+-.^_`|~ a /"},
        {"ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF / HTTP/1.1\r\nHost: a\r\n\r\n", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF a /"},
        {"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", "TRACE a /"},
        {"TRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "TRACE a /"},
        {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS a *"},
        {"OPTIONS http://b HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS b *"},
        {"OPTIONS http://b?x HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS b / ?x"},
        {"OPTIONS http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS b /"},
        {"GET http://b HTTP/1.1\r\nHost: a\r\n\r\n", "GET b /"},
        {"GET HTTP://B:81/p?q HTTP/1.1\r\nHost: a\r\n\r\n", "GET B:81 /p ?q"},
        {"GET https://b/p/?a=http://c/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET b /p/ ?a=http://c/ https"},
        {"GET http://[2001:db8::1]:8080/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET [2001:db8::1]:8080 /"},
        {"GET http://b?q HTTP/1.0\r\n\r\n", "GET b / ?q 1.0 close"},
        {"GET /? HTTP/1.1\r\nHost: a\r\n\r\n", "GET a / ?"},
        {"GET /a?b?c HTTP/1.1\r\nHost: a\r\n\r\n", "GET a /a ?b?c"},
        {"GET //a/../b;c=d HTTP/1.1\r\nHost: a\r\n\r\n", "GET a //a/../b;c=d"},
        {"GET /%zz|{}\"<>\\^` HTTP/1.1\r\nHost: a\r\n\r\n", "GET a /%zz|{}\"<>\\^`"},
        {"GET / HTTP/1.1\r\nHost:a\r\n\r\n", "GET a /"},
        {"GET / HTTP/1.1\r\nHost: \t a \t \r\n\r\n", "GET a /"},
        {"GET / HTTP/1.1\r\nhOsT: shop.example.com:8080\r\n\r\n", "GET shop.example.com:8080 /"},
        {"GET / HTTP/1.1\r\nHost: a:\r\n\r\n", "GET a: /"},
        {"GET / HTTP/1.1\r\nHost: 127.0.0.1:00080\r\n\r\n", "GET 127.0.0.1:00080 /"},
        {"GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n", "GET [::1] /"},
        {"GET / HTTP/1.1\r\nHost: [::1]:65535\r\n\r\n", "GET [::1]:65535 /"},
        {"GET / HTTP/1.1\r\nHost: a%20b_c~d!$&'()*+,;=\r\n\r\n", "GET a%20b_c~d!$&'()*+,;= /"},
        {"GET / HTTP/1.0\r\n\r\n", "GET  / 1.0 close"},
        {"GET / HTTP/1.0\r\nHost: a\r\nConnection: Keep-Alive\r\n\r\n", "GET a / 1.0 -Connection"},
        {kStart + "Connection: close\r\n\r\n", "GET a / close -Connection"},
        {kStart + "Connection: keep-alive\r\n\r\n", "GET a / -Connection"},
        {kStart + "Connection: keep-alive, CLOSE\r\n\r\n", "GET a / close -Connection"},
        {kStart + "Connection: ,, ,close,\r\n\r\n", "GET a / close -Connection"},
        {kStart + "Connection:\r\n\r\n", "GET a / -Connection"},
        {kStart + "X-A: 1\r\nx-b: 2\r\nConnection: x-a, X-B, x-c\r\nX-A: 3\r\n\r\n",
         "GET a / -X-A -x-b -Connection -X-A"},
        {kStart + "Connection: host, via, x-forwarded-for, content-length\r\nVia: 1\r\nX-Forwarded-For: 1\r\n\r\n",
         "GET a / -Connection"},
        {kStart + "TE: trailers\r\nKeep-Alive: timeout=5\r\nProxy-Connection: x\r\nTrailer: X\r\n\r\n",
         "GET a / -TE -Keep-Alive -Proxy-Connection"},
        {kStart + "Upgrade-Insecure-Requests: 1\r\n\r\n", "GET a /"},
        {"GET / HTTP/1.0\r\nUpgrade: h2c\r\n\r\n", "GET  / 1.0 close -Upgrade"},
        {kStart + "Connection: keep-alive, upgrade\r\nUpgrade: WebSocket\r\n\r\n",
         "GET a / websocket -Connection -Upgrade"},
        {kStart + "Upgrade: websocket\r\n\r\n", "GET a / -Upgrade"},
        {kStart + "Content-Type: x\r\nContent_Type: y\r\n\r\n", "GET a /"},
        {kPost + "Content-Length: 0\r\n\r\n", "POST a /"},
        {kPost + "Content-Length: 00005\r\n\r\n", "POST a / length 5"},
        {kPost + "content-length:\t7 \r\n\r\n", "POST a / length 7"},
        {kPost + "Content-Length: 999999999999999999\r\n\r\n", "POST a / length 999999999999999999"},
        {kPost + "Transfer-Encoding: Chunked\r\n\r\n", "POST a / chunked"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n", "GET a / length 3"},
        {kPost + "Content-Length: 3\r\nExpect: 100-Continue\r\n\r\n", "POST a / expects length 3"},
        {kStart + "Expect: 100-continue\r\n\r\n", "GET a /"},
        {"POST / HTTP/1.0\r\nContent-Length: 3\r\nExpect: x\r\n\r\n", "POST  / 1.0 close length 3 -Expect"},
        {kStart + "X: caf\xc3\xa9 \x80\xff\r\n\r\n", "GET a /"},
        {kStart + "X:\r\nY: \t \r\n\r\n", "GET a /"},
    };
    return table;
}

std::string bytes_of(const Head& head) { return reference::to_string(head); }

TEST(RequestHead, Refuses_each_bad_head_for_its_own_reason)
{
    ASSERT_GE(bad_requests().size(), 60U);
    for (const Bad& bad : bad_requests()) {
        const Head head = run_request(bad.bytes);
        EXPECT_EQ(to_string(head.result.refusal), to_string(bad.refusal)) << testing::PrintToString(bad.bytes);
        EXPECT_TRUE(head.result.refused());
        EXPECT_EQ(head.result.size, 0U);
    }
}

TEST(RequestHead, Reads_each_good_head)
{
    ASSERT_GE(good_requests().size(), 40U);
    for (const Good& good : good_requests()) {
        const Head head = run_request(good.head + "following bytes");
        EXPECT_EQ(to_string(head.result.refusal), to_string(Refusal::None)) << good.head;
        EXPECT_EQ(head.result.size, good.head.size()) << good.head;
        EXPECT_EQ(describe(head), good.expected);
    }
}

TEST(RequestHead, Keeps_names_and_trimmed_values_in_order)
{
    const Head head = run_request(kStart + "X-One:  a b \t\r\nX-two:\r\nX-One: \xff\r\n\r\n");
    EXPECT_THAT(head.fields, testing::ElementsAre(reference::Field{"Host", "a"}, reference::Field{"X-One", "a b"},
                                                  reference::Field{"X-two", ""}, reference::Field{"X-One", "\xff"}));
}

TEST(RequestHead, Replaces_line_folding_by_spaces)
{
    const Head head = run_request(kStart + "X: a\r\n b\r\n\tc\r\nY:\r\n \r\n d\r\n\r\n");
    ASSERT_TRUE(head.result.complete()) << to_string(head.result.refusal);
    EXPECT_THAT(head.fields, testing::ElementsAre(reference::Field{"Host", "a"}, reference::Field{"X", "a   b  \tc"},
                                                  reference::Field{"Y", "d"}));
}

TEST(RequestHead, Says_the_same_wherever_the_bytes_are_cut)
{
    std::vector<std::string> inputs;
    for (const Bad& bad : bad_requests())
        inputs.push_back(bad.bytes);
    for (const Good& good : good_requests())
        inputs.push_back(good.head + "GET");
    for (const std::string& input : inputs) {
        const Head whole = run_request(input);
        for (std::size_t cut = 0; cut <= input.size(); ++cut) {
            const Head split = run_request(input, {cut});
            ASSERT_EQ(bytes_of(split), bytes_of(whole)) << testing::PrintToString(input) << " cut at " << cut;
        }
        std::vector<std::size_t> every(input.size());
        std::iota(every.begin(), every.end(), 0U);
        ASSERT_EQ(bytes_of(run_request(input, every)), bytes_of(whole)) << testing::PrintToString(input);
    }
}

TEST(RequestHead, Waits_for_more_exactly_until_the_empty_line)
{
    const std::string head = kPost + "Content-Length: 3\r\nX: y\r\n\r\n";
    for (std::size_t size = 0; size < head.size(); ++size)
        EXPECT_EQ(run_request(head.substr(0, size)).result.status, HeadResult::Status::NeedMore) << size;
    EXPECT_TRUE(run_request(head).result.complete());
}

TEST(RequestHead, Is_limited_in_bytes)
{
    const auto padded = [](std::size_t size) {
        const std::string frame = "GET / HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n";
        return "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(size - frame.size(), 'x') + "\r\n\r\n";
    };
    EXPECT_TRUE(run_request(padded(60 * 1024)).result.complete());
    EXPECT_EQ(run_request(padded(60 * 1024 + 1)).result.refusal, Refusal::HeadTooLong);
    EXPECT_EQ(run_request("GET /" + std::string(61 * 1024, 'a')).result.refusal, Refusal::HeadTooLong);
    EXPECT_EQ(run_request(kStart + std::string(61 * 1024, 'a')).result.refusal, Refusal::HeadTooLong);
    EXPECT_EQ(run_request(padded(61 * 1024).substr(0, 60 * 1024 - 1)).result.status, HeadResult::Status::NeedMore);
}

TEST(RequestHead, Is_limited_in_lines)
{
    const HeadLimits limits{.fields = 3};
    EXPECT_TRUE(run_request(kStart + "A: 1\r\nB: 1\r\n\r\n", {}, limits).result.complete());
    EXPECT_EQ(run_request(kStart + "A: 1\r\nB: 1\r\nC: 1\r\n\r\n", {}, limits).result.refusal, Refusal::TooManyFields);

    std::vector<http::HeaderField> storage(2);
    HeadScan scan;
    http::RequestHead head;
    std::string bytes = kStart + "A: 1\r\nB: 1\r\n\r\n";
    EXPECT_EQ(parse_request_head(bytes, storage, scan, head).refusal, Refusal::TooManyFields);
}

TEST(RequestHead, Allows_a_bounded_number_of_connection_options)
{
    std::string options = "o";
    for (int i = 1; i < 32; ++i)
        options += ", o" + std::to_string(i);
    EXPECT_TRUE(run_request(kStart + "Connection: " + options + "\r\n\r\n").result.complete());
    EXPECT_EQ(run_request(kStart + "Connection: " + options + "\r\nConnection: x\r\n\r\n").result.refusal,
              Refusal::TooManyConnectionOptions);
}

/// A slow client must not make the parser look at its bytes again and again: 60 KiB byte by byte is 61,440 calls, and
/// quadratic work would be 1.9 thousand million bytes.
TEST(RequestHead, Costs_the_same_when_it_arrives_byte_by_byte)
{
    std::string bytes = kStart + "X: " + std::string(60'000, 'x') + "\r\n\r\n";
    std::vector<http::HeaderField> storage(8);
    HeadScan scan;
    http::RequestHead head;
    std::uint32_t looked_at = 0;
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
        const std::uint32_t before = scan.scanned;
        const HeadResult result = parse_request_head(std::span(bytes).first(size), storage, scan, head);
        ASSERT_FALSE(result.refused());
        looked_at += static_cast<std::uint32_t>(size) - before;
        if (result.complete())
            EXPECT_EQ(size, bytes.size());
    }
    EXPECT_LT(looked_at, 3 * bytes.size());
}

TEST(RequestHead, Gives_errors_the_kind_and_the_log_value_of_the_vendor)
{
    const auto kind = [](std::string_view bytes) { return kind_of(run_request(bytes).result.refusal, Origin::Client); };
    const auto details = [](std::string_view bytes) { return status_details_of(run_request(bytes).result.refusal); };
    using observe::StatusDetails;
    EXPECT_EQ(kind("GET / HTTP/1.1\n"), ErrorKind::RequestMalformed);
    EXPECT_EQ(details("GET / HTTP/1.1\n"), StatusDetails::FailedParsingClientHeaders);
    EXPECT_EQ(details(kStart + "Host: b\r\n\r\n"), StatusDetails::InvalidRequestHeaders);
    EXPECT_EQ(kind("G@T / HTTP/1.1\r\n"), ErrorKind::RequestMethodUnsupported);
    EXPECT_EQ(details("CONNECT a:1 HTTP/1.1\r\n"), StatusDetails::UnsupportedMethod);
    EXPECT_EQ(kind("GET / HTTP/2.0\r\n"), ErrorKind::RequestVersionUnsupported);
    EXPECT_EQ(kind(kStart + "Upgrade: x\r\n\r\n"), ErrorKind::RequestUpgradeRejected);
    EXPECT_EQ(details(kStart + "Upgrade: h2c\r\n\r\n"), StatusDetails::UpgradeHeaderRejected);
    EXPECT_EQ(kind(kPost + "\r\n"), ErrorKind::RequestBodyLengthRequired);
    EXPECT_EQ(details(kPost + "Expect: x\r\n\r\n"), StatusDetails::UnsupportedContinue);
    EXPECT_EQ(kind(std::string(70'000, 'A') + " "), ErrorKind::RequestMethodUnsupported);
    EXPECT_EQ(kind("GET /" + std::string(70'000, 'a')), ErrorKind::RequestHeadersTooLong);
    EXPECT_EQ(error_of(Refusal::HostMissing, Origin::Client),
              (Error{ErrorKind::RequestMalformed, Origin::Client, Retry::Never,
                     "HTTP/1.1 needs a Host header, there is none"}));
}

} // namespace
} // namespace switchyard::http1
