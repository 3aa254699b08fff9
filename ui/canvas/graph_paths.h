// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph.h"
#include "ui/canvas/paint_state.h"

#include <vector>

namespace switchyard::canvas {

/// Who leads to whom, gathered once for a graph. A frame leads to the nodes inside it.
class GraphPaths
{
public:
    GraphPaths() = default;
    explicit GraphPaths(const Graph& graph);

    /// Everything that leads to a node, and everything it leads to. Cost: O(what is lit).
    PathLight through(int node) const;
    /// The nodes of some elements and the edges between them: the way of one request.
    PathLight of(const Graph& graph, const std::vector<ElementId>& elements) const;

private:
    struct Step
    {
        int node = 0;
        int edge = -1; ///< -1: between a frame and its inside
    };
    void follow(int node, const std::vector<std::vector<Step>>& steps, PathLight& light) const;

    std::vector<std::vector<Step>> next_;
    std::vector<std::vector<Step>> former_;
};

} // namespace switchyard::canvas
