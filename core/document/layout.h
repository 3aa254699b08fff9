// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace switchyard::document {

/// The habits of a file, which what is written into it follows.
struct Layout
{
    std::string line_break = "\n";
    bool json = false;             ///< quotes, no comments, no block style
    std::uint32_t step = 2;        ///< columns per level
    bool indent_sequences = false; ///< dashes stand deeper than the key they belong to
    bool spaced = true;            ///< JSON: a blank after colon and comma
    bool careful = false;          ///< quote every string and stay on one line: the second attempt
};

/// Reads the habits off a text; the common ones where it shows none.
Layout detect_layout(std::string_view text, const Node* root, bool json);

/// The column of an offset, from 0; a byte order mark does not count.
std::uint32_t column_of(std::string_view text, std::size_t at);
/// Whether nothing but blanks stands before `at` on its line.
bool first_on_line(std::string_view text, std::size_t at);
/// How far the line that holds `at` is indented.
std::uint32_t indentation_of(std::string_view text, std::size_t at);

} // namespace switchyard::document
