// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_filter_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

namespace switchyard::models {
namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// Rows 0, 1, 2, … of which every fifth is a 503; the path holds the number.
std::vector<observe::AccessRecord> rows(int first, int count)
{
    std::vector<observe::AccessRecord> rows(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        rows[static_cast<std::size_t>(i)].status = (first + i) % 5 == 0 ? 503 : 200;
        rows[static_cast<std::size_t>(i)].set_text("GET", "shop.example.com", "/" + std::to_string(first + i));
    }
    return rows;
}

LogFilter filter(const char* text) { return *LogFilter::parse(QString::fromUtf8(text)); }

QString path(const LogFilterModel& model, int row) { return model.index(row, AccessLogModel::Path).data().toString(); }

bool done(LogFilterModel& model)
{
    return QTest::qWaitFor([&model] { return !model.isFiltering(); }, 60'000);
}

TEST(LogFilterModel, Hides_rows_and_shows_them_again)
{
    AccessLogModel log;
    log.append(rows(0, 20));
    LogFilterModel model(log);
    const QAbstractItemModelTester tester(&model, kFatal);
    EXPECT_EQ(model.rowCount(), 20);
    model.setFilter(filter("status=503"));
    ASSERT_TRUE(done(model));
    ASSERT_EQ(model.rowCount(), 4);
    EXPECT_EQ(path(model, 1), QStringLiteral("/5"));
    EXPECT_EQ(model.sourceRow(1), 5);
    EXPECT_EQ(model.mapFromSource(log.index(5, 2)), model.index(1, 2));
    EXPECT_FALSE(model.mapFromSource(log.index(6, 2)).isValid());
    EXPECT_EQ(log.rowCount(), 20);
    model.setFilter({});
    ASSERT_TRUE(done(model));
    EXPECT_EQ(model.rowCount(), 20);
}

TEST(LogFilterModel, New_rows_come_in_one_insertion_and_without_a_reset)
{
    AccessLogModel log;
    LogFilterModel model(log);
    model.setFilter(filter("status=503"));
    const QAbstractItemModelTester tester(&model, kFatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    log.append(rows(0, 20));
    ASSERT_TRUE(done(model));
    EXPECT_EQ(inserted.count(), 1);
    EXPECT_EQ(model.rowCount(), 4);
    log.append(rows(21, 3));
    EXPECT_EQ(inserted.count(), 1) << "no row of these passes";
    EXPECT_EQ(reset.count(), 0);
}

TEST(LogFilterModel, Rows_that_leave_the_log_leave_the_filtered_rows)
{
    AccessLogModel log;
    log.append(rows(0, AccessLogModel::kMostRows));
    LogFilterModel model(log);
    model.setFilter(filter("status=503"));
    ASSERT_TRUE(done(model));
    ASSERT_EQ(model.rowCount(), AccessLogModel::kMostRows / 5);
    const QAbstractItemModelTester tester(&model, kFatal);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    log.append(rows(AccessLogModel::kMostRows, 10));
    ASSERT_TRUE(done(model));
    EXPECT_EQ(removed.count(), 1);
    EXPECT_EQ(model.rowCount(), (AccessLogModel::kMostRows - AccessLogModel::kTrimmedRows) / 5 + 2);
    EXPECT_EQ(path(model, 0), QStringLiteral("/10000"));
    EXPECT_EQ(path(model, model.rowCount() - 1), QStringLiteral("/200005"));
    log.clear();
    EXPECT_EQ(model.rowCount(), 0);
    log.append(rows(0, 6));
    ASSERT_TRUE(done(model));
    EXPECT_EQ(path(model, 1), QStringLiteral("/5"));
}

TEST(LogFilterModel, Large_log_is_looked_at_in_slices_with_progress)
{
    AccessLogModel log;
    log.append(rows(0, AccessLogModel::kMostRows));
    LogFilterModel model(log);
    ASSERT_TRUE(done(model));
    std::vector<double> progress;
    QObject::connect(&model, &LogFilterModel::progressChanged, [&] { progress.push_back(model.progress()); });
    model.setFilter(filter("host~zebra or \"no such text\" or path~99999"));
    EXPECT_TRUE(model.isFiltering()) << "all rows in one go";
    log.append(rows(99'999, 1));
    ASSERT_TRUE(done(model));
    EXPECT_GE(progress.size(), 3U);
    EXPECT_TRUE(std::ranges::is_sorted(progress.begin() + 2, progress.end()));
    EXPECT_DOUBLE_EQ(progress.back(), 1);
    EXPECT_EQ(path(model, model.rowCount() - 1), QStringLiteral("/99999")) << "the newest row waits its turn";
}

TEST(LogFilterModel, Another_filter_while_one_runs_wins)
{
    AccessLogModel log;
    log.append(rows(0, AccessLogModel::kMostRows));
    LogFilterModel model(log);
    model.setFilter(filter("host~zebra or \"no such text\""));
    model.setFilter(filter("path=/77"));
    ASSERT_TRUE(done(model));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.sourceRow(0), 77);
}

} // namespace
} // namespace switchyard::models
