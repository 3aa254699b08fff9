// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/pictures.h"
#include "tests/ui/support/storefront_scene.h"
#include "ui/shell/help_window.h"
#include "ui/shell/settings_dialog.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTreeWidget>

namespace switchyard::testing {
namespace {

using shell::Preferences;

class SettingsTest : public ::testing::Test
{
protected:
    SettingsTest() : settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat) {}

    void SetUp() override
    {
        ASSERT_TRUE(scene.show(1280, 800));
        Preferences start = Preferences::read(settings);
        start.theme = widgets::ThemeChoice::Dark;
        start.write(settings);
        scene.window.useSettings(settings);
        QTest::keyClick(&scene.window, Qt::Key_Comma, Qt::ControlModifier);
        dialog = scene.window.findChild<shell::SettingsDialog*>();
        ASSERT_NE(dialog, nullptr);
        ASSERT_TRUE(QTest::qWaitForWindowActive(dialog));
    }

    template <typename Widget>
    Widget& find(const char* name)
    {
        return *dialog->findChild<Widget*>(QString::fromLatin1(name));
    }

    QTemporaryDir folder;
    QSettings settings;
    StorefrontScene scene;
    shell::SettingsDialog* dialog = nullptr;
};

TEST_F(SettingsTest, Every_choice_counts_at_once_and_is_kept)
{
    keepPicture(*dialog, QStringLiteral("settings-dark"));
    QTest::keyClick(&find<QComboBox>("settingTheme"), Qt::Key_End);
    EXPECT_TRUE(scene.theme.tokens().highContrast);
    QTest::keyClick(&find<QSlider>("settingTextSize"), Qt::Key_Right);
    EXPECT_NEAR(scene.theme.textScale(), 1.1, 1e-9);
    QTest::mouseClick(&find<QCheckBox>("settingMotion"), Qt::LeftButton, {}, QPoint(8, 8));
    EXPECT_TRUE(scene.theme.reducedMotion());
    EXPECT_FALSE(scene.window.dockOptions().testFlag(QMainWindow::AnimatedDocks));
    QTest::mouseClick(&find<QCheckBox>("settingFollow"), Qt::LeftButton, {}, QPoint(8, 8));
    const Preferences kept = Preferences::read(settings);
    EXPECT_EQ(kept, scene.window.preferences());
    EXPECT_EQ(kept.theme, widgets::ThemeChoice::HighContrast);
    EXPECT_FALSE(kept.followLogs);
    EXPECT_TRUE(kept.reducedMotion);
    QTest::qWait(50);
    keepPicture(*dialog, QStringLiteral("settings-high-contrast"));
}

TEST_F(SettingsTest, Language_says_that_it_waits_for_the_next_start)
{
    auto& language = find<QComboBox>("settingLanguage");
    QTest::keyClick(&language, Qt::Key_End);
    EXPECT_EQ(Preferences::read(settings).language, QStringLiteral("de"));
    const auto labels = dialog->findChildren<QLabel*>();
    EXPECT_TRUE(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("starts again"));
    }));
    QTest::keyClick(&language, Qt::Key_Home);
    EXPECT_TRUE(Preferences::read(settings).language.isEmpty());
}

TEST_F(SettingsTest, Keys_of_the_window_move_the_form)
{
    scene.theme.stepTextScale(2);
    EXPECT_EQ(find<QSlider>("settingTextSize").value(), 12);
    EXPECT_NEAR(Preferences::read(settings).textScale, 1.2, 1e-9);
    scene.theme.setTextScale(1);
}

TEST(Preferences, Read_keeps_to_what_is_possible)
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    EXPECT_EQ(Preferences::read(settings), Preferences());
    settings.setValue(QStringLiteral("textScale"), 77);
    settings.setValue(QStringLiteral("theme"), QStringLiteral("purple"));
    EXPECT_EQ(Preferences::read(settings).textScale, widgets::kLargestText);
    EXPECT_EQ(Preferences::read(settings).theme, widgets::ThemeChoice::System);
}

class HelpTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(scene.show(1280, 800));
        QTest::keyClick(&scene.window, Qt::Key_F1);
        help = scene.window.findChild<shell::HelpWindow*>();
        ASSERT_NE(help, nullptr);
        ASSERT_TRUE(QTest::qWaitForWindowActive(help));
    }

    StorefrontScene scene;
    shell::HelpWindow* help = nullptr;
};

TEST_F(HelpTest, Every_page_has_a_title_and_every_link_leads_to_a_page)
{
    QStringList known;
    for (int row = 0; row < help->pages().count(); ++row) {
        EXPECT_FALSE(help->pages().item(row)->text().isEmpty()) << row;
        known << help->pages().item(row)->data(Qt::UserRole + 1).toString();
    }
    EXPECT_GE(known.size(), 11);
    for (const QString& page : known) {
        help->showPage(page);
        EXPECT_EQ(help->page(), page);
        EXPECT_GT(help->browser().toPlainText().size(), 200) << page.toStdString();
        for (QTextBlock block = help->browser().document()->begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                const QString link = part.fragment().charFormat().anchorHref();
                if (link.endsWith(QStringLiteral(".md")))
                    EXPECT_TRUE(known.contains(link.chopped(3))) << link.toStdString();
            }
        }
    }
}

TEST_F(HelpTest, Search_finds_pages_and_back_returns)
{
    QTest::qWait(50);
    keepPicture(*help, QStringLiteral("help-dark"));
    EXPECT_EQ(help->page(), QStringLiteral("index"));
    QTest::keyClicks(&help->search(), QStringLiteral("unhealthyThreshold"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return help->page() == QStringLiteral("health"); }));
    EXPECT_FALSE(help->browser().extraSelections().isEmpty());
    QTest::mouseClick(help->findChild<QPushButton*>(QStringLiteral("helpBack")), Qt::LeftButton);
    EXPECT_EQ(help->page(), QStringLiteral("index"));
}

TEST_F(HelpTest, Shortcut_page_names_every_shortcut_of_the_menus)
{
    help->showPage(QStringLiteral("shortcuts"));
    const QString text = help->browser().toPlainText();
    for (const QAction* action : scene.window.actionsOfWindow().findChildren<QAction*>()) {
        const QString keys = action->shortcut().toString();
        if (!keys.isEmpty())
            EXPECT_TRUE(text.contains(keys)) << keys.toStdString() << " " << action->text().toStdString();
    }
}

TEST_F(HelpTest, About_names_the_version_and_every_licence)
{
    QCoreApplication::setApplicationVersion(QStringLiteral("1.2.3"));
    scene.window.actionsOfWindow().about->trigger();
    auto* about = scene.window.findChild<QDialog*>(QStringLiteral("aboutDialog"));
    ASSERT_NE(about, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return about->isVisible(); }));
    EXPECT_EQ(about->findChild<QLabel*>(QStringLiteral("aboutVersion"))->text(), QStringLiteral("Version 1.2.3"));
    auto* parts = about->findChild<QTreeWidget*>(QStringLiteral("aboutParts"));
    EXPECT_GE(parts->topLevelItemCount(), 10);
    for (int i = 0; i < parts->topLevelItemCount(); ++i)
        EXPECT_FALSE(parts->topLevelItem(i)->text(1).isEmpty());
    QTest::qWait(50);
    keepPicture(*about, QStringLiteral("about-dark"));
}

} // namespace
} // namespace switchyard::testing
