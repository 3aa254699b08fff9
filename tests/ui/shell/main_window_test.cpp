// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/file.h"
#include "tests/ui/shell/answer.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/support/storefront_scene.h"
#include "ui/shell/translation.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>
#include <QTreeView>

namespace switchyard::testing {
namespace {

constexpr int kPatienceMs = 20'000;

class MainWindowTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(scene.show(1280, 800)); }

    void click(const char* name)
    {
        auto* button = scene.window.findChild<QAbstractButton*>(QString::fromLatin1(name));
        ASSERT_NE(button, nullptr) << name;
        ASSERT_TRUE(button->isVisible() && button->isEnabled()) << name;
        QTest::mouseClick(button, Qt::LeftButton);
    }

    QString label(const char* name) { return scene.window.findChild<QLabel*>(QString::fromLatin1(name))->text(); }

    template <typename Condition>
    [[nodiscard]] bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, kPatienceMs);
    }

    StorefrontScene scene;
};

TEST_F(MainWindowTest, Sample_is_one_click_away_and_run_is_the_next)
{
    click("openSample");
    ASSERT_TRUE(waitFor([&] { return scene.session.isChecked(); }));
    EXPECT_EQ(label("documentName"), QStringLiteral("storefront.switchyard.yaml •"));
    EXPECT_EQ(scene.window.models().problems.errorCount(), 0);
    EXPECT_GT(scene.window.canvas().graph().nodes.size(), 20U);
    StorefrontTraffic traffic(scene.session.workspace());
    click("runButton");
    EXPECT_EQ(scene.window.statusLine().runText(), QStringLiteral("Starting…"));
    traffic.goLive(scene.fake);
    ASSERT_TRUE(waitFor([&] { return scene.session.runState() == session::RunState::Running; }));
    EXPECT_EQ(scene.window.statusLine().runText(), QStringLiteral("Running on 127.0.0.1:8080, 127.0.0.1:8081"));
    EXPECT_EQ(scene.window.statusLine().factsText(), QStringLiteral("not saved · draft: as live · live: revision 1"));
}

TEST_F(MainWindowTest, Status_line_tells_a_failed_apply_and_what_still_serves)
{
    ASSERT_TRUE(scene.openSample());
    StorefrontTraffic traffic(scene.session.workspace());
    ASSERT_TRUE(scene.run(traffic));
    scene.fake.apply_error =
        Error{ErrorKind::AddressInUse, Origin::Proxy, Retry::Never, "127.0.0.1:8080 is taken by nginx (1234)"};
    scene.session.apply();
    scene.fake.deliver_all();
    ASSERT_TRUE(waitFor([&] { return !scene.session.failure().isEmpty(); }));
    EXPECT_TRUE(scene.window.statusLine().factsText().contains(
        QStringLiteral("revision 1 still serves, the last apply failed")));
    ASSERT_TRUE(scene.window.banner().isVisible());
    EXPECT_TRUE(scene.window.banner().text().contains(QStringLiteral("taken by nginx (1234)")));
    keepPicture(scene.window, QStringLiteral("failed-apply"));
    scene.fake.apply_error.reset();
    scene.session.apply();
    scene.fake.deliver_all();
    ASSERT_TRUE(waitFor([&] { return !scene.window.banner().isVisible(); }));
}

TEST_F(MainWindowTest, Tree_canvas_and_inspector_share_one_selection)
{
    ASSERT_TRUE(scene.openSample());
    auto& canvas = scene.window.canvas();
    int service = -1;
    for (std::size_t i = 0; i < canvas.graph().nodes.size(); ++i) {
        if (canvas.graph().nodes[i].title == QStringLiteral("checkout-v2"))
            service = static_cast<int>(i);
    }
    ASSERT_GE(service, 0);
    canvas.fit();
    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, canvas.nodeRect(service).center().toPoint());
    EXPECT_EQ(label("inspectorName"), QStringLiteral("checkout-v2"));
    QTreeView& tree = scene.window.resourceTree();
    EXPECT_EQ(tree.currentIndex().data().toString(), QStringLiteral("checkout-v2"));
    const QModelIndex web =
        scene.window.models().tree.indexOf(scene.session.workspace().resources(model::Kind::BackendService)[0]->id);
    tree.scrollTo(web);
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(web).center());
    EXPECT_EQ(label("inspectorName"), QStringLiteral("web"));
    EXPECT_EQ(canvas.graph().nodes[static_cast<std::size_t>(canvas.selectedNode())].title, QStringLiteral("web"));
}

