// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/mode.h"
#include "core/compile/route_checks.h"
#include "core/compile/url_map_targets.h"

#include <algorithm>
#include <unordered_set>

namespace switchyard::compile {

namespace {

/// Source: load-balancer semantics chapter 11. What counts the elements of one list is in field_rules.cpp.
constexpr int kMostConditions = 1000;
constexpr int kMostTemplates = 100;
constexpr int kMostExpressions = 5;
constexpr std::size_t kMostTargets = 2500;

/// Units: KB.
std::size_t largest_map(Mode mode)
{
    switch (mode) {
    case Mode::GlobalExternal:
        return 1024;
    case Mode::RegionalInternal:
    case Mode::CrossRegionInternal:
        return 128;
    case Mode::Classic:
    case Mode::RegionalExternal:
        break;
    }
    return 64;
}

void limit(MapInspection& inspection, const Spot& spot, std::size_t count, const char* what, std::size_t most)
{
    if (count > most) {
        inspection.say(Verdict::CloudRefuses, "limit.exceeded", spot,
                       {std::to_string(count), what, std::to_string(most)});
    }
}

void check_matcher(MapInspection& inspection, const schema::PathMatcher& matcher, const Spot& spot)
{
    std::size_t conditions = 0;
    std::size_t templates = 0;
    std::size_t expressions = 0;
    for (const schema::HttpRouteRule& rule : matcher.route_rules()) {
        for (const schema::HttpRouteRuleMatch& match : rule.match_rules()) {
            const bool path = match.has_prefix_match() || match.has_full_path_match() || match.has_regex_match() ||
                              match.has_path_template_match();
            conditions += static_cast<std::size_t>(path) + static_cast<std::size_t>(match.header_matches_size()) +
                          static_cast<std::size_t>(match.query_parameter_matches_size());
            templates += static_cast<std::size_t>(match.has_path_template_match());
            expressions += static_cast<std::size_t>(match.has_regex_match());
        }
    }
    const Spot rules = spot.field("routeRules");
    limit(inspection, rules, conditions, "conditions in the rules of one path matcher", kMostConditions);
    limit(inspection, rules, templates, "path templates in one path matcher", kMostTemplates);
    limit(inspection, rules, expressions, "regular expressions for paths in one path matcher", kMostExpressions);
}

void check_size(MapInspection& inspection)
{
    if (inspection.modes().empty()) {
        return;
    }
    const Mode strictest = *std::ranges::min_element(inspection.modes(), {}, largest_map);
    const std::size_t kilobytes = (inspection.map().ByteSizeLong() + 1023) / 1024;
    if (kilobytes > largest_map(strictest)) {
        inspection.say(
            Verdict::CloudRefuses, "url_map.too_large", Spot(),
            {std::to_string(kilobytes), std::to_string(largest_map(strictest)), std::string(to_string(strictest))});
    }
}

} // namespace

void check_map_limits(MapInspection& inspection)
{
    const Spot root;
    for (int i = 0; i < inspection.map().path_matchers_size(); ++i) {
        check_matcher(inspection, inspection.map().path_matchers(i), root.item("pathMatchers", i));
    }
    std::unordered_set<const model::Resource*> targets;
    each_target_of(inspection.map(), [&](const std::string& text, const Spot&) {
        if (const model::Resource* target = inspection.target(text)) {
            targets.insert(target);
        }
    });
    limit(inspection, root, targets.size(), "different backend services and buckets in one URL map", kMostTargets);
    check_size(inspection);
}

} // namespace switchyard::compile
