// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/stats_sample.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace switchyard::session {

/// Requests per second and the share of failures (observe::Counters::failures()) among them. Units: 1/s, 0–1.
struct Rate
{
    double perSecond = 0;
    double errorShare = 0;
    std::uint64_t requests = 0; ///< how many the figure rests on
};

/// Turns the running totals of a runtime into rates over the last minute. A total that goes down means the runtime
/// began anew: the history starts over. Thread: owner.
class TrafficHistory
{
public:
    static constexpr Seconds kWindow{60};
    static constexpr Seconds kRateWindow{3};
    static constexpr Seconds kLatencyWindow{10};

    void add(const observe::StatsSample& sample);
    void clear();
    bool empty() const { return samples_.empty(); }

    /// Over the last few seconds. Errors: nullopt while nothing was measured yet.
    std::optional<Rate> total() const;
    std::optional<Rate> element(ElementId id) const;
    std::optional<Rate> endpoint(EndpointKey key) const;
    /// Requests of an element during the whole window.
    std::uint64_t windowRequests(ElementId id) const;
    /// Units: microseconds. Errors: nullopt without a request in the window.
    std::optional<std::uint64_t> latency(double quantile) const;
    std::optional<std::uint64_t> serviceLatency(ElementId service, double quantile) const;
    /// Both since the runtime started.
    std::uint64_t rowsDropped() const;
    std::uint64_t floods() const;

    /// One step of a chart: the time a sample was taken and the rate since the one before it.
    struct Step
    {
        WallTime at;
        Rate rate;
        bool gap = false; ///< nothing was measured before this step
    };
    std::vector<Step> series(ElementId id) const;
    std::vector<Step> totalSeries() const;
    WallTime newest() const;

private:
    struct Sample
    {
        WallTime at;
        observe::Counters total;
        observe::Histogram latency;
        std::uint64_t rowsDropped = 0;
        std::uint64_t floods = 0;
        std::unordered_map<ElementId, observe::Counters> elements;
        std::unordered_map<EndpointKey, observe::Counters> endpoints;
        std::unordered_map<ElementId, observe::Histogram> services; ///< of the last few samples only
    };

    const Sample* before(Seconds age) const;

    std::deque<Sample> samples_;
};

} // namespace switchyard::session
