// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/method.h"

#include <array>
#include <utility>

namespace switchyard::http {
namespace {

constexpr std::array<std::pair<std::string_view, Method>, 9> kMethods{{
    {"GET", Method::Get},
    {"HEAD", Method::Head},
    {"POST", Method::Post},
    {"PUT", Method::Put},
    {"DELETE", Method::Delete},
    {"CONNECT", Method::Connect},
    {"OPTIONS", Method::Options},
    {"TRACE", Method::Trace},
    {"PATCH", Method::Patch},
}};

} // namespace

Method method_from(std::string_view text)
{
    for (const auto& [name, method] : kMethods) {
        if (name == text)
            return method;
    }
    return Method::Other;
}

std::string_view to_string(Method method)
{
    for (const auto& [name, value] : kMethods) {
        if (value == method)
            return name;
    }
    return {};
}

} // namespace switchyard::http
