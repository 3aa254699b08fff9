// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/found.h"

#include <cstddef>
#include <string_view>

namespace switchyard::exchange {

/// The number of an enum's literal is no name: some programs write it, the API does not read it. Turns what is said
/// about such a value, among the diagnostics from `first` on, into an error. `message`: of the resource.
void refuse_enum_numbers(std::string_view message, std::size_t first, Found& found);

} // namespace switchyard::exchange
