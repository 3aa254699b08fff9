// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/event_loop.h"

namespace switchyard::io {

/// What is to be done once at the end of a loop's turn, however often it was asked for: to send what the turn has
/// produced, for example. Thread: the loop's. Cost: O(1).
class TurnQueue final : private TurnHook
{
    struct Links
    {
        Links* before = this;
        Links* after = this;
    };

public:
    /// Leaves the queue when it goes.
    class Member : private Links
    {
    public:
        Member() = default;
        Member(const Member&) = delete;
        Member& operator=(const Member&) = delete;

    protected:
        ~Member() { leave(); }

    private:
        friend class TurnQueue;
        /// May destroy itself. What it adds during the call is done in the next turn, which comes at once.
        virtual void on_turn_end() = 0;

        bool is_queued() const { return after != static_cast<const Links*>(this); }
        void leave()
        {
            before->after = after;
            after->before = before;
            before = after = this;
        }
    };

    /// co_await: goes on when the turn ends, outside everything that runs now.
    class End;

    explicit TurnQueue(EventLoop& loop) : TurnHook(loop), loop_(loop) {}

    void add(Member& member)
    {
        if (member.is_queued())
            return;
        member.before = queue_.before;
        member.after = &queue_;
        queue_.before->after = &member;
        queue_.before = &member;
    }

private:
    /// Rounds within one turn: answers that became possible by sending need no turn of their own.
    static constexpr int kRounds = 4;

    void on_turn_end() override
    {
        for (int round = 0; round < kRounds && queue_.after != &queue_; ++round)
            one_round();
        if (queue_.after != &queue_)
            loop_.wake();
    }

    void one_round()
    {
        Links mark; // those behind it were added during this round
        mark.before = queue_.before;
        mark.after = &queue_;
        queue_.before->after = &mark;
        queue_.before = &mark;
        while (queue_.after != &mark) {
            auto* const member = static_cast<Member*>(queue_.after);
            member->leave();
            member->on_turn_end();
        }
        mark.before->after = mark.after;
        mark.after->before = mark.before;
    }

    EventLoop& loop_;
    Links queue_;
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
