// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace switchyard::http {

/// RFC 9110 methods by value; anything else that is a token is Other and keeps its text.
enum class Method : std::uint8_t
{
    Get,
    Head,
    Post,
    Put,
    Delete,
    Connect,
    Options,
    Trace,
    Patch,
    Other
};

Method method_from(std::string_view text);
/// Empty for Other.
std::string_view to_string(Method method);

} // namespace switchyard::http
