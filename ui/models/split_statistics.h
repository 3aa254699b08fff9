// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace switchyard::models {

enum class SplitVerdict
{
    TooFew,     ///< some share expects fewer than five requests: nothing can be said
    Compatible, ///< what was seen is what chance does to the configured weights
    Different
};

/// Whether the observed counts can come from the configured weights: chi-square goodness of fit, 1 % level.
/// A request to a share of weight 0 is a difference at once. Lists of different length or without weight are TooFew.
SplitVerdict compareSplit(std::span<const std::uint32_t> weights, std::span<const std::uint64_t> observed);

/// The probability of a chi-square variable to exceed `value`. Source: regularised upper incomplete gamma function,
/// series and continued fraction (Abramowitz and Stegun 6.5.29, 6.5.31).
double chiSquareTail(double value, int degrees);

/// 95 % interval of a share. Source: Wilson (1927).
struct ShareInterval
{
    double low = 0;
    double high = 1;
};
ShareInterval wilsonInterval(std::uint64_t hits, std::uint64_t trials);

} // namespace switchyard::models
