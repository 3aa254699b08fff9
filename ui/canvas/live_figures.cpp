// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/live_figures.h"

#include <algorithm>
#include <map>
#include <utility>

namespace switchyard::canvas {
namespace {

/// The endpoints by service and group, gathered once for all nodes and edges.
using EndpointIndex = std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<EndpointKey>>;

EndpointIndex indexOf(const models::HealthModel& health)
{
    EndpointIndex index;
    for (int row = 0; row < health.rowCount(); ++row)
        index[{health.service(row).value, health.group(row).value}].push_back(health.key(row));
    return index;
}

class Sum
{
public:
    void add(const std::optional<session::Rate>& rate, double sign = 1)
    {
        if (!rate)
            return;
        known_ = known_ || sign > 0;
        requests_ += sign * rate->perSecond;
        errors_ += sign * rate->perSecond * rate->errorShare;
        count_ += rate->requests;
    }

    std::optional<session::Rate> rate() const
    {
        if (!known_)
            return std::nullopt;
        const double perSecond = std::max(0.0, requests_);
        // differences of rounded shares: what is below one request in ten seconds is nothing
        if (perSecond < 0.05)
            return session::Rate{};
        return session::Rate{perSecond, std::clamp(errors_ / perSecond, 0.0, 1.0), count_};
    }

private:
    bool known_ = false;
    double requests_ = 0;
    double errors_ = 0;
    std::uint64_t count_ = 0;
};

std::optional<session::Rate> rateOf(const RateSource& source, const session::TrafficHistory& history,
                                    const EndpointIndex& endpoints)
{
    Sum sum;
    for (const ElementId id : source.plus)
        sum.add(history.element(id));
    for (const ElementId id : source.minus)
        sum.add(history.element(id), -1);
    if (source.group) {
        for (const auto& [place, keys] : endpoints) {
            if (place.second != source.group.value || (source.service && place.first != source.service.value))
                continue;
            for (const EndpointKey key : keys)
                sum.add(history.endpoint(key));
        }
    }
    return sum.rate();
}

NodeHealth healthOf(const models::HealthModel::Tally& tally)
{
    if (tally.all == 0)
        return NodeHealth::None;
    if (tally.unhealthy == tally.all)
        return NodeHealth::Failing;
    if (tally.unhealthy > 0)
        return NodeHealth::Partly;
    return tally.healthy > 0 ? NodeHealth::Healthy : NodeHealth::Unknown;
}

} // namespace

LiveFigures measure(const Graph& graph, const session::TrafficHistory& history, const models::HealthModel& health)
{
    const EndpointIndex endpoints = indexOf(health);
    LiveFigures live;
    live.nodes.reserve(graph.nodes.size());
    for (const Node& node : graph.nodes) {
        LiveFigures::NodeFigures& figures = live.nodes.emplace_back();
        figures.rate = rateOf(node.rate, history, endpoints);
        if (node.kind != NodeKind::BackendService && node.kind != NodeKind::EndpointGroup)
            continue;
        figures.tally = health.tally(node.id);
        figures.health = healthOf(figures.tally);
        figures.failure = health.failure(node.id);
        if (node.kind == NodeKind::BackendService)
            figures.p99 = history.serviceLatency(node.id, 0.99);
    }
    live.edges.reserve(graph.edges.size());
    for (const Edge& edge : graph.edges)
        live.edges.push_back(rateOf(edge.rate, history, endpoints));
    return live;
}

} // namespace switchyard::canvas
