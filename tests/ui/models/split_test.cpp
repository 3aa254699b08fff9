// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/service_model.h"
#include "ui/models/split_model.h"
#include "ui/models/split_statistics.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include <random>

namespace switchyard::models {
namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

TEST(ChiSquareTail, Agrees_with_printed_tables)
{
    EXPECT_NEAR(chiSquareTail(3.841, 1), 0.05, 1e-4);
    EXPECT_NEAR(chiSquareTail(6.635, 1), 0.01, 1e-4);
    EXPECT_NEAR(chiSquareTail(5.991, 2), 0.05, 1e-4);
    EXPECT_NEAR(chiSquareTail(23.209, 10), 0.01, 1e-4);
    EXPECT_NEAR(chiSquareTail(0.5, 4), 0.9735, 1e-4);
    EXPECT_EQ(chiSquareTail(0, 3), 1);
    EXPECT_EQ(chiSquareTail(3, 0), 1);
    EXPECT_NEAR(chiSquareTail(1e6, 1), 0, 1e-12);
}

TEST(WilsonInterval, Agrees_with_known_values)
{
    const ShareInterval half = wilsonInterval(50, 100);
    EXPECT_NEAR(half.low, 0.4038, 1e-4);
    EXPECT_NEAR(half.high, 0.5962, 1e-4);
    EXPECT_NEAR(wilsonInterval(0, 10).low, 0, 1e-12);
    EXPECT_EQ(wilsonInterval(0, 0).high, 1);
}

TEST(CompareSplit, Says_nothing_about_a_small_sample)
{
    EXPECT_EQ(compareSplit(std::vector<std::uint32_t>{95, 5}, std::vector<std::uint64_t>{90, 0}), SplitVerdict::TooFew);
    EXPECT_EQ(compareSplit(std::vector<std::uint32_t>{95, 5}, std::vector<std::uint64_t>{0, 0}), SplitVerdict::TooFew);
    EXPECT_EQ(compareSplit(std::vector<std::uint32_t>{0, 0}, std::vector<std::uint64_t>{5, 5}), SplitVerdict::TooFew);
    EXPECT_EQ(compareSplit(std::vector<std::uint32_t>{1}, std::vector<std::uint64_t>{5, 5}), SplitVerdict::TooFew);
}

TEST(CompareSplit, Tells_chance_from_difference)
{
    const std::vector<std::uint32_t> weights{95, 5};
    EXPECT_EQ(compareSplit(weights, std::vector<std::uint64_t>{1'893, 107}), SplitVerdict::Compatible);
    EXPECT_EQ(compareSplit(weights, std::vector<std::uint64_t>{1'800, 200}), SplitVerdict::Different);
    EXPECT_EQ(compareSplit(std::vector<std::uint32_t>{1, 0}, std::vector<std::uint64_t>{900, 1}),
              SplitVerdict::Different);
    EXPECT_EQ(compareSplit(std::vector<std::uint32_t>{1, 0}, std::vector<std::uint64_t>{900, 0}),
              SplitVerdict::Compatible);
}

TEST(CompareSplit, Rarely_suspects_a_fair_split)
{
    std::mt19937 random(42);
    std::discrete_distribution<std::size_t> draw{70, 25, 5};
    int suspected = 0;
    for (int round = 0; round < 500; ++round) {
        std::vector<std::uint64_t> observed(3, 0);
        for (int i = 0; i < 1'000; ++i)
            ++observed[draw(random)];
        suspected += compareSplit(std::vector<std::uint32_t>{70, 25, 5}, observed) == SplitVerdict::Different;
    }
    EXPECT_LE(suspected, 15); // 1 % of 500 is 5
}

observe::StatsSample sample(int second, std::uint64_t first, std::uint64_t other)
{
    observe::StatsSample sample;
    sample.at = WallTime(Seconds(1'700'000'000 + second));
    sample.total.requests = first + other;
    observe::Counters one;
    one.requests = first;
    observe::Counters two;
    two.requests = other;
    sample.elements = {{ElementId{1}, one}, {ElementId{2}, two}};
    return sample;
}

SplitDefinition canary()
{
    return {ElementId{10},
            QStringLiteral("20 · /checkout/"),
            {{ElementId{1}, QStringLiteral("v1"), 95}, {ElementId{2}, QStringLiteral("v2"), 5}}};
}

TEST(SplitModel, Shows_configured_observed_and_verdict)
{
    SplitModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setSplits({canary()});
    ASSERT_EQ(model.rowCount(), 2);
    auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    EXPECT_EQ(cell(0, SplitModel::Observed), QStringLiteral("–"));
    EXPECT_EQ(cell(0, SplitModel::Verdict), QStringLiteral("no request yet"));
    session::TrafficHistory history;
    history.add(sample(0, 0, 0));
    history.add(sample(1, 1'893, 107));
    model.update(history);
    EXPECT_EQ(cell(0, SplitModel::Configured), QStringLiteral("95 %"));
    EXPECT_EQ(cell(1, SplitModel::Observed), QStringLiteral("5.3 %"));
    EXPECT_EQ(cell(1, SplitModel::Requests), QStringLiteral("107 of 2\u2009000"));
    EXPECT_TRUE(cell(1, SplitModel::Verdict).startsWith(QStringLiteral("✓ compatible")))
        << cell(1, SplitModel::Verdict).toStdString();
    history.add(sample(2, 2'000, 1'000));
    model.update(history);
    EXPECT_TRUE(cell(1, SplitModel::Verdict).startsWith(QStringLiteral("✕ differs")));
    EXPECT_EQ(model.rule(1), ElementId{10});
}

TEST(ServiceModel, What_was_not_measured_is_a_dash)
{
    ServiceModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setServices({{ElementId{1}, QStringLiteral("web")}, {ElementId{3}, QStringLiteral("cart")}});
    session::TrafficHistory history;
    history.add(sample(0, 0, 0));
    history.add(sample(1, 100, 0));
    model.update(history);
    EXPECT_EQ(model.index(0, ServiceModel::RequestRate).data().toString(), QStringLiteral("100"));
    EXPECT_EQ(model.index(0, ServiceModel::ErrorShare).data().toString(), QStringLiteral("0 %"));
    EXPECT_EQ(model.index(0, ServiceModel::P99).data().toString(), QStringLiteral("–"));
    EXPECT_EQ(model.index(1, ServiceModel::RequestRate).data().toString(), QStringLiteral("–"));
    const auto hint = [&model](int column) {
        return model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    };
    EXPECT_TRUE(hint(ServiceModel::ErrorShare).contains(QStringLiteral("gRPC"))) << "it says what counts as an error";
    EXPECT_TRUE(hint(ServiceModel::Median).isEmpty());
}

} // namespace
} // namespace switchyard::models
