// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editors/inspector_scene.h"

#include <QTabWidget>
#include <Qsci/qsciscintilla.h>

namespace switchyard::testing {
namespace {

using model::Kind;

class YamlViewTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(scene.shown);
        scene.pane.tabs().setCurrentIndex(1);
    }
    QString line(int number) { return view().text().text(number); }
    editors::YamlView& view() { return scene.pane.yaml(); }
    bool isOnScreen(int number)
    {
        const int top = view().text().firstVisibleLine();
        const auto lines = static_cast<int>(view().text().SendScintilla(QsciScintilla::SCI_LINESONSCREEN));
        return number >= top && number < top + lines;
    }
    /// A real click into a line.
    void click(int number, int column)
    {
        QsciScintilla& text = view().text();
        const long position = text.positionFromLineIndex(number, column);
        const auto x = static_cast<int>(text.SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0, position));
        const auto y = static_cast<int>(text.SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0, position));
        QTest::mouseClick(text.viewport(), Qt::LeftButton, {}, QPoint(x + 2, y + 4));
        QCoreApplication::processEvents();
    }

    InspectorScene scene{InspectorScene::sample()};
};

TEST_F(YamlViewTest, Shows_the_text_and_marks_the_selection)
{
    EXPECT_EQ(view().text().text().toStdString(), scene.text());
    EXPECT_TRUE(view().text().isReadOnly());
    EXPECT_EQ(view().firstMarked(), -1);
    scene.select(Kind::BackendService, "video");
    EXPECT_TRUE(line(view().firstMarked()).contains(QStringLiteral("name: video")));
    EXPECT_TRUE(line(view().lastMarked()).contains(QStringLiteral("maxRatePerEndpoint")))
        << line(view().lastMarked()).toStdString();
    EXPECT_TRUE(isOnScreen(view().firstMarked()));
    EXPECT_TRUE(isOnScreen(view().lastMarked()));
    scene.select(Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[2]");
    EXPECT_TRUE(line(view().firstMarked()).contains(QStringLiteral("priority: 30")));
}

TEST_F(YamlViewTest, Click_selects_what_stands_there)
{
    scene.select(Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[1]");
    const int top = view().text().firstVisibleLine();
    int target = view().firstMarked();
    while (!line(target).contains(QStringLiteral("priority: 30")))
        ++target;
    ASSERT_TRUE(isOnScreen(target));
    click(target, 14);
    EXPECT_EQ(scene.session.selection().path.to_string(), "pathMatchers[0].routeRules[2]");
    EXPECT_EQ(view().text().firstVisibleLine(), top) << "the text does not move under the pointer";
    EXPECT_EQ(scene.pane.form().page().path.to_string(), "pathMatchers[0].routeRules[2]");
}

TEST_F(YamlViewTest, Follows_changes_and_stays_where_it_is)
{
    scene.select(Kind::BackendService, "reviews");
    view().text().setFirstVisibleLine(100);
    const auto id = scene.session.selection().resource;
    ASSERT_TRUE(scene.session.edit(
        *model::make_set(scene.session.workspace(), id, {"description"}, schema::Value("another one")),
        QStringLiteral("Edit")));
    EXPECT_EQ(view().text().text().toStdString(), scene.text());
    EXPECT_EQ(view().text().firstVisibleLine(), 100);
}

TEST_F(YamlViewTest, Costs_nothing_while_hidden)
{
    const QString before = view().text().text();
    scene.pane.tabs().setCurrentIndex(0);
    scene.select(Kind::BackendService, "reviews");
    const auto id = scene.session.selection().resource;
    ASSERT_TRUE(scene.session.edit(
        *model::make_set(scene.session.workspace(), id, {"description"}, schema::Value("another one")),
        QStringLiteral("Edit")));
    EXPECT_EQ(view().text().text(), before);
    scene.pane.tabs().setCurrentIndex(1);
    EXPECT_EQ(view().text().text().toStdString(), scene.text());
    EXPECT_TRUE(line(view().firstMarked()).contains(QStringLiteral("name: reviews")));
    EXPECT_TRUE(isOnScreen(view().firstMarked()));
}

} // namespace
} // namespace switchyard::testing
