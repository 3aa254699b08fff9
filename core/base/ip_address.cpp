// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip_address.h"

#include <charconv>
#include <fmt/format.h>

namespace switchyard {
namespace {

std::optional<IpAddress> parse_v4(std::string_view text)
{
    IpAddress result;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t i = 0; i < 4; ++i) {
        if (i > 0) {
            if (at == end || *at != '.')
                return std::nullopt;
            ++at;
        }
        const bool leading_zero = end - at > 1 && *at == '0' && at[1] >= '0' && at[1] <= '9';
        const auto [next, error] = std::from_chars(at, end, result.bytes[i]);
        if (error != std::errc{} || leading_zero)
            return std::nullopt;
        at = next;
    }
    return at == end ? std::optional(result) : std::nullopt;
}

/// Reads colon-separated groups (the last may be a dotted IPv4) into `out`. Returns the bytes written, or nullopt.
std::optional<std::size_t> parse_groups(std::string_view text, std::array<std::uint8_t, 16>& out)
{
    std::size_t written = 0;
    while (!text.empty()) {
        const std::size_t colon = text.find(':');
        const std::string_view group = text.substr(0, colon);
        if (colon == std::string_view::npos && group.find('.') != std::string_view::npos) {
            const auto v4 = parse_v4(group);
            if (!v4 || written > 12)
                return std::nullopt;
            for (std::size_t i = 0; i < 4; ++i)
                out[written++] = v4->bytes[i];
            return written;
        }
        std::uint16_t value = 0;
        const auto [end, error] = std::from_chars(group.data(), group.data() + group.size(), value, 16);
        if (error != std::errc{} || end != group.data() + group.size() || group.size() > 4 || written > 14)
            return std::nullopt;
        out[written++] = static_cast<std::uint8_t>(value >> 8);
        out[written++] = static_cast<std::uint8_t>(value & 0xff);
        if (colon == std::string_view::npos)
            return written;
        text.remove_prefix(colon + 1);
        if (text.empty())
            return std::nullopt;
    }
    return written;
}

std::optional<IpAddress> parse_v6(std::string_view text)
{
    IpAddress result;
    result.family = IpAddress::Family::V6;
    const std::size_t gap = text.find("::");
    if (gap == std::string_view::npos) {
        const auto size = parse_groups(text, result.bytes);
        return size == 16u ? std::optional(result) : std::nullopt;
    }
    std::array<std::uint8_t, 16> head{};
    std::array<std::uint8_t, 16> tail{};
    const auto head_size = parse_groups(text.substr(0, gap), head);
    const auto tail_size = parse_groups(text.substr(gap + 2), tail);
    if (!head_size || !tail_size || *head_size + *tail_size > 14)
        return std::nullopt;
    for (std::size_t i = 0; i < *head_size; ++i)
        result.bytes[i] = head[i];
    for (std::size_t i = 0; i < *tail_size; ++i)
        result.bytes[16 - *tail_size + i] = tail[i];
    return result;
}

std::string v6_text(const std::array<std::uint8_t, 16>& bytes)
{
    const auto group = [&](std::size_t i) { return static_cast<unsigned>(bytes[2 * i] << 8 | bytes[2 * i + 1]); };
    std::size_t best = 8;
    std::size_t best_size = 1; // RFC 5952 4.2.2: a single zero group is not shortened
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t run = 0;
        while (i + run < 8 && group(i + run) == 0)
            ++run;
        if (run > best_size) {
            best = i;
            best_size = run;
        }
    }
    std::string text;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == best) {
            text += "::";
            i += best_size - 1;
            continue;
        }
        if (!text.empty() && !text.ends_with(':'))
            text += ':';
        text += fmt::format("{:x}", group(i));
    }
    return text;
}

} // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text)
{
    return text.find(':') == std::string_view::npos ? parse_v4(text) : parse_v6(text);
}

bool IpAddress::is_loopback() const
{
    if (family == Family::V4)
        return bytes[0] == 127;
    std::array<std::uint8_t, 16> one{};
    one[15] = 1;
    return bytes == one;
}

bool IpAddress::is_unspecified() const { return bytes == std::array<std::uint8_t, 16>{}; }

std::string IpAddress::to_string() const
{
    if (family == Family::V4)
        return fmt::format("{}.{}.{}.{}", bytes[0], bytes[1], bytes[2], bytes[3]);
    return v6_text(bytes);
}

std::optional<SocketAddress> SocketAddress::parse(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    std::string_view host = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    if (host.starts_with('[') && host.ends_with(']') && host.size() > 2)
        host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string_view::npos)
        return std::nullopt;
    SocketAddress result;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result.port.value);
    const auto address = IpAddress::parse(host);
    if (!address || digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    result.address = *address;
    return result;
}

std::string SocketAddress::to_string() const
{
    return address.family == IpAddress::Family::V4 ? fmt::format("{}:{}", address.to_string(), port.value)
                                                   : fmt::format("[{}]:{}", address.to_string(), port.value);
}

} // namespace switchyard
