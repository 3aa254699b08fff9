// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/literal_tree.h"
#include "core/route/match_rule.h"
#include "core/route/regex_filter.h"
#include "core/route/route_scratch.h"
#include "core/route/template_tree.h"
#include "core/route/value_index.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace switchyard::route {

/// The match rules of a path matcher, indexed: every rule stands under the one of its conditions that tells most (a
/// literal path, a template, texts of a regular expression, a header's exact value), so that a request meets only the
/// few rules that may hold; of these the first in order decides. Immutable. Thread: any; the scratch is the caller's.
class RuleIndex
{
public:
    static constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();

    RuleIndex() = default;
    /// `rules` in the order in which they decide. Lifetime: the call.
    RuleIndex(const std::vector<MatchRule>& rules, RoutePatterns& patterns);

    /// The first rule that holds. Errors: kNothing. Cost: no allocation; a few walks along the path, and the conditions
    /// of those rules that the path (or a header's value) leads to.
    std::uint32_t find(const RequestView& request, const std::vector<MatchRule>& rules, RouteScratch& scratch) const;

    std::size_t bytes() const;

private:
    class Build;
    class Search;

    /// Where the rules of one key begin in entries_.
    using ListIndex = std::uint32_t;
    /// A rule in a list. Lists go up, and end with the first rule that always holds where the list is reached.
    struct Entry
    {
        std::uint32_t rule : 30 = 0;
        std::uint32_t certain : 1 = 0; ///< nothing is left to ask
        std::uint32_t last : 1 = 0;
    };

    std::vector<Entry> entries_;
    LiteralTree paths_;
    LiteralTree folded_paths_;
    TemplateTree templates_;
    RegexFilter regexes_;
    ValueIndex values_;
    /// The first rule of each part: once an earlier one is found, nothing need be looked for there.
    std::uint32_t first_path_ = kNothing;
    std::uint32_t first_folded_ = kNothing;
    std::uint32_t first_template_ = kNothing;
    std::uint32_t first_regex_ = kNothing;
    std::uint32_t first_value_ = kNothing;
};

} // namespace switchyard::route
