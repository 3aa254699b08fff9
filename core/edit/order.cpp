// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/names.h"
#include "core/edit/steps.h"

#include <algorithm>

/// The order in which route rules are tried.
namespace switchyard::edit {

namespace {

constexpr std::int64_t kGap = 10;
/// Source: compute-api-fields.json, HttpRouteRule.priority.
constexpr std::int64_t kMostPriority = 2'147'483'647;

struct Rule
{
    std::int64_t priority = 0;
    std::size_t index = 0; ///< in the list

    friend auto operator<=>(const Rule&, const Rule&) = default;
};

std::vector<Rule> in_order(const model::Resource& map, const schema::FieldPath& list)
{
    std::vector<Rule> rules;
    for (std::size_t i = 0; i < size_at(map, list); ++i) {
        rules.push_back({number_at(map, list.index(i).field("priority")).value_or(0), i});
    }
    std::ranges::sort(rules);
    return rules;
}

/// Gives the rule at `place` a priority between its neighbours; those behind it move on as far as they must.
void renumber(std::vector<Rule>& rules, std::size_t place)
{
    const std::int64_t before = place == 0 ? -1 : rules[place - 1].priority;
    if (place + 1 == rules.size()) {
        rules[place].priority = before < 0 ? kGap : std::min(before + kGap, std::max(before + 1, kMostPriority));
    } else {
        const std::int64_t after = rules[place + 1].priority;
        rules[place].priority = after - before > 1 ? before + ((after - before) / 2) : before + 1;
    }
    for (std::size_t i = place + 1; i < rules.size(); ++i) {
        rules[i].priority = std::max(rules[i].priority, rules[i - 1].priority + 1);
    }
    if (rules.back().priority > kMostPriority) { // no room at the end: all anew
        for (std::size_t i = 0; i < rules.size(); ++i) {
            rules[i].priority = static_cast<std::int64_t>(i + 1) * kGap;
        }
    }
}

} // namespace

Outcome reorder(const model::Workspace& workspace, ElementId route_rule, std::size_t place)
{
    const auto location = workspace.locate(route_rule);
    if (!location) {
        return refuse("gone");
    }
    const std::string list_name = list_of(workspace, route_rule);
    if (list_name == "pathRules") {
        return refuse("path_rules_order");
    }
    if (list_name != "routeRules") {
        return refuse("not_a_route_rule", {noun(workspace, route_rule)});
    }
    const model::Resource& map = *location->resource;
    const schema::FieldPath list = location->path.parent();
    const std::vector<Rule> before = in_order(map, list);
    std::vector<Rule> rules = before;
    const auto here = std::ranges::find(rules, location->path.last_index(), &Rule::index);
    const Rule moved = *here;
    const auto from = static_cast<std::size_t>(here - rules.begin());
    place = std::min(place, rules.size() - 1);
    Steps steps(workspace);
    const std::string title = "Move " + noun(workspace, route_rule);
    if (from == place) {
        return std::move(steps).plan(title, route_rule);
    }
    rules.erase(here);
    rules.insert(rules.begin() + static_cast<std::ptrdiff_t>(place), moved);
    renumber(rules, place);
    for (const Rule& rule : rules) {
        const auto old = std::ranges::find(before, rule.index, &Rule::index);
        if (old->priority != rule.priority) {
            steps.set(map.id, list.index(rule.index).field("priority"), rule.priority);
        }
    }
    return std::move(steps).plan(title, route_rule);
}

} // namespace switchyard::edit
