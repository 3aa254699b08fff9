// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map.h"

#include "core/base/suggest.h"
#include "core/compile/header_edits.h"
#include "core/compile/route_policies.h"
#include "core/compile/url_map_action.h"
#include "core/compile/url_map_match.h"
#include "core/model/typed.h"
#include "core/route/host_index.h"
#include "core/schema/url_map.pb.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace switchyard::compile {

namespace {

using schema::FieldPath;

FieldPath element_path(const FieldPath& owner, std::string_view list, int index)
{
    return owner.field(list).index(static_cast<std::size_t>(index));
}

/// Remembers who came first; answers the earlier index of a repetition.
template <typename Key>
class FirstUse
{
public:
    std::optional<int> earlier(const Key& key, int index)
    {
        const auto [found, fresh] = first_.emplace(key, index);
        return fresh ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<Key, int> first_;
};

constexpr std::int64_t kLastPriority = 2147483647;

/// Proposes priorities that no rule of a matcher has, none of them twice. Cost: nearly O(1) each.
class FreePriorities
{
public:
    explicit FreePriorities(const schema::PathMatcher& matcher)
    {
        for (const schema::HttpRouteRule& rule : matcher.route_rules()) {
            next_.emplace(rule.priority(), rule.priority() + 1);
        }
    }

    /// The next one above `priority`. Errors: nullopt when there is none.
    std::optional<std::int64_t> above(std::int64_t priority)
    {
        std::int64_t free = std::max<std::int64_t>(priority, 0);
        for (auto taken = next_.find(free); taken != next_.end(); taken = next_.find(free)) {
            const auto beyond = next_.find(taken->second);
            free = taken->second;
            if (beyond != next_.end()) {
                taken->second = beyond->second; // the next search skips this step
            }
        }
        next_.emplace(free, free + 1);
        return free <= kLastPriority ? std::optional(free) : std::nullopt;
    }

private:
    std::unordered_map<std::int64_t, std::int64_t> next_; ///< of each taken one: a larger one that may be free
};

std::optional<DiagnosticFix> priority_fix(FreePriorities& free, std::int64_t taken, const FieldPath& rule)
{
    const auto next = free.above(taken);
    return next ? std::optional(write_fix(rule.field("priority").to_string(), std::to_string(*next))) : std::nullopt;
}

class UrlMapReader
{
public:
    UrlMapReader(const Subject& subject, const Services& services, Findings& findings)
        : subject_(subject),
          message_(model::as<schema::UrlMap>(subject.resource)),
          findings_(findings),
          actions_(subject, services, findings)
    {}

    UrlMapInput run(route::HostPort host_port)
    {
        input_.url_map = subject_.resource.id;
        input_.host_port = host_port;
        input_.settings = default_settings(message_, nullptr);
        path_matchers();
        host_rules();
        unreferenced_matchers();
        input_.default_action = default_action(message_, FieldPath());
        return std::move(result_);
    }

private:
    /// The map's and a matcher's defaults have the same fields.
    template <typename Owner>
    std::optional<route::Action> default_action(const Owner& owner, const FieldPath& path)
    {
        TargetFields fields;
        fields.service = owner.has_default_service() ? &owner.default_service() : nullptr;
        fields.action = owner.has_default_route_action() ? &owner.default_route_action() : nullptr;
        fields.redirect = owner.has_default_url_redirect() ? &owner.default_url_redirect() : nullptr;
        fields.owner = path;
        fields.service_field = "defaultService";
        fields.action_field = "defaultRouteAction";
        fields.redirect_field = "defaultUrlRedirect";
        fields.is_default = true;
        return actions_.read(fields);
    }

    /// The map's and a matcher's settings have the same fields, too.
    template <typename Owner>
    route::LevelSettings default_settings(const Owner& owner, const route::ErrorResponsePolicy* outer)
    {
        route::LevelSettings settings;
        settings.headers = read_header_action(owner.header_action());
        if (owner.has_default_custom_error_response_policy()) {
            settings.error_responses = read_error_policy(owner.default_custom_error_response_policy(), outer, subject_);
        }
        return settings;
    }

    template <typename Rule>
    route::LevelSettings rule_settings(const Rule& rule, const route::PathMatcherInput& matcher)
    {
        route::LevelSettings settings;
        if constexpr (requires { rule.header_action(); }) {
            settings.headers = read_header_action(rule.header_action());
        }
        if (rule.has_custom_error_response_policy()) {
            settings.error_responses =
                read_error_policy(rule.custom_error_response_policy(), lender(matcher.settings), subject_);
        }
        return settings;
    }

