// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/tls_stream.h"

#include "tests/proxy/tls/memory_client.h"
#include "tests/proxy/tls/peer.h"
#include "tests/support/run_task.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <concepts>
#include <future>
#include <optional>
#include <sys/socket.h>

namespace switchyard::tls::test {
namespace {

using tests::run_task;
using tests::turn_until;

/// What serve/ asks of the stream it is given.
template <typename S>
concept ByteStream = requires(S stream, std::span<char> into, std::string_view text, const iovec* parts,
                              std::span<const std::string_view> views, io::Pace& pace) {
    { stream.readable(io::kNever) };
    { stream.read(into, io::kNever) };
    { stream.write(views, io::kNever) };
    { stream.write(views, pace) };
    { stream.write(text, text, io::kNever) };
    { stream.try_read(into) } -> std::same_as<io::IoResult>;
    { stream.try_write(text) } -> std::same_as<io::IoResult>;
    { stream.may_read() } -> std::same_as<bool>;
    { stream.hung_up() } -> std::same_as<bool>;
    { stream.fd() } -> std::same_as<int>;
    { stream.loop() } -> std::same_as<io::EventLoop&>;
    stream.interrupt();
    stream.observe(nullptr);
    stream.watch();
    stream.move_read_deadline(io::kNever);
    stream.shutdown_write();
};
static_assert(ByteStream<io::Stream>);
static_assert(ByteStream<TlsStream>);

struct Read
{
    io::IoResult result;
    std::string text;
};

io::Task<Read> read_some(TlsStream* stream, std::size_t size, MonotonicTime deadline)
{
    std::string text(size, '\0');
    const io::IoResult result = co_await stream->read(text, deadline);
    text.resize(result.bytes);
    co_return Read{result, text};
}

io::Task<std::string> read_all(TlsStream* stream, std::size_t size)
{
    std::string text(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const io::IoResult result = co_await stream->read(std::span(text).subspan(have), io::kNever);
        if (!result)
            break;
        have += result.bytes;
    }
    text.resize(have);
    co_return text;
}

io::Task<io::IoResult> write_all(TlsStream* stream, std::string text, MonotonicTime deadline)
{
    const io::IoResult result = co_await stream->write(text, deadline);
    co_return result;
}

io::Task<io::IoResult> wait_readable(TlsStream* stream, MonotonicTime deadline)
{
    const io::IoResult result = co_await stream->readable(deadline);
    co_return result;
}

std::string pattern(std::size_t size)
{
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = static_cast<char>('a' + (i * 7 + i / 251) % 26);
    return text;
}

/// A server's stream with a real client at the other end.
struct Rig
{
    explicit Rig(cert::ServerTls settings = plain_settings(), const ClientWish& wish = {}, bool connected = true)
        : stream(std::make_unique<TlsStream>(loop, std::move(sockets.server), pools, context_of(std::move(settings)))),
          client(std::move(sockets.client), wish)
    {
        if (!connected)
            return;
        EXPECT_TRUE(handshake().has_value());
        EXPECT_EQ(client_error, "");
    }
    Result<> handshake(Milliseconds limit = Seconds(20))
    {
        auto other = std::async(std::launch::async, [this] { return client.connect(); });
        auto result = run_task(loop, stream->handshake(loop.now() + limit));
        if (!result || !*result)
            ::shutdown(stream->fd(), SHUT_WR);
        client_error = other.get();
        return result ? *result : fail(ErrorKind::Internal, "it did not end");
    }

