// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/layout.h"
#include "core/document/node.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::document {

/// Where a scalar is to stand.
struct ScalarPlace
{
    bool flow = false;          ///< inside brackets
    Style habit = Style::Plain; ///< how a string is quoted if it can be: as what stood there before
    bool careful = false;       ///< quote every string
};

/// A scalar on one line, quoted when it would otherwise read as something else.
std::string scalar_text(const Node& scalar, const ScalarPlace& place, bool json);
/// A key, likewise.
std::string key_text(std::string_view key, bool flow, bool json);
/// The lines of a literal block scalar (from the bar on, without the last line break). Errors: nullopt when the text
/// has no line break or cannot be written so.
std::optional<std::string> literal_text(std::string_view text, std::uint32_t indentation, std::string_view line_break);

} // namespace switchyard::document
