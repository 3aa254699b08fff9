// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph.h"

#include <QRectF>

#include <array>
#include <vector>

namespace switchyard::canvas {

/// Sizes of the picture in canvas units (pixels at 100 %).
struct Metrics
{
    static constexpr double kNodeWidth = 168;
    static constexpr double kRouteWidth = 208;  ///< of nodes in the lane of routes
    static constexpr double kLaneGap = 56;      ///< between lanes, at least
    static constexpr double kMostLaneGap = 120; ///< when the view is wide
    static constexpr double kLeft = 22;
    static constexpr double kTop = 48;
    static constexpr double kHead = 30;
    static constexpr double kRow = 16;
    static constexpr double kFoot = 8;
    static constexpr double kBar = 11;
    static constexpr double kGap = 16;     ///< between neighbours in a lane
    static constexpr double kInnerGap = 6; ///< between rules of one matcher
    static constexpr double kInnerHead = 27;
    static constexpr double kInnerFoot = 6;
    static constexpr double kFramePad = 8;

    static constexpr double laneWidth(Lane lane) { return lane == Lane::Routes ? kRouteWidth : kNodeWidth; }
    static constexpr double headOf(const Node& node) { return node.frame >= 0 ? kInnerHead : kHead; }
};

/// Where everything stands. rects[i] belongs to graph.nodes[i].
struct GraphLayout
{
    std::vector<QRectF> rects;
    std::array<double, kLanes> laneX{};
    QRectF bounds;
};

/// Height of a node that is no frame.
double nodeHeight(const Node& node);

/// Moves the lanes apart; heights stay.
void spreadLanes(GraphLayout& layout, const Graph& graph, double laneGap);

/// Lanes left to right; inside a lane the order is chosen for few crossings (barycentres), rules keep their evaluation
/// order, and every node stands as near to its neighbours as its lane allows. Pure. Cost: O((nodes + edges) · sweeps).
GraphLayout layoutGraph(const Graph& graph);

} // namespace switchyard::canvas
