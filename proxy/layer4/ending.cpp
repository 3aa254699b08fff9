// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/layer4/ending.h"

namespace switchyard::layer4 {

void Ending::end(observe::StatusDetails why)
{
    if (why_)
        return;
    why_ = why;
    call_by(loop_.now());
}

void Ending::end_now(observe::StatusDetails why)
{
    if (!why_)
        why_ = why;
    awaiting_.resume();
}

void Ending::end_when_idle(Nanoseconds timeout)
{
    timeout_ = timeout;
    passed();
    call_by(idle_at());
}

void Ending::on_due(MonotonicTime now)
{
    if (!why_ && deliveries_ > 0)
        return call_by(now + timeout_);
    if (!why_ && idle_at() > now)
        return call_by(idle_at());
    if (!why_)
        why_ = observe::StatusDetails::ConnectionIdle;
    awaiting_.resume(); // may destroy this
}

} // namespace switchyard::layer4
