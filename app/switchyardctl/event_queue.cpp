// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/event_queue.h"

#include <algorithm>
#include <array>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace switchyard::ctl {

EventQueue::EventQueue()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        sigaddset(&signals, signal);
    }
    pthread_sigmask(SIG_BLOCK, &signals, &previous_);
    std::signal(SIGPIPE, SIG_IGN);
    wake_fd_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    signal_fd_ = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

EventQueue::~EventQueue()
{
    close(signal_fd_);
    close(wake_fd_);
    pthread_sigmask(SIG_SETMASK, &previous_, nullptr);
}

void EventQueue::push(runtime::RuntimeEvent event)
{
    {
        const std::lock_guard lock(mutex_);
        events_.push_back(std::move(event));
    }
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(wake_fd_, &one, sizeof one); // full already wakes
}

Wake EventQueue::wait(std::optional<std::chrono::steady_clock::time_point> deadline)
{
    int timeout = -1;
    if (deadline) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
        timeout = static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
    }
    std::array<pollfd, 2> fds{pollfd{wake_fd_, POLLIN, 0}, pollfd{signal_fd_, POLLIN, 0}};
    poll(fds.data(), fds.size(), timeout);

    Wake wake;
    signalfd_siginfo info{};
    while (read(signal_fd_, &info, sizeof info) == sizeof info) {
        wake.signals.push_back(static_cast<int>(info.ssi_signo));
    }
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t drained = read(wake_fd_, &count, sizeof count);
    const std::lock_guard lock(mutex_);
    wake.events.swap(events_);
    return wake;
}

} // namespace switchyard::ctl
