// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/url_map.h"
#include "core/route/route_table.h"

namespace switchyard::compile {

/// Redirects that lead back to the rule they stand in: a request that such a rule decides is made up, redirected and
/// decided again by the evaluator that routes real requests. Rules with conditions on headers or parameters are left
/// out. Cost: two matches for each redirect whose new path its own rule could take, up to a few hundred.
void check_redirect_loops(const Subject& url_map, const UrlMapInput& read, const route::RouteTableInput& input,
                          const route::RouteTable& table, Findings& findings);

} // namespace switchyard::compile
