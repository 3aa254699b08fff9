// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph.h"
#include "ui/canvas/graph_layout.h"

namespace switchyard::canvas {

/// What lies under a point.
struct Hit
{
    enum class Part
    {
        Ground,
        Node,
        Port,        ///< `node`, `row` (-1: the node's own port)
        ShareHandle, ///< `node`, `index`: between share `index` and the next
        Fold,        ///< the sign that folds and unfolds a matcher
        Chip,        ///< `node`, `index`
        EdgeEnd,     ///< `edge`, near its target
        Edge         ///< `edge`
    };

    Part part = Part::Ground;
    int node = -1;
    int row = -1;
    int edge = -1;
    int index = -1;

    friend bool operator==(const Hit&, const Hit&) = default;
};

/// Sides of hit areas are at least this long on the screen, at every zoom. Units: pixels.
inline constexpr double kHitSide = 24;

/// Pure. Cost: O(nodes + edges). `point` in canvas units.
Hit hitTest(const Graph& graph, const GraphLayout& layout, const QPointF& point, double zoom);
/// The innermost node at a point; -1: none.
int nodeUnder(const Graph& graph, const GraphLayout& layout, const QPointF& point);
/// The port of a hit; nullopt when it is on none.
std::optional<edit::Port> portOf(const Graph& graph, const Hit& hit);

} // namespace switchyard::canvas
