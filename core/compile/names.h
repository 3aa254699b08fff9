// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace switchyard::compile {

/// How the schema writes the rule for resource names.
constexpr std::string_view kNamePattern = "[a-z]([-a-z0-9]*[a-z0-9])?";

/// 1–63 characters, lower-case letters, digits and hyphens, beginning with a letter, not ending with a hyphen (RFC
/// 1035).
bool is_cloud_name(std::string_view text);

/// A domain name of two labels or more, in letters of either case (RFC 1035). Wildcards are none.
bool is_domain_name(std::string_view text);
bool has_upper_case(std::string_view text);

} // namespace switchyard::compile
