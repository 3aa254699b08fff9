// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/ip_range.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace switchyard::compile {

namespace {

unsigned width(IpAddress::Family family) { return family == IpAddress::Family::V4 ? 32 : 128; }

bool bit(const IpAddress& address, unsigned position)
{
    return ((address.bytes[position / 8] >> (7 - position % 8)) & 1U) != 0;
}

bool agree(const IpAddress& a, const IpAddress& b, unsigned prefix)
{
    for (unsigned i = 0; i < prefix; ++i) {
        if (bit(a, i) != bit(b, i)) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<IpRange> IpRange::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto first = IpAddress::parse(text.substr(0, slash));
    if (slash == std::string_view::npos || !first) {
        return std::nullopt;
    }
    const std::string_view digits = text.substr(slash + 1);
    unsigned prefix = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    if (error != std::errc{} || end != digits.data() + digits.size() || prefix > width(first->family)) {
        return std::nullopt;
    }
    for (unsigned i = prefix; i < width(first->family); ++i) {
        if (bit(*first, i)) {
            return std::nullopt;
        }
    }
    return IpRange{*first, prefix};
}

bool IpRange::contains(const IpAddress& address) const
{
    return address.family == first.family && agree(address, first, prefix);
}

bool IpRange::overlaps(const IpRange& other) const
{
    return first.family == other.first.family && agree(first, other.first, std::min(prefix, other.prefix));
}

bool is_private(const IpAddress& address)
{
    constexpr std::array<std::string_view, 8> kRanges{"10.0.0.0/8",    "172.16.0.0/12",  "192.168.0.0/16",
                                                      "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8",
                                                      "fc00::/7",      "fe80::/10"};
    return std::ranges::any_of(kRanges, [&](std::string_view text) { return IpRange::parse(text)->contains(address); });
}

} // namespace switchyard::compile
