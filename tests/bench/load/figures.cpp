// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/figures.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace switchyard::bench {

std::uint64_t Figures::failures() const
{
    return std::accumulate(failures_.begin(), failures_.end(), std::uint64_t{0});
}

double Figures::quantile(double share)
{
    if (latencies_.empty())
        return 0;
    const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(latencies_.size() - 1));
    std::nth_element(latencies_.begin(), latencies_.begin() + rank, latencies_.end());
    return static_cast<double>(latencies_[static_cast<std::size_t>(rank)]) / 1e3;
}

std::string Figures::failures_as_json() const
{
    constexpr std::array<std::string_view, kFailures> kNames{"connect",   "handshake", "not resumed", "broken",
                                                             "malformed", "status",    "length",      "stalled"};
    std::string text;
    for (std::size_t i = 0; i < kFailures; ++i) {
        if (failures_[i] > 0)
            text += fmt::format("{}\"{}\":{}", text.empty() ? "" : ",", kNames[i], failures_[i]);
    }
    return "{" + text + "}";
}

} // namespace switchyard::bench
