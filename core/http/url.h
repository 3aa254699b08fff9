// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::http {

/// The two halves of a Host header or :authority. Lifetime: as the text it was split from.
struct Authority
{
    std::string_view host;    ///< IPv6 literals keep their brackets
    std::optional<Port> port; ///< "host:" has none
};

/// Splits at the last colon outside brackets. What follows it is a port only if it is a number up to 65535, otherwise
/// everything is the host.
Authority split_authority(std::string_view text);

/// An absolute http or https URL. Lifetime: as the text it was split from.
struct Url
{
    bool https = false;
    std::string_view authority;
    std::string_view path;  ///< "/" when the text has none
    std::string_view query; ///< without '?'
    bool has_query = false;
};

/// Splits "https://host:port/path?query#fragment"; the fragment is dropped. Errors: nullopt without http(s):// or host.
std::optional<Url> split_url(std::string_view text);

/// Whether a path has dot segments ("/../", "/./", or one of them at the end). Nothing is decoded; empty segments stay.
/// Cost: one pass.
/// Source: load-balancer semantics 1.6.
bool needs_normalisation(std::string_view path);
/// The path without dot segments (RFC 3986 section 5.2.4).
std::string normalised(std::string_view path);

} // namespace switchyard::http
