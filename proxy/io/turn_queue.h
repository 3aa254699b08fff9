// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/event_loop.h"
#include "proxy/io/list_links.h"

namespace switchyard::io {

/// What is to be done once at the end of a loop's turn, however often it was asked for: to send what the turn has
/// produced, for example. Thread: the loop's. Cost: O(1).
class TurnQueue final : private TurnHook
{
public:
    /// Leaves the queue when it goes.
    class Member : private ListLinks
    {
    protected:
        ~Member() = default;

    private:
        friend class TurnQueue;
        /// May destroy itself. What it adds during the call is done afterwards: in the same turn, or in the next one,
        /// which comes at once.
        virtual void on_turn_end() = 0;
    };

    /// co_await: goes on when the turn ends, outside everything that runs now.
    class End;

    explicit TurnQueue(EventLoop& loop) : TurnHook(loop), loop_(loop) {}

    void add(Member& member)
    {
        if (member.alone())
            member.stand_before(queue_);
    }

private:
    /// Rounds within one turn: answers that became possible by sending need no turn of their own.
    static constexpr int kRounds = 4;

    void on_turn_end() override
    {
        for (int round = 0; round < kRounds && !queue_.alone(); ++round)
            one_round();
        if (!queue_.alone())
            loop_.wake();
    }

    void one_round()
    {
        ListLinks mark; // those behind it were added during this round
        mark.stand_before(queue_);
        while (queue_.after() != &mark) {
            auto* const member = static_cast<Member*>(queue_.after());
            member->leave();
            member->on_turn_end();
        }
    }

    EventLoop& loop_;
    ListLinks queue_;
};

class [[nodiscard]] TurnQueue::End final : private Member
{
public:
    explicit End(TurnQueue& queue) : turns_(queue) {}
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        waiter_ = waiter;
        turns_.add(*this);
    }
    void await_resume() const {}

private:
    void on_turn_end() override { waiter_.resume(); }

    TurnQueue& turns_;
    std::coroutine_handle<> waiter_;
};

} // namespace switchyard::io
