// SPDX-License-Identifier: GPL-3.0-or-later
// The first ten minutes of a newcomer, steps 1 to 4 and 10, with real mouse and key events and traffic from outside.
#include "tests/ui/journeys/journey.h"

#include <QAbstractItemView>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <csignal>

namespace switchyard::testing {
namespace {

class FirstMinutes : public Journey
{
protected:
    void openAndRun()
    {
        click("openSample");
        ASSERT_TRUE(waitFor([&] { return session.isChecked(); }));
        click("runButton");
        ASSERT_TRUE(waitFor([&] { return session.runState() == session::RunState::Running; }))
            << session.failure().toStdString();
    }

    /// A row of the live log, by the mouse.
    void clickRow(int row)
    {
        auto* table = window.livePane().log().findChild<QAbstractItemView*>();
        ASSERT_NE(table, nullptr);
        const QRect cell = table->visualRect(table->model()->index(row, 1));
        hands.click(table->viewport()->mapToGlobal(cell.center()));
    }

    bool splitAgrees(ElementId rule)
    {
        const models::SplitModel& splits = window.models().splits;
        int agreeing = 0;
        for (int row = 0; row < splits.rowCount(); ++row) {
            const auto verdict =
                splits.data(splits.index(row, models::SplitModel::Verdict), models::SplitModel::VerdictRole);
            if (splits.rule(row) == rule)
                agreeing += verdict.toInt() == static_cast<int>(models::SplitVerdict::Compatible) ? 1 : -100;
        }
        return agreeing == 2;
    }
};

TEST_F(FirstMinutes, Request_lights_its_path_edge_becomes_a_split_applies_under_load_and_all_is_undone)
{
    openAndRun();
    ASSERT_FALSE(HasFatalFailure());
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("shop.switchyard.yaml"));
    ASSERT_TRUE(session.saveAs(file));
    const std::string original = session.document().text();

    // a request from outside appears as a row, and the row lights its way
    EXPECT_EQ(curl(address() + QStringLiteral("/checkout/pay"), QStringLiteral("shop.example.com")),
              QStringLiteral("200"));
    ASSERT_TRUE(waitFor([&] { return window.models().log.rowCount() > 0; }));
    clickRow(0);
    ASSERT_TRUE(waitFor([&] { return !window.canvas().litPath().empty(); }));
    QStringList lit;
    for (const int node : window.canvas().litPath().nodes)
        lit << nodeAt(node).title;
    for (const char* title : {"web-http", "storefront-proxy", "storefront-map", "shop", "20 · /checkout/"})
        EXPECT_TRUE(lit.contains(QString::fromUtf8(title)))
            << title << " in " << lit.join(QStringLiteral(", ")).toStdString();
    EXPECT_FALSE(lit.contains(QStringLiteral("cart")));
    EXPECT_GE(window.canvas().litPath().edges.size(), 5U);
    keepPicture(window, QStringLiteral("journey-lit-path"));

    // a second edge from the cart's rule, and 95/5 on the bar
    const QString cart = QStringLiteral("10 · /api/cart/");
    hands.drag(portOf(nodeTitled(cart)), headOf(nodeTitled(QStringLiteral("checkout-v1"))));
    ASSERT_TRUE(waitFor([&] { return nodeAt(nodeTitled(cart)).shares.size() == 2; }));
    int rule = nodeTitled(cart);
    const ElementId ruleId = nodeAt(rule).id;
    const QRectF bar = canvas::shareBar(nodeAt(rule), rectOf(rule));
    const double half = nodeAt(rule).shares[0];
    hands.drag(spot(QPointF(bar.left() + bar.width() * half, bar.center().y())),
               spot(QPointF(bar.left() + bar.width() * 0.95, bar.center().y())));
    ASSERT_TRUE(waitFor([&] { return std::abs(nodeAt(nodeTitled(cart)).shares[0] - 0.95) < 0.011; }))
        << nodeAt(nodeTitled(cart)).shares[0];
    EXPECT_TRUE(nodeAt(nodeTitled(cart)).changed) << "not applied yet";
    ASSERT_TRUE(waitFor([&] { return session.isChecked() && session.draftChanges() > 0; }));
    keepPicture(window, QStringLiteral("journey-draft-split"));

