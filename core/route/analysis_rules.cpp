// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/analysis_rules.h"

#include "core/route/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace switchyard::route {
namespace {

/// As the table's builder sees it.
bool is_rule_path(std::string_view path)
{
    if (!path.starts_with('/') || path.find_first_of("?#") != std::string_view::npos)
        return false;
    const std::size_t star = path.find('*');
    return star == std::string_view::npos || (star == path.size() - 1 && path[star - 1] == '/');
}

AnalysedPart part_of_path(const std::string& path)
{
    AnalysedPart part;
    if (!is_rule_path(path)) {
        part.never = fmt::format("'{}' is no path of a path rule: it begins with / and has * only at its end, after /",
                                 shown(path));
        return part;
    }
    const bool prefix = path.ends_with("/*");
    PathPredicate predicate =
        prefix ? PathPredicate(PathPrefix{path.substr(0, path.size() - 1)}) : PathPredicate(FullPath{path});
    part.conditions.push_back({Condition::Of::Path, {}, std::move(predicate), {}, false});
    return part;
}

} // namespace

AnalysedMatcher analysed_matcher(const PathMatcherInput& input)
{
    AnalysedMatcher out;
    out.input = &input;
    const auto add = [&](ElementId id, std::optional<std::uint32_t> priority, const Action& action) {
        out.rule_of.emplace(id, out.rules.size());
        out.rules.push_back({id, priority, &action, out.parts.size(), 0});
    };
    const auto add_part = [&](AnalysedPart part) {
        part.rule = out.rules.size() - 1;
        part.number = out.rules.back().part_count++;
        out.parts.push_back(std::move(part));
    };
    std::vector<const RouteRuleInput*> sorted;
    for (const RouteRuleInput& rule : input.route_rules)
        sorted.push_back(&rule);
    // Pointers into one list: equal priorities keep its order.
    std::ranges::sort(sorted, {}, [](const RouteRuleInput* rule) { return std::pair(rule->priority, rule); });
    for (const RouteRuleInput* rule : sorted) {
        add(rule->id, rule->priority, rule->action);
        for (const MatchRuleInput& match_rule : rule->match_rules)
            add_part({0, 0, conditions_of(match_rule), {}});
    }
    for (const PathRuleInput& rule : input.path_rules) {
        add(rule.id, std::nullopt, rule.action);
        for (const std::string& path : rule.paths)
            add_part(part_of_path(path));
    }
    return out;
}

RouteMatch TableQuestion::match(const ExampleRequest& request)
{
    const ExampleView view(request);
    return table_.match(view.request(), scratch_);
}

Judgement judged_by(const AnalysedMatcher& matcher, const RouteMatch& match, const ExampleRequest& request,
                    const WitnessFinder& finder)
{
    const auto found = matcher.rule_of.find(match.rule);
    if (match.path_matcher != matcher.input->id || found == matcher.rule_of.end())
        return {};
    for (const AnalysedPart& part : matcher.parts_of(matcher.rules[found->second])) {
        if (part.never.empty() && finder.hold(part.conditions, request))
            return {false, &part.conditions, static_cast<std::size_t>(&part - matcher.parts.data())};
    }
    return {};
}

std::vector<std::string> hosts_for(const std::string& pattern)
{
    if (!pattern.starts_with('*'))
        return {pattern};
    if (pattern == "*")
        return {"any.example", "elsewhere.test", "x7q"};
    std::vector<std::string> out;
    for (const char* filler : {"www", "example", "x7q", "a1b2c3"})
        out.push_back(filler + pattern.substr(1));
    return out;
}

} // namespace switchyard::route