    /// The policy that lends its bucket to a rule: the matcher's, otherwise the map's.
    const route::ErrorResponsePolicy* lender(const route::LevelSettings& matcher) const
    {
        const auto& policy = matcher.error_responses ? matcher.error_responses : input_.settings.error_responses;
        return policy ? &*policy : nullptr;
    }

    template <typename Rule>
    std::optional<route::Action> rule_action(const Rule& rule, const FieldPath& path, std::string_view no_prefix)
    {
        TargetFields fields;
        fields.service = rule.has_service() ? &rule.service() : nullptr;
        fields.action = rule.has_route_action() ? &rule.route_action() : nullptr;
        fields.redirect = rule.has_url_redirect() ? &rule.url_redirect() : nullptr;
        fields.owner = path;
        fields.no_prefix = no_prefix;
        return actions_.read(fields);
    }

    void path_matchers()
    {
        FirstUse<std::string> names;
        for (int i = 0; i < message_.path_matchers_size(); ++i) {
            const schema::PathMatcher& matcher = message_.path_matchers(i);
            const FieldPath path = element_path({}, "pathMatchers", i);
            if (matcher.name().empty()) {
                findings_.add(Verdict::Blocks, "path_matcher.name_missing", subject_.place(path));
            } else if (const auto earlier = names.earlier(matcher.name(), i)) {
                findings_.add(Verdict::Blocks, "path_matcher.duplicate", subject_.place(path.field("name")),
                              {matcher.name(), std::to_string(*earlier)});
            } else {
                matcher_index_.emplace(matcher.name(), i);
            }
            path_matcher(matcher, path);
        }
    }

    void path_matcher(const schema::PathMatcher& matcher, const FieldPath& path)
    {
        route::PathMatcherInput& input = input_.path_matchers.emplace_back();
        input.id = known(path);
        input.settings = default_settings(matcher, lender({}));
        if (matcher.path_rules_size() > 0 && matcher.route_rules_size() > 0) {
            findings_.add(Verdict::Blocks, "path_matcher.mixed_rules", subject_.place(path.field("routeRules")));
        }
        FirstUse<std::string> paths;
        for (int i = 0; i < matcher.path_rules_size(); ++i) {
            path_rule(matcher.path_rules(i), element_path(path, "pathRules", i), i, paths, input);
        }
        FirstUse<std::int64_t> priorities;
        FreePriorities free(matcher);
        for (int i = 0; i < matcher.route_rules_size(); ++i) {
            const schema::HttpRouteRule& rule = matcher.route_rules(i);
            const FieldPath at = element_path(path, "routeRules", i);
            if (const auto earlier = priorities.earlier(rule.priority(), i)) {
                findings_.add(Verdict::Blocks, "route_rule.priority_duplicate", subject_.place(at.field("priority")),
                              {std::to_string(rule.priority()), std::to_string(*earlier)},
                              priority_fix(free, rule.priority(), at));
            } else if (!rule.has_priority()) {
                findings_.add(Verdict::Warns, "route_rule.priority_missing", subject_.place(at), {},
                              write_fix(at.field("priority").to_string(), "0"));
            }
            route_rule(rule, at, input);
        }
        input.default_action = default_action(matcher, path);
    }

    void path_rule(const schema::PathRule& rule, const FieldPath& path, int index, FirstUse<std::string>& paths,
                   route::PathMatcherInput& matcher)
    {
        auto action = rule_action(rule, path, {});
        if (rule.paths().empty()) {
            findings_.add(Verdict::CloudRefuses, "path_rule.no_paths", subject_.place(path));
        }
        for (int i = 0; i < rule.paths_size(); ++i) {
            if (const auto earlier = paths.earlier(rule.paths(i), index)) {
                const FieldPath at = element_path(path, "paths", i);
                findings_.add(Verdict::Blocks, "path.duplicate", subject_.place(at),
                              {rule.paths(i), std::to_string(*earlier)}, remove_fix(at.to_string()));
            }
        }
        if (action) {
            matcher.path_rules.push_back({known(path),
                                          {rule.paths().begin(), rule.paths().end()},
                                          std::move(*action),
                                          rule_settings(rule, matcher)});
        }
    }

