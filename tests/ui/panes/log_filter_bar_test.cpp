// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/log_pane.h"

#include "tests/ui/support/pictures.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace switchyard::panes {
namespace {

using Model = models::AccessLogModel;

class LogFilterBarTest : public ::testing::Test
{
protected:
    LogFilterBarTest() : pane(theme, model) {}

    void SetUp() override
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        theme.choose(widgets::ThemeChoice::Dark);
        pane.resize(1100, 320);
        pane.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&pane));
        model.append(rows(0, 200));
        ASSERT_TRUE(settled());
    }

    /// Every fifth row is a 503 of POST.
    static std::vector<observe::AccessRecord> rows(int first, int count)
    {
        std::vector<observe::AccessRecord> rows(static_cast<std::size_t>(count));
        for (int i = first; i < first + count; ++i) {
            observe::AccessRecord& row = rows[static_cast<std::size_t>(i - first)];
            row.status = i % 5 == 0 ? 503 : 200;
            row.duration_us = static_cast<std::uint32_t>(1'000 * (i % 40));
            row.set_text(i % 5 == 0 ? "POST" : "GET", "shop.example.com", "/item/" + std::to_string(i));
        }
        return rows;
    }

    bool settled()
    {
        return QTest::qWaitFor([this] { return !pane.rows().isFiltering(); });
    }
    bool shows(int count)
    {
        return QTest::qWaitFor([this, count] { return pane.rows().rowCount() == count && !pane.rows().isFiltering(); });
    }
    QLineEdit& line() { return pane.filterBar().line(); }
    QLabel& problem() { return *pane.findChild<QLabel*>(QStringLiteral("logFilterProblem")); }
    void type(const QString& text)
    {
        line().setFocus();
        line().clear();
        QTest::keyClicks(&line(), text);
    }
    /// The menu of a cell, opened with the right button.
    QMenu* menuAt(int row, int column)
    {
        const QModelIndex index = pane.rows().index(row, column);
        pane.table().scrollTo(index);
        const QPoint at = pane.table().visualRect(index).center();
        QTest::mouseClick(pane.table().viewport(), Qt::RightButton, {}, at);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, pane.table().viewport()->mapToGlobal(at));
        QApplication::sendEvent(pane.table().viewport(), &event);
        if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }))
            return nullptr;
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
    static void choose(QMenu* menu, const QString& text)
    {
        for (QAction* action : menu->actions()) {
            if (action->text() == text) {
                EXPECT_TRUE(action->isEnabled());
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                return;
            }
        }
        FAIL() << "no " << text.toStdString();
    }

    QTemporaryDir settings;
    widgets::Theme theme;
    Model model;
    LogPane pane;
};

TEST_F(LogFilterBarTest, Typing_a_filter_hides_rows_and_new_rows_are_filtered)
{
    type(QStringLiteral("status>=500"));
    ASSERT_TRUE(shows(40));
    EXPECT_EQ(pane.findChild<QLabel*>(QStringLiteral("logCount"))->text(), QStringLiteral("40 of 200 rows"));
    EXPECT_TRUE(pane.isFollowing());
    model.append(rows(0, 10));
    ASSERT_TRUE(shows(42));
    EXPECT_EQ(model.rowCount(), 210);
    line().clear();
    EXPECT_TRUE(shows(210));
}

TEST_F(LogFilterBarTest, Mistake_is_said_with_its_place_and_leaves_the_rows)
{
    const QColor before = line().palette().color(QPalette::Text);
    type(QStringLiteral("status>=500"));
    ASSERT_TRUE(shows(40));
    type(QStringLiteral("stauts>=500"));
    EXPECT_TRUE(problem().isVisible());
    EXPECT_EQ(problem().text(), QStringLiteral("At character 1: There is no field “stauts”. Did you mean “status”?"));
    EXPECT_EQ(line().palette().color(QPalette::Text), theme.tokens().failing);
    EXPECT_EQ(line().accessibleDescription(), problem().text());
    EXPECT_EQ(problem().palette().color(QPalette::WindowText), theme.tokens().failing);
    QTest::keyClick(&line(), Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([this] { return pane.rows().rowCount() > 0; }));
    testing::keepPicture(pane, QStringLiteral("log-filter-mistake-dark"));
    type(QStringLiteral("status<500"));
    EXPECT_FALSE(problem().isVisible());
    EXPECT_EQ(line().palette().color(QPalette::Text), before);
    ASSERT_TRUE(shows(160));
    testing::keepPicture(pane, QStringLiteral("log-filter-dark"));
    theme.choose(widgets::ThemeChoice::Light);
    QApplication::processEvents();
    testing::keepPicture(pane, QStringLiteral("log-filter-light"));
}

