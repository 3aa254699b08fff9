// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/route/route_table_builder.h"
#include "core/schema/url_map.pb.h"

#include <optional>
#include <string_view>

namespace switchyard::compile {

/// Reads one entry of matchRules. Errors: nullopt when it cannot hold or cannot be understood; the findings say why.
std::optional<route::MatchRuleInput> read_match_rule(const schema::HttpRouteRuleMatch& match,
                                                     const schema::FieldPath& path, const Subject& subject,
                                                     Findings& findings);

/// What a rule matches paths by when none of its entries has a prefix that a rewrite or redirect could replace: "a full
/// path"; empty when some entry has one.
std::string_view path_without_prefix(const schema::HttpRouteRule& rule);

} // namespace switchyard::compile
