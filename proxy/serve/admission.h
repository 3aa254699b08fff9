// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/request_head.h"
#include "core/route/route_table.h"

namespace switchyard::serve {

/// What a well-formed request must not be, whatever the configuration says: for an https URL over a connection that is
/// not encrypted, or one that came back to us again and again.
/// Errors: RequestSecureTarget, RequestLoop. Cost: two comparisons when the request has no Via.
Result<> admit(const http::RequestHead& head, route::Scheme scheme);

} // namespace switchyard::serve
