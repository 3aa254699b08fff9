// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/match_rule.h"

#include "core/route/characters.h"
#include "core/route/value_test.h"

namespace switchyard::route {
namespace {

template <typename... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};

template <typename Match>
RegexIndex regex_of(const Match& match, RoutePatterns& patterns)
{
    const auto* regex = std::get_if<ValueMatchesRegex>(&match);
    return regex ? patterns.add_regex(regex->pattern) : kNoRegex;
}

} // namespace

MatchRule::MatchRule(const MatchRuleInput& input, RoutePatterns& patterns) : input_(input)
{
    std::visit(Overloaded{[](const AnyPath&) {},
                          [&](const PathPrefix& path) {
                              ignore_case_ = path.ignore_case;
                              matched_size_ = static_cast<std::uint32_t>(path.prefix.size());
                          },
                          [&](const FullPath& path) {
                              ignore_case_ = path.ignore_case;
                              matches_whole_path_ = true;
                          },
                          [&](const PathRegex& path) {
                              path_regex_ = patterns.add_regex(path.pattern);
                              matches_whole_path_ = true;
                          },
                          [&](const PathTemplate& path) {
                              template_ = std::make_unique<const TemplateMatcher>(path.text);
                              matches_whole_path_ = true;
                          }},
               input_.path);
    if (ignore_case_)
        folded_literal_ = lowered(literal());
    for (const HeaderPredicate& header : input_.headers) {
        std::string name = lowered(header.name);
        const std::uint32_t number = patterns.add_header(name);
        headers_.push_back({std::move(name), number, regex_of(header.match, patterns)});
    }
    for (const QueryPredicate& query : input_.query)
        query_.push_back(regex_of(query.match, patterns));
}

std::string_view MatchRule::literal() const
{
    if (!folded_literal_.empty())
        return folded_literal_;
    if (const auto* prefix = std::get_if<PathPrefix>(&input_.path))
        return prefix->prefix;
    const auto* full = std::get_if<FullPath>(&input_.path);
    return full ? std::string_view(full->path) : std::string_view();
}

std::size_t MatchRule::first_failing(const RequestView& request, RouteScratch& scratch) const
{
    if (!path_holds(request.path(), scratch))
        return 0;
    std::size_t condition = 1;
    for (std::size_t index = 0; index < headers_.size(); ++index, ++condition) {
        if (!header_holds(index, request, scratch))
            return condition;
    }
    for (std::size_t index = 0; index < query_.size(); ++index, ++condition) {
        if (!query_holds(index, request, scratch))
            return condition;
    }
    return condition;
}

bool MatchRule::path_holds(std::string_view path, RouteScratch& scratch) const
{
    if (path_regex_ != kNoRegex)
        return scratch.fits(path_regex_, path);
    if (template_)
        return template_->matches(path);
    const std::string_view wanted = literal();
    if (matches_whole_path_ && path.size() != wanted.size())
        return false;
    const std::string_view head = path.substr(0, wanted.size());
    return ignore_case_ ? equals_lower(head, wanted) : head == wanted;
}

bool MatchRule::header_holds(std::size_t index, const RequestView& request, RouteScratch& scratch) const
{
    const HeaderPredicate& predicate = input_.headers[index];
    const Header& header = headers_[index];
    const HeaderValue& value = scratch.header(request, header.number, header.name);
    const bool holds = value_passes(predicate.match, value,
                                    [&](const ValueMatchesRegex&) { return scratch.fits(header.regex, value); });
    return holds != predicate.invert;
}

bool MatchRule::query_holds(std::size_t index, const RequestView& request, RouteScratch& scratch) const
{
    const auto value = request.query_parameter(input_.query[index].name);
    return value_passes(input_.query[index].match, value ? HeaderValue(*value) : HeaderValue(),
                        [&](const ValueMatchesRegex&) { return scratch.fits(query_[index], *value); });
}

} // namespace switchyard::route
