// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/file.h"
#include "core/runtime/fake_runtime.h"
#include "ui/session/session.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace switchyard::session {
namespace {

constexpr int kPatienceMs = 20'000;

constexpr const char* kText = R"(# a comment that stays
forwardingRules:
  - name: web-http
    IPAddress: 203.0.113.10
    IPProtocol: TCP
    portRange: "80"
    loadBalancingScheme: EXTERNAL_MANAGED
    target: web-proxy
targetHttpProxies:
  - {name: web-proxy, urlMap: web-map}
urlMaps:
  - name: web-map
    defaultService: web
backendServices:
  - name: web   # odd spacing
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTP
    timeoutSec: 30
    backends:
      - group: neg-web
networkEndpointGroups:
  - {name: neg-web, networkEndpointType: GCE_VM_IP_PORT, zone: europe-west3-a, defaultPort: 8080}
local:
  backends:
    - {group: neg-web, endpoints: ["127.0.0.1:9001"]}
)";

class SessionTest : public ::testing::Test
{
protected:
    SessionTest() : session(fake) {}

    QString file(const QByteArray& text = kText)
    {
        const QString path = folder.filePath(QStringLiteral("web.switchyard.yaml"));
        QFile out(path);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        EXPECT_EQ(out.write(text), text.size());
        return path;
    }

    QByteArray content(const QString& path)
    {
        QFile in(path);
        EXPECT_TRUE(in.open(QIODevice::ReadOnly));
        return in.readAll();
    }

    template <typename Condition>
    [[nodiscard]] bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, kPatienceMs);
    }

    [[nodiscard]] bool openChecked(const QString& path)
    {
        return session.open(path).has_value() && waitFor([this] { return session.isChecked(); });
    }

    model::Change timeoutChange(std::int64_t seconds)
    {
        const auto services = session.workspace().resources(model::Kind::BackendService);
        return model::make_set(session.workspace(), services[0]->id, schema::FieldPath{"timeoutSec"}, seconds).value();
    }

    [[nodiscard]] bool run()
    {
        session.apply();
        fake.deliver_all();
        return waitFor([this] { return session.runState() == RunState::Running; });
    }

    QTemporaryDir folder;
    runtime::FakeRuntime fake;
    Session session;
};

TEST_F(SessionTest, Open_reads_the_file_and_checks_it_on_another_thread)
{
    ASSERT_TRUE(openChecked(file()));
    EXPECT_TRUE(session.isSaved());
    EXPECT_TRUE(session.runsHere());
    EXPECT_EQ(session.name(), QStringLiteral("web.switchyard.yaml"));
    EXPECT_EQ(session.workspace().resources(model::Kind::BackendService).size(), 1U);
    EXPECT_EQ(session.runState(), RunState::Stopped);
}

TEST_F(SessionTest, Open_of_a_missing_file_keeps_the_open_document)
{
    ASSERT_TRUE(openChecked(file()));
    const auto opened = session.open(QStringLiteral("/nowhere/at/all.yaml"));
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().context.find("/nowhere/at/all.yaml"), std::string::npos);
    EXPECT_EQ(session.name(), QStringLiteral("web.switchyard.yaml"));
}

TEST_F(SessionTest, Broken_text_opens_with_diagnostics_and_gates_the_start)
{
    ASSERT_TRUE(openChecked(file("backendServices:\n  - name: [unclosed\n")));
    EXPECT_FALSE(session.diagnostics().empty());
    EXPECT_FALSE(session.runsHere());
    session.apply();
    EXPECT_TRUE(fake.commands().empty());
    EXPECT_TRUE(session.failure().startsWith(QStringLiteral("Not applied: "))) << session.failure().toStdString();
}

TEST_F(SessionTest, Random_bytes_open_without_harm)
{
    QByteArray bytes;
    std::uint32_t state = 1;
    for (int i = 0; i < 5'000; ++i) {
        state = state * 1'664'525 + 1'013'904'223;
        bytes += static_cast<char>(state >> 24);
    }
    ASSERT_TRUE(openChecked(file(bytes)));
    EXPECT_FALSE(session.runsHere());
    EXPECT_FALSE(session.diagnostics().empty());
}

