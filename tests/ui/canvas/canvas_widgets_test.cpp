// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the picture: palette, type-to-add, minimap, find bar.
#include "core/document/file.h"
#include "core/edit/palette.h"
#include "core/edit/refusal.h"
#include "core/runtime/fake_runtime.h"
#include "ui/canvas/add_popup.h"
#include "ui/canvas/find_bar.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/palette_view.h"
#include "ui/canvas/refusal_texts.h"
#include "ui/canvas/topology.h"
#include "ui/canvas/url_way.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace switchyard::canvas {
namespace {

model::Workspace storefront()
{
    auto document = document::load_file(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml");
    EXPECT_TRUE(document);
    return document->workspace();
}

QString sourceOf(const char* file)
{
    QFile source(QStringLiteral(SWITCHYARD_SOURCE_DIR "/") + QLatin1String(file));
    EXPECT_TRUE(source.open(QIODevice::ReadOnly));
    return QString::fromUtf8(source.readAll());
}

TEST(Palette, Has_a_tile_for_everything_and_filters)
{
    widgets::Theme theme;
    PaletteView palette(theme);
    palette.resize(230, 500);
    palette.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&palette));
    auto shown = [&] {
        int count = 0;
        for (const QPushButton* tile : palette.findChildren<QPushButton*>())
            count += tile->isVisible() ? 1 : 0;
        return count;
    };
    EXPECT_EQ(shown(), static_cast<int>(edit::palette().size()));
    QTest::keyClicks(palette.findChild<QLineEdit*>(QStringLiteral("paletteFilter")), QStringLiteral("route rule"));
    EXPECT_EQ(shown(), 1);
    QSignalSpy picked(&palette, &PaletteView::picked);
    auto* tile = palette.findChild<QPushButton*>(QStringLiteral("palette:routeRule"));
    QTest::mouseClick(tile, Qt::LeftButton);
    tile->setFocus();
    QTest::keyClick(tile, Qt::Key_Space);
    ASSERT_EQ(picked.count(), 2);
    EXPECT_EQ(picked[0][0].toString(), QStringLiteral("routeRule"));
    EXPECT_FALSE(tile->accessibleName().isEmpty());
}

TEST(Palette, Texts_for_translation_are_those_of_the_table)
{
    const QString source = sourceOf("ui/canvas/palette_texts.cpp");
    for (const edit::PaletteEntry& entry : edit::palette()) {
        for (const std::string_view text : {entry.label, entry.help})
            EXPECT_TRUE(source.contains(QLatin1Char('"') + QString::fromUtf8(text.data(), qsizetype(text.size())) +
                                        QLatin1Char('"')))
                << text;
    }
}

TEST(Refusals, Texts_for_translation_are_those_of_the_table)
{
    const QString source =
        sourceOf("ui/canvas/refusal_texts.cpp").replace(QStringLiteral("\"\n"), QStringLiteral("\"\n"));
    for (const edit::RefusalText& row : edit::refusal_texts()) {
        const QString text = refusalText({std::string(row.code), {"A", "B", "C", "D"}});
        EXPECT_FALSE(text.contains(QLatin1Char('{'))) << text.toStdString();
        for (const std::string_view part : {row.sentence, row.hint})
            EXPECT_TRUE(source.contains(QString::fromUtf8(part.data(), qsizetype(part.size())))) << part;
    }
}

TEST(TypeToAdd, Arrows_and_Enter_choose_and_Escape_closes)
{
    QWidget window;
    window.resize(600, 500);
    window.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    std::vector<AddChoice> choices{{QStringLiteral("web · Backend service"), {}, ElementId{7}, {}},
                                   {QStringLiteral("New: Backend service"), {}, {}, QStringLiteral("backendServices")},
                                   {QStringLiteral("New: Backend bucket"), {}, {}, QStringLiteral("backendBuckets")}};
    QString taken;
    auto* popup = new AddPopup(QStringLiteral("Add"), choices, &window);
    QObject::connect(popup, &AddPopup::chosen, &window, [&](const AddChoice& choice) { taken = choice.text; });
    popup->popUp(window.mapToGlobal(QPoint(20, 20)));
    auto* filter = popup->findChild<QLineEdit*>();
    auto* list = popup->findChild<QListWidget*>();
    QTest::keyClicks(filter, QStringLiteral("new"));
    EXPECT_EQ(list->count(), 2);
    QTest::keyClick(filter, Qt::Key_Down);
    QTest::keyClick(filter, Qt::Key_Return);
    EXPECT_EQ(taken, QStringLiteral("New: Backend bucket"));
    taken.clear();
    popup = new AddPopup(QStringLiteral("Add"), choices, &window);
    popup->popUp(window.mapToGlobal(QPoint(20, 20)));
    filter = popup->findChild<QLineEdit*>();
    QTest::keyClicks(filter, QStringLiteral("zebra"));
    QTest::keyClick(filter, Qt::Key_Return);
    EXPECT_TRUE(popup->isVisible()) << "there is nothing to take";
    const QPointer<AddPopup> watched(popup);
    QTest::keyClick(filter, Qt::Key_Escape);
    QTest::qWait(10);
    EXPECT_TRUE(watched.isNull());
}

