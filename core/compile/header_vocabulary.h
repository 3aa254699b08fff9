// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace switchyard::compile {

/// Whether a text can be the name of a header field. Source: RFC 9110 section 5.6.2.
bool is_header_name(std::string_view name);
/// Why the cloud refuses to set a header, as the end of a sentence; empty when it does not. Case does not count.
/// Source: load-balancer semantics chapter 2.1.
std::string_view header_refusal(std::string_view name);
/// What may stand in braces in the value of a custom header, sorted. Source: load-balancer semantics chapter 6.1.
std::span<const std::string_view> header_variables();

} // namespace switchyard::compile
