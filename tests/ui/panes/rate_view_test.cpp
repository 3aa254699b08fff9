// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/rate_view.h"

#include "tests/ui/support/pictures.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QToolButton>

namespace switchyard::panes {
namespace {

constexpr ElementId kWeb{7};
constexpr ElementId kVideo{8};

/// `web` gets 40 requests a second, `video` 10.
observe::StatsSample sampleAt(int second)
{
    observe::StatsSample sample;
    sample.at = WallTime{std::chrono::seconds(1'700'000'000 + second)};
    const auto seconds = static_cast<std::uint64_t>(second);
    sample.total.requests = 50 * seconds;
    sample.elements.resize(2);
    sample.elements[0].id = kWeb;
    sample.elements[0].counters.requests = 40 * seconds;
    sample.elements[1].id = kVideo;
    sample.elements[1].counters.requests = 10 * seconds;
    return sample;
}

class RateViewTest : public ::testing::Test
{
protected:
    RateViewTest() : view(theme, history) {}

    void SetUp() override
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        theme.choose(widgets::ThemeChoice::Dark);
        for (int second = 1; second <= 20; ++second)
            history.add(sampleAt(second));
        view.chart().setSeries({{kWeb, QStringLiteral("web")}, {kVideo, QStringLiteral("video")}});
        view.resize(520, 280);
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
    }
    QString cell(int row, int column) { return view.table().model()->index(row, column).data().toString(); }

    widgets::Theme theme;
    session::TrafficHistory history;
    RateView view;
};

TEST_F(RateViewTest, Switch_shows_the_figures_of_the_chart_as_a_table)
{
    const QAbstractItemModelTester tester(view.table().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_TRUE(view.chart().isVisible());
    auto* button = view.findChild<QToolButton*>(QStringLiteral("showAsTable"));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    ASSERT_TRUE(view.table().isVisible());
    EXPECT_FALSE(view.chart().isVisible());
    ASSERT_EQ(view.table().model()->columnCount(), 4);
    EXPECT_EQ(view.table().model()->headerData(2, Qt::Horizontal).toString(), QStringLiteral("web"));
    EXPECT_EQ(cell(0, 1), QStringLiteral("50"));
    EXPECT_EQ(cell(0, 2), QStringLiteral("40"));
    EXPECT_EQ(cell(0, 3), QStringLiteral("10"));
    testing::keepPicture(view, QStringLiteral("rate-table-dark"));
    theme.choose(widgets::ThemeChoice::Light);
    QApplication::processEvents();
    testing::keepPicture(view, QStringLiteral("rate-table-light"));
    const QString newest = cell(0, 0);
    history.add(sampleAt(21));
    EXPECT_TRUE(QTest::qWaitFor([&] { return cell(0, 0) != newest; }));
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_TRUE(view.chart().isVisible());
}

TEST_F(RateViewTest, Gap_is_no_zero)
{
    history.add(sampleAt(40));
    view.showTable(true);
    const QAbstractItemModel& rows = *view.table().model();
    int gaps = 0;
    for (int row = 0; row < rows.rowCount(); ++row)
        gaps += cell(row, 1) == QStringLiteral("not measured");
    EXPECT_GE(gaps, 1);
}

TEST_F(RateViewTest, Floods_are_told_when_there_were_some)
{
    const auto* floods = view.findChild<QLabel*>(QStringLiteral("floods"));
    EXPECT_FALSE(floods->isVisible());
    observe::StatsSample sample = sampleAt(21);
    sample.floods = 3;
    history.add(sample);
    ASSERT_TRUE(QTest::qWaitFor([&] { return floods->isVisible(); }));
    EXPECT_TRUE(floods->text().contains(QStringLiteral("3 HTTP/2 connection"))) << floods->text().toStdString();
    testing::keepPicture(view, QStringLiteral("rate-floods-dark"));
    theme.choose(widgets::ThemeChoice::Light);
    QApplication::processEvents();
    testing::keepPicture(view, QStringLiteral("rate-floods-light"));
    history.clear();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !floods->isVisible(); }));
}

TEST_F(RateViewTest, Table_empties_with_the_history)
{
    view.showTable(true);
    ASSERT_GT(view.table().model()->rowCount(), 0);
    history.clear();
    EXPECT_TRUE(QTest::qWaitFor([this] { return view.table().model()->rowCount() == 0; }));
}

} // namespace
} // namespace switchyard::panes
