// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/header_lines.h"

#include <limits>

namespace switchyard::http {

void HeaderLines::add(std::string_view name, std::string_view value)
{
    name = name.substr(0, std::numeric_limits<std::uint16_t>::max());
    HeaderField field;
    field.begin = static_cast<std::uint32_t>(text_.size());
    field.name_size = static_cast<std::uint16_t>(name.size());
    text_.append(name).append(": ");
    field.value_begin = static_cast<std::uint32_t>(text_.size());
    field.value_size = static_cast<std::uint32_t>(value.size());
    text_.append(value).append("\r\n");
    field.end = static_cast<std::uint32_t>(text_.size());
    fields_.push_back(field);
}

} // namespace switchyard::http
