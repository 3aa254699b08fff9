// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/sanitized.h"
#include "tests/proxy/serve/serving.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <sanitizer/allocator_interface.h>

namespace switchyard::serve {
namespace {

struct BodyCase
{
    std::string name;
    std::size_t size;
    enum class Framing
    {
        Length,
        Chunked,
        UntilClose
    } framing;
    std::size_t piece; ///< of chunks
};

std::string response_with(const BodyCase& body, const std::string& data)
{
    switch (body.framing) {
    case BodyCase::Framing::Length:
        return ok(data);
    case BodyCase::Framing::Chunked:
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(data, body.piece);
    case BodyCase::Framing::UntilClose:
        break;
    }
    return "HTTP/1.1 200 OK\r\n\r\n" + data;
}

class ResponseBody : public testing::TestWithParam<std::tuple<BodyCase, const char*>>
{};

TEST_P(ResponseBody, Arrives_unchanged)
{
    const BodyCase& body = std::get<0>(GetParam());
    const std::string version = std::get<1>(GetParam());
    const std::string data = numbered_bytes(body.size);
    const bool once = body.framing == BodyCase::Framing::UntilClose;
    ScriptedBackend backend([&](RawSocket& connection, int) {
        while (!connection.receive_request().empty()) {
            connection.send(response_with(body, data));
            if (once)
                return;
        }
    });
    ServingRig rig(one_backend(backend));
    const bool old = version == "1.0";
    for (int c = 0; c < 2; ++c) {
        RawSocket client = RawSocket::connect(rig.address());
        for (int i = 0; i < (old ? 1 : 3); ++i) {
            ASSERT_TRUE(client.send("GET / HTTP/" + version + "\r\nHost: a\r\n\r\n"));
            const RawResponse response = client.receive_response();
            ASSERT_EQ(response.status, 200);
            ASSERT_TRUE(response.complete);
            ASSERT_EQ(response.body.size(), data.size());
            ASSERT_EQ(response.body, data);
        }
    }
    for (const observe::AccessRecord& record : rig.records(old ? 2 : 6)) {
        EXPECT_EQ(record.response_bytes, data.size());
        EXPECT_EQ(record.details, StatusDetails::ResponseSentByBackend);
    }
    EXPECT_EQ(backend.connections(), once ? (old ? 2 : 6) : 1);
}

using F = BodyCase::Framing;
INSTANTIATE_TEST_SUITE_P(
    Bodies, ResponseBody,
    testing::Combine(testing::Values(BodyCase{"length_0", 0, F::Length, 0}, BodyCase{"length_1k", 1'000, F::Length, 0},
                                     BodyCase{"length_16k", 16'384, F::Length, 0},
                                     BodyCase{"length_40k", 40'000, F::Length, 0},
                                     BodyCase{"length_3m", 3'000'000, F::Length, 0},
                                     BodyCase{"chunked_0", 0, F::Chunked, 1},
                                     BodyCase{"chunked_small", 3'000, F::Chunked, 7},
                                     BodyCase{"chunked_1m", 1'000'000, F::Chunked, 4'001},
                                     BodyCase{"chunked_large_chunks", 2'000'000, F::Chunked, 500'000},
                                     BodyCase{"until_close_0", 0, F::UntilClose, 0},
                                     BodyCase{"until_close_1k", 1'000, F::UntilClose, 0},
                                     BodyCase{"until_close_1m", 1'000'000, F::UntilClose, 0}),
                     testing::Values("1.1", "1.0")),
    [](const auto& info) {
        return std::get<0>(info.param).name + (std::string(std::get<1>(info.param)) == "1.0" ? "_old" : "");
    });

class RequestBody : public testing::TestWithParam<BodyCase>
{};

TEST_P(RequestBody, Arrives_unchanged)
{
    const BodyCase& body = GetParam();
    const std::string data = numbered_bytes(body.size);
    const std::string coded = body.framing == F::Length ? data : chunked(data, body.piece);
    std::atomic<int> good{0};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        for (;;) {
            const std::string head = connection.receive_until("\r\n\r\n");
            if (head.empty())
                return;
            if (connection.receive_exactly(coded.size()) == coded)
                ++good;
            connection.send(ok("done"));
        }
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    for (int i = 0; i < 3; ++i) {
        client.send("POST / HTTP/1.1\r\nHost: a\r\n" +
                    (body.framing == F::Length ? "Content-Length: " + std::to_string(data.size())
                                               : std::string("Transfer-Encoding: chunked")) +
                    "\r\n\r\n");
        ASSERT_TRUE(client.send(coded));
        ASSERT_EQ(client.receive_response().body, "done");
        ASSERT_EQ(good, i + 1);
    }
    client.send(kGet); // the connection is still in step
    backend.connections();
    for (const observe::AccessRecord& record : rig.records(3))
        EXPECT_EQ(record.request_bytes, data.size());
}

INSTANTIATE_TEST_SUITE_P(Bodies, RequestBody,
                         testing::Values(BodyCase{"length_0", 0, F::Length, 0}, BodyCase{"length_10", 10, F::Length, 0},
                                         BodyCase{"length_20k", 20'000, F::Length, 0},
                                         BodyCase{"length_3m", 3'000'000, F::Length, 0},
                                         BodyCase{"chunked_0", 0, F::Chunked, 1},
                                         BodyCase{"chunked_small", 500, F::Chunked, 3},
                                         BodyCase{"chunked_2m", 2'000'000, F::Chunked, 70'001}),
                         [](const auto& info) { return info.param.name; });

TEST(Bodies, Pipelined_request_behind_a_large_body_is_served)
{
    const std::string data = numbered_bytes(300'000);
    ScriptedBackend backend([&](RawSocket& connection, int) {
        for (std::string request = connection.receive_until("\r\n\r\n"); !request.empty();
             request = connection.receive_until("\r\n\r\n")) {
            if (request.starts_with("POST"))
                connection.receive_until("0\r\n\r\n");
            connection.send(ok(request.substr(0, 4)));
        }
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(data, 50'000) +
                std::string(kGet) + std::string(kGet));
    EXPECT_EQ(client.receive_response().body, "POST");
    EXPECT_EQ(client.receive_response().body, "GET ");
    EXPECT_EQ(client.receive_response().body, "GET ");
}

/// Memory in use. A sanitizer keeps what was freed, so that it has to be asked.
std::size_t used_bytes()
{
    if constexpr (io::kSanitized)
        return __sanitizer_get_current_allocated_bytes();
    std::ifstream file("/proc/self/statm");
    std::size_t pages = 0;
    file >> pages >> pages;
    return pages * 4096;
}

TEST(Bodies, Slow_reader_holds_the_backend_back_with_bounded_memory)
{
    constexpr std::size_t kSize = 200'000'000;
    std::atomic<std::size_t> sent{0};
    std::atomic<bool> stop{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_request();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(kSize) + "\r\n\r\n");
        const std::string piece(100'000, 'x');
        while (!stop && sent < kSize)
            sent += connection.send_some(piece);
    });
    for (const std::size_t splice_from : {std::size_t{32 * 1024}, SIZE_MAX}) {
        sent = 0;
        stop = false;
        ServeLimits limits;
        limits.splice_from = splice_from;
        ServingRig rig(one_backend(backend), 1, limits);
        const std::size_t before = used_bytes();
        RawSocket client = RawSocket::connect(rig.address(), 4096);
        client.send(kGet);
        client.receive_until("\r\n\r\n");
        // The backend stalls when the kernel's buffers are full: nothing more is taken while nobody reads.
        std::size_t last = 0;
        int unchanged = 0;
        ASSERT_TRUE(wait_for([&] {
            unchanged = sent > 0 && sent == last ? unchanged + 1 : 0;
            last = sent;
            return unchanged == 300;
        }));
        EXPECT_LT(sent, kSize / 2);
        EXPECT_LT(used_bytes(), before + 20'000'000);
        EXPECT_FALSE(client.receive(1'000).empty());
        stop = true;
    }
}

TEST(Bodies, Slow_backend_holds_the_client_back)
{
    std::atomic<bool> stop{false};
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_until("\r\n\r\n");
        wait_for([&] { return stop.load(); });
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000000\r\n\r\n");
    const std::string piece(100'000, 'x');
    std::size_t sent = 0;
    int refused = 0;
    ASSERT_TRUE(wait_for([&] {
        const std::size_t now = client.send_some(piece);
        sent += now;
        refused = now == 0 ? refused + 1 : 0;
        return refused == 300;
    }));
    EXPECT_LT(sent, 100'000'000U);
    stop = true;
}

TEST(Bodies, Early_error_answer_reaches_the_client_and_ends_the_upload)
{
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_until("\r\n\r\n");
        connection.send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig");
        connection.receive_all();
    });
    ServingRig rig(one_backend(backend));
    RawSocket client = RawSocket::connect(rig.address());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc");
    const RawResponse response = client.receive_response();
    EXPECT_EQ(response.status, 413);
    EXPECT_EQ(response.body, "big");
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::AbortedDueToBackendEarlyResponse);
}

TEST(Bodies, Early_success_is_an_error_of_the_global_modes_and_duplex_elsewhere)
{
    ScriptedBackend backend([&](RawSocket& connection, int) {
        connection.receive_until("\r\n\r\n");
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
        const std::string rest = connection.receive_exactly(6);
        connection.send("6\r\n" + rest + "\r\n0\r\n\r\n");
        connection.receive_all();
    });
    RigPlan plan = one_backend(backend);
    {
        ServingRig rig(plan);
        RawSocket client = RawSocket::connect(rig.address());
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n");
        EXPECT_EQ(client.receive_response().status, 502);
        EXPECT_EQ(rig.records(1)[0].details, StatusDetails::BackendEarlyResponseWithNonErrorStatus);
    }
    plan.mode = compile::Mode::RegionalInternal;
    ServingRig rig(plan);
    RawSocket client = RawSocket::connect(rig.address());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n");
    EXPECT_NE(client.receive_until("one\r\n"), "");
    client.send("abcdef");
    EXPECT_NE(client.receive_until("abcdef\r\n0\r\n\r\n"), "");
    EXPECT_EQ(rig.records(1)[0].status, 200);
}

} // namespace
} // namespace switchyard::serve
