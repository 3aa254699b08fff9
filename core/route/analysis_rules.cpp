// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/analysis_rules.h"

#include "core/route/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace switchyard::route {
namespace {

AnalysedPart part_of_path(const std::string& path)
{
    AnalysedPart part;
    if (!is_path_rule_path(path)) {
        part.never = fmt::format("'{}' is no path of a path rule: it begins with / and has * only at its end, after /",
                                 shown(path));
        return part;
    }
    part.conditions.push_back({Condition::Of::Path, {}, path_rule_predicate(path), {}, false});
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
    for (const RouteRuleInput* rule : in_priority_order(input)) {
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
