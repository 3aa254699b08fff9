// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/turn_queue.h"

#include "proxy/io/scope.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace switchyard::io {
namespace {

class Member final : private TurnQueue::Member
{
public:
    Member(TurnQueue& queue, std::function<void()> act) : queue_(queue), act_(std::move(act)) {}
    void ask() { queue_.add(*this); }
    int calls = 0;

private:
    void on_turn_end() override
    {
        ++calls;
        act_();
    }

    TurnQueue& queue_;
    std::function<void()> act_;
};

TEST(TurnQueue, calls_once_a_turn_however_often_it_is_asked)
{
    EventLoop loop;
    TurnQueue queue(loop);
    Member member(queue, [] {});
    member.ask();
    member.ask();
    loop.turn(Milliseconds(0));
    EXPECT_EQ(member.calls, 1);
    loop.turn(Milliseconds(0));
    EXPECT_EQ(member.calls, 1);
}

TEST(TurnQueue, does_not_starve_the_loop)
{
    EventLoop loop;
    TurnQueue queue(loop);
    Member* again = nullptr;
    Member member(queue, [&] { again->ask(); });
    again = &member;
    member.ask();
    loop.turn(Milliseconds(0));
    const int first = member.calls;
    EXPECT_GE(first, 1);
    EXPECT_LE(first, 8);
    loop.turn(Seconds(60)); // does not sleep
    EXPECT_GT(member.calls, first);
}

TEST(TurnQueue, members_may_go_while_it_is_worked_off)
{
    EventLoop loop;
    TurnQueue queue(loop);
    std::unique_ptr<Member> other;
    Member member(queue, [&] { other.reset(); });
    other = std::make_unique<Member>(queue, [] { FAIL() << "it is gone"; });
    std::unique_ptr<Member> itself;
    itself = std::make_unique<Member>(queue, [&] { itself.reset(); });
    itself->ask();
    member.ask();
    other->ask();
    loop.turn(Milliseconds(0));
    EXPECT_EQ(member.calls, 1);
    EXPECT_EQ(itself, nullptr);
}

Task<> wait(TurnQueue& queue, int& step)
{
    step = 1;
    co_await TurnQueue::End(queue);
    step = 2;
}

TEST(TurnQueue, tasks_go_on_at_the_end_of_a_turn)
{
    EventLoop loop;
    TurnQueue queue(loop);
    Scope scope;
    int step = 0;
    scope.start(wait(queue, step));
    EXPECT_EQ(step, 1);
    loop.turn(Milliseconds(0));
    EXPECT_EQ(step, 2);
    scope.start(wait(queue, step));
    scope.clear();
    loop.turn(Milliseconds(0));
    EXPECT_EQ(step, 1);
}

} // namespace
} // namespace switchyard::io
