// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/repair.h"

#include "core/compile/compile.h"
#include "core/document/document.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace switchyard::edit {
namespace {

const std::string kCases = std::string(SWITCHYARD_SOURCE_DIR) + "/tests/golden/diagnostics/";

std::string content(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

/// What is said of a code in a text.
std::vector<Diagnostic> said(const document::Document& document, const std::string& code)
{
    std::vector<Diagnostic> all = document.diagnostics();
    std::ranges::copy(compile::compile(document.workspace(), {}, Revision{1}).diagnostics, std::back_inserter(all));
    std::erase_if(all, [&](const Diagnostic& diagnostic) { return diagnostic.code != code; });
    return all;
}

Diagnostic with_fix(const document::Document& document, std::string path, std::string yaml)
{
    Diagnostic diagnostic;
    diagnostic.element = document.workspace().resources(model::Kind::UrlMap).front()->id;
    diagnostic.fix = DiagnosticFix{"", std::move(path), std::move(yaml)};
    return diagnostic;
}

std::string repaired(const std::string& yaml, std::string path, std::string value)
{
    auto document = document::Document::load(yaml);
    const auto change = repair(document.workspace(), with_fix(document, std::move(path), std::move(value)));
    if (!change) {
        return change.error().context;
    }
    EXPECT_TRUE(document.apply(*change));
    return document.text();
}

TEST(Repair, Writes_removes_and_inserts)
{
    const std::string map = "urlMaps:\n  - name: web\n    hostRules:\n      - hosts: [a, b]\n        pathMatcher: m\n";
    EXPECT_EQ(repaired(map, "defaultService", "web"), "urlMaps:\n  - name: web\n    defaultService: web\n    "
                                                      "hostRules:\n      - hosts: [a, b]\n        pathMatcher: m\n");
    EXPECT_EQ(repaired(map, "hostRules[0].hosts[1]", ""),
              "urlMaps:\n  - name: web\n    hostRules:\n      - hosts: [a]\n        pathMatcher: m\n");
    EXPECT_EQ(repaired(map, "hostRules[0].hosts[0]", "c"),
              "urlMaps:\n  - name: web\n    hostRules:\n      - hosts: [c, b]\n        pathMatcher: m\n");
    EXPECT_EQ(repaired(map, "hostRules[0].hosts[2]", "c"),
              "urlMaps:\n  - name: web\n    hostRules:\n      - hosts: [a, b, c]\n        pathMatcher: m\n");
    EXPECT_EQ(repaired(map, "hostRules[0].hosts", "[\"*\"]"),
              "urlMaps:\n  - name: web\n    hostRules:\n      - hosts: [\"*\"]\n        pathMatcher: m\n");
    EXPECT_EQ(repaired("urlMaps:\n  - name: web\n", "defaultUrlRedirect", "{httpsRedirect: true}"),
              "urlMaps:\n  - name: web\n    defaultUrlRedirect:\n      httpsRedirect: true\n");
    EXPECT_EQ(repaired("urlMaps:\n  - name: web\n    junk: 1\n", "junk", ""), "urlMaps:\n  - name: web\n");
    EXPECT_NE(repaired(map, "nothing", "1"), map);
}

TEST(Repair, Refuses_what_has_no_fix_or_no_place)
{
    const auto document = document::Document::load("urlMaps:\n  - name: web\n");
    Diagnostic diagnostic = with_fix(document, "defaultService", "web");
    diagnostic.fix.reset();
    EXPECT_FALSE(repair(document.workspace(), diagnostic));
    EXPECT_FALSE(repair(document.workspace(), with_fix(document, "", "web")));
    EXPECT_FALSE(repair(document.workspace(), with_fix(document, "[", "web")));
    diagnostic = with_fix(document, "defaultService", "web");
    diagnostic.element = ElementId{999};
    EXPECT_FALSE(repair(document.workspace(), diagnostic));
}

/// Every fix that is offered in a golden case can be carried out, and what it mends is not said again.
TEST(Repair, Each_fix_of_the_golden_cases_silences_its_diagnostic)
{
    int tried = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kCases)) {
        const std::string name = entry.path().filename();
        if (!name.ends_with(".yaml") || name.ends_with(".ok.yaml")) {
            continue;
        }
        const std::string code = name.substr(0, name.size() - 5);
        const std::string text = content(entry.path());
        auto document = document::Document::load(text);
        const std::vector<Diagnostic> before = said(document, code);
        for (const Diagnostic& diagnostic : before) {
            if (!diagnostic.fix) {
                continue;
            }
            ++tried;
            auto mended = document::Document::load(text);
            const auto change = repair(mended.workspace(), diagnostic);
            ASSERT_TRUE(change) << name << ": " << change.error().context;
            ASSERT_TRUE(mended.apply(*change)) << name;
            const std::vector<Diagnostic> after = said(mended, code);
            EXPECT_LT(after.size(), before.size()) << name << "\n"
                                                   << diagnostic.fix->field_path << "\n"
                                                   << mended.text();
        }
    }
    EXPECT_GT(tried, 10);
}

} // namespace
} // namespace switchyard::edit
