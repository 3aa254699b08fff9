// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/route_table_builder.h"
#include "core/route/template_matcher.h"
#include "core/route/witness_regex.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace re2 {
class RE2;
}

namespace switchyard::route {

/// Regular expressions and path templates that the analysis asks again and again. Thread: one.
class PatternCache
{
public:
    PatternCache();
    ~PatternCache();
    PatternCache(const PatternCache&) = delete;
    PatternCache& operator=(const PatternCache&) = delete;

    bool is_regex(const std::string& pattern) { return expression(pattern).compiled != nullptr; }
    /// Whether the expression fits the whole text.
    bool fits(const std::string& pattern, std::string_view text);
    /// Errors: nullptr when it could not be read.
    const RegexReading* reading(const std::string& pattern);
    RegexReading::Shape shape(const std::string& pattern);
    const TemplateMatcher& path_template(const std::string& text);

private:
    struct Expression
    {
        std::unique_ptr<const re2::RE2> compiled; ///< nullptr: it is none
        std::optional<RegexReading> reading;
    };
    Expression& expression(const std::string& pattern);

    std::unordered_map<std::string, Expression> expressions_;
    std::unordered_map<std::string, std::unique_ptr<const TemplateMatcher>> templates_;
};

/// What a header or query parameter is compared with.
using ValueTest = decltype(HeaderPredicate::match);

/// A test, or its opposite. Lifetime: as the test.
struct ValueCondition
{
    const ValueTest* test = nullptr;
    bool invert = false;

    ValueCondition opposite() const { return {test, !invert}; }
};

bool value_holds(const ValueCondition& condition, std::optional<std::string_view> value, PatternCache& cache);
/// Whether every value (or absence) that fits `a` surely fits `b`. False when it is not known.
bool value_implies(const ValueCondition& a, const ValueCondition& b, PatternCache& cache);
/// Whether surely nothing fits.
bool value_is_impossible(const ValueCondition& condition, PatternCache& cache);
/// Values worth trying where all conditions must hold; nullopt: absent. The simplest first.
std::vector<std::optional<std::string>> value_candidates(std::span<const ValueCondition> conditions,
                                                         PatternCache& cache);

} // namespace switchyard::route
