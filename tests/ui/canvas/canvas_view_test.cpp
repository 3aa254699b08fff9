// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace switchyard::canvas {
namespace {

constexpr int kLanesOfChain = 5;

/// A chain through all lanes, `width` times.
Graph chains(int width)
{
    Graph graph;
    for (int i = 0; i < width; ++i) {
        for (int lane = 0; lane < kLanesOfChain; ++lane) {
            Node node;
            node.id = ElementId{graph.nodes.size() + 1};
            node.lane = static_cast<Lane>(lane < 2 ? lane : lane + 1); // none in the lane of URL maps
            node.kind = lane == 3 ? NodeKind::BackendService : NodeKind::Rule;
            node.title = QStringLiteral("n%1").arg(graph.nodes.size());
            graph.nodes.push_back(node);
            if (lane > 0)
                graph.edges.push_back(
                    {static_cast<int>(graph.nodes.size()) - 2, static_cast<int>(graph.nodes.size()) - 1, 0, -1, 0, {}});
        }
    }
    return graph;
}

class CanvasViewTest : public ::testing::Test
{
protected:
    CanvasViewTest() : view(theme) {}

    void SetUp() override
    {
        view.resize(1200, 700);
        view.setGraph(chains(3));
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        ASSERT_TRUE(QTest::qWaitFor([this] { return view.hasFocus() && view.paintCounts().frames > 0; }));
    }

    QPoint center(int node) { return view.nodeRect(node).center().toPoint(); }

    widgets::Theme theme;
    CanvasView view;
};

TEST_F(CanvasViewTest, Click_picks_the_node_under_the_mouse)
{
    QSignalSpy picked(&view, &CanvasView::nodePicked);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, center(7));
    ASSERT_EQ(picked.count(), 1);
    EXPECT_EQ(picked[0][0].toInt(), 7);
    EXPECT_EQ(view.selectedNode(), 7);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      QPoint(view.viewport()->width() - 3, view.viewport()->height() - 3));
    EXPECT_EQ(view.selectedNode(), -1);
}

TEST_F(CanvasViewTest, Arrows_walk_connected_nodes_and_lanes)
{
    view.selectNode(0);
    for (int step = 1; step < kLanesOfChain; ++step) {
        QTest::keyClick(&view, Qt::Key_Right);
        EXPECT_EQ(view.selectedNode(), step);
    }
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_EQ(view.selectedNode(), 4);
    QTest::keyClick(&view, Qt::Key_Left);
    EXPECT_EQ(view.selectedNode(), 3);
    QTest::keyClick(&view, Qt::Key_Down);
    EXPECT_EQ(view.selectedNode(), 8);
    QTest::keyClick(&view, Qt::Key_Up);
    EXPECT_EQ(view.selectedNode(), 3);
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_EQ(view.selectedNode(), -1);
}

TEST_F(CanvasViewTest, Tab_walks_all_nodes_and_leaves_behind_the_last)
{
    view.selectNode(0);
    for (int node = 1; node < 15; ++node) {
        QTest::keyClick(&view, Qt::Key_Tab);
        EXPECT_EQ(view.selectedNode(), node);
    }
    QTest::keyClick(&view, Qt::Key_Tab);
    EXPECT_EQ(view.selectedNode(), 14);
    QTest::keyClick(&view, Qt::Key_Backtab);
    EXPECT_EQ(view.selectedNode(), 13);
}

