// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/explain.h"

#include "core/http/url.h"
#include "core/route/characters.h"
#include "core/route/evaluate.h"
#include "core/route/explain_outcome.h"
#include "core/route/near_miss_finder.h"
#include "core/route/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace switchyard::route {
namespace {

constexpr std::size_t kNearMisses = 3;

/// Writes down what the evaluator tries.
class Recorder
{
public:
    Recorder(const RouteTable& table, const RouteRequest& raw, const Names& names, Explanation& out)
        : parts_(table.parts()),
          misses_(table, raw),
          raw_(raw),
          request_(raw),
          names_(names),
          out_(out)
    {}

    static constexpr bool kEveryRule = true;
    void host(const HostIndex::Entry* entry);
    void match_rule(const IndexedRouteRule& rule, const MatchRule& match_rule, std::size_t failing);
    void path_rules(const PathTree::Pattern* deciding);
    /// After the evaluation.
    void finish(const RouteMatch& match, RouteScratch& scratch);

private:
    std::string label(ElementId id, std::string otherwise) const
    {
        std::string name = names_.element(id);
        return name.empty() ? otherwise : name;
    }
    std::optional<std::string> host_hint(const HostText& compared, const HostIndex::Entry* chosen) const;
    void path_rule(std::uint32_t rule, std::span<const PathTree::Pattern> patterns, const PathTree::Pattern* deciding);
    std::uint32_t last_tried() const { return static_cast<std::uint32_t>(out_.tried.size() - 1); }
    std::uint32_t last_alternative() const
    {
        return static_cast<std::uint32_t>(out_.tried.back().alternatives.size() - 1);
    }

