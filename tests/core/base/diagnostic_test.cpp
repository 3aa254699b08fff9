// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostic.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

namespace switchyard {
namespace {

std::set<std::size_t> placeholders(std::string_view text)
{
    std::set<std::size_t> found;
    const std::regex pattern("\\{([0-9]+)\\}");
    const std::string copy(text);
    for (std::sregex_iterator it(copy.begin(), copy.end(), pattern), end; it != end; ++it) {
        found.insert(std::stoul((*it)[1]));
    }
    return found;
}

TEST(DiagnosticText, Rows_use_arguments_without_gaps)
{
    ASSERT_FALSE(diagnostic_texts().empty());
    for (const DiagnosticText& row : diagnostic_texts()) {
        std::set<std::size_t> used = placeholders(row.sentence);
        used.merge(placeholders(row.hint));
        EXPECT_TRUE(used.empty() || *used.rbegin() == used.size() - 1) << row.code << " leaves an argument out";
        EXPECT_FALSE(row.sentence.empty()) << row.code;
        EXPECT_FALSE(row.hint.empty()) << row.code << " has no next step";
    }
}

TEST(DiagnosticText, Row_is_found_by_its_code_only)
{
    for (const DiagnosticText& row : diagnostic_texts()) {
        ASSERT_NE(diagnostic_text(row.code), nullptr) << row.code;
        EXPECT_EQ(diagnostic_text(row.code)->code, row.code);
    }
    EXPECT_EQ(diagnostic_text(""), nullptr);
    EXPECT_EQ(diagnostic_text("name.duplicat"), nullptr);
    EXPECT_EQ(diagnostic_text("zzz.zzz"), nullptr);
}

/// "family.word" literals of the sources. Codes are written as literals where they are emitted.
std::set<std::string> literals_of(const std::vector<std::string>& layers)
{
    const std::regex literal("\"([a-z0-9_]+\\.[a-z0-9_]+)\"");
    std::set<std::string> found;
    for (const std::string& layer : layers) {
        const auto root = std::filesystem::path(SWITCHYARD_SOURCE_DIR) / layer;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            const bool source = entry.path().extension() == ".cpp" || entry.path().extension() == ".h";
            if (!source || entry.path().filename() == "diagnostic_text.cpp") {
                continue;
            }
            std::ifstream in(entry.path());
            std::stringstream text;
            text << in.rdbuf();
            const std::string content = text.str();
            for (std::sregex_iterator it(content.begin(), content.end(), literal), end; it != end; ++it) {
                found.insert((*it)[1]);
            }
        }
    }
    return found;
}

/// A literal of a known family without a row is a mistake.
TEST(DiagnosticText, Every_emitted_code_has_a_row)
{
    std::set<std::string> families;
    for (const DiagnosticText& row : diagnostic_texts()) {
        families.insert(std::string(row.code.substr(0, row.code.find('.'))));
    }
    // field paths and file names that look like codes
    const std::set<std::string> others{"import.tf", "match.expr_options", "subsetting.policy"};
    for (const std::string& code : literals_of({"core", "app"})) {
        if (!others.contains(code) && families.contains(code.substr(0, code.find('.')))) {
            EXPECT_NE(diagnostic_text(code), nullptr) << code;
        }
    }
}

TEST(DiagnosticText, Every_row_is_emitted_somewhere)
{
    const std::set<std::string> literals = literals_of({"core", "app", "proxy", "ui"});
    for (const DiagnosticText& row : diagnostic_texts()) {
        EXPECT_TRUE(literals.contains(std::string(row.code))) << row.code;
    }
}

TEST(FillTemplate, Arguments_replace_their_numbers)
{
    EXPECT_EQ(fill_template("{0} and {1}, {0}", {"a", "b"}), "a and b, a");
    EXPECT_EQ(fill_template("plain", {"a"}), "plain");
    EXPECT_EQ(fill_template("", {}), "");
}

TEST(FillTemplate, Missing_arguments_and_stray_braces_stay_visible)
{
    EXPECT_EQ(fill_template("{0} {1}", {"a"}), "a {1}");
    EXPECT_EQ(fill_template("{} {x} {0", {"a"}), "{} {x} {0");
    EXPECT_EQ(fill_template("{99999999999999999999}", {"a"}), "{99999999999999999999}");
    EXPECT_EQ(fill_template("{-1}{+0}{ 0}", {"a"}), "{-1}{+0}{ 0}");
}

TEST(FillTemplate, Braces_inside_an_argument_are_not_filled_again)
{
    EXPECT_EQ(fill_template("{0} {1}", {"{1}", "b"}), "{1} b");
}

TEST(ToText, Line_holds_place_sentence_and_hint)
{
    const Diagnostic diagnostic{.code = "route_rule.priority_duplicate",
                                .resource = "urlMaps/storefront",
                                .field_path = "pathMatchers[0].routeRules[2].priority",
                                .line = 41,
                                .column = 7,
                                .args = {"20", "1"}};
    EXPECT_EQ(
        to_text(diagnostic),
        "41:7: error: urlMaps/storefront pathMatchers[0].routeRules[2].priority: The priority 20 is already taken "
        "by routeRules[1]; it is not clear which rule comes first.  Hint: Give each route rule of a path matcher a "
        "priority of its own.");
}

TEST(ToText, Place_is_left_out_when_unknown)
{
    EXPECT_EQ(to_text({.code = "redirect.path_conflict", .severity = Severity::Warning}),
              "warning: pathRedirect and prefixRedirect exclude each other.  Hint: Keep one of the two.");
    EXPECT_EQ(to_text({.code = "unheard.of", .severity = Severity::Advice, .resource = "a/b"}),
              "advice: a/b: unheard.of");
}

} // namespace
} // namespace switchyard
