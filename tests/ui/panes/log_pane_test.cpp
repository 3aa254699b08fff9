// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/log_pane.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

namespace switchyard::panes {
namespace {

std::vector<observe::AccessRecord> rows(std::size_t count) { return std::vector<observe::AccessRecord>(count); }

class LogPaneTest : public ::testing::Test
{
protected:
    LogPaneTest() : pane(theme, model) {}

    void SetUp() override
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
        pane.resize(900, 300);
        pane.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&pane));
        model.append(rows(500));
        ASSERT_TRUE(QTest::qWaitFor([this] { return atBottom(); }));
    }

    QScrollBar& bar() { return *pane.table().verticalScrollBar(); }
    bool atBottom() { return bar().maximum() > 0 && bar().value() == bar().maximum(); }
    QPushButton& pill() { return *pane.findChild<QPushButton*>(QStringLiteral("newRows")); }

    QTemporaryDir settings;
    widgets::Theme theme;
    models::AccessLogModel model;
    LogPane pane;
};

TEST_F(LogPaneTest, Follows_while_at_the_bottom)
{
    model.append(rows(200));
    ASSERT_TRUE(QTest::qWaitFor([this] { return atBottom() && bar().value() > 600; }));
    EXPECT_TRUE(pane.isFollowing());
    EXPECT_FALSE(pill().isVisible());
}

TEST_F(LogPaneTest, Scrolling_up_pauses_and_the_pill_counts)
{
    bar().setValue(100);
    EXPECT_FALSE(pane.isFollowing());
    model.append(rows(100));
    model.append(rows(28));
    ASSERT_TRUE(QTest::qWaitFor([this] { return pill().text() == QStringLiteral("128 new ↓"); }));
    ASSERT_TRUE(pill().isVisible());
    EXPECT_EQ(bar().value(), 100);
    QTest::mouseClick(&pill(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return atBottom(); }));
    EXPECT_TRUE(pane.isFollowing());
    EXPECT_FALSE(pill().isVisible());
    EXPECT_EQ(pane.newRows(), 0);
}

TEST_F(LogPaneTest, Reader_gets_away_from_the_end_while_rows_arrive_all_the_time)
{
    QTimer feed;
    QObject::connect(&feed, &QTimer::timeout, &pane, [this] { model.append(rows(20)); });
    feed.start(1);
    QTest::qWait(60);
    const int there = bar().maximum() / 2;
    bar().setValue(there);
    QTest::qWait(150);
    EXPECT_TRUE(QTest::qWaitFor([this] { return pane.newRows() > 0; }, 20'000));
    EXPECT_FALSE(pane.isFollowing());
    EXPECT_EQ(bar().value(), there);
}

TEST_F(LogPaneTest, Selecting_a_row_pauses_and_end_resumes)
{
    int picked = -1;
    QObject::connect(&pane, &LogPane::rowPicked, [&picked](int row) { picked = row; });
    const QModelIndex last = pane.rows().index(model.rowCount() - 2, 1);
    QTest::mouseClick(pane.table().viewport(), Qt::LeftButton, {}, pane.table().visualRect(last).center());
    EXPECT_EQ(picked, model.rowCount() - 2);
    EXPECT_FALSE(pane.isFollowing());
    const int before = bar().value();
    const int range = bar().maximum();
    model.append(rows(50));
    ASSERT_TRUE(QTest::qWaitFor([this, range] { return bar().maximum() >= range + 50; }));
    EXPECT_EQ(bar().value(), before);
    QTest::keyClick(&pane.table(), Qt::Key_End);
    ASSERT_TRUE(QTest::qWaitFor([this] { return atBottom(); }));
    EXPECT_TRUE(pane.isFollowing());
    EXPECT_FALSE(pane.table().selectionModel()->hasSelection());
}

TEST_F(LogPaneTest, Rows_that_leave_above_do_not_move_what_is_read)
{
    model.append(rows(models::AccessLogModel::kMostRows - 500));
    ASSERT_TRUE(QTest::qWaitFor([this] { return bar().value() > 190'000 && atBottom(); }, 20'000));
    bar().setValue(100'000);
    const int top = bar().value();
    model.append(rows(10));
    EXPECT_TRUE(QTest::qWaitFor([this, top] { return bar().value() == top - models::AccessLogModel::kTrimmedRows; }));
    EXPECT_FALSE(pane.isFollowing());
}

TEST_F(LogPaneTest, Pause_switch_stops_following_and_resumes)
{
    auto* pause = pane.findChild<QToolButton*>(QStringLiteral("pauseLog"));
    QTest::mouseClick(pause, Qt::LeftButton);
    EXPECT_FALSE(pane.isFollowing());
    EXPECT_TRUE(pause->isChecked());
    const int before = bar().value();
    model.append(rows(20));
    ASSERT_TRUE(QTest::qWaitFor([this] { return pill().isVisible(); }));
    EXPECT_EQ(bar().value(), before);
    QTest::mouseClick(pause, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return atBottom(); }));
    EXPECT_TRUE(pane.isFollowing());
    EXPECT_FALSE(pause->isChecked());
}

TEST_F(LogPaneTest, Columns_are_chosen_in_the_header_and_kept)
{
    QHeaderView* header = pane.table().horizontalHeader();
    header->customContextMenuRequested(QPoint(20, 5));
    ASSERT_TRUE(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_NE(menu, nullptr);
    QAction* host = menu->actions().at(models::AccessLogModel::Host);
    EXPECT_TRUE(host->isChecked());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(host).center());
    EXPECT_TRUE(pane.table().isColumnHidden(models::AccessLogModel::Host));
    models::AccessLogModel other;
    LogPane again(theme, other);
    EXPECT_TRUE(again.table().isColumnHidden(models::AccessLogModel::Host));
    EXPECT_FALSE(again.table().isColumnHidden(models::AccessLogModel::Path));
}

} // namespace
} // namespace switchyard::panes