TEST_F(MainWindowTest, Problem_leads_to_its_place)
{
    scene.session.openUntitled("urlMaps:\n  - name: m\n    defaultService: nobody\n  - {name: other}\n",
                               QStringLiteral("x.yaml"));
    ASSERT_TRUE(waitFor([&] { return scene.session.isChecked(); }));
    auto& problems = scene.window.models().problems;
    ASSERT_GT(problems.errorCount(), 0);
    QTest::keyClick(&scene.window, Qt::Key_F8);
    auto* table = scene.window.findChild<QTableView*>(QStringLiteral("problems"));
    ASSERT_TRUE(waitFor([&] { return table->isVisible(); }));
    int row = 0;
    while (row < problems.rowCount() && problems.diagnostic(row).resource != "urlMaps/m")
        ++row;
    ASSERT_LT(row, problems.rowCount());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(row, 1)).center());
    EXPECT_EQ(scene.session.selection().resource, scene.session.workspace().resources(model::Kind::UrlMap)[0]->id);
    auto* run = scene.window.findChild<QAction*>(QStringLiteral("run"));
    run->trigger();
    EXPECT_TRUE(scene.fake.commands().empty());
    EXPECT_TRUE(scene.window.banner().text().startsWith(QStringLiteral("Not applied: ")));
}

TEST_F(MainWindowTest, Changed_file_offers_to_reload)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shop.yaml"));
    ASSERT_TRUE(document::save_atomically(path.toStdString(), "backendServices:\n  - {name: one}\n"));
    ASSERT_TRUE(scene.window.openFile(path));
    ASSERT_TRUE(document::save_atomically(path.toStdString(), "backendServices:\n  - {name: one}\n  - {name: two}\n"));
    ASSERT_TRUE(waitFor([&] { return scene.window.banner().isVisible(); }));
    EXPECT_EQ(scene.window.banner().text(), QStringLiteral("shop.yaml was changed on disk by another program."));
    click("bannerAction");
    ASSERT_TRUE(waitFor([&] { return scene.window.models().tree.resourceCount() == 2; }));
    EXPECT_FALSE(scene.window.banner().isVisible());
}

TEST_F(MainWindowTest, File_that_cannot_be_read_is_told)
{
    EXPECT_FALSE(scene.window.openFile(QStringLiteral("/nowhere/shop.yaml")));
    EXPECT_TRUE(scene.window.banner().isVisible());
    EXPECT_TRUE(scene.window.banner().text().contains(QStringLiteral("/nowhere/shop.yaml")));
    EXPECT_FALSE(scene.session.hasDocument());
}

TEST_F(MainWindowTest, Every_interactive_widget_has_a_name_for_assistive_technology)
{
    ASSERT_TRUE(scene.openSample());
    const std::function<void(QAccessibleInterface*)> walk = [&walk](QAccessibleInterface* element) {
        if (!element || !element->isValid() || element->state().invisible)
            return;
        const QAccessible::Role role = element->role();
        const bool interactive = role == QAccessible::Button || role == QAccessible::ButtonMenu ||
                                 role == QAccessible::CheckBox || role == QAccessible::EditableText ||
                                 role == QAccessible::Table || role == QAccessible::Tree || role == QAccessible::List ||
                                 role == QAccessible::ListItem || role == QAccessible::PageTab;
        const QString name = element->text(QAccessible::Name);
        if (interactive)
            EXPECT_FALSE(name.isEmpty()) << "role " << role << " "
                                         << (element->object() ? element->object()->metaObject()->className() : "")
                                         << " "
                                         << (element->object() ? element->object()->objectName().toStdString() : "");
        if (role == QAccessible::Table || role == QAccessible::Tree)
            return; // cells are named by their text
        for (int i = 0; i < element->childCount(); ++i)
            walk(element->child(i));
    };
    walk(QAccessible::queryAccessibleInterface(&scene.window));
}

TEST_F(MainWindowTest, Run_state_is_announced_by_name)
{
    ASSERT_TRUE(scene.openSample());
    StorefrontTraffic traffic(scene.session.workspace());
    ASSERT_TRUE(scene.run(traffic));
    EXPECT_TRUE(scene.window.statusLine()
                    .findChild<QLabel*>(QStringLiteral("runState"))
                    ->accessibleName()
                    .startsWith(QStringLiteral("Running on 127.0.0.1:8080")));
}

