// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/pictures.h"
#include "tests/ui/support/storefront_scene.h"

#include <gtest/gtest.h>

#include <QDockWidget>
#include <QMenuBar>
#include <QToolButton>

#include <map>

namespace switchyard::testing {
namespace {

class MenusTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(scene.show(1280, 800)); }

    StorefrontScene scene;
};

TEST_F(MenusTest, Menu_bar_has_every_menu_and_no_shortcut_is_given_twice)
{
    QStringList titles;
    for (const QAction* action : scene.window.menuBar()->actions())
        titles << action->text().remove(QLatin1Char('&'));
    EXPECT_EQ(titles, (QStringList{QStringLiteral("File"), QStringLiteral("Edit"), QStringLiteral("View"),
                                   QStringLiteral("Run"), QStringLiteral("Tools"), QStringLiteral("Help")}));
    std::map<QString, QString> owners;
    for (const QAction* action : scene.window.findChildren<QAction*>()) {
        for (const QKeySequence& keys : action->shortcuts()) {
            const auto [place, fresh] = owners.emplace(keys.toString(), action->text());
            EXPECT_TRUE(fresh) << keys.toString().toStdString() << ": " << place->second.toStdString() << " and "
                               << action->text().toStdString();
        }
    }
    EXPECT_GT(owners.size(), 25U);
}

TEST_F(MenusTest, Menus_open_by_keyboard_and_choose)
{
    QTest::keyClick(&scene.window, Qt::Key_F, Qt::AltModifier);
    ASSERT_TRUE(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }));
    keepPicture(*QApplication::activePopupWidget(), QStringLiteral("menu-file"));
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_N);
    EXPECT_TRUE(QTest::qWaitFor([&] { return scene.session.hasDocument(); }));
    EXPECT_EQ(scene.session.name(), QStringLiteral("untitled.switchyard.yaml"));
    EXPECT_EQ(scene.session.workspace().resource_count(), 0U);
}

TEST_F(MenusTest, Actions_of_the_picture_stand_in_the_edit_menu_and_their_keys_work)
{
    QAction copy(QStringLiteral("Copy"));
    copy.setShortcut(QKeySequence::Copy);
    int copies = 0;
    QObject::connect(&copy, &QAction::triggered, [&copies] { ++copies; });
    scene.window.addEditActions({&copy});
    EXPECT_TRUE(scene.window.menuBar()->actions()[1]->menu()->actions().contains(&copy));
    scene.window.canvas().setFocus();
    QTest::keyClick(&scene.window, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(copies, 1);
}

TEST_F(MenusTest, Text_size_follows_the_keys_live)
{
    EXPECT_EQ(scene.theme.textScale(), 1);
    const int height = scene.window.findChild<QToolButton*>(QStringLiteral("runButton"))->height();
    const double zoom = scene.window.canvas().zoom();
    QTest::keyClick(&scene.window, Qt::Key_Equal, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_LT(scene.window.canvas().zoom() / zoom, 1.15) << "the picture grows with its text, by no step of its own";
    QTest::keyClick(&scene.window, Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_NEAR(scene.theme.textScale(), 1.2, 1e-9);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return scene.window.findChild<QToolButton*>(QStringLiteral("runButton"))->height() > height; }));
    QTest::keyClick(&scene.window, Qt::Key_Minus, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_NEAR(scene.theme.textScale(), 1.1, 1e-9);
}

TEST_F(MenusTest, Largest_and_smallest_text_fit_the_window)
{
    ASSERT_TRUE(scene.openSample());
    scene.theme.setTextScale(2);
    QTest::qWait(100);
    keepPicture(scene.window, QStringLiteral("text-200"));
    EXPECT_EQ(scene.window.width(), 1280) << "the window must not grow beyond the screen";
    scene.theme.setTextScale(0.8);
    QTest::qWait(100);
    keepPicture(scene.window, QStringLiteral("text-80"));
    scene.theme.setTextScale(1);
}

TEST_F(MenusTest, Layout_is_reset)
{
    auto* inspector = scene.window.findChild<QDockWidget*>(QStringLiteral("inspector"));
    inspector->close();
    scene.window.addDockWidget(Qt::LeftDockWidgetArea, scene.window.findChild<QDockWidget*>(QStringLiteral("logs")));
    scene.window.actionsOfWindow().resetLayout->trigger();
    EXPECT_TRUE(inspector->isVisible());
    EXPECT_EQ(scene.window.dockWidgetArea(scene.window.findChild<QDockWidget*>(QStringLiteral("logs"))),
              Qt::BottomDockWidgetArea);
}

TEST_F(MenusTest, Panel_comes_to_the_front_by_its_number)
{
    auto* problems = scene.window.findChild<QDockWidget*>(QStringLiteral("problems"));
    QTest::keyClick(&scene.window, Qt::Key_7, Qt::AltModifier);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return problems->widget()->isVisible() && !problems->visibleRegion().isEmpty(); }));
    EXPECT_TRUE(problems->isAncestorOf(QApplication::focusWidget()));
}

TEST_F(MenusTest, High_contrast_is_chosen_from_the_menu)
{
    ASSERT_TRUE(scene.openSample());
    scene.window.findChild<QAction*>(QStringLiteral("theme-high-contrast"))->trigger();
    EXPECT_TRUE(scene.theme.tokens().highContrast);
    EXPECT_TRUE(scene.window.findChild<QAction*>(QStringLiteral("theme-high-contrast"))->isChecked());
    QTest::qWait(100);
    keepPicture(scene.window, QStringLiteral("high-contrast-1280"));
}

} // namespace
} // namespace switchyard::testing
