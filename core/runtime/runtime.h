// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime_command.h"
#include "core/runtime/runtime_event.h"

#include <functional>

namespace switchyard::runtime {

/// The one door to whatever carries traffic: in this process, in another one, or a fake in tests.
class Runtime
{
public:
    /// Called on threads of the runtime, never two at a time; must not block and must not call submit().
    using EventSink = std::function<void(RuntimeEvent)>;

    virtual ~Runtime() = default;
    /// Must be set before the first submit().
    virtual void set_event_sink(EventSink sink) = 0;
    /// Queues a command. Thread: any. Never blocks; the answer is an event with the command's id.
    virtual void submit(RuntimeCommand command) = 0;
};

} // namespace switchyard::runtime