TEST_F(MainWindowTest, Steady_traffic_resets_no_model_and_inserts_in_batches)
{
    ASSERT_TRUE(scene.openSample());
    StorefrontTraffic traffic(scene.session.workspace());
    ASSERT_TRUE(scene.run(traffic));
    int resets = 0;
    int insertions = 0;
    auto& models = scene.window.models();
    for (QAbstractItemModel* model : std::initializer_list<QAbstractItemModel*>{
             &models.log, &models.health, &models.splits, &models.services, &models.tree, &models.problems})
        QObject::connect(model, &QAbstractItemModel::modelReset, [&resets] { ++resets; });
    QObject::connect(&models.log, &QAbstractItemModel::rowsInserted, [&insertions] { ++insertions; });
    const int layouts = scene.window.canvas().paintCounts().layouts;
    for (int i = 0; i < 20; ++i)
        traffic.second(scene.fake, 500);
    ASSERT_TRUE(waitFor([&] { return models.log.rowCount() == 10'000; }));
    EXPECT_EQ(resets, 0);
    EXPECT_LE(insertions, 20);
    EXPECT_EQ(scene.window.canvas().paintCounts().layouts, layouts);
}

TEST_F(MainWindowTest, Layout_is_restored)
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("layout.ini")), QSettings::IniFormat);
    auto* inspector = scene.window.findChild<QDockWidget*>(QStringLiteral("inspector"));
    inspector->close();
    scene.window.saveLayout(settings);
    inspector->show();
    ASSERT_TRUE(inspector->isVisible());
    scene.window.restoreLayout(settings);
    EXPECT_FALSE(inspector->isVisible());
}

TEST_F(MainWindowTest, Closing_a_running_window_stops_what_runs)
{
    ASSERT_TRUE(scene.openSample());
    StorefrontTraffic traffic(scene.session.workspace());
    ASSERT_TRUE(scene.run(traffic));
    {
        Answer stay(QStringLiteral("Cancel"));
        QTest::keyClick(&scene.window, Qt::Key_Q, Qt::ControlModifier);
        EXPECT_EQ(stay.question, QStringLiteral("2 listeners serve; stop them?"));
        EXPECT_TRUE(scene.window.isVisible());
        EXPECT_EQ(scene.fake.commands().size(), 1U);
    }
    ASSERT_TRUE(waitFor([&] { return scene.window.isActiveWindow(); }));
    Answer stop(QStringLiteral("Stop"));
    QTest::keyClick(&scene.window, Qt::Key_Q, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return !scene.window.isVisible(); }));
    ASSERT_EQ(scene.fake.commands().size(), 2U);
    EXPECT_TRUE(std::holds_alternative<runtime::Stop>(scene.fake.commands()[1].what));
}

TEST(Translation, German_window_speaks_german)
{
    QTranslator german;
    widgets::loadResources();
    ASSERT_TRUE(german.load(QLocale(QLocale::German), QStringLiteral("switchyard"), QStringLiteral("_"),
                            QStringLiteral(":/translations")));
    ASSERT_TRUE(QCoreApplication::installTranslator(&german));
    {
        StorefrontScene scene;
        ASSERT_TRUE(scene.show(1280, 800));
        keepPicture(scene.window, QStringLiteral("start-german"));
        ASSERT_TRUE(scene.openSample());
        EXPECT_EQ(scene.window.statusLine().runText(), QStringLiteral("Gestoppt"));
        EXPECT_EQ(scene.window.findChild<QAction*>(QStringLiteral("run"))->text(), QStringLiteral("Starten"));
        EXPECT_EQ(canvas::laneText(canvas::Lane::BackendServices), QStringLiteral("Backend-Dienste"));
        StorefrontTraffic traffic(scene.session.workspace());
        ASSERT_TRUE(scene.run(traffic));
        for (int i = 0; i < 10; ++i)
            traffic.second(scene.fake, 5);
        QTest::qWait(300);
        keepPicture(scene.window, QStringLiteral("running-german-1280"));
    }
    QCoreApplication::removeTranslator(&german);
}

} // namespace
} // namespace switchyard::testing
