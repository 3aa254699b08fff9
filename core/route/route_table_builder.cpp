// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/route_table_builder.h"

#include "core/http/url.h"
#include "core/route/characters.h"
#include "core/route/route_parts.h"
#include "core/route/template_syntax.h"
#include "core/route/text_sink.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace switchyard::route {
namespace {

using Kind = BuildProblem::Kind;

/// Builds the parts of one table and notes what cannot work.
class TableBuild
{
public:
    explicit TableBuild(const RouteTableInput& input) : input_(input), parts_(std::make_unique<RouteTable::Parts>()) {}

    BuiltRouteTable run()
    {
        parts_->url_map = input_.url_map;
        parts_->host_port = input_.host_port;
        if (input_.default_action)
            parts_->default_action = add_action(*input_.default_action, input_.url_map, "defaultRouteAction");
        parts_->settings_of_map = add_settings(input_.settings);
        for (const PathMatcherInput& matcher : input_.path_matchers)
            add_path_matcher(matcher);
        for (const HostRuleInput& rule : input_.host_rules)
            add_host_rule(rule);
        return {std::make_shared<const RouteTable>(std::move(parts_)), std::move(problems_)};
    }

private:
    void report(Kind kind, ElementId element, std::string field, std::string value, std::string detail = {})
    {
        problems_.push_back({kind, element, std::move(field), std::move(value), std::move(detail)});
    }

    void add_host_rule(const HostRuleInput& rule)
    {
        if (rule.path_matcher >= parts_->path_matchers.size()) {
            report(Kind::PathMatcherUnknown, rule.id, "pathMatcher", fmt::to_string(rule.path_matcher));
            return;
        }
        const auto index = static_cast<std::uint32_t>(parts_->host_rules.size());
        parts_->host_rules.push_back({rule.id, rule.path_matcher});
        for (std::size_t at = 0; at < rule.hosts.size(); ++at) {
            const std::string& host = rule.hosts[at];
            const std::string field = fmt::format("hosts[{}]", at);
            if (!is_valid_host_pattern(host))
                report(Kind::HostInvalid, rule.id, field, host);
            else if (!parts_->hosts.add(canonical_host_pattern(host), index))
                report(Kind::HostDuplicate, rule.id, field, host);
            else if (input_.host_port == HostPort::Dropped && http::split_authority(canonical_host_pattern(host)).port)
                report(Kind::HostNeverMatches, rule.id, field, host);
        }
    }

    void add_path_matcher(const PathMatcherInput& input)
    {
        IndexedPathMatcher& matcher = parts_->path_matchers.emplace_back();
        matcher.id = input.id;
        matcher.settings = add_settings(input.settings);
        if (input.default_action)
            matcher.default_action = add_action(*input.default_action, input.id, "defaultRouteAction");
        add_path_rules(input, matcher);
        add_route_rules(input, matcher);
    }

    void add_path_rules(const PathMatcherInput& input, IndexedPathMatcher& matcher)
    {
        std::vector<PathTree::Pattern> patterns;
        std::unordered_set<std::string_view> seen;
        for (const PathRuleInput& rule : input.path_rules) {
            const auto index = static_cast<std::uint32_t>(matcher.path_rules.size());
            matcher.path_rules.push_back(
                {rule.id, add_action(rule.action, rule.id, "routeAction"), add_settings(rule.settings)});
            for (std::size_t at = 0; at < rule.paths.size(); ++at) {
                const std::string& path = rule.paths[at];
                if (!is_path_rule_path(path))
                    report(Kind::PathInvalid, rule.id, fmt::format("paths[{}]", at), path);
                else if (!seen.insert(path).second)
                    report(Kind::PathDuplicate, rule.id, fmt::format("paths[{}]", at), path);
                else
                    patterns.push_back({path, index});
            }
        }
        matcher.paths = PathTree(std::move(patterns));
    }

    void add_route_rules(const PathMatcherInput& input, IndexedPathMatcher& matcher)
    {
        for (const RouteRuleInput* rule : in_priority_order(input)) {
            if (!matcher.route_rules.empty() && matcher.route_rules.back().priority == rule->priority)
                report(Kind::PriorityDuplicate, rule->id, "priority", fmt::to_string(rule->priority));
            const auto number = static_cast<std::uint32_t>(matcher.route_rules.size());
            matcher.route_rules.push_back(
                {rule->id, rule->priority, static_cast<std::uint32_t>(matcher.match_rules.size()),
                 static_cast<std::uint32_t>(rule->match_rules.size()),
                 add_action(rule->action, rule->id, "routeAction"), add_settings(rule->settings)});
            for (std::size_t at = 0; at < rule->match_rules.size(); ++at) {
                check_match_rule(rule->match_rules[at], rule->id, fmt::format("matchRules[{}]", at));
                matcher.match_rules.emplace_back(rule->match_rules[at], parts_->patterns);
                const MatchRule& added = matcher.match_rules.back();
                const IndexedRouteRule& owner = matcher.route_rules.back();
                matcher.decisions.push_back({rule->id, owner.action, owner.settings, added.matched_size(), number,
                                             added.matches_whole_path(), added.path_template() != nullptr});
            }
        }
        matcher.rule_index = RuleIndex(matcher.match_rules, parts_->patterns);
    }

