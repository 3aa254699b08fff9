// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/near_miss_finder.h"

#include "core/http/url.h"
#include "core/route/characters.h"
#include "core/route/request_edit.h"
#include "core/route/witness_paths.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace switchyard::route {
namespace {

using Kind = RequestChange::Kind;

/// What a change costs besides its bytes: two small changes are dearer than a larger one, and another path is mostly
/// another matter.
constexpr std::uint32_t kPerChange = 8;
constexpr std::uint32_t kPerPath = 16;
constexpr std::size_t kExamined = 12;
constexpr std::size_t kPathsTried = 4;

/// The literal in front of what the request had behind as many segments.
std::string with_tail(std::string_view literal, std::string_view path)
{
    std::size_t at = 0;
    for (auto slashes = std::ranges::count(literal, '/'), seen = std::ptrdiff_t{0}; seen < slashes; ++seen) {
        at = path.find('/', at + (seen == 0 ? 0 : 1));
        if (at == std::string_view::npos)
            return std::string(literal);
    }
    const std::string_view tail = literal.ends_with('/') ? path.substr(std::min(at + 1, path.size()))
                                                         : path.substr(std::min(path.find('/', at + 1), path.size()));
    return std::string(literal) + std::string(tail);
}

/// Whether a header value, or the value of a parameter, can be sent as it is.
bool can_be_sent(std::string_view value, bool in_query)
{
    if (in_query)
        return std::ranges::none_of(
            value, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '&' || c == '#'; });
    const auto control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; };
    return std::ranges::none_of(value, control) && !value.starts_with(' ') && !value.ends_with(' ') &&
           !value.starts_with('\t') && !value.ends_with('\t');
}

/// All conditions on one header or parameter.
struct Group
{
    std::string name; ///< as written
    std::vector<ValueTest> tests;
    std::vector<bool> inverted;

    std::vector<ValueCondition> conditions() const
    {
        std::vector<ValueCondition> out;
        for (std::size_t at = 0; at < tests.size(); ++at)
            out.push_back({&tests[at], inverted[at]});
        return out;
    }
    /// Whether other values would do as well.
    bool leaves_choice() const
    {
        return std::ranges::none_of(tests,
                                    [](const ValueTest& test) { return std::holds_alternative<ValueEquals>(test); });
    }
};

/// The nearest value for which all conditions of a group hold. Errors: nullopt when none was found.
std::optional<std::optional<std::string>> nearest_value(const Group& group, std::optional<std::string_view> current,
                                                        bool in_query, PatternCache& cache)
{
    const std::vector<ValueCondition> conditions = group.conditions();
    const auto hold = [&](std::optional<std::string_view> value) {
        return std::ranges::all_of(conditions,
                                   [&](const auto& condition) { return value_holds(condition, value, cache); });
    };
    std::optional<std::optional<std::string>> best;
    std::uint32_t best_cost = 0;
    for (const std::optional<std::string>& value : value_candidates(conditions, cache)) {
        if (!hold(value) || (value && !can_be_sent(*value, in_query)))
            continue;
        // An empty value is hardly what somebody wants to send.
        const std::uint32_t cost =
            distance(current.value_or(""), value ? std::string_view(*value) : "") + (value && value->empty() ? 4 : 0);
        if (!best || cost < best_cost) {
            best = value;
            best_cost = cost;
        }
    }
    return best;
}

/// Works out the changes that make one match rule hold.
class Changes
{
public:
    Changes(const MatchRuleInput& wanted, const RouteRequest& request, PatternCache& cache)
        : wanted_(wanted),
          request_(request),
          view_(request),
          cache_(cache)
    {}

    /// Of the headers and parameters. Errors: false when some condition cannot be met.
    bool values(std::vector<RequestChange>& out);
    /// Paths for which the path predicate holds, the nearest first; the request's own when that holds.
    std::vector<std::string> paths() const;
    bool path_is_example() const
    {
        return std::holds_alternative<PathRegex>(wanted_.path) || std::holds_alternative<PathTemplate>(wanted_.path);
    }

private:
    bool header(const Group& group, std::vector<RequestChange>& out);
    bool parameter(const Group& group, std::vector<RequestChange>& out);
    bool holds(const Group& group, std::optional<std::string_view> value)
    {
        return std::ranges::all_of(group.conditions(),
                                   [&](const auto& condition) { return value_holds(condition, value, cache_); });
    }

