// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/url_map_inspection.h"

/// The parts of check_url_maps(), a file each; what they have in common is url_map_inspection.h. None says again what
/// reading a map for the snapshot says (url_map.h), nor what the schema knows of single fields (field_checks.h).
namespace switchyard::compile {

// of a whole map
void check_map_modes(MapInspection& inspection);
void check_map_limits(MapInspection& inspection);
void check_hosts(MapInspection& inspection);
void check_map_tests(MapInspection& inspection);
void check_error_pages(MapInspection& inspection);

// of a path matcher
void check_path_rules(MapInspection& inspection, const schema::PathMatcher& matcher, const Spot& spot);
/// Route rules that no request reaches because earlier ones take all of theirs. Cost: O(n log n) in the match rules.
void check_rule_order(MapInspection& inspection, const schema::PathMatcher& matcher, const Spot& spot);
void check_match_rule(MapInspection& inspection, const schema::HttpRouteRuleMatch& match, const Spot& spot);

// of a place that sends requests somewhere
void check_split(MapInspection& inspection, const ActionSite& site);
void check_rewrite(MapInspection& inspection, const ActionSite& site);
void check_redirect(MapInspection& inspection, const ActionSite& site);
void check_timeouts(MapInspection& inspection, const ActionSite& site);
void check_faults(MapInspection& inspection, const ActionSite& site);
void check_mirror(MapInspection& inspection, const ActionSite& site);
void check_cors(MapInspection& inspection, const ActionSite& site);
void check_cache_policy(MapInspection& inspection, const ActionSite& site);
void check_header_action(MapInspection& inspection, const schema::HttpHeaderAction& action, const Spot& spot);

// pieces that several of them need
/// The name of a header, wherever one stands.
void check_header_name(MapInspection& inspection, const std::string& name, const Spot& spot);
/// The name of a host without pattern: where a redirect or a rewrite leads.
void check_host_name(MapInspection& inspection, const std::string& host, const Spot& spot);
/// What replaces a path or a part of it.
void check_replacement_path(MapInspection& inspection, const std::string& path, const Spot& spot);
/// Whether a prefix and what replaces it agree about the slash at their end.
void check_replaced_prefix(MapInspection& inspection, const ActionSite& site, const std::string& replacement,
                           const Spot& spot);
/// The methods that a route rule demands; empty when some entry of its matchRules takes any.
std::vector<std::string> demanded_methods(const schema::HttpRouteRule& rule);

} // namespace switchyard::compile
