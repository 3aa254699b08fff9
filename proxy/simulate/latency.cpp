// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/latency.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace switchyard::simulate {
namespace {

constexpr double kLongestMilliseconds = 600'000;

/// Standard normal. Source: Box and Muller, "A Note on the Generation of Random Normal Deviates" (1958).
double draw_normal(balance::Random& random)
{
    const double radius = std::sqrt(-2 * std::log(1 - draw_unit(random)));
    return radius * std::cos(2 * std::numbers::pi * draw_unit(random));
}

/// Sigma of the log-normal distribution with this median and standard deviation: with x = exp(sigma²) the variance is
/// median² · x · (x − 1).
double log_normal_sigma(double median, double deviation)
{
    const double ratio = deviation / median;
    return std::sqrt(std::log((1 + std::sqrt(1 + 4 * ratio * ratio)) / 2));
}

double draw_milliseconds(const compile::SimulatedBackendSpec& spec, balance::Random& random)
{
    using Distribution = compile::SimulatedBackendSpec::Distribution;
    const auto median = static_cast<double>(spec.latency.count());
    const auto spread = static_cast<double>(spec.latency_spread.count());
    switch (spec.distribution) {
    case Distribution::Constant:
        break;
    case Distribution::Uniform:
        return median + spread * (2 * draw_unit(random) - 1);
    case Distribution::Normal:
        return median + spread * draw_normal(random);
    case Distribution::LogNormal:
        if (median > 0)
            return median * std::exp(log_normal_sigma(median, spread) * draw_normal(random));
        break;
    }
    return median;
}

} // namespace

double draw_unit(balance::Random& random) { return static_cast<double>(random.next() >> 11) * 0x1p-53; }

Nanoseconds draw_latency(const compile::SimulatedBackendSpec& spec, balance::Random& random)
{
    const double milliseconds = std::clamp(draw_milliseconds(spec, random), 0.0, kLongestMilliseconds);
    return Nanoseconds(static_cast<std::int64_t>(milliseconds * 1e6));
}

} // namespace switchyard::simulate
