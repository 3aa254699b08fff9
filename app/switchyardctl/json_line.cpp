// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/json_line.h"

#include <array>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

/// How many bytes the UTF-8 sequence at the front has; 0 when it is none (overlong, surrogate, beyond U+10FFFF, cut).
/// Source: Unicode 15, table 3-7.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto trails = [&](std::size_t count) {
        for (std::size_t i = 1; i <= count; ++i) {
            if (i >= text.size() || (byte(i) & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xc2 && lead <= 0xdf) {
        return trails(1) ? 2 : 0;
    }
    if (lead >= 0xe0 && lead <= 0xef && trails(2)) {
        const bool overlong = lead == 0xe0 && byte(1) < 0xa0;
        const bool surrogate = lead == 0xed && byte(1) > 0x9f;
        return overlong || surrogate ? 0 : 3;
    }
    if (lead >= 0xf0 && lead <= 0xf4 && trails(3)) {
        const bool overlong = lead == 0xf0 && byte(1) < 0x90;
        const bool beyond = lead == 0xf4 && byte(1) > 0x8f;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

} // namespace

std::string jsonString(std::string_view text)
{
    std::string out = "\"";
    while (!text.empty()) {
        const char c = text.front();
        const std::size_t length = sequenceLength(text);
        if (length == 0) {
            out += kReplacement;
        } else if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out + '"';
}

JsonLine& JsonLine::list(std::string_view key, const std::vector<std::string>& items)
{
    std::string value = "[";
    for (const std::string& item : items) {
        value += (value.size() > 1 ? "," : "") + item;
    }
    return raw(key, value + ']');
}

JsonLine& JsonLine::raw(std::string_view key, std::string_view value)
{
    body_ += fmt::format("{}{}:{}", body_.size() > 1 ? "," : "", jsonString(key), value);
    return *this;
}

} // namespace switchyard::ctl
