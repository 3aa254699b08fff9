// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/blast_radius_candidates.h"

#include "core/route/characters.h"
#include "core/route/witness_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace switchyard::route {
namespace {

/// What an action does, as text that is equal on both sides when nothing about the destination differs.
std::string signature(const Action* action, const Names& names)
{
    if (!action)
        return "404";
    if (const auto* redirect = std::get_if<RedirectAction>(action))
        return fmt::format("redirect {} {} {} {}|{}|{}", redirect->status, redirect->https, redirect->strip_query,
                           redirect->host.value_or(""), redirect->path.value_or(""), redirect->prefix.value_or(""));
    const auto& forward = std::get<ForwardAction>(*action);
    std::string out = fmt::format("forward {}|{}|{}", forward.path_prefix_rewrite.value_or(""),
                                  forward.path_template_rewrite.value_or(""), forward.host_rewrite.value_or(""));
    for (const WeightedTarget& target : forward.targets)
        out += fmt::format("|{}={}", names.service(target.service), target.weight.value);
    return out;
}

/// Whether the outcome depends on which part of the path was matched.
bool depends_on_match(const Action* action)
{
    if (!action)
        return false;
    if (const auto* redirect = std::get_if<RedirectAction>(action))
        return redirect->prefix.has_value();
    const auto& forward = std::get<ForwardAction>(*action);
    return forward.path_prefix_rewrite || forward.path_template_rewrite;
}

std::string key_of(const PathPredicate& path)
{
    if (const auto* prefix = std::get_if<PathPrefix>(&path))
        return fmt::format("{}{}", prefix->ignore_case, prefix->prefix);
    if (const auto* full = std::get_if<FullPath>(&path))
        return fmt::format("{}{}", full->ignore_case, full->path);
    if (const auto* regex = std::get_if<PathRegex>(&path))
        return regex->pattern;
    const auto* path_template = std::get_if<PathTemplate>(&path);
    return path_template ? path_template->text : std::string();
}

std::string key_of(const ValueTest& test)
{
    if (const auto* present = std::get_if<ValueIsPresent>(&test))
        return fmt::format("{}", present->present);
    if (const auto* equals = std::get_if<ValueEquals>(&test))
        return equals->value;
    if (const auto* starts = std::get_if<ValueStartsWith>(&test))
        return starts->value;
    if (const auto* ends = std::get_if<ValueEndsWith>(&test))
        return ends->value;
    if (const auto* regex = std::get_if<ValueMatchesRegex>(&test))
        return regex->pattern;
    const auto& range = std::get<ValueInRange>(test);
    return fmt::format("{} {}", range.start, range.end);
}

/// Equal exactly when the conditions are.
std::string key_of(const Conditions& conditions)
{
    std::string out;
    for (const Condition& condition : conditions) {
        const std::string value =
            condition.of == Condition::Of::Path ? key_of(condition.path) : key_of(condition.value);
        out += fmt::format("{}.{}.{}.{}:{}:{}:{};", static_cast<int>(condition.of), condition.path.index(),
                           condition.value.index(), condition.invert, condition.name.size(), condition.name,
                           value.size()) +
               value;
    }
    return out;
}

/// Positions of a longest rising subsequence; `kNone` takes no part.
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
std::vector<bool> rising(const std::vector<std::size_t>& values)
{
    std::vector<std::size_t> ends; // positions; ends[n] ends the best sequence of n + 1
    std::vector<std::size_t> before(values.size(), kNone);
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (values[at] == kNone)
            continue;
        const auto place = std::ranges::lower_bound(ends, values[at], {}, [&](std::size_t i) { return values[i]; });
        before[at] = place == ends.begin() ? kNone : *(place - 1);
        if (place == ends.end())
            ends.push_back(at);
        else
            *place = at;
    }
    std::vector<bool> chosen(values.size());
    for (std::size_t at = ends.empty() ? kNone : ends.back(); at != kNone; at = before[at])
        chosen[at] = true;
    return chosen;
}

/// What is different between the two lists of rules: renumbering and renaming are not.
class ChangedRules
{
public:
    explicit ChangedRules(const MatcherPair& pair)
    {
        const std::vector<std::string> old_keys = keys(pair.before, *pair.oracle_before.side().names);
        const std::vector<std::string> new_keys = keys(pair.after, *pair.oracle_after.side().names);
        std::unordered_map<std::string_view, std::vector<std::size_t>> places;
        for (std::size_t at = new_keys.size(); at > 0; --at)
            places[new_keys[at - 1]].push_back(at - 1);
        std::vector<std::size_t> same(old_keys.size(), kNone);
        for (std::size_t at = 0; at < old_keys.size(); ++at) {
            const auto found = places.find(old_keys[at]);
            if (found != places.end() && !found->second.empty()) {
                same[at] = found->second.back();
                found->second.pop_back();
            }
        }
        const std::vector<bool> kept = rising(same);
        before.assign(old_keys.size(), true);
        after.assign(new_keys.size(), true);
        for (std::size_t at = 0; at < old_keys.size(); ++at) {
            // The order of path rules means nothing.
            const bool path_rule = !pair.before.matcher.rules[at].priority;
            if (same[at] != kNone && (kept[at] || path_rule)) {
                before[at] = false;
                after[same[at]] = false;
            }
        }
    }

