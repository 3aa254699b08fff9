// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/file.h"
#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/hit_test.h"
#include "ui/canvas/topology.h"

#include <gtest/gtest.h>

namespace switchyard::canvas {
namespace {

class HitTest : public ::testing::Test
{
protected:
    HitTest()
    {
        auto document = document::load_file(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml");
        EXPECT_TRUE(document);
        graph = topologyOf(document->workspace(), {});
        layout = layoutGraph(graph);
    }

    int find(NodeKind kind, const char* title) const
    {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            if (graph.nodes[i].kind == kind && graph.nodes[i].title == QString::fromUtf8(title))
                return static_cast<int>(i);
        }
        ADD_FAILURE() << title;
        return 0;
    }
    const QRectF& rect(int node) const { return layout.rects[static_cast<std::size_t>(node)]; }

    Graph graph;
    GraphLayout layout;
};

TEST_F(HitTest, Ports_can_be_hit_in_24_pixels_at_every_zoom)
{
    for (const double zoom : {0.1, 0.4, 1.0, 3.0}) {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            const Node& node = graph.nodes[i];
            if (!node.out)
                continue;
            const QPointF port = outPort(node, layout.rects[i], -1);
            // not into the next lane, whose nodes can be picked as well
            const Hit hit = hitTest(graph, layout, port + QPointF(std::min(11 / zoom, 30.0), 0), zoom);
            EXPECT_EQ(hit.part, Hit::Part::Port) << node.title.toStdString() << " at " << zoom;
            if (zoom >= 0.4) { // below, neighbours' areas overlap and the nearest one is meant
                EXPECT_EQ(hit.node, static_cast<int>(i)) << node.title.toStdString() << " at " << zoom;
            }
        }
    }
}

TEST_F(HitTest, Every_node_can_be_picked_at_every_zoom)
{
    for (const double zoom : {0.1, 0.4, 1.0, 3.0}) {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            if (graph.nodes[i].kind == NodeKind::Matcher)
                continue;
            const QPointF place(layout.rects[i].left() + 20, layout.rects[i].top() + 10);
            EXPECT_EQ(hitTest(graph, layout, place, zoom).node, static_cast<int>(i))
                << graph.nodes[i].title.toStdString() << " at " << zoom;
        }
    }
}

TEST_F(HitTest, Host_rules_have_ports_of_their_own)
{
    const int map = find(NodeKind::UrlMap, "storefront-map");
    const Node& node = graph.nodes[static_cast<std::size_t>(map)];
    for (int row = 0; row < 2; ++row) {
        const Hit hit = hitTest(graph, layout, outPort(node, rect(map), row), 1);
        EXPECT_EQ(hit.row, row);
        EXPECT_EQ(portOf(graph, hit), node.rows[static_cast<std::size_t>(row)].port);
    }
}

TEST_F(HitTest, Split_bar_has_a_handle_between_its_shares)
{
    const int rule = find(NodeKind::Rule, "20 · /checkout/");
    const Node& node = graph.nodes[static_cast<std::size_t>(rule)];
    const QRectF bar = shareBar(node, rect(rule));
    EXPECT_TRUE(rect(rule).contains(bar));
    const Hit hit = hitTest(graph, layout, QPointF(bar.left() + bar.width() * 0.95, bar.center().y()), 1);
    EXPECT_EQ(hit.part, Hit::Part::ShareHandle);
    EXPECT_EQ(hit.index, 0);
    EXPECT_EQ(hitTest(graph, layout, QPointF(bar.left() + 4, bar.center().y()), 1).part, Hit::Part::Node);
}

TEST_F(HitTest, Edges_and_their_ends_can_be_hit)
{
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const QPainterPath path = edgePath(graph, layout, graph.edges[i]);
        // nodes lie over edges, and ports over both
        const Hit end = hitTest(graph, layout, path.pointAtPercent(0.9) + QPointF(0, 2), 1);
        if (end.part == Hit::Part::EdgeEnd || end.part == Hit::Part::Edge) {
            EXPECT_EQ(graph.edges[static_cast<std::size_t>(end.edge)].to, graph.edges[i].to);
        }
    }
    const int service = find(NodeKind::BackendService, "web");
    const auto edge = std::ranges::find_if(graph.edges, [&](const Edge& e) { return e.from == service; });
    const QPainterPath path = edgePath(graph, layout, *edge);
    EXPECT_EQ(hitTest(graph, layout, path.pointAtPercent(0.5), 1).part, Hit::Part::Edge);
    EXPECT_EQ(hitTest(graph, layout, path.pointAtPercent(0.95), 1).part, Hit::Part::EdgeEnd);
}

TEST_F(HitTest, Chips_and_ground)
{
    const int web = find(NodeKind::BackendService, "web");
    const Node& node = graph.nodes[static_cast<std::size_t>(web)];
    const Hit chip = hitTest(graph, layout, chipRect(node, rect(web), 0).center(), 1);
    EXPECT_EQ(chip.part, Hit::Part::Chip);
    EXPECT_EQ(chip.index, 0);
    EXPECT_TRUE(rect(web).contains(chipRect(node, rect(web), 0)));
    EXPECT_EQ(hitTest(graph, layout, layout.bounds.bottomLeft() + QPointF(5, 200), 1), Hit{});
}

TEST_F(HitTest, Layout_with_hints_keeps_what_stood_and_honours_what_was_chosen)
{
    LayoutHints hints;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].frame < 0)
            hints.former[{graph.nodes[i].id, graph.nodes[i].kind}] = layout.rects[i].top();
    }
    EXPECT_EQ(layoutGraph(graph, hints).rects, layout.rects);
    Graph more = graph;
    Node node;
    node.id = ElementId{99'999};
    node.kind = NodeKind::BackendService;
    node.lane = Lane::BackendServices;
    node.title = QStringLiteral("new");
    more.nodes.push_back(node);
    const GraphLayout wider = layoutGraph(more, hints);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        EXPECT_NEAR(wider.rects[i].top(), layout.rects[i].top(), 60) << graph.nodes[i].title.toStdString();
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        EXPECT_FALSE(wider.rects[i].intersects(wider.rects.back()));
    const int web = find(NodeKind::BackendService, "web");
    hints.own[graph.nodes[static_cast<std::size_t>(web)].id] = 2'000;
    EXPECT_NEAR(layoutGraph(graph, hints).rects[static_cast<std::size_t>(web)].top(), 2'000, 1);
}

} // namespace
} // namespace switchyard::canvas
