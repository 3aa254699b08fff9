// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editors/inspector_scene.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>

namespace switchyard::testing {
namespace {

using model::Kind;

constexpr const char* kText = "backendServices:\n"
                              "- name: web\n"
                              "  description: first\n"
                              "  protocol: HTTP\n"
                              "  timeoutSec: 30\n"
                              "  healthChecks: [global/healthChecks/hc]\n"
                              "- name: api\n"
                              "healthChecks:\n"
                              "- name: hc\n"
                              "urlMaps:\n"
                              "- name: map\n"
                              "  defaultService: global/backendServices/web\n"
                              "  hostRules:\n"
                              "  - {hosts: [a.example.com], pathMatcher: m}\n"
                              "  pathMatchers:\n"
                              "  - name: m\n"
                              "    defaultService: global/backendServices/web\n"
                              "    routeRules:\n"
                              "    - priority: 1\n"
                              "      service: global/backendServices/web\n"
                              "      routeAction:\n"
                              "        timeout: {seconds: 2}\n";

class EditFieldsTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(scene.shown); }
    bool says(const char* part) { return scene.text().find(part) != std::string::npos; }

    InspectorScene scene{kText};
};

TEST_F(EditFieldsTest, Line_commits_on_enter_as_one_named_step)
{
    scene.select(Kind::BackendService, "web");
    auto* box = scene.field<QLineEdit>("description");
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->text(), QStringLiteral("first"));
    EXPECT_EQ(box->accessibleName(), QStringLiteral("description"));
    scene.type(box, QStringLiteral("second"));
    EXPECT_EQ(scene.steps(), 0) << "typing is no step";
    QTest::keyClick(box, Qt::Key_Return);
    EXPECT_EQ(scene.steps(), 1);
    EXPECT_EQ(scene.lastStep(), QStringLiteral("Set description of backendServices/web"));
    EXPECT_TRUE(says("description: second\n"));
    scene.pane.setFocus();
    EXPECT_EQ(scene.steps(), 1) << "leaving the box is no second step";
    scene.session.undoStack().undo();
    EXPECT_EQ(scene.text(), kText);
    EXPECT_EQ(box->text(), QStringLiteral("first"));
}

TEST_F(EditFieldsTest, Line_commits_when_it_is_left_and_escape_restores)
{
    scene.select(Kind::BackendService, "web");
    auto* box = scene.field<QLineEdit>("description");
    scene.type(box, QStringLiteral("gone"));
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_EQ(box->text(), QStringLiteral("first"));
    EXPECT_EQ(scene.steps(), 0);
    scene.type(box, QStringLiteral("left"));
    QTest::keyClick(box, Qt::Key_Tab);
    EXPECT_EQ(scene.steps(), 1);
    EXPECT_TRUE(says("description: left\n"));
}

TEST_F(EditFieldsTest, Number_refuses_what_is_none_and_keeps_the_text)
{
    scene.select(Kind::BackendService, "web");
    auto* box = scene.field<QAbstractSpinBox>("timeoutSec");
    ASSERT_NE(box, nullptr);
    scene.type(box, QStringLiteral("soon"));
    QTest::keyClick(box, Qt::Key_Return);
    EXPECT_EQ(scene.steps(), 0);
    EXPECT_EQ(box->text(), QStringLiteral("soon"));
    EXPECT_EQ(scene.sentence("timeoutSec", "complaint"), QStringLiteral("“soon” is not a whole number."));
    EXPECT_EQ(scene.text(), kText);
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_EQ(box->text(), QStringLiteral("30"));
    EXPECT_EQ(scene.sentence("timeoutSec", "complaint"), QString());
    scene.type(box, QStringLiteral("45"));
    QTest::keyClick(box, Qt::Key_Return);
    EXPECT_TRUE(says("timeoutSec: 45\n"));
    EXPECT_EQ(scene.lastStep(), QStringLiteral("Set timeoutSec of backendServices/web"));
}

TEST_F(EditFieldsTest, Number_out_of_range_names_the_bound)
{
    scene.select(Kind::UrlMap, "map", "pathMatchers[0].routeRules[0]");
    auto* box = scene.field<QAbstractSpinBox>("pathMatchers[0].routeRules[0].priority");
    ASSERT_NE(box, nullptr);
    scene.type(box, QStringLiteral("-4"));
    QTest::keyClick(box, Qt::Key_Return);
    EXPECT_EQ(scene.sentence("pathMatchers[0].routeRules[0].priority", "complaint"),
              QStringLiteral("-4 is less than 0, the least allowed."));
    EXPECT_EQ(scene.text(), kText);
}