    io::EventLoop loop;
    io::BufferPools pools;
    Sockets sockets;
    std::unique_ptr<TlsStream> stream;
    Client client;
    std::string client_error;
};

TEST(TlsStream, Carries_bytes_both_ways_in_every_version)
{
    for (const int version : {TLS1_VERSION, TLS1_1_VERSION, TLS1_2_VERSION, TLS1_3_VERSION}) {
        ClientWish wish;
        wish.max_version = version;
        Rig rig(plain_settings(), wish);
        EXPECT_EQ(rig.stream->version(), version);
        EXPECT_EQ(rig.stream->server_name(), "shop.example.com");
        EXPECT_TRUE(rig.client.send("hello"));
        EXPECT_EQ(run_task(rig.loop, read_some(rig.stream.get(), 100, io::kNever))->text, "hello");
        EXPECT_FALSE(rig.stream->may_read());
        EXPECT_EQ(run_task(rig.loop, write_all(rig.stream.get(), "good day", io::kNever))->bytes, 8U);
        EXPECT_EQ(rig.client.receive(8), "good day");
        EXPECT_EQ(rig.pools.bytes_in_use(), 0U);
    }
}

TEST(TlsStream, Large_bodies_arrive_whole_though_the_client_is_slow)
{
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        ClientWish wish;
        wish.max_version = version;
        Rig rig(plain_settings(), wish);
        const int small = 4096;
        ::setsockopt(rig.stream->fd(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
        const std::string body = pattern(3'000'000);
        auto client = std::async(std::launch::async, [&] { return rig.client.receive(body.size()); });
        const auto result = run_task(rig.loop, write_all(rig.stream.get(), body, rig.loop.now() + Seconds(20)));
        ASSERT_TRUE(result.has_value());
        EXPECT_EQ(result->status, io::IoStatus::Ok);
        EXPECT_EQ(result->bytes, body.size());
        EXPECT_TRUE(client.get() == body);
        EXPECT_EQ(rig.pools.bytes_in_use(), 0U);

        client = std::async(std::launch::async, [&] { return rig.client.send(body) ? "sent" : rig.client.error(); });
        EXPECT_TRUE(*run_task(rig.loop, read_all(rig.stream.get(), body.size())) == body);
        EXPECT_EQ(client.get(), "sent");
    }
}

TEST(TlsStream, Small_fragments_that_a_client_asks_for_are_kept_to)
{
    Rig rig(plain_settings(), {}, false);
    SSL_set_tlsext_max_fragment_length(rig.client.native(), TLSEXT_max_fragment_length_512);
    ASSERT_TRUE(rig.handshake().has_value());
    const std::string body = pattern(300'000);
    auto client = std::async(std::launch::async, [&] { return rig.client.receive(body.size()); });
    EXPECT_EQ(run_task(rig.loop, write_all(rig.stream.get(), body, io::kNever))->bytes, body.size());
    EXPECT_TRUE(client.get() == body);
}

TEST(TlsStream, Silent_client_is_given_up_at_the_deadline)
{
    Rig rig(plain_settings(), {}, false);
    const auto result = run_task(rig.loop, rig.stream->handshake(rig.loop.now() + Milliseconds(20)));
    ASSERT_TRUE(result.has_value());
    ASSERT_FALSE(result->has_value());
    EXPECT_EQ(result->error().kind, ErrorKind::ClientTimedOut);
    EXPECT_EQ(rig.stream->problem(), HandshakeProblem::TimedOut);
    EXPECT_EQ(rig.stream->try_write("x").status, io::IoStatus::Failed) << "a failed handshake ends the stream";
    EXPECT_EQ(rig.pools.bytes_in_use(), 0U);
}

TEST(TlsStream, Plain_text_is_told_from_TLS)
{
    Rig rig(plain_settings(), {}, false);
    const std::string_view request = "GET / HTTP/1.1\r\nHost: shop.example.com\r\n\r\n";
    ASSERT_EQ(::send(rig.client.fd(), request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
    const auto result = run_task(rig.loop, rig.stream->handshake(io::kNever));
    ASSERT_FALSE(result->has_value());
    EXPECT_EQ(result->error().kind, ErrorKind::RequestMalformed);
    EXPECT_EQ(result->error().origin, Origin::Client);
    EXPECT_EQ(rig.stream->problem(), HandshakeProblem::PlainText) << result->error().context;
}

TEST(TlsStream, Client_that_leaves_during_the_handshake_has_disconnected)
{
    Rig rig(plain_settings(), {}, false);
    rig.client.hang_up();
    const auto result = run_task(rig.loop, rig.stream->handshake(io::kNever));
    ASSERT_FALSE(result->has_value());
    EXPECT_EQ(result->error().kind, ErrorKind::ClientDisconnected);
    EXPECT_EQ(rig.stream->problem(), HandshakeProblem::Disconnected);
}

TEST(TlsStream, Close_notify_is_said_and_left_out_as_the_mode_has_it)
{
    for (const bool says : {true, false}) {
        cert::ServerTls settings = plain_settings();
        settings.ending.says_close_notify = says;
        Rig rig(std::move(settings));
        EXPECT_EQ(run_task(rig.loop, write_all(rig.stream.get(), "bye", io::kNever))->bytes, 3U);
        rig.stream->shutdown_write();
        EXPECT_EQ(rig.client.receive(3), "bye");
        EXPECT_EQ(rig.client.finds_close_notify(), says);
        if (!says)
            continue; // OpenSSL's client gives the connection up
        EXPECT_TRUE(rig.client.send("still heard"));
        EXPECT_EQ(run_task(rig.loop, read_some(rig.stream.get(), 100, io::kNever))->text, "still heard");
    }
}

TEST(TlsStream, End_without_close_notify_is_a_cut_unless_the_mode_is_lenient)
{
    for (const bool needs : {true, false}) {
        cert::ServerTls settings = plain_settings();
        settings.ending.needs_close_notify = needs;
        Rig rig(std::move(settings));
        EXPECT_TRUE(rig.client.send("last"));
        ::shutdown(rig.client.fd(), SHUT_WR);
        EXPECT_EQ(run_task(rig.loop, read_some(rig.stream.get(), 4, io::kNever))->text, "last");
        const auto end = run_task(rig.loop, read_some(rig.stream.get(), 4, io::kNever));
        EXPECT_EQ(end->result.status, needs ? io::IoStatus::Failed : io::IoStatus::Closed);
        EXPECT_EQ(end->result.error, needs ? ECONNRESET : 0);
        EXPECT_EQ(rig.stream->try_write("answer").bytes, needs ? 0U : 6U);
        if (!needs)
            EXPECT_EQ(rig.client.receive(6), "answer");
    }
}

TEST(TlsStream, Close_notify_of_the_client_is_its_end_each_time_one_asks)
{
    Rig rig;
    EXPECT_TRUE(rig.client.send("last"));
    rig.client.close_notify();
    EXPECT_EQ(run_task(rig.loop, read_all(rig.stream.get(), 10)), "last");
    EXPECT_EQ(run_task(rig.loop, wait_readable(rig.stream.get(), io::kNever))->status, io::IoStatus::Ok);
    EXPECT_EQ(run_task(rig.loop, read_some(rig.stream.get(), 4, io::kNever))->result.status, io::IoStatus::Closed);
    EXPECT_EQ(run_task(rig.loop, write_all(rig.stream.get(), "answer", io::kNever))->bytes, 6U);
    EXPECT_EQ(rig.client.receive(6), "answer");
}

TEST(TlsStream, Reader_that_takes_nothing_ends_a_write_at_its_deadline)
{
    Rig rig;
    const int small = 4096;
    ::setsockopt(rig.stream->fd(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    const auto result =
        run_task(rig.loop, write_all(rig.stream.get(), pattern(30'000'000), rig.loop.now() + Milliseconds(30)));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->status, io::IoStatus::TimedOut);
    EXPECT_LT(result->bytes, 30'000'000U);
    EXPECT_LE(rig.pools.bytes_in_use(), rig.pools.records.buffer_size()) << "one buffer per slow reader";
    rig.stream.reset();
    EXPECT_EQ(rig.pools.bytes_in_use(), 0U);
}

io::Task<> keep(io::Task<io::IoResult> task, std::optional<io::IoResult>* into) { into->emplace(co_await task); }

TEST(TlsStream, Interrupt_ends_a_reader_and_a_writer)
{
    Rig rig;
    const int small = 4096;
    ::setsockopt(rig.stream->fd(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    io::Scope scope;
    std::optional<io::IoResult> read;
    std::optional<io::IoResult> written;
    scope.start(keep(wait_readable(rig.stream.get(), io::kNever), &read));
    scope.start(keep(write_all(rig.stream.get(), pattern(30'000'000), io::kNever), &written));
    rig.loop.turn(Milliseconds(0));
    rig.stream->interrupt();
    ASSERT_TRUE(read.has_value() && written.has_value());
    EXPECT_EQ(read->status, io::IoStatus::Interrupted);
    EXPECT_EQ(written->status, io::IoStatus::Interrupted);
}

TEST(TlsStream, Key_update_that_wants_an_answer_gets_one)
{
    Rig rig;
    for (int i = 0; i < 3; ++i) {
        ASSERT_EQ(SSL_key_update(rig.client.native(), SSL_KEY_UPDATE_REQUESTED), 1);
        EXPECT_TRUE(rig.client.send("more"));
        EXPECT_EQ(run_task(rig.loop, read_all(rig.stream.get(), 4)), "more");
        EXPECT_EQ(run_task(rig.loop, write_all(rig.stream.get(), "answer", io::kNever))->bytes, 6U);
        EXPECT_EQ(rig.client.receive(6), "answer");
    }
}

TEST(TlsStream, Client_may_not_renegotiate)
{
    ClientWish wish;
    wish.max_version = TLS1_2_VERSION;
    Rig rig(plain_settings(), wish);
    SSL_renegotiate(rig.client.native());
    auto client = std::async(std::launch::async, [&] {
        SSL_do_handshake(rig.client.native());
        return take_reason();
    });
    const auto read = run_task(rig.loop, read_some(rig.stream.get(), 4, rig.loop.now() + Milliseconds(50)));
    EXPECT_NE(read->result.status, io::IoStatus::Ok);
    rig.stream.reset();
    EXPECT_NE(client.get(), "");
}

/// A server's stream whose client the test plays record by record.
struct ByHand
{
    explicit ByHand(int type = SOCK_STREAM, int version = TLS1_3_VERSION)
    {
        std::array<int, 2> ends{};
        EXPECT_EQ(::socketpair(AF_UNIX, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()), 0);
        const int large = 1 << 20;
        ::setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &large, sizeof large);
        static const std::shared_ptr<ServerContext> kContext = context_of(plain_settings());
        stream = std::make_unique<TlsStream>(loop, io::Fd(ends[0]), pools, kContext);
        client = std::make_unique<MemoryClient>(io::Fd(ends[1]), version);
    }
    /// The client's last flight and `early` arrive together.
    void connect(std::string_view early = {})
    {
        io::Scope scope;
        std::optional<io::IoResult> done;
        scope.start(keep(connected(stream.get()), &done));
        std::string last;
        for (int i = 0; i < 6 && !client->step(); ++i) {
            client->deliver(client->output());
            loop.turn(Milliseconds(0));
            client->take();
        }
        last = client->output();
        if (!early.empty() && client->encrypt(early))
            last += client->output();
        client->deliver(last);
        turn_until(loop, [&] { return done.has_value(); });
        ASSERT_TRUE(done.has_value());
        EXPECT_EQ(done->status, io::IoStatus::Ok) << stream->failure();
    }
    static io::Task<io::IoResult> connected(TlsStream* server)
    {
        const Result<> result = co_await server->handshake(io::kNever);
        co_return io::IoResult{result ? io::IoStatus::Ok : io::IoStatus::Failed, 0, 0};
    }

    io::EventLoop loop;
    io::BufferPools pools;
    std::unique_ptr<TlsStream> stream;
    std::unique_ptr<MemoryClient> client;
};

TEST(TlsStream, Head_and_bulk_body_leave_in_one_send)
{
    ByHand rig(SOCK_SEQPACKET); // one send is one packet
    rig.connect();
    while (rig.client->take() > 0)
        ;
    EXPECT_EQ(rig.client->received(), "");
    const std::string head = pattern(300);
    const std::string body = pattern(64 * 1024);
    const std::array<iovec, 2> parts{iovec{const_cast<char*>(head.data()), head.size()},
                                     iovec{const_cast<char*>(body.data()), body.size()}};
    const io::IoResult result = rig.stream->try_write(parts.data(), parts.size());
    EXPECT_EQ(result.status, io::IoStatus::Ok);
    EXPECT_EQ(result.bytes, head.size() + body.size());
    EXPECT_GT(rig.client->take(), head.size() + body.size());
    EXPECT_EQ(rig.client->take(), 0U) << "a second packet";
    EXPECT_TRUE(rig.client->received() == head + body);
    EXPECT_EQ(rig.pools.bytes_in_use(), 0U);
}

TEST(TlsStream, Session_tickets_go_with_the_response_when_the_request_is_there_already)
{
    ByHand rig(SOCK_SEQPACKET);
    rig.connect("request");
    EXPECT_EQ(rig.client->take(), 0U);
    EXPECT_TRUE(rig.stream->may_read());
    EXPECT_EQ(run_task(rig.loop, read_all(rig.stream.get(), 7)), "request");
    EXPECT_EQ(rig.stream->try_write("response").bytes, 8U);
    EXPECT_GT(rig.client->take(), 0U);
    EXPECT_EQ(rig.client->take(), 0U) << "a second packet";
    EXPECT_EQ(rig.client->received(), "response");
}

TEST(TlsStream, Session_tickets_do_not_wait_for_a_request)
{
    ByHand rig(SOCK_SEQPACKET);
    rig.connect();
    EXPECT_GT(rig.client->take(), 0U);
    EXPECT_EQ(rig.pools.bytes_in_use(), 0U);
}

TEST(TlsStream, Read_ahead_is_known_to_hold_further_bytes)
{
    ByHand rig;
    rig.connect();
    ASSERT_TRUE(rig.client->encrypt("first") && rig.client->encrypt("second"));
    rig.client->deliver(rig.client->output());
    rig.loop.turn(Milliseconds(0));
    EXPECT_EQ(run_task(rig.loop, read_some(rig.stream.get(), 3, io::kNever))->text, "fir");
    EXPECT_TRUE(rig.stream->may_read()) << "or the connection hangs: the socket has nothing more";
    EXPECT_EQ(run_task(rig.loop, wait_readable(rig.stream.get(), io::kNever))->status, io::IoStatus::Ok);
    EXPECT_EQ(run_task(rig.loop, read_all(rig.stream.get(), 8)), "stsecond");
    EXPECT_FALSE(rig.stream->may_read());
}

TEST(TlsStream, Half_a_record_is_waited_for_without_spinning)
{
    ByHand rig;
    rig.connect();
    ASSERT_TRUE(rig.client->encrypt("whole") && rig.client->encrypt("in halves"));
    const std::string bytes = rig.client->output();
    rig.client->deliver(std::string_view(bytes).substr(0, bytes.size() - 10));
    EXPECT_EQ(run_task(rig.loop, read_all(rig.stream.get(), 5)), "whole");
    // SSL_has_pending() cannot tell half a record from a whole one; after one try in vain only the socket counts.
    std::array<char, 16> into{};
    EXPECT_EQ(rig.stream->try_read(into).status, io::IoStatus::WouldBlock);
    EXPECT_FALSE(rig.stream->may_read());
    EXPECT_EQ(run_task(rig.loop, wait_readable(rig.stream.get(), rig.loop.now() + Milliseconds(10)))->status,
              io::IoStatus::TimedOut);
    rig.client->deliver(std::string_view(bytes).substr(bytes.size() - 10));
    EXPECT_EQ(run_task(rig.loop, read_all(rig.stream.get(), 9)), "in halves");
}

TEST(TlsStream, Deadline_that_is_moved_counts_also_after_half_a_record)
{
    ByHand rig;
    rig.connect();
    ASSERT_TRUE(rig.client->encrypt("late"));
    const std::string bytes = rig.client->output();
    io::Scope scope;
    std::optional<io::IoResult> result;
    std::string text(4, '\0');
    scope.start(keep(rig.stream->read(text, io::kNever), &result));
    rig.stream->move_read_deadline(rig.loop.now() + Milliseconds(20));
    rig.client->deliver(std::string_view(bytes).substr(0, 9));
    EXPECT_TRUE(turn_until(rig.loop, [&] { return result.has_value(); }));
    EXPECT_EQ(result->status, io::IoStatus::TimedOut);
}

TEST(TlsStream, Broken_record_ends_the_connection_with_an_alert)
{
    ByHand rig;
    rig.connect();
    while (rig.client->take() > 0)
        ;
    ASSERT_TRUE(rig.client->encrypt("tampered with"));
    std::string bytes = rig.client->output();
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    rig.client->deliver(bytes);
    const auto read = run_task(rig.loop, read_some(rig.stream.get(), 20, io::kNever));
    EXPECT_EQ(read->result.status, io::IoStatus::Failed);
    EXPECT_NE(rig.stream->failure(), "");
    EXPECT_GT(rig.client->take(), 0U) << "the alert";
    EXPECT_EQ(rig.stream->try_write("x").status, io::IoStatus::Failed);
}

io::Task<> talk(ByHand* rig, int* done)
{
    const Result<> result = co_await rig->stream->handshake(io::kNever);
    if (!result)
        co_return;
    ++*done;
    std::string text(64, '\0');
    for (;;) {
        const io::IoResult ready = co_await rig->stream->readable(io::kNever);
        if (!ready)
            co_return;
        const io::IoResult got = co_await rig->stream->read(text, io::kNever);
        if (!got)
            co_return;
        ++*done;
        const io::IoResult sent = co_await rig->stream->write(std::string(40'000, 'x'), io::kNever);
        if (!sent)
            co_return;
    }
}

// The client's whole conversation, cut after every few bytes: there the server's coroutine and stream go.
TEST(TlsStream, May_be_destroyed_wherever_it_waits)
{
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        int most = 0;
        bool finished = false;
        for (std::size_t cut = 0; !finished; cut += 23) {
            ByHand rig(SOCK_STREAM, version);
            int done = 0;
            io::Scope scope;
            scope.start(talk(&rig, &done));
            std::size_t left = cut;
            for (int i = 0; i < 8 && left > 0; ++i) {
                if (rig.client->step() && !rig.client->encrypt("request"))
                    break;
                const std::string bytes = rig.client->output();
                const std::size_t some = std::min(left, bytes.size());
                rig.client->deliver(std::string_view(bytes).substr(0, some));
                left -= some;
                rig.loop.turn(Milliseconds(0));
                rig.client->take();
            }
            most = std::max(most, done);
            finished = left > 0;
            scope.clear();
            rig.stream.reset();
            EXPECT_EQ(rig.pools.bytes_in_use(), 0U);
        }
        EXPECT_GE(most, 3) << "the conversation came to requests";
    }
}

TEST(TlsStream, Owner_may_go_while_a_write_is_stuck)
{
    Rig rig;
    const int small = 4096;
    ::setsockopt(rig.stream->fd(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    {
        io::Scope scope;
        std::optional<io::IoResult> written;
        scope.start(keep(write_all(rig.stream.get(), pattern(30'000'000), io::kNever), &written));
        rig.loop.turn(Milliseconds(0));
        EXPECT_FALSE(written.has_value());
    }
    EXPECT_GT(rig.stream->unsent(), 0U);
    rig.stream->shutdown_write(); // waits by itself
    rig.loop.turn(Milliseconds(0));
    rig.stream.reset();
    EXPECT_EQ(rig.pools.bytes_in_use(), 0U);
}

TEST(TlsStream, Good_end_reaches_a_slow_reader_by_itself)
{
    Rig rig;
    const int small = 4096;
    ::setsockopt(rig.stream->fd(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    std::size_t taken = 0;
    const std::string piece = pattern(60'000);
    while (rig.stream->unsent() == 0)
        taken += rig.stream->try_write(piece).bytes;
    rig.stream->shutdown_write();
    auto client = std::async(std::launch::async, [&] {
        const std::size_t size = rig.client.receive(taken).size();
        return size == taken && rig.client.finds_close_notify();
    });
    EXPECT_TRUE(turn_until(rig.loop, [&] { return client.wait_for(Seconds(0)) == std::future_status::ready; }));
    EXPECT_TRUE(client.get());
    EXPECT_EQ(rig.pools.bytes_in_use(), 0U);
}

} // namespace
} // namespace switchyard::tls::test