    void route_rule(const schema::HttpRouteRule& rule, const FieldPath& path, route::PathMatcherInput& matcher)
    {
        auto action = rule_action(rule, path, path_without_prefix(rule));
        route::RouteRuleInput input;
        input.id = known(path);
        input.priority = static_cast<std::uint32_t>(std::clamp<std::int64_t>(rule.priority(), 0, 2147483647));
        if (rule.match_rules_size() == 0) {
            findings_.add(Verdict::CloudRefuses, "match.never", subject_.place(path), {"it has no matchRules."});
        }
        std::vector<int>& kept = result_.match_rules[input.id];
        for (int i = 0; i < rule.match_rules_size(); ++i) {
            auto match = read_match_rule(rule.match_rules(i), element_path(path, "matchRules", i), subject_, findings_);
            if (match) {
                kept.push_back(i);
                input.match_rules.push_back(std::move(*match));
            }
        }
        if (action) {
            input.action = std::move(*action);
            input.settings = rule_settings(rule, matcher);
            matcher.route_rules.push_back(std::move(input));
        }
    }

    void host_rules()
    {
        FirstUse<std::string> hosts;
        for (int i = 0; i < message_.host_rules_size(); ++i) {
            const schema::HostRule& rule = message_.host_rules(i);
            const FieldPath path = element_path({}, "hostRules", i);
            if (rule.hosts().empty()) {
                findings_.add(Verdict::CloudRefuses, "host_rule.no_hosts", subject_.place(path));
            }
            for (int j = 0; j < rule.hosts_size(); ++j) {
                if (const auto earlier = hosts.earlier(route::canonical_host_pattern(rule.hosts(j)), i)) {
                    const FieldPath at = element_path(path, "hosts", j);
                    findings_.add(Verdict::Blocks, "host.duplicate", subject_.place(at),
                                  {rule.hosts(j), std::to_string(*earlier)}, remove_fix(at.to_string()));
                }
            }
            if (const auto matcher = matcher_of(rule, path)) {
                input_.host_rules.push_back(
                    {known(path), {rule.hosts().begin(), rule.hosts().end()}, static_cast<std::uint32_t>(*matcher)});
            }
        }
    }

    std::optional<int> matcher_of(const schema::HostRule& rule, const FieldPath& path)
    {
        if (rule.path_matcher().empty()) {
            findings_.add(Verdict::Blocks, "host_rule.matcher_missing", subject_.place(path));
            return std::nullopt;
        }
        const auto found = matcher_index_.find(rule.path_matcher());
        if (found != matcher_index_.end()) {
            referenced_.insert(found->second);
            return found->second;
        }
        std::vector<std::string> names;
        for (const auto& [name, index] : matcher_index_) {
            names.push_back(name);
        }
        const std::string near(closest(rule.path_matcher(), names));
        if (near.empty()) {
            findings_.add(Verdict::Blocks, "host_rule.matcher_unknown", subject_.place(path.field("pathMatcher")),
                          {rule.path_matcher()});
        } else {
            const FieldPath at = path.field("pathMatcher");
            findings_.add(Verdict::Blocks, "host_rule.matcher_misspelt", subject_.place(at),
                          {rule.path_matcher(), near}, write_fix(at.to_string(), near));
        }
        return std::nullopt;
    }

    void unreferenced_matchers()
    {
        for (const auto& [name, index] : matcher_index_) {
            if (!referenced_.contains(index)) {
                findings_.add(Verdict::CloudRefuses, "path_matcher.unreferenced",
                              subject_.place(element_path({}, "pathMatchers", index)), {name});
            }
        }
    }

    /// The id of an element, remembered so that the builder's problems find their way back.
    ElementId known(const FieldPath& path)
    {
        const ElementId id = subject_.element(path);
        result_.paths.insert_or_assign(id, path);
        return id;
    }

    const Subject& subject_;
    const schema::UrlMap& message_;
    Findings& findings_;
    ActionReader actions_;
    UrlMapInput result_;
    route::RouteTableInput& input_ = result_.input;
    std::map<std::string, int> matcher_index_;
    std::set<int> referenced_;
};

} // namespace

UrlMapInput read_url_map(const Subject& url_map, route::HostPort host_port, const Services& services,
                         Findings& findings)
{
    return UrlMapReader(url_map, services, findings).run(host_port);
}

} // namespace switchyard::compile
