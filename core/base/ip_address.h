// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard {

/// An IPv4 or IPv6 address as a value; IPv4 uses the first four bytes.
struct IpAddress
{
    enum class Family : std::uint8_t
    {
        V4,
        V6
    };

    Family family = Family::V4;
    std::array<std::uint8_t, 16> bytes{};

    /// Reads a literal ("10.0.0.1", "::1", no brackets, no zone). Errors: nullopt when it is none.
    static std::optional<IpAddress> parse(std::string_view text);
    static constexpr IpAddress v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d)
    {
        return {Family::V4, {a, b, c, d}};
    }

    bool is_loopback() const;
    bool is_unspecified() const;
    /// Canonical text (RFC 5952 for IPv6).
    std::string to_string() const;

    friend auto operator<=>(const IpAddress&, const IpAddress&) = default;
};

/// Address and port.
struct SocketAddress
{
    IpAddress address;
    Port port;

    /// Reads "127.0.0.1:8080" or "[::1]:8080". Errors: nullopt when it is none.
    static std::optional<SocketAddress> parse(std::string_view text);
    std::string to_string() const;

    friend auto operator<=>(const SocketAddress&, const SocketAddress&) = default;
};

} // namespace switchyard
