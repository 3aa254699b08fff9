// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"
#include "core/compile/snapshot.h"
#include "core/health/verdict.h"
#include "proxy/io/event_loop.h"
#include "proxy/upstream/probe.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace switchyard::upstream {

/// One probe's news for one endpoint of one service.
struct ProbeNews
{
    EndpointKey endpoint;
    ElementId service;
    health::State state = health::State::Unknown; ///< after this probe
    bool changed = false;
    ProbeResult result;
};

/// Checks endpoints for ever and knows which may serve. An address that several services check in the same way is
/// probed once. What is the same after an apply keeps its state and its rhythm; what is new begins as Unknown.
///
/// Rhythm: from start to start of two probes passes the check's interval. Until the first verdict (the thresholds are
/// met for the first time) it is shortened to kFirstInterval, so that a fresh start serves at once; the cloud waits the
/// full interval. After the first verdict a random share of an interval passes once, so that not all probe at a time.
/// Thread: control. Lifetime: the loop outlives it.
class Probes
{
public:
    static constexpr Milliseconds kFirstInterval{100};
    using Sink = std::function<void(const ProbeNews&)>;

    /// `sink` is called on the loop's thread after every probe, once for each endpoint that the probe is about; it must
    /// not change the probes within the call.
    Probes(io::EventLoop& loop, Sink sink, std::uint64_t seed);
    ~Probes();
    Probes(const Probes&) = delete;
    Probes& operator=(const Probes&) = delete;

    /// What a configuration wants probed. Made before the configuration goes live, so that new endpoints have a verdict
    /// by then; the endpoints of the one that is still live are probed on until retain().
    void add(const compile::Snapshot& snapshot);
    /// Only this configuration counts from now on: probes that only others wanted end.
    void retain(const compile::Snapshot& snapshot);
    void clear();

    /// Whether every probed endpoint of the configuration has had its first verdict.
    bool settled(const compile::Snapshot& snapshot) const;
    /// Healthy for an endpoint of a service without a health check; Unknown for one that was never added.
    health::State state_of(const compile::ServiceSpec& service, const compile::EndpointSpec& endpoint) const;
    /// Starts a probe of each endpoint of the service that has none running.
    void probe_now(const compile::ServiceSpec& service);

    std::size_t size() const { return targets_.size(); }

private:
    struct Key
    {
        SocketAddress address;
        compile::HealthCheckSpec check; ///< without id and name: they do not change how it is probed
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash
    {
        std::size_t operator()(const Key& key) const;
    };
    struct User
    {
        EndpointKey endpoint;
        ElementId service;
        friend bool operator==(const User&, const User&) = default;
    };
    class Target;

    static Key key_of(const compile::ServiceSpec& service, const compile::EndpointSpec& endpoint);
    const Target* find(const compile::ServiceSpec& service, const compile::EndpointSpec& endpoint) const;

    io::EventLoop& loop_;
    Prober prober_;
    Sink sink_;
    std::uint64_t random_;
    std::unordered_map<Key, std::unique_ptr<Target>, KeyHash> targets_;
};

} // namespace switchyard::upstream
