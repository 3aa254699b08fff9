// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph_draft.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace switchyard::canvas {
namespace {

using NodeKey = std::pair<ElementId, NodeKind>;
/// Where an edge starts and ends, and what it is there.
using EdgeKey = std::tuple<NodeKey, NodeKey, edit::PortKind, ElementId>;

NodeKey keyOf(const Node& node) { return {node.id, node.kind}; }

EdgeKey keyOf(const Graph& graph, const Edge& edge)
{
    return {keyOf(graph.nodes[static_cast<std::size_t>(edge.from)]),
            keyOf(graph.nodes[static_cast<std::size_t>(edge.to)]), edge.ref.port.kind, edge.ref.port.element};
}

/// What a person reads on a node; addresses that were chosen at the start are no difference.
bool looksTheSame(const Node& a, const Node& b)
{
    if (a.kind == NodeKind::ForwardingRule)
        return a.title == b.title && a.rows.front() == b.rows.front() && a.chips == b.chips;
    return a.title == b.title && a.rows == b.rows && a.shares == b.shares && a.chips == b.chips &&
           a.redirects == b.redirects;
}

class Comparison
{
public:
    Comparison(Graph& draft, const Graph& live) : draft_(draft), live_(live)
    {
        for (std::size_t i = 0; i < draft.nodes.size(); ++i)
            places_.emplace(keyOf(draft.nodes[i]), static_cast<int>(i));
    }

    void run()
    {
        std::map<NodeKey, int> lived;
        for (std::size_t i = 0; i < live_.nodes.size(); ++i)
            lived.emplace(keyOf(live_.nodes[i]), static_cast<int>(i));
        for (Node& node : draft_.nodes) {
            const auto found = lived.find(keyOf(node));
            node.changed =
                found == lived.end() || !looksTheSame(node, live_.nodes[static_cast<std::size_t>(found->second)]);
        }
        markEdges();
        addGhostEdges();
        for (const Node& node : live_.nodes) {
            if (node.frame < 0 && node.kind != NodeKind::Missing)
                ghostOf(node);
        }
    }

private:
    void markEdges()
    {
        std::map<EdgeKey, const Edge*> lived;
        for (const Edge& edge : live_.edges)
            lived.emplace(keyOf(live_, edge), &edge);
        for (Edge& edge : draft_.edges) {
            const auto found = lived.find(keyOf(draft_, edge));
            edge.changed = found == lived.end();
            if (edge.changed)
                edge.rate = {}; // what is not applied yet carries nothing
        }
    }

    void addGhostEdges()
    {
        std::set<EdgeKey> drawn;
        for (const Edge& edge : draft_.edges)
            drawn.insert(keyOf(draft_, edge));
        for (const Edge& edge : live_.edges) {
            if (drawn.contains(keyOf(live_, edge)))
                continue;
            Edge ghost = edge;
            ghost.from = ghostOf(live_.nodes[static_cast<std::size_t>(edge.from)]);
            ghost.to = ghostOf(live_.nodes[static_cast<std::size_t>(edge.to)]);
            if (ghost.from < 0 || ghost.to < 0)
                continue;
            ghost.fromRow = -1;
            ghost.ref = {};
            ghost.ghost = true;
            draft_.edges.push_back(std::move(ghost));
        }
    }

    /// The node of a live one in the draft; a new ghost when it is gone there. -1: it cannot be drawn.
    int ghostOf(const Node& node)
    {
        if (const auto found = places_.find(keyOf(node)); found != places_.end())
            return found->second;
        if (node.kind == NodeKind::Missing)
            return -1;
        Node ghost = node;
        ghost.frame = -1;
        ghost.ghost = true;
        ghost.loose = false;
        ghost.out.reset();
        for (NodeRow& row : ghost.rows)
            row.port.reset();
        const int place = static_cast<int>(draft_.nodes.size());
        places_.emplace(keyOf(node), place);
        draft_.nodes.push_back(std::move(ghost));
        return place;
    }

    Graph& draft_;
    const Graph& live_;
    std::map<NodeKey, int> places_;
};

} // namespace

void markDraft(Graph& draft, const Graph& live) { Comparison(draft, live).run(); }

} // namespace switchyard::canvas
