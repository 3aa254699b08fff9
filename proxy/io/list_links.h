// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace switchyard::io {

/// A place in a ring that its members make up themselves; one more place stands for the ring's ends. Leaves when it
/// goes. Thread: one. Cost: O(1) for everything, no allocation.
class ListLinks
{
public:
    ListLinks() = default;
    ListLinks(const ListLinks&) = delete;
    ListLinks& operator=(const ListLinks&) = delete;
    ~ListLinks() { leave(); }

    /// In no ring; of the ends: there is no member.
    bool alone() const { return after_ == this; }
    ListLinks* after() const { return after_; }
    void leave()
    {
        before_->after_ = after_;
        after_->before_ = before_;
        before_ = after_ = this;
    }
    /// Leaves where it stands first. In front of the ends: the last place.
    void stand_before(ListLinks& place)
    {
        leave();
        before_ = place.before_;
        after_ = &place;
        place.before_->after_ = this;
        place.before_ = this;
    }

private:
    ListLinks* before_ = this;
    ListLinks* after_ = this;
};

} // namespace switchyard::io
