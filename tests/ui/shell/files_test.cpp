// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, closing, recent files, and nothing given up without being asked for.
#include "core/document/file.h"
#include "core/document/journal.h"
#include "tests/ui/shell/answer.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/support/storefront_scene.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeWidget>

namespace switchyard::testing {
namespace {

class FilesTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        for (const document::Recovery& left : session::Session::recoveries()) // of tests that end without closing
            session::Session::discardRecovery(left);
        ASSERT_TRUE(scene.show(1280, 800));
    }

    QString write(const char* name, const char* text = "backendServices:\n  - {name: one}\n")
    {
        const QString path = folder.filePath(QString::fromLatin1(name));
        EXPECT_TRUE(document::save_atomically(path.toStdString(), text));
        return path;
    }

    static std::string read(const QString& path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll().toStdString();
    }

    void edit()
    {
        const auto change = model::make_set(
            scene.session.workspace(), scene.session.workspace().resources(model::Kind::BackendService)[0]->id,
            schema::FieldPath::parse("description").value(), schema::Value(std::string("mine")));
        ASSERT_TRUE(change) << change.error().context;
        ASSERT_TRUE(scene.session.edit(*change, QStringLiteral("Describe")));
    }

    void press(const char* name)
    {
        auto* button = scene.window.findChild<QAbstractButton*>(QString::fromLatin1(name));
        ASSERT_NE(button, nullptr) << name;
        QTest::mouseClick(button, Qt::LeftButton);
    }

    QTreeWidget& recent() { return *scene.window.findChild<QTreeWidget*>(QStringLiteral("recentFiles")); }

    QTemporaryDir folder;
    StorefrontScene scene;
};

TEST_F(FilesTest, Closing_with_edits_asks_and_obeys)
{
    const QString path = write("shop.yaml");
    ASSERT_TRUE(scene.window.openFile(path));
    edit();
    {
        Answer cancel(QStringLiteral("Cancel"));
        QTest::keyClick(&scene.window, Qt::Key_W, Qt::ControlModifier);
        EXPECT_EQ(cancel.question, QStringLiteral("shop.yaml has changes that are not saved."));
        EXPECT_TRUE(scene.session.hasDocument());
    }
    {
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene.window.isActiveWindow(); }, 20'000));
        Answer save(QStringLiteral("Save"));
        QTest::keyClick(&scene.window, Qt::Key_W, Qt::ControlModifier);
        EXPECT_FALSE(save.question.isEmpty());
    }
    EXPECT_FALSE(scene.session.hasDocument());
    EXPECT_NE(read(path).find("mine"), std::string::npos);
    ASSERT_TRUE(scene.window.openFile(path));
    edit();
    scene.session.undoStack().undo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.window.isActiveWindow(); }, 20'000));
    Answer never(QStringLiteral("Cancel"));
    QTest::keyClick(&scene.window, Qt::Key_W, Qt::ControlModifier);
    EXPECT_TRUE(never.question.isEmpty()) << "nothing differs from the file";
    EXPECT_FALSE(scene.session.hasDocument());
}

TEST_F(FilesTest, Discarding_leaves_the_file_as_it_was)
{
    const QString path = write("shop.yaml");
    ASSERT_TRUE(scene.window.openFile(path));
    edit();
    Answer discard(QStringLiteral("Discard"));
    scene.window.openSample();
    EXPECT_FALSE(discard.question.isEmpty());
    EXPECT_TRUE(scene.session.isUntitled());
    EXPECT_EQ(read(path), "backendServices:\n  - {name: one}\n");
}

TEST_F(FilesTest, Recent_files_stand_on_the_start_page_newest_first_and_missing_ones_are_marked)
{
    const QString one = write("one.yaml");
    const QString two = write("two.yaml");
    EXPECT_FALSE(recent().isVisible());
    ASSERT_TRUE(scene.window.openFile(one));
    ASSERT_TRUE(scene.window.openFile(two));
    ASSERT_TRUE(QFile::remove(one));
    scene.session.close();
    scene.window.files().setRecent(scene.window.files().recent());
    ASSERT_EQ(recent().topLevelItemCount(), 2);
    EXPECT_EQ(recent().topLevelItem(0)->text(0), QStringLiteral("two.yaml"));
    EXPECT_EQ(recent().topLevelItem(1)->text(2), QStringLiteral("missing"));
    QTest::qWait(50);
    keepPicture(scene.window, QStringLiteral("start-recent-dark-1280"));
    recent().setFocus();
    recent().setCurrentItem(recent().topLevelItem(1));
    QTest::keyClick(&recent(), Qt::Key_Delete);
    ASSERT_EQ(recent().topLevelItemCount(), 1);
    QTest::mouseClick(recent().viewport(), Qt::LeftButton, {},
                      recent().visualItemRect(recent().topLevelItem(0)).center());
    EXPECT_EQ(scene.session.path(), two);
}

