// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/scalar_number.h"

#include "core/document/node.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace switchyard::document {

namespace {

template <typename T>
std::optional<T> parse(std::string_view text, auto... base)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base...);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                     : std::nullopt;
}

template <typename T>
std::optional<T> parse_integer(std::string_view text)
{
    if (plain_type(text) != ScalarType::Integer)
        return std::nullopt;
    if (text.starts_with("0x"))
        return parse<T>(text.substr(2), 16);
    if (text.starts_with("0o"))
        return parse<T>(text.substr(2), 8);
    return parse<T>(text.starts_with('+') ? text.substr(1) : text, 10);
}

/// Whole numbers that are written with a point or an exponent; up to 2^53 nothing is lost.
std::optional<double> parse_whole(std::string_view text)
{
    constexpr double kExact = 9007199254740992.0;
    const auto number = plain_type(text) == ScalarType::Number ? read_number(text) : std::nullopt;
    if (!number || *number != std::trunc(*number) || std::abs(*number) > kExact)
        return std::nullopt;
    return number;
}

} // namespace

std::optional<std::int64_t> read_integer(std::string_view text)
{
    if (const auto whole = parse_whole(text))
        return static_cast<std::int64_t>(*whole);
    return parse_integer<std::int64_t>(text);
}

std::optional<std::uint64_t> read_unsigned(std::string_view text)
{
    if (const auto whole = parse_whole(text); whole && *whole >= 0)
        return static_cast<std::uint64_t>(*whole);
    return parse_integer<std::uint64_t>(text);
}

std::optional<double> read_number(std::string_view text)
{
    const ScalarType type = plain_type(text);
    if (type == ScalarType::Integer) {
        if (const auto value = parse_integer<std::int64_t>(text))
            return static_cast<double>(*value);
        return parse<double>(text.starts_with('+') ? text.substr(1) : text);
    }
    if (type != ScalarType::Number)
        return std::nullopt;
    const bool negative = text.starts_with('-');
    const std::string_view digits = negative || text.starts_with('+') ? text.substr(1) : text;
    if (digits == ".nan" || digits == ".NaN" || digits == ".NAN")
        return std::numeric_limits<double>::quiet_NaN();
    if (digits == ".inf" || digits == ".Inf" || digits == ".INF")
        return negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    return parse<double>(text.starts_with('+') ? digits : text);
}

std::optional<bool> read_boolean(std::string_view text)
{
    if (plain_type(text) != ScalarType::Boolean)
        return std::nullopt;
    return (text[0] | 0x20) == 't';
}

} // namespace switchyard::document