    const MatchRuleInput& wanted_;
    const RouteRequest& request_;
    RequestView view_;
    PatternCache& cache_;
};

bool Changes::values(std::vector<RequestChange>& out)
{
    std::map<std::string, Group> headers;
    for (const HeaderPredicate& header : wanted_.headers) {
        Group& group = headers[lowered(header.name)];
        if (group.tests.empty())
            group.name = header.name;
        group.tests.push_back(header.match);
        group.inverted.push_back(header.invert);
    }
    std::map<std::string, Group> parameters;
    for (const QueryPredicate& query : wanted_.query) {
        Group& group = parameters[query.name];
        group.name = query.name;
        group.tests.push_back(std::visit([](const auto& match) { return ValueTest(match); }, query.match));
        group.inverted.push_back(false);
    }
    return std::ranges::all_of(headers, [&](const auto& entry) { return header(entry.second, out); }) &&
           std::ranges::all_of(parameters, [&](const auto& entry) { return parameter(entry.second, out); });
}

bool Changes::header(const Group& group, std::vector<RequestChange>& out)
{
    const std::string name = lowered(group.name);
    std::string storage;
    const HeaderValue header = view_.header(name);
    const std::optional<std::string_view> current =
        header.present() ? std::optional(header.joined(storage)) : std::nullopt;
    if (holds(group, current))
        return true;
    const auto value = nearest_value(group, current, false, cache_);
    if (!value || name == "port")
        return false; // the port belongs to the forwarding rule
    const std::optional<std::string> from = current ? std::optional(std::string(*current)) : std::nullopt;
    if (name == ":method" || name == ":authority" || name == "host") {
        if (!*value || (*value)->empty() || (*value)->find(' ') != std::string::npos)
            return false;
        out.push_back({name == ":method" ? Kind::Method : Kind::Host, {}, from, **value, group.leaves_choice()});
        return true;
    }
    if (name.starts_with(':'))
        return false;
    out.push_back({*value ? Kind::SetHeader : Kind::RemoveHeader, group.name, from, value->value_or(""),
                   *value && group.leaves_choice()});
    return true;
}

bool Changes::parameter(const Group& group, std::vector<RequestChange>& out)
{
    const auto current = view_.query_parameter(group.name);
    if (holds(group, current))
        return true;
    const auto value = nearest_value(group, current, true, cache_);
    if (!value || !can_be_sent(group.name, true) || group.name.find('=') != std::string::npos)
        return false;
    out.push_back({*value ? Kind::SetQuery : Kind::RemoveQuery, group.name,
                   current ? std::optional(std::string(*current)) : std::nullopt, value->value_or(""),
                   *value && group.leaves_choice()});
    return true;
}

std::vector<std::string> Changes::paths() const
{
    if (path_holds(wanted_.path, request_.path, cache_))
        return {std::string(request_.path)};
    // The request's own path as a hint: examples follow it where they can.
    const PathPredicate own = FullPath{std::string(request_.path), false};
    const std::array wanted{&wanted_.path, &own};
    std::vector<std::string> all = path_candidates(wanted, cache_);
    if (const auto* prefix = std::get_if<PathPrefix>(&wanted_.path))
        all.push_back(with_tail(prefix->prefix, request_.path));
    std::erase_if(
        all, [&](const std::string& path) { return !path_can_come(path) || !path_holds(wanted_.path, path, cache_); });
    std::ranges::sort(all, {}, [&](const std::string& path) { return std::pair(distance(request_.path, path), path); });
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    all.resize(std::min(all.size(), kPathsTried));
    return all;
}

std::uint32_t path_estimate(const PathPredicate& path, std::string_view text)
{
    constexpr std::uint32_t kUnknown = 16;
    if (const auto* prefix = std::get_if<PathPrefix>(&path))
        return kPerPath + distance(with_tail(prefix->prefix, text), text);
    const auto* full = std::get_if<FullPath>(&path);
    return kPerPath + (full ? distance(full->path, text) : kUnknown);
}

} // namespace

