// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/stream.h"

#include "proxy/io/buffer_pool.h"
#include "proxy/io/scope.h"
#include "proxy/io/socket_address.h"
#include "proxy/io/splice.h"
#include "tests/support/in_time.h"
#include "tests/support/raw_socket.h"
#include "tests/support/run_task.h"

#include <gtest/gtest.h>

#include <array>
#include <cerrno>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <vector>

namespace switchyard::io {
namespace {

using tests::run_task;
using tests::turn_until;

/// Two connected non-blocking sockets: a Stream on one end, a descriptor for the test at the other.
struct Pair
{
    explicit Pair(EventLoop& loop, int buffer = 0)
    {
        std::array<int, 2> ends{};
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()), 0);
        if (buffer > 0) {
            for (const int end : ends)
                ::setsockopt(end, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
        }
        stream = std::make_unique<Stream>(loop, Fd(ends[0]));
        peer = Fd(ends[1]);
    }
    void say(std::string_view text) const
    {
        EXPECT_EQ(::send(peer.get(), text.data(), text.size(), MSG_NOSIGNAL), static_cast<ssize_t>(text.size()));
    }
    std::string hear(std::size_t limit = 1 << 20) const
    {
        std::string text(limit, '\0');
        const ssize_t count = ::recv(peer.get(), text.data(), text.size(), 0);
        text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
        return text;
    }

    std::unique_ptr<Stream> stream;
    Fd peer;
};

struct Read
{
    IoResult result;
    std::string text;
};

Task<Read> read_some(Stream* stream, std::size_t size, MonotonicTime deadline)
{
    std::string text(size, '\0');
    const IoResult result = co_await stream->read(text, deadline);
    text.resize(result.bytes);
    co_return Read{result, text};
}

Task<IoResult> write_all(Stream* stream, std::string text, MonotonicTime deadline)
{
    const IoResult result = co_await stream->write(text, deadline);
    co_return result;
}

Task<IoResult> wait_readable(Stream* stream, MonotonicTime deadline)
{
    const IoResult result = co_await stream->readable(deadline);
    co_return result;
}

Task<> read_into(Stream* stream, std::string* into, IoResult* result)
{
    into->resize(100);
    *result = co_await stream->read(*into);
    into->resize(result->bytes);
}

TEST(Stream, Read_takes_what_is_there_without_waiting)
{
    EventLoop loop;
    Pair pair(loop);
    pair.say("hello");
    const auto read = run_task(loop, read_some(pair.stream.get(), 100, kNever));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->text, "hello");
    EXPECT_FALSE(pair.stream->may_read()) << "a short read tells that nothing is left";
}

TEST(Stream, Read_waits_and_wakes_for_every_arrival)
{
    EventLoop loop;
    Pair pair(loop);
    for (int i = 0; i < 5; ++i) {
        Scope scope;
        std::string text;
        IoResult result;
        scope.start(read_into(pair.stream.get(), &text, &result));
        loop.turn(Milliseconds(0));
        EXPECT_FALSE(scope.empty());
        pair.say("x" + std::to_string(i));
        EXPECT_TRUE(turn_until(loop, [&] { return scope.empty(); }));
        EXPECT_EQ(text, "x" + std::to_string(i));
    }
}

TEST(Stream, Read_of_a_full_buffer_leaves_the_rest_readable)
{
    EventLoop loop;
    Pair pair(loop);
    EXPECT_EQ(run_task(loop, wait_readable(pair.stream.get(), kNever))->status, IoStatus::Ok) << "worth a try";
    pair.say("abcdef");
    EXPECT_EQ(run_task(loop, read_some(pair.stream.get(), 3, kNever))->text, "abc");
    EXPECT_TRUE(pair.stream->may_read());
    EXPECT_EQ(run_task(loop, read_some(pair.stream.get(), 3, kNever))->text, "def");
}

TEST(Stream, Read_tells_the_end_and_errors)
{
    EventLoop loop;
    Pair pair(loop);
    pair.say("last");
    pair.peer.reset();
    EXPECT_EQ(run_task(loop, read_some(pair.stream.get(), 100, kNever))->text, "last");
    EXPECT_EQ(run_task(loop, read_some(pair.stream.get(), 100, kNever))->result.status, IoStatus::Closed);
    const auto written = run_task(loop, write_all(pair.stream.get(), "x", kNever));
    EXPECT_EQ(written->status, IoStatus::Failed);
    EXPECT_EQ(written->error, EPIPE);
}

