// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/list_links.h"

namespace switchyard::serve {

/// The client connections of a worker that wait for a request, in the order in which they began to. Whoever waited
/// longest makes room when there are too many. Thread: owning worker. Cost: O(1) for everything.
class IdleList
{
public:
    /// Leaves the list when it goes.
    class Member : private io::ListLinks
    {
    protected:
        ~Member() = default;
        bool is_idle() const { return !alone(); }
        using io::ListLinks::leave;

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

    void add(Member& member) { member.stand_before(ends_); }
    bool empty() const { return ends_.alone(); }
    /// Ends the connection that has been idle longest, passing over a few whose next request is here already. False:
    /// there is none to end.
    bool make_room()
    {
        io::ListLinks* link = ends_.after();
        for (int passed = 0; link != &ends_ && passed < kMostPassed; ++passed, link = link->after()) {
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

    io::ListLinks ends_;
};

} // namespace switchyard::serve
