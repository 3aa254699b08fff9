// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/ids.h"
#include "core/base/ip_address.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "core/health/verdict.h"
#include "core/observe/access_record.h"
#include "core/observe/capture.h"
#include "core/observe/directory.h"
#include "core/observe/stats_sample.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace switchyard::runtime {

/// A listener that carries traffic.
struct LiveListener
{
    ElementId forwarding_rule;
    std::string name;
    SocketAddress local;              ///< the port really bound, also when the configuration said 0
    std::string_view scheme = "http"; ///< see compile::url_scheme()

    /// "https://127.0.0.1:8443"
    std::string url() const { return std::string(scheme) + "://" + local.to_string(); }
};

/// A revision was adopted by every worker.
struct RevisionLive
{
    CommandId command;
    Revision revision;
    std::vector<LiveListener> listeners;
    std::shared_ptr<const observe::Directory> directory;
    std::vector<Diagnostic> diagnostics; ///< warnings and advice of the compilation
};

/// An apply (or start) failed; `still_live` keeps serving (0: nothing runs).
struct ApplyFailed
{
    CommandId command;
    Revision still_live;
    Error error;
    std::vector<Diagnostic> diagnostics;
};

struct Stopped
{
    CommandId command;
};

/// Any other command was carried out, or not.
struct CommandDone
{
    CommandId command;
    std::optional<Error> error;
};

/// Log rows in order of completion, one batch about every 50 ms.
struct AccessBatch
{
    std::vector<observe::AccessRecord> records;
    std::uint64_t dropped_total = 0;
};

/// About once a second, and once more when the runtime stops.
struct StatsReported
{
    observe::StatsSample sample;
};

using HealthState = health::State;

/// A probe ended. Sent for every probe, so that a strip of recent ones can be drawn.
struct ProbeReported
{
    EndpointKey endpoint;
    ElementId service;
    HealthState state = HealthState::Unknown; ///< after this probe
    bool changed = false;
    bool success = false;
    std::uint16_t http_status = 0;
    Microseconds took{0};
    WallTime at;
    std::string answer; ///< why: "HTTP 503", "connection refused", …
};

/// A request that was recorded in full, on subscription.
struct CaptureReported
{
    observe::Capture capture;
};

/// What a simulated backend does now.
struct SimulatedReported
{
    ElementId backend;
    std::uint64_t requests = 0;
    std::uint64_t errors = 0;
};

/// Progress of the load generator.
struct LoadReported
{
    bool running = false;
    double target_rate = 0;
    std::uint64_t sent = 0;
    std::uint64_t answered = 0;
    std::uint64_t failed = 0;        ///< no answer at all
    std::uint64_t server_errors = 0; ///< 5xx
};

using RuntimeEvent = std::variant<RevisionLive, ApplyFailed, Stopped, CommandDone, AccessBatch, StatsReported,
                                  ProbeReported, CaptureReported, SimulatedReported, LoadReported>;

} // namespace switchyard::runtime