TEST_F(LogFilterBarTest, Field_name_at_the_end_is_completed)
{
    type(QStringLiteral("status=503 meth"));
    QCompleter* completer = line().completer();
    ASSERT_TRUE(QTest::qWaitFor([completer] { return completer->popup()->isVisible(); }));
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    EXPECT_EQ(line().text(), QStringLiteral("status=503 method"));
    QTest::keyClicks(&line(), QStringLiteral("=GET"));
    EXPECT_FALSE(completer->popup()->isVisible());
    EXPECT_TRUE(shows(0));
}

TEST_F(LogFilterBarTest, Cell_applies_excludes_and_copies)
{
    QMenu* menu = menuAt(195, Model::Status);
    ASSERT_NE(menu, nullptr);
    choose(menu, QStringLiteral("Apply as filter"));
    EXPECT_EQ(line().text(), QStringLiteral("status=503"));
    ASSERT_TRUE(shows(40));
    menu = menuAt(39, Model::Path);
    ASSERT_NE(menu, nullptr);
    choose(menu, QStringLiteral("Exclude"));
    EXPECT_EQ(line().text(), QStringLiteral("status=503 -path=/item/195"));
    ASSERT_TRUE(shows(39));
    menu = menuAt(38, Model::Method);
    ASSERT_NE(menu, nullptr);
    choose(menu, QStringLiteral("Copy as filter"));
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("method=POST"));
    menu = menuAt(38, Model::Path);
    ASSERT_NE(menu, nullptr);
    choose(menu, QStringLiteral("Copy"));
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("/item/190"));
}

TEST_F(LogFilterBarTest, Selected_row_stays_selected_under_another_filter)
{
    pane.table().selectRow(100);
    int picked = -1;
    QObject::connect(&pane, &LogPane::rowPicked, [&picked](int row) { picked = row; });
    type(QStringLiteral("status>=500"));
    ASSERT_TRUE(shows(40));
    const QModelIndexList selected = pane.table().selectionModel()->selectedRows();
    ASSERT_EQ(selected.size(), 1);
    EXPECT_EQ(pane.rows().sourceRow(selected.first().row()), 100);
    EXPECT_FALSE(pane.isFollowing());
    EXPECT_EQ(picked, -1) << "it was picked before";
    QTest::keyClick(&pane.table(), Qt::Key_Up);
    EXPECT_EQ(picked, 95) << "a row of the log, not of the table";
    type(QStringLiteral("status<500"));
    ASSERT_TRUE(shows(160));
    EXPECT_TRUE(QTest::qWaitFor([this] { return pane.isFollowing(); })) << "it is hidden now";
}

TEST_F(LogFilterBarTest, Filters_are_saved_by_name_and_removed)
{
    type(QStringLiteral("status=503 ms>20"));
    auto* button = pane.findChild<QToolButton*>(QStringLiteral("savedFilters"));
    button->menu()->aboutToShow();
    const auto named = [button](const QString& text) {
        for (QAction* action : button->menu()->actions()) {
            if (action->text() == text)
                return action;
        }
        return static_cast<QAction*>(nullptr);
    };
    named(QStringLiteral("Save this filter…"))->trigger();
    auto* dialog = pane.findChild<QInputDialog*>();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([dialog] { return dialog->isVisible(); }));
    dialog->setTextValue(QStringLiteral("slow errors"));
    QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
    EXPECT_EQ(LogFilterBar::savedNames(), QStringList{QStringLiteral("slow errors")});
    line().clear();
    ASSERT_TRUE(shows(200));
    button->menu()->aboutToShow();
    ASSERT_NE(named(QStringLiteral("slow errors")), nullptr);
    named(QStringLiteral("slow errors"))->trigger();
    EXPECT_EQ(line().text(), QStringLiteral("status=503 ms>20"));
    button->menu()->aboutToShow();
    named(QStringLiteral("Remove"))->menu()->actions().first()->trigger();
    EXPECT_TRUE(LogFilterBar::savedNames().isEmpty());
}

