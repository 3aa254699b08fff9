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
/// Whether header edits are carried out for that name, in any letter case: not for what frames or routes a message or
/// belongs to one connection, nor for what programs behind a server would take for that, nor for the vendor's own.
bool is_edited_here(std::string_view name);
/// What may stand in braces in the value of a custom header, sorted. Source: load-balancer semantics chapter 6.1.
std::span<const std::string_view> header_variables();
/// Whether a variable has a value here: not what the cloud knows of geography and caches, nor fingerprints of
/// handshakes.
bool has_value_here(std::string_view variable);

/// What the diagnostic of a header that is not edited, or of a variable without a value, says in its place.
inline constexpr std::string_view kNotEditedHere = "the proxy decides about this header itself.";
inline constexpr std::string_view kNoValueHere = "nothing stands in its place.";

} // namespace switchyard::compile
