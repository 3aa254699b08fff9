// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace switchyard::document {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Appends a Unicode scalar value.
void append_utf8(std::string& out, std::uint32_t code);

/// Reads the character at `at`. Errors: length 0 when the bytes are no UTF-8.
struct Character
{
    std::uint32_t code = 0;
    std::size_t length = 0;
};
Character character_at(std::string_view text, std::size_t at);

/// Whether YAML lets this character stand in a file.
bool is_printable(std::uint32_t code);

/// Characters at which libyaml, unlike other programs, breaks lines: next line, line and paragraph separator.
inline constexpr std::string_view kNextLine = "\xC2\x85";
inline constexpr std::string_view kLineSeparator = "\xE2\x80\xA8";
inline constexpr std::string_view kParagraphSeparator = "\xE2\x80\xA9";

/// How many bytes the line break at `at` has; 0: there is none.
std::size_t break_length(std::string_view text, std::size_t at);
/// The end of the line that holds `at`, before its line break.
std::size_t line_end(std::string_view text, std::size_t at);
/// Where the line that holds `at` begins.
std::size_t line_begin(std::string_view text, std::size_t at);
/// `at`, or behind the line break that stands there.
std::size_t after_break(std::string_view text, std::size_t at);
/// `at`, or before the line break that ends there.
std::size_t before_break(std::string_view text, std::size_t at);
/// Skips blanks (spaces and tabs).
std::size_t skip_blanks(std::string_view text, std::size_t at);
/// Skips blanks, line breaks and comments: what may stand between two tokens.
std::size_t skip_between(std::string_view text, std::size_t at);
/// Whether only blanks and a comment stand between `at` and the end of its line.
bool is_tail(std::string_view text, std::size_t at);

} // namespace switchyard::document
