// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/template_syntax.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::route {

namespace {

constexpr std::size_t kMostOperators = 5;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_name(std::string_view text)
{
    return !text.empty() && is_letter(text[0]) &&
           std::ranges::all_of(text, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

std::string not_a_name(std::string_view name)
{
    return name.empty()
               ? std::string("a variable has no name.")
               : fmt::format("'{}' is no name of a variable: letters, digits and _, beginning with a letter.", name);
}

/// Reads a template operator by operator; the first trouble ends it.
class TemplateReader
{
public:
    explicit TemplateReader(std::string_view text) : rest_(text) {}

    TemplateReading run()
    {
        if (!rest_.starts_with('/')) {
            fail("it does not begin with /.");
        }
        while (reading_.trouble.empty() && !rest_.empty()) {
            if (rest_[0] == '{') {
                variable();
            } else {
                const std::size_t end = std::min(rest_.find('{'), rest_.size());
                reading_.operators += pattern(rest_.substr(0, end));
                rest_.remove_prefix(end);
            }
        }
        if (reading_.trouble.empty() && reading_.operators > kMostOperators) {
            fail(fmt::format("it has {} operators (*, ** and variables); {} are allowed.", reading_.operators,
                             kMostOperators));
        }
        return std::move(reading_);
    }

private:
    void fail(std::string trouble) { reading_.trouble = std::move(trouble); }

    /// "{name}" or "{name=pattern}".
    void variable()
    {
        const std::size_t close = rest_.find('}');
        if (close == std::string_view::npos) {
            fail("a { is not closed.");
            return;
        }
        const std::string_view inside = rest_.substr(1, close - 1);
        rest_.remove_prefix(close + 1);
        const std::size_t equals = inside.find('=');
        const std::string_view name = inside.substr(0, equals);
        if (!is_name(name)) {
            fail(not_a_name(name));
        } else if (std::ranges::find(reading_.variables, name) != reading_.variables.end()) {
            fail(fmt::format("the variable '{}' occurs twice.", name));
        } else if (inside.substr(equals == std::string_view::npos ? 0 : equals + 1).empty()) {
            fail("a variable has an empty pattern.");
        } else {
            reading_.variables.push_back(name);
            ++reading_.operators;
            pattern(equals == std::string_view::npos ? std::string_view("*") : inside.substr(equals + 1));
        }
    }

    /// Literals and stars. How many operators it holds.
    std::size_t pattern(std::string_view text)
    {
        std::size_t operators = 0;
        while (reading_.trouble.empty() && !text.empty()) {
            const std::size_t literal = std::min(text.find('*'), text.size());
            if (literal > 0) {
                this->literal(text.substr(0, literal));
                text.remove_prefix(literal);
                continue;
            }
            const std::size_t stars = std::min(text.find_first_not_of('*'), text.size());
            wildcard(stars);
            ++operators;
            text.remove_prefix(stars);
        }
        return operators;
    }

    void literal(std::string_view text)
    {
        if (after_rest_) {
            fail("nothing may follow **, which takes the rest of the path.");
        } else if (text.find_first_of("{}") != std::string_view::npos) {
            fail("{ and } may stand only around a variable, not inside one.");
        } else if (text.find_first_of("?#") != std::string_view::npos) {
            fail("query and fragment take no part in matching.");
        }
        after_wildcard_ = false;
    }

    void wildcard(std::size_t stars)
    {
        if (after_rest_) {
            fail("nothing may follow **, which takes the rest of the path.");
        } else if (after_wildcard_ || stars > 2) {
            fail("between two operators something must stand that tells where the second begins.");
        }
        after_wildcard_ = true;
        after_rest_ = stars == 2;
    }

    std::string_view rest_;
    TemplateReading reading_;
    bool after_wildcard_ = false; ///< an operator was read last
    bool after_rest_ = false;     ///< a ** was read
};

} // namespace

TemplateReading read_path_template(std::string_view text) { return TemplateReader(text).run(); }

RewriteReading read_template_rewrite(std::string_view text)
{
    RewriteReading reading;
    if (!text.starts_with('/')) {
        reading.trouble = "it does not begin with /.";
        return reading;
    }
    while (true) {
        const std::size_t open = text.find_first_of("{}*");
        if (open == std::string_view::npos) {
            return reading;
        }
        if (text[open] == '*') {
            reading.trouble = "* means nothing here; only variables as {name} do.";
            return reading;
        }
        const std::size_t close = text.find('}', open);
        const std::string_view name = text.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1);
        if (text[open] == '}' || close == std::string_view::npos || name.find('{') != std::string_view::npos) {
            reading.trouble = "{ and } do not fit together.";
            return reading;
        }
        if (!is_name(name)) {
            reading.trouble = name.find('=') == std::string_view::npos
                                  ? not_a_name(name)
                                  : "a variable has a pattern only where it is matched.";
            return reading;
        }
        reading.variables.push_back(name);
        text.remove_prefix(close + 1);
    }
}

} // namespace switchyard::route
