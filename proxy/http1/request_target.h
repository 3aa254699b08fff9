// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_head.h"
#include "proxy/http1/refusal.h"

#include <string_view>

namespace switchyard::http1 {

/// Whether it is `uri-host [ ":" port ]` of RFC 3986 with a host: a registered name, an IPv4 literal, or an IPv6
/// literal in brackets; the port may be empty, and is at most 65535.
bool is_authority(std::string_view text);

/// Splits head.target (visible ASCII, no '#') into path and query, and takes the authority from an absolute-form
/// target. Needs head.method and head.target. Source: RFC 9112 section 3.2.
Refusal split_target(http::RequestHead& head);

} // namespace switchyard::http1