TEST_F(CanvasViewTest, Wheel_zooms_at_the_cursor)
{
    const QPointF where = view.nodeRect(7).center();
    QWheelEvent event(where, view.viewport()->mapToGlobal(where), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    const double before = view.zoom();
    QApplication::sendEvent(view.viewport(), &event);
    EXPECT_NEAR(view.zoom(), before * 1.2, 1e-9);
    EXPECT_NEAR(view.nodeRect(7).center().x(), where.x(), 0.5);
    EXPECT_NEAR(view.nodeRect(7).center().y(), where.y(), 0.5);
    for (int i = 0; i < 100; ++i)
        view.zoomIn();
    EXPECT_EQ(view.zoom(), CanvasView::kMostZoom);
    for (int i = 0; i < 100; ++i)
        view.zoomOut();
    EXPECT_EQ(view.zoom(), CanvasView::kLeastZoom);
}

TEST_F(CanvasViewTest, Dragging_the_ground_pans_and_cannot_lose_the_picture)
{
    const QPointF before = view.nodeRect(0).topLeft();
    const QPoint ground(view.viewport()->width() - 5, view.viewport()->height() - 5);
    QTest::mousePress(view.viewport(), Qt::MiddleButton, {}, ground);
    QTest::mouseMove(view.viewport(), ground - QPoint(30, 20));
    QTest::mouseRelease(view.viewport(), Qt::MiddleButton, {}, ground - QPoint(30, 20));
    EXPECT_NEAR(view.nodeRect(0).left(), before.x() - 30, 1);
    for (int i = 0; i < 30; ++i) {
        QTest::mousePress(view.viewport(), Qt::MiddleButton, {}, QPoint(1100, 600));
        QTest::mouseMove(view.viewport(), QPoint(100, 100));
        QTest::mouseRelease(view.viewport(), Qt::MiddleButton, {}, QPoint(100, 100));
    }
    bool visible = false;
    for (int node = 0; node < 15; ++node)
        visible = visible || view.nodeRect(node).intersects(QRectF(view.viewport()->rect()));
    EXPECT_TRUE(visible);
}

TEST_F(CanvasViewTest, Live_figures_repaint_at_most_ten_times_a_second)
{
    QElapsedTimer timer;
    timer.start();
    const int before = view.paintCounts().frames;
    const auto frames = [&] { return view.paintCounts().frames - before; };
    while (timer.elapsed() < 1'000 || (frames() < 2 && timer.elapsed() < 20'000)) {
        view.setLive({});
        QTest::qWait(2);
    }
    EXPECT_LE(frames(), timer.elapsed() / 100 + 2);
    EXPECT_GE(frames(), 2);
}

TEST_F(CanvasViewTest, Same_graph_is_not_laid_out_again_and_selection_survives_a_new_one)
{
    view.selectNode(7);
    const ElementId selected = view.graph().nodes[7].id;
    const int layouts = view.paintCounts().layouts;
    view.setGraph(chains(3));
    EXPECT_EQ(view.paintCounts().layouts, layouts);
    Graph other = chains(3);
    other.nodes.insert(other.nodes.begin(), Node{});
    for (Edge& edge : other.edges) {
        ++edge.from;
        ++edge.to;
    }
    view.setGraph(other);
    EXPECT_EQ(view.paintCounts().layouts, layouts + 1);
    EXPECT_EQ(view.selectedNode(), 8);
    EXPECT_EQ(view.graph().nodes[8].id, selected);
    view.setGraph({});
    EXPECT_EQ(view.selectedNode(), -1);
}

TEST_F(CanvasViewTest, Large_graph_paints_only_what_is_visible)
{
    view.setGraph(chains(600));
    view.zoomReset();
    const int frames = view.paintCounts().frames;
    view.viewport()->update();
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.paintCounts().frames > frames; }));
    EXPECT_GT(view.paintCounts().lastFrame.nodes, 0);
    EXPECT_LE(view.paintCounts().lastFrame.nodes, 400);
}

TEST_F(CanvasViewTest, Nodes_are_accessible_children_with_name_role_place_and_focus)
{
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&view);
    ASSERT_NE(canvas, nullptr);
    EXPECT_EQ(canvas->role(), QAccessible::List);
    EXPECT_EQ(canvas->text(QAccessible::Name), QStringLiteral("Canvas"));
    ASSERT_EQ(canvas->childCount(), 15);
    view.selectNode(8);
    QAccessibleInterface* child = canvas->child(8);
    ASSERT_NE(child, nullptr);
    EXPECT_TRUE(child->isValid());
    EXPECT_EQ(child->text(QAccessible::Name), QStringLiteral("Backend service n8"));
    EXPECT_EQ(child->role(), QAccessible::ListItem);
    EXPECT_TRUE(child->state().selected);
    EXPECT_TRUE(child->state().focused);
    EXPECT_FALSE(canvas->child(7)->state().focused);
    EXPECT_EQ(canvas->indexOfChild(child), 8);
    EXPECT_EQ(canvas->focusChild(), child);
    EXPECT_EQ(canvas->childAt(child->rect().center().x(), child->rect().center().y()), child);
    QSignalSpy picked(&view, &CanvasView::nodePicked);
    canvas->child(3)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    EXPECT_EQ(view.selectedNode(), 3);
    EXPECT_EQ(picked.count(), 1);
    EXPECT_EQ(canvas->child(99), nullptr);
    EXPECT_EQ(canvas->child(-1), nullptr);
}

TEST_F(CanvasViewTest, Description_tells_what_is_measured)
{
    LiveFigures live;
    live.nodes.resize(view.graph().nodes.size());
    live.nodes[8].rate = session::Rate{98, 0.05, 294};
    live.nodes[8].tally = {2, 1, 3};
    view.setLive(live);
    EXPECT_EQ(
        view.nodeDescription(8),
        QStringLiteral("Backend service n8, 2 of 3 endpoints healthy, 98 requests per second, 5 % of them failing"));
}

} // namespace
} // namespace switchyard::canvas
