// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "proxy/io/fd.h"

#include <algorithm>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace switchyard::telemetry {

/// Wakes a thread that sleeps with a limit. Thread: ring() any, wait() one. Cost: a system call each.
class Doorbell
{
public:
    Doorbell() : fd_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

    /// False: there was no descriptor for it; nobody is woken.
    bool usable() const { return static_cast<bool>(fd_); }
    void ring() const
    {
        const std::uint64_t one = 1;
        (void)!::write(fd_.get(), &one, sizeof one); // EAGAIN: it rings already
    }
    /// Until somebody rang since the last wait, or `limit` has passed: false.
    bool wait(Nanoseconds limit) const
    {
        pollfd entry{fd_.get(), POLLIN, 0};
        const auto whole = std::chrono::ceil<Milliseconds>(std::clamp<Nanoseconds>(limit, Nanoseconds(0), Seconds(60)));
        std::uint64_t count = 0;
        return ::poll(&entry, 1, static_cast<int>(whole.count())) == 1 &&
               ::read(fd_.get(), &count, sizeof count) == sizeof count;
    }

private:
    io::Fd fd_;
};

} // namespace switchyard::telemetry
