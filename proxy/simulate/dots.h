// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace switchyard::simulate {

/// What padding is written from: at most `count` dots, in one block.
std::string_view dots(std::uint64_t count);

} // namespace switchyard::simulate
