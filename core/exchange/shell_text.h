// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace switchyard::exchange {

/// One line of a comment: no line break or control character of the text survives.
std::string shell_comment(std::string_view text);
/// A here document's delimiter that no line of the text is equal to.
std::string here_delimiter(std::string_view text);

/// Items of a list-valued flag. Commas separate them unless an item has one; then another separator is declared as
/// gcloud wants it: ^;^a,b;c.
std::string gcloud_list(std::span<const std::string> items);

} // namespace switchyard::exchange
