// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace switchyard::document {

/// Numbers as YAML and JSON write them: decimal with sign, 0x…, 0o…; whole numbers also as 80.0 or 8e1.
/// Errors: nullopt for anything else and for what does not fit.
std::optional<std::int64_t> read_integer(std::string_view text);
std::optional<std::uint64_t> read_unsigned(std::string_view text);
std::optional<double> read_number(std::string_view text);
/// true, True, TRUE and their opposites.
std::optional<bool> read_boolean(std::string_view text);

} // namespace switchyard::document
