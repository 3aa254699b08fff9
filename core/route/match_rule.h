// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/request_view.h"
#include "core/route/route_table_builder.h"

#include <re2/re2.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace switchyard::route {

/// A regular expression that was compiled, or failed to be: then it never matches.
struct CompiledRegex
{
    explicit CompiledRegex(const std::string& pattern);
    /// Over the whole text.
    bool fits(std::string_view text) const;

    std::unique_ptr<const re2::RE2> expression;
};

/// What a path must at least have for a match rule to hold: one compare of eight bytes, so that a long list of rules is
/// passed without touching them.
class PathGate
{
public:
    PathGate() = default;
    /// `literal` in lower case when case is ignored.
    PathGate(std::string_view literal, bool ignore_case);

    /// False only if the path cannot hold.
    bool may_hold(const RequestView& request) const
    {
        const std::string_view path = request.path();
        if (path.size() < size_)
            return false;
        std::uint64_t word = 0;
        if (at_end_)
            std::memcpy(&word, path.data() + size_ - sizeof word, sizeof word);
        else
            word = request.path_head(fold_);
        return ((word ^ word_) & mask_) == 0;
    }

private:
    std::uint64_t word_ = 0;
    std::uint64_t mask_ = 0;
    std::uint32_t size_ = 0;
    bool at_end_ = false; ///< the last bytes of the literal: they differ more often than the first ones
    bool fold_ = false;
};

/// One entry of matchRules, ready to be asked. Immutable. Thread: any.
class MatchRule
{
public:
    explicit MatchRule(const MatchRuleInput& input);

    /// The conditions, in the order in which they are asked: the path, the headers, the query parameters.
    std::size_t condition_count() const { return 1 + headers_.size() + query_.size(); }
    /// Index of the first condition that does not hold; condition_count() when all do. Cost: no allocation, except for
    /// a regular expression on a header of several lines.
    std::size_t first_failing(const RequestView& request) const;
    const PathGate& gate() const { return gate_; }

    /// The part of a matching path that a prefix rewrite replaces; everything for a full path or a regular expression.
    std::uint32_t matched_size() const { return matched_size_; }
    bool matches_whole_path() const { return matches_whole_path_; }
    const MatchRuleInput& input() const { return input_; }
    /// In lower case, as RequestView::header() wants it.
    std::string_view header_name(std::size_t index) const { return headers_[index].name; }

private:
    bool path_holds(std::string_view path) const;
    bool header_holds(std::size_t index, const RequestView& request) const;
    bool query_holds(std::size_t index, const RequestView& request) const;

    /// A predicate's name in lower case (headers) or as it is (query), and its regular expression if it has one.
    struct Compiled
    {
        std::string name;
        std::unique_ptr<const CompiledRegex> regex;
    };

    PathGate gate_;
    std::uint32_t matched_size_ = 0;
    bool ignore_case_ = false;
    bool matches_whole_path_ = false;
    std::string literal_; ///< prefix or full path, in lower case when case is ignored
    std::unique_ptr<const CompiledRegex> path_regex_;
    std::vector<Compiled> headers_;
    std::vector<Compiled> query_;
    MatchRuleInput input_;
};

} // namespace switchyard::route
