// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard {

/// How many insertions, deletions, substitutions and swaps of neighbours turn `a` into `b`, ignoring ASCII case; the
/// count stops at `limit` + 1. Cost: O(length²), texts beyond 256 bytes count as different.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate a person most likely meant by `word`; empty when none is near. Lifetime: of the candidates.
std::string_view closest(std::string_view word, std::span<const std::string_view> candidates);
std::string_view closest(std::string_view word, std::span<const std::string> candidates);

/// "; did you mean 'x'?" or nothing, to end a sentence with.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

} // namespace switchyard
