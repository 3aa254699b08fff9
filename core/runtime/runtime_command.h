// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/compile/snapshot.h"
#include "core/model/workspace.h"
#include "core/runtime/assets.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <variant>

namespace switchyard::runtime {

/// Compile and put into service; starts the runtime when it is stopped. Answer: RevisionLive or ApplyFailed.
struct Apply
{
    model::Workspace workspace;
    Assets assets;
};

/// Stop listening, let requests in flight end within `grace`, then close. Answer: Stopped.
struct Stop
{
    Milliseconds grace{5'000};
};

/// Turn the dials of a simulated backend; what is not set stays. Answer: CommandDone.
struct SetSimulated
{
    ElementId backend;
    std::optional<double> error_rate;
    std::optional<Milliseconds> latency;
    std::optional<Milliseconds> latency_spread;
    std::optional<std::uint64_t> body_size;
    std::optional<bool> healthy;
    std::optional<double> utilization;
};

/// Start the load generator with this profile, or stop it (nullopt). It calls loopback addresses only, and stops by
/// itself. Answer: CommandDone, then LoadReported about once a second.
struct SetLoad
{
    std::optional<compile::LoadProfileSpec> profile;
};

/// Probe every endpoint of a service now. Answer: CommandDone, then ProbeReported.
struct ProbeNow
{
    ElementId service;
};

/// Record requests in full: at most `count` of those that pass `rule` (0: any). count 0 ends it. Answer: CommandDone.
struct SubscribeCaptures
{
    std::uint32_t count = 0;
    ElementId rule;
};

struct RuntimeCommand
{
    CommandId id;
    std::variant<Apply, Stop, SetSimulated, SetLoad, ProbeNow, SubscribeCaptures> what;
};

} // namespace switchyard::runtime
