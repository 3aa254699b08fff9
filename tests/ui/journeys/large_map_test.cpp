// SPDX-License-Identifier: GPL-3.0-or-later
// The window with a map of 3,000 rules: counts, not times (tests/bench/desktop_bench.cpp measures those).
#include "core/runtime/fake_runtime.h"
#include "tests/ui/support/large_map.h"
#include "ui/shell/main_window.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

namespace switchyard::testing {
namespace {

class LargeMap : public ::testing::Test
{
protected:
    LargeMap() : session(fake), window(theme, session)
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        window.resize(1600, 1000);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
        session.openUntitled(largeWorkspace(3'000), QStringLiteral("large.yaml"));
        EXPECT_TRUE(QTest::qWaitFor([&] { return session.isChecked(); }, 60'000));
    }

    int painted()
    {
        window.canvas().viewport()->repaint();
        const auto& frame = window.canvas().paintCounts().lastFrame;
        return frame.nodes + frame.edges;
    }

    runtime::FakeRuntime fake;
    widgets::Theme theme;
    session::Session session;
    shell::MainWindow window;
};

TEST_F(LargeMap, Frame_paints_at_most_400_items_at_any_zoom)
{
    canvas::CanvasView& view = window.canvas();
    EXPECT_GT(painted(), 5);
    for (const double zoom : {3.0, 1.0, 0.62, 0.4, 0.22, canvas::CanvasView::kLeastZoom}) {
        view.setZoom(zoom, QPointF(500, 300));
        EXPECT_LE(painted(), 400) << "at zoom " << zoom;
    }
}

TEST_F(LargeMap, Edit_lays_out_once)
{
    const model::Workspace& workspace = session.workspace();
    const ElementId map = workspace.resources(model::Kind::UrlMap).front()->id;
    const ElementId matcher = workspace.element_id(map, schema::FieldPath::parse("pathMatchers[3]").value());
    window.models().toggleFold(matcher, false); // what is folded away changes no picture
    const int before = window.canvas().paintCounts().layouts;
    const auto path = schema::FieldPath::parse("pathMatchers[3].routeRules[5].matchRules[0].prefixMatch").value();
    ASSERT_TRUE(
        session.edit(model::make_set(workspace, map, path, "/other/").value(), QStringLiteral("Change a prefix")));
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.isChecked(); }, 60'000));
    EXPECT_EQ(window.canvas().paintCounts().layouts - before, 1);
    session.undoStack().undo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.isChecked(); }, 60'000));
    EXPECT_EQ(window.canvas().paintCounts().layouts - before, 2);
}

TEST_F(LargeMap, Live_figures_repaint_at_most_ten_times_a_second)
{
    canvas::CanvasView& view = window.canvas();
    painted();
    QTest::qWait(200); // what opening has asked for is painted before counting begins
    const int before = view.paintCounts().frames;
    QElapsedTimer clock;
    clock.start();
    int events = 0;
    while (clock.elapsed() < 1'000 || events <= 20) {
        view.setLive(window.models().live());
        QApplication::processEvents();
        ++events;
    }
    const double seconds = static_cast<double>(clock.elapsed()) / 1'000;
    EXPECT_LE(view.paintCounts().frames - before, static_cast<int>(seconds * 10) + 2);
}

} // namespace
} // namespace switchyard::testing
