// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/text.h"

#include <algorithm>

namespace switchyard::document {

void append_utf8(std::string& out, std::uint32_t code)
{
    const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80)
        return add(code);
    if (code < 0x800) {
        add(0xC0 | (code >> 6));
    } else if (code < 0x10000) {
        add(0xE0 | (code >> 12));
        add(0x80 | ((code >> 6) & 0x3F));
    } else {
        add(0xF0 | (code >> 18));
        add(0x80 | ((code >> 12) & 0x3F));
        add(0x80 | ((code >> 6) & 0x3F));
    }
    add(0x80 | (code & 0x3F));
}

Character character_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t index) -> std::uint32_t { return static_cast<unsigned char>(text[at + index]); };
    const std::uint32_t first = byte(0);
    if (first < 0x80)
        return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > text.size())
        return {};
    std::uint32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t index = 1; index < length; ++index) {
        if ((byte(index) & 0xC0) != 0x80)
            return {};
        code = (code << 6) | (byte(index) & 0x3F);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    return {code, length};
}

bool is_printable(std::uint32_t code)
{
    return code == 0x09 || code == 0x0A || code == 0x0D || (code >= 0x20 && code <= 0x7E) || code == 0x85 ||
           (code >= 0xA0 && code <= 0xD7FF) || (code >= 0xE000 && code <= 0xFFFD && code != 0xFEFF) ||
           (code >= 0x10000 && code <= 0x10FFFF);
}

std::size_t break_length(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(std::min(at, text.size()), 3);
    if (rest.starts_with("\r\n") || rest.starts_with(kNextLine))
        return 2;
    if (rest.starts_with('\n') || rest.starts_with('\r'))
        return 1;
    return rest == kLineSeparator || rest == kParagraphSeparator ? 3 : 0;
}

std::size_t line_end(std::string_view text, std::size_t at)
{
    for (at = text.find_first_of("\r\n\xC2\xE2", at); at < text.size(); at = text.find_first_of("\r\n\xC2\xE2", at + 1))
        if (break_length(text, at) > 0)
            return at;
    return text.size();
}

std::size_t line_begin(std::string_view text, std::size_t at)
{
    while (at > 0) {
        const std::size_t last = text.find_last_of("\r\n\x85\xA8\xA9", at - 1);
        if (last == text.npos)
            return 0;
        const std::size_t length = text[last] == '\x85' ? 2 : text[last] == '\r' || text[last] == '\n' ? 1 : 3;
        if (last + 1 >= length && break_length(text, last + 1 - length) == length)
            return last + 1;
        if (length == 1) // between \r and \n
            return last + 1;
        at = last;
    }
    return 0;
}

std::size_t after_break(std::string_view text, std::size_t at) { return at + break_length(text, at); }

std::size_t before_break(std::string_view text, std::size_t at)
{
    if (text.substr(0, at).ends_with("\r\n"))
        return at - 2;
    for (const std::size_t length : {std::size_t{1}, std::size_t{2}, std::size_t{3}})
        if (at >= length && break_length(text, at - length) == length)
            return at - length;
    return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_not_of(" \t", at), text.size());
}

std::size_t skip_between(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        if (text[at] == '#')
            at = line_end(text, at);
        else if (text[at] == ' ' || text[at] == '\t')
            ++at;
        else if (const std::size_t length = break_length(text, at); length > 0)
            at += length;
        else
            break;
    }
    return at;
}

bool is_tail(std::string_view text, std::size_t at)
{
    const std::size_t next = skip_blanks(text, at);
    return next == text.size() || text[next] == '#' || break_length(text, next) > 0;
}

} // namespace switchyard::document
