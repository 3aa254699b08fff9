// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/request_view.h"

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace re2 {
class RE2;
}

namespace switchyard::route {

/// Index of a regular expression in RoutePatterns.
using RegexIndex = std::uint32_t;
inline constexpr RegexIndex kNoRegex = std::numeric_limits<RegexIndex>::max();

/// Compiles a pattern the way routing uses it. Never null; ok() may be false.
std::unique_ptr<const re2::RE2> compile_regex(const std::string& pattern);

/// RE2's message; empty when the pattern compiles.
std::string regex_error(const std::string& pattern);

/// What the rules of one table share by number: patterns and names of headers. Filled while the table is built.
class RoutePatterns
{
public:
    RegexIndex add_regex(const std::string& pattern);
    /// `name` in lower case.
    std::uint32_t add_header(const std::string& name);
    /// Room for `count` marks; the first one's number.
    std::uint32_t add_marks(std::uint32_t count);

    const std::vector<std::string>& regexes() const { return regexes_; }
    std::uint32_t mark_count() const { return mark_count_; }

private:
    std::vector<std::string> regexes_;
    std::unordered_map<std::string, RegexIndex> regex_index_;
    std::unordered_map<std::string, std::uint32_t> header_index_;
    std::uint32_t mark_count_ = 0;
};

/// What one caller needs of its own to look up routes of one table: compiled expressions (RE2 fills a cache under a
/// lock) and room to remember things for the length of a request. Lifetime: the table outlives it. Thread: one.
/// Cost: a regular expression is compiled when it is first asked (tens of microseconds); after that nothing allocates.
class RouteScratch
{
public:
    explicit RouteScratch(const RoutePatterns& patterns);
    RouteScratch(RouteScratch&&) noexcept;
    RouteScratch& operator=(RouteScratch&&) noexcept;
    ~RouteScratch();

    /// A new request begins: nothing is remembered any more.
    void begin() { ++request_; }

    /// Whether the expression fits the whole text; one that does not compile never does.
    bool fits(RegexIndex regex, std::string_view text);
    bool fits(RegexIndex regex, const HeaderValue& value) { return fits(regex, value.joined(joined_)); }
    /// The request's header, looked up once as a rule. `name` in lower case, `number` its RoutePatterns::add_header().
    const HeaderValue& header(const RequestView& request, std::uint32_t number, std::string_view name)
    {
        Cached& cached = headers_[number % headers_.size()];
        if (cached.request != request_ || cached.number != number)
            cached = {request_, number, request.header(name)};
        return cached.value;
    }
    /// True for the first call in a request.
    bool first_visit(std::uint32_t mark)
    {
        if (marks_[mark] == request_)
            return false;
        marks_[mark] = request_;
        return true;
    }

private:
    struct Cached
    {
        std::uint64_t request = 0;
        std::uint32_t number = 0;
        HeaderValue value;
    };

    const RoutePatterns* patterns_;
    std::vector<std::unique_ptr<const re2::RE2>> regexes_; ///< null until first asked
    std::uint64_t request_ = 0;
    std::array<Cached, 16> headers_;
    std::vector<std::uint64_t> marks_;
    std::string joined_; ///< of a header that came in several lines
};

} // namespace switchyard::route
