// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/pictures.h"
#include "tests/ui/support/storefront_scene.h"

#include <gtest/gtest.h>

#include <QDockWidget>

namespace switchyard::testing {
namespace {

void showPane(shell::MainWindow& window, const QString& name)
{
    auto* dock = window.findChild<QDockWidget*>(name);
    ASSERT_NE(dock, nullptr);
    dock->raise();
    QTest::qWait(50);
}

TEST(Screenshot, Window_shows_running_sample_in_both_themes_and_sizes)
{
    StorefrontScene scene;
    ASSERT_TRUE(scene.show(1600, 1000));
    keepPicture(scene.window, QStringLiteral("start"));
    ASSERT_TRUE(scene.openSample());
    StorefrontTraffic traffic(scene.session.workspace());
    QTest::qWait(50);
    keepPicture(scene.window, QStringLiteral("stopped-dark"));
    ASSERT_TRUE(scene.run(traffic));
    for (int i = 0; i < 65; ++i)
        traffic.second(scene.fake, 4, i > 57 ? "neg-reviews" : "");
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.window.models().log.rowCount() == 260; }));
    scene.session.select(scene.window.models().splits.rule(0));
    QTest::qWait(300);
    EXPECT_GT(colorsOf(scene.window), 200);
    keepPicture(scene.window, QStringLiteral("running-dark"));
    for (const char* pane : {"logs", "traffic", "health", "problems"}) {
        showPane(scene.window, QString::fromLatin1(pane));
        keepPicture(scene.window, QStringLiteral("running-dark-%1").arg(QLatin1String(pane)));
    }
    showPane(scene.window, QStringLiteral("live"));
    scene.theme.choose(widgets::ThemeChoice::Light);
    QTest::qWait(200);
    EXPECT_GT(colorsOf(scene.window), 200);
    keepPicture(scene.window, QStringLiteral("running-light"));
    scene.theme.choose(widgets::ThemeChoice::Dark);
    scene.window.resize(1280, 800);
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.window.width() == 1280 && scene.window.height() == 800; }));
    scene.window.canvas().fit();
    QTest::qWait(200);
    keepPicture(scene.window, QStringLiteral("running-dark-1280"));
}

} // namespace
} // namespace switchyard::testing
