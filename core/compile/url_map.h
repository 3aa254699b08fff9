// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/backend_service.h"
#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/route/route_table_builder.h"

#include <unordered_map>
#include <vector>

namespace switchyard::compile {

/// A URL map as the route table's builder takes it, and the way back to the file.
struct UrlMapInput
{
    route::RouteTableInput input;
    std::unordered_map<ElementId, schema::FieldPath> paths;      ///< of host rules, matchers and rules
    std::unordered_map<ElementId, std::vector<int>> match_rules; ///< by route rule: index there → index in the file
};

/// Reads a URL map. What cannot work is reported and left out.
UrlMapInput read_url_map(const Subject& url_map, route::HostPort host_port, const Services& services,
                         Findings& findings);

/// Says what the builder found, where it stands in the file.
void report_problems(const Subject& url_map, const UrlMapInput& read, const std::vector<route::BuildProblem>& problems,
                     Findings& findings);

} // namespace switchyard::compile
