// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/head_parser.h"
#include "proxy/http1/head_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace switchyard::http1 {
namespace {

using http::Method;

std::string forward_request(std::string bytes, const RequestEdits& edits)
{
    std::vector<http::HeaderField> storage(64);
    HeadScan scan;
    http::RequestHead head;
    const HeadResult result = parse_request_head(bytes, storage, scan, head);
    EXPECT_TRUE(result.complete()) << to_string(result.refusal) << "\n" << bytes;
    std::string out(bytes.size() + 1024, '?');
    out.resize(write_request_head(head, edits, out));
    return out;
}

std::string forward_response(std::string bytes, const ResponseEdits& edits)
{
    std::vector<http::HeaderField> storage(64);
    HeadScan scan;
    http::ResponseHead head;
    const HeadResult result = parse_response_head(bytes, storage, scan, Method::Get, head);
    EXPECT_TRUE(result.complete()) << to_string(result.refusal) << "\n" << bytes;
    std::string out(bytes.size() + 1024, '?');
    out.resize(write_response_head(head, edits, out));
    return out;
}

NameSet names(std::initializer_list<std::string_view> list)
{
    NameSet set;
    for (const std::string_view name : list)
        set.insert(name);
    return set;
}

struct RequestCase
{
    std::string received;
    RequestEdits edits;
    std::string sent;
};

const RequestEdits kUsual{.forwarded_for = "203.0.113.7,127.0.0.1", .forwarded_proto = "http", .via = "1.1 google"};

TEST(HeadWriter, Edits_requests)
{
    const std::string get = "GET /p?q HTTP/1.1\r\n";
    const std::string host = "Host: a\r\n";
    const std::string usual =
        "X-Forwarded-For: 203.0.113.7,127.0.0.1\r\nX-Forwarded-Proto: http\r\nVia: 1.1 google\r\n";
    const NameSet removed = names({"x-SECRET", "Cookie"});
    const NameSet own = names({"via", "X-FORWARDED-FOR", "x-forwarded-proto", "user-agent"});
    const std::vector<std::string_view> added{"X-New: ", "1", "\r\n", "", "X-Other: 2\r\n"};
    const std::vector<RequestCase> table{
        {get + host + "\r\n", {}, get + host + "\r\n"},
        {get + host + "A: 1\r\nB:2\r\n\r\n", kUsual, get + host + "A: 1\r\nB:2\r\n" + usual + "\r\n"},
        // lists become one line, and go on in it
        {get + host + "X-Forwarded-For: 1.1.1.1\r\nB: 2\r\nVia: 1.0 x\r\n\r\n", kUsual,
         get + host + "X-Forwarded-For: 1.1.1.1,203.0.113.7,127.0.0.1\r\nB: 2\r\nVia: 1.0 x, 1.1 google\r\n" +
             "X-Forwarded-Proto: http\r\n\r\n"},
        {get + host + "X-Forwarded-For: 1\r\nx-forwarded-for: 2 \r\n\r\n",
         {.forwarded_for = "3"},
         get + host + "X-Forwarded-For: 1,2,3\r\n\r\n"},
        {get + host +
             "Accept: a\r\nX: 1\r\naccept:\r\nACCEPT: b, c\r\nCookie: d=1\r\nVia: 1.0 p\r\nAccept: e\r\n"
             "Via: 1.1 q\r\nX: 2\r\nCookie: f=2\r\n\r\n",
         {.via = "1.1 google"},
         get + host +
             "Accept: a, b, c, e\r\nX: 1\r\nCookie: d=1\r\nVia: 1.0 p, 1.1 q, 1.1 google\r\nX: 2\r\n"
             "Cookie: f=2\r\n\r\n"},
        {get + host + "TE: gzip, Trailers\r\nConnection: te\r\nA: 1\r\n\r\n",
         {.name_case = NameCase::Lower},
         get + "host: a\r\na: 1\r\nte: trailers\r\nconnection: TE\r\n\r\n"},
        {get + host + "TE: gzip\r\n\r\n", {}, get + host + "\r\n"},
        {get + host + "Accept:\r\nAccept: a\r\n\r\n", {}, get + host + "Accept:a\r\n\r\n"},
        {get + host + "Connection: accept\r\nAccept: a\r\nVary: b\r\nAccept: c\r\n\r\n",
         {},
         get + host + "Vary: b\r\n\r\n"},
        // names are spelt as asked, values are not touched
        {get +
             "hOST: A\r\nX-CUSTOM-Header-9_Z: Value\r\nETag: \"X\"\r\nA: B\r\nABC: D\r\nABCDEFG: H\r\n`^|~Z: E\r\n\r\n",
         {.forwarded_for = "3", .forwarded_proto = "http", .via = "1.1 google", .name_case = NameCase::Lower},
         get + "host: A\r\nx-custom-header-9_z: Value\r\netag: \"X\"\r\na: B\r\nabc: D\r\nabcdefg: H\r\n`^|~z: E\r\n"
               "x-forwarded-for: 3\r\nx-forwarded-proto: http\r\nvia: 1.1 google\r\n\r\n"},
        {get + "hOST: A\r\nx-CUSTOM-header-9_z: Value\r\nETag: \"x\"\r\na: B\r\n-x--y: z\r\nvia: V\r\nTE: x\r\nD: "
               "e\r\n\r\n",
         {.forwarded_for = "3", .via = "1.1 google", .name_case = NameCase::Proper, .close = true},
         get + "Host: A\r\nX-Custom-Header-9_z: Value\r\nEtag: \"x\"\r\nA: B\r\n-X--Y: z\r\nVia: V, 1.1 google\r\nD: "
               "e\r\n"
               "X-Forwarded-For: 3\r\nConnection: close\r\n\r\n"},
        {get + host +
             "Upgrade: websocket\r\nConnection: upgrade, x\r\nX: 1\r\nSec-WebSocket-Protocol: a\r\n"
             "Sec-WebSocket-Protocol: b\r\n\r\n",
         {.name_case = NameCase::Lower},
         get + "host: a\r\nsec-websocket-protocol: a, b\r\nupgrade: websocket\r\nconnection: Upgrade\r\n\r\n"},
        {get + host + "X-Forwarded-For:\r\n\r\n", {.forwarded_for = "3"}, get + host + "X-Forwarded-For:3\r\n\r\n"},
        // what the client says about its protocol is replaced, every line of it
        {get + "X-Forwarded-Proto: https\r\n" + host + "x-forwarded-proto: ftp\r\n\r\n",
         {.forwarded_proto = "http"},
         get + host + "X-Forwarded-Proto: http\r\n\r\n"},
        // hop-by-hop
        {get + "Connection: keep-alive, X-Hop\r\nKeep-Alive: 5\r\n" + host + "x-hop: 1\r\nTE: trailers\r\nC: 3\r\n\r\n",
         {},
         get + host + "C: 3\r\nTe: trailers\r\nConnection: TE\r\n\r\n"},
        {get + host + "Connection: close\r\n\r\n", {.close = true}, get + host + "Connection: close\r\n\r\n"},
        // target and host
        {"GET http://b:81/x?y HTTP/1.1\r\nA: 1\r\nHost: ignored\r\nB: 2\r\n\r\n",
         {},
         "GET /x?y HTTP/1.1\r\nA: 1\r\nHost: b:81\r\nB: 2\r\n\r\n"},
        {"GET http://b HTTP/1.1\r\nHost: b\r\n\r\n", {}, "GET / HTTP/1.1\r\nHost: b\r\n\r\n"},
        {"GET http://b?y HTTP/1.1\r\nHost: b\r\n\r\n", {}, "GET /?y HTTP/1.1\r\nHost: b\r\n\r\n"},
        {"OPTIONS * HTTP/1.1\r\nHost: b\r\n\r\n", {}, "OPTIONS * HTTP/1.1\r\nHost: b\r\n\r\n"},
        {"OPTIONS http://b HTTP/1.1\r\nHost: a\r\n\r\n", {}, "OPTIONS * HTTP/1.1\r\nHost: b\r\n\r\n"},
        {get + "A: 1\r\nhost:  a \r\nB: 2\r\n\r\n",
         {.target = "/new", .host = "c"},
         "GET /new HTTP/1.1\r\nA: 1\r\nHost: c\r\nB: 2\r\n\r\n"},
        {"GET / HTTP/1.0\r\n\r\n", {.host = "c"}, "GET / HTTP/1.1\r\nHost: c\r\n\r\n"},
        {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", {}, "GET / HTTP/1.1\r\nHost: \r\n\r\n"},
        // bodies
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n",
         {},
         "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
         {.framing = Framing::Chunked},
         "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n",
         {.framing = Framing::Chunked},
         "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\nA: 1\r\n\r\n",
         {.framing = Framing::None, .forward_expect = false},
         "POST / HTTP/1.1\r\nHost: a\r\nA: 1\r\n\r\n"},
        // added and removed lines
        {get + "X-Secret: 1\r\n" + host + "Cookie: a\r\nX-Secret2: b\r\n\r\n",
         {.lines = {&removed, added}},
         get + host + "X-Secret2: b\r\nX-New: 1\r\nX-Other: 2\r\n\r\n"},
        {get + "COOKIE: a\r\n" + host + "cookie:b\r\nX-SECRE: 1\r\nY-SECRET: 2\r\ncookie: c\r\n\r\n",
         {.lines = {&removed, {}}, .name_case = NameCase::Lower},
         get + "host: a\r\nx-secre: 1\r\ny-secret: 2\r\n\r\n"},
        {get + host + "A: 1\r\n\r\n",
         {.lines = {nullptr, added}},
         get + host + "A: 1\r\nX-New: 1\r\nX-Other: 2\r\n\r\n"},
        // what we say ourselves can be removed, and replaced, as well
        {get + host +
             "Via: 1.0 p\r\nX-Forwarded-For: 1\r\nUser-Agent: u\r\nx-forwarded-proto: ftp\r\nvia: 1.0 q\r\n\r\n",
         {.forwarded_for = "2,3", .forwarded_proto = "http", .via = "1.1 google", .lines = {&own, {}}},
         get + host + "\r\n"},
        {get + host + "A: 1\r\n\r\n",
         {.forwarded_for = "2,3", .forwarded_proto = "http", .via = "1.1 google", .lines = {&own, added}},
         get + host + "A: 1\r\nX-New: 1\r\nX-Other: 2\r\n\r\n"},
        // a further line is no list of ours
        {get + host + "Via: 1.0 p\r\n\r\n",
         {.via = "1.1 google", .lines = {&removed, added}},
         get + host + "Via: 1.0 p, 1.1 google\r\nX-New: 1\r\nX-Other: 2\r\n\r\n"},
    };
    for (const RequestCase& row : table)
        EXPECT_EQ(forward_request(row.received, row.edits), row.sent) << row.received;
}

TEST(HeadWriter, Edits_responses)
{
    struct Case
    {
        std::string received;
        ResponseEdits edits;
        std::string sent;
    };
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    const NameSet removed = names({"endpoint-load-metrics"});
    const NameSet own = names({"Via", "set-cookie", "vary"});
    const std::vector<std::string_view> added{"X-New: 1\r\n"};
    const std::vector<Case> table{
        {ok + "A: 1\r\nContent-Length: 5\r\n\r\n", {}, ok + "A: 1\r\nContent-Length: 5\r\n\r\n"},
        {"HTTP/1.0 404 Nope\r\nA: 1\r\n\r\n",
         {.via = "1.1 google"},
         "HTTP/1.1 404 Nope\r\nA: 1\r\nVia: 1.1 google\r\n\r\n"},
        {"HTTP/1.1 200\r\n\r\n", {}, "HTTP/1.1 200 \r\n\r\n"},
        {ok + "Via: 1.1 a\r\nvia: 1.1 b\r\nZ: 1\r\n\r\n",
         {.via = "1.1 google"},
         ok + "Via: 1.1 a, 1.1 b, 1.1 google\r\nZ: 1\r\n\r\n"},
        {ok + "Vary: a\r\nSet-Cookie: c=1\r\nvary: b\r\nSet-Cookie: d=2\r\nWWW-Authenticate: Basic\r\n"
              "WWW-Authenticate: Digest\r\nContent-Length: 0\r\n\r\n",
         {.name_case = NameCase::Lower},
         ok + "vary: a, b\r\nset-cookie: c=1\r\nset-cookie: d=2\r\nwww-authenticate: Basic\r\n"
              "www-authenticate: Digest\r\ncontent-length: 0\r\n\r\n"},
        {ok + "x-a: 1\r\nCONTENT-LENGTH: 3\r\n\r\n",
         {.via = "1.1 google", .framing = Framing::Chunked, .name_case = NameCase::Proper, .close = true},
         ok + "X-A: 1\r\nVia: 1.1 google\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"},
        {ok + "Connection: x-hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\nA: 1\r\n\r\n",
         {.close = true},
         ok + "A: 1\r\nConnection: close\r\n\r\n"},
        {ok + "A: 1\r\n\r\n", {.say_keep_alive = true}, ok + "A: 1\r\nConnection: keep-alive\r\n\r\n"},
        {ok + "Transfer-Encoding: chunked\r\nA: 1\r\n\r\n",
         {.framing = Framing::None, .close = true},
         ok + "A: 1\r\nConnection: close\r\n\r\n"},
        {ok + "A: 1\r\n\r\n", {.framing = Framing::Chunked}, ok + "A: 1\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {ok + "Content-Length: 5\r\nA: 1\r\n\r\n",
         {.framing = Framing::Chunked},
         ok + "A: 1\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nA: 1\r\n\r\n", {}, "HTTP/1.1 204 No Content\r\nA: 1\r\n\r\n"},
        {ok + "X: a\r\n b\r\nY: c\r\n\r\n", {}, ok + "X: a   b\r\nY: c\r\n\r\n"},
        {ok + "Endpoint-Load-Metrics: TEXT cpu_utilization=0.5\r\nSet-Cookie: a\r\nSet-Cookie: b\r\n\r\n",
         {.lines = {&removed, added}},
         ok + "Set-Cookie: a\r\nSet-Cookie: b\r\nX-New: 1\r\n\r\n"},
        {ok + "Vary: a\r\nSet-Cookie: a\r\nContent-Length: 0\r\nVia: x\r\nvary: b\r\nset-cookie: b\r\n\r\n",
         {.via = "1.1 google", .lines = {&own, added}, .close = true},
         ok + "Content-Length: 0\r\nConnection: close\r\nX-New: 1\r\n\r\n"},
    };
    for (const Case& row : table)
        EXPECT_EQ(forward_response(row.received, row.edits), row.sent) << row.received;
}

TEST(HeadWriter, Writes_nothing_beyond_its_room)
{
    std::string received = "GET /path HTTP/1.1\r\nA: 1\r\nHost: a\r\nConnection: B\r\nB: 2\r\nVia: x\r\n\r\n";
    std::vector<http::HeaderField> storage(64);
    HeadScan scan;
    http::RequestHead head;
    ASSERT_TRUE(parse_request_head(received, storage, scan, head).complete());
    const std::string whole = forward_request(received, kUsual);
    ASSERT_FALSE(whole.empty());
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        std::vector<char> room(size); // its own block: a sanitizer sees what is written beyond it
        EXPECT_EQ(write_request_head(head, kUsual, room), size == whole.size() ? size : 0U);
    }
}

