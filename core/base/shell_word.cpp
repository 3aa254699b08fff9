// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shell_word.h"

#include <algorithm>

namespace switchyard {
namespace {

bool needs_no_quotes(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_./:=@%+,-").find(c) != std::string_view::npos;
}

} // namespace

std::string shell_word(std::string_view text)
{
    if (!text.empty() && std::ranges::all_of(text, needs_no_quotes))
        return std::string(text);
    std::string word = "'";
    for (const char c : text) {
        if (c == '\'')
            word += R"('\'')";
        else if (c != '\0') // no program can be given one
            word += c;
    }
    return word + '\'';
}

} // namespace switchyard
