// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/scalar_text.h"

#include "core/document/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace switchyard::document {

namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Next line, line and paragraph separator: YAML 1.1 breaks lines there.
bool is_odd_break(std::uint32_t code) { return code == 0x85 || code == 0x2028 || code == 0x2029; }

/// Words and shapes that YAML 1.1 readers take for booleans, dates, times of day or sexagesimal numbers.
bool reads_otherwise(std::string_view text)
{
    constexpr std::array kWords{"y",  "Y",  "yes", "Yes", "YES", "n",   "N",   "no", "No",
                                "NO", "on", "On",  "ON",  "off", "Off", "OFF", "=",  "<<"};
    if (plain_type(text) != ScalarType::String || std::ranges::find(kWords, text) != kWords.end())
        return true;
    const bool starts_as_number =
        (text[0] >= '0' && text[0] <= '9') || text[0] == '+' || text[0] == '-' || text[0] == '.';
    return starts_as_number && text.find_first_not_of("0123456789abcdefABCDEFoxXTtZz_:.+- ") == text.npos;
}

/// Whether the characters may stand without quotes, whatever they then read as. Stricter than YAML.
bool can_stand_plain(std::string_view text, bool flow)
{
    if (text.empty())
        return false;
    constexpr std::string_view kFirst = "/_.*()$+<";
    constexpr std::string_view kInside = "/_.-+*()$=~;@&%?!<>|'\"^\\";
    const bool dashed = text[0] == '-' && text.size() > 1 && is_word(text[1]);
    const bool first = is_word(text[0]) || dashed || (kFirst.substr(0, 3).find(text[0]) != kFirst.npos) ||
                       static_cast<unsigned char>(text[0]) >= 0x80;
    if (!first || text.back() == ' ' || text.back() == ':' || text.starts_with("..."))
        return false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) >= 0x80) {
            const Character character = character_at(text, at);
            if (character.length == 0 || !is_printable(character.code) || is_odd_break(character.code))
                return false;
            at += character.length;
            continue;
        }
        const bool colon = c == ':' && !flow && text[at + 1] != ' ';
        const bool bracket = !flow && std::string_view(",[]{}").find(c) != std::string_view::npos;
        const bool blank = c == ' ' && text[at + 1] != '#';
        const bool hash = c == '#' && at > 0 && text[at - 1] != ' ';
        if (!is_word(c) && !colon && !bracket && !blank && !hash && kInside.find(c) == kInside.npos)
            return false;
        ++at;
    }
    return true;
}

bool can_be_single_quoted(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (character.length == 0 || character.code < 0x20 || !is_printable(character.code) ||
            is_odd_break(character.code))
            return false;
        at += character.length;
    }
    return true;
}

std::string single_quoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? "''" : std::string(1, c);
    return out + "'";
}

void append_escape(std::string& out, std::uint32_t code, bool json)
{
    switch (code) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        if (code > 0xFFFF && json)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD7C0 + (code >> 10),
                           0xDC00 + (code & 0x3FF));
        else if (code > 0xFFFF)
            fmt::format_to(std::back_inserter(out), "\\U{:08x}", code);
        else
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
    }
}

std::string double_quoted(std::string_view text, bool json)
{
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        const std::uint32_t code = character.code;
        if (character.length == 0) { // not text at all: there is no honest spelling
            out += "\\ufffd";
            ++at;
            continue;
        }
        const bool plain = code >= 0x20 && code != '"' && code != '\\' && is_printable(code) && !is_odd_break(code);
        if (plain)
            out += text.substr(at, character.length);
        else
            append_escape(out, code, json);
        at += character.length;
    }
    return out + "\"";
}

bool can_be_literal(std::string_view text)
{
    const std::size_t first = text.find_first_not_of('\n');
    if (first == text.npos || text.find('\n') == text.npos || text[first] == ' ')
        return false;
    bool begins = true;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (character.length == 0 || !is_printable(character.code) || character.code == '\r' ||
            is_odd_break(character.code) || (begins && character.code == '\t'))
            return false;
        begins = character.code == '\n';
        at += character.length;
    }
    return true;
}

} // namespace

std::string scalar_text(const Node& scalar, const ScalarPlace& place, bool json)
{
    const std::string& text = scalar.text;
    if (scalar.style == Style::Plain) {
        const ScalarType type = scalar_type(scalar);
        if (type == ScalarType::Null)
            return text.empty() || json ? "null" : text;
        // JSON has no infinities, hexadecimal numbers or capitals; what it has reads the same in YAML.
        if (type != ScalarType::String && !json)
            return text;
        if (json && type == ScalarType::Boolean)
            return (text[0] | 0x20) == 't' ? "true" : "false";
        if (json && type != ScalarType::String && text.find_first_not_of("0123456789.eE-") == text.npos &&
            text[0] != '.' && (text[0] != '0' || text.size() == 1 || text[1] == '.'))
            return text;
        if (!json && can_stand_plain(text, place.flow))
            return text;
    }
    if (json)
        return double_quoted(text, true);
    if (!place.careful && place.habit == Style::SingleQuoted && can_be_single_quoted(text))
        return single_quoted(text);
    const bool plain = !place.careful && place.habit != Style::DoubleQuoted && can_stand_plain(text, place.flow) &&
                       !reads_otherwise(text);
    return plain ? text : double_quoted(text, false);
}

std::string key_text(std::string_view key, bool flow, bool json)
{
    return scalar_text(make_string(std::string(key)), {.flow = flow}, json);
}

std::optional<std::string> literal_text(std::string_view text, std::uint32_t indentation, std::string_view line_break)
{
    if (!can_be_literal(text))
        return std::nullopt;
    const std::size_t last = text.find_last_not_of('\n') + 1;
    const std::size_t breaks = text.size() - last;
    if (breaks > 1) // blank lines that follow in the file would become part of it
        return std::nullopt;
    std::string out = breaks == 0 ? "|-" : "|";
    text.remove_suffix(breaks);
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        out += line_break;
        if (end > 0)
            out += std::string(indentation, ' ');
        out += text.substr(0, end);
        if (end == text.size())
            return out;
        text.remove_prefix(end + 1);
    }
}

} // namespace switchyard::document