    std::vector<bool> before; ///< of each rule: it is not in the other list, or elsewhere
    std::vector<bool> after;

private:
    static std::vector<std::string> keys(const MatcherSide& side, const Names& names)
    {
        std::vector<std::string> out;
        for (const AnalysedRule& rule : side.matcher.rules) {
            std::string key = signature(rule.action, names) + (rule.priority ? "\n" : "\n=");
            for (const AnalysedPart& part : side.matcher.parts_of(rule))
                key += key_of(part.conditions) + '\n';
            out.push_back(std::move(key));
        }
        return out;
    }
};

class CandidateMaker
{
public:
    CandidateMaker(const MatcherPair& pair, const Stage& stage, PatternCache& cache, std::size_t& searches_left)
        : pair_(pair),
          finder_(cache, stage),
          searches_left_(searches_left)
    {}

    std::vector<ExampleRequest> run()
    {
        const ChangedRules changed(pair_);
        add(finder_.find({}));
        for (const MatcherSide* side : {&pair_.before, &pair_.after}) {
            for (const AnalysedPart& part : side->matcher.parts)
                add(finder_.find(terms_of(part.conditions)));
        }
        meet(nullptr, nullptr);
        meet_all(pair_.before.matcher, changed.before, pair_.after.matcher, true);
        meet_all(pair_.after.matcher, changed.after, pair_.before.matcher, false);
        return std::move(out_);
    }

private:
    void add(std::optional<ExampleRequest> request)
    {
        if (request)
            out_.push_back(std::move(*request));
    }

    /// Every changed rule of one side with every rule of the other, and with its default.
    void meet_all(const AnalysedMatcher& matcher, const std::vector<bool>& changed, const AnalysedMatcher& other,
                  bool before)
    {
        for (const AnalysedPart& part : matcher.parts) {
            if (!changed[part.rule])
                continue;
            edges(part);
            const auto meet_one = [&](const AnalysedPart* partner) {
                before ? meet(&part, partner) : meet(partner, &part);
            };
            meet_one(nullptr);
            for (const AnalysedPart& partner : other.parts) {
                if (searches_left_ == 0)
                    return;
                meet_one(&partner);
            }
        }
    }

    const Action* action(const MatcherSide& side, const AnalysedPart* part) const
    {
        return part ? side.matcher.rules[part->rule].action : side.fallback;
    }
    ElementId rule(const MatcherSide& side, const AnalysedPart* part) const
    {
        return part ? side.matcher.rules[part->rule].id : ElementId{};
    }

    /// A request that one part decides before and another after; nullptr: the default.
    void meet(const AnalysedPart* before, const AnalysedPart* after)
    {
        constexpr std::size_t kTries = 12;
        const Action* action_before = action(pair_.before, before);
        const Action* action_after = action(pair_.after, after);
        if (!depends_on_match(action_before) && !depends_on_match(action_after) &&
            signature(action_before, *pair_.oracle_before.side().names) ==
                signature(action_after, *pair_.oracle_after.side().names))
            return;
        Terms terms;
        for (const AnalysedPart* part : {before, after}) {
            if (!part)
                continue;
            if (!part->never.empty())
                return;
            const Terms more = terms_of(part->conditions);
            terms.insert(terms.end(), more.begin(), more.end());
        }
        if (!finder_.contradiction(terms).empty())
            return;
        searches_left_ -= std::min<std::size_t>(searches_left_, 1);
        const ElementId rule_before = rule(pair_.before, before);
        const ElementId rule_after = rule(pair_.after, after);
        SearchResult result = finder_.search(
            terms, [&](const ExampleRequest& request) { return judge(request, rule_before, rule_after); }, kTries);
        add(result.found ? std::move(result.found) : std::move(result.nearest));
    }

    Judgement judge(const ExampleRequest& request, ElementId rule_before, ElementId rule_after)
    {
        const RouteMatch before = pair_.oracle_before.match(request);
        if (before.rule != rule_before || before.path_matcher != pair_.before.id)
            return taken(pair_.before, before, request);
        const RouteMatch after = pair_.oracle_after.match(request);
        if (after.rule != rule_after || after.path_matcher != pair_.after.id)
            return taken(pair_.after, after, request);
        return {true};
    }

    Judgement taken(const MatcherSide& side, const RouteMatch& match, const ExampleRequest& request) const
    {
        return side.matcher.input ? judged_by(side.matcher, match, request, finder_) : Judgement{};
    }

    /// Requests just inside and just outside of what a part asks for.
    void edges(const AnalysedPart& part)
    {
        const auto inside = finder_.find(terms_of(part.conditions));
        if (!inside)
            return;
        std::vector<std::string> paths{inside->path + "x", inside->path + "/", inside->path + "/example",
                                       inside->path.substr(0, inside->path.size() - 1)};
        std::string other_case = inside->path;
        for (char& c : other_case)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : to_lower(c);
        paths.push_back(std::move(other_case));
        for (std::string& path : paths) {
            if (!path_can_come(path))
                continue;
            out_.push_back(*inside);
            out_.back().path = std::move(path);
        }
        for (const Condition& condition : part.conditions) {
            Terms terms;
            for (const Condition& other : part.conditions)
                terms.push_back({&other, &other == &condition});
            if (finder_.contradiction(terms).empty())
                add(finder_.find(terms));
        }
    }

    const MatcherPair& pair_;
    WitnessFinder finder_;
    std::size_t& searches_left_;
    std::vector<ExampleRequest> out_;
};

} // namespace

std::vector<ExampleRequest> blast_candidates(const MatcherPair& pair, const Stage& stage, PatternCache& cache,
                                             std::size_t& searches_left)
{
    return CandidateMaker(pair, stage, cache, searches_left).run();
}

} // namespace switchyard::route
