// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/route_scratch.h"

#include <re2/re2.h>

namespace switchyard::route {

std::unique_ptr<const re2::RE2> compile_regex(const std::string& pattern)
{
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_never_capture(true);
    return std::make_unique<const re2::RE2>(pattern, options);
}

std::string regex_error(const std::string& pattern) { return compile_regex(pattern)->error(); }

RegexIndex RoutePatterns::add_regex(const std::string& pattern)
{
    const auto [found, fresh] = regex_index_.try_emplace(pattern, static_cast<RegexIndex>(regexes_.size()));
    if (fresh)
        regexes_.push_back(pattern);
    return found->second;
}

std::uint32_t RoutePatterns::add_header(const std::string& name)
{
    return header_index_.try_emplace(name, static_cast<std::uint32_t>(header_index_.size())).first->second;
}

std::uint32_t RoutePatterns::add_marks(std::uint32_t count)
{
    const std::uint32_t first = mark_count_;
    mark_count_ += count;
    return first;
}

RouteScratch::RouteScratch(const RoutePatterns& patterns)
    : patterns_(&patterns),
      regexes_(patterns.regexes().size()),
      marks_(patterns.mark_count())
{}

RouteScratch::RouteScratch(RouteScratch&&) noexcept = default;
RouteScratch& RouteScratch::operator=(RouteScratch&&) noexcept = default;
RouteScratch::~RouteScratch() = default;

bool RouteScratch::fits(RegexIndex regex, std::string_view text)
{
    std::unique_ptr<const re2::RE2>& expression = regexes_[regex];
    if (!expression)
        expression = compile_regex(patterns_->regexes()[regex]);
    return expression->ok() && re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *expression);
}

} // namespace switchyard::route
