// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/blast_radius.h"

#include "core/http/url.h"
#include "core/route/blast_radius_candidates.h"
#include "core/route/host_index.h"
#include "core/route/location.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace switchyard::route {
namespace {

std::string targets_text(const ForwardAction& action, const Names& names)
{
    std::string out;
    for (const WeightedTarget& target : action.targets) {
        if (target.weight.value == 0)
            continue;
        out += (out.empty() ? "" : ", ") + names.service(target.service);
        if (target.weight.value != action.total_weight)
            out += fmt::format(" {:.4g} %", 100.0 * target.weight.value / action.total_weight);
    }
    return out;
}

Destination destination_of(const RouteMatch& match, const RouteRequest& request, const Names& names)
{
    if (http::needs_normalisation(request.path))
        return {"redirect (302)", normalised_location(request)};
    if (!match.action)
        return {"404", {}};
    if (const auto* redirect = std::get_if<RedirectAction>(match.action))
        return {fmt::format("redirect ({})", redirect->status), redirect_location(*redirect, match, request)};
    const auto& forward = std::get<ForwardAction>(*match.action);
    return {targets_text(forward, names), rewritten_url(forward, match, request)};
}

/// A host with the pattern it was made from.
struct Site
{
    std::string pattern;
    ExampleRequest request;
};

class BlastStudy
{
public:
    BlastStudy(const RouteSide& before, const RouteSide& after, const BlastLimits& limits)
        : before_(before),
          after_(after),
          limits_(limits),
          searches_left_(limits.searches)
    {
        sides_before_ = matchers(*before.input);
        sides_after_ = matchers(*after.input);
    }

    BlastRadius run()
    {
        for (auto& [matchers, sites] : groups())
            study(matchers, sites);
        out_.complete = out_.complete && searches_left_ > 0;
        std::ranges::sort(out_.changes, {}, [&](const DestinationChange& change) {
            return std::tuple(order_[change.host], change.host, change.before.rule, change.after.rule,
                              change.example.path);
        });
        return std::move(out_);
    }

private:
    using Pair = std::pair<ElementId, ElementId>;
    using Sides = std::map<ElementId, MatcherSide>;

    static Sides matchers(const RouteTableInput& input)
    {
        Sides out;
        out[ElementId{}] = {{}, input.default_action ? &*input.default_action : nullptr, {}};
        for (const PathMatcherInput& matcher : input.path_matchers)
            out[matcher.id] = {analysed_matcher(matcher), matcher.default_action ? &*matcher.default_action : nullptr,
                               matcher.id};
        return out;
    }

    std::vector<std::string> patterns()
    {
        std::vector<std::string> out;
        std::set<std::string> seen;
        for (const RouteTableInput* input : {after_.side().input, before_.side().input}) {
            for (const HostRuleInput& rule : input->host_rules) {
                for (const std::string& host : rule.hosts) {
                    std::string pattern = canonical_host_pattern(host);
                    if (is_valid_host_pattern(host) && seen.insert(pattern).second)
                        out.push_back(std::move(pattern));
                }
            }
        }
        if (seen.insert("*").second)
            out.emplace_back("*"); // hosts that no rule knows
        return out;
    }

    /// Hosts by the path matchers that answer for them before and after; one for each pattern and each pair.
    std::map<Pair, std::vector<Site>> groups()
    {
        std::map<Pair, std::vector<Site>> out;
        std::set<std::tuple<std::string, ElementId, ElementId>> seen;
        const bool ports = before_.side().input->host_port != after_.side().input->host_port;
        for (const std::string& pattern : patterns()) {
            order_.emplace(pattern, order_.size());
            for (const std::string& host : hosts_for(pattern)) {
                for (const char* port : {"", ":80", ":443", ":8080"}) {
                    if (*port != '\0' && !ports && !http::split_authority(pattern).port)
                        continue;
                    if (*port != '\0' && http::split_authority(host).port)
                        continue;
                    const ExampleRequest request{.host = host + port, .entrance = before_.side().entrance};
                    const RouteMatch before = before_.match(request);
                    const RouteMatch after = after_.match(request);
                    if (!seen.emplace(pattern, before.host_rule, after.host_rule).second)
                        continue;
                    if (seen.size() > limits_.hosts)
                        out_.complete = false;
                    else
                        out[{before.path_matcher, after.path_matcher}].push_back({pattern, request});
                }
            }
        }
        return out;
    }

    void study(const Pair& matchers, const std::vector<Site>& sites)
    {
        Stage stage;
        stage.entrances = {before_.side().entrance};
        stage.entrances_are_all = true;
        for (const Site& site : sites) {
            stage.sites.push_back(site.request);
            stage.patterns.push_back(site.pattern);
        }
        stage.counts = [&](const ExampleRequest& request) {
            return before_.match(request).path_matcher == matchers.first &&
                   after_.match(request).path_matcher == matchers.second;
        };
        const MatcherPair pair{sides_before_.at(matchers.first), sides_after_.at(matchers.second), before_, after_};
        std::set<Pair> seen; // rules
        std::vector<ExampleRequest> changing;
        for (const ExampleRequest& candidate : blast_candidates(pair, stage, cache_, searches_left_)) {
            const auto rules = try_out(pattern_of(candidate, sites), candidate);
            if (rules && seen.insert(*rules).second)
                changing.push_back(candidate);
        }
        // What changes for one host is tried with all that share its rules.
        for (ExampleRequest& request : changing) {
            for (const Site& site : sites) {
                request.host = site.request.host;
                request.entrance = site.request.entrance;
                try_out(site.pattern, request);
            }
        }
    }

