// SPDX-License-Identifier: GPL-3.0-or-later
// Editing by hand, with the mouse events a window gets.
#include "core/document/file.h"
#include "core/runtime/fake_runtime.h"
#include "core/schema/access.h"
#include "ui/canvas/canvas_editor.h"
#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/palette_view.h"
#include "ui/canvas/topology.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace switchyard::canvas {
namespace {

class CanvasEditorTest : public ::testing::Test
{
protected:
    CanvasEditorTest() : session(fake), view(theme), editor(session, view)
    {
        QObject::connect(&session, &session::Session::workspaceChanged, &view, [this] { draw(); });
        QObject::connect(&session, &session::Session::layoutChanged, &view, [this] { draw(); });
        QObject::connect(&editor, &CanvasEditor::explained, &view, [this](const QString& text) { said = text; });
    }

    void SetUp() override
    {
        path = folder.filePath(QStringLiteral("shop.yaml"));
        ASSERT_TRUE(
            QFile::copy(QStringLiteral(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml"), path));
        ASSERT_TRUE(session.open(path));
        start = session.document().text();
        view.resize(1500, 1100);
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        ASSERT_TRUE(QTest::qWaitFor([this] { return view.paintCounts().frames > 0; }));
    }

    void draw() { view.setGraph(topologyOf(session.workspace(), {}), session.nodeHeights()); }

    int find(NodeKind kind, const char* title) const
    {
        for (std::size_t i = 0; i < view.graph().nodes.size(); ++i) {
            if (view.graph().nodes[i].kind == kind && view.graph().nodes[i].title == QString::fromUtf8(title))
                return static_cast<int>(i);
        }
        return -1;
    }
    const Node& node(int index) const { return view.graph().nodes[static_cast<std::size_t>(index)]; }
    QRectF rect(int index) const { return view.layoutOfGraph().rects[static_cast<std::size_t>(index)]; }
    QPoint at(const QPointF& canvas) const { return view.fromCanvas(canvas).toPoint(); }
    QPoint port(int index, int row = -1) const { return at(outPort(node(index), rect(index), row)); }
    QPoint body(int index) const { return at(QPointF(rect(index).left() + 40, rect(index).top() + 14)); }

    void press(const QPoint& place) { QTest::mousePress(view.viewport(), Qt::LeftButton, {}, place); }
    void moveTo(const QPoint& place)
    {
        QTest::mouseMove(view.viewport(), place);
        QApplication::processEvents();
    }
    void letGo(const QPoint& place) { QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, place); }
    void drag(const QPoint& from, const QPoint& to)
    {
        press(from);
        moveTo(from + (to - from) / 2);
        moveTo(to);
        letGo(to);
    }

    int edgeBetween(int from, int to) const
    {
        for (std::size_t i = 0; i < view.graph().edges.size(); ++i) {
            if (view.graph().edges[i].from == from && view.graph().edges[i].to == to)
                return static_cast<int>(i);
        }
        return -1;
    }

    /// Exactly one step was made, and taking it back gives the very text of the start.
    void expectOneStep()
    {
        EXPECT_EQ(session.undoStack().count(), 1);
        EXPECT_NE(session.document().text(), start);
        session.undoStack().undo();
        EXPECT_EQ(session.document().text(), start);
    }

    runtime::FakeRuntime fake;
    widgets::Theme theme;
    QTemporaryDir folder;
    QString path;
    session::Session session;
    CanvasView view;
    CanvasEditor editor;
    std::string start;
    QString said;
};

TEST_F(CanvasEditorTest, Second_edge_from_a_rule_makes_a_weighted_split)
{
    const int rule = find(NodeKind::Rule, "10 · /api/cart/");
    drag(port(rule), body(find(NodeKind::BackendService, "checkout-v1")));
    const Node& split = node(find(NodeKind::Rule, "10 · /api/cart/"));
    ASSERT_EQ(split.shares.size(), 2U) << said.toStdString();
    EXPECT_DOUBLE_EQ(split.shares[0], 0.5);
    EXPECT_FALSE(session.undoStack().undoText().isEmpty());
    expectOneStep();
}

TEST_F(CanvasEditorTest, Valid_targets_are_lit_and_an_invalid_drop_says_why)
{
    const int rule = find(NodeKind::Rule, "10 · /api/cart/");
    const int group = find(NodeKind::EndpointGroup, "neg-web");
    press(port(rule));
    moveTo(port(rule) + QPoint(30, 10));
    EXPECT_TRUE(view.hands().dragging);
    EXPECT_TRUE(view.hands().dropTargets.contains(find(NodeKind::BackendService, "web")));
    EXPECT_FALSE(view.hands().dropTargets.contains(group));
    moveTo(body(group));
    EXPECT_FALSE(said.isEmpty());
    EXPECT_FALSE(view.hands().line->valid);
    letGo(body(group));
    EXPECT_FALSE(said.isEmpty());
    EXPECT_EQ(session.undoStack().count(), 0);
    EXPECT_FALSE(view.hands().dragging);
}

TEST_F(CanvasEditorTest, Escape_gives_a_drag_up)
{
    const int rule = find(NodeKind::Rule, "10 · /api/cart/");
    press(port(rule));
    moveTo(body(find(NodeKind::BackendService, "web")));
    QTest::keyClick(&view, Qt::Key_Escape);
    letGo(body(find(NodeKind::BackendService, "web")));
    EXPECT_EQ(session.document().text(), start);
    EXPECT_EQ(session.undoStack().count(), 0);
}

TEST_F(CanvasEditorTest, End_of_an_edge_leads_elsewhere)
{
    const int rule = find(NodeKind::Rule, "30 · /video/");
    const int edge = edgeBetween(rule, find(NodeKind::BackendService, "video"));
    ASSERT_GE(edge, 0);
    const QPainterPath path =
        edgePath(view.graph(), view.layoutOfGraph(), view.graph().edges[static_cast<std::size_t>(edge)]);
    drag(at(path.pointAtPercent(0.93)), body(find(NodeKind::BackendService, "reviews")));
    EXPECT_GE(edgeBetween(find(NodeKind::Rule, "30 · /video/"), find(NodeKind::BackendService, "reviews")), 0)
        << said.toStdString();
    expectOneStep();
}

TEST_F(CanvasEditorTest, Split_bar_sets_weights_live_and_as_one_step)
{
    const int rule = find(NodeKind::Rule, "20 · /checkout/");
    const QRectF bar = shareBar(node(rule), rect(rule));
    auto onBar = [&](double share) { return at(QPointF(bar.left() + bar.width() * share, bar.center().y())); };
    press(onBar(0.95));
    moveTo(onBar(0.8));
    moveTo(onBar(0.7));
    EXPECT_NEAR(node(find(NodeKind::Rule, "20 · /checkout/")).shares[0], 0.7, 0.02) << "shown while dragging";
    moveTo(onBar(0.6));
    letGo(onBar(0.6));
    EXPECT_NEAR(node(find(NodeKind::Rule, "20 · /checkout/")).shares[0], 0.6, 0.02);
    expectOneStep();
}

TEST_F(CanvasEditorTest, Split_bar_gives_up_with_escape)
{
    const int rule = find(NodeKind::Rule, "20 · /checkout/");
    const QRectF bar = shareBar(node(rule), rect(rule));
    press(at(QPointF(bar.left() + bar.width() * 0.95, bar.center().y())));
    moveTo(at(bar.center()));
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_EQ(session.document().text(), start);
    EXPECT_EQ(session.undoStack().count(), 0);
    letGo(at(bar.center()));
    EXPECT_EQ(session.document().text(), start);
}

TEST_F(CanvasEditorTest, Dragging_a_route_rule_is_the_priority_edit)
{
    const int last = find(NodeKind::Rule, "30 · /video/");
    const int first = find(NodeKind::Rule, "10 · /api/cart/");
    drag(body(last), at(QPointF(rect(first).center().x(), rect(first).top() + 3)));
    std::vector<QString> titles;
    for (const Node& each : view.graph().nodes) {
        if (each.kind == NodeKind::Rule && each.frame == find(NodeKind::Matcher, "shop"))
            titles.push_back(each.title);
    }
    ASSERT_EQ(titles.size(), 6U);
    EXPECT_TRUE(titles[0].endsWith(QStringLiteral("/video/"))) << titles[0].toStdString() << said.toStdString();
    EXPECT_TRUE(titles[1].startsWith(QStringLiteral("10 ")));
    expectOneStep();
}

TEST_F(CanvasEditorTest, Path_rules_do_not_reorder_and_say_so)
{
    const int rule = find(NodeKind::Rule, "/guide/*");
    ASSERT_GE(rule, 0);
    drag(body(rule), body(rule) - QPoint(0, 60));
    EXPECT_FALSE(said.isEmpty());
    EXPECT_EQ(session.undoStack().count(), 0);
}

TEST_F(CanvasEditorTest, Keys_reorder_as_well)
{
    view.selectNode(find(NodeKind::Rule, "30 · /video/"));
    QTest::keyClick(&view, Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(session.undoStack().count(), 1) << said.toStdString();
    expectOneStep();
}

TEST_F(CanvasEditorTest, Moving_a_node_is_a_step_but_no_change_of_the_draft)
{
    const int web = find(NodeKind::BackendService, "web");
    const double before = rect(web).top();
    drag(body(web), body(web) + QPoint(0, 160));
    const double after = rect(find(NodeKind::BackendService, "web")).top();
    EXPECT_GT(after, before + 60);
    EXPECT_EQ(session.document().text(), start);
    EXPECT_EQ(session.undoStack().count(), 1);
    EXPECT_TRUE(session.isSaved());
    session.undoStack().undo();
    EXPECT_TRUE(session.nodeHeights().empty());
}

TEST_F(CanvasEditorTest, Chips_move_to_nodes_and_off_them)
{
    const int reviews = find(NodeKind::BackendService, "reviews");
    const QPoint chip = at(chipRect(node(reviews), rect(reviews), 0).center());
    ASSERT_EQ(node(reviews).chips.at(0).text, QStringLiteral("http-quick"));
    drag(chip, at(QPointF(view.layoutOfGraph().bounds.left() + 30, view.layoutOfGraph().bounds.bottom() - 10)));
    EXPECT_TRUE(node(find(NodeKind::BackendService, "reviews")).chips.empty()) << said.toStdString();
    const int loose = find(NodeKind::Chip, "http-quick");
    ASSERT_GE(loose, 0) << "what nothing uses any more stands for itself";
    session.undoStack().undo();
    EXPECT_EQ(session.document().text(), start);
}

TEST_F(CanvasEditorTest, Empty_ground_offers_what_can_be_made)
{
    const int rule = find(NodeKind::Rule, "10 · /api/cart/");
    const QPoint ground = at(view.layoutOfGraph().bounds.bottomRight() + QPointF(30, 20));
    drag(port(rule), ground);
    auto* popup = view.findChild<AddPopup*>();
    ASSERT_NE(popup, nullptr);
    auto* filter = popup->findChild<QLineEdit*>(QStringLiteral("addFilter"));
    QTest::keyClicks(filter, QStringLiteral("new backend service"));
    EXPECT_EQ(popup->findChild<QListWidget*>()->count(), 1);
    QTest::keyClick(filter, Qt::Key_Return);
    EXPECT_EQ(node(find(NodeKind::Rule, "10 · /api/cart/")).shares.size(), 2U) << said.toStdString();
    expectOneStep();
}

TEST_F(CanvasEditorTest, C_connects_by_typing)
{
    view.selectNode(find(NodeKind::Rule, "10 · /api/cart/"));
    QTest::keyClick(&view, Qt::Key_C);
    auto* popup = view.findChild<AddPopup*>();
    ASSERT_NE(popup, nullptr);
    QTest::keyClicks(popup->findChild<QLineEdit*>(), QStringLiteral("reviews"));
    QTest::keyClick(popup->findChild<QLineEdit*>(), Qt::Key_Return);
    EXPECT_EQ(node(find(NodeKind::Rule, "10 · /api/cart/")).shares.size(), 2U) << said.toStdString();
    expectOneStep();
}

TEST_F(CanvasEditorTest, Delete_shows_what_depends_and_undo_brings_all_back)
{
    view.selectNode(find(NodeKind::BackendService, "video"));
    QString text;
    QTimer::singleShot(0, &view, [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        ASSERT_NE(box, nullptr);
        text = box->informativeText();
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    });
    QTest::keyClick(&view, Qt::Key_Delete);
    EXPECT_TRUE(text.contains(QStringLiteral("storefront-map"))) << text.toStdString();
    EXPECT_EQ(find(NodeKind::BackendService, "video"), -1);
    expectOneStep();
}

TEST_F(CanvasEditorTest, Delete_takes_a_selected_connection_away)
{
    const int service = find(NodeKind::BackendService, "video");
    const int group = find(NodeKind::EndpointGroup, "neg-video");
    const int edge = edgeBetween(service, group);
    const QPainterPath path =
        edgePath(view.graph(), view.layoutOfGraph(), view.graph().edges[static_cast<std::size_t>(edge)]);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at(path.pointAtPercent(0.5)));
    EXPECT_EQ(view.selectedEdge(), edge);
    QTest::keyClick(&view, Qt::Key_Delete);
    EXPECT_EQ(edgeBetween(service, group), -1);
    EXPECT_TRUE(node(find(NodeKind::EndpointGroup, "neg-video")).loose);
    expectOneStep();
}

TEST_F(CanvasEditorTest, Rubber_band_selects_and_duplicate_copies)
{
    const int web = find(NodeKind::BackendService, "web");
    const QRectF area = rect(web).adjusted(-12, -6, 12, 6);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      at(view.layoutOfGraph().bounds.bottomRight() + QPointF(30, 20)));
    press(at(area.topLeft()));
    moveTo(at(area.center()));
    moveTo(at(area.bottomRight()));
    letGo(at(area.bottomRight()));
    EXPECT_EQ(view.selectedElements(), (std::vector{node(web).id}));
    QTest::keyClick(&view, Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(session.workspace().resources(model::Kind::BackendService).size(), 8U) << said.toStdString();
    expectOneStep();
}

TEST_F(CanvasEditorTest, Copy_and_paste_go_through_yaml_text)
{
    view.selectNode(find(NodeKind::BackendService, "web"));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    const QString text = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(text.contains(QStringLiteral("backendServices"))) << text.toStdString();
    QTest::keyClick(&view, Qt::Key_Escape);
    QTest::keyClick(&view, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(session.workspace().resources(model::Kind::BackendService).size(), 8U) << said.toStdString();
    expectOneStep();
}

TEST_F(CanvasEditorTest, Paste_of_something_else_says_why_not)
{
    QGuiApplication::clipboard()->setText(QStringLiteral("just [a text"));
    QTest::keyClick(&view, Qt::Key_V, Qt::ControlModifier);
    EXPECT_FALSE(said.isEmpty());
    EXPECT_EQ(session.undoStack().count(), 0);
}

TEST_F(CanvasEditorTest, Half_built_states_are_saved_reopened_and_undone)
{
    view.selectNode(-1);
    for (const char* entry : {"forwardingRules", "urlMaps", "backendServices", "targetHttpsProxies"}) {
        session.select({});
        view.selectNode(-1);
        editor.create(QLatin1String(entry));
        ASSERT_TRUE(session.save()) << entry;
        runtime::FakeRuntime other;
        session::Session again(other);
        ASSERT_TRUE(again.open(path)) << entry;
        EXPECT_EQ(again.document().text(), session.document().text());
        EXPECT_TRUE(again.document().editable());
        ASSERT_TRUE(QTest::qWaitFor([&] { return again.isChecked(); }, 20'000));
        EXPECT_EQ(again.workspace().resource_count(), session.workspace().resource_count());
        again.close();
    }
    EXPECT_EQ(session.undoStack().count(), 4);
    while (session.undoStack().canUndo())
        session.undoStack().undo();
    EXPECT_EQ(session.document().text(), start);
    EXPECT_FALSE(session.isSaved()) << "the file holds what was built";
}

TEST_F(CanvasEditorTest, Folded_and_ghost_nodes_take_no_gesture)
{
    Graph graph = view.graph();
    graph.nodes[static_cast<std::size_t>(find(NodeKind::BackendService, "web"))].ghost = true;
    view.setGraph(graph);
    const int web = find(NodeKind::BackendService, "web");
    drag(body(web), body(web) + QPoint(0, 120));
    EXPECT_EQ(session.undoStack().count(), 0);
    EXPECT_TRUE(view.selectedElements().empty());
}

class PaletteDrop : public CanvasEditorTest
{
protected:
    void dropOn(const char* id, const QPoint& place)
    {
        QMimeData data;
        data.setData(QLatin1String(kPaletteMime), id);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view.viewport(), &enter);
        QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view.viewport(), &move);
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view.viewport(), &drop);
    }
};

TEST_F(PaletteDrop, On_the_ground_makes_something_loose_there)
{
    const QPoint place = at(view.layoutOfGraph().bounds.bottomRight() + QPointF(-60, 30));
    dropOn("backendServices", place);
    ASSERT_EQ(session.workspace().resources(model::Kind::BackendService).size(), 8U) << said.toStdString();
    const int made = view.selectedNode();
    session.select(session.workspace().resources(model::Kind::BackendService).back()->id);
    EXPECT_TRUE(std::ranges::any_of(view.graph().nodes, [](const Node& each) { return each.loose; }));
    Q_UNUSED(made);
    expectOneStep();
}

TEST_F(PaletteDrop, On_a_matcher_makes_a_rule_there)
{
    const int shop = find(NodeKind::Matcher, "shop");
    const auto rules = [&] {
        return std::ranges::count_if(view.graph().nodes, [&](const Node& each) {
            return each.kind == NodeKind::Rule && each.frame == find(NodeKind::Matcher, "shop");
        });
    };
    const auto before = rules();
    dropOn("routeRule", at(QPointF(rect(shop).left() + 30, rect(shop).top() + 12)));
    EXPECT_EQ(rules(), before + 1) << said.toStdString();
    expectOneStep();
}

TEST_F(PaletteDrop, On_what_cannot_take_it_says_why)
{
    dropOn("routeRule", body(find(NodeKind::EndpointGroup, "neg-web")));
    EXPECT_FALSE(said.isEmpty());
    EXPECT_EQ(session.undoStack().count(), 0);
}

} // namespace
} // namespace switchyard::canvas
