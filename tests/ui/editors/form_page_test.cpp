// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/access.h"
#include "tests/ui/editors/inspector_scene.h"
#include "tests/ui/support/pictures.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolButton>

namespace switchyard::testing {
namespace {

using model::Kind;

int warnings = 0;
void countWarnings(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type != QtDebugMsg && type != QtInfoMsg) {
        ++warnings;
        ADD_FAILURE() << message.toStdString();
    }
}

/// The form of an empty message, all fields, without a warning, not wider than the pane.
void buildsAllFields(InspectorScene& scene, const editors::Page& page)
{
    editors::FormPage& form = scene.pane.form();
    form.open(page);
    if (auto* more = scene.child<QPushButton>("showAllFields"))
        QTest::mouseClick(more, Qt::LeftButton);
    EXPECT_EQ(form.shownFields(), form.allFields()) << page.path.to_string();
    const auto* area = scene.child<QScrollArea>("formArea");
    ASSERT_NE(area, nullptr);
    EXPECT_LE(area->widget()->minimumSizeHint().width(), area->viewport()->width()) << page.path.to_string();
}

TEST(Form, Of_every_kind_and_nested_message_builds_and_fits_300_pixels)
{
    InspectorScene scene(InspectorScene::sample(), 300, 700);
    ASSERT_TRUE(scene.shown);
    warnings = 0;
    const auto before = qInstallMessageHandler(countWarnings);
    for (const model::KindInfo& kind : model::all_kinds()) {
        SCOPED_TRACE(kind.message);
        ElementId id;
        if (kind.kind == Kind::Local) {
            id = scene.session.workspace().local()->id;
        } else {
            auto message = schema::make_message(kind.message);
            ASSERT_TRUE(message);
            auto change = model::make_add_resource(scene.session.workspace(), kind.kind, *message);
            ASSERT_TRUE(change) << change.error().context;
            ASSERT_TRUE(scene.session.edit(*change, QStringLiteral("add")));
            id = scene.session.workspace().resources(kind.kind).back()->id;
        }
        buildsAllFields(scene, {id, {}});
        for (const schema::FieldInfo& field : schema::fields_of(kind.message)) {
            if (field.kind == schema::FieldKind::Message && !field.repeated)
                buildsAllFields(scene, {id, schema::FieldPath{}.field(field.name)});
        }
    }
    qInstallMessageHandler(before);
    EXPECT_EQ(warnings, 0);
}

TEST(Form, Shows_what_is_set_first_and_the_rest_on_demand)
{
    InspectorScene scene(InspectorScene::sample());
    ASSERT_TRUE(scene.shown);
    scene.select(Kind::BackendService, "web");
    EXPECT_NE(scene.field("timeoutSec"), nullptr);
    EXPECT_EQ(scene.field("enableCDN"), nullptr);
    auto* more = scene.child<QPushButton>("showAllFields");
    ASSERT_NE(more, nullptr);
    EXPECT_TRUE(more->text().startsWith(QStringLiteral("Show all %1 ").arg(scene.pane.form().allFields())));
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    QCoreApplication::processEvents();
    EXPECT_NE(scene.field("enableCDN"), nullptr);
    auto* filter = scene.child<QLineEdit>("fieldFilter");
    QTest::keyClicks(filter, QStringLiteral("enablecdn"));
    EXPECT_EQ(scene.field("timeoutSec"), nullptr);
    EXPECT_NE(scene.field("enableCDN"), nullptr);
    QTest::keyClick(filter, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(filter, Qt::Key_Delete);
    EXPECT_NE(scene.field("timeoutSec"), nullptr);
    QTest::mouseClick(more, Qt::LeftButton);
    EXPECT_EQ(scene.field("enableCDN"), nullptr);
}

TEST(Form, Drills_in_and_goes_back_by_key_and_breadcrumb)
{
    InspectorScene scene(InspectorScene::sample());
    ASSERT_TRUE(scene.shown);
    scene.select(Kind::UrlMap, "storefront-map");
    auto* matchers = scene.field<QListView>("pathMatchers");
    ASSERT_NE(matchers, nullptr);
    ASSERT_EQ(matchers->model()->rowCount(), 2);
    matchers->setFocus();
    matchers->setCurrentIndex(matchers->model()->index(0, 0));
    QTest::keyClick(matchers, Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(scene.pane.form().page().path.to_string(), "pathMatchers[0]");
    EXPECT_EQ(scene.session.selection().path.to_string(), "pathMatchers[0]") << "one selection for all views";
    auto* rules = scene.field<QListView>("pathMatchers[0].routeRules");
    ASSERT_NE(rules, nullptr);
    rules->setFocus();
    rules->setCurrentIndex(rules->model()->index(1, 0));
    const QPoint second = rules->visualRect(rules->model()->index(1, 0)).center();
    QTest::mouseClick(rules->viewport(), Qt::LeftButton, {}, second);
    QTest::mouseDClick(rules->viewport(), Qt::LeftButton, {}, second);
    QCoreApplication::processEvents();
    EXPECT_EQ(scene.pane.form().page().path.to_string(), "pathMatchers[0].routeRules[1]");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::AltModifier);
    QCoreApplication::processEvents();
    EXPECT_EQ(scene.pane.form().page().path.to_string(), "pathMatchers[0]");
    EXPECT_EQ(QApplication::focusWidget(), scene.field("pathMatchers[0].routeRules"));
    auto* crumb = scene.child<QToolButton>("crumb:0");
    ASSERT_NE(crumb, nullptr);
    QTest::mouseClick(crumb, Qt::LeftButton);
    QCoreApplication::processEvents();
    EXPECT_TRUE(scene.pane.form().page().path.empty());
}

TEST(Form, List_of_messages_adds_removes_and_reorders)
{
    InspectorScene scene(InspectorScene::sample());
    ASSERT_TRUE(scene.shown);
    const std::string before = scene.text();
    scene.select(Kind::UrlMap, "storefront-map");
    auto* rules = scene.field<QListView>("hostRules");
    ASSERT_NE(rules, nullptr);
    const QString first = rules->model()->index(0, 0).data().toString();
    rules->setFocus();
    rules->setCurrentIndex(rules->model()->index(0, 0));
    QTest::keyClick(rules, Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(rules->model()->index(1, 0).data().toString(), first);
    EXPECT_EQ(rules->currentIndex().row(), 1);
    EXPECT_EQ(scene.lastStep(), QStringLiteral("Reorder hostRules of urlMaps/storefront-map"));
    editors::FieldRow* row = scene.row("hostRules");
    QTest::mouseClick(row->findChild<QToolButton*>(QStringLiteral("listAdd")), Qt::LeftButton);
    EXPECT_EQ(rules->model()->rowCount(), 3);
    EXPECT_EQ(rules->currentIndex().row(), 2);
    rules->setFocus();
    QTest::keyClick(rules, Qt::Key_Delete);
    EXPECT_EQ(rules->model()->rowCount(), 2);
    EXPECT_EQ(scene.lastStep(), QStringLiteral("Remove from hostRules of urlMaps/storefront-map"));
    EXPECT_EQ(scene.steps(), 3);
    while (scene.session.undoStack().canUndo())
        scene.session.undoStack().undo();
    EXPECT_EQ(scene.text(), before);
    EXPECT_EQ(rules->model()->index(0, 0).data().toString(), first);
}

TEST(Form, Field_is_opened_shown_and_focused)
{
    InspectorScene scene(InspectorScene::sample(), 300, 400);
    ASSERT_TRUE(scene.shown);
    scene.select(Kind::UrlMap, "storefront-map");
    scene.pane.tabs().setCurrentIndex(1);
    scene.pane.showField(*schema::FieldPath::parse("pathMatchers[0].routeRules[2].priority"));
    EXPECT_EQ(scene.pane.tabs().currentIndex(), 0);
    QWidget* box = scene.field("pathMatchers[0].routeRules[2].priority");
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(box->hasFocus());
    scene.select(Kind::BackendService, "web");
    scene.pane.showField(*schema::FieldPath::parse("enableCDN"));
    box = scene.field("enableCDN");
    ASSERT_NE(box, nullptr) << "it was hidden";
    EXPECT_TRUE(box->hasFocus());
    const auto* area = scene.child<QScrollArea>("formArea");
    EXPECT_TRUE(area->viewport()->rect().intersects(QRect(box->mapTo(area->viewport(), QPoint()), box->size())));
    scene.pane.showField(*schema::FieldPath::parse("backends[0].group"));
    ASSERT_NE(scene.field("backends[0].group"), nullptr);
    EXPECT_TRUE(scene.field("backends[0].group")->hasFocus());
}

TEST(Form, Diagnostics_stand_below_their_field)
{
    InspectorScene scene("urlMaps:\n- name: map\n  defaultService: global/backendServices/nowhere\n"
                         "  fancyNewField: 12\n");
    ASSERT_TRUE(scene.shown);
    ASSERT_TRUE(scene.checked());
    scene.select(Kind::UrlMap, "map");
    const QString line = scene.sentence("defaultService", "diagnostic");
    EXPECT_TRUE(line.startsWith(QStringLiteral("Error: "))) << line.toStdString();
    EXPECT_TRUE(line.contains(QStringLiteral("nowhere"))) << line.toStdString();
    QString said;
    for (const QLabel* label : scene.pane.findChildren<QLabel*>(QStringLiteral("pageDiagnostic")))
        said += label->text() + QLatin1Char(10);

    EXPECT_TRUE(said.contains(QStringLiteral("fancyNewField")))
        << "what is not drawn is listed: " << said.toStdString();
    auto* service = model::info(Kind::BackendService).message.data();
    auto message = schema::make_message(service, std::vector{schema::Assignment{{"name"}, "nowhere"}});
    ASSERT_TRUE(scene.session.edit(*model::make_add_resource(scene.session.workspace(), Kind::BackendService, *message),
                                   QStringLiteral("add")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return scene.sentence("defaultService", "diagnostic").isEmpty(); }, 20'000));
}

TEST(Form, What_is_being_typed_is_committed_when_another_page_opens)
{
    InspectorScene scene(InspectorScene::sample());
    ASSERT_TRUE(scene.shown);
    scene.select(Kind::BackendService, "web");
    auto* box = scene.field<QLineEdit>("description");
    if (!box) {
        scene.pane.showField({"description"});
        box = scene.field<QLineEdit>("description");
    }
    ASSERT_NE(box, nullptr);
    scene.type(box, QStringLiteral("for web"));
    scene.select(Kind::BackendService, "cart");
    EXPECT_EQ(scene.steps(), 1);
    EXPECT_EQ(scene.lastStep(), QStringLiteral("Set description of backendServices/web"));
    EXPECT_NE(scene.text().find("description: for web"), std::string::npos);
    EXPECT_EQ(scene.pane.form().page().resource, scene.session.selection().resource);
}

TEST(Form, Page_follows_its_element_when_others_move)
{
    InspectorScene scene(InspectorScene::sample());
    ASSERT_TRUE(scene.shown);
    scene.select(Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[1]");
    const auto id = scene.session.selection().resource;
    QWidget* box = scene.field("pathMatchers[0].routeRules[1].priority");
    ASSERT_NE(box, nullptr);
    box->setFocus();
    ASSERT_TRUE(scene.session.edit(
        *model::make_remove(scene.session.workspace(), id, *schema::FieldPath::parse("pathMatchers[0].routeRules[0]")),
        QStringLiteral("remove")));
    EXPECT_EQ(scene.field("pathMatchers[0].routeRules[0].priority"), box) << "the same box";
    EXPECT_TRUE(box->hasFocus());
    ASSERT_TRUE(scene.session.edit(
        *model::make_remove(scene.session.workspace(), id, *schema::FieldPath::parse("pathMatchers[0].routeRules[0]")),
        QStringLiteral("remove")));
    QCoreApplication::processEvents();
    EXPECT_EQ(scene.pane.form().page().resource, ElementId{});
}

TEST(Form, Weighted_split_edits_raw_weights_and_shows_shares)
{
    InspectorScene scene(InspectorScene::sample());
    ASSERT_TRUE(scene.shown);
    scene.select(Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[1]");
    auto* weight = scene.child("weight:1");
    ASSERT_NE(weight, nullptr);
    EXPECT_EQ(scene.child<QLabel>("share:1")->text(), QStringLiteral("5 %"));
    scene.type(weight, QStringLiteral("105"));
    QTest::keyClick(weight, Qt::Key_Return);
    EXPECT_NE(scene.text().find("weight: 105"), std::string::npos);
    EXPECT_EQ(scene.child<QLabel>("share:1")->text(), QStringLiteral("53 %"));
    EXPECT_EQ(scene.steps(), 1);
    scene.type(weight, QStringLiteral("2000"));
    QTest::keyClick(weight, Qt::Key_Return);
    EXPECT_EQ(scene.steps(), 1);
}

} // namespace
} // namespace switchyard::testing
