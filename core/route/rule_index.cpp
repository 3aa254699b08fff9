// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/rule_index.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace switchyard::route {
namespace {

/// A list is worth a look at a header only when it is longer than this.
constexpr std::uint32_t kLongList = 8;

/// The kinds of keys that a path can be found by.
enum class PathKind : std::uint8_t
{
    Beginning,
    Whole,
    FoldedBeginning,
    FoldedWhole,
    Template,
    Regex
};

struct PathKey
{
    PathKind kind = PathKind::Beginning;
    std::string text;
    friend auto operator<=>(const PathKey&, const PathKey&) = default;
};

PathKey path_key(const MatchRule& rule)
{
    const PathPredicate& path = rule.input().path;
    const std::string literal(rule.literal());
    if (const auto* prefix = std::get_if<PathPrefix>(&path))
        return {prefix->ignore_case ? PathKind::FoldedBeginning : PathKind::Beginning, literal};
    if (const auto* full = std::get_if<FullPath>(&path))
        return {full->ignore_case ? PathKind::FoldedWhole : PathKind::Whole, literal};
    if (const auto* regex = std::get_if<PathRegex>(&path))
        return {PathKind::Regex, regex->pattern};
    if (const auto* path_template = std::get_if<PathTemplate>(&path))
        return {PathKind::Template, path_template->text};
    return {};
}

struct ValueKey
{
    std::string name;
    bool query = false;
    std::string value;
    friend auto operator<=>(const ValueKey&, const ValueKey&) = default;
};

/// The conditions of a rule that a value can be found by.
template <typename Visit>
void each_value_key(const MatchRule& rule, Visit visit)
{
    const MatchRuleInput& input = rule.input();
    for (std::size_t at = 0; at < input.headers.size(); ++at) {
        const auto* equals = std::get_if<ValueEquals>(&input.headers[at].match);
        if (equals && !input.headers[at].invert)
            visit(ValueKey{std::string(rule.header_name(at)), false, equals->value});
    }
    for (const QueryPredicate& query : input.query) {
        if (const auto* equals = std::get_if<ValueEquals>(&query.match))
            visit(ValueKey{query.name, true, equals->value});
    }
}

} // namespace

/// Chooses keys and lays out the lists.
class RuleIndex::Build
{
public:
    Build(RuleIndex& out, const std::vector<MatchRule>& rules, RoutePatterns& patterns)
        : out_(out),
          rules_(rules),
          patterns_(patterns)
    {}

    void run()
    {
        count();
        for (std::uint32_t rule = 0; rule < rules_.size(); ++rule)
            place(rule);
        lay_out_paths();
        for (const auto& [key, list] : templates_)
            out_.templates_.set_value(key.first, key.second, store(list, out_.first_template_));
        lay_out_regexes();
        for (const auto& [key, list] : values_) {
            const std::uint32_t number = key.query ? 0 : patterns_.add_header(key.name);
            out_.values_.add({key.name, key.query, number}, key.value, store(list, out_.first_value_));
        }
        out_.entries_.shrink_to_fit();
    }

private:
    using List = std::vector<Entry>;

    void count()
    {
        std::map<std::pair<std::string, bool>, std::uint32_t> names;
        for (const MatchRule& rule : rules_) {
            ++path_use_[path_key(rule)];
            each_value_key(rule, [&](const ValueKey& key) {
                ++value_use_[key];
                ++names[{key.name, key.query}];
            });
        }
        std::vector<std::pair<std::uint32_t, std::pair<std::string, bool>>> ranked;
        for (const auto& [name, uses] : names)
            ranked.emplace_back(uses, name);
        std::ranges::sort(ranked, std::greater());
        for (std::size_t at = 0; at < std::min(ranked.size(), ValueIndex::kMostNames); ++at)
            indexed_names_.insert(ranked[at].second);
    }

    /// The value that leads to this rule and to fewer others than its path does. Errors: nullopt.
    std::optional<ValueKey> best_value(const MatchRule& rule)
    {
        std::uint32_t fewest = path_use_[path_key(rule)];
        std::optional<ValueKey> best;
        if (fewest <= kLongList)
            return best;
        each_value_key(rule, [&](const ValueKey& key) {
            const std::uint32_t uses = value_use_[key];
            if (uses * 2 <= fewest && indexed_names_.contains({key.name, key.query})) {
                fewest = uses;
                best = key;
            }
        });
        return best;
    }

