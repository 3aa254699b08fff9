// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/event_loop.h"
#include "proxy/io/ring.h"
#include "tests/support/run_task.h"

#include <gtest/gtest.h>

#include <memory>
#include <numeric>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace switchyard::io {
namespace {

using tests::turn_until;

/// Records when it was called.
class Alarm final : public Timer
{
public:
    explicit Alarm(EventLoop& loop) : Timer(loop.timers()) {}
    MonotonicTime called{};
    int calls = 0;
    MonotonicTime again = kNever;
    Alarm* victim = nullptr; ///< cancelled in the call

private:
    void on_due(MonotonicTime now) override
    {
        called = now;
        ++calls;
        if (victim != nullptr)
            victim->cancel();
        call_by(again);
        again = kNever;
    }
};

TEST(TimerWheel, Timer_is_called_never_early_and_soon_after)
{
    EventLoop loop;
    const MonotonicTime start = loop.now();
    std::vector<std::unique_ptr<Alarm>> alarms;
    std::vector<MonotonicTime> due;
    for (const int microseconds : {0, 1, 900, 1'000, 1'049, 5'000, 33'333, 60'000}) {
        alarms.push_back(std::make_unique<Alarm>(loop));
        due.push_back(start + Microseconds(microseconds));
        alarms.back()->call_by(due.back());
    }
    ASSERT_TRUE(turn_until(loop, [&] { return alarms.back()->calls == 1; }));
    for (std::size_t i = 0; i < alarms.size(); ++i) {
        EXPECT_EQ(alarms[i]->calls, 1) << i;
        EXPECT_GE(alarms[i]->called, due[i]) << i;
    }
}

TEST(TimerWheel, Timer_keeps_deadlines_beyond_one_turn_of_the_wheel)
{
    const MonotonicTime start{Seconds(1'000)};
    TimerWheel wheel(start);
    struct Probe final : Timer
    {
        using Timer::Timer;
        int calls = 0;
        void on_due(MonotonicTime /*now*/) override { ++calls; }
    };
    Probe far(wheel);
    far.call_by(start + Seconds(610));
    for (int second = 1; second < 610; second += 3) {
        wheel.advance(start + Seconds(second));
        ASSERT_EQ(far.calls, 0) << second;
        ASSERT_LE(wheel.idle_time(start + Seconds(second), Seconds(60)), Seconds(5));
    }
    wheel.advance(start + Seconds(611));
    EXPECT_EQ(far.calls, 1);
    far.call_by(start + Seconds(5'000));
    wheel.advance(start + Seconds(100'000)); // a machine that slept
    EXPECT_EQ(far.calls, 2);
    EXPECT_EQ(wheel.idle_time(start + Seconds(100'000), Seconds(60)), Seconds(60));
}

TEST(TimerWheel, Timer_rearms_lazily_and_moves_when_earlier)
{
    const MonotonicTime start{Seconds(5)};
    TimerWheel wheel(start);
    struct Probe final : Timer
    {
        using Timer::Timer;
        int calls = 0;
        void on_due(MonotonicTime /*now*/) override { ++calls; }
    };
    Probe probe(wheel);
    probe.call_by(start + Seconds(2));
    probe.call_by(start + Seconds(3)); // later: the earlier call stays
    wheel.advance(start + Milliseconds(2'010));
    EXPECT_EQ(probe.calls, 1);
    probe.call_by(start + Seconds(4));
    probe.call_by(start + Seconds(3)); // earlier: moved
    wheel.advance(start + Milliseconds(3'010));
    EXPECT_EQ(probe.calls, 2);
    EXPECT_FALSE(probe.pending());
    probe.call_by(start + Seconds(4));
    probe.cancel();
    wheel.advance(start + Seconds(9));
    EXPECT_EQ(probe.calls, 2);
}

TEST(TimerWheel, Timer_may_cancel_or_destroy_others_of_the_same_tick)
{
    EventLoop loop;
    Alarm first(loop);
    Alarm second(loop);
    first.victim = &second;
    second.victim = &first;
    first.call_by(loop.now());
    second.call_by(loop.now());
    ASSERT_TRUE(turn_until(loop, [&] { return first.calls + second.calls > 0; }));
    loop.turn(Milliseconds(3));
    EXPECT_EQ(first.calls + second.calls, 1);
}

TEST(EventLoop, Post_runs_work_of_many_threads_in_each_threads_order)
{
    EventLoop loop;
    constexpr int kThreads = 4;
    constexpr int kEach = 2'000;
    std::vector<int> last(kThreads, -1);
    int total = 0;
    bool in_order = true;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) {
                loop.post([&, t, i] {
                    in_order = in_order && last[static_cast<std::size_t>(t)] == i - 1 && loop.in_loop_thread();
                    last[static_cast<std::size_t>(t)] = i;
                    if (++total == kThreads * kEach)
                        loop.stop();
                });
            }
        });
    }
    loop.run();
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(total, kThreads * kEach);
    EXPECT_TRUE(in_order);
}

TEST(EventLoop, Stop_ends_a_run_that_sleeps)
{
    EventLoop loop;
    std::thread runner([&] { loop.run(); });
    loop.stop();
    runner.join();
    bool ran = false;
    loop.post([&] {
        ran = true;
        loop.stop();
    });
    loop.run();
    EXPECT_TRUE(ran);
}

/// An eventfd that counts its events and, when it is told to, removes another.
struct Watched final : Pollable
{
    explicit Watched(EventLoop& l) : loop(l), fd(::eventfd(1, EFD_NONBLOCK | EFD_CLOEXEC))
    {
        token = *loop.add(fd.get(), EPOLLIN | EPOLLET, *this);
    }
    ~Watched() { loop.remove(token); }
    void on_events(std::uint32_t /*events*/) override
    {
        ++calls;
        if (victim != nullptr)
            victim->reset();
    }
    EventLoop& loop;
    Fd fd;
    EventLoop::Token token = 0;
    int calls = 0;
    std::unique_ptr<Watched>* victim = nullptr;
};

TEST(EventLoop, Events_fetched_for_a_removed_descriptor_are_not_delivered)
{
    EventLoop loop;
    auto first = std::make_unique<Watched>(loop);
    auto second = std::make_unique<Watched>(loop);
    first->victim = &second;
    second->victim = &first;
    loop.turn(Milliseconds(10));
    EXPECT_EQ((first ? first->calls : 0) + (second ? second->calls : 0), 1);
    EXPECT_TRUE((first == nullptr) != (second == nullptr));
    const Watched successor(loop); // takes the freed slot
    loop.turn(Milliseconds(10));
    EXPECT_EQ(successor.calls, 1);
}

/// An eventfd that says in which order it was called, and how often.
struct Numbered final : Pollable
{
    Numbered(EventLoop& l, std::vector<int>& o, int n, EventLoop::Urgency urgency = EventLoop::Urgency::Normal)
        : loop(l),
          order(o),
          number(n),
          fd(::eventfd(1, EFD_NONBLOCK | EFD_CLOEXEC)),
          token(*loop.add(fd.get(), EPOLLIN | EPOLLET, *this, urgency))
    {}
    ~Numbered() { loop.remove(token); }
    void happen() const
    {
        const std::uint64_t one = 1;
        ASSERT_EQ(::write(fd.get(), &one, sizeof one), static_cast<ssize_t>(sizeof one));
    }
    void on_events(std::uint32_t /*events*/) override
    {
        order.push_back(number);
        for (int i = 0; i < brings; ++i)
            loop.count_work();
    }
    EventLoop& loop;
    std::vector<int>& order;
    int number;
    Fd fd;
    EventLoop::Token token;
    int brings = 0;
};

std::vector<std::unique_ptr<Numbered>> make_numbered(EventLoop& loop, std::vector<int>& order, int count)
{
    std::vector<std::unique_ptr<Numbered>> made;
    for (int i = 0; i < count; ++i)
        made.push_back(std::make_unique<Numbered>(loop, order, i));
    return made;
}

std::vector<int> up_to(int end)
{
    std::vector<int> numbers(static_cast<std::size_t>(end));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

TEST(EventLoop, Urgent_events_come_before_all_others)
{
    EventLoop loop;
    std::vector<int> order;
    const auto normal = make_numbered(loop, order, 3);
    const Numbered urgent(loop, order, 9, EventLoop::Urgency::Urgent);
    loop.turn(Milliseconds(10));
    EXPECT_EQ(order, (std::vector{9, 0, 1, 2}));
}

TEST(EventLoop, Turn_begins_only_its_share_and_the_rest_follows_in_order_without_sleeping)
{
    constexpr int kShare = EventLoop::kWorkPerTurn;
    EventLoop loop;
    std::vector<int> order;
    const auto normal = make_numbered(loop, order, 2 * kShare + 1);
    loop.turn(Milliseconds(10));
    EXPECT_EQ(order, up_to(kShare));
    normal.front()->happen(); // anew: behind those that wait
    normal.back()->happen();  // waits already: once is enough
    const Numbered urgent(loop, order, -1, EventLoop::Urgency::Urgent);
    loop.turn(Seconds(60));
    ASSERT_EQ(order.size(), 2U * kShare + 1);
    EXPECT_EQ(order[kShare], -1);
    loop.turn(Seconds(60));
    std::erase(order, -1);
    std::vector<int> expected = up_to(2 * kShare + 1);
    expected.push_back(0);
    EXPECT_EQ(order, expected);
    loop.turn(Milliseconds(0));
    EXPECT_EQ(order, expected);
}

TEST(EventLoop, Event_that_brings_much_work_takes_the_share_of_others)
{
    EventLoop loop;
    std::vector<int> order;
    const auto normal = make_numbered(loop, order, 5);
    normal[1]->brings = 100;
    normal[3]->brings = EventLoop::kWorkPerTurn - 2;
    loop.turn(Milliseconds(10));
    EXPECT_EQ(order, up_to(2));
    loop.turn(Milliseconds(10));
    EXPECT_EQ(order, up_to(4));
    loop.turn(Milliseconds(10));
    EXPECT_EQ(order, up_to(5));
}

TEST(EventLoop, Event_that_waits_dies_with_its_descriptor)
{
    constexpr int kShare = EventLoop::kWorkPerTurn;
    EventLoop loop;
    std::vector<int> order;
    auto normal = make_numbered(loop, order, kShare + 2);
    loop.turn(Milliseconds(10));
    normal.pop_back();
    order.clear();
    const Numbered successor(loop, order, 99); // takes the freed slot
    loop.turn(Milliseconds(10));
    EXPECT_EQ(order, (std::vector{kShare, 99}));
    loop.turn(Milliseconds(0));
    EXPECT_EQ(order.size(), 2U);
}

TEST(EventLoop, Turn_hook_is_called_once_per_turn_until_destroyed)
{
    struct Hook final : TurnHook
    {
        using TurnHook::TurnHook;
        int calls = 0;
        void on_turn_end() override { ++calls; }
    };
    EventLoop loop;
    {
        Hook hook(loop);
        loop.turn(Milliseconds(0));
        loop.turn(Milliseconds(0));
        EXPECT_EQ(hook.calls, 2);
    }
    loop.turn(Milliseconds(0));
}

TEST(Ring, Ring_refuses_when_full_and_hands_out_in_order)
{
    Ring<int> ring(3);
    EXPECT_EQ(ring.capacity(), 4U);
    for (int i = 0; i < 4; ++i)
        EXPECT_TRUE(ring.push(i));
    EXPECT_FALSE(ring.push(4));
    std::vector<int> seen;
    EXPECT_EQ(ring.drain([&](const int& value) { seen.push_back(value); }, 3), 3U);
    EXPECT_TRUE(ring.push(5));
    ring.drain([&](const int& value) { seen.push_back(value); });
    EXPECT_EQ(seen, (std::vector{0, 1, 2, 3, 5}));
}

TEST(Ring, Ring_loses_nothing_between_two_threads)
{
    Ring<std::uint64_t> ring(64);
    constexpr std::uint64_t kCount = 200'000;
    std::thread writer([&] {
        for (std::uint64_t i = 0; i < kCount;) {
            if (ring.push(i))
                ++i;
            else
                std::this_thread::yield();
        }
    });
    std::uint64_t expected = 0;
    bool in_order = true;
    while (expected < kCount) {
        const std::size_t taken = ring.drain([&](const std::uint64_t& value) { in_order &= value == expected++; });
        if (taken == 0)
            std::this_thread::yield();
    }
    writer.join();
    EXPECT_TRUE(in_order);
}

} // namespace
} // namespace switchyard::io