TEST_F(EditFieldsTest, Steps_of_a_number_show_at_once_and_are_one_undo_step)
{
    scene.select(Kind::BackendService, "web");
    auto* box = scene.field<QAbstractSpinBox>("timeoutSec");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Up);
    QTest::keyClick(box, Qt::Key_Up);
    QTest::keyClick(box, Qt::Key_Up);
    EXPECT_TRUE(says("timeoutSec: 33\n"));
    EXPECT_EQ(scene.steps(), 0);
    EXPECT_TRUE(QTest::qWaitFor([&] { return scene.steps() == 1; }));
    scene.session.undoStack().undo();
    EXPECT_EQ(scene.text(), kText);
    EXPECT_EQ(box->text(), QStringLiteral("30"));
    QTest::keyClick(box, Qt::Key_Down);
    EXPECT_TRUE(says("timeoutSec: 29\n"));
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_EQ(scene.text(), kText);
}

TEST_F(EditFieldsTest, Choice_is_picked_by_keys_and_its_first_entry_resets)
{
    scene.select(Kind::BackendService, "web");
    auto* box = scene.field<QComboBox>("protocol");
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->currentText(), QStringLiteral("HTTP"));
    box->setFocus();
    const int interval = QApplication::keyboardInputInterval();
    QApplication::setKeyboardInputInterval(60'000); // letters belong to one word, however slowly they come
    QTest::keyClicks(box, QStringLiteral("HTTPS"));
    QApplication::setKeyboardInputInterval(interval);
    EXPECT_EQ(scene.lastStep(), QStringLiteral("Set protocol of backendServices/web"));
    EXPECT_TRUE(says("protocol: HTTPS\n"));
    QTest::keyClick(box, Qt::Key_Home);
    EXPECT_FALSE(says("protocol:"));
    EXPECT_TRUE(box->currentText().startsWith(QLatin1Char('('))) << box->currentText().toStdString();
}

TEST_F(EditFieldsTest, Duration_message_is_edited_as_text)
{
    scene.select(Kind::UrlMap, "map", "pathMatchers[0].routeRules[0]");
    scene.pane.showField(*schema::FieldPath::parse("pathMatchers[0].routeRules[0].routeAction.timeout"));
    auto* box = scene.field<QLineEdit>("pathMatchers[0].routeRules[0].routeAction.timeout");
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(box->hasFocus());
    EXPECT_EQ(box->text(), QStringLiteral("2s"));
    scene.type(box, QStringLiteral("1500ms"));
    QTest::keyClick(box, Qt::Key_Return);
    EXPECT_EQ(box->text(), QStringLiteral("1.5s"));
    EXPECT_EQ(scene.steps(), 1);
    scene.type(box, QStringLiteral("a while"));
    QTest::keyClick(box, Qt::Key_Return);
    EXPECT_EQ(scene.steps(), 1);
    EXPECT_NE(scene.sentence("pathMatchers[0].routeRules[0].routeAction.timeout", "complaint"), QString());
}

