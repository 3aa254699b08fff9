// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/analysis_overlaps.h"

#include "core/route/witness_paths.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace switchyard::route {
namespace {

constexpr std::size_t kMostPairsOfAPart = 256;
constexpr std::size_t kListedOfARule = 3;
constexpr std::size_t kTriesOfAPair = 4;

class OverlapSearch
{
public:
    OverlapSearch(const AnalysedMatcher& matcher, const WitnessFinder& finder, PatternCache& cache,
                  TableQuestion& table, const AnalysisLimits& limits, MatcherAnalysis& out)
        : matcher_(matcher),
          finder_(finder),
          cache_(cache),
          table_(table),
          tries_left_(limits.overlap_tries),
          limits_(limits),
          out_(out)
    {}

    void run()
    {
        index();
        for (std::size_t part = 0; part < matcher_.parts.size(); ++part) {
            if (counts(part))
                look_around(part);
        }
        list();
    }

private:
    /// Path rules cannot overlap: the longest path decides. Rules that never decide have been spoken of.
    bool counts(std::size_t part) const
    {
        const std::size_t rule = matcher_.parts[part].rule;
        return matcher_.rules[rule].priority && out_.rules[rule].reach == Reach::Reachable;
    }

    void index()
    {
        for (const AnalysedPart& part : matcher_.parts) {
            std::string head;
            for (const Condition& condition : part.conditions) {
                if (condition.of == Condition::Of::Path)
                    head = path_head(condition.path, cache_);
            }
            heads_.push_back(std::move(head));
        }
        for (std::size_t part = 0; part < heads_.size(); ++part) {
            if (counts(part)) {
                by_head_[heads_[part]].push_back(part);
                sizes_.insert(heads_[part].size());
            }
        }
    }

    /// Those whose head is a beginning of this part's head, the longest first.
    void look_around(std::size_t part)
    {
        const std::string_view head = heads_[part];
        std::size_t pairs = 0;
        for (auto size = sizes_.rbegin(); size != sizes_.rend(); ++size) {
            if (*size > head.size())
                continue;
            const auto found = by_head_.find(head.substr(0, *size));
            if (found == by_head_.end())
                continue;
            for (const std::size_t other : found->second) {
                if (*size == head.size() && other >= part)
                    continue; // met from the other side
                if (++pairs > kMostPairsOfAPart || tries_left_ == 0) {
                    out_.overlaps_complete = false;
                    return;
                }
                compare(std::min(part, other), std::max(part, other), *size);
            }
        }
    }

    void compare(std::size_t first, std::size_t second, std::size_t shared)
    {
        const AnalysedPart& a = matcher_.parts[first];
        const AnalysedPart& b = matcher_.parts[second];
        const AnalysedRule& winner = matcher_.rules[a.rule];
        const AnalysedRule& loser = matcher_.rules[b.rule];
        if (a.rule == b.rule || *winner.action == *loser.action || pairs_.contains({a.rule, b.rule}))
            return;
        Terms both = terms_of(a.conditions);
        for (const Condition& condition : b.conditions)
            both.push_back({&condition, false});
        if (!finder_.contradiction(both).empty() || finder_.contains(a.conditions, terms_of(b.conditions)) ||
            finder_.contains(b.conditions, terms_of(a.conditions)))
            return;
        const SearchResult result = finder_.search(
            both,
            [&](const ExampleRequest& request) {
                const RouteMatch match = table_.match(request);
                return match.rule == winner.id ? Judgement{true} : judged_by(matcher_, match, request, finder_);
            },
            std::min(kTriesOfAPair, tries_left_));
        tries_left_ -= std::min(std::max<std::size_t>(result.tries, 1), tries_left_);
        if (!result.found)
            return;
        pairs_.insert({a.rule, b.rule});
        found_.push_back({winner.id, loser.id, *result.found, shared});
    }

    void list()
    {
        out_.overlap_count = found_.size();
        std::ranges::sort(found_, {}, [&](const RuleOverlap& overlap) {
            return std::tuple(~overlap.shared, matcher_.rule_of.at(overlap.winner), matcher_.rule_of.at(overlap.loser));
        });
        std::unordered_map<ElementId, std::size_t> listed;
        for (RuleOverlap& overlap : found_) {
            if (out_.overlaps.size() == limits_.overlaps)
                break;
            if (listed[overlap.winner] == kListedOfARule || listed[overlap.loser] == kListedOfARule)
                continue;
            ++listed[overlap.winner];
            ++listed[overlap.loser];
            out_.overlaps.push_back(std::move(overlap));
        }
    }

    const AnalysedMatcher& matcher_;
    const WitnessFinder& finder_;
    PatternCache& cache_;
    TableQuestion& table_;
    std::size_t tries_left_;
    const AnalysisLimits& limits_;
    MatcherAnalysis& out_;
    std::vector<std::string> heads_; ///< of each part
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_head_;
    std::set<std::size_t> sizes_;
    std::set<std::pair<std::size_t, std::size_t>> pairs_;
    std::vector<RuleOverlap> found_;
};

} // namespace

void find_overlaps(const AnalysedMatcher& matcher, const WitnessFinder& finder, PatternCache& cache,
                   TableQuestion& table, const AnalysisLimits& limits, MatcherAnalysis& out)
{
    OverlapSearch(matcher, finder, cache, table, limits, out).run();
}

} // namespace switchyard::route