void NearMissFinder::keep(Candidate candidate)
{
    const auto dearer = [](const Candidate& a, const Candidate& b) {
        return std::pair(a.estimate, a.tried) < std::pair(b.estimate, b.tried);
    };
    if (candidates_.size() == kExamined && !dearer(candidate, candidates_.front()))
        return;
    if (candidates_.size() == kExamined) {
        std::ranges::pop_heap(candidates_, dearer);
        candidates_.pop_back();
    }
    candidates_.push_back(std::move(candidate));
    std::ranges::push_heap(candidates_, dearer);
}

void NearMissFinder::add(std::uint32_t tried, std::uint32_t alternative, ElementId rule, const MatchRule& match_rule,
                         std::size_t failing)
{
    const MatchRuleInput& wanted = match_rule.input();
    // What comes after the first failing condition was not asked; it counts as half a change.
    const auto unasked = static_cast<std::uint32_t>(match_rule.condition_count() - std::max<std::size_t>(failing, 1));
    const std::uint32_t estimate =
        (failing == 0 ? path_estimate(wanted.path, request_.path) : kPerChange) + unasked * kPerChange / 2;
    if (candidates_.size() == kExamined && estimate > candidates_.front().estimate)
        return;
    keep({tried, alternative, rule, wanted, estimate});
}

void NearMissFinder::add(std::uint32_t tried, std::uint32_t alternative, ElementId rule,
                         const PathTree::Pattern& pattern)
{
    MatchRuleInput wanted{path_rule_predicate(pattern.text), {}, {}};
    const std::uint32_t estimate = path_estimate(wanted.path, request_.path);
    keep({tried, alternative, rule, std::move(wanted), estimate});
}

NearMiss NearMissFinder::examine(const Candidate& candidate, RouteScratch& scratch)
{
    NearMiss miss{candidate.tried, candidate.alternative};
    miss.cost = candidate.estimate;
    Changes changes(candidate.conditions, request_, cache_);
    std::vector<RequestChange> of_values;
    if (!changes.values(of_values))
        return miss;
    RoutePatterns patterns;
    const MatchRule rule(candidate.conditions, patterns);
    RouteScratch of_rule(patterns);
    for (const std::string& path : changes.paths()) {
        std::vector<RequestChange> all;
        if (path != request_.path)
            all.push_back({Kind::Path, {}, std::string(request_.path), path, changes.path_is_example()});
        all.insert(all.end(), of_values.begin(), of_values.end());
        ChangedRequest request = changed(request_, all);
        const ChangedView view(request, request_);
        of_rule.begin();
        if (http::needs_normalisation(request.path) || !rule.holds(RequestView(view.request()), of_rule))
            continue;
        const RouteMatch match = table_.match(view.request(), scratch);
        const bool wins = match.rule == candidate.rule;
        if (!wins && miss.verdict == NearMiss::Verdict::Taken)
            continue; // the first such change is the smallest
        miss.verdict = wins ? NearMiss::Verdict::Wins : NearMiss::Verdict::Taken;
        miss.taken_by = wins ? ElementId{} : match.rule;
        miss.cost = 0;
        for (const RequestChange& change : all)
            miss.cost +=
                (change.kind == Kind::Path ? kPerPath : kPerChange) + distance(change.from.value_or(""), change.to);
        miss.changes = std::move(all);
        miss.changed = std::move(request);
        if (wins)
            break;
    }
    return miss;
}

std::vector<NearMiss> NearMissFinder::best(std::size_t most, const RouteMatch& decided, RouteScratch& scratch)
{
    std::vector<NearMiss> misses;
    for (const Candidate& candidate : candidates_) {
        if (candidate.rule != decided.rule)
            misses.push_back(examine(candidate, scratch));
    }
    std::ranges::sort(misses, {}, [](const NearMiss& miss) {
        return std::tuple(miss.verdict == NearMiss::Verdict::Unknown, miss.cost, miss.rule, miss.alternative);
    });
    std::set<std::uint32_t> rules;
    std::erase_if(misses, [&](const NearMiss& miss) { return !rules.insert(miss.rule).second; });
    misses.resize(std::min(misses.size(), most));
    return misses;
}

} // namespace switchyard::route
