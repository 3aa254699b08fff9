// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace switchyard::compile {
namespace {

/// Of each code: `code.yaml` triggers it, `code.txt` is what is said then (lines of other codes left out), and
/// `code.ok.yaml`, which differs as little as possible, does not. `elsewhere.txt` names the codes that no workspace
/// text of reasonable size can show, and the test that shows them instead.
const std::string kFolder = std::string(SWITCHYARD_SOURCE_DIR) + "/tests/golden/diagnostics/";

std::vector<Diagnostic> said(const std::string& file)
{
    const Reading reading = read(read_text_file(file));
    std::vector<Diagnostic> all = reading.document.diagnostics();
    std::ranges::copy(reading.compilation.diagnostics, std::back_inserter(all));
    return all;
}

std::string lines_of(std::string_view code, const std::vector<Diagnostic>& diagnostics)
{
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.code != code) {
            continue;
        }
        text += to_text(diagnostic);
        text += diagnostic.runs_here ? "  [runs here; " : "  [does not run here; ";
        text += diagnostic.cloud_accepts ? "the cloud accepts it]\n" : "the cloud refuses it]\n";
        if (diagnostic.fix) {
            text += "    fix: " + diagnostic.fix->label + " (" + diagnostic.fix->field_path + " = '" +
                    diagnostic.fix->yaml + "')\n";
        }
    }
    return text;
}

std::set<std::string> elsewhere()
{
    std::set<std::string> codes;
    std::istringstream lines(read_text_file(kFolder + "elsewhere.txt"));
    for (std::string line; std::getline(lines, line);) {
        const std::string code = line.substr(0, line.find(' '));
        if (!code.empty() && code != "#") {
            codes.insert(code);
        }
    }
    return codes;
}

class DiagnosticCases : public testing::TestWithParam<std::string>
{};

/// SWITCHYARD_REFRESH_GOLDENS=1 writes the expectations anew; look at the difference before you commit it.
TEST_P(DiagnosticCases, Code_is_said_where_it_fits_and_nowhere_else)
{
    const std::string base = kFolder + GetParam();
    ASSERT_TRUE(std::filesystem::exists(base + ".yaml")) << "write a case that triggers it";
    ASSERT_TRUE(std::filesystem::exists(base + ".ok.yaml")) << "write a case that does not trigger it";
    const std::string got = lines_of(GetParam(), said(base + ".yaml"));
    EXPECT_NE(got, "") << "the case does not trigger its code";
    if (std::getenv("SWITCHYARD_REFRESH_GOLDENS") != nullptr) {
        std::ofstream(base + ".txt") << got;
    }
    EXPECT_EQ(got, read_text_file(base + ".txt"));
    EXPECT_EQ(lines_of(GetParam(), said(base + ".ok.yaml")), "");
}

std::vector<std::string> codes()
{
    const std::set<std::string> others = elsewhere();
    std::vector<std::string> codes;
    for (const DiagnosticText& text : diagnostic_texts()) {
        if (!others.contains(std::string(text.code))) {
            codes.emplace_back(text.code);
        }
    }
    return codes;
}

INSTANTIATE_TEST_SUITE_P(Compile, DiagnosticCases, testing::ValuesIn(codes()), [](const auto& info) {
    std::string name = info.param;
    std::ranges::replace(name, '.', '_');
    return name;
});

TEST(DiagnosticCasesFolder, Holds_no_case_of_a_code_that_does_not_exist)
{
    for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
        std::string name = entry.path().filename();
        if (name == "elsewhere.txt") {
            continue;
        }
        for (const std::string_view end : {".yaml", ".txt", ".ok"}) {
            if (name.ends_with(end)) {
                name.resize(name.size() - end.size());
            }
        }
        EXPECT_NE(diagnostic_text(name), nullptr) << entry.path();
    }
}

} // namespace
} // namespace switchyard::compile
