// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/witness_values.h"

#include "core/route/route_scratch.h"
#include "core/route/value_test.h"
#include "core/route/words.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <limits>

namespace switchyard::route {
namespace {

bool is_absence(const ValueCondition& condition)
{
    const auto* present = std::get_if<ValueIsPresent>(condition.test);
    return present && present->present == condition.invert;
}
bool is_presence(const ValueCondition& condition)
{
    const auto* present = std::get_if<ValueIsPresent>(condition.test);
    return present && present->present != condition.invert;
}

bool test_holds(const ValueTest& test, std::string_view value, PatternCache& cache)
{
    return value_passes(test, HeaderValue(value),
                        [&](const ValueMatchesRegex& regex) { return cache.fits(regex.pattern, value); });
}

bool is_impossible(const ValueTest& test, PatternCache& cache)
{
    if (const auto* range = std::get_if<ValueInRange>(&test))
        return range->start >= range->end;
    const auto* regex = std::get_if<ValueMatchesRegex>(&test);
    return regex && !cache.is_regex(regex->pattern);
}

/// The one value that fits, if it is known that there is at most one.
std::optional<std::string> only_value(const ValueTest& test, PatternCache& cache)
{
    if (const auto* equals = std::get_if<ValueEquals>(&test))
        return equals->value;
    if (const auto* regex = std::get_if<ValueMatchesRegex>(&test)) {
        RegexReading::Shape shape = cache.shape(regex->pattern);
        if (shape.kind == RegexReading::Shape::Kind::Literal)
            return std::move(shape.text);
    }
    return std::nullopt;
}

/// What all that fit begin with; `exactly`: all that begin so fit.
struct Head
{
    std::string text;
    bool exactly = false;
};
Head head_of(const ValueTest& test, PatternCache& cache)
{
    if (const auto* head = std::get_if<ValueStartsWith>(&test))
        return {head->value, true};
    if (const auto* regex = std::get_if<ValueMatchesRegex>(&test)) {
        RegexReading::Shape shape = cache.shape(regex->pattern);
        if (shape.kind == RegexReading::Shape::Kind::Head)
            return {std::move(shape.text), true};
        const RegexReading* reading = cache.reading(regex->pattern);
        return {reading ? reading->head() : std::string(), false};
    }
    return {};
}

/// Tests that need a value: whether all that fit `a` fit `b`.
bool is_subset(const ValueTest& a, const ValueTest& b, PatternCache& cache)
{
    if (a == b || is_impossible(a, cache))
        return true;
    if (const auto only = only_value(a, cache))
        return test_holds(b, *only, cache);
    if (const auto *x = std::get_if<ValueInRange>(&a), *y = std::get_if<ValueInRange>(&b); x && y)
        return y->start <= x->start && x->end <= y->end;
    if (const auto *x = std::get_if<ValueEndsWith>(&a), *y = std::get_if<ValueEndsWith>(&b); y)
        return y->value.empty() || (x && x->value.ends_with(y->value));
    const Head outer = head_of(b, cache);
    return outer.exactly && head_of(a, cache).text.starts_with(outer.text);
}

/// The same: whether nothing fits both.
bool is_disjoint(const ValueTest& a, const ValueTest& b, PatternCache& cache)
{
    if (is_impossible(a, cache) || is_impossible(b, cache))
        return true;
    if (const auto only = only_value(a, cache))
        return !test_holds(b, *only, cache);
    if (const auto only = only_value(b, cache))
        return !test_holds(a, *only, cache);
    if (const auto *x = std::get_if<ValueInRange>(&a), *y = std::get_if<ValueInRange>(&b); x && y)
        return x->end <= y->start || y->end <= x->start;
    if (const auto *x = std::get_if<ValueEndsWith>(&a), *y = std::get_if<ValueEndsWith>(&b); x && y)
        return !x->value.ends_with(y->value) && !y->value.ends_with(x->value);
    const std::string x = head_of(a, cache).text;
    const std::string y = head_of(b, cache).text;
    return !x.starts_with(y) && !y.starts_with(x);
}

/// Texts that a regular expression may fit.
void add_regex_examples(const std::string& pattern, std::string_view hint, PatternCache& cache,
                        std::vector<std::optional<std::string>>& out)
{
    constexpr std::size_t kExamples = 8;
    if (const RegexReading* reading = cache.reading(pattern)) {
        for (std::size_t number = 0; number < kExamples; ++number)
            out.emplace_back(reading->example(number, number % 2 == 0 ? hint : std::string_view()));
    }
}

void add_numbers(const ValueInRange& range, std::vector<std::optional<std::string>>& out)
{
    constexpr std::int64_t kLimit = std::numeric_limits<std::int64_t>::max();
    for (std::int64_t number = range.start; number < kLimit && number < range.end && number - range.start < 4; ++number)
        out.emplace_back(std::to_string(number));
    for (const std::int64_t number : {range.start, range.end}) {
        if (number > std::numeric_limits<std::int64_t>::min())
            out.emplace_back(std::to_string(number - 1));
        out.emplace_back(std::to_string(number));
    }
}

} // namespace

PatternCache::PatternCache() = default;
PatternCache::~PatternCache() = default;

PatternCache::Expression& PatternCache::expression(const std::string& pattern)
{
    const auto [found, fresh] = expressions_.try_emplace(pattern);
    if (fresh) {
        auto compiled = compile_regex(pattern);
        if (compiled->ok()) {
            found->second.compiled = std::move(compiled);
            found->second.reading = RegexReading::read(pattern);
        }
    }
    return found->second;
}

bool PatternCache::fits(const std::string& pattern, std::string_view text)
{
    const Expression& found = expression(pattern);
    return found.compiled && re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *found.compiled);
}

