// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/match_rule.h"

#include "core/route/characters.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace switchyard::route {
namespace {

template <typename... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), to_lower);
    return out;
}

template <typename Match>
std::unique_ptr<const CompiledRegex> regex_of(const Match& match)
{
    const auto* regex = std::get_if<ValueMatchesRegex>(&match);
    return regex ? std::make_unique<const CompiledRegex>(regex->pattern) : nullptr;
}

/// An optionally signed decimal integer in [start, end). One that does not fit 64 bits is outside.
bool in_range(std::string_view text, const ValueInRange& range)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-'))
            return false;
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && range.start <= number && number < range.end;
}

} // namespace

CompiledRegex::CompiledRegex(const std::string& pattern)
{
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_never_capture(true);
    expression = std::make_unique<const re2::RE2>(pattern, options);
}

bool CompiledRegex::fits(std::string_view text) const
{
    return expression->ok() && re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *expression);
}

PathGate::PathGate(std::string_view literal, bool ignore_case)
    : size_(static_cast<std::uint32_t>(literal.size())),
      fold_(ignore_case)
{
    at_end_ = !ignore_case && literal.size() >= sizeof word_;
    if (at_end_)
        std::memcpy(&word_, literal.data() + literal.size() - sizeof word_, sizeof word_);
    else
        word_ = head_bytes(literal);
    mask_ = literal.size() >= sizeof word_ ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * literal.size())) - 1;
}

MatchRule::MatchRule(const MatchRuleInput& input) : input_(input)
{
    const auto take_literal = [&](const std::string& literal, bool ignore_case) {
        literal_ = ignore_case ? lowered(literal) : literal;
        ignore_case_ = ignore_case;
        gate_ = PathGate(literal_, ignore_case);
    };
    std::visit(Overloaded{[](const AnyPath&) {},
                          [&](const PathPrefix& path) {
                              take_literal(path.prefix, path.ignore_case);
                              matched_size_ = static_cast<std::uint32_t>(literal_.size());
                          },
                          [&](const FullPath& path) {
                              take_literal(path.path, path.ignore_case);
                              matches_whole_path_ = true;
                          },
                          [&](const PathRegex& path) {
                              path_regex_ = std::make_unique<const CompiledRegex>(path.pattern);
                              matches_whole_path_ = true;
                          }},
               input_.path);
    for (const HeaderPredicate& header : input_.headers)
        headers_.push_back({lowered(header.name), regex_of(header.match)});
    for (const QueryPredicate& query : input_.query)
        query_.push_back({query.name, regex_of(query.match)});
}

std::size_t MatchRule::first_failing(const RequestView& request) const
{
    if (!path_holds(request.path()))
        return 0;
    std::size_t condition = 1;
    for (std::size_t index = 0; index < headers_.size(); ++index, ++condition) {
        if (!header_holds(index, request))
            return condition;
    }
    for (std::size_t index = 0; index < query_.size(); ++index, ++condition) {
        if (!query_holds(index, request))
            return condition;
    }
    return condition;
}

bool MatchRule::path_holds(std::string_view path) const
{
    if (path_regex_)
        return path_regex_->fits(path);
    if (matches_whole_path_ && path.size() != literal_.size())
        return false;
    const std::string_view head = path.substr(0, literal_.size());
    return ignore_case_ ? equals_lower(head, literal_) : head == literal_;
}

bool MatchRule::header_holds(std::size_t index, const RequestView& request) const
{
    const HeaderPredicate& predicate = input_.headers[index];
    const HeaderValue value = request.header(headers_[index].name);
    const bool holds = std::visit(
        Overloaded{[&](const ValueIsPresent& wanted) { return value.present() == wanted.present; },
                   [&](const ValueEquals& wanted) { return value.present() && value.equals(wanted.value); },
                   [&](const ValueStartsWith& wanted) { return value.present() && value.starts_with(wanted.value); },
                   [&](const ValueEndsWith& wanted) { return value.present() && value.ends_with(wanted.value); },
                   [&](const ValueMatchesRegex&) {
                       std::string storage;
                       return value.present() && headers_[index].regex->fits(value.joined(storage));
                   },
                   [&](const ValueInRange& wanted) {
                       // Several lines have a comma between them: no number.
                       const auto number = value.single();
                       return number && in_range(*number, wanted);
                   }},
        predicate.match);
    return holds != predicate.invert;
}

bool MatchRule::query_holds(std::size_t index, const RequestView& request) const
{
    const auto value = request.query_parameter(query_[index].name);
    return std::visit(Overloaded{[&](const ValueIsPresent& wanted) { return value.has_value() == wanted.present; },
                                 [&](const ValueEquals& wanted) { return value == wanted.value; },
                                 [&](const ValueMatchesRegex&) { return value && query_[index].regex->fits(*value); }},
                      input_.query[index].match);
}

} // namespace switchyard::route
