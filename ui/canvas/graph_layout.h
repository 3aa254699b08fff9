// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph.h"

#include <QRectF>

#include <array>
#include <map>
#include <vector>

namespace switchyard::canvas {

/// Sizes of the picture in canvas units (pixels at 100 %).
struct Metrics
{
    static constexpr double kNodeWidth = 164;
    static constexpr double kProxyWidth = 150;
    static constexpr double kRouteWidth = 208;  ///< of nodes in the lane of routes
    static constexpr double kLaneGap = 48;      ///< between lanes, at least
    static constexpr double kMostLaneGap = 110; ///< when the view is wide
    static constexpr double kLeft = 22;
    static constexpr double kTop = 48;
    static constexpr double kHead = 30;
    static constexpr double kRow = 16;
    static constexpr double kFoot = 8;
    static constexpr double kBar = 11;
    static constexpr double kChip = 20;    ///< a chip with the space above it
    static constexpr double kGap = 16;     ///< between neighbours in a lane
    static constexpr double kInnerGap = 6; ///< between rules of one matcher
    static constexpr double kInnerHead = 27;
    static constexpr double kInnerFoot = 6;
    static constexpr double kFramePad = 8;

    static constexpr double laneWidth(Lane lane)
    {
        return lane == Lane::Routes ? kRouteWidth : lane == Lane::Proxies ? kProxyWidth : kNodeWidth;
    }
    static constexpr double headOf(const Node& node) { return node.frame >= 0 ? kInnerHead : kHead; }
};

/// Where everything stands. rects[i] belongs to graph.nodes[i].
struct GraphLayout
{
    std::vector<QRectF> rects;
    std::array<double, kLanes> laneX{};
    QRectF bounds;
};

/// What a layout keeps of what was there: `own` heights were chosen by hand, `former` ones stood in the last picture.
/// Tops of nodes that are in no frame, in canvas units.
struct LayoutHints
{
    std::map<ElementId, double> own;
    std::map<std::pair<ElementId, NodeKind>, double> former;
};

/// Height of a node that is no frame.
double nodeHeight(const Node& node);
/// Where a node's chips stand, in canvas units.
QRectF chipRect(const Node& node, const QRectF& rect, std::size_t chip);
/// Where the bar of a weighted split stands.
QRectF shareBar(const Node& node, const QRectF& rect);
/// Height at which edges meet a node: the middle of its head and first rows.
double portY(const QRectF& rect);
/// Where a connection leaves a node; `row`: the row with a port of its own, -1: the node.
QPointF outPort(const Node& node, const QRectF& rect, int row);
QPointF inPort(const QRectF& rect);

/// Moves the lanes apart; heights stay.
void spreadLanes(GraphLayout& layout, const Graph& graph, double laneGap);

/// Lanes left to right; inside a lane the order is chosen for few crossings (barycentres), rules keep their evaluation
/// order, and every node stands as near to its neighbours as its lane allows. With former heights nothing is ordered
/// anew: nodes stay where they were as far as there is room, and new ones stand beside their neighbours. Pure.
/// Cost: O((nodes + edges) · sweeps).
GraphLayout layoutGraph(const Graph& graph, const LayoutHints& hints = {});

} // namespace switchyard::canvas
