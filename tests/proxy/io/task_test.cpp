// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/event_loop.h"
#include "proxy/io/scope.h"
#include "proxy/io/task.h"
#include "tests/support/run_task.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace switchyard::io {
namespace {

using tests::run_task;
using tests::turn_until;

Task<int> answer() { co_return 42; }

Task<std::string> twice(std::string text)
{
    const int value = co_await answer();
    co_return text + std::to_string(value);
}

Task<int> deep(int depth)
{
    if (depth == 0)
        co_return 0;
    const int below = co_await deep(depth - 1);
    co_return below + 1;
}

struct Counted
{
    explicit Counted(int& counter) : count(&counter) { ++*count; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    ~Counted() { --*count; }
    int* count;
};

Task<> sleep_deep(EventLoop& loop, int& alive, int depth, Milliseconds duration)
{
    const Counted counted(alive);
    if (depth == 0)
        co_await loop.sleep_for(duration);
    else
        co_await sleep_deep(loop, alive, depth - 1, duration);
}

Task<std::unique_ptr<int>> make_int(EventLoop& loop)
{
    co_await loop.sleep_for(Milliseconds(2));
    co_return std::make_unique<int>(7);
}

TEST(Task, Task_returns_values_through_nested_awaits)
{
    EventLoop loop;
    EXPECT_EQ(run_task(loop, twice("x")), "x42");
    const auto owned = run_task(loop, make_int(loop));
    ASSERT_TRUE(owned.has_value());
    EXPECT_EQ(**owned, 7);
}

TEST(Task, Task_does_not_grow_the_stack_when_deeply_nested)
{
    EventLoop loop;
    EXPECT_EQ(run_task(loop, deep(5'000)), 5'000);
}

TEST(Task, Task_does_nothing_when_never_awaited)
{
    EventLoop loop;
    int alive = 0;
    {
        auto task = sleep_deep(loop, alive, 3, Milliseconds(1));
        EXPECT_EQ(alive, 0);
    }
    EXPECT_EQ(alive, 0);
}

TEST(Scope, Scope_destroys_the_whole_chain_when_cleared_while_it_sleeps)
{
    EventLoop loop;
    int alive = 0;
    Scope scope;
    scope.start(sleep_deep(loop, alive, 4, Seconds(100)));
    scope.start(sleep_deep(loop, alive, 0, Seconds(100)));
    EXPECT_EQ(alive, 6);
    EXPECT_EQ(scope.size(), 2U);
    scope.clear();
    EXPECT_EQ(alive, 0);
    EXPECT_TRUE(scope.empty());
    loop.turn(Milliseconds(1)); // nothing dangles in the wheel
}

TEST(Scope, Scope_frees_tasks_when_they_end)
{
    EventLoop loop;
    int alive = 0;
    Scope scope;
    for (int i = 0; i < 20; ++i)
        scope.start(sleep_deep(loop, alive, i % 3, Milliseconds(1 + i % 5)));
    EXPECT_TRUE(turn_until(loop, [&] { return scope.empty(); }));
    EXPECT_EQ(alive, 0);
}

} // namespace
} // namespace switchyard::io
