// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/pictures.h"
#include "tests/ui/support/storefront_scene.h"
#include "ui/shell/fuzzy.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeView>

namespace switchyard::testing {
namespace {

using shell::fuzzyMatch;

int scoreOf(const char* text, const char* pattern)
{
    const auto match = fuzzyMatch(QString::fromLatin1(text), QString::fromLatin1(pattern));
    return match ? match->score : -1;
}

TEST(Fuzzy, Match_needs_all_letters_of_all_words_in_order)
{
    EXPECT_TRUE(fuzzyMatch(u"checkout-v2", u"chv2"));
    EXPECT_TRUE(fuzzyMatch(u"Review changes", u"ch rev"));
    EXPECT_TRUE(fuzzyMatch(u"anything", u""));
    EXPECT_FALSE(fuzzyMatch(u"checkout-v2", u"v2c"));
    EXPECT_FALSE(fuzzyMatch(u"checkout", u"checkouts"));
}

TEST(Fuzzy, Match_prefers_words_that_begin_so_and_shorter_texts)
{
    EXPECT_GT(scoreOf("Save as", "sa"), scoreOf("Theme: As the system", "sa"));
    EXPECT_GT(scoreOf("web", "web"), scoreOf("neg-web", "web"));
    EXPECT_GT(scoreOf("neg-web", "web"), scoreOf("we are both", "web"));
    EXPECT_GT(scoreOf("cart", "cart"), scoreOf("cart-and-more", "cart"));
}

TEST(Fuzzy, Match_tells_the_places_of_the_letters)
{
    EXPECT_EQ(fuzzyMatch(u"checkout-v2", u"chv2")->places, (QList<int>{0, 1, 9, 10}));
}

class PaletteTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(scene.show(1280, 800));
        ASSERT_TRUE(scene.openSample());
    }

    void open()
    {
        QTest::keyClick(&scene.window, Qt::Key_K, Qt::ControlModifier);
        ASSERT_TRUE(palette().isVisible());
        ASSERT_TRUE(palette().input().hasFocus());
    }
    void type(const char* text) { QTest::keyClicks(&palette().input(), QString::fromLatin1(text)); }
    void press(Qt::Key key) { QTest::keyClick(&palette().input(), key); }
    QString current() { return palette().list().currentIndex().data().toString(); }
    shell::CommandPalette& palette() { return scene.window.palette(); }

    StorefrontScene scene;
};

TEST_F(PaletteTest, Resource_is_found_by_a_few_letters_and_selected)
{
    const QAbstractItemModelTester tester(&palette().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    open();
    type("chv2");
    EXPECT_EQ(current(), QStringLiteral("checkout-v2"));
    keepPicture(scene.window, QStringLiteral("palette-dark"));
    press(Qt::Key_Return);
    EXPECT_FALSE(palette().isVisible());
    const auto* resource = scene.session.workspace().find(scene.session.selection().resource);
    ASSERT_NE(resource, nullptr);
    EXPECT_EQ(resource->name, "checkout-v2");
}

TEST_F(PaletteTest, Rule_is_found_by_its_path)
{
    open();
    type("/checkout/");
    press(Qt::Key_Return);
    EXPECT_FALSE(scene.session.selection().path.empty());
    EXPECT_GE(scene.window.canvas().selectedNode(), 0);
}

TEST_F(PaletteTest, Command_runs_with_its_shortcut_shown_and_is_first_the_next_time)
{
    open();
    type("logs");
    EXPECT_EQ(current(), QStringLiteral("Panels: Logs"));
    auto* dock = scene.window.findChild<QDockWidget*>(QStringLiteral("logs"));
    press(Qt::Key_Return);
    EXPECT_FALSE(dock->toggleViewAction()->isChecked());
    open();
    EXPECT_EQ(palette().model().index(0).data().toString(), QStringLiteral("Recently used"));
    EXPECT_EQ(current(), QStringLiteral("Panels: Logs"));
    press(Qt::Key_Return);
    EXPECT_TRUE(dock->toggleViewAction()->isChecked());
    open();
    type("undo");
    EXPECT_EQ(palette().list().currentIndex().data(shell::PaletteModel::NoteRole).toString(), QStringLiteral("Ctrl+Z"));
}

TEST_F(PaletteTest, Command_that_is_not_possible_says_so_and_does_nothing)
{
    open();
    type("undo");
    const QModelIndex undo = palette().list().currentIndex();
    EXPECT_FALSE(undo.data(shell::PaletteModel::EnabledRole).toBool());
    EXPECT_TRUE(undo.data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("not available now")));
    press(Qt::Key_Return);
    EXPECT_TRUE(palette().isVisible());
}

TEST_F(PaletteTest, Arrows_pass_over_headings_and_escape_returns_the_focus)
{
    scene.window.resourceTree().setFocus();
    open();
    type("web");
    std::set<QString> seen;
    for (int i = 0; i < 30; ++i) {
        ASSERT_NE(palette().model().entry(palette().list().currentIndex().row()), nullptr);
        seen.insert(current());
        press(Qt::Key_Down);
    }
    EXPECT_GT(seen.size(), 3U);
    for (int i = 0; i < 40; ++i)
        press(Qt::Key_Up);
    EXPECT_EQ(palette().list().currentIndex().row(), palette().model().firstEntry());
    press(Qt::Key_Escape);
    EXPECT_FALSE(palette().isVisible());
    EXPECT_TRUE(scene.window.resourceTree().hasFocus());
}

TEST_F(PaletteTest, Mouse_opens_chooses_and_a_press_beside_closes)
{
    auto* button = scene.window.findChild<QAbstractButton*>(QStringLiteral("paletteButton"));
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_TRUE(palette().isVisible());
    type("cart");
    QListView& list = palette().list();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.currentIndex()).center());
    EXPECT_FALSE(palette().isVisible());
    EXPECT_EQ(scene.session.workspace().find(scene.session.selection().resource)->name, "cart");
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_TRUE(palette().isVisible());
    QTest::mouseClick(scene.window.canvas().viewport(), Qt::LeftButton, {}, QPoint(5, 400));
    EXPECT_FALSE(palette().isVisible());
}

TEST_F(PaletteTest, Nothing_found_is_said)
{
    open();
    type("zzzzzz");
    EXPECT_EQ(palette().model().rowCount(), 0);
    EXPECT_FALSE(palette().list().isVisible());
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    EXPECT_TRUE(palette().isVisible());
}

TEST_F(PaletteTest, Recently_used_survive_the_program)
{
    open();
    type("chv2");
    press(Qt::Key_Return);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    scene.window.saveLayout(settings);
    palette().model().setRecent({});
    scene.window.restoreLayout(settings);
    open();
    EXPECT_EQ(current(), QStringLiteral("checkout-v2"));
}

} // namespace
} // namespace switchyard::testing