    void check_match_rule(const MatchRuleInput& rule, ElementId element, const std::string& field)
    {
        if (const auto* path = std::get_if<PathRegex>(&rule.path))
            check_regex(path->pattern, element, field + ".regexMatch");
        if (const auto* path = std::get_if<PathTemplate>(&rule.path)) {
            if (std::string trouble = read_path_template(path->text).trouble; !trouble.empty())
                report(Kind::TemplateInvalid, element, field + ".pathTemplateMatch", path->text, std::move(trouble));
        }
        for (std::size_t at = 0; at < rule.headers.size(); ++at) {
            const HeaderPredicate& header = rule.headers[at];
            const std::string here = fmt::format("{}.headerMatches[{}]", field, at);
            if (header.name.starts_with(':') && header.name != ":authority" && header.name != ":method")
                report(Kind::PseudoHeaderUnknown, element, here + ".headerName", header.name);
            if (const auto* regex = std::get_if<ValueMatchesRegex>(&header.match))
                check_regex(regex->pattern, element, here + ".regexMatch");
        }
        for (std::size_t at = 0; at < rule.query.size(); ++at) {
            if (const auto* regex = std::get_if<ValueMatchesRegex>(&rule.query[at].match))
                check_regex(regex->pattern, element, fmt::format("{}.queryParameterMatches[{}].regexMatch", field, at));
        }
    }

    void check_regex(const std::string& pattern, ElementId element, std::string field)
    {
        if (std::string error = regex_error(pattern); !error.empty())
            report(Kind::RegexInvalid, element, std::move(field), pattern, std::move(error));
    }

    ActionIndex add_action(Action action, ElementId element, std::string field)
    {
        if (auto* forward = std::get_if<ForwardAction>(&action)) {
            std::uint64_t total = 0;
            for (const WeightedTarget& target : forward->targets)
                total += target.weight.value;
            if (total == 0 || total > std::numeric_limits<std::uint32_t>::max()) {
                report(Kind::SplitEmpty, element, std::move(field), fmt::to_string(total));
                return kNoAction;
            }
            forward->total_weight = static_cast<std::uint32_t>(total);
            escape(forward->path_prefix_rewrite);
            escape(forward->path_template_rewrite);
            escape(forward->host_rewrite);
        } else {
            auto& redirect = std::get<RedirectAction>(action);
            escape(redirect.host);
            escape(redirect.path);
            escape(redirect.prefix);
        }
        return intern(std::move(action));
    }

    /// Thousands of rules lead to a few dozen places: equal actions are kept once.
    ActionIndex intern(Action action)
    {
        std::vector<ActionIndex>& alike = alike_[fingerprint(action)];
        for (const ActionIndex index : alike) {
            if (parts_->actions[index] == action)
                return index;
        }
        const auto index = static_cast<ActionIndex>(parts_->actions.size());
        alike.push_back(index);
        parts_->actions.push_back(std::move(action));
        return index;
    }

    /// Equal for equal actions, and mostly different for others.
    static std::uint64_t fingerprint(const Action& action)
    {
        TextHash hash;
        const auto add = [&](const std::optional<std::string>& text) {
            hash.add(text.value_or("-"));
            hash.add(' ');
        };
        if (const auto* forward = std::get_if<ForwardAction>(&action)) {
            for (const WeightedTarget& target : forward->targets)
                hash.add(fmt::format("{} {} {} ", target.id.value, target.service, target.weight.value));
            add(forward->path_prefix_rewrite);
            add(forward->path_template_rewrite);
            add(forward->host_rewrite);
        } else {
            const auto& redirect = std::get<RedirectAction>(action);
            add(redirect.host);
            add(redirect.path);
            add(redirect.prefix);
        }
        return hash.value();
    }

    SettingsIndex add_settings(const LevelSettings& settings)
    {
        if (settings.empty())
            return kNoSettings;
        parts_->settings.push_back(settings);
        return static_cast<SettingsIndex>(parts_->settings.size() - 1);
    }

    /// Configured text goes into heads: a control byte or a space must not end a line or a word there.
    static void escape(std::optional<std::string>& text)
    {
        if (text)
            text = escaped(*text);
    }

    const RouteTableInput& input_;
    std::unique_ptr<RouteTable::Parts> parts_;
    std::unordered_map<std::uint64_t, std::vector<ActionIndex>> alike_; ///< by fingerprint()
    std::vector<BuildProblem> problems_;
};

} // namespace

bool is_path_rule_path(std::string_view path)
{
    if (!path.starts_with('/') || path.find_first_of("?#") != std::string_view::npos)
        return false;
    const std::size_t star = path.find('*');
    return star == std::string_view::npos || (star == path.size() - 1 && path[star - 1] == '/');
}

PathPredicate path_rule_predicate(const std::string& path)
{
    if (path.ends_with("/*"))
        return PathPrefix{path.substr(0, path.size() - 1)};
    return FullPath{path};
}

std::vector<const RouteRuleInput*> in_priority_order(const PathMatcherInput& matcher)
{
    std::vector<const RouteRuleInput*> sorted;
    for (const RouteRuleInput& rule : matcher.route_rules)
        sorted.push_back(&rule);
    // Pointers into one list: equal priorities keep its order.
    std::ranges::sort(sorted, {}, [](const RouteRuleInput* rule) { return std::pair(rule->priority, rule); });
    return sorted;
}

BuiltRouteTable build_route_table(const RouteTableInput& input) { return TableBuild(input).run(); }

} // namespace switchyard::route
