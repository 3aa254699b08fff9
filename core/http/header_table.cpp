// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/header_table.h"

#include "core/base/text.h"

#include <algorithm>

namespace switchyard::http {

bool equal_ignoring_case(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return to_lower(x) == to_lower(y); });
}

const HeaderField* HeaderTable::find(HeaderId id) const
{
    const auto it =
        std::find_if(fields.begin(), fields.end(), [&](const HeaderField& field) { return field.id == id; });
    return it == fields.end() ? nullptr : &*it;
}

const HeaderField* HeaderTable::find(std::string_view wanted) const
{
    const auto it = std::find_if(fields.begin(), fields.end(),
                                 [&](const HeaderField& field) { return equal_ignoring_case(name(field), wanted); });
    return it == fields.end() ? nullptr : &*it;
}

} // namespace switchyard::http
