// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/journeys/hands.h"
#include "tests/ui/support/pictures.h"
#include "ui/shell/main_window.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QProcess>
#include <QTest>

#include <memory>

namespace switchyard::testing {

/// The runtime that carries traffic. Apart, because its headers and Qt's keywords do not go together.
std::unique_ptr<runtime::Runtime> makeRuntime();

/// A whole window on the real runtime, and a person's hands.
class Journey : public ::testing::Test
{
protected:
    static constexpr int kPatienceMs = 30'000;

    Journey() : runtime(makeRuntime()), session(*runtime), window(theme, session)
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        theme.choose(widgets::ThemeChoice::Dark);
    }

    void SetUp() override
    {
        ASSERT_TRUE(hands.valid());
        window.resize(1600, 1000);
        window.move(0, 0);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        ASSERT_TRUE(waitFor([&] { return window.width() == 1600; }));
    }

    template <typename Condition>
    [[nodiscard]] bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, kPatienceMs);
    }

    void click(const char* button)
    {
        auto* target = window.findChild<QAbstractButton*>(QString::fromLatin1(button));
        ASSERT_NE(target, nullptr) << button;
        ASSERT_TRUE(waitFor([&] { return target->isVisible() && target->isEnabled(); })) << button;
        hands.click(*target);
    }

    /// Where a node of the canvas is on the screen. Errors: fails the test when there is none of that title.
    int nodeTitled(const QString& title)
    {
        const auto& nodes = window.canvas().graph().nodes;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].title == title && !nodes[i].ghost)
                return static_cast<int>(i);
        }
        ADD_FAILURE() << "no node " << title.toStdString();
        return -1;
    }
    /// The same by kind: a new thing has a name of its own.
    int nodeOf(canvas::NodeKind kind)
    {
        const auto& nodes = window.canvas().graph().nodes;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].kind == kind && !nodes[i].ghost)
                return static_cast<int>(i);
        }
        ADD_FAILURE() << "no node of kind " << static_cast<int>(kind);
        return -1;
    }
    const canvas::Node& nodeAt(int index) { return window.canvas().graph().nodes[static_cast<std::size_t>(index)]; }
    QRectF rectOf(int index) { return window.canvas().layoutOfGraph().rects[static_cast<std::size_t>(index)]; }
    /// A canvas point on the screen.
    QPoint spot(const QPointF& canvas) { return onScreen(window.canvas().fromCanvas(canvas)); }
    QPoint headOf(int index) { return spot(QPointF(rectOf(index).left() + 40, rectOf(index).top() + 14)); }
    QPoint portOf(int index) { return spot(canvas::outPort(nodeAt(index), rectOf(index), -1)); }
    QPoint onScreen(const QPointF& viewport) { return window.canvas().viewport()->mapToGlobal(viewport.toPoint()); }

    /// Where the first forwarding rule listens: "http://127.0.0.1:8080".
    QString address() const
    {
        return QStringLiteral("http://") + QString::fromStdString(session.listeners().front().local.to_string());
    }

    /// The status curl got from an address; the program keeps running meanwhile.
    QString curl(const QString& url, const QString& host = {})
    {
        QProcess process;
        QStringList arguments{QStringLiteral("-s"), QStringLiteral("-o"),           QStringLiteral("/dev/null"),
                              QStringLiteral("-w"), QStringLiteral("%{http_code}"), url};
        if (!host.isEmpty())
            arguments << QStringLiteral("-H") << QStringLiteral("Host: ") + host;
        process.start(QStringLiteral("curl"), arguments);
        EXPECT_TRUE(waitFor([&] { return process.state() == QProcess::NotRunning; }));
        return QString::fromLatin1(process.readAllStandardOutput());
    }

    std::unique_ptr<runtime::Runtime> runtime;
    widgets::Theme theme;
    session::Session session;
    shell::MainWindow window;
    Hands hands;
};

} // namespace switchyard::testing
