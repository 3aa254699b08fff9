// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/alignment.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>

namespace switchyard::document {

namespace {

std::size_t mix(std::size_t a, std::size_t b)
{
    return (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDULL;
}

/// Equal for equal values, except for numbers and booleans that are spelt differently.
std::size_t value_hash(const Node& node)
{
    const Node* value = node.resolved();
    if (value == nullptr)
        return 1;
    if (value->kind == NodeKind::Scalar)
        return std::hash<std::string>{}(value->text);
    std::size_t hash = value->kind == NodeKind::Mapping ? 2 : 3;
    for (const Entry& entry : value->entries) {
        if (value->kind == NodeKind::Sequence)
            hash = mix(hash, value_hash(entry.value));
        else if (!entry.key.foreign && !entry.key.shadowed)
            hash += mix(std::hash<std::string>{}(entry.key.text), value_hash(entry.value));
    }
    return hash;
}

using Pair = std::pair<std::uint32_t, std::uint32_t>; // written, wanted

/// The longest run of pairs that rises on both sides; the pairs rise in `wanted` already.
std::vector<Pair> rising(const std::vector<Pair>& pairs)
{
    std::vector<std::size_t> tails;
    std::vector<std::optional<std::size_t>> before(pairs.size());
    for (std::size_t index = 0; index < pairs.size(); ++index) {
        const auto at = std::ranges::lower_bound(tails, pairs[index].first, {},
                                                 [&pairs](std::size_t tail) { return pairs[tail].first; });
        if (at != tails.begin())
            before[index] = *(at - 1);
        if (at == tails.end())
            tails.push_back(index);
        else
            *at = index;
    }
    std::vector<Pair> chosen;
    for (std::optional<std::size_t> at = tails.empty() ? std::nullopt : std::optional(tails.back()); at;
         at = before[*at])
        chosen.push_back(pairs[*at]);
    std::ranges::reverse(chosen);
    return chosen;
}

std::vector<Pair> pair_equals(const Node& written, const Node& wanted, std::uint32_t first, std::uint32_t written_end,
                              std::uint32_t wanted_end)
{
    std::unordered_map<std::size_t, std::vector<std::uint32_t>> known;
    for (std::uint32_t index = written_end; index-- > first;)
        known[value_hash(written.entries[index].value)].push_back(index);
    std::vector<Pair> pairs;
    for (std::uint32_t index = first; index < wanted_end; ++index) {
        const auto found = known.find(value_hash(wanted.entries[index].value));
        if (found == known.end() || found->second.empty())
            continue;
        pairs.emplace_back(found->second.back(), index);
        found->second.pop_back();
    }
    return pairs;
}

} // namespace

std::vector<Gap> align(const Node& written, const Node& wanted)
{
    auto written_end = static_cast<std::uint32_t>(written.entries.size());
    auto wanted_end = static_cast<std::uint32_t>(wanted.entries.size());
    const auto same = [&](std::uint32_t a, std::uint32_t b) {
        return same_value(written.entries[a].value, wanted.entries[b].value);
    };
    std::uint32_t first = 0;
    while (first < std::min(written_end, wanted_end) && same(first, first))
        ++first;
    while (written_end > first && wanted_end > first && same(written_end - 1, wanted_end - 1)) {
        --written_end;
        --wanted_end;
    }
    std::vector<Pair> anchors;
    if (first < written_end && first < wanted_end)
        anchors = rising(pair_equals(written, wanted, first, written_end, wanted_end));
    anchors.emplace_back(written_end, wanted_end);
    std::vector<Gap> gaps;
    Pair from{first, first};
    for (const auto& [a, b] : anchors) {
        if (a > from.first || b > from.second)
            gaps.push_back({from.first, a - from.first, from.second, b - from.second});
        from = {a + 1, b + 1};
    }
    return gaps;
}

std::uint32_t place_of_key(std::string_view key, const std::vector<PresentKey>& present,
                           const std::vector<std::string_view>& order)
{
    const auto rank = [&order](std::string_view text) {
        return static_cast<std::size_t>(std::ranges::find(order, text) - order.begin());
    };
    const std::size_t own = rank(key);
    // People write the name first, wherever the schema has it; nothing goes before it.
    const bool name_first = !present.empty() && present.front().kept && present.front().text == "name";
    std::uint32_t end = 0;
    std::uint32_t behind = name_first ? 1 : 0;
    std::size_t highest = 0;
    bool ordered = own < order.size();
    for (std::uint32_t index = 0; index < present.size(); ++index) {
        if (!present[index].kept)
            continue;
        end = index + 1;
        const std::size_t here = rank(present[index].text);
        if (here >= order.size() || (name_first && index == 0))
            continue; // unknown keys stand anywhere
        ordered = ordered && here >= highest;
        highest = std::max(highest, here);
        if (here < own)
            behind = end;
    }
    return ordered ? behind : end;
}

} // namespace switchyard::document