    static const std::string& pattern_of(const ExampleRequest& request, const std::vector<Site>& sites)
    {
        for (const Site& site : sites) {
            if (site.request.host == request.host)
                return site.pattern;
        }
        const http::Authority authority = http::split_authority(request.host);
        for (const Site& site : sites) {
            if (site.pattern != "*" && host_pattern_fits(site.pattern, {authority.host, authority.port}))
                return site.pattern;
        }
        return sites.front().pattern;
    }

    /// Routes a request on both sides and notes a change. The deciding rules, if it is one.
    std::optional<Pair> try_out(const std::string& pattern, const ExampleRequest& request)
    {
        ++out_.tried;
        Decision before = before_.decide(request);
        Decision after = after_.decide(request);
        if (before.destination == after.destination)
            return std::nullopt;
        const Pair rules{before.rule, after.rule};
        const auto [found, fresh] =
            places_.try_emplace({pattern, before.path_matcher, before.rule, after.path_matcher, after.rule,
                                 before.destination.target, after.destination.target},
                                out_.changes.size());
        if (fresh)
            out_.changes.push_back({pattern, request, std::move(before), std::move(after)});
        else
            ++out_.changes[found->second].examples;
        return rules;
    }

    RouteOracle before_;
    RouteOracle after_;
    const BlastLimits& limits_;
    std::size_t searches_left_;
    Sides sides_before_;
    Sides sides_after_;
    PatternCache cache_;
    std::map<std::string, std::size_t> order_; ///< of host patterns
    std::map<std::tuple<std::string, ElementId, ElementId, ElementId, ElementId, std::string, std::string>, std::size_t>
        places_; ///< of changes
    BlastRadius out_;
};

void keep_most_frequent(std::vector<RecordedRequest>& examples)
{
    constexpr std::size_t kMost = 3;
    std::ranges::sort(examples, [](const RecordedRequest& a, const RecordedRequest& b) {
        return a.count != b.count ? a.count > b.count : url_of(a.request) < url_of(b.request);
    });
    examples.resize(std::min(examples.size(), kMost));
}

void sort_changes(RecordedBlast& blast)
{
    std::ranges::sort(blast.changes, [](const RecordedChange& a, const RecordedChange& b) {
        return a.count != b.count ? a.count > b.count : std::tie(a.before, a.after) < std::tie(b.before, b.after);
    });
}

} // namespace

RouteOracle::RouteOracle(const RouteSide& side) : side_(side), scratch_(side.table->make_scratch()) {}

RouteRequest RouteOracle::entering(const ExampleView& view) const
{
    RouteRequest request = view.request();
    request.scheme = side_.entrance.scheme;
    request.rule_port = side_.entrance.port;
    return request;
}

RouteMatch RouteOracle::match(const ExampleRequest& request)
{
    const ExampleView view(request);
    return side_.table->match(entering(view), scratch_);
}

Decision RouteOracle::decide(const ExampleRequest& request)
{
    const ExampleView view(request);
    const RouteRequest raw = entering(view);
    const RouteMatch match = side_.table->match(raw, scratch_);
    return {destination_of(match, raw, *side_.names), match.path_matcher, match.rule};
}

BlastRadius blast_radius(const RouteSide& before, const RouteSide& after, const BlastLimits& limits)
{
    return BlastStudy(before, after, limits).run();
}

RecordedBlast count_changes(const RouteSide& before, const RouteSide& after, std::span<const RecordedRequest> records)
{
    RouteOracle old_side(before);
    RouteOracle new_side(after);
    RecordedBlast out;
    std::map<std::pair<std::string, std::string>, RecordedChange> changes;
    for (const RecordedRequest& record : records) {
        out.total += record.count;
        const Decision was = old_side.decide(record.request);
        const Decision is = new_side.decide(record.request);
        if (was.destination == is.destination)
            continue;
        out.changed += record.count;
        RecordedChange& change = changes[{was.destination.target, is.destination.target}];
        change.count += record.count;
        change.examples.push_back(record);
    }
    for (auto& [targets, change] : changes) {
        keep_most_frequent(change.examples);
        change.before = targets.first;
        change.after = targets.second;
        out.changes.push_back(std::move(change));
    }
    sort_changes(out);
    return out;
}

void merge(RecordedBlast& into, RecordedBlast more)
{
    into.total += more.total;
    into.changed += more.changed;
    for (RecordedChange& change : more.changes) {
        const auto same = std::ranges::find_if(into.changes, [&](const RecordedChange& other) {
            return other.before == change.before && other.after == change.after;
        });
        if (same == into.changes.end()) {
            into.changes.push_back(std::move(change));
            continue;
        }
        same->count += change.count;
        std::ranges::move(change.examples, std::back_inserter(same->examples));
        keep_most_frequent(same->examples);
    }
    sort_changes(into);
}

} // namespace switchyard::route
