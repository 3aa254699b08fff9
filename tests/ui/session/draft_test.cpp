// SPDX-License-Identifier: GPL-3.0-or-later
// Gestures, live apply, rolling back, node heights, the journal and merging: what a session keeps from being lost.
#include "core/document/file.h"
#include "core/runtime/fake_runtime.h"
#include "ui/session/session.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <random>

namespace switchyard::session {
namespace {

constexpr int kPatienceMs = 20'000;

class DraftTest : public ::testing::Test
{
protected:
    DraftTest() : session(fake) {}

    ~DraftTest() override { qputenv("XDG_STATE_HOME", stateBefore); }

    void SetUp() override
    {
        qputenv("XDG_STATE_HOME", folder.path().toUtf8());
        path = folder.filePath(QStringLiteral("shop.switchyard.yaml"));
        ASSERT_TRUE(
            QFile::copy(QStringLiteral(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml"), path));
        ASSERT_TRUE(session.open(path));
        ASSERT_TRUE(waitFor([&] { return session.isChecked(); }));
        start = session.document().text();
    }

    template <typename Condition>
    [[nodiscard]] static bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, kPatienceMs);
    }

    ElementId service() const { return session.workspace().resources(model::Kind::BackendService)[0]->id; }
    model::Change timeout(const model::Workspace& workspace, std::int64_t seconds) const
    {
        return model::make_set(workspace, service(), schema::FieldPath{"timeoutSec"}, seconds).value();
    }
    bool setTimeout(std::int64_t seconds)
    {
        return session.edit(timeout(session.workspace(), seconds), QStringLiteral("Set the timeout")).has_value();
    }

    /// What the runtime would answer to the newest Apply.
    void goLive(std::uint64_t revision)
    {
        fake.deliver_all();
        ASSERT_TRUE(waitFor([&] { return session.liveRevision().value == revision; }));
        ASSERT_TRUE(waitFor([&] { return session.isChecked(); }));
    }

    QByteArray content(const QString& file) const
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    const QByteArray stateBefore = qgetenv("XDG_STATE_HOME");
    QTemporaryDir folder;
    QString path;
    runtime::FakeRuntime fake;
    Session session;
    std::string start;
};

TEST_F(DraftTest, Gesture_shows_while_it_goes_on_and_is_one_step)
{
    session.beginGesture(QStringLiteral("Turn the timeout"));
    for (const int seconds : {31, 40, 55}) {
        ASSERT_TRUE(session.previewGesture({timeout(session.gestureBase(), seconds)}));
        EXPECT_NE(session.document().text().find("timeoutSec: " + std::to_string(seconds)), std::string::npos);
    }
    EXPECT_TRUE(session.inGesture());
    EXPECT_EQ(session.undoStack().count(), 0);
    session.commitGesture();
    EXPECT_FALSE(session.inGesture());
    EXPECT_EQ(session.undoStack().count(), 1);
    EXPECT_EQ(session.undoStack().undoText(), QStringLiteral("Turn the timeout"));
    session.undoStack().undo();
    EXPECT_EQ(session.document().text(), start);
    session.undoStack().redo();
    EXPECT_NE(session.document().text().find("timeoutSec: 55"), std::string::npos);
}

TEST_F(DraftTest, Cancelled_gesture_leaves_nothing_and_undo_ends_one)
{
    ASSERT_TRUE(setTimeout(20));
    const std::string before = session.document().text();
    session.beginGesture(QStringLiteral("Turn"));
    ASSERT_TRUE(session.previewGesture({timeout(session.gestureBase(), 44)}));
    session.cancelGesture();
    EXPECT_EQ(session.document().text(), before);
    session.beginGesture(QStringLiteral("Turn"));
    ASSERT_TRUE(session.previewGesture({timeout(session.gestureBase(), 44)}));
    session.undoStack().undo();
    EXPECT_FALSE(session.inGesture());
    EXPECT_EQ(session.document().text(), start);
    session.beginGesture(QStringLiteral("Nothing"));
    session.commitGesture();
    EXPECT_EQ(session.undoStack().count(), 1) << "a gesture that did nothing is no step";
}

TEST_F(DraftTest, Several_changes_are_one_step_and_none_when_one_does_not_fit)
{
    const model::Workspace& workspace = session.workspace();
    const model::Change first = timeout(workspace, 7);
    const model::Workspace next = workspace.apply(first).value();
    const model::Change second = model::make_set(next, service(), schema::FieldPath{"description"}, "both").value();
    ASSERT_TRUE(session.edit({first, second}, QStringLiteral("Two fields")));
    EXPECT_EQ(session.undoStack().count(), 1);
    session.undoStack().undo();
    EXPECT_EQ(session.document().text(), start);
    EXPECT_FALSE(session.edit({first, first}, QStringLiteral("Twice the same")));
    EXPECT_EQ(session.document().text(), start);
    EXPECT_FALSE(session.undoStack().canUndo());
}

TEST_F(DraftTest, Live_apply_applies_finished_steps_and_is_held_back_by_errors)
{
    session.apply();
    goLive(1);
    session.setLiveApply(true);
    ASSERT_TRUE(setTimeout(12));
    ASSERT_TRUE(waitFor([&] { return session.runState() == RunState::Applying; }));
    goLive(2);
    ASSERT_TRUE(session.edit(model::make_set(session.workspace(), service(), schema::FieldPath{"backends", 0U, "group"},
                                             "zones/nowhere/networkEndpointGroups/none")
                                 .value(),
                             QStringLiteral("Break it")));
    ASSERT_TRUE(waitFor([&] { return session.isChecked(); }));
    if (!session.runsHere()) {
        EXPECT_GT(session.heldBack(), 0);
        EXPECT_EQ(session.runState(), RunState::Running);
    }
    session.setLiveApply(false);
    EXPECT_EQ(session.heldBack(), 0);
}

TEST_F(DraftTest, Draft_can_be_compared_with_live_reverted_and_rolled_back)
{
    EXPECT_TRUE(session.differencesToLive().empty());
    EXPECT_FALSE(session.revertToLive());
    session.apply();
    goLive(1);
    ASSERT_TRUE(setTimeout(12));
    EXPECT_EQ(session.differencesToLive().size(), 1U);
    EXPECT_TRUE(session.changedElements().contains(service()));
    ASSERT_TRUE(session.revertToLive());
    EXPECT_EQ(session.undoStack().count(), 2);
    EXPECT_TRUE(session.changedElements().empty());
    ASSERT_TRUE(setTimeout(13));
    ASSERT_TRUE(waitFor([&] { return session.isChecked(); }));
    session.apply();
    goLive(2);
    ASSERT_EQ(session.applied().size(), 2U);
    ASSERT_TRUE(session.rollBack(Revision{1}));
    ASSERT_TRUE(waitFor([&] { return session.runState() == RunState::Applying; }));
    goLive(3);
    EXPECT_TRUE(session.differencesToLive().empty());
    EXPECT_FALSE(session.rollBack(Revision{99}));
    while (session.undoStack().canUndo())
        session.undoStack().undo();
    EXPECT_EQ(session.document().text(), start);
}

TEST_F(DraftTest, Heights_of_nodes_are_kept_beside_the_file_and_change_no_byte_of_it)
{
    QSignalSpy layouts(&session, &Session::layoutChanged);
    session.moveNodes({{service(), 240.0}}, QStringLiteral("Move web"));
    EXPECT_EQ(layouts.count(), 1);
    EXPECT_TRUE(session.isSaved());
    EXPECT_EQ(session.undoStack().count(), 1);
    const QString layout = folder.filePath(QStringLiteral("shop.switchyard.layout.yaml"));
    EXPECT_TRUE(content(layout).contains("backendServices/web\": 240")) << content(layout).toStdString();
    EXPECT_EQ(content(path).toStdString(), start);
    runtime::FakeRuntime other;
    Session second(other);
    ASSERT_TRUE(second.open(path));
    EXPECT_EQ(second.nodeHeights().size(), 1U);
    session.undoStack().undo();
    EXPECT_TRUE(session.nodeHeights().empty());
    QFile damaged(layout);
    ASSERT_TRUE(damaged.open(QIODevice::WriteOnly));
    damaged.write("nodes: [\xff\x01\n  \"global/backendServices/gone\": 12\n  \"x\": 1e999\n");
    damaged.close();
    ASSERT_TRUE(second.open(path));
    EXPECT_TRUE(second.nodeHeights().empty());
    second.moveNodes({{second.workspace().resources(model::Kind::BackendService)[1]->id, 80}}, QStringLiteral("Move"));
    EXPECT_TRUE(content(layout).contains("backendServices/gone")) << "what is not known is kept";
}

TEST_F(DraftTest, Changes_on_disk_are_taken_over_and_conflicts_are_named)
{
    ASSERT_TRUE(setTimeout(21));
    QByteArray theirs = content(path);
    theirs.replace("timeoutSec: 10", "timeoutSec: 11");
    QFile out(path);
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    out.write(theirs);
    out.close();
    ASSERT_TRUE(waitFor([&] { return !session.isSaved(); }));
    const auto merged = session.mergeFromDisk();
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->changes, 1);
    EXPECT_TRUE(merged->conflicts.isEmpty());
    EXPECT_NE(session.document().text().find("timeoutSec: 21"), std::string::npos);
    EXPECT_NE(session.document().text().find("timeoutSec: 11"), std::string::npos);
    theirs.replace("timeoutSec: 30", "timeoutSec: 33"); // the very field that was changed here
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    out.write(theirs);
    out.close();
    const auto conflicting = session.mergeFromDisk();
    ASSERT_TRUE(conflicting);
    EXPECT_EQ(conflicting->changes, 0);
    ASSERT_EQ(conflicting->conflicts.size(), 1);
    EXPECT_TRUE(conflicting->conflicts[0].contains(QStringLiteral("timeoutSec")));
}

TEST_F(DraftTest, Unsaved_steps_survive_in_the_journal)
{
    {
        runtime::FakeRuntime other;
        Session crashing(other);
        ASSERT_TRUE(crashing.open(path));
        const ElementId web = crashing.workspace().resources(model::Kind::BackendService)[0]->id;
        ASSERT_TRUE(crashing.edit(
            model::make_set(crashing.workspace(), web, schema::FieldPath{"timeoutSec"}, std::int64_t{77}).value(),
            QStringLiteral("Set")));
        EXPECT_TRUE(Session::recoveries().empty()) << "it is in use";
    } // destroyed without close(): as a crash leaves it
    const auto found = Session::recoveries();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "shop.switchyard.yaml");
    EXPECT_EQ(found[0].steps, 1U);
    EXPECT_EQ(QFileInfo(QString::fromStdString(found[0].journal.string())).permissions() &
                  (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
              QFile::Permissions());
    ASSERT_TRUE(session.recover(found[0]));
    EXPECT_NE(session.document().text().find("timeoutSec: 77"), std::string::npos);
    EXPECT_FALSE(session.isSaved());
    EXPECT_EQ(content(path).toStdString(), start);
    EXPECT_TRUE(Session::recoveries().empty());
    ASSERT_TRUE(session.save());
    session.close();
    EXPECT_TRUE(Session::recoveries().empty()) << "what was saved is offered no more";
}

TEST_F(DraftTest, Torn_journal_gives_the_last_whole_step)
{
    {
        runtime::FakeRuntime other;
        Session crashing(other);
        ASSERT_TRUE(crashing.open(path));
        for (const std::int64_t seconds : {61, 62}) {
            const ElementId web = crashing.workspace().resources(model::Kind::BackendService)[0]->id;
            ASSERT_TRUE(crashing.edit(
                model::make_set(crashing.workspace(), web, schema::FieldPath{"timeoutSec"}, seconds).value(),
                QStringLiteral("Set")));
        }
    }
    const auto found = Session::recoveries();
    ASSERT_EQ(found.size(), 1U);
    QFile journal(QString::fromStdString(found[0].journal.string()));
    ASSERT_TRUE(journal.resize(journal.size() - 3));
    const auto text = document::recovered_text(found[0]);
    ASSERT_TRUE(text);
    EXPECT_NE(text->find("timeoutSec: 61"), std::string::npos);
    ASSERT_TRUE(journal.resize(5));
    EXPECT_FALSE(document::recovered_text(found[0]));
    EXPECT_TRUE(Session::recoveries().empty());
    Session::discardRecovery(found[0]);
    EXPECT_FALSE(journal.exists());
}

/// The number a victim wrote last, of a text.
int stepOf(const std::string& text)
{
    const auto at = text.find("description: step ");
    return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + 18);
}

TEST_F(DraftTest, Killed_at_any_moment_it_loses_at_most_a_second_and_never_the_file)
{
    session.close();
    const int kills =
        qEnvironmentVariableIntValue("SWITCHYARD_KILLS") > 0 ? qEnvironmentVariableIntValue("SWITCHYARD_KILLS") : 8;
    std::mt19937 random(7);
    for (int kill = 0; kill < kills; ++kill) {
        QProcess victim;
        victim.start(QStringLiteral(SWITCHYARD_VICTIM), {path});
        ASSERT_TRUE(victim.waitForStarted());
        ASSERT_TRUE(victim.waitForReadyRead(kPatienceMs)) << victim.readAllStandardError().toStdString();
        QTest::qWait(static_cast<int>(random() % 120));
        victim.kill();
        ASSERT_TRUE(victim.waitForFinished());
        const QList<QByteArray> told = victim.readAllStandardOutput().trimmed().split('\n');
        const int last = told.last().toInt();
        // the file is whole: the start, or a step that was saved
        auto file = document::load_file(path.toStdString());
        ASSERT_TRUE(file);
        EXPECT_TRUE(file->editable());
        EXPECT_EQ(file->workspace().resources(model::Kind::BackendService).size(), 7U);
        int kept = stepOf(file->text());
        for (const document::Recovery& recovery : Session::recoveries()) {
            const auto text = document::recovered_text(recovery);
            ASSERT_TRUE(text);
            EXPECT_TRUE(document::Document::load(*text).editable());
            kept = std::max(kept, stepOf(*text));
            Session::discardRecovery(recovery);
        }
        EXPECT_GE(kept, last) << "what was told as done is still there";
    }
}

TEST_F(DraftTest, Monkey_on_the_session_undoes_to_the_very_text_of_the_start)
{
    const int wanted = qEnvironmentVariableIntValue("SWITCHYARD_MONKEY_STEPS");
    const int steps = wanted > 0 ? wanted : 800;
    std::mt19937 random(20'261'125);
    const auto services = [&] { return session.workspace().resources(model::Kind::BackendService); };
    for (int step = 0; step < steps; ++step) {
        const auto value = static_cast<std::int64_t>(1 + random() % 90);
        const ElementId some = services()[random() % services().size()]->id;
        const model::Change change =
            model::make_set(session.gestureBase(), some, schema::FieldPath{"timeoutSec"}, value).value();
        switch (random() % 12) {
        case 0:
        case 1:
            if (!session.inGesture())
                static_cast<void>(session.edit(change, QStringLiteral("Edit")));
            break;
        case 2:
            session.undoStack().undo();
            break;
        case 3:
            session.undoStack().redo();
            break;
        case 4:
            session.beginGesture(QStringLiteral("Turn"));
            break;
        case 5:
        case 6:
            if (session.inGesture())
                static_cast<void>(session.previewGesture({change}));
            break;
        case 7:
            session.commitGesture();
            break;
        case 8:
            session.cancelGesture();
            break;
        case 9:
            session.moveNodes({{some, static_cast<double>(value)}}, QStringLiteral("Move"));
            break;
        case 10:
            if (random() % 8 == 0) {
                ASSERT_TRUE(session.save());
            }
            session.apply();
            fake.deliver_all();
            break;
        default:
            session.select(some);
            if (session.liveWorkspace() && random() % 4 == 0)
                static_cast<void>(session.revertToLive());
            QTest::qWait(0);
        }
    }
    session.cancelGesture();
    while (session.undoStack().canUndo())
        session.undoStack().undo();
    EXPECT_EQ(session.document().text(), start);
}

} // namespace
} // namespace switchyard::session
