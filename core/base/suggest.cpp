// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/suggest.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace switchyard {
namespace {

constexpr std::size_t kLongest = 256;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// A third of the word may be wrong, at least one letter, at most four.
std::size_t tolerance(std::string_view word) { return std::clamp<std::size_t>(word.size() / 3, 1, 4); }

template <typename Text>
std::string_view closest_of(std::string_view word, std::span<const Text> candidates)
{
    std::string_view best;
    auto limit = tolerance(word);
    auto best_distance = limit + 1;
    for (const Text& candidate : candidates) {
        const auto distance = edit_distance(word, candidate, limit);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

template <typename Text>
std::string question(std::string_view word, std::span<const Text> candidates)
{
    const auto found = closest_of(word, candidates);
    return found.empty() ? std::string{} : "; did you mean '" + std::string(found) + "'?";
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit)
{
    const auto shorter = std::min(a.size(), b.size());
    const auto longer = std::max(a.size(), b.size());
    if (longer - shorter > limit || longer > kLongest)
        return limit + 1;
    // Three rows of the optimal string alignment matrix.
    std::array<std::array<std::uint16_t, kLongest + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = static_cast<std::uint16_t>(j);
    int least_above = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& current = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        const auto& two_above = rows[(i + 1) % 3];
        current[0] = static_cast<std::uint16_t>(i);
        int least = current[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            int cost = std::min({above[j] + 1, current[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
            const bool swapped =
                i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped)
                cost = std::min(cost, two_above[j - 2] + 1);
            current[j] = static_cast<std::uint16_t>(cost);
            least = std::min(least, cost);
        }
        // A swap reaches back two rows, so two rows beyond the limit end it.
        if (least > static_cast<int>(limit) && least_above > static_cast<int>(limit))
            return limit + 1;
        least_above = least;
    }
    return std::min<std::size_t>(rows[a.size() % 3][b.size()], limit + 1);
}

std::string_view closest(std::string_view word, std::span<const std::string_view> candidates)
{
    return closest_of(word, candidates);
}

std::string_view closest(std::string_view word, std::span<const std::string> candidates)
{
    return closest_of(word, candidates);
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates)
{
    return question(word, candidates);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates)
{
    return question(word, candidates);
}

} // namespace switchyard
