// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/action.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/url_map.pb.h"

#include <string_view>
#include <vector>

namespace switchyard::compile {

/// A header value taken apart at its {variables}; braces around anything else stay text (the checks say so).
std::vector<route::HeaderValuePiece> read_header_value(std::string_view text);

/// A headerAction as the data plane carries it out. What would break a message (names that are none, control
/// characters, whatever !is_edited_here()) is left out; the checks name it. Source: load-balancer semantics
/// chapter 2.1.
route::HeaderAction read_header_action(const schema::HttpHeaderAction& action);

/// customRequestHeaders and customResponseHeaders, likewise. They override what the levels of a URL map have set.
/// Source: load-balancer semantics chapter 2.1 (unverified where they stand among the levels).
route::HeaderAction read_custom_headers(const schema::BackendService& service);

} // namespace switchyard::compile
