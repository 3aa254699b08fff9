// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// A host as patterns see it; the port is part of it unless ports are dropped. Lifetime: as the request's text.
struct HostText
{
    std::string_view name; ///< IPv6 literals keep their brackets
    std::optional<Port> port;

    /// "name" or "name:port".
    std::string to_string() const;
};

/// Lower case; a bare IPv6 literal gets its brackets.
std::string canonical_host_pattern(std::string_view pattern);
/// Whether `*` stands only at the front and is followed by nothing, '.' or '-'.
bool is_valid_host_pattern(std::string_view pattern);
/// Whether a canonical, valid pattern fits. Cost: linear; for the index below and for places that have one pattern.
bool host_pattern_fits(std::string_view pattern, const HostText& host);

/// Host patterns, indexed: exact before wildcard, the longest wildcard first, `*` last.
class HostIndex
{
public:
    /// Twice as long as names in the domain name system can be.
    static constexpr std::size_t kLongest = 511;

    struct Entry
    {
        std::string pattern; ///< canonical
        std::uint32_t value = 0;

        bool is_wildcard() const { return pattern.starts_with('*'); }
    };

    /// Patterns must be canonical and valid. Errors: false when it is there already.
    bool add(std::string pattern, std::uint32_t value);

    /// The deciding pattern. Errors: nullptr when none fits. Cost: one pass over as many characters as the longest
    /// pattern has, one more for every size of wildcard that the host could fit, and one over what `*` covers; no
    /// allocation. Patterns longer than kLongest are asked one by one, of hosts as long.
    const Entry* find(const HostText& host) const;
    const std::vector<Entry>& entries() const { return entries_; }

private:
    /// Says all that a look-up asks, so that a table of many hosts costs few misses of the cache.
    struct Slot
    {
        std::uint64_t hash = 0;
        std::uint32_t text_begin = 0;     ///< in texts_, without `*`
        std::uint32_t text_size = 0;      ///< likewise
        std::uint32_t entry_plus_one = 0; ///< 0: free
        bool wildcard = false;
    };

    const Slot* look_up(std::string_view text, bool wildcard) const;
    const Entry* find_oversized(const HostText& host) const;
    std::string_view text(const Slot& slot) const
    {
        return std::string_view(texts_).substr(slot.text_begin, slot.text_size);
    }
    /// The largest size of a wildcard below `limit`. Errors: 0 when there is none.
    std::size_t wildcard_size_below(std::size_t limit) const;
    void insert(const Slot& slot);

    std::vector<Entry> entries_;
    std::vector<Slot> slots_; ///< a power of two, at most half full
    std::string texts_;
    std::array<std::uint64_t, kLongest / 64 + 2> wildcard_sizes_{}; ///< bits: sizes of wildcards without `*`
    std::vector<std::uint32_t> oversized_;                          ///< entries that are not in the table
    std::size_t longest_ = 0;
    std::optional<std::uint32_t> any_;
};

} // namespace switchyard::route
