// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_lines.h"
#include "core/route/near_miss.h"
#include "core/route/route_table.h"

#include <string_view>

namespace switchyard::route {

/// A copy of a request with changes made to it.
ChangedRequest changed(const RouteRequest& request, const std::vector<RequestChange>& changes);

/// A changed request as it is routed: what nobody can change (ports, scheme) is the original's. Lifetime: as both.
class ChangedView
{
public:
    ChangedView(const ChangedRequest& changed, const RouteRequest& original);
    ChangedView(const ChangedView&) = delete;
    ChangedView& operator=(const ChangedView&) = delete;

    const RouteRequest& request() const { return request_; }

private:
    http::HeaderLines lines_;
    http::HeaderTable table_;
    RouteRequest request_;
};

/// Bytes between what two texts begin and end with alike.
std::uint32_t distance(std::string_view a, std::string_view b);

} // namespace switchyard::route