    void place(std::uint32_t index)
    {
        const MatchRule& rule = rules_[index];
        const bool only_path = rule.condition_count() == 1;
        Entry entry{index, only_path ? 1U : 0U, 0};
        if (auto key = best_value(rule)) {
            entry.certain = 0;
            values_[std::move(*key)].push_back(entry);
            return;
        }
        PathKey key = path_key(rule);
        if (key.kind == PathKind::Regex) {
            entry.certain = 0;
            regexes_[std::move(key.text)].push_back(entry);
        } else if (key.kind == PathKind::Template) {
            if (!rule.path_template()->sound())
                return; // it never matches
            const TemplateTree::End end = out_.templates_.add(*rule.path_template());
            entry.certain = only_path && end.exact ? 1 : 0;
            templates_[{end.node, end.rest}].push_back(entry);
        } else {
            paths_[std::move(key)].push_back(entry);
        }
    }

    void lay_out_paths()
    {
        std::vector<LiteralTree::Key> keys;
        std::vector<LiteralTree::Key> folded;
        for (const auto& [key, list] : paths_) {
            const bool whole = key.kind == PathKind::Whole || key.kind == PathKind::FoldedWhole;
            const bool fold = key.kind == PathKind::FoldedBeginning || key.kind == PathKind::FoldedWhole;
            (fold ? folded : keys)
                .push_back({key.text, whole, store(list, fold ? out_.first_folded_ : out_.first_path_)});
        }
        out_.paths_ = LiteralTree(std::move(keys));
        out_.folded_paths_ = LiteralTree(std::move(folded));
    }

    /// In the order of their first rules: what decides early spares the rest.
    void lay_out_regexes()
    {
        std::vector<std::pair<std::uint32_t, const std::string*>> order;
        for (const auto& [pattern, list] : regexes_)
            order.emplace_back(list.front().rule, &pattern);
        std::ranges::sort(order);
        for (const auto& [rule, pattern] : order)
            out_.regexes_.add(*pattern, store(regexes_[*pattern], out_.first_regex_));
        out_.regexes_.build(patterns_);
    }

    ListIndex store(const List& list, std::uint32_t& first)
    {
        const auto begin = static_cast<ListIndex>(out_.entries_.size());
        first = std::min(first, static_cast<std::uint32_t>(list.front().rule));
        for (const Entry& entry : list) {
            out_.entries_.push_back(entry);
            if (entry.certain)
                break; // those behind it never decide
        }
        out_.entries_.back().last = 1;
        return begin;
    }

    RuleIndex& out_;
    const std::vector<MatchRule>& rules_;
    RoutePatterns& patterns_;
    std::map<PathKey, std::uint32_t> path_use_;
    std::map<ValueKey, std::uint32_t> value_use_;
    std::set<std::pair<std::string, bool>> indexed_names_;
    std::map<PathKey, List> paths_;
    std::map<std::pair<std::uint32_t, bool>, List> templates_;
    std::map<std::string, List> regexes_;
    std::map<ValueKey, List> values_;
};

RuleIndex::RuleIndex(const std::vector<MatchRule>& rules, RoutePatterns& patterns)
{
    Build(*this, rules, patterns).run();
}

/// The best rule so far of one request.
class RuleIndex::Search
{
public:
    Search(const RuleIndex& index, const RequestView& request, const std::vector<MatchRule>& rules,
           RouteScratch& scratch)
        : index_(index),
          request_(request),
          rules_(rules),
          scratch_(scratch)
    {}

    /// Asks the rules of a list that come before the best one.
    void operator()(ListIndex list)
    {
        for (const Entry* entry = &index_.entries_[list]; entry->rule < best_; ++entry) {
            if (entry->certain || rules_[entry->rule].holds(request_, scratch_)) {
                best_ = entry->rule;
                return;
            }
            if (entry->last)
                return;
        }
    }
    std::uint32_t best() const { return best_; }

private:
    const RuleIndex& index_;
    const RequestView& request_;
    const std::vector<MatchRule>& rules_;
    RouteScratch& scratch_;
    std::uint32_t best_ = kNothing;
};

std::uint32_t RuleIndex::find(const RequestView& request, const std::vector<MatchRule>& rules,
                              RouteScratch& scratch) const
{
    Search search(*this, request, rules, scratch);
    const auto visit = [&](ListIndex list) { search(list); };
    // The cheap ones first: what they find ends the others early.
    if (first_path_ < search.best())
        paths_.walk<false>(request.path(), visit);
    if (first_value_ < search.best())
        values_.look_up(request, scratch, visit);
    if (first_folded_ < search.best())
        folded_paths_.walk<true>(request.path(), visit);
    if (first_template_ < search.best())
        templates_.walk(request.path(), visit);
    if (first_regex_ < search.best())
        regexes_.scan(request.path(), scratch, visit);
    return search.best();
}

std::size_t RuleIndex::bytes() const
{
    return entries_.capacity() * sizeof(Entry) + paths_.bytes() + folded_paths_.bytes() + templates_.bytes() +
           regexes_.bytes() + values_.bytes();
}

} // namespace switchyard::route
