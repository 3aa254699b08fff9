// SPDX-License-Identifier: GPL-3.0-or-later
// What the toolbar, the review and the status line say about draft and live.
#include "core/model/workspace.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/support/storefront_scene.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

namespace switchyard::testing {
namespace {

class DraftAndLive : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(scene.show(1280, 800));
        ASSERT_TRUE(scene.openSample());
        traffic.emplace(scene.session.workspace());
    }

    void run() { ASSERT_TRUE(scene.run(*traffic)); }

    ElementId service(const std::string& name) const
    {
        for (const auto& resource : scene.session.workspace().resources(model::Kind::BackendService)) {
            if (resource->name == name)
                return resource->id;
        }
        return {};
    }

    /// One undo step: another description.
    void describe(const std::string& name, const std::string& text)
    {
        const auto change = model::make_set(scene.session.workspace(), service(name),
                                            schema::FieldPath::parse("description").value(), schema::Value(text));
        ASSERT_TRUE(change) << change.error().context;
        ASSERT_TRUE(scene.session.edit(*change, QStringLiteral("Describe %1").arg(QString::fromStdString(name))));
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene.session.isChecked(); }, 20'000));
    }

    /// An error that gates applying.
    void breakDraft()
    {
        const auto change =
            model::make_set(scene.session.workspace(), scene.session.workspace().resources(model::Kind::UrlMap)[0]->id,
                            schema::FieldPath::parse("defaultService").value(), schema::Value(std::string("nobody")));
        ASSERT_TRUE(change) << change.error().context;
        ASSERT_TRUE(scene.session.edit(*change, QStringLiteral("Break it")));
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene.session.isChecked(); }, 20'000));
    }

    template <typename Widget>
    Widget& find(const char* name)
    {
        auto* widget = scene.window.findChild<Widget*>(QString::fromLatin1(name));
        EXPECT_NE(widget, nullptr) << name;
        return *widget;
    }

    shell::WindowActions& actions() { return scene.window.actionsOfWindow(); }

    StorefrontScene scene;
    std::optional<StorefrontTraffic> traffic;
};

TEST_F(DraftAndLive, Undo_and_redo_name_their_steps)
{
    describe("web", "one");
    auto& undo = find<QToolButton>("undoButton");
    EXPECT_EQ(undo.toolTip(), QStringLiteral("Undo Describe web (Ctrl+Z)"));
    QTest::mouseClick(&undo, Qt::LeftButton);
    EXPECT_FALSE(undo.isEnabled());
    EXPECT_EQ(find<QToolButton>("redoButton").toolTip(), QStringLiteral("Redo Describe web (Ctrl+Shift+Z)"));
    QTest::keyClick(&scene.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(undo.isEnabled());
}

TEST_F(DraftAndLive, Status_line_counts_what_is_not_applied_and_leads_to_the_review)
{
    run();
    EXPECT_EQ(scene.window.statusLine().factsText(), QStringLiteral("not saved · draft: as live · live: revision 1"));
    describe("web", "one");
    describe("cart", "two");
    EXPECT_EQ(scene.window.statusLine().factsText(),
              QStringLiteral("not saved · draft: 2 changes not applied · live: revision 1"));
    EXPECT_EQ(actions().apply->property("badge").toString(), QStringLiteral("2"));
    keepPicture(scene.window, QStringLiteral("draft-dark-1280"));
    QTest::mouseClick(&find<QPushButton>("draftFact"), Qt::LeftButton);
    auto& list = find<QTreeWidget>("reviewList");
    ASSERT_TRUE(QTest::qWaitFor([&] { return list.isVisible(); }));
    ASSERT_EQ(list.topLevelItemCount(), 2);
    EXPECT_TRUE(list.topLevelItem(0)->text(0).endsWith(QStringLiteral(" web")))
        << list.topLevelItem(0)->text(0).toStdString();
    ASSERT_EQ(list.topLevelItem(0)->childCount(), 1);
    EXPECT_TRUE(list.topLevelItem(0)->child(0)->text(0).contains(QStringLiteral("description")));
    QTest::qWait(50);
    keepPicture(*list.window(), QStringLiteral("review-dark"));
    const QRect place = list.visualItemRect(list.topLevelItem(1)->child(0));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, place.center());
    EXPECT_EQ(scene.session.selection().resource, service("cart"));
}

