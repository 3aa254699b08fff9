// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/analysis.h"

#include "core/http/url.h"
#include "core/route/analysis_overlaps.h"
#include "core/route/analysis_rules.h"
#include "core/route/host_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace switchyard::route {
namespace {

/// Verdicts about the rules of one matcher.
class MatcherStudy
{
public:
    MatcherStudy(const AnalysedMatcher& matcher, const Stage& stage, PatternCache& cache, TableQuestion& table,
                 const AnalysisLimits& limits)
        : matcher_(matcher),
          cache_(cache),
          table_(table),
          finder_(cache, stage),
          limits_(limits),
          has_hosts_(!stage.sites.empty())
    {}

    void run(MatcherAnalysis& out)
    {
        for (const AnalysedRule& rule : matcher_.rules)
            out.rules.push_back(verdict(rule));
        study_default(out.fallback);
        if (has_hosts_)
            find_overlaps(matcher_, finder_, cache_, table_, limits_, out);
    }

private:
    SearchResult search(const Terms& terms, ElementId rule, std::size_t tries)
    {
        return finder_.search(
            terms,
            [&](const ExampleRequest& request) {
                const RouteMatch match = table_.match(request);
                return match.path_matcher == matcher_.input->id && match.rule == rule
                           ? Judgement{true}
                           : judged_by(matcher_, match, request, finder_);
            },
            tries);
    }

    RuleVerdict verdict(const AnalysedRule& rule)
    {
        RuleVerdict out{.rule = rule.id, .priority = rule.priority};
        for (const AnalysedPart& part : matcher_.parts_of(rule))
            out.conditions += (part.number == 0 ? "" : " or ") + condition_words(part.conditions);
        if (!has_hosts_ || rule.part_count == 0) {
            out.reach = Reach::Unreachable;
            out.reason = has_hosts_ ? fmt::format("it has no {}", rule.priority ? "matchRules" : "paths")
                                    : std::string("no host rule leads to its path matcher");
            return out;
        }
        bool all_dead = true;
        for (const AnalysedPart& part : matcher_.parts_of(rule))
            all_dead = study(part, out) && all_dead;
        conclude(all_dead, out);
        return out;
    }

    /// Whether a part surely never decides.
    bool study(const AnalysedPart& part, RuleVerdict& out)
    {
        constexpr std::size_t kTriesOfOthers = 8; // once the rule is known to be reachable
        if (!part.never.empty()) {
            out.dead_parts.push_back({part.number, {}, part.never});
            return true;
        }
        const bool reached = out.reach == Reach::Reachable;
        const Terms terms = terms_of(part.conditions);
        SearchResult result = search(terms, out.rule, reached ? kTriesOfOthers : limits_.tries);
        out.tries += result.tries;
        if (result.outcome == SearchResult::Outcome::Found) {
            if (!reached)
                out.example = std::move(result.found);
            out.decided_by = out.rule;
            out.reach = Reach::Reachable;
            return false;
        }
        if (!reached && !out.example && result.nearest) {
            out.decided_by = table_.match(*result.nearest).rule;
            out.example = std::move(result.nearest);
        }
        if (!result.contradiction.empty()) {
            out.dead_parts.push_back({part.number, {}, std::move(result.contradiction)});
            return true;
        }
        std::vector<ElementId> by = result.outcome == SearchResult::Outcome::Impossible
                                        ? shadows(terms, result.blockers)
                                        : plain_shadow(part, terms);
        if (by.empty())
            return false;
        out.dead_parts.push_back({part.number, std::move(by), {}});
        return true;
    }

    /// One rule that takes everything, if there is one among those that took something; otherwise all of them together.
    std::vector<ElementId> shadows(const Terms& terms, const std::vector<std::size_t>& blockers) const
    {
        std::vector<ElementId> all;
        for (const std::size_t blocker : blockers) {
            const AnalysedPart& part = matcher_.parts[blocker];
            const ElementId rule = matcher_.rules[part.rule].id;
            if (finder_.contains(part.conditions, terms))
                return {rule};
            if (std::ranges::find(all, rule) == all.end())
                all.push_back(rule);
        }
        return all;
    }

    /// An earlier rule that asks only for a path and takes everything: for parts of which no example could be made.
    std::vector<ElementId> plain_shadow(const AnalysedPart& part, const Terms& terms) const
    {
        constexpr std::size_t kMost = 1000;
        std::size_t asked = 0;
        for (const AnalysedPart& other : matcher_.parts) {
            if (other.rule >= part.rule || !matcher_.rules[other.rule].priority || asked == kMost)
                break;
            if (!other.never.empty() || other.conditions.size() > 1)
                continue;
            ++asked;
            if (finder_.contradiction(terms_of(other.conditions)).empty() && finder_.contains(other.conditions, terms))
                return {matcher_.rules[other.rule].id};
        }
        return {};
    }

