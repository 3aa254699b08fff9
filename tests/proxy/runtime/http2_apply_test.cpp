// SPDX-License-Identifier: GPL-3.0-or-later
// Applies while HTTP/2 requests and gRPC streams are under way.
#include "tests/proxy/runtime/applies.h"
#include "tests/proxy/runtime/harness.h"
#include "tests/proxy/runtime/test_backend.h"
#include "tests/support/http2_peer.h"
#include "tests/support/scripted_backend.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

namespace switchyard::proxy {
namespace {

using tests::Configuration;
using tests::Harness;
using tests::Http2Frame;
using tests::Http2Message;
using tests::Http2Peer;
using tests::RawSocket;
using tests::ScriptedBackend;
using tests::TestBackend;

/// Streams of any number, side by side: what comes is sent back at once; the end is answered by a gRPC status. A
/// request without a body gets the letter "c".
void echo_streams(RawSocket& connection, int)
{
    Http2Peer peer(connection);
    while (const auto frame = peer.next()) {
        const bool head = frame->type == Http2Frame::Headers && !peer.so_far(frame->stream).head.empty();
        if (head && !peer.so_far(frame->stream).trailers.empty())
            continue;
        if (head)
            peer.send_headers(frame->stream, {{":status", "200"}, {"content-type", "application/grpc"}}, false);
        if (head && frame->ends_stream())
            peer.send_data(frame->stream, "c", false);
        if (frame->type == Http2Frame::Data && !frame->payload.empty())
            peer.send_data(frame->stream, frame->payload, false);
        if (frame->ends_stream())
            peer.send_headers(frame->stream, {{"grpc-status", "0"}}, true);
    }
}

Http2Peer::Fields call(const std::string& path)
{
    return {{":method", "POST"}, {":scheme", "http"}, {":authority", "a"},
            {":path", path},     {"te", "trailers"},  {"content-type", "application/grpc"}};
}

/// A stream that lives as long as its owner wants, with a message to and fro every now and then.
class LongStream
{
public:
    explicit LongStream(const SocketAddress& to, const std::string& path) : peer_(to)
    {
        peer_.send_headers(1, call(path), false);
    }
    /// False: the message did not come back.
    bool ping()
    {
        const std::size_t wanted = peer_.so_far(1).body.size() + 4;
        peer_.send_data(1, "ping", false);
        while (peer_.so_far(1).body.size() < wanted) {
            if (!peer_.next())
                return false;
        }
        return true;
    }
    Http2Message end()
    {
        peer_.send_data(1, {}, true);
        return peer_.message(1);
    }
    Http2Peer& peer() { return peer_; }

private:
    Http2Peer peer_;
};

/// Requests over one connection after another: a new one when the old one says goodbye.
class Requests
{
public:
    Requests(SocketAddress address, std::string path, std::string body)
        : thread_([=, this] { run(address, path, body); })
    {}
    ~Requests() { finish(); }
    void finish()
    {
        stop_.store(true);
        if (thread_.joinable())
            thread_.join();
    }
    std::uint64_t count() const { return count_; }
    const std::vector<std::string>& failures() const { return failures_; }

private:
    void run(const SocketAddress& address, const std::string& path, const std::string& body)
    {
        auto peer = std::make_unique<Http2Peer>(address);
        std::int32_t stream = 1;
        while (!stop_.load()) {
            if (peer->goaways > 0 || stream > 100'000) {
                peer = std::make_unique<Http2Peer>(address);
                stream = 1;
            }
            peer->send_headers(stream, Http2Peer::get(path), true);
            const Http2Message answer = peer->message(stream);
            ++count_;
            // RFC 9113 section 6.8: a stream beyond the GOAWAY's number was not looked at.
            const bool unseen = peer->goaways > 0 && answer.head.empty();
            if (!unseen && (answer.status() != "200" || answer.body != body))
                failures_.push_back(path + ": " + answer.status() + " | " + answer.body);
            stream += 2;
        }
    }

    std::atomic<bool> stop_{false};
    std::uint64_t count_ = 0;
    std::vector<std::string> failures_;
    std::thread thread_;
};

class Http2ApplyUnderLoad : public ::testing::TestWithParam<std::size_t>
{};
INSTANTIATE_TEST_SUITE_P(Workers, Http2ApplyUnderLoad, ::testing::Values(1, 2));

TEST_P(Http2ApplyUnderLoad, breaks_no_stream)
{
    const int count = tests::applies(100);
    TestBackend a("a");
    TestBackend b("b");
    ScriptedBackend echo(echo_streams);
    // Service 2 changes between HTTP/1.1 and HTTP/2, and so does the place of all others.
    const auto variant = [&](int i) {
        Configuration next;
        next.service(1, {a.address()}, i % 4 == 0);
        if (i % 2 == 0)
            next.service(3, {echo.address()}).http2_backends();
        if (i % 3 == 0)
            next.service(2, {echo.address()}).http2_backends();
        else
            next.service(2, {b.address()});
        if (i % 2 != 0)
            next.service(3, {echo.address()}).http2_backends();
        next.listener(10);
        next.listener(1000 + static_cast<std::uint64_t>(i));
        return next;
    };
    Harness harness(GetParam());
    auto live = harness.go_live(variant(0));
    const SocketAddress stays = Harness::address_of(live, 10);
    LongStream whole(stays, "/3/stream");
    ASSERT_TRUE(whole.ping());
    std::vector<std::unique_ptr<Requests>> requests;
    for (int client = 0; client < 2; ++client) {
        requests.push_back(std::make_unique<Requests>(stays, "/1/x", "a"));
        requests.push_back(std::make_unique<Requests>(stays, "/3/x", "c"));
    }
    for (int i = 1; i <= count; ++i) {
        LongStream leaving(Harness::address_of(live, 1000 + static_cast<std::uint64_t>(i) - 1), "/3/stream");
        ASSERT_TRUE(leaving.ping());
        live = harness.go_live(variant(i));
        ASSERT_EQ(Harness::address_of(live, 10), stays);
        ASSERT_TRUE(whole.ping()) << "after " << i << " applies";
        // Its listener is gone: it is told so, and goes on until it ends by itself.
        const auto goodbye = leaving.peer().goaway();
        ASSERT_TRUE(goodbye);
        EXPECT_EQ(goodbye->code(), 0U);
        ASSERT_TRUE(leaving.ping());
        ASSERT_EQ(leaving.end().trailer("grpc-status"), "0");
        ASSERT_TRUE(leaving.peer().at_end());
    }
    EXPECT_EQ(whole.end().trailer("grpc-status"), "0");
    EXPECT_EQ(whole.peer().goaways, 0);
    for (const auto& client : requests) {
        client->finish();
        EXPECT_TRUE(client->failures().empty())
            << client->failures().size() << " of " << client->count() << ": " << client->failures().front();
        EXPECT_GT(client->count(), static_cast<std::uint64_t>(count));
    }
    harness.stop();
}

} // namespace
} // namespace switchyard::proxy
