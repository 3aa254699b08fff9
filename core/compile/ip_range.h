// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"

#include <optional>
#include <string_view>

namespace switchyard::compile {

/// The addresses that begin with the same bits.
struct IpRange
{
    IpAddress first;
    unsigned prefix = 0;

    /// Reads "10.129.0.0/23". Errors: nullopt when it is none, or when bits beyond the prefix are set.
    static std::optional<IpRange> parse(std::string_view text);
    bool contains(const IpAddress& address) const;
    bool overlaps(const IpRange& other) const;
};

/// An address that only private networks have (RFC 1918, RFC 6598, link-local, unique local).
bool is_private(const IpAddress& address);

} // namespace switchyard::compile