class FindBarTest : public ::testing::Test
{
protected:
    FindBarTest() : session(fake), view(theme), bar(session, view, &view) {}

    void SetUp() override
    {
        ASSERT_TRUE(
            session.open(QStringLiteral(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml")));
        view.resize(1200, 700);
        view.setGraph(topologyOf(session.workspace(), {}));
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
        bar.open();
        text = bar.findChild<QLineEdit*>(QStringLiteral("findText"));
        count = bar.findChild<QLabel*>(QStringLiteral("findCount"));
    }

    QString selected() const
    {
        return view.selectedNode() < 0 ? QString()
                                       : view.graph().nodes[static_cast<std::size_t>(view.selectedNode())].title;
    }

    runtime::FakeRuntime fake;
    widgets::Theme theme;
    session::Session session;
    CanvasView view;
    FindBar bar;
    QLineEdit* text = nullptr;
    QLabel* count = nullptr;
};

TEST_F(FindBarTest, Goes_from_one_to_the_next)
{
    QTest::keyClicks(text, QStringLiteral("checkout"));
    EXPECT_EQ(selected(), QStringLiteral("checkout-v1"));
    const QString first = count->text();
    QTest::keyClick(text, Qt::Key_Return);
    EXPECT_NE(count->text(), first);
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_EQ(count->text(), first);
    QTest::keyClicks(text, QStringLiteral("zebra"));
    EXPECT_EQ(count->text(), QStringLiteral("nothing found"));
    QTest::keyClick(text, Qt::Key_Escape);
    EXPECT_TRUE(bar.isHidden());
}

TEST_F(FindBarTest, A_url_lights_what_would_answer_it)
{
    QTest::keyClicks(text, QStringLiteral("shop.example.com/checkout/pay"));
    ASSERT_FALSE(view.litPath().empty()) << count->text().toStdString();
    QStringList titles;
    for (const int node : view.litPath().nodes)
        titles << view.graph().nodes[static_cast<std::size_t>(node)].title;
    EXPECT_TRUE(titles.contains(QStringLiteral("20 · /checkout/"))) << titles.join(',').toStdString();
    EXPECT_TRUE(titles.contains(QStringLiteral("checkout-v2")));
    EXPECT_FALSE(titles.contains(QStringLiteral("cart")));
    EXPECT_FALSE(titles.contains(QStringLiteral("default")));
}

TEST(UrlWay, Says_what_is_wrong)
{
    EXPECT_TRUE(wayOfUrl(storefront(), "http://elsewhere.test/"));
    EXPECT_FALSE(wayOfUrl(storefront(), "http://"));
    EXPECT_FALSE(wayOfUrl(storefront(), "http://shop.example.com:9999/"));
    EXPECT_FALSE(wayOfUrl(model::Workspace(), "http://shop.example.com/"));
}

TEST(Minimap, Click_moves_the_view)
{
    widgets::Theme theme;
    CanvasView view(theme);
    Minimap map(view, theme, &view);
    map.resize(150, 90);
    view.resize(500, 300);
    view.setGraph(topologyOf(storefront(), {}));
    view.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.paintCounts().frames > 0; }));
    view.setZoom(1, {});
    const QPointF before = view.visibleRect().center();
    QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(140, 80));
    EXPECT_GT(view.visibleRect().center().x(), before.x());
    const QPointF there = view.visibleRect().center();
    QTest::keyClick(&map, Qt::Key_Left);
    EXPECT_LT(view.visibleRect().center().x(), there.x());
}

} // namespace
} // namespace switchyard::canvas