TEST_F(LogFilterBarTest, Narrow_pane_keeps_its_line_and_has_the_rest_in_the_menu)
{
    pane.resize(330, 320);
    ASSERT_TRUE(QTest::qWaitFor([this] { return pane.width() == 330 && pane.filterBar().width() == 330; }));
    EXPECT_FALSE(pane.findChild<QToolButton*>(QStringLiteral("savedFilters"))->isVisible());
    EXPECT_TRUE(QTest::qWaitFor([this] { return line().width() >= 150; }));
    QMenu* menu = menuAt(195, Model::Time);
    ASSERT_NE(menu, nullptr);
    choose(menu, QStringLiteral("Details beside the table"));
    EXPECT_FALSE(pane.details().isVisible());
    EXPECT_TRUE(menu->actions().contains(pane.filterBar().savedMenu()->menuAction()));
    pane.resize(1100, 320);
    EXPECT_TRUE(
        QTest::qWaitFor([this] { return pane.findChild<QToolButton*>(QStringLiteral("savedFilters"))->isVisible(); }));
}

TEST_F(LogFilterBarTest, Pause_switch_outlives_a_new_filter)
{
    QTest::mouseClick(pane.findChild<QToolButton*>(QStringLiteral("pauseLog")), Qt::LeftButton);
    type(QStringLiteral("status>=500"));
    ASSERT_TRUE(shows(40));
    EXPECT_FALSE(pane.isFollowing());
    EXPECT_EQ(pane.newRows(), 0) << "found is not new";
    model.append(rows(0, 10));
    ASSERT_TRUE(shows(42));
    EXPECT_EQ(pane.newRows(), 2);
}

TEST_F(LogFilterBarTest, Failed_grpc_call_is_seen_in_the_table_told_in_the_details_and_filtered_by_its_status)
{
    observe::AccessRecord call = rows(1, 1).front();
    call.details = observe::StatusDetails::ResponseSentByBackend;
    call.protocol = observe::Protocol::Http2;
    call.grpc_status = 14;
    call.set_text("POST", "shop.example.com", "/shop.Orders/Place");
    model.append(std::vector{call, call, rows(2, 1).front()});
    ASSERT_TRUE(shows(203));
    pane.table().scrollToBottom();
    const QModelIndex status = pane.rows().index(201, Model::Status);
    const QString text = status.data().toString();
    EXPECT_EQ(text, QStringLiteral("200 · 14"));
    EXPECT_LE(QFontMetrics(theme.mono(12)).horizontalAdvance(text) + 16, pane.table().columnWidth(Model::Status))
        << "nothing is cut";
    const auto paints = [this](const QModelIndex& index, const QColor& color) {
        const QImage cell = pane.table().viewport()->grab(pane.table().visualRect(index)).toImage();
        for (int y = 0; y < cell.height(); ++y) {
            for (int x = 0; x < cell.width(); ++x) {
                const QColor at = cell.pixelColor(x, y);
                if (std::abs(at.red() - color.red()) + std::abs(at.green() - color.green()) +
                        std::abs(at.blue() - color.blue()) <
                    60)
                    return true;
            }
        }
        return false;
    };
    EXPECT_TRUE(paints(status, theme.tokens().failing));
    EXPECT_FALSE(paints(pane.rows().index(202, Model::Status), theme.tokens().failing)) << "an ordinary 200";

    QTest::mouseClick(pane.table().viewport(), Qt::LeftButton, {},
                      pane.table().visualRect(pane.rows().index(200, Model::Path)).center());
    ASSERT_TRUE(pane.details().isVisible());
    const auto told = [this](const char* name) { return pane.findChild<QLabel*>(QString::fromLatin1(name))->text(); };
    EXPECT_TRUE(told("rowSummary").contains(QStringLiteral("gRPC 14 UNAVAILABLE")));
    EXPECT_TRUE(told("rowEnding").contains(QStringLiteral("although HTTP says 200")));
    const QWidget* content = pane.findChild<QWidget*>(QStringLiteral("rowContent"));
    const auto settles = [content] {
        QApplication::processEvents();
        return QTest::qWaitFor([content] { return content->height() >= content->minimumSizeHint().height(); });
    };
    EXPECT_TRUE(settles());
    testing::keepPicture(pane, QStringLiteral("grpc-row-dark"));
    theme.choose(widgets::ThemeChoice::Light);
    EXPECT_TRUE(settles());
    testing::keepPicture(pane, QStringLiteral("grpc-row-light"));

    type(QStringLiteral("grpc!=0"));
    ASSERT_TRUE(shows(2));
    type(QStringLiteral("protocol=HTTP/2 -grpc=unavailable"));
    ASSERT_TRUE(shows(0));
}