TEST(HeadWriter, Writes_its_own_answers)
{
    const auto write = [](const OwnResponse& response) {
        std::string out(512, '?');
        out.resize(write_own_response_head(response, out));
        return out;
    };
    EXPECT_EQ(write({.status = 502, .content_length = 3, .close = true}),
              "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n"
              "Connection: close\r\n\r\n");
    EXPECT_EQ(write({.status = 301,
                     .content_type = "",
                     .added_lines = "Location: /x\r\n",
                     .date = "Sun, 06 Nov 1994 08:49:37 GMT"}),
              "HTTP/1.1 301 Moved Permanently\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n"
              "Location: /x\r\n\r\n");
    EXPECT_EQ(write({.status = 204}), "HTTP/1.1 204 No Content\r\n\r\n");
    EXPECT_EQ(write({.status = 100}), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(write({.status = 599, .content_type = ""}), "HTTP/1.1 599 \r\nContent-Length: 0\r\n\r\n");
    const NameSet removed = names({"date", "Content-Type", "location"});
    const std::vector<std::string_view> added{"x-new: 1\r\n"};
    EXPECT_EQ(write({.status = 302,
                     .lines = {&removed, added},
                     .date = "Sun, 06 Nov 1994 08:49:37 GMT",
                     .location = "/x",
                     .name_case = NameCase::Lower,
                     .close = true}),
              "HTTP/1.1 302 Found\r\ncontent-length: 0\r\nconnection: close\r\nx-new: 1\r\n\r\n");
    EXPECT_EQ(write({.status = 302, .lines = {nullptr, added}, .location = "/x", .name_case = NameCase::Lower}),
              "HTTP/1.1 302 Found\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 0\r\n"
              "location: /x\r\nx-new: 1\r\n\r\n");
    std::vector<char> small(20);
    EXPECT_EQ(write_own_response_head({}, small), 0U);
}

TEST(NameSet, Holds_names_in_any_letter_case_and_no_others)
{
    EXPECT_TRUE(NameSet().empty());
    EXPECT_FALSE(NameSet().contains("x"));
    NameSet set = names({"X-One", "via", "x-one", "Accept"});
    for (int i = 0; i < 100; ++i) // until the filter says "perhaps" to everything
        set.insert("x-" + std::to_string(i));
    for (const char* name : {"x-one", "X-ONE", "VIA", "accept", "x-0", "X-99"})
        EXPECT_TRUE(set.contains(std::string_view(name))) << name;
    for (const char* name : {"x-ones", "x-on", "vib", "x-100", "y-0", "accept-"})
        EXPECT_FALSE(set.contains(std::string_view(name))) << name;
    EXPECT_TRUE(set.contains(http::HeaderId::Via));
    EXPECT_FALSE(set.contains(http::HeaderId::Other));
    EXPECT_FALSE(set.contains(http::HeaderId::UserAgent));
}

TEST(NameSet, Lines_that_frame_or_route_are_not_edited)
{
    for (const char* name :
         {"", "Host", "connection", "Content-Length", "CONTENT_LENGTH", "content-Length", "transfer-encoding",
          "Transfer_Encoding", "keep-alive", "Upgrade", "TE", "trailer", "Proxy-Connection", "expect"})
        EXPECT_FALSE(may_be_edited(name)) << name;
    for (const char* name : {"via", "x-forwarded-for", "cookie", "content-type", "content-lengths", "user-agent", "a"})
        EXPECT_TRUE(may_be_edited(name)) << name;
}

TEST(HeadWriter, Writes_chunk_sizes)
{
    const std::vector<std::pair<std::uint64_t, std::string>> table{
        {0, "0\r\n"},   {1, "1\r\n"},       {15, "f\r\n"},
        {16, "10\r\n"}, {0x1f4, "1f4\r\n"}, {0xffff'ffff'ffff'ffff, "ffffffffffffffff\r\n"},
    };
    for (const auto& [size, text] : table) {
        std::array<char, 18> out{};
        const std::size_t written = write_chunk_size(size, out);
        EXPECT_EQ(std::string_view(out.data(), written), text);
    }
}

} // namespace
} // namespace switchyard::http1