TEST_F(SessionTest, Edit_is_one_undo_step_and_undo_restores_the_bytes)
{
    const QString path = file();
    ASSERT_TRUE(openChecked(path));
    ASSERT_TRUE(session.edit(timeoutChange(7), QStringLiteral("Set timeoutSec")));
    EXPECT_EQ(session.undoStack().count(), 1);
    EXPECT_EQ(session.undoStack().undoText(), QStringLiteral("Set timeoutSec"));
    EXPECT_FALSE(session.isSaved());
    EXPECT_NE(session.document().text().find("timeoutSec: 7"), std::string::npos);
    session.undoStack().undo();
    EXPECT_EQ(session.document().text(), kText);
    EXPECT_TRUE(session.isSaved());
    session.undoStack().redo();
    EXPECT_NE(session.document().text().find("timeoutSec: 7"), std::string::npos);
    ASSERT_TRUE(session.save());
    EXPECT_TRUE(session.isSaved());
    EXPECT_TRUE(content(path).contains("# a comment that stays"));
    EXPECT_TRUE(content(path).contains("timeoutSec: 7"));
}

TEST_F(SessionTest, Untitled_document_asks_for_a_place)
{
    session.openUntitled(kText, QStringLiteral("sample.yaml"));
    EXPECT_FALSE(session.isSaved());
    EXPECT_FALSE(session.save());
    const QString path = folder.filePath(QStringLiteral("kept.yaml"));
    ASSERT_TRUE(session.saveAs(path));
    EXPECT_EQ(content(path), QByteArray(kText));
    EXPECT_TRUE(session.isSaved());
    EXPECT_EQ(session.name(), QStringLiteral("kept.yaml"));
    EXPECT_FALSE(session.saveAs(QStringLiteral("/nowhere/kept.yaml")));
    EXPECT_TRUE(session.isSaved());
}

TEST_F(SessionTest, Run_apply_and_stop_follow_the_answers_of_the_runtime)
{
    ASSERT_TRUE(openChecked(file()));
    session.apply();
    EXPECT_EQ(session.runState(), RunState::Starting);
    session.apply(); // pressed twice: one command
    ASSERT_EQ(fake.commands().size(), 1U);
    fake.deliver_all();
    ASSERT_TRUE(waitFor([this] { return session.runState() == RunState::Running; }));
    EXPECT_EQ(session.liveRevision(), Revision{1});
    EXPECT_EQ(session.draftChanges(), 0);

    ASSERT_TRUE(session.edit(timeoutChange(7), QStringLiteral("Set timeoutSec")));
    ASSERT_TRUE(waitFor([this] { return session.draftChanges() == 1; }));
    session.apply();
    EXPECT_EQ(session.runState(), RunState::Applying);
    fake.deliver_all();
    ASSERT_TRUE(waitFor([this] { return session.liveRevision() == Revision{2}; }));
    ASSERT_TRUE(waitFor([this] { return session.draftChanges() == 0; }));

    session.stop();
    EXPECT_EQ(session.runState(), RunState::Stopping);
    fake.deliver_all();
    ASSERT_TRUE(waitFor([this] { return session.runState() == RunState::Stopped; }));
    EXPECT_FALSE(session.isRunning());
}

TEST_F(SessionTest, Undo_never_touches_the_live_revision)
{
    ASSERT_TRUE(openChecked(file()));
    ASSERT_TRUE(session.edit(timeoutChange(7), QStringLiteral("Set timeoutSec")));
    ASSERT_TRUE(run());
    session.undoStack().undo();
    ASSERT_TRUE(waitFor([this] { return session.draftChanges() == 1; }));
    EXPECT_EQ(session.liveRevision(), Revision{1});
    EXPECT_EQ(fake.commands().size(), 1U);
}

TEST_F(SessionTest, Failed_apply_says_why_and_which_revision_keeps_serving)
{
    ASSERT_TRUE(openChecked(file()));
    ASSERT_TRUE(run());
    fake.apply_error = Error{ErrorKind::AddressInUse, Origin::Proxy, Retry::Never, "127.0.0.1:8080 is taken by nginx"};
    session.apply();
    fake.deliver_all();
    ASSERT_TRUE(waitFor([this] { return session.runState() == RunState::Running; }));
    EXPECT_EQ(session.failure(),
              QStringLiteral("Apply failed: 127.0.0.1:8080 is taken by nginx. Revision 1 keeps serving."));
    EXPECT_EQ(session.liveRevision(), Revision{1});
    fake.apply_error.reset();
    session.apply();
    fake.deliver_all();
    ASSERT_TRUE(waitFor([this] { return session.failure().isEmpty() && session.liveRevision() == Revision{2}; }));
}

