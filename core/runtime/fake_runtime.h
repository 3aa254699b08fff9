// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace switchyard::runtime {

/// Serves tests: keeps every command and answers when told to, on the caller's thread. `deliver()` answers the oldest
/// unanswered command the way a healthy runtime would; `emit()` sends anything else. Thread: the test's.
class FakeRuntime final : public Runtime
{
public:
    void set_event_sink(EventSink sink) override { sink_ = std::move(sink); }
    void submit(RuntimeCommand command) override
    {
        commands_.push_back(command);
        unanswered_.push_back(std::move(command));
    }

    void emit(RuntimeEvent event)
    {
        if (sink_) {
            sink_(std::move(event));
        }
    }

    /// Answers the oldest command: an Apply goes live with `live_listeners` and `live_directory` under the next
    /// revision (or fails with `apply_error`), a Stop stops, anything else is done. Errors: false when none waits.
    bool deliver();
    void deliver_all()
    {
        while (deliver()) {
        }
    }

    const std::vector<RuntimeCommand>& commands() const { return commands_; }
    std::size_t unanswered() const { return unanswered_.size(); }
    Revision live() const { return live_; }

    std::vector<LiveListener> live_listeners;
    std::shared_ptr<const observe::Directory> live_directory;
    std::vector<Diagnostic> diagnostics;
    std::optional<Error> apply_error;

private:
    RuntimeEvent answer_to(const RuntimeCommand& command);

    EventSink sink_;
    std::vector<RuntimeCommand> commands_;
    std::deque<RuntimeCommand> unanswered_;
    Revision live_;
    Revision last_;
};

inline bool FakeRuntime::deliver()
{
    if (unanswered_.empty()) {
        return false;
    }
    const RuntimeCommand command = std::move(unanswered_.front());
    unanswered_.pop_front();
    emit(answer_to(command));
    return true;
}

inline RuntimeEvent FakeRuntime::answer_to(const RuntimeCommand& command)
{
    if (std::holds_alternative<Apply>(command.what)) {
        if (apply_error) {
            return ApplyFailed{command.id, live_, *apply_error, diagnostics};
        }
        live_ = last_ = Revision{last_.value + 1};
        return RevisionLive{command.id, live_, live_listeners, live_directory, diagnostics};
    }
    if (std::holds_alternative<Stop>(command.what)) {
        live_ = {};
        return Stopped{command.id};
    }
    return CommandDone{command.id, std::nullopt};
}

} // namespace switchyard::runtime
