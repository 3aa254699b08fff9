// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/route/route_table_builder.h"
#include "core/schema/url_map.pb.h"

#include <optional>

namespace switchyard::compile {

/// Reads one entry of matchRules. Errors: nullopt when it cannot hold or cannot be understood; the findings say why.
std::optional<route::MatchRuleInput> read_match_rule(const schema::HttpRouteRuleMatch& match,
                                                     const schema::FieldPath& path, const Subject& subject,
                                                     Findings& findings);

} // namespace switchyard::compile