TEST_F(EditFieldsTest, Reference_offers_what_it_may_name_and_goes_there)
{
    scene.select(Kind::UrlMap, "map");
    auto* box = scene.field<QComboBox>("defaultService");
    ASSERT_NE(box, nullptr);
    box->setFocus();
    EXPECT_GE(box->findText(QStringLiteral("global/backendServices/api")), 0);
    EXPECT_LT(box->findText(QStringLiteral("global/healthChecks/hc")), 0);
    scene.type(box, QStringLiteral("global/backendServices/api"));
    QTest::keyClick(box, Qt::Key_Return);
    EXPECT_EQ(scene.lastStep(), QStringLiteral("Set defaultService of urlMaps/map"));
    EXPECT_TRUE(says("defaultService: global/backendServices/api\n"));
    for (QToolButton* button : box->parentWidget()->findChildren<QToolButton*>()) {
        if (button->text() == QStringLiteral("→"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    EXPECT_EQ(scene.session.selection().resource, scene.session.workspace().find(Kind::BackendService, "api")->id);
}

TEST_F(EditFieldsTest, List_of_values_has_a_line_each)
{
    scene.select(Kind::BackendService, "web");
    auto* box = scene.field<QPlainTextEdit>("healthChecks");
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->toPlainText(), QStringLiteral("global/healthChecks/hc"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(box, Qt::Key_Return);
    QTest::keyClicks(box, QStringLiteral("global/healthChecks/second"));
    EXPECT_EQ(scene.steps(), 0);
    QTest::keyClick(box, Qt::Key_Tab);
    EXPECT_EQ(scene.steps(), 1);
    EXPECT_TRUE(says("global/healthChecks/second"));
}

TEST_F(EditFieldsTest, Setting_one_of_a_group_clears_the_other_in_the_same_step)
{
    scene.select(Kind::UrlMap, "map", "pathMatchers[0].routeRules[0]");
    scene.pane.showField(*schema::FieldPath::parse("pathMatchers[0].routeRules[0].urlRedirect"));
    auto* redirect = scene.field("pathMatchers[0].routeRules[0].urlRedirect");
    ASSERT_NE(redirect, nullptr);
    QTest::keyClick(redirect, Qt::Key_Return);
    auto* host = scene.field<QLineEdit>("pathMatchers[0].routeRules[0].urlRedirect.hostRedirect");
    ASSERT_NE(host, nullptr);
    scene.type(host, QStringLiteral("b.example.com"));
    QTest::keyClick(host, Qt::Key_Return);
    EXPECT_EQ(scene.steps(), 1);
    EXPECT_TRUE(says("hostRedirect: b.example.com"));
    EXPECT_FALSE(says("      service: global/backendServices/web"));
    scene.session.undoStack().undo();
    EXPECT_EQ(scene.text(), kText);
}

TEST_F(EditFieldsTest, Reset_button_takes_a_field_away)
{
    scene.select(Kind::BackendService, "web");
    auto* row = scene.row("timeoutSec");
    ASSERT_NE(row, nullptr);
    auto* reset = row->findChild<QToolButton*>(QStringLiteral("reset"));
    ASSERT_TRUE(reset && reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    EXPECT_FALSE(says("timeoutSec"));
    EXPECT_EQ(scene.lastStep(), QStringLiteral("Reset timeoutSec of backendServices/web"));
    EXPECT_FALSE(reset->isVisible());
    auto* box = scene.field<QAbstractSpinBox>("timeoutSec");
    ASSERT_NE(box, nullptr) << "the row stays";
    EXPECT_EQ(box->findChild<QLineEdit*>()->placeholderText(), QStringLiteral("30"));
}

TEST_F(EditFieldsTest, Undo_key_in_a_box_is_the_windows_once_nothing_is_being_typed)
{
    QAction* undo = scene.session.undoStack().createUndoAction(&scene.pane);
    undo->setShortcut(QKeySequence::Undo);
    scene.pane.addAction(undo);
    scene.select(Kind::BackendService, "web");
    auto* box = scene.field<QLineEdit>("description");
    scene.type(box, QStringLiteral("second"));
    QTest::keyClick(box, Qt::Key_Return);
    scene.type(box, QStringLiteral("x"));
    QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(scene.steps(), 1) << "undoes typing";
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_EQ(box->text(), QStringLiteral("second"));
    QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(scene.steps(), 0);
    EXPECT_EQ(box->text(), QStringLiteral("first"));
    EXPECT_EQ(scene.text(), kText);
}

TEST_F(EditFieldsTest, Map_is_edited_as_lines)
{
    scene.session.openUntitled("forwardingRules:\n- name: front\n  labels: {env: test}\n", QStringLiteral("maps.yaml"));
    scene.select(Kind::ForwardingRule, "front");
    auto* box = scene.field<QPlainTextEdit>("labels");
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->toPlainText(), QStringLiteral("env=test"));
    scene.type(box, QStringLiteral("env=live"));
    QTest::keyClick(box, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(says("env: live"));
    EXPECT_EQ(scene.lastStep(), QStringLiteral("Set labels of forwardingRules/front"));
    scene.type(box, QStringLiteral("nonsense"));
    QTest::keyClick(box, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(scene.steps(), 1);
    EXPECT_EQ(scene.sentence("labels", "complaint"), QStringLiteral("“nonsense” is not of the form key=value."));
}

TEST_F(EditFieldsTest, What_is_being_typed_survives_other_changes)
{
    scene.select(Kind::BackendService, "web");
    auto* box = scene.field<QLineEdit>("description");
    scene.type(box, QStringLiteral("half a sent"));
    const auto id = scene.session.workspace().find(Kind::BackendService, "web")->id;
    ASSERT_TRUE(scene.session.edit(
        *model::make_set(scene.session.workspace(), id, {"description"}, schema::Value("from elsewhere")),
        QStringLiteral("elsewhere")));
    EXPECT_EQ(box->text(), QStringLiteral("half a sent"));
    EXPECT_TRUE(box->hasFocus());
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_EQ(box->text(), QStringLiteral("from elsewhere"));
}

} // namespace
} // namespace switchyard::testing
