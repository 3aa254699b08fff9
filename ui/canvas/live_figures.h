// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph.h"
#include "ui/models/health_model.h"
#include "ui/session/traffic_history.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace switchyard::canvas {

enum class NodeHealth
{
    None, ///< not a thing that is probed, or nothing runs
    Unknown,
    Healthy,
    Partly,
    Failing
};

/// What is measured now for each node and edge of a graph. Empty rates: nothing was measured, which is not zero.
struct LiveFigures
{
    struct NodeFigures
    {
        std::optional<session::Rate> rate;
        NodeHealth health = NodeHealth::None;
        models::HealthModel::Tally tally;
        std::optional<std::uint64_t> p99; ///< microseconds, backend services
        QString failure;                  ///< the last failing probe's answer
    };
    std::vector<NodeFigures> nodes;
    std::vector<std::optional<session::Rate>> edges;
};

/// Pure. Cost: O(nodes + edges + endpoints).
LiveFigures measure(const Graph& graph, const session::TrafficHistory& history, const models::HealthModel& health);

} // namespace switchyard::canvas