TEST(Stream, Deadline_ends_a_read_and_a_later_one_works)
{
    EventLoop loop;
    Pair pair(loop);
    const MonotonicTime deadline = loop.now() + Milliseconds(15);
    EXPECT_EQ(run_task(loop, read_some(pair.stream.get(), 9, deadline))->result.status, IoStatus::TimedOut);
    EXPECT_GE(loop.now(), deadline);
    EXPECT_EQ(run_task(loop, read_some(pair.stream.get(), 9, deadline))->result.status, IoStatus::TimedOut);
    pair.say("late");
    EXPECT_EQ(run_task(loop, read_some(pair.stream.get(), 9, loop.now() + Seconds(5)))->text, "late");
}

Task<> store_read(Stream* stream, MonotonicTime deadline, Read* into)
{
    *into = co_await read_some(stream, 100, deadline);
}

TEST(Stream, What_came_before_the_deadline_is_read_however_many_others_are_served_first)
{
    constexpr std::size_t kPairs = 3 * EventLoop::kWorkPerTurn;
    EventLoop loop;
    std::vector<Pair> pairs;
    std::vector<Read> reads(kPairs);
    Scope scope;
    for (std::size_t i = 0; i < kPairs; ++i)
        pairs.emplace_back(loop);
    loop.turn(Milliseconds(0));
    const MonotonicTime deadline = loop.now() + Milliseconds(20);
    for (std::size_t i = 0; i < kPairs; ++i)
        scope.start(store_read(pairs[i].stream.get(), deadline, &reads[i]));
    for (const Pair& pair : pairs)
        pair.say("in time");
    std::this_thread::sleep_until(deadline + Milliseconds(10));
    EXPECT_TRUE(turn_until(loop, [&] { return scope.empty(); }));
    for (const Read& read : reads)
        EXPECT_EQ(read.text, "in time");
}

TEST(Stream, Deadline_of_a_waiting_read_can_be_moved_both_ways)
{
    EventLoop loop;
    Pair pair(loop);
    Scope scope;
    std::string text;
    IoResult result;
    scope.start(read_into(pair.stream.get(), &text, &result));
    pair.stream->move_read_deadline(loop.now() + Milliseconds(10));
    pair.stream->move_read_deadline(loop.now() + Seconds(100));
    const MonotonicTime until = loop.now() + Milliseconds(40);
    EXPECT_TRUE(turn_until(loop, [&] { return loop.now() > until; }));
    EXPECT_FALSE(scope.empty());
    pair.stream->move_read_deadline(loop.now());
    EXPECT_TRUE(turn_until(loop, [&] { return scope.empty(); }));
    EXPECT_EQ(result.status, IoStatus::TimedOut);
}

TEST(Stream, Write_of_more_than_the_kernel_takes_continues_as_the_peer_reads)
{
    EventLoop loop;
    Pair pair(loop, 4096);
    std::string data(1'000'000, '\0');
    for (std::size_t i = 0; i < data.size(); ++i)
        data[i] = static_cast<char>(i % 251);
    Scope scope;
    IoResult result;
    scope.start([](Stream* stream, const std::string* text, IoResult* into) -> Task<> {
        const std::array<std::string_view, 3> parts{std::string_view(*text).substr(0, 10), std::string_view(),
                                                    std::string_view(*text).substr(10)};
        *into = co_await stream->write(parts, kNever);
    }(pair.stream.get(), &data, &result));
    std::string heard;
    EXPECT_TRUE(turn_until(loop, [&] {
        heard += pair.hear();
        return scope.empty() && heard.size() == data.size();
    }));
    EXPECT_TRUE(result);
    EXPECT_EQ(result.bytes, data.size());
    EXPECT_TRUE(heard == data);
}

