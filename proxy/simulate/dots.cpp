// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/dots.h"

#include <algorithm>
#include <array>

namespace switchyard::simulate {

std::string_view dots(std::uint64_t count)
{
    constexpr std::size_t kBlock = 64 * 1024;
    static const auto block = [] {
        std::array<char, kBlock> filled;
        filled.fill('.');
        return filled;
    }();
    return {block.data(), static_cast<std::size_t>(std::min<std::uint64_t>(count, kBlock))};
}

} // namespace switchyard::simulate
