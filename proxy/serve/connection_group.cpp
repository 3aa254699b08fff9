// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/connection_group.h"

#include "proxy/serve/worker_context.h"

namespace switchyard::serve {

ConnectionGroup::Member::Member(WorkerContext& context, ConnectionGroup& group)
    : context_(context),
      group_(group),
      next_(group.first_),
      previous_link_(&group.first_)
{
    if (next_ != nullptr)
        next_->previous_link_ = &next_;
    group.first_ = this;
    ++context_.connections;
    context_.telemetry.client_connection_opened();
}

ConnectionGroup::Member::~Member()
{
    *previous_link_ = next_;
    if (next_ != nullptr)
        next_->previous_link_ = previous_link_;
    --context_.connections;
    context_.telemetry.client_connection_closed();
}

void ConnectionGroup::drain()
{
    draining_ = true;
    for (Member* member = first_; member != nullptr;) {
        Member* next = member->next_;
        member->drain();
        member = next;
    }
}

} // namespace switchyard::serve
