// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostic.h"

#include "tests/core/compile/reading.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

namespace switchyard::compile {
namespace {

const std::string kSource = SWITCHYARD_SOURCE_DIR;
const std::string kCases = kSource + "/tests/golden/diagnostics/";
const std::string kHelp = kSource + "/resources/help/";

/// "backend_service" of "backend_service.no_endpoints".
std::string area_of(std::string_view code) { return std::string(code.substr(0, code.find('.'))); }

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// "12:5: warning: urlMaps/web defaultService: sentence  Hint: … [runs here; the cloud refuses it]" in its parts.
struct Example
{
    std::string severity;
    std::string verdicts;
};

Example example_of(const std::string& golden)
{
    const std::string line = first_line(golden);
    Example example;
    for (const std::string word : {"error", "warning", "advice"}) {
        if (line.find(": " + word + ": ") != std::string::npos || line.starts_with(word + ": ")) {
            example.severity = word;
            break;
        }
    }
    const std::size_t open = line.rfind('[');
    example.verdicts = open == std::string::npos ? "" : line.substr(open + 1, line.rfind(']') - open - 1);
    return example;
}

/// The case without its remark for developers.
std::string without_comment(const std::string& yaml, std::string& remark)
{
    std::istringstream lines(yaml);
    std::string text;
    for (std::string line; std::getline(lines, line);) {
        if (text.empty() && line.starts_with('#')) {
            if (!line.starts_with("# SPDX")) {
                remark += (remark.empty() ? "" : " ") + line.substr(std::min<std::size_t>(2, line.size()));
            }
        } else {
            text += line + '\n';
        }
    }
    return text;
}

/// Text in which nothing means something to Markdown.
std::string plain(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (std::string_view("*_<>[]|`#\\").find(c) != std::string_view::npos) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

bool is_plain(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c == '\n' || (c >= ' ' && c <= '~') || (c & 0x80) != 0; });
}

std::string entry(const DiagnosticText& row)
{
    const std::string base = kCases + std::string(row.code);
    std::string text = fmt::format("## {}\n\n{}\n\n", row.code, plain(row.sentence));
    if (!row.hint.empty()) {
        text += fmt::format("*Way out:* {}\n\n", plain(row.hint));
    }
    if (!std::filesystem::exists(base + ".yaml")) {
        return text;
    }
    const std::string golden = read_text_file(base + ".txt");
    const Example example = example_of(golden);
    text += fmt::format("*Counts as:* {}; {}.\n\n", example.severity, example.verdicts);
    std::string remark;
    const std::string yaml = without_comment(read_text_file(base + ".yaml"), remark);
    constexpr std::size_t kLongest = 4'000;
    if (yaml.size() > kLongest || !is_plain(yaml)) {
        return text;
    }
    text += fmt::format("*Example:* {}\n\n```yaml\n{}```\n\n", remark, yaml);
    return text + fmt::format("*Says:* {}\n\n", plain(golden.substr(0, golden.find("  ["))));
}

/// Every page by its name: an index, and one page for each area.
std::map<std::string, std::string> pages()
{
    std::map<std::string, std::string> pages;
    std::string& index = pages["diagnostics.md"];
    index = "# Diagnostics\n\nWhat the check says, by the first word of its code. In the texts `{0}`, `{1}`, … stand "
            "for what "
            "was found. An **error** is a mistake, a **warning** something that behaves differently from what the file "
            "says or that the cloud would refuse, **advice** is only good to know.\n";
    for (const DiagnosticText& row : diagnostic_texts()) {
        const std::string area = area_of(row.code);
        std::string& page = pages["diagnostics-" + area + ".md"];
        if (page.empty()) {
            page = fmt::format("# Diagnostics: {}\n\nBack to [all diagnostics](diagnostics.md).\n\n", area);
            index += fmt::format("\n## [{0}](diagnostics-{0}.md)\n\n| code | says |\n|---|---|\n", area);
        }
        page += entry(row);
        index += fmt::format("| {} | {} |\n", row.code, plain(row.sentence));
    }
    return pages;
}

/// SWITCHYARD_REFRESH_GOLDENS=1 writes the pages anew.
TEST(DiagnosticsPages, Help_has_every_code_with_its_example_and_way_out)
{
    const bool refresh = std::getenv("SWITCHYARD_REFRESH_GOLDENS") != nullptr;
    const std::string resources = read_text_file(kSource + "/resources/switchyard.qrc");
    const auto wanted = pages();
    for (const auto& [name, text] : wanted) {
        if (refresh) {
            std::ofstream(kHelp + name) << text;
        }
        EXPECT_EQ(read_text_file(kHelp + name), text) << name;
        EXPECT_NE(resources.find("<file>help/" + name + "</file>"), std::string::npos)
            << name << " is missing in resources/switchyard.qrc";
    }
    for (const auto& file : std::filesystem::directory_iterator(kHelp)) {
        const std::string name = file.path().filename();
        EXPECT_TRUE(!name.starts_with("diagnostics") || wanted.contains(name)) << name << " is not needed any more";
    }
}

} // namespace
} // namespace switchyard::compile