TEST_F(LogFilterBarTest, Selected_row_is_told_in_full_beside_the_table)
{
    auto names = std::make_shared<observe::Directory>();
    names->elements[ElementId{7}] = {"urlMaps/shop", "20 · /checkout/", "pathMatchers[0].routeRules[0]"};
    names->elements[ElementId{9}] = {"backendServices/web", "web", ""};
    names->endpoints[EndpointKey{1}] = {ElementId{9}, "web", ElementId{20}, "neg-web", {}, "web/9001"};
    model.addDirectory(names);
    observe::AccessRecord failed = rows(0, 1).front();
    failed.rule = ElementId{7};
    failed.service = ElementId{9};
    failed.endpoint = EndpointKey{1};
    failed.connect_us = 400;
    failed.backend_first_us = 2'000;
    failed.backend_us = 2'400;
    failed.duration_us = 3'100;
    failed.attempts = 2;
    failed.details = observe::StatusDetails::FailedToConnectToBackend;
    model.append(std::vector{failed});
    ASSERT_TRUE(shows(201));
    EXPECT_FALSE(pane.details().isVisible());
    pane.table().scrollToBottom();
    QTest::mouseClick(pane.table().viewport(), Qt::LeftButton, {},
                      pane.table().visualRect(pane.rows().index(200, Model::Path)).center());
    ASSERT_TRUE(pane.details().isVisible());
    EXPECT_EQ(pane.findChild<QLabel*>(QStringLiteral("rowRequest"))->text(),
              QStringLiteral("POST shop.example.com/item/0"));
    EXPECT_TRUE(pane.findChild<QWidget*>(QStringLiteral("timings"))
                    ->accessibleDescription()
                    .startsWith(QStringLiteral("Connect 0.4 ms, First byte 2 ms")));
    ElementId picked;
    QObject::connect(&pane, &LogPane::elementPicked, [&picked](ElementId element) { picked = element; });
    for (QLabel* label : pane.details().findChildren<QLabel*>()) {
        if (label->accessibleName() == QStringLiteral("Backend service web"))
            QTest::mouseClick(label, Qt::LeftButton, {}, QPoint(6, label->height() / 2));
    }
    EXPECT_EQ(picked, ElementId{9});
    testing::keepPicture(pane, QStringLiteral("row-details-dark"));
    theme.choose(widgets::ThemeChoice::Light);
    QApplication::processEvents();
    const QWidget* content = pane.findChild<QWidget*>(QStringLiteral("rowContent"));
    EXPECT_TRUE(QTest::qWaitFor([content] { return content->height() >= content->minimumSizeHint().height(); }))
        << "nothing is squeezed";
    testing::keepPicture(pane, QStringLiteral("row-details-light"));
    QTest::mouseClick(pane.findChild<QToolButton*>(QStringLiteral("closeDetails")), Qt::LeftButton);
    EXPECT_FALSE(pane.details().isVisible());
    QTest::keyClick(&pane.table(), Qt::Key_Up);
    EXPECT_FALSE(pane.details().isVisible()) << "closed is closed";
    QTest::mouseClick(pane.findChild<QToolButton*>(QStringLiteral("showDetails")), Qt::LeftButton);
    EXPECT_TRUE(pane.details().isVisible());
    QTest::keyClick(&pane.table(), Qt::Key_End);
    EXPECT_FALSE(pane.details().isVisible());
}

} // namespace
} // namespace switchyard::panes
