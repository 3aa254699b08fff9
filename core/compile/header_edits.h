// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/action.h"
#include "core/schema/url_map.pb.h"

#include <string_view>
#include <vector>

namespace switchyard::compile {

/// A header value taken apart at its {variables}; braces around anything else stay text (the checks say so).
std::vector<route::HeaderValuePiece> read_header_value(std::string_view text);

/// A headerAction as the data plane carries it out. What would break a message (names that are none, control
/// characters, framing and connection headers) is left out; the checks name most of it. Source: load-balancer semantics
/// chapter 2.1.
route::HeaderAction read_header_action(const schema::HttpHeaderAction& action);

} // namespace switchyard::compile
