// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"
#include "ui/canvas/graph.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::canvas {

/// A graph being drawn: finds nodes again and makes nodes for what is missing.
struct Sketch
{
    explicit Sketch(const model::Workspace& workspace_of) : workspace(workspace_of) {}

    Node nodeOf(const model::Resource& resource, NodeKind kind, Lane lane) const;
    /// Frames have a rate of their own, so the first node of an id is the one that is found again.
    int add(Node node);
    /// -1: no such node.
    int indexOf(ElementId id) const;
    /// The node a reference leads to; one of kind Missing when it leads nowhere.
    int resolve(std::span<const model::Kind> kinds, std::string_view reference, const model::Resource* from, Lane lane);
    int missing(std::string_view reference, Lane lane);
    Edge& connect(int from, int to, RateSource rate);

    const model::Workspace& workspace;
    Graph graph;
    std::map<ElementId, int> places;
    std::map<std::pair<std::string, Lane>, int> missingNodes;
};

/// Adds a map with its matchers, rules and defaults, and their edges to services (which stand already).
void addUrlMap(Sketch& sketch, const model::Resource& map);

/// "web" of "global/backendServices/web".
QString lastSegment(std::string_view reference);

} // namespace switchyard::canvas
