// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph_paths.h"

#include <algorithm>

namespace switchyard::canvas {

GraphPaths::GraphPaths(const Graph& graph) : next_(graph.nodes.size()), former_(graph.nodes.size())
{
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const Edge& edge = graph.edges[i];
        next_[static_cast<std::size_t>(edge.from)].push_back({edge.to, static_cast<int>(i)});
        former_[static_cast<std::size_t>(edge.to)].push_back({edge.from, static_cast<int>(i)});
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const int frame = graph.nodes[i].frame;
        if (frame < 0)
            continue;
        next_[static_cast<std::size_t>(frame)].push_back({static_cast<int>(i), -1});
        former_[i].push_back({frame, -1});
    }
}

void GraphPaths::follow(int node, const std::vector<std::vector<Step>>& steps, PathLight& light) const
{
    std::vector<int> open{node};
    std::set<int> seen{node};
    while (!open.empty()) {
        const int here = open.back();
        open.pop_back();
        light.nodes.insert(here);
        for (const Step& step : steps[static_cast<std::size_t>(here)]) {
            if (step.edge >= 0)
                light.edges.insert(step.edge);
            if (seen.insert(step.node).second)
                open.push_back(step.node);
        }
    }
}

PathLight GraphPaths::through(int node) const
{
    PathLight light;
    if (node < 0 || node >= static_cast<int>(next_.size()))
        return light;
    follow(node, next_, light);
    follow(node, former_, light);
    return light;
}

PathLight GraphPaths::of(const Graph& graph, const std::vector<ElementId>& elements) const
{
    PathLight light;
    bool ruled = false;   // a rule decided, so the default of its matcher did not
    bool matched = false; // a host rule decided, so the default of the map did not
    for (const ElementId id : elements) {
        const int node = nodeOfElement(graph, id);
        const NodeKind kind = node < 0 ? NodeKind::Missing : graph.nodes[static_cast<std::size_t>(node)].kind;
        ruled = ruled || kind == NodeKind::Rule;
        matched = matched || kind == NodeKind::Matcher || kind == NodeKind::Rule;
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        const bool named = node.id && std::ranges::find(elements, node.id) != elements.end();
        const bool rest = node.kind == NodeKind::Default || node.kind == NodeKind::Redirect;
        if (named && !(rest && (node.frame >= 0 ? ruled : matched)))
            light.nodes.insert(static_cast<int>(i));
    }
    for (const ElementId id : elements) {
        if (const auto found = graph.folded.find(id); found != graph.folded.end())
            light.nodes.insert(found->second);
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const Edge& edge = graph.edges[i];
        // of the host rules that lead to one matcher only the one that matched
        const bool other = edge.ref.port.kind == edit::PortKind::HostMatcher && edge.ref.port.element &&
                           std::ranges::find(elements, edge.ref.port.element) == elements.end();
        if (light.nodes.contains(edge.from) && light.nodes.contains(edge.to) && !other)
            light.edges.insert(static_cast<int>(i));
    }
    return light;
}

} // namespace switchyard::canvas
