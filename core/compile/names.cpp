// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/names.h"

#include <algorithm>

namespace switchyard::compile {

bool is_cloud_name(std::string_view text)
{
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || text.size() > 63 || !lower(text.front()) || text.back() == '-') {
        return false;
    }
    return std::ranges::all_of(text, [&](char c) { return lower(c) || digit(c) || c == '-'; });
}

} // namespace switchyard::compile
