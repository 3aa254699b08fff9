// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/shell_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace switchyard::exchange {

namespace {

bool has_line(std::string_view text, std::string_view line)
{
    while (true) {
        const std::size_t end = text.find('\n');
        if (text.substr(0, end) == line)
            return true;
        if (end == text.npos)
            return false;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::string shell_comment(std::string_view text)
{
    std::string line(text);
    std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
    return line;
}

std::string here_delimiter(std::string_view text)
{
    std::string delimiter = "YAML";
    while (has_line(text, delimiter))
        delimiter += '_';
    return delimiter;
}

std::string gcloud_list(std::span<const std::string> items)
{
    const auto uses = [&items](std::string_view separator) {
        return std::ranges::any_of(items, [separator](const std::string& item) { return item.contains(separator); });
    };
    if (!uses(",") && (items.empty() || !items[0].starts_with('^')))
        return fmt::format("{}", fmt::join(items, ","));
    std::string separator = ";";
    while (uses(separator))
        separator += ';';
    return fmt::format("^{}^{}", separator, fmt::join(items, separator));
}

} // namespace switchyard::exchange
