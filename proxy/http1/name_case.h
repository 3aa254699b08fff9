// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace switchyard::http1 {

/// How header names are spelt when they are sent on.
enum class NameCase : std::uint8_t
{
    AsReceived, ///< lines of our own in Proper-Case
    Lower,
    Proper ///< the first letter and those behind "-" are capitals, all others are not
};

/// Spells a header name anew, in place. Cost: a few operations per eight bytes for Lower.
void spell(char* name, std::size_t size, NameCase name_case);

} // namespace switchyard::http1
