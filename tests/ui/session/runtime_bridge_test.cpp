// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/runtime_bridge.h"

#include <gtest/gtest.h>

#include <QTest>

#include <atomic>
#include <thread>

namespace switchyard::session {
namespace {

constexpr int kPatienceMs = 20'000;

runtime::AccessBatch batch(std::size_t rows, std::uint64_t first = 0, std::uint64_t dropped = 0)
{
    runtime::AccessBatch batch;
    batch.dropped_total = dropped;
    batch.records.resize(rows);
    for (std::size_t i = 0; i < rows; ++i)
        batch.records[i].sequence = first + i;
    return batch;
}

TEST(RuntimeBridge, Joins_batches_that_wait_and_keeps_the_order)
{
    RuntimeBridge bridge;
    std::vector<std::uint64_t> seen;
    int calls = 0;
    QObject::connect(&bridge, &RuntimeBridge::accessRows, [&](const auto& records, quint64) {
        ++calls;
        for (const auto& record : records)
            seen.push_back(record.sequence);
    });
    const auto sink = bridge.sink();
    for (std::uint64_t i = 0; i < 20; ++i)
        sink(batch(10, i * 10));
    EXPECT_EQ(calls, 0) << "nothing is delivered inside the call";
    ASSERT_TRUE(QTest::qWaitFor([&] { return seen.size() == 200; }, kPatienceMs));
    EXPECT_EQ(calls, 1);
    EXPECT_TRUE(std::ranges::is_sorted(seen));
}

TEST(RuntimeBridge, Rows_come_before_the_event_that_followed_them)
{
    RuntimeBridge bridge;
    QStringList order;
    QObject::connect(&bridge, &RuntimeBridge::accessRows, [&] { order << QStringLiteral("rows"); });
    QObject::connect(&bridge, &RuntimeBridge::revisionLive, [&] { order << QStringLiteral("live"); });
    QObject::connect(&bridge, &RuntimeBridge::stopped, [&] { order << QStringLiteral("stopped"); });
    const auto sink = bridge.sink();
    sink(runtime::RevisionLive{});
    sink(batch(1));
    sink(runtime::Stopped{});
    ASSERT_TRUE(QTest::qWaitFor([&] { return order.size() == 3; }, kPatienceMs));
    EXPECT_EQ(order, QStringList({QStringLiteral("live"), QStringLiteral("rows"), QStringLiteral("stopped")}));
}

TEST(RuntimeBridge, Loses_nothing_from_another_thread)
{
    RuntimeBridge bridge;
    std::atomic<std::size_t> rows{0};
    std::uint64_t stats = 0;
    QObject::connect(&bridge, &RuntimeBridge::accessRows,
                     [&](const auto& records, quint64) { rows += records.size(); });
    QObject::connect(&bridge, &RuntimeBridge::statsReported, [&] { ++stats; });
    std::thread producer([sink = bridge.sink(), &rows] {
        for (std::size_t i = 0; i < 2'000; ++i) {
            sink(batch(20));
            if (i % 100 == 0)
                sink(runtime::StatsReported{});
            // stay below the limit, past which rows are dropped by design
            while (i * 20 > rows + RuntimeBridge::kMostRows / 2)
                std::this_thread::yield();
        }
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return rows == 40'000 && stats == 20; }, kPatienceMs));
    producer.join();
    EXPECT_EQ(bridge.rowsDropped(), 0U);
}

TEST(RuntimeBridge, Counts_rows_that_nobody_fetched_instead_of_growing)
{
    RuntimeBridge bridge;
    std::size_t rows = 0;
    quint64 dropped = 0;
    QObject::connect(&bridge, &RuntimeBridge::accessRows, [&](const auto& records, quint64 total) {
        rows += records.size();
        dropped = total;
    });
    const auto sink = bridge.sink();
    for (int i = 0; i < 12; ++i)
        sink(batch(10'000, 0, 7));
    ASSERT_TRUE(QTest::qWaitFor([&] { return rows > 0; }, kPatienceMs));
    EXPECT_EQ(rows, RuntimeBridge::kMostRows);
    EXPECT_EQ(bridge.rowsDropped(), 20'000U);
    EXPECT_EQ(dropped, 20'007U);
}

TEST(RuntimeBridge, Event_after_its_end_is_ignored)
{
    std::function<void(runtime::RuntimeEvent)> sink;
    {
        RuntimeBridge bridge;
        sink = bridge.sink();
        sink(runtime::Stopped{});
    }
    sink(batch(5));
    QTest::qWait(0);
}

} // namespace
} // namespace switchyard::session
