// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/eventual.h"
#include "proxy/io/scope.h"
#include "proxy/io/task.h"
#include "tests/support/run_task.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

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

Task<Result<std::unique_ptr<int>>> made_after(EventLoop& loop, int& alive, int value)
{
    const Counted counted(alive);
    co_await loop.sleep_for(Milliseconds(2));
    co_return std::make_unique<int>(value);
}

/// Below 10 it is known at once, from 100 on it fails.
Eventual<Result<std::unique_ptr<int>>> make_eventually(EventLoop& loop, int& alive, int value)
{
    if (value >= 100)
        return fail(ErrorKind::LimitExceeded, "too much");
    if (value < 10)
        return std::make_unique<int>(value);
    return made_after(loop, alive, value);
}

/// A coroutine may return one as well.
Eventual<int> sum_of(EventLoop& loop, int& alive, std::vector<int> values)
{
    int sum = 0;
    for (const int value : values) {
        const Result<std::unique_ptr<int>> made = co_await make_eventually(loop, alive, value);
        sum += made ? **made : -1;
    }
    co_return sum;
}

Task<int> task_of(Eventual<int> eventual)
{
    const int value = co_await eventual;
    co_return value;
}

TEST(Eventual, Eventual_is_there_at_once_or_comes_from_a_task)
{
    EventLoop loop;
    int alive = 0;
    EXPECT_TRUE(make_eventually(loop, alive, 3).await_ready());
    EXPECT_TRUE(make_eventually(loop, alive, 300).await_ready());
    EXPECT_FALSE(make_eventually(loop, alive, 30).await_ready());
    EXPECT_EQ(run_task(loop, task_of(sum_of(loop, alive, {3, 30, 300, 4}))), 36);
    EXPECT_EQ(alive, 0);
}

TEST(Eventual, Eventual_destroys_its_task_when_it_goes_while_that_waits)
{
    EventLoop loop;
    int alive = 0;
    Scope scope;
    scope.start([](Task<int> task) -> Task<> { co_await task; }(task_of(sum_of(loop, alive, {30, 31}))));
    EXPECT_EQ(alive, 1);
    scope.clear();
    EXPECT_EQ(alive, 0);
    loop.turn(Milliseconds(1)); // nothing dangles in the wheel
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
