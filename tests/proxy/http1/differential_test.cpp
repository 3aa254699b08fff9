// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_parser.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace switchyard::http1 {
namespace {

using http::Method;
using namespace std::string_literals;

/// Heads made of pieces that are mostly right, so that random ones reach every rule.
class RandomHeads
{
public:
    explicit RandomHeads(unsigned seed) : random_(seed) {}

    std::string request()
    {
        static const std::array methods{"GET", "POST", "OPTIONS", "TRACE", "CONNECT", "put", "G T", "A(B", ""};
        static const std::array targets{"/",           "/a/b?c=d", "*",      "http://h/x", "https://[::1]:8?q",
                                        "http://u@h/", "a:1",      "/%41#f", "/ ",         "/\x80",
                                        "//",          "http://h"};
        std::string head = one_in(20) ? "\r\n" : "";
        head += pick(methods) + " "s + pick(targets) + " " + version() + line_end();
        if (!one_in(12))
            head += "Host: " + host() + line_end();
        return spoiled(head + fields() + line_end() + filler());
    }

    std::string response()
    {
        static const std::array statuses{"200 OK", "204 No Content", "304 x", "100 Continue", "101 x", "503", "99 x"};
        return spoiled(version() + " " + pick(statuses) + line_end() + fields() + line_end() + filler());
    }

    bool one_in(unsigned n) { return random_() % n == 0; }
    std::size_t below(std::size_t n) { return random_() % n; }

private:
    template <std::size_t size>
    const char* pick(const std::array<const char*, size>& table)
    {
        return one_in(2) ? table[0] : table[random_() % table.size()];
    }

    std::string line_end() { return one_in(80) ? "\n" : one_in(80) ? "\r" : "\r\n"; }
    std::string version() { return one_in(15) ? "HTTP/1.2" : one_in(5) ? "HTTP/1.0" : "HTTP/1.1"; }
    std::string filler() { return std::string(below(70), 'z'); }
    std::string host()
    {
        static const std::array hosts{"a", "shop.example.com:80", "[::1]", "a b", "", "h:99999", "%41", "%4"};
        return pick(hosts);
    }

    std::string fields()
    {
        static const std::array names{"X-Custom-Header",
                                      "Content-Length",
                                      "transfer-encoding",
                                      "Connection",
                                      "Expect",
                                      "Upgrade",
                                      "Via",
                                      "X-Forwarded-For",
                                      "TE",
                                      "Host",
                                      "Cookie",
                                      "Keep-Alive",
                                      "Transfer_Encoding",
                                      "bad name",
                                      "",
                                      "X",
                                      "Accept-Language",
                                      "User-Agent",
                                      "Proxy-Connection",
                                      "Trailer",
                                      "Date"};
        static const std::array values{"",
                                       "5",
                                       "chunked",
                                       "close",
                                       "keep-alive, x",
                                       "100-continue",
                                       "websocket",
                                       "upgrade",
                                       "gzip, trailers",
                                       "5, 5",
                                       "a\tb",
                                       "\x01",
                                       "\x7f",
                                       "\xff\xfe",
                                       "a very long value, longer than one vector"};
        std::string text;
        for (std::size_t count = below(8); count > 0; --count) {
            text += std::string(pick(names)) + ":";
            text += one_in(5) ? "" : " ";
            text += pick(values) + std::string(below(40), 'v') + (one_in(10) ? " \t" : "") + line_end();
            if (one_in(25))
                text += " folded" + line_end();
        }
        return text;
    }

    std::string spoiled(std::string head)
    {
        if (one_in(4) && !head.empty())
            head[below(head.size())] = static_cast<char>(random_());
        if (one_in(8))
            head.resize(below(head.size() + 1));
        return head;
    }

