// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/request_view.h"
#include "core/route/route_table_builder.h"

#include <charconv>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <variant>

namespace switchyard::route {

/// An optionally signed decimal integer in [start, end). One that does not fit 64 bits is outside.
inline bool in_range(std::string_view text, const ValueInRange& range)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-'))
            return false;
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && range.start <= number && number < range.end;
}

/// Whether a header or query parameter passes a test; `test` is the variant of either predicate, and `fits` is asked
/// whether the value fits a ValueMatchesRegex. Cost: no allocation. Source: load-balancer semantics chapter 1.5.
template <typename Test, typename Fits>
bool value_passes(const Test& test, const HeaderValue& value, Fits fits)
{
    if (const auto* wanted = std::get_if<ValueIsPresent>(&test))
        return value.present() == wanted->present;
    if (!value.present())
        return false;
    if (const auto* wanted = std::get_if<ValueEquals>(&test))
        return value.equals(wanted->value);
    if (const auto* wanted = std::get_if<ValueMatchesRegex>(&test))
        return fits(*wanted);
    if constexpr (std::is_same_v<Test, decltype(HeaderPredicate::match)>) {
        if (const auto* wanted = std::get_if<ValueStartsWith>(&test))
            return value.starts_with(wanted->value);
        if (const auto* wanted = std::get_if<ValueEndsWith>(&test))
            return value.ends_with(wanted->value);
        // Several lines have a comma between them: no number.
        const auto number = value.single();
        return number && in_range(*number, std::get<ValueInRange>(test));
    }
    return false;
}

} // namespace switchyard::route
