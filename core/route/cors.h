// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/route_table.h"

#include <string>
#include <utility>
#include <vector>

namespace switchyard::route {

/// What a corsPolicy does with one request.
struct CorsVerdict
{
    enum class Kind : std::uint8_t
    {
        NoOrigin, ///< no Origin header: nothing happens
        Foreign,  ///< the origin is not allowed: the request goes on, the answer stays as it is
        Answered, ///< a preflight of an allowed origin: 200 with `headers`, no backend sees it
        Allowed   ///< the answer gets `headers`
    };

    Kind kind = Kind::NoOrigin;
    bool preflight = false; ///< OPTIONS with Origin and Access-Control-Request-Method
    std::string origin;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
};

/// Source: load-balancer semantics chapter 2.7. Cost: compiles the expressions of the policy.
CorsVerdict cors_verdict(const CorsPolicy& policy, const RouteRequest& request);

} // namespace switchyard::route
