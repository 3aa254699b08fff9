// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include <optional>
#include <set>

namespace switchyard::canvas {

/// Nodes and edges that belong together, as indices of a graph.
struct PathLight
{
    std::set<int> nodes;
    std::set<int> edges;

    bool empty() const { return nodes.empty() && edges.empty(); }
    friend bool operator==(const PathLight&, const PathLight&) = default;
};

/// What the hands do to the picture right now. Node numbers are indices of the graph; -1: none.
struct PaintState
{
    struct DragLine
    {
        QPointF from; ///< in canvas units
        QPointF to;
        bool valid = false; ///< letting go here connects
    };

    std::set<int> selected;
    std::set<int> selectedEdges;
    int focused = -1;       ///< has a strong ring when the canvas has the keyboard
    int hovered = -1;       ///< its ports grow
    PathLight lit;          ///< drawn stronger
    bool dimOthers = false; ///< what is not lit steps back
    bool dragging = false;  ///< only `dropTargets` stay bright
    std::set<int> dropTargets;
    std::optional<DragLine> line;
    std::optional<double> insertion; ///< height at which a dragged rule would land
    int insertionFrame = -1;         ///< in this matcher
    QRectF band;                     ///< rubber band, in canvas units
};

} // namespace switchyard::canvas
