// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime_event.h"

#include <chrono>
#include <csignal>
#include <mutex>
#include <optional>
#include <vector>

namespace switchyard::ctl {

/// What a wait ended with.
struct Wake
{
    std::vector<int> signals;
    std::vector<runtime::RuntimeEvent> events;
};

/// Where a runtime's events and the process's signals meet. SIGINT, SIGTERM and SIGHUP are blocked for the process from
/// here on and arrive as values; it must exist before any other thread does. Thread: push() any, wait() the owner.
class EventQueue
{
public:
    EventQueue();
    ~EventQueue();
    EventQueue(const EventQueue&) = delete;
    EventQueue& operator=(const EventQueue&) = delete;

    void push(runtime::RuntimeEvent event);
    /// Until something came or the deadline has passed.
    Wake wait(std::optional<std::chrono::steady_clock::time_point> deadline);

private:
    std::mutex mutex_;
    std::vector<runtime::RuntimeEvent> events_;
    sigset_t previous_{};
    int wake_fd_ = -1;
    int signal_fd_ = -1;
};

} // namespace switchyard::ctl