    const RouteTable::Parts& parts_;
    NearMissFinder misses_;
    const RouteRequest& raw_;
    RequestView request_;
    const Names& names_;
    Explanation& out_;
    const IndexedPathMatcher* matcher_ = nullptr;
    const IndexedRouteRule* last_rule_ = nullptr;
};

void Recorder::host(const HostIndex::Entry* entry)
{
    const HostText compared = compared_host(parts_.host_port, request_);
    out_.host.received = raw_.authority;
    out_.host.compared = compared.to_string();
    out_.host.hint = host_hint(compared, entry);
    if (!entry)
        return;
    out_.host.by = entry->pattern == "*"  ? ExplainedHost::By::Any
                   : entry->is_wildcard() ? ExplainedHost::By::Wildcard
                                          : ExplainedHost::By::Exact;
    out_.host.pattern = entry->pattern;
    out_.host.rule = parts_.host_rules[entry->value].id;
    matcher_ = &parts_.path_matchers[parts_.host_rules[entry->value].path_matcher];
    out_.path_matcher = matcher_->id;
    out_.path_matcher_label = label(matcher_->id, "path matcher");
}

std::optional<std::string> Recorder::host_hint(const HostText& compared, const HostIndex::Entry* chosen) const
{
    if (chosen && !chosen->is_wildcard())
        return std::nullopt;
    if (compared.port) {
        const HostIndex::Entry* without = parts_.hosts.find({compared.name, std::nullopt});
        if (without && without != chosen && without->pattern != "*")
            return fmt::format("The host {} would fit without the port: the port belongs to the host here. "
                               "To accept it, list {}:{} as a host of its own.",
                               without->pattern, without->pattern, compared.port->value);
    }
    const auto misses_name = [&](const HostIndex::Entry& entry) {
        return entry.pattern.starts_with("*.") &&
               equals_lower(out_.host.compared, std::string_view(entry.pattern).substr(2));
    };
    const auto wildcard = std::ranges::find_if(parts_.hosts.entries(), misses_name);
    if (wildcard == parts_.hosts.entries().end())
        return std::nullopt;
    return fmt::format("{} does not cover {} itself; list both to cover both.", wildcard->pattern,
                       wildcard->pattern.substr(2));
}

void Recorder::match_rule(const IndexedRouteRule& rule, const MatchRule& match_rule, std::size_t failing)
{
    if (last_rule_ != &rule) {
        ExplainedRule& tried = out_.tried.emplace_back();
        tried.rule = rule.id;
        tried.priority = rule.priority;
        tried.label = label(rule.id, fmt::format("priority {}", rule.priority));
        last_rule_ = &rule;
        out_.rules_after = static_cast<std::uint32_t>(&matcher_->route_rules.back() - &rule);
    }
    ExplainedRule& tried = out_.tried.back();
    ExplainedAlternative& alternative = tried.alternatives.emplace_back();
    alternative.pattern = describe(match_rule);
    // A match rule without a path predicate holds nothing yet when its first header fails.
    const bool has_path = !std::holds_alternative<AnyPath>(match_rule.input().path);
    alternative.conditions_held = static_cast<std::uint32_t>(failing - (failing > 0 && !has_path ? 1 : 0));
    if (failing == match_rule.condition_count()) {
        tried.matched = true;
        return;
    }
    alternative.failed = describe_failure(match_rule, failing, request_);
    misses_.add(last_tried(), last_alternative(), rule.id, match_rule, failing);
}

void Recorder::path_rules(const PathTree::Pattern* deciding)
{
    // The patterns of a rule stand together, in the order of the rules.
    std::span<const PathTree::Pattern> left = matcher_->paths.patterns();
    for (std::uint32_t rule = 0; rule < matcher_->path_rules.size(); ++rule) {
        std::size_t count = 0;
        while (count < left.size() && left[count].rule == rule)
            ++count;
        path_rule(rule, left.first(count), deciding);
        left = left.subspan(count);
    }
}

void Recorder::path_rule(std::uint32_t rule, std::span<const PathTree::Pattern> patterns,
                         const PathTree::Pattern* deciding)
{
    ExplainedRule& tried = out_.tried.emplace_back();
    tried.rule = matcher_->path_rules[rule].id;
    tried.matched = deciding && deciding->rule == rule;
    std::string paths;
    for (const PathTree::Pattern& pattern : patterns) {
        paths += (paths.empty() ? "" : ", ") + pattern.text;
        ExplainedAlternative& alternative = tried.alternatives.emplace_back();
        alternative.pattern = shown(pattern.text);
        if (&pattern == deciding) {
            alternative.conditions_held = 1;
            continue;
        }
        if (pattern.is_prefix() && raw_.path.starts_with(pattern.literal())) {
            alternative.conditions_held = 1;
            alternative.failed = {"precedence", "no path that fits better",
                                  shown(deciding->text) + (deciding->is_prefix() ? " is longer" : " is exact")};
            continue;
        }
        alternative.failed = describe_failure(pattern, raw_.path);
        misses_.add(last_tried(), last_alternative(), tried.rule, pattern);
    }
    tried.label = label(tried.rule, shown(paths));
}

void Recorder::finish(const RouteMatch& match, RouteScratch& scratch)
{
    out_.rule = match.rule;
    out_.near_misses = misses_.best(kNearMisses, match, scratch);
    for (NearMiss& miss : out_.near_misses) {
        const auto taker = std::ranges::find(out_.tried, miss.taken_by, &ExplainedRule::rule);
        if (miss.taken_by && taker != out_.tried.end())
            miss.taken_by_label = taker->label;
    }
}

} // namespace

Explanation explain(const RouteTable& table, const RouteRequest& request, const Names& names,
                    const LocationTranslation* translation, std::optional<IpAddress> client)
{
    Explanation out;
    out.method = request.method;
    out.scheme = request.scheme;
    out.path = request.path;
    if (request.has_query)
        out.query = request.query;
    if (http::needs_normalisation(request.path)) {
        out.host.received = request.authority;
        out.host.compared = compared_host(table.parts().host_port, RequestView(request)).to_string();
        out.outcome =
            ExplainedRedirect{302, normalised_location(request), normalised_location(request, translation), true, {}};
        return out;
    }
    Recorder recorder(table, request, names, out);
    RouteScratch scratch = table.make_scratch();
    const RouteMatch match = evaluate(table.parts(), request, scratch, recorder);
    recorder.finish(match, scratch);
    out.outcome = explain_outcome(match, {request, names, translation, client});
    return out;
}

} // namespace switchyard::route