const RegexReading* PatternCache::reading(const std::string& pattern)
{
    const Expression& found = expression(pattern);
    return found.reading ? &*found.reading : nullptr;
}

RegexReading::Shape PatternCache::shape(const std::string& pattern)
{
    const RegexReading* found = reading(pattern);
    return found ? found->shape() : RegexReading::Shape{};
}

const TemplateMatcher& PatternCache::path_template(const std::string& text)
{
    auto& found = templates_[text];
    if (!found)
        found = std::make_unique<const TemplateMatcher>(text);
    return *found;
}

bool value_holds(const ValueCondition& condition, std::optional<std::string_view> value, PatternCache& cache)
{
    const bool holds = value_passes(*condition.test, value ? HeaderValue(*value) : HeaderValue(),
                                    [&](const ValueMatchesRegex& regex) { return cache.fits(regex.pattern, *value); });
    return holds != condition.invert;
}

bool value_is_impossible(const ValueCondition& condition, PatternCache& cache)
{
    return !condition.invert && is_impossible(*condition.test, cache);
}

bool value_implies(const ValueCondition& a, const ValueCondition& b, PatternCache& cache)
{
    if (a.invert == b.invert && *a.test == *b.test)
        return true;
    if (is_absence(a))
        return is_absence(b) || (b.invert && !is_presence(b));
    if (is_presence(a))
        return is_presence(b);
    if (is_presence(b) || is_absence(b))
        return !a.invert && is_presence(b); // a test holds only for a value that is there
    if (a.invert)
        return b.invert && is_subset(*b.test, *a.test, cache);
    return b.invert ? is_disjoint(*a.test, *b.test, cache) : is_subset(*a.test, *b.test, cache);
}

std::vector<std::optional<std::string>> value_candidates(std::span<const ValueCondition> conditions,
                                                         PatternCache& cache)
{
    std::vector<std::optional<std::string>> out{std::nullopt};
    std::string head;
    std::string tail;
    for (const ValueCondition& condition : conditions) {
        if (const auto* range = std::get_if<ValueInRange>(condition.test))
            add_numbers(*range, out);
        if (const auto* equals = std::get_if<ValueEquals>(condition.test); equals && !condition.invert)
            out.emplace_back(equals->value);
        if (condition.invert)
            continue;
        if (const auto* starts = std::get_if<ValueStartsWith>(condition.test))
            head = std::max(head, starts->value, [](const auto& a, const auto& b) { return a.size() < b.size(); });
        if (const auto* ends = std::get_if<ValueEndsWith>(condition.test))
            tail = std::max(tail, ends->value, [](const auto& a, const auto& b) { return a.size() < b.size(); });
    }
    for (const ValueCondition& condition : conditions) {
        const auto* regex = std::get_if<ValueMatchesRegex>(condition.test);
        if (regex && !condition.invert)
            add_regex_examples(regex->pattern, head, cache, out);
    }
    for (std::size_t shared = std::min(head.size(), tail.size()); shared > 0; --shared) {
        if (std::string_view(head).substr(head.size() - shared) == std::string_view(tail).substr(0, shared))
            out.emplace_back(head + tail.substr(shared));
    }
    for (const char* filler : {"", "1", "example", "x7", "0"})
        out.emplace_back(head + filler + tail);
    return out;
}

} // namespace switchyard::route