    std::mt19937 random_;
};

class Differential : public testing::TestWithParam<Vectors>
{
protected:
    void TearDown() override { use_vectors(Vectors::Best); }
};

TEST_P(Differential, Parser_agrees_with_the_reference)
{
    const bool available = use_vectors(GetParam());
    ASSERT_TRUE(available || GetParam() == Vectors::Avx2 || GetParam() == Vectors::Sse2);
    RandomHeads heads(20260101);
    int complete = 0;
    for (int round = 0; round < 8'000; ++round) {
        const HeadLimits limits = heads.one_in(10) ? HeadLimits{.bytes = 150, .fields = 4} : HeadLimits{};
        const std::string request = heads.request();
        const std::vector<std::size_t> cuts =
            heads.one_in(2) ? std::vector<std::size_t>{heads.below(request.size() + 1)} : std::vector<std::size_t>{};
        const reference::Head expected = reference::parse_request(request, limits);
        ASSERT_EQ(reference::to_string(reference::run_request(request, cuts, limits)), reference::to_string(expected))
            << testing::PrintToString(request);
        complete += expected.result.complete() ? 1 : 0;

        const std::string response = heads.response();
        const Asked asked(heads.one_in(4) ? Method::Head : Method::Get, heads.one_in(2));
        ASSERT_EQ(reference::to_string(reference::run_response(response, asked, {}, limits)),
                  reference::to_string(reference::parse_response(response, asked, limits)))
            << testing::PrintToString(response);
    }
    EXPECT_GT(complete, 500) << "the random heads hardly ever pass: they test too little";
}

INSTANTIATE_TEST_SUITE_P(EveryInstructionSet, Differential,
                         testing::Values(Vectors::Best, Vectors::Avx2, Vectors::Sse2, Vectors::Scalar));

/// Every byte at every place of a line whose length runs over the vectors' sizes.
TEST_P(Differential, Every_byte_is_judged_alike_at_every_place)
{
    use_vectors(GetParam());
    for (const std::size_t length : {1U, 15U, 16U, 17U, 31U, 32U, 33U, 47U, 65U}) {
        for (std::size_t place = 0; place < length; place += length > 33 ? 7 : 3) {
            for (int byte = 0; byte < 256; ++byte) {
                std::string text(length, 'a');
                text[place] = static_cast<char>(byte);
                for (const std::string& head :
                     {"GET /" + text + " HTTP/1.1\r\nHost: a\r\n\r\n",
                      "GET / HTTP/1.1\r\nHost: a\r\n" + text + ": v\r\n\r\n",
                      "GET / HTTP/1.1\r\nHost: a\r\nX: " + text + "\r\n\r\n", text + " / HTTP/1.1\r\nHost: a\r\n\r\n"})
                    ASSERT_EQ(reference::run_request(head).result, reference::parse_request(head).result)
                        << testing::PrintToString(head);
            }
        }
    }
}

TEST(ChunkedReader, Agrees_with_the_reference)
{
    static const std::array pieces{
        "5\r\nhello\r\n", "0\r\n",     "\r\n", "a;x=y\r\n0123456789\r\n", "1 ;e\r\nz\r\n", "X: y\r\n",
        "Host: h\r\n",    "0;q=\"1\"", "\n",   "fffffffffffffffff",       "5\r\n",         ": v\r\n"};
    std::mt19937 random(7);
    int done = 0;
    for (int round = 0; round < 50'000; ++round) {
        std::string bytes;
        for (unsigned count = random() % 6; count > 0; --count)
            bytes += pieces[random() % (random() % 2 == 0 ? 4 : pieces.size())];
        bytes += random() % 2 == 0 ? "0\r\n\r\n" : "";
        if (random() % 3 == 0 && !bytes.empty())
            bytes[random() % bytes.size()] = static_cast<char>(random());
        const reference::Chunked expected = reference::read_chunked(bytes);
        ASSERT_EQ(reference::run_chunked(bytes, random() % (bytes.size() + 1)), expected)
            << testing::PrintToString(bytes);
        done += expected.done ? 1 : 0;
    }
    EXPECT_GT(done, 5'000);
}

} // namespace
} // namespace switchyard::http1
