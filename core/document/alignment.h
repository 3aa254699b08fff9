// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace switchyard::document {

/// What becomes of the entries `[first, first + removed)` of a collection: they turn into `[wanted, wanted + added)`.
struct Gap
{
    std::uint32_t first = 0;
    std::uint32_t removed = 0;
    std::uint32_t wanted = 0;
    std::uint32_t added = 0;
};

/// Aligns two sequences by their elements' values; what is equal on both sides stands between the gaps.
/// Cost: O(n log n) comparisons of hashes.
std::vector<Gap> align(const Node& written, const Node& wanted);

/// Behind which of the present keys (an index plus one; 0: before the first) a new key belongs: in the order of the
/// schema if the present ones follow it (a name that stands first apart), otherwise at the end. Keys that go away have
/// `kept` false.
struct PresentKey
{
    std::string_view text;
    bool kept = true;
};
std::uint32_t place_of_key(std::string_view key, const std::vector<PresentKey>& present,
                           const std::vector<std::string_view>& order);

} // namespace switchyard::document