    static void conclude(bool all_dead, RuleVerdict& out)
    {
        if (out.reach == Reach::Reachable || !all_dead)
            return;
        for (const DeadPart& part : out.dead_parts) {
            for (const ElementId rule : part.shadowed_by) {
                if (std::ranges::find(out.shadowed_by, rule) == out.shadowed_by.end())
                    out.shadowed_by.push_back(rule);
            }
            if (!part.reason.empty() && !out.reason.contains(part.reason))
                out.reason += (out.reason.empty() ? "" : "; ") + part.reason;
        }
        out.reach = out.shadowed_by.empty() ? Reach::Unreachable : Reach::Shadowed;
        if (out.reach == Reach::Shadowed)
            out.reason.clear();
        out.dead_parts.clear();
    }

    void study_default(DefaultVerdict& out)
    {
        out.answers = matcher_.input->default_action.has_value();
        if (!has_hosts_) {
            out.reach = Reach::Unreachable;
            return;
        }
        SearchResult result = search({}, ElementId{}, limits_.tries);
        if (result.outcome == SearchResult::Outcome::Found) {
            out.reach = Reach::Reachable;
            out.example = std::move(result.found);
        } else if (result.outcome == SearchResult::Outcome::Impossible) {
            out.reach = Reach::Shadowed;
            out.shadowed_by = shadows({}, result.blockers);
        }
    }

    const AnalysedMatcher& matcher_;
    PatternCache& cache_;
    TableQuestion& table_;
    WitnessFinder finder_;
    const AnalysisLimits& limits_;
    bool has_hosts_;
};

/// The whole map.
class MapStudy
{
public:
    MapStudy(const RouteTableInput& input, const RouteTable& table, const Entrances& entrances,
             const AnalysisLimits& limits)
        : input_(input),
          table_(table),
          entrances_(entrances),
          limits_(limits),
          stages_(input.path_matchers.size())
    {
        for (Stage& stage : stages_) {
            stage.entrances = entrances.list;
            stage.entrances_are_all = entrances.complete;
        }
    }

    RouteAnalysis run()
    {
        hosts();
        for (std::size_t at = 0; at < input_.path_matchers.size(); ++at) {
            const PathMatcherInput& input = input_.path_matchers[at];
            stages_[at].counts = [&](const ExampleRequest& site) {
                return table_.match(site).path_matcher == input.id;
            };
            MatcherAnalysis& matcher = out_.matchers.emplace_back();
            matcher.path_matcher = input.id;
            matcher.hosts = stages_[at].patterns;
            const AnalysedMatcher rules = analysed_matcher(input);
            MatcherStudy(rules, stages_[at], cache_, table_, limits_).run(matcher);
        }
        fallback();
        return std::move(out_);
    }

private:
    void hosts()
    {
        std::unordered_set<std::string> seen;
        for (const HostRuleInput& rule : input_.host_rules) {
            if (rule.hosts.empty())
                dead(rule, {}, "it names no host");
            for (const std::string& host : rule.hosts) {
                const std::string pattern = canonical_host_pattern(host);
                if (!is_valid_host_pattern(host))
                    dead(rule, host, "it is no host pattern: * stands only at the front, before . or -");
                else if (rule.path_matcher >= stages_.size())
                    dead(rule, host, "its path matcher does not exist");
                else if (!seen.insert(pattern).second)
                    dead(rule, host, "an earlier host rule has the same host");
                else if (!add_sites(rule, pattern))
                    dead(rule, host, "it names a port, but ports are dropped before hosts are compared");
            }
        }
    }

    void dead(const HostRuleInput& rule, std::string host, std::string reason)
    {
        out_.dead_hosts.push_back({rule.id, std::move(host), std::move(reason)});
    }

    /// False when the pattern cannot decide.
    bool add_sites(const HostRuleInput& rule, const std::string& pattern)
    {
        if (input_.host_port == HostPort::Dropped && http::split_authority(pattern).port)
            return false;
        Stage& stage = stages_[rule.path_matcher];
        stage.patterns.push_back(pattern);
        for (const Entrance& entrance : entrances_.list) {
            for (std::string& host : hosts_for(pattern)) {
                ExampleRequest site{.host = std::move(host), .entrance = entrance};
                if (table_.match(site).host_rule == rule.id) {
                    stage.sites.push_back(std::move(site));
                    break;
                }
            }
        }
        return true;
    }

    void fallback()
    {
        out_.fallback.answers = input_.default_action.has_value();
        for (const HostRuleInput& rule : input_.host_rules) {
            if (rule.path_matcher < stages_.size() && std::ranges::find(rule.hosts, "*") != rule.hosts.end()) {
                out_.fallback.reach = Reach::Shadowed;
                out_.fallback.shadowed_by = {rule.id};
                return;
            }
        }
        for (const std::string& host : hosts_for("*")) {
            ExampleRequest example{.host = host, .entrance = entrances_.list.front()};
            if (!table_.match(example).host_rule) {
                out_.fallback.reach = Reach::Reachable;
                out_.fallback.example = std::move(example);
                return;
            }
        }
    }

    const RouteTableInput& input_;
    TableQuestion table_;
    const Entrances& entrances_;
    const AnalysisLimits& limits_;
    PatternCache cache_;
    std::vector<Stage> stages_;
    RouteAnalysis out_;
};

} // namespace

RouteAnalysis analyse_routes(const RouteTableInput& input, const RouteTable& table, const Entrances& entrances,
                             const AnalysisLimits& limits)
{
    return MapStudy(input, table, entrances, limits).run();
}

} // namespace switchyard::route
