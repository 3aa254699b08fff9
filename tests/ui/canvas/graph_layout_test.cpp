// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph_layout.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>

namespace switchyard::canvas {
namespace {

int addNode(Graph& graph, Lane lane, NodeKind kind = NodeKind::Rule, int frame = -1)
{
    Node node;
    node.id = ElementId{graph.nodes.size() + 1};
    node.lane = lane;
    node.kind = kind;
    node.frame = frame;
    node.rows = {{QStringLiteral("a"), QStringLiteral("b")}};
    graph.nodes.push_back(node);
    return static_cast<int>(graph.nodes.size()) - 1;
}

void connect(Graph& graph, int from, int to) { graph.edges.push_back({from, to, 0, -1, 0, {}}); }

int crossings(const Graph& graph, const GraphLayout& layout)
{
    int count = 0;
    for (const Edge& a : graph.edges) {
        for (const Edge& b : graph.edges) {
            const auto y = [&](int node) { return layout.rects[static_cast<std::size_t>(node)].center().y(); };
            const auto lane = [&](int node) { return graph.nodes[static_cast<std::size_t>(node)].lane; };
            if (lane(a.from) == lane(b.from) && lane(a.to) == lane(b.to) && y(a.from) < y(b.from) && y(a.to) > y(b.to))
                ++count;
        }
    }
    return count;
}

TEST(GraphLayout, Nothing_gives_nothing)
{
    const GraphLayout layout = layoutGraph({});
    EXPECT_TRUE(layout.rects.empty());
    EXPECT_TRUE(layout.bounds.isNull());
}

TEST(GraphLayout, Lanes_stand_from_left_to_right_and_nodes_do_not_overlap)
{
    Graph graph;
    for (int lane = 0; lane < kLanes; ++lane) {
        for (int i = 0; i < 4; ++i)
            addNode(graph, static_cast<Lane>(lane));
    }
    for (int i = 0; i < 16; ++i)
        connect(graph, i, i + 4);
    const GraphLayout layout = layoutGraph(graph);
    for (std::size_t a = 0; a < graph.nodes.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            EXPECT_FALSE(layout.rects[a].intersects(layout.rects[b])) << a << " and " << b;
            if (graph.nodes[a].lane > graph.nodes[b].lane) {
                EXPECT_GT(layout.rects[a].left(), layout.rects[b].right());
            }
        }
        EXPECT_TRUE(layout.bounds.contains(layout.rects[a]));
    }
}

TEST(GraphLayout, Order_avoids_crossings_that_can_be_avoided)
{
    Graph graph;
    std::vector<int> rules;
    std::vector<int> services;
    for (int i = 0; i < 6; ++i)
        rules.push_back(addNode(graph, Lane::Routes));
    for (int i = 0; i < 6; ++i)
        services.push_back(addNode(graph, Lane::BackendServices));
    for (std::size_t i = 0; i < 6; ++i)
        connect(graph, rules[i], services[5 - i]);
    EXPECT_EQ(crossings(graph, layoutGraph(graph)), 0);
}

TEST(GraphLayout, Rules_stay_inside_their_frame_in_evaluation_order)
{
    Graph graph;
    const int frame = addNode(graph, Lane::Routes, NodeKind::Matcher);
    std::vector<int> rules;
    std::vector<int> services;
    for (int i = 0; i < 5; ++i)
        rules.push_back(addNode(graph, Lane::Routes, NodeKind::Rule, frame));
    for (int i = 0; i < 5; ++i)
        services.push_back(addNode(graph, Lane::BackendServices));
    for (std::size_t i = 0; i < 5; ++i)
        connect(graph, rules[i], services[(i * 3) % 5]);
    const GraphLayout layout = layoutGraph(graph);
    double above = 0;
    for (const int rule : rules) {
        const QRectF& rect = layout.rects[static_cast<std::size_t>(rule)];
        EXPECT_TRUE(layout.rects[static_cast<std::size_t>(frame)].contains(rect));
        EXPECT_GT(rect.top(), above);
        above = rect.bottom();
    }
}

TEST(GraphLayout, Is_the_same_for_the_same_graph)
{
    Graph graph;
    for (int i = 0; i < 40; ++i)
        addNode(graph, static_cast<Lane>(i % kLanes));
    for (int i = 0; i + 6 < 40; ++i)
        connect(graph, i, (i * 7 + 1) % 40);
    const GraphLayout first = layoutGraph(graph);
    const GraphLayout second = layoutGraph(graph);
    EXPECT_EQ(first.rects, second.rects);
}

TEST(GraphLayout, Wider_lanes_keep_heights)
{
    Graph graph;
    for (int i = 0; i < 10; ++i)
        addNode(graph, static_cast<Lane>(i % kLanes));
    GraphLayout layout = layoutGraph(graph);
    const auto before = layout.rects;
    spreadLanes(layout, graph, 100);
    for (std::size_t i = 0; i < before.size(); ++i)
        EXPECT_EQ(layout.rects[i].top(), before[i].top());
    EXPECT_GT(layout.bounds.width(), before.back().right() - before.front().left());
}

TEST(GraphLayout, Three_thousand_rules_are_laid_out_within_two_seconds)
{
    Graph graph;
    const int frame = addNode(graph, Lane::Routes, NodeKind::Matcher);
    std::vector<int> services;
    for (int i = 0; i < 300; ++i)
        services.push_back(addNode(graph, Lane::BackendServices));
    for (int i = 0; i < 3'000; ++i)
        connect(graph, addNode(graph, Lane::Routes, NodeKind::Rule, frame),
                services[static_cast<std::size_t>(i * 31 % 300)]);
    QElapsedTimer timer;
    timer.start();
    const GraphLayout layout = layoutGraph(graph);
    EXPECT_EQ(layout.rects.size(), graph.nodes.size());
    EXPECT_LT(timer.elapsed(), 2'000); // generous: sanitizers, shared machine
}

} // namespace
} // namespace switchyard::canvas
