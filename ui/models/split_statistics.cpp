// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/split_statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace switchyard::models {
namespace {

constexpr double kLevel = 0.01;
constexpr double kFewestExpected = 5;
constexpr int kMostTerms = 500;
constexpr double kPrecision = 1e-12;

double lowerSeries(double a, double x)
{
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < kMostTerms && std::abs(term) > std::abs(sum) * kPrecision; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * std::exp(-x + a * std::log(x) - std::lgamma(a));
}

double upperFraction(double a, double x)
{
    constexpr double tiny = 1e-300;
    double b = x + 1 - a;
    double c = 1 / tiny;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < kMostTerms; ++i) {
        const double numerator = -i * (i - a);
        b += 2;
        d = numerator * d + b;
        d = std::abs(d) < tiny ? 1 / tiny : 1 / d;
        c = b + numerator / c;
        c = std::abs(c) < tiny ? tiny : c;
        h *= d * c;
        if (std::abs(d * c - 1) < kPrecision)
            break;
    }
    return h * std::exp(-x + a * std::log(x) - std::lgamma(a));
}

} // namespace

double chiSquareTail(double value, int degrees)
{
    if (degrees <= 0 || value <= 0)
        return 1;
    const double a = degrees / 2.0;
    const double x = value / 2.0;
    const double tail = x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
    return std::clamp(tail, 0.0, 1.0);
}

SplitVerdict compareSplit(std::span<const std::uint32_t> weights, std::span<const std::uint64_t> observed)
{
    const double totalWeight = std::accumulate(weights.begin(), weights.end(), 0.0);
    const double total = std::accumulate(observed.begin(), observed.end(), 0.0);
    if (weights.size() != observed.size() || totalWeight <= 0 || total <= 0)
        return SplitVerdict::TooFew;
    double statistic = 0;
    int shares = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0) {
            if (observed[i] > 0)
                return SplitVerdict::Different;
            continue;
        }
        const double expected = total * weights[i] / totalWeight;
        if (expected < kFewestExpected)
            return SplitVerdict::TooFew;
        const double difference = static_cast<double>(observed[i]) - expected;
        statistic += difference * difference / expected;
        ++shares;
    }
    return chiSquareTail(statistic, shares - 1) < kLevel ? SplitVerdict::Different : SplitVerdict::Compatible;
}

ShareInterval wilsonInterval(std::uint64_t hits, std::uint64_t trials)
{
    if (trials == 0)
        return {};
    constexpr double z = 1.959964;
    const double n = static_cast<double>(trials);
    const double p = static_cast<double>(hits) / n;
    const double center = p + z * z / (2 * n);
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return {std::max(0.0, (center - reach) / scale), std::min(1.0, (center + reach) / scale)};
}

} // namespace switchyard::models
