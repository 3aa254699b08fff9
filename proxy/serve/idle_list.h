// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace switchyard::serve {

/// The client connections of a worker that wait for a request, in the order in which they began to. Whoever waited
/// longest makes room when there are too many. Thread: owning worker. Cost: O(1) for everything.
class IdleList
{
    struct Links
    {
        Links* before = this;
        Links* after = this;
    };

public:
    /// Leaves the list when it goes.
    class Member : private Links
    {
    public:
        Member() = default;
        Member(const Member&) = delete;
        Member& operator=(const Member&) = delete;

    protected:
        ~Member() { leave(); }
        bool is_idle() const { return after != static_cast<const Links*>(this); }
        void leave()
        {
            before->after = after;
            after->before = before;
            before = after = this;
        }

    private:
        friend class IdleList;
        /// A request is waiting to be read.
        virtual bool is_wanted() = 0;
        /// Ends the connection; it is gone afterwards.
        virtual void end() = 0;
    };

    IdleList() = default;
    IdleList(const IdleList&) = delete;
    IdleList& operator=(const IdleList&) = delete;

    void add(Member& member)
    {
        member.leave();
        member.before = ends_.before;
        member.after = &ends_;
        ends_.before->after = &member;
        ends_.before = &member;
    }
    bool empty() const { return ends_.after == &ends_; }
    /// Ends the connection that has been idle longest, passing over a few whose next request is here already. False:
    /// there is none to end.
    bool make_room()
    {
        Links* link = ends_.after;
        for (int passed = 0; link != &ends_ && passed < kMostPassed; ++passed, link = link->after) {
            auto* const member = static_cast<Member*>(link);
            if (!member->is_wanted()) {
                member->end();
                return true;
            }
        }
        return false;
    }

private:
    static constexpr int kMostPassed = 8;

    Links ends_;
};

} // namespace switchyard::serve