TEST(Stream, Write_times_out_only_when_the_peer_takes_nothing)
{
    EXPECT_TRUE(tests::in_time(Milliseconds(200), [](Milliseconds patience) -> testing::AssertionResult {
        EventLoop loop;
        Pair pair(loop, 4096);
        Scope scope;
        std::optional<IoResult> result;
        scope.start([](Stream* stream, Milliseconds allowed, std::optional<IoResult>* into) -> Task<> {
            const std::string data(2'000'000, 'x');
            *into = co_await stream->write(data, stream->loop().now() + allowed);
        }(pair.stream.get(), patience, &result));
        // A slow reader takes far longer than the deadline in all, but never pauses so long.
        std::size_t heard = 0;
        MonotonicTime next{};
        const MonotonicTime slow_until = loop.now() + patience * 5 / 2;
        EXPECT_TRUE(turn_until(
            loop,
            [&] {
                if (loop.now() >= next) {
                    heard += pair.hear(8'000).size();
                    next = loop.now() + patience / 40;
                }
                return loop.now() > slow_until || result.has_value();
            },
            3 * patience + Seconds(20)));
        if (result.has_value())
            return testing::AssertionFailure() << "given up after " << heard << " bytes";
        EXPECT_TRUE(turn_until(loop, [&] { return result.has_value(); }, patience + Seconds(20)));
        EXPECT_EQ(result->status, IoStatus::TimedOut);
        EXPECT_GT(result->bytes, heard);
        return testing::AssertionSuccess();
    }));
}

TEST(Stream, Write_that_could_not_be_looked_after_in_time_is_not_taken_for_a_stalled_one)
{
    static constexpr Milliseconds kPatience{100};
    EventLoop loop;
    Pair pair(loop, 4096);
    Scope scope;
    std::optional<IoResult> result;
    scope.start([](Stream* stream, std::optional<IoResult>* into) -> Task<> {
        const std::string data(2'000'000, 'x');
        *into = co_await stream->write(data, stream->loop().now() + kPatience);
    }(pair.stream.get(), &result));
    // The loop stands still, from before the first look at the queue until after the deadline.
    std::this_thread::sleep_for(2 * kPatience);
    loop.turn(Milliseconds(0));
    EXPECT_FALSE(result.has_value()) << "nobody knows what the peer took";
    EXPECT_TRUE(turn_until(loop, [&] { return result.has_value(); }));
    EXPECT_EQ(result->status, IoStatus::TimedOut);
}

/// What waits to write to a slow peer.
struct SlowPeer
{
    std::string name;
    Task<IoResult> (*write)(Stream*, std::string_view, Milliseconds patience);
};

class Writing : public testing::TestWithParam<SlowPeer>
{};

INSTANTIATE_TEST_SUITE_P(
    Ways, Writing,
    testing::Values(SlowPeer{"by_a_deadline",
                             [](Stream* stream, std::string_view data, Milliseconds patience) -> Task<IoResult> {
                                 const IoResult result = co_await stream->write(data, stream->loop().now() + patience);
                                 co_return result;
                             }},
                    SlowPeer{"at_a_pace",
                             [](Stream* stream, std::string_view data, Milliseconds patience) -> Task<IoResult> {
                                 const auto rate =
                                     static_cast<std::uint32_t>(Seconds(3'000) / patience); // bytes a second
                                 Pace pace(patience, rate);
                                 const IoResult result = co_await stream->write(std::span(&data, 1), pace);
                                 co_return result;
                             }},
                    SlowPeer{"when_there_is_room",
                             [](Stream* stream, std::string_view data, Milliseconds patience) -> Task<IoResult> {
                                 IoResult sent;
                                 IoResult room;
                                 while (room && !data.empty()) {
                                     sent = stream->try_write(data);
                                     data.remove_prefix(sent.bytes);
                                     room = co_await stream->writable(stream->loop().now() + patience);
                                 }
                                 co_return room;
                             }}),
    [](const auto& info) { return info.param.name; });

TEST_P(Writing, goes_on_while_the_kernel_delivers_and_makes_no_room)
{
    const std::string data(4'000'000, 'x');
    EXPECT_TRUE(tests::in_time(Milliseconds(300), [&](Milliseconds patience) -> testing::AssertionResult {
        EventLoop loop;
        auto listening = listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}});
        tests::RawSocket peer = tests::RawSocket::connect(*local_address(listening->get()), 8'192);
        pollfd waiting{listening->get(), POLLIN, 0};
        EXPECT_EQ(::poll(&waiting, 1, 20'000), 1);
        Stream stream(loop, Fd(::accept4(listening->get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)));
        const int buffer = 200'000; // doubled, and there is room again when a third has gone
        ::setsockopt(stream.fd(), SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
        std::optional<IoResult> result;
        Scope scope;
        scope.start([](Task<IoResult> writing, std::optional<IoResult>* into) -> Task<> {
            *into = co_await std::move(writing);
        }(GetParam().write(&stream, data, patience), &result));
        // In all that time it reads less than makes room.
        std::size_t heard = 0;
        MonotonicTime next{};
        const MonotonicTime slow_until = loop.now() + 4 * patience;
        EXPECT_TRUE(turn_until(
            loop,
            [&] {
                if (loop.now() >= next) {
                    heard += peer.receive(4'000).size();
                    next = loop.now() + patience / 15;
                }
                return loop.now() > slow_until || result.has_value();
            },
            5 * patience + Seconds(20)));
        if (result.has_value())
            return testing::AssertionFailure()
                   << "given up after " << heard << " bytes, status " << static_cast<int>(result->status);
        EXPECT_TRUE(turn_until(loop, [&] { return result.has_value(); }, 2 * patience + Seconds(20)));
        EXPECT_EQ(result->status, IoStatus::TimedOut);
        return testing::AssertionSuccess();
    }));
}

TEST(Stream, Interrupt_ends_reader_and_writer)
{
    EventLoop loop;
    Pair pair(loop, 4096);
    Scope scope;
    std::string text;
    IoResult read;
    IoResult written;
    scope.start(read_into(pair.stream.get(), &text, &read));
    scope.start([](Stream* stream, IoResult* into) -> Task<> {
        const std::string data(1'000'000, 'x');
        *into = co_await stream->write(data);
    }(pair.stream.get(), &written));
    EXPECT_EQ(scope.size(), 2U);
    pair.stream->interrupt();
    EXPECT_TRUE(scope.empty());
    EXPECT_EQ(read.status, IoStatus::Interrupted);
    EXPECT_EQ(written.status, IoStatus::Interrupted);
}

TEST(Stream, Stream_may_be_destroyed_by_what_it_wakes)
{
    EventLoop loop;
    Pair pair(loop);
    Scope scope;
    scope.start([](std::unique_ptr<Stream> stream) -> Task<> {
        std::string text(10, '\0');
        (void)co_await stream->read(text);
    }(std::move(pair.stream)));
    pair.say("x");
    EXPECT_TRUE(turn_until(loop, [&] { return scope.empty(); }));
    loop.turn(Milliseconds(1));
}

TEST(Stream, Waiting_task_may_be_destroyed_before_its_event_or_deadline)
{
    EventLoop loop;
    Pair pair(loop);
    for (int i = 0; i < 3; ++i) {
        Scope scope;
        std::string text;
        IoResult result;
        scope.start(read_into(pair.stream.get(), &text, &result));
        pair.stream->move_read_deadline(loop.now() + Milliseconds(1));
    }
    pair.say("x");
    const MonotonicTime until = loop.now() + Milliseconds(10);
    EXPECT_TRUE(turn_until(loop, [&] { return loop.now() > until; }));
    EXPECT_EQ(run_task(loop, read_some(pair.stream.get(), 9, kNever))->text, "x");
}

TEST(Stream, Observer_hears_of_a_hangup_nobody_waits_for)
{
    struct Observer final : StreamObserver
    {
        int calls = 0;
        bool hung_up = false;
        void on_stream_event(Stream& stream) override
        {
            ++calls;
            hung_up = stream.hung_up();
        }
    };
    EventLoop loop;
    Pair pair(loop);
    Observer observer;
    pair.stream->observe(&observer);
    pair.stream->watch();
    pair.say("x");
    EXPECT_TRUE(turn_until(loop, [&] { return observer.calls > 0 && pair.stream->may_read(); }));
    EXPECT_FALSE(observer.hung_up);
    pair.peer.reset();
    EXPECT_TRUE(turn_until(loop, [&] { return observer.hung_up; }));
    pair.stream->observe(nullptr);
}

Task<IoResult> connect_to(EventLoop* loop, SocketAddress address)
{
    auto fd = make_tcp_socket(address);
    Stream stream(*loop, std::move(*fd));
    const IoResult result = co_await stream.connect(address, loop->now() + Seconds(10));
    co_return result;
}

TEST(Stream, Connect_succeeds_or_tells_why_not)
{
    EventLoop loop;
    for (const char* literal : {"127.0.0.1", "::1"}) {
        auto listening = listen_tcp({*IpAddress::parse(literal), Port{0}});
        if (!listening && std::string_view(literal) == "::1")
            continue; // a machine without IPv6
        ASSERT_TRUE(listening.has_value());
        const SocketAddress address = *local_address(listening->get());
        EXPECT_EQ(run_task(loop, connect_to(&loop, address))->status, IoStatus::Ok);
        EXPECT_EQ(listen_tcp(address, {.reuse_port = false}).error().kind, ErrorKind::AddressInUse);
        const Fd holder = tests::hold_address(address);
        ASSERT_TRUE(holder);
        listening->reset();
        const auto refused = run_task(loop, connect_to(&loop, address));
        EXPECT_EQ(refused->status, IoStatus::Failed);
        EXPECT_EQ(refused->error, ECONNREFUSED);
    }
    EXPECT_EQ(listen_tcp({IpAddress::v4(203, 0, 113, 1), Port{0}}).error().kind, ErrorKind::AddressUnavailable);
}

std::string congestion_control_of(int fd)
{
    std::array<char, 16> name{};
    socklen_t size = name.size();
    EXPECT_EQ(::getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name.data(), &size), 0);
    return name.data();
}

TEST(Pacing, Sockets_of_loopback_are_not_paced_and_others_are_left_alone)
{
    const Fd plain(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const std::string of_the_machine = congestion_control_of(plain.get());
    const std::string wanted = of_the_machine.starts_with("bbr") ? "reno" : of_the_machine;
    const Fd listening = std::move(*listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}));
    const SocketAddress address = *local_address(listening.get());
    const Fd connecting = std::move(*make_tcp_socket(address));
    const KernelAddress kernel = to_kernel(address);
    (void)::connect(connecting.get(), kernel.data(), kernel.size);
    pollfd arrival{listening.get(), POLLIN, 0};
    ASSERT_EQ(::poll(&arrival, 1, 20'000), 1);
    const Fd accepted(::accept4(listening.get(), nullptr, nullptr, SOCK_CLOEXEC));
    EXPECT_EQ(congestion_control_of(listening.get()), wanted);
    EXPECT_EQ(congestion_control_of(connecting.get()), wanted);
    EXPECT_EQ(congestion_control_of(accepted.get()), wanted);

    const Fd everywhere = std::move(*listen_tcp({IpAddress::v4(0, 0, 0, 0), Port{0}}));
    const Fd outwards = std::move(*make_tcp_socket({IpAddress::v4(192, 0, 2, 1), Port{80}}));
    EXPECT_EQ(congestion_control_of(everywhere.get()), of_the_machine);
    EXPECT_EQ(congestion_control_of(outwards.get()), of_the_machine);
}

TEST(Splice, Bytes_pass_from_socket_to_socket_and_the_pipe_is_kept_clean)
{
    EventLoop loop;
    PipePool pipes;
    for (int round = 0; round < 3; ++round) {
        Pair from(loop, 16'384);
        Pair to(loop, 16'384);
        const std::string data(300'000, static_cast<char>('a' + round));
        Scope scope;
        SpliceResult result;
        Pace pace(Seconds(10), 0);
        scope.start(
            [](Stream* in, Stream* out, PipePool* pool, std::uint64_t count, Pace* pace, SpliceResult* into) -> Task<> {
                *into = co_await splice(*in, *out, *pool, count, kNever, *pace);
            }(from.stream.get(), to.stream.get(), &pipes, data.size(), &pace, &result));
        std::size_t said = 0;
        std::string heard;
        EXPECT_TRUE(turn_until(loop, [&] {
            if (said < data.size()) {
                const ssize_t sent = ::send(from.peer.get(), data.data() + said, data.size() - said, MSG_NOSIGNAL);
                said += sent > 0 ? static_cast<std::size_t>(sent) : 0;
            }
            heard += to.hear();
            return scope.empty() && heard.size() == data.size();
        }));
        EXPECT_EQ(result.status, IoStatus::Ok);
        EXPECT_EQ(result.bytes, data.size());
        EXPECT_TRUE(heard == data);
    }
}

TEST(Splice, Sender_and_receiver_that_fail_are_told_apart)
{
    EventLoop loop;
    PipePool pipes;
    for (const bool receiver : {false, true}) {
        Pair from(loop);
        Pair to(loop);
        from.say("some");
        (receiver ? to : from).peer.reset();
        Scope scope;
        SpliceResult result;
        Pace pace(Seconds(10), 0);
        scope.start([](Stream* in, Stream* out, PipePool* pool, Pace* pace, SpliceResult* into) -> Task<> {
            *into = co_await splice(*in, *out, *pool, 100'000, kNever, *pace);
        }(from.stream.get(), to.stream.get(), &pipes, &pace, &result));
        EXPECT_TRUE(turn_until(loop, [&] { return scope.empty(); }));
        EXPECT_NE(result.status, IoStatus::Ok);
        EXPECT_EQ(result.receiver_failed, receiver);
        EXPECT_EQ(result.bytes, receiver ? 0U : 4U);
    }
}

TEST(BufferPool, Buffers_come_back_when_they_go)
{
    BufferPools pools;
    {
        Buffer first = pools.small.get();
        Buffer second = std::move(first);
        EXPECT_FALSE(first);
        EXPECT_EQ(second.size(), 16U * 1024);
        EXPECT_EQ(pools.small.in_use(), 1U);
        second = pools.small.get();
        EXPECT_EQ(pools.small.in_use(), 1U);
    }
    EXPECT_EQ(pools.small.in_use(), 0U);
}

} // namespace
} // namespace switchyard::io
