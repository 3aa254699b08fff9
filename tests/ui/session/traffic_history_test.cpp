// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/traffic_history.h"

#include <gtest/gtest.h>

namespace switchyard::session {
namespace {

observe::StatsSample sample(int second, std::uint64_t requests, std::uint64_t errors = 0)
{
    observe::StatsSample sample;
    sample.at = WallTime(Seconds(1'700'000'000 + second));
    sample.total.requests = requests;
    sample.total.responses_5xx = errors;
    sample.elements = {{ElementId{1}, sample.total}};
    sample.endpoints = {{EndpointKey{5}, sample.total, 1}};
    for (std::uint64_t i = 0; i < requests; ++i)
        sample.latency.add(4'000);
    sample.services = {{ElementId{1}, sample.latency}};
    return sample;
}

TEST(TrafficHistory, Knows_nothing_before_the_second_sample)
{
    TrafficHistory history;
    EXPECT_FALSE(history.total());
    history.add(sample(0, 100));
    EXPECT_FALSE(history.total());
    EXPECT_FALSE(history.latency(0.5));
    EXPECT_EQ(history.windowRequests(ElementId{1}), 0U);
    EXPECT_TRUE(history.series(ElementId{1}).empty());
}

TEST(TrafficHistory, Rates_are_differences_of_totals)
{
    TrafficHistory history;
    for (int second = 0; second <= 10; ++second)
        history.add(sample(second, 50ULL * static_cast<unsigned>(second), 5ULL * static_cast<unsigned>(second)));
    ASSERT_TRUE(history.total());
    EXPECT_NEAR(history.total()->perSecond, 50, 1e-9);
    EXPECT_NEAR(history.total()->errorShare, 0.1, 1e-9);
    EXPECT_EQ(history.total()->requests, 150U);
    EXPECT_NEAR(history.element(ElementId{1})->perSecond, 50, 1e-9);
    EXPECT_NEAR(history.endpoint(EndpointKey{5})->perSecond, 50, 1e-9);
    EXPECT_FALSE(history.element(ElementId{2}));
    EXPECT_EQ(history.windowRequests(ElementId{1}), 500U);
    EXPECT_NEAR(static_cast<double>(*history.latency(0.99)), 4'000, 500);
    EXPECT_TRUE(history.serviceLatency(ElementId{1}, 0.5));
    EXPECT_FALSE(history.serviceLatency(ElementId{2}, 0.5));
}

TEST(TrafficHistory, Failed_grpc_calls_are_errors_and_count_once)
{
    TrafficHistory history;
    for (unsigned second = 0; second <= 5; ++second) {
        observe::StatsSample now = sample(static_cast<int>(second), 100ULL * second, 10ULL * second);
        now.total.no_response = 5ULL * second;
        now.total.grpc_failures = 30ULL * second; // 20 behind 200, the rest behind 5xx
        now.total.hidden_failures = 20ULL * second;
        now.elements = {{ElementId{1}, now.total}};
        history.add(now);
    }
    ASSERT_TRUE(history.total());
    EXPECT_NEAR(history.total()->errorShare, 0.35, 1e-9);
    EXPECT_NEAR(history.element(ElementId{1})->errorShare, 0.35, 1e-9);
    EXPECT_NEAR(history.totalSeries().back().rate.errorShare, 0.35, 1e-9);
}

TEST(TrafficHistory, Window_is_a_minute_and_memory_is_bounded)
{
    TrafficHistory history;
    for (int second = 0; second <= 300; ++second)
        history.add(sample(second, 10ULL * static_cast<unsigned>(second)));
    EXPECT_NEAR(static_cast<double>(history.windowRequests(ElementId{1})), 600, 20);
    EXPECT_LE(history.totalSeries().size(), 62U);
}

TEST(TrafficHistory, Starts_over_when_totals_go_down_or_time_goes_back)
{
    TrafficHistory history;
    history.add(sample(0, 100));
    history.add(sample(1, 200));
    history.add(sample(2, 5));
    EXPECT_FALSE(history.total());
    history.add(sample(3, 15));
    EXPECT_NEAR(history.total()->perSecond, 10, 1e-9);
    history.add(sample(1, 1'000));
    EXPECT_FALSE(history.total());
}

TEST(TrafficHistory, Silence_is_a_gap_not_a_zero)
{
    TrafficHistory history;
    history.add(sample(0, 0));
    history.add(sample(1, 10));
    history.add(sample(9, 20));
    const auto steps = history.series(ElementId{1});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_FALSE(steps[0].gap);
    EXPECT_TRUE(steps[1].gap);
}

} // namespace
} // namespace switchyard::session