TEST_F(SessionTest, Failed_start_leaves_nothing_running)
{
    ASSERT_TRUE(openChecked(file()));
    fake.apply_error = Error{ErrorKind::AddressInUse, Origin::Proxy, Retry::Never, "127.0.0.1:8080 is taken"};
    session.apply();
    fake.deliver_all();
    ASSERT_TRUE(waitFor([this] { return session.runState() == RunState::Stopped; }));
    EXPECT_EQ(session.failure(), QStringLiteral("Start failed: 127.0.0.1:8080 is taken. Nothing is running."));
}

TEST_F(SessionTest, Newest_draft_decides_when_edits_outrun_the_check)
{
    ASSERT_TRUE(openChecked(file()));
    for (std::int64_t seconds = 1; seconds <= 40; ++seconds)
        ASSERT_TRUE(session.edit(timeoutChange(seconds), QStringLiteral("Set timeoutSec")));
    EXPECT_FALSE(session.isChecked());
    ASSERT_TRUE(waitFor([this] { return session.isChecked(); }));
    ASSERT_TRUE(session.edit(timeoutChange(-5), QStringLiteral("Set timeoutSec")));
    ASSERT_TRUE(waitFor([this] { return session.isChecked(); }));
    EXPECT_TRUE(std::ranges::any_of(session.diagnostics(), [](const Diagnostic& diagnostic) {
        return diagnostic.field_path == "timeoutSec" && diagnostic.line == 18;
    }));
}

TEST_F(SessionTest, File_changed_on_disk_is_told_and_reload_takes_it_over)
{
    const QString path = file();
    ASSERT_TRUE(openChecked(path));
    QSignalSpy changed(&session, &Session::fileChangedOnDisk);
    QByteArray other(kText);
    other.replace("timeoutSec: 30", "timeoutSec: 11");
    ASSERT_TRUE(document::save_atomically(path.toStdString(), other.toStdString()));
    ASSERT_TRUE(waitFor([&] { return changed.count() == 1; }));
    EXPECT_FALSE(session.isSaved());
    const ElementId service = session.workspace().resources(model::Kind::BackendService)[0]->id;
    ASSERT_TRUE(session.reload());
    EXPECT_TRUE(session.isSaved());
    EXPECT_EQ(session.document().text(), other.toStdString());
    EXPECT_EQ(session.workspace().resources(model::Kind::BackendService)[0]->id, service);
}

TEST_F(SessionTest, Own_save_is_no_change_on_disk)
{
    ASSERT_TRUE(openChecked(file()));
    QSignalSpy changed(&session, &Session::fileChangedOnDisk);
    ASSERT_TRUE(session.edit(timeoutChange(7), QStringLiteral("Set timeoutSec")));
    ASSERT_TRUE(session.save());
    EXPECT_FALSE(QTest::qWaitFor([&] { return changed.count() > 0; }, 600));
}

TEST_F(SessionTest, Selection_names_resource_and_path_and_ends_with_its_element)
{
    ASSERT_TRUE(openChecked(file()));
    const auto service = session.workspace().resources(model::Kind::BackendService)[0];
    const ElementId backend = session.workspace().element_id(*service, schema::FieldPath::parse("backends[0]").value());
    QSignalSpy selected(&session, &Session::selectionChanged);
    session.select(backend);
    session.select(backend);
    EXPECT_EQ(selected.count(), 1);
    EXPECT_EQ(session.selection().resource, service->id);
    EXPECT_EQ(session.selection().path.to_string(), "backends[0]");
    const auto removal =
        model::make_remove(session.workspace(), service->id, schema::FieldPath::parse("backends[0]").value());
    ASSERT_TRUE(removal);
    ASSERT_TRUE(session.edit(*removal, QStringLiteral("Remove backend")));
    EXPECT_FALSE(session.selection().element);
}

TEST_F(SessionTest, Traffic_is_forgotten_when_the_runtime_stops)
{
    ASSERT_TRUE(openChecked(file()));
    ASSERT_TRUE(run());
    for (int second = 0; second < 3; ++second) {
        observe::StatsSample sample;
        sample.at = WallTime(Seconds(1'700'000'000 + second));
        sample.total.requests = 100ULL * static_cast<unsigned>(second);
        fake.emit(runtime::StatsReported{sample});
    }
    ASSERT_TRUE(waitFor([this] { return session.traffic().total().has_value(); }));
    session.stop();
    fake.deliver_all();
    ASSERT_TRUE(waitFor([this] { return session.runState() == RunState::Stopped; }));
    EXPECT_FALSE(session.traffic().total());
}

} // namespace
} // namespace switchyard::session
