// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace switchyard::http1 {

/// One bit of 64 for a header name that is not empty, the same in any letter case. Few names of a head share it: it is
/// made of the size and the letters at both ends.
constexpr std::uint64_t mark_of(std::string_view name)
{
    const auto first = static_cast<unsigned char>(name.front() | 0x20);
    const auto last = static_cast<unsigned char>(name.back() | 0x20);
    return std::uint64_t{1} << ((name.size() * 5 + first * 3U + last * 11U) & 63);
}

} // namespace switchyard::http1