TEST_F(FilesTest, Recent_files_are_kept_in_the_settings)
{
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    shell::RecentFiles files;
    for (int i = 0; i < 15; ++i)
        files.add(QStringLiteral("/a/%1.yaml").arg(i), QDateTime::fromSecsSinceEpoch(1000 + i));
    files.add(QStringLiteral("/a/9.yaml"), QDateTime::fromSecsSinceEpoch(2000));
    EXPECT_EQ(files.files().size(), shell::RecentFiles::kMost);
    EXPECT_EQ(files.files().front().path, QStringLiteral("/a/9.yaml"));
    files.write(settings);
    shell::RecentFiles again;
    again.read(settings);
    EXPECT_EQ(again.files(), files.files());
}

TEST_F(FilesTest, Changed_file_can_be_merged_with_what_was_edited)
{
    const QString path = write("shop.yaml");
    ASSERT_TRUE(scene.window.openFile(path));
    edit();
    write("shop.yaml", "backendServices:\n  - {name: one}\n  - {name: two}\n");
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.window.banner().isVisible(); }, 20'000));
    keepPicture(scene.window, QStringLiteral("changed-on-disk-1280"));
    ASSERT_EQ(scene.window.findChild<QPushButton*>(QStringLiteral("bannerAction2"))->text(), QStringLiteral("Merge"));
    press("bannerAction2");
    EXPECT_EQ(scene.session.workspace().resources(model::Kind::BackendService).size(), 2U);
    EXPECT_NE(scene.session.document().text().find("mine"), std::string::npos);
    EXPECT_TRUE(scene.window.banner().text().startsWith(QStringLiteral("1 change")));
}

TEST_F(FilesTest, Changed_file_can_be_left_alone)
{
    const QString path = write("shop.yaml");
    ASSERT_TRUE(scene.window.openFile(path));
    edit();
    write("shop.yaml", "backendServices: []\n");
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.window.banner().isVisible(); }, 20'000));
    press("bannerAction3");
    EXPECT_FALSE(scene.window.banner().isVisible());
    EXPECT_NE(scene.session.document().text().find("mine"), std::string::npos);
    EXPECT_FALSE(scene.session.isSaved());
}

TEST_F(FilesTest, Draft_of_a_crashed_session_is_offered_and_recovered)
{
    const QString path = write("shop.yaml");
    {
        auto journal =
            document::Journal::start(document::journal_folder(), {path.toStdString(), "shop.yaml", read(path)});
        ASSERT_TRUE(journal) << journal.error().context;
        ASSERT_TRUE(journal->record("backendServices:\n  - {name: rescued}\n"));
    }
    scene.window.files().offerRecovery();
    ASSERT_TRUE(scene.window.banner().isVisible());
    EXPECT_TRUE(scene.window.banner().text().startsWith(QStringLiteral("Unsaved changes of shop.yaml from ")));
    QTest::qWait(50);
    keepPicture(scene.window, QStringLiteral("recovery-1280"));
    press("bannerAction");
    ASSERT_TRUE(scene.session.hasDocument());
    EXPECT_EQ(scene.session.workspace().resources(model::Kind::BackendService)[0]->name, "rescued");
    EXPECT_FALSE(scene.session.isSaved());
    Answer cancel(QStringLiteral("Cancel"));
    QTest::keyClick(&scene.window, Qt::Key_W, Qt::ControlModifier);
    EXPECT_FALSE(cancel.question.isEmpty());
}

TEST_F(FilesTest, Draft_of_a_crashed_session_can_be_discarded)
{
    {
        auto journal = document::Journal::start(document::journal_folder(), {{}, "untitled.yaml", ""});
        ASSERT_TRUE(journal) << journal.error().context;
        ASSERT_TRUE(journal->record("backendServices:\n  - {name: lost}\n"));
    }
    scene.window.files().offerRecovery();
    ASSERT_TRUE(scene.window.banner().isVisible());
    press("bannerAction2");
    EXPECT_FALSE(scene.window.banner().isVisible());
    EXPECT_TRUE(session::Session::recoveries().empty());
    EXPECT_FALSE(scene.session.hasDocument());
}

TEST_F(FilesTest, Edits_that_were_given_up_at_the_end_are_not_offered_again)
{
    ASSERT_TRUE(scene.window.openFile(write("shop.yaml")));
    edit();
    Answer discard(QStringLiteral("Discard"));
    QTest::keyClick(&scene.window, Qt::Key_Q, Qt::ControlModifier);
    EXPECT_FALSE(discard.question.isEmpty());
    EXPECT_FALSE(scene.window.isVisible());
    EXPECT_TRUE(session::Session::recoveries().empty());
}

TEST_F(FilesTest, Empty_workspace_is_one_click_away)
{
    press("openEmpty");
    EXPECT_TRUE(scene.session.hasDocument());
    EXPECT_EQ(scene.session.workspace().resource_count(), 0U);
}

} // namespace
} // namespace switchyard::testing