    // applied while requests come in: none of them fails
    QProcess load;
    load.start(QStringLiteral("wrk"),
               {QStringLiteral("-t1"), QStringLiteral("-c8"), QStringLiteral("-d60s"), QStringLiteral("--timeout"),
                QStringLiteral("30s"), QStringLiteral("-H"), QStringLiteral("Host: shop.example.com"),
                QStringLiteral("-H"), QStringLiteral("x-device: mobile"), address() + QStringLiteral("/api/cart/7")});
    ASSERT_TRUE(load.waitForStarted());
    const int rowsBefore = window.models().log.rowCount();
    ASSERT_TRUE(waitFor([&] { return window.models().log.rowCount() > rowsBefore + 20; }));
    click("applyButton");
    ASSERT_TRUE(waitFor([&] { return session.liveRevision().value == 2; })) << session.failure().toStdString();
    ASSERT_TRUE(waitFor([&] { return splitAgrees(ruleId); })) << "the observed split agrees with the configured one";
    ::kill(static_cast<pid_t>(load.processId()), SIGINT); // it ends with its report
    ASSERT_TRUE(waitFor([&] { return load.state() == QProcess::NotRunning; }));
    const QString report = QString::fromUtf8(load.readAllStandardOutput());
    EXPECT_FALSE(report.contains(QStringLiteral("Non-2xx"))) << report.toStdString();
    EXPECT_FALSE(report.contains(QStringLiteral("Socket errors"))) << report.toStdString();
    EXPECT_TRUE(report.contains(QStringLiteral("requests in"))) << report.toStdString();
    keepPicture(window, QStringLiteral("journey-split-observed"));

    // and everything back to where it began
    while (session.undoStack().canUndo())
        click("undoButton");
    EXPECT_EQ(session.document().text(), original);
    ASSERT_TRUE(session.save());
    QFile saved(file);
    ASSERT_TRUE(saved.open(QIODevice::ReadOnly));
    EXPECT_EQ(saved.readAll().toStdString(), original);
}

TEST_F(FirstMinutes, Load_balancer_grows_from_an_empty_canvas_by_the_mouse_and_serves)
{
    click("openEmpty");
    ASSERT_TRUE(waitFor([&] { return session.hasDocument() && session.isChecked(); }));
    canvas::CanvasView& view = window.canvas();
    auto dragFromPalette = [&](const char* entry, const QPoint& to) {
        auto* filter = window.findChild<QLineEdit*>(QStringLiteral("paletteFilter"));
        auto* tile = window.findChild<QAbstractButton*>(QStringLiteral("palette:") + QLatin1String(entry));
        ASSERT_NE(tile, nullptr) << entry;
        hands.click(*filter);
        hands.keys(QStringLiteral("Control_L+a"));
        hands.type(tile->accessibleName());
        ASSERT_TRUE(
            waitFor([&] { return tile->isVisible() && tile->visibleRegion().contains(tile->rect().center()); }));
        const int steps = session.undoStack().count();
        hands.dragOut(tile->mapToGlobal(tile->rect().center()), to);
        ASSERT_TRUE(waitFor([&] { return session.undoStack().count() == steps + 1; }))
            << entry << ": " << window.findChild<QLabel*>(QStringLiteral("canvasHint"))->text().toStdString();
        ASSERT_TRUE(waitFor([&] { return session.isChecked(); }));
    };
    dragFromPalette("forwardingRules", view.viewport()->mapToGlobal(QPoint(200, 200)));
    ASSERT_FALSE(HasFatalFailure());
    dragFromPalette("targetHttpProxies", headOf(nodeOf(canvas::NodeKind::ForwardingRule)));
    ASSERT_FALSE(HasFatalFailure());
    dragFromPalette("urlMaps", headOf(nodeOf(canvas::NodeKind::TargetProxy)));
    ASSERT_FALSE(HasFatalFailure());
    dragFromPalette("backendServices", headOf(nodeOf(canvas::NodeKind::UrlMap)));
    ASSERT_FALSE(HasFatalFailure());
    dragFromPalette("simulatedBackend", headOf(nodeOf(canvas::NodeKind::BackendService)));
    ASSERT_FALSE(HasFatalFailure());
    dragFromPalette("routeRule", headOf(nodeOf(canvas::NodeKind::UrlMap)));
    ASSERT_FALSE(HasFatalFailure());
    keepPicture(window, QStringLiteral("journey-built-by-hand"));
    EXPECT_TRUE(session.runsHere());
    QFile golden(QStringLiteral(SWITCHYARD_SOURCE_DIR "/tests/ui/journeys/built_by_hand.golden.yaml"));
    ASSERT_TRUE(golden.open(QIODevice::ReadOnly));
    EXPECT_EQ(session.document().text(), golden.readAll().toStdString());

    click("runButton");
    ASSERT_TRUE(waitFor([&] { return session.runState() == session::RunState::Running; }))
        << session.failure().toStdString();
    EXPECT_EQ(curl(address() + QStringLiteral("/")), QStringLiteral("200"));
    EXPECT_EQ(curl(address() + QStringLiteral("/path/x"), QStringLiteral("www.example.com")), QStringLiteral("200"));
}

} // namespace
} // namespace switchyard::testing
