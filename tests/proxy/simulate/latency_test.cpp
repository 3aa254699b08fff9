// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/latency.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace switchyard::simulate {
namespace {

using compile::SimulatedBackendSpec;
using Distribution = SimulatedBackendSpec::Distribution;

std::vector<double> draws(Distribution distribution, int latency, int spread)
{
    SimulatedBackendSpec spec;
    spec.distribution = distribution;
    spec.latency = Milliseconds(latency);
    spec.latency_spread = Milliseconds(spread);
    balance::Random random(1);
    std::vector<double> all(20'000);
    std::ranges::generate(all, [&] { return static_cast<double>(draw_latency(spec, random).count()) / 1e6; });
    std::ranges::sort(all);
    return all;
}

double deviation(const std::vector<double>& values)
{
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return std::sqrt(sum / static_cast<double>(values.size()));
}

TEST(Latency, Constant_is_constant)
{
    const auto all = draws(Distribution::Constant, 12, 5);
    EXPECT_EQ(all.front(), 12);
    EXPECT_EQ(all.back(), 12);
}

TEST(Latency, Uniform_fills_its_width_evenly)
{
    const auto all = draws(Distribution::Uniform, 100, 20);
    EXPECT_GE(all.front(), 80);
    EXPECT_LT(all.front(), 80.5);
    EXPECT_LE(all.back(), 120);
    EXPECT_NEAR(all[5'000], 90, 1);
    EXPECT_NEAR(all[10'000], 100, 1);
}

TEST(Latency, Normal_has_median_and_deviation)
{
    const auto all = draws(Distribution::Normal, 100, 10);
    EXPECT_NEAR(all[10'000], 100, 0.5);
    EXPECT_NEAR(deviation(all), 10, 0.5);
    EXPECT_NEAR(all[static_cast<std::size_t>(20'000 * 0.977)], 120, 1.5);
}

TEST(Latency, Log_normal_has_median_and_deviation_and_a_long_tail)
{
    const auto all = draws(Distribution::LogNormal, 100, 50);
    EXPECT_NEAR(all[10'000], 100, 2);
    EXPECT_NEAR(deviation(all), 50, 4);
    EXPECT_GT(all.front(), 0);
    EXPECT_GT(all.back(), 300);
}

TEST(Latency, Is_never_negative_nor_endless)
{
    EXPECT_EQ(draws(Distribution::Uniform, 1, 100).front(), 0);
    EXPECT_EQ(draws(Distribution::Normal, 1, 100).front(), 0);
    EXPECT_EQ(draws(Distribution::Constant, 900'000'000, 0).back(), 600'000);
    EXPECT_EQ(draws(Distribution::LogNormal, 0, 10).back(), 0);
}

} // namespace
} // namespace switchyard::simulate
