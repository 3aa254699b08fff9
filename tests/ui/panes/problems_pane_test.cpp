// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/problems_pane.h"

#include "core/compile/compile.h"
#include "core/document/document.h"
#include "core/schema/access.h"
#include "tests/ui/support/pictures.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace switchyard::panes {
namespace {

const char* const kWorkspace = R"(urlMaps:
  - name: shop
    defaultService: global/backendServices/chekout
    hostRules:
      - {hosts: [shop.example.com], pathMatcher: min}
    pathMatchers:
      - {name: main, defaultService: checkout}
backendServices:
  - name: checkout
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTP
)";

class ProblemsPaneTest : public ::testing::Test
{
protected:
    ProblemsPaneTest() : pane(theme, model) {}

    void SetUp() override
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        theme.choose(widgets::ThemeChoice::Dark);
        workspace = document::Document::load(kWorkspace).workspace();
        model.setDiagnostics(compile::compile(workspace, {}, Revision{1}).diagnostics);
        pane.setWorkspace(workspace);
        pane.resize(1000, 260);
        pane.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&pane));
    }

    int rowOf(std::string_view code)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.diagnostic(row).code == code)
                return row;
        }
        return -1;
    }
    QPoint place(int row) { return pane.table().visualRect(pane.table().model()->index(row, 1)).center(); }
    QPushButton& fix() { return *pane.findChild<QPushButton*>(QStringLiteral("fixProblem")); }

    widgets::Theme theme;
    models::ProblemsModel model;
    ProblemsPane pane;
    model::Workspace workspace;
};

TEST_F(ProblemsPaneTest, Double_click_and_enter_lead_to_the_place)
{
    std::vector<std::pair<ElementId, std::string>> jumps;
    QObject::connect(&pane, &ProblemsPane::jumpRequested, [&jumps](ElementId id, const schema::FieldPath& path) {
        jumps.emplace_back(id, path.to_string());
    });
    const int row = rowOf("reference.misspelt");
    ASSERT_GE(row, 0);
    QTest::mouseClick(pane.table().viewport(), Qt::LeftButton, {}, place(row));
    EXPECT_TRUE(jumps.empty());
    QTest::mouseDClick(pane.table().viewport(), Qt::LeftButton, {}, place(row));
    ASSERT_EQ(jumps.size(), 1U);
    EXPECT_EQ(jumps[0].first, workspace.resources(model::Kind::UrlMap)[0]->id);
    EXPECT_EQ(jumps[0].second, "defaultService");
    QTest::keyClick(&pane.table(), Qt::Key_Return);
    EXPECT_EQ(jumps.size(), 2U);
}

TEST_F(ProblemsPaneTest, Fix_writes_the_name_that_was_meant)
{
    std::vector<model::Change> changes;
    QString title;
    QObject::connect(&pane, &ProblemsPane::fixRequested, [&](std::vector<model::Change> made, const QString& text) {
        changes = std::move(made);
        title = text;
    });
    EXPECT_FALSE(fix().isVisible());
    QTest::mouseClick(pane.table().viewport(), Qt::LeftButton, {}, place(rowOf("reference.misspelt")));
    ASSERT_TRUE(fix().isVisible());
    testing::keepPicture(pane, QStringLiteral("problems-dark"));
    QTest::mouseClick(&fix(), Qt::LeftButton);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_TRUE(title.contains(QStringLiteral("global/backendServices/checkout")));
    const auto fixed = workspace.apply(changes[0]);
    ASSERT_TRUE(fixed.has_value());
    const auto value = schema::get(*fixed->resources(model::Kind::UrlMap)[0]->message, {"defaultService"});
    EXPECT_EQ(*value->as<std::string>(), "global/backendServices/checkout");

    QTest::mouseClick(pane.table().viewport(), Qt::LeftButton, {}, place(rowOf("host_rule.matcher_misspelt")));
    QTest::keyClick(&pane.table(), Qt::Key_Period, Qt::ControlModifier);
    ASSERT_EQ(changes.size(), 1U);
    const auto second = workspace.apply(changes[0]);
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(changes[0].path.to_string(), "hostRules[0].pathMatcher");
}

TEST_F(ProblemsPaneTest, Fix_is_not_offered_for_what_the_draft_does_not_say_any_more)
{
    QTest::mouseClick(pane.table().viewport(), Qt::LeftButton, {}, place(rowOf("reference.misspelt")));
    ASSERT_TRUE(fix().isVisible());
    const auto change = model::make_set(workspace, workspace.resources(model::Kind::UrlMap)[0]->id, {"defaultService"},
                                        std::string("checkout"));
    pane.setWorkspace(*workspace.apply(*change));
    EXPECT_FALSE(fix().isVisible());
}

TEST_F(ProblemsPaneTest, Severities_are_hidden_and_shown)
{
    const QAbstractItemModelTester tester(pane.table().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const int all = model.rowCount();
    const int errors = model.errorCount();
    ASSERT_GT(errors, 0);
    ASSERT_LT(errors, all);
    auto* button = pane.findChild<QToolButton*>(QStringLiteral("severity0"));
    EXPECT_EQ(button->text(), QStringLiteral("Errors %1").arg(errors));
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(pane.table().model()->rowCount(), all - errors);
    EXPECT_FALSE(pane.findChild<QLabel*>(QStringLiteral("problemsHidden"))->text().isEmpty());
    int picked = -1;
    QObject::connect(&pane, &ProblemsPane::problemPicked, [&picked](int row) { picked = row; });
    QTest::mouseClick(pane.table().viewport(), Qt::LeftButton, {}, place(0));
    EXPECT_EQ(picked, errors) << "a row of the model, not of the table";
    theme.choose(widgets::ThemeChoice::Light);
    QApplication::processEvents();
    testing::keepPicture(pane, QStringLiteral("problems-light"));
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(pane.table().model()->rowCount(), all);
    model.setDiagnostics({});
    EXPECT_EQ(pane.findChild<QLabel*>(QStringLiteral("problemsHidden"))->text(),
              QStringLiteral("There is nothing to mend."));
}

} // namespace
} // namespace switchyard::panes
