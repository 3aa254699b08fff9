// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_checks.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace switchyard::compile {

namespace {

/// Prefixes of which none begins with another one: adding a shorter one drops those it covers. So the only candidate
/// for a text is its predecessor in order. Cost: O(log n) texts compared, amortised.
class PrefixSet
{
public:
    /// The value of the prefix that `text` begins with. Errors: nullopt.
    std::optional<int> covering(std::string_view text) const
    {
        auto next = prefixes_.upper_bound(text);
        if (next == prefixes_.begin()) {
            return std::nullopt;
        }
        --next;
        return text.starts_with(next->first) ? std::optional(next->second) : std::nullopt;
    }

    void add(const std::string& prefix, int value)
    {
        if (covering(prefix)) {
            return;
        }
        auto at = prefixes_.lower_bound(prefix);
        while (at != prefixes_.end() && at->first.starts_with(prefix)) {
            at = prefixes_.erase(at);
        }
        prefixes_.emplace_hint(at, prefix, value);
    }

private:
    std::map<std::string, int, std::less<>> prefixes_;
};

bool only_path(const schema::HttpRouteRuleMatch& match)
{
    return match.header_matches().empty() && match.query_parameter_matches().empty() &&
           match.metadata_filters().empty();
}

/// The text with which every path that an entry matches begins.
std::string_view beginning_of(const schema::HttpRouteRuleMatch& match)
{
    if (match.has_full_path_match()) {
        return match.full_path_match();
    }
    if (match.has_path_template_match()) {
        const std::string_view path_template = match.path_template_match();
        return path_template.substr(0, path_template.find_first_of("*{"));
    }
    // Every path begins with a slash.
    return match.has_prefix_match() && !match.prefix_match().empty() ? match.prefix_match() : std::string_view("/");
}

/// What the rules so far take, by the index of the rule that takes it.
class Taken
{
public:
    /// The rule that takes everything an entry matches. Errors: nullopt when none does so alone.
    std::optional<int> by(const schema::HttpRouteRuleMatch& match) const
    {
        if (const auto same = entries_.find(match.SerializeAsString()); same != entries_.end()) {
            return same->second;
        }
        const std::string_view beginning = match.has_regex_match() ? std::string_view("/") : beginning_of(match);
        if (const auto folded = folded_prefixes_.covering(lower_case(beginning))) {
            return folded;
        }
        // A prefix in one spelling does not take the others.
        const bool any_case = match.ignore_case() && beginning != "/";
        if (const auto exact = any_case ? std::nullopt : prefixes_.covering(beginning)) {
            return exact;
        }
        return match.has_full_path_match() ? full_path(match) : std::nullopt;
    }

    void add(const schema::HttpRouteRuleMatch& match, int rule)
    {
        entries_.emplace(match.SerializeAsString(), rule);
        if (!only_path(match) || match.has_regex_match() || match.has_path_template_match()) {
            return;
        }
        const std::string text(beginning_of(match));
        if (match.has_full_path_match()) {
            (match.ignore_case() ? folded_paths_ : paths_).emplace(match.ignore_case() ? lower_case(text) : text, rule);
        } else if (match.ignore_case()) {
            folded_prefixes_.add(lower_case(text), rule);
        } else {
            prefixes_.add(text, rule);
        }
    }

private:
    std::optional<int> full_path(const schema::HttpRouteRuleMatch& match) const
    {
        if (const auto folded = folded_paths_.find(lower_case(match.full_path_match()));
            folded != folded_paths_.end()) {
            return folded->second;
        }
        const auto exact = match.ignore_case() ? paths_.end() : paths_.find(match.full_path_match());
        return exact == paths_.end() ? std::nullopt : std::optional(exact->second);
    }

    std::unordered_map<std::string, int> entries_; ///< whole entries, as bytes
    PrefixSet prefixes_, folded_prefixes_;
    std::unordered_map<std::string, int> paths_, folded_paths_;
};

/// The rule that takes every entry's requests, or the last of several that do. Errors: nullopt.
std::optional<int> taken_by(const schema::HttpRouteRule& rule, const Taken& taken)
{
    std::optional<int> by;
    for (const schema::HttpRouteRuleMatch& match : rule.match_rules()) {
        const auto found = taken.by(match);
        if (!found) {
            return std::nullopt;
        }
        by = std::max(by.value_or(0), *found);
    }
    return by;
}

} // namespace

void check_rule_order(MapInspection& inspection, const schema::PathMatcher& matcher, const Spot& spot)
{
    std::vector<int> order(static_cast<std::size_t>(matcher.route_rules_size()));
    for (int i = 0; i < matcher.route_rules_size(); ++i) {
        order[static_cast<std::size_t>(i)] = i;
    }
    std::ranges::sort(order, {}, [&](int index) { return std::pair(matcher.route_rules(index).priority(), index); });
    Taken taken;
    for (const int index : order) {
        const schema::HttpRouteRule& rule = matcher.route_rules(index);
        if (const auto by = taken_by(rule, taken)) {
            inspection.say(Verdict::Advises, "route_rule.unreachable", spot.item("routeRules", index),
                           {std::to_string(*by), std::to_string(matcher.route_rules(*by).priority())});
            continue; // what it would take is taken already
        }
        for (const schema::HttpRouteRuleMatch& match : rule.match_rules()) {
            taken.add(match, index);
        }
    }
}

} // namespace switchyard::compile
