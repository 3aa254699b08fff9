// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/request_view.h"
#include "core/route/route_scratch.h"
#include "core/route/route_table_builder.h"
#include "core/route/template_matcher.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// One entry of matchRules, ready to be asked. Immutable. Thread: any; the scratch is the caller's own.
class MatchRule
{
public:
    MatchRule(const MatchRuleInput& input, RoutePatterns& patterns);

    /// The conditions, in the order in which they are asked: the path, the headers, the query parameters.
    std::size_t condition_count() const { return 1 + headers_.size() + query_.size(); }
    /// Index of the first condition that does not hold; condition_count() when all do. Cost: no allocation.
    std::size_t first_failing(const RequestView& request, RouteScratch& scratch) const;
    bool holds(const RequestView& request, RouteScratch& scratch) const
    {
        return first_failing(request, scratch) == condition_count();
    }

    /// The part of a matching path that a prefix rewrite replaces; everything for a full path, a regular expression or
    /// a template.
    std::uint32_t matched_size() const { return matched_size_; }
    bool matches_whole_path() const { return matches_whole_path_; }
    /// nullptr when the path predicate is another one.
    const TemplateMatcher* path_template() const { return template_.get(); }
    /// Prefix or full path, in lower case when case is ignored; empty for the other predicates.
    std::string_view literal() const;
    const MatchRuleInput& input() const { return input_; }
    /// In lower case, as RequestView::header() wants it.
    std::string_view header_name(std::size_t index) const { return headers_[index].name; }

private:
    bool path_holds(std::string_view path, RouteScratch& scratch) const;
    bool header_holds(std::size_t index, const RequestView& request, RouteScratch& scratch) const;
    bool query_holds(std::size_t index, const RequestView& request, RouteScratch& scratch) const;

    struct Header
    {
        std::string name; ///< in lower case
        std::uint32_t number = 0;
        RegexIndex regex = kNoRegex;
    };

    MatchRuleInput input_;
    std::string folded_literal_; ///< in lower case, when case is ignored
    std::unique_ptr<const TemplateMatcher> template_;
    std::vector<Header> headers_;
    std::vector<RegexIndex> query_; ///< of each query predicate; kNoRegex when it is another kind
    RegexIndex path_regex_ = kNoRegex;
    std::uint32_t matched_size_ = 0;
    bool ignore_case_ = false;
    bool matches_whole_path_ = false;
};

} // namespace switchyard::route
