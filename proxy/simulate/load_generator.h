// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/base/result.h"
#include "core/compile/snapshot.h"
#include "core/runtime/runtime_event.h"
#include "proxy/simulate/loop_thread.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace switchyard::simulate {

class LoadRun;

/// Sends the requests of a load profile at its rate, whether or not answers keep up (open loop), over a fixed number of
/// keep-alive connections, and stops by itself. It calls loopback addresses only, from observe::kLoadSource, so that
/// records can say "simulated". Requests that no connection is free for wait, at most one second's worth of them; the
/// rest is not sent. Thread: one controlling thread; the work is done on `thread`.
class LoadGenerator
{
public:
    static constexpr std::uint32_t kMaxConnections = 1024;
    static constexpr double kMaxRate = 100'000;
    static constexpr Seconds kLongest{7 * 24 * 3600};

    /// Called about once a second while a run lasts and once at its end (`running` false), on the loop's thread: it
    /// must only post.
    using Report = std::function<void(const runtime::LoadReported&)>;

    LoadGenerator(LoopThread& thread, std::uint64_t seed, Report report);
    ~LoadGenerator();
    LoadGenerator(const LoadGenerator&) = delete;
    LoadGenerator& operator=(const LoadGenerator&) = delete;

    /// Ends what runs and starts this. Errors: PermissionDenied when `target` is not on loopback; InvalidArgument when
    /// the profile cannot be sent (rate, connections, duration, weights, or a method, path, host or header that is
    /// none).
    Result<> start(const compile::LoadProfileSpec& profile, const SocketAddress& target);
    /// Requests in flight are given up.
    void stop();

private:
    LoopThread& thread_;
    std::uint64_t seed_;
    Report report_;
    std::unique_ptr<LoadRun> run_; ///< belongs to the loop's thread
};

} // namespace switchyard::simulate