TEST_F(DraftAndLive, Review_follows_the_draft_and_reverts_it)
{
    run();
    describe("web", "one");
    QTest::keyClick(&scene.window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    auto& list = find<QTreeWidget>("reviewList");
    ASSERT_TRUE(QTest::qWaitFor([&] { return list.isVisible(); }));
    describe("cart", "two");
    EXPECT_EQ(list.topLevelItemCount(), 2);
    QTest::mouseClick(&find<QPushButton>("reviewRevert"), Qt::LeftButton);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return scene.session.isChecked() && scene.session.draftChanges() == 0; }, 20'000));
    EXPECT_EQ(list.topLevelItemCount(), 0);
    EXPECT_TRUE(scene.session.differencesToLive().empty());
    scene.session.undoStack().undo();
    EXPECT_EQ(list.topLevelItemCount(), 2) << "reverting is one step that can be undone";
}

TEST_F(DraftAndLive, Live_apply_is_chosen_by_key_and_says_what_holds_it_back)
{
    run();
    QTest::keyClick(&scene.window, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(scene.session.liveApply());
    EXPECT_EQ(actions().apply->text(), QStringLiteral("Live apply"));
    const std::size_t before = scene.fake.commands().size();
    describe("web", "one");
    EXPECT_TRUE(QTest::qWaitFor([&] { return scene.fake.commands().size() == before + 1; }));
    scene.fake.deliver_all();
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.session.runState() == session::RunState::Running; }));
    breakDraft();
    ASSERT_GT(scene.session.heldBack(), 0);
    EXPECT_TRUE(actions().apply->text().startsWith(QStringLiteral("Live apply · held back: 1 error")))
        << actions().apply->text().toStdString();
    EXPECT_TRUE(scene.window.statusLine().factsText().contains(QStringLiteral("held back: 1 error")));
    EXPECT_EQ(scene.fake.commands().size(), before + 1);
    QTest::qWait(50);
    keepPicture(scene.window, QStringLiteral("held-back-1280"));
}

TEST_F(DraftAndLive, Roll_back_lists_what_was_applied_with_its_time)
{
    run();
    EXPECT_FALSE(actions().rollBack->isEnabled());
    describe("web", "one");
    scene.session.apply();
    scene.fake.deliver_all();
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.session.applied().size() == 2; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.session.runState() == session::RunState::Running; }));
    ASSERT_TRUE(actions().rollBack->isEnabled());
    const QList<QAction*> revisions = actions().rollBack->actions();
    ASSERT_EQ(revisions.size(), 2);
    EXPECT_TRUE(revisions[0]->text().endsWith(QStringLiteral("live")));
    EXPECT_FALSE(revisions[0]->isEnabled());
    EXPECT_TRUE(revisions[1]->text().startsWith(QStringLiteral("Revision 1 of ")));
    const std::size_t before = scene.fake.commands().size();
    revisions[1]->trigger();
    EXPECT_TRUE(QTest::qWaitFor([&] { return scene.fake.commands().size() == before + 1; }, 20'000));
    EXPECT_EQ(scene.session.differencesToLive().size(), 1U);
}

TEST_F(DraftAndLive, Arrow_of_apply_opens_its_menu)
{
    run();
    auto& button = find<QToolButton>("applyButton");
    describe("web", "one");
    QString opened;
    QTimer watch; // the menu has an event loop of its own until it is closed
    watch.setInterval(10);
    QObject::connect(&watch, &QTimer::timeout, [&] {
        QWidget* menu = QApplication::activePopupWidget();
        if (!menu || !menu->isVisible())
            return;
        opened = menu->objectName();
        keepPicture(*menu, QStringLiteral("menu-apply"));
        menu->close();
    });
    watch.start();
    QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(button.width() - 6, button.height() / 2));
    EXPECT_EQ(opened, QStringLiteral("applyMenu"));
    EXPECT_EQ(scene.session.draftChanges(), 1) << "opening the menu applies nothing";
}

TEST_F(DraftAndLive, Check_shows_the_number_of_problems_and_leads_to_them)
{
    breakDraft();
    const int problems = scene.window.models().problems.problemCount();
    ASSERT_GT(problems, 0);
    EXPECT_EQ(actions().check->property("badge").toString(), QString::number(problems));
    QTest::mouseClick(&find<QToolButton>("checkButton"), Qt::LeftButton);
    auto* table = scene.window.findChild<QTableView*>(QStringLiteral("problems"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !table->viewport()->visibleRegion().isEmpty(); }));
}

} // namespace
} // namespace switchyard::testing
