// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/traffic_history.h"

#include <algorithm>
#include <chrono>

namespace switchyard::session {
namespace {

/// Samples come about once a second; a longer silence is a gap.
constexpr Milliseconds kLongestStep{3'500};

observe::Counters since(const observe::Counters& now, const observe::Counters& then)
{
    auto grown = [](std::uint64_t a, std::uint64_t b) { return a > b ? a - b : 0; };
    observe::Counters delta;
    delta.requests = grown(now.requests, then.requests);
    delta.responses_5xx = grown(now.responses_5xx, then.responses_5xx);
    delta.no_response = grown(now.no_response, then.no_response);
    delta.hidden_failures = grown(now.hidden_failures, then.hidden_failures);
    return delta;
}

double secondsBetween(WallTime from, WallTime to) { return std::chrono::duration<double>(to - from).count(); }

Rate rateOf(const observe::Counters& delta, double seconds)
{
    Rate rate;
    rate.requests = delta.requests;
    if (seconds > 0)
        rate.perSecond = static_cast<double>(delta.requests) / seconds;
    if (delta.requests > 0)
        rate.errorShare = std::min(1.0, static_cast<double>(delta.failures()) / static_cast<double>(delta.requests));
    return rate;
}

template <typename Key>
observe::Counters countersOf(const std::unordered_map<Key, observe::Counters>& table, Key key)
{
    const auto found = table.find(key);
    return found == table.end() ? observe::Counters{} : found->second;
}

} // namespace

void TrafficHistory::add(const observe::StatsSample& sample)
{
    if (!samples_.empty() &&
        (sample.total.requests < samples_.back().total.requests || sample.at <= samples_.back().at))
        samples_.clear();
    Sample& added = samples_.emplace_back();
    added.at = sample.at;
    added.total = sample.total;
    added.latency = sample.latency;
    added.rowsDropped = sample.rows_dropped;
    added.floods = sample.floods;
    for (const auto& element : sample.elements)
        added.elements.emplace(element.id, element.counters);
    for (const auto& endpoint : sample.endpoints)
        added.endpoints.emplace(endpoint.key, endpoint.counters);
    for (const auto& service : sample.services)
        added.services.emplace(service.id, service.latency);
    // One sample older than the window stays: it is what the oldest step is measured from.
    while (samples_.size() > 2 && added.at - samples_[1].at >= kWindow)
        samples_.pop_front();
    for (Sample& old : samples_) {
        if (added.at - old.at > kLatencyWindow + kRateWindow)
            old.services.clear();
    }
}

void TrafficHistory::clear() { samples_.clear(); }

const TrafficHistory::Sample* TrafficHistory::before(Seconds age) const
{
    if (samples_.size() < 2)
        return nullptr;
    const WallTime limit = samples_.back().at - age - Milliseconds(200);
    const auto from = std::find_if(samples_.begin(), samples_.end() - 1,
                                   [limit](const Sample& sample) { return sample.at >= limit; });
    return from == samples_.end() - 1 ? nullptr : &*from;
}

std::optional<Rate> TrafficHistory::total() const
{
    const Sample* then = before(kRateWindow);
    if (!then)
        return std::nullopt;
    const Sample& now = samples_.back();
    return rateOf(since(now.total, then->total), secondsBetween(then->at, now.at));
}

std::optional<Rate> TrafficHistory::element(ElementId id) const
{
    const Sample* then = before(kRateWindow);
    if (!then || !samples_.back().elements.contains(id))
        return std::nullopt;
    const Sample& now = samples_.back();
    return rateOf(since(now.elements.at(id), countersOf(then->elements, id)), secondsBetween(then->at, now.at));
}

std::optional<Rate> TrafficHistory::endpoint(EndpointKey key) const
{
    const Sample* then = before(kRateWindow);
    if (!then || !samples_.back().endpoints.contains(key))
        return std::nullopt;
    const Sample& now = samples_.back();
    return rateOf(since(now.endpoints.at(key), countersOf(then->endpoints, key)), secondsBetween(then->at, now.at));
}

std::uint64_t TrafficHistory::windowRequests(ElementId id) const
{
    const Sample* then = before(kWindow);
    if (!then)
        return 0;
    return since(countersOf(samples_.back().elements, id), countersOf(then->elements, id)).requests;
}

std::optional<std::uint64_t> TrafficHistory::latency(double quantile) const
{
    const Sample* then = before(kLatencyWindow);
    if (!then)
        return std::nullopt;
    const observe::Histogram delta = samples_.back().latency.since(then->latency);
    return delta.count() ? std::optional(delta.quantile(quantile)) : std::nullopt;
}

std::optional<std::uint64_t> TrafficHistory::serviceLatency(ElementId service, double quantile) const
{
    const Sample* then = before(kLatencyWindow);
    if (!then)
        return std::nullopt;
    const auto now = samples_.back().services.find(service);
    if (now == samples_.back().services.end())
        return std::nullopt;
    const auto old = then->services.find(service);
    const observe::Histogram delta = old == then->services.end() ? now->second : now->second.since(old->second);
    return delta.count() ? std::optional(delta.quantile(quantile)) : std::nullopt;
}

std::uint64_t TrafficHistory::rowsDropped() const { return samples_.empty() ? 0 : samples_.back().rowsDropped; }

std::uint64_t TrafficHistory::floods() const { return samples_.empty() ? 0 : samples_.back().floods; }

WallTime TrafficHistory::newest() const { return samples_.empty() ? WallTime{} : samples_.back().at; }

std::vector<TrafficHistory::Step> TrafficHistory::series(ElementId id) const
{
    std::vector<Step> steps;
    for (std::size_t i = 1; i < samples_.size(); ++i) {
        const Sample& then = samples_[i - 1];
        const Sample& now = samples_[i];
        const bool known = now.elements.contains(id);
        steps.push_back({now.at,
                         rateOf(since(countersOf(now.elements, id), countersOf(then.elements, id)),
                                secondsBetween(then.at, now.at)),
                         !known || now.at - then.at > kLongestStep});
    }
    return steps;
}

std::vector<TrafficHistory::Step> TrafficHistory::totalSeries() const
{
    std::vector<Step> steps;
    for (std::size_t i = 1; i < samples_.size(); ++i) {
        const Sample& then = samples_[i - 1];
        const Sample& now = samples_[i];
        steps.push_back({now.at, rateOf(since(now.total, then.total), secondsBetween(then.at, now.at)),
                         now.at - then.at > kLongestStep});
    }
    return steps;
}

} // namespace switchyard::session
