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
    static constexpr double kLanePitch = 222;
    static constexpr double kLeft = 22;
    static constexpr double kTop = 48;
    static constexpr double kHead = 30;
    static constexpr double kRow = 16;
    static constexpr double kFoot = 8;
    static constexpr double kBar = 11;
    static constexpr double kGap = 18;     ///< between neighbours in a lane
    static constexpr double kInnerGap = 8; ///< between rules of one matcher
    static constexpr double kFramePad = 8;
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

/// Lanes left to right; inside a lane the order is chosen for few crossings (barycentres), rules keep their evaluation
/// order, and every node stands as near to its neighbours as its lane allows. Pure. Cost: O((nodes + edges) · sweeps).
GraphLayout layoutGraph(const Graph& graph);

} // namespace switchyard::canvas
