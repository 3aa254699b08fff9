// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/junit.h"

#include "core/document/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

bool allowedInXml(std::uint32_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || code >= 0x10000;
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const document::Character character = document::character_at(text, i);
        const std::size_t length = std::max<std::size_t>(character.length, 1);
        switch (text[i]) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\n':
            out += "&#10;";
            break;
        default:
            document::append_utf8(out, character.length != 0 && allowedInXml(character.code) ? character.code : 0xFFFD);
        }
        i += length;
    }
    return out;
}

std::string caseElement(const JunitCase& test)
{
    const std::string opening =
        fmt::format(R"(    <testcase classname="{}" name="{}")", escaped(test.group), escaped(test.name));
    if (test.failure.empty()) {
        return opening + "/>\n";
    }
    return fmt::format("{}>\n      <failure type=\"{}\" message=\"{}\"/>\n    </testcase>\n", opening,
                       escaped(test.type), escaped(test.failure));
}

} // namespace

std::string junitReport(std::string_view suite, const std::vector<JunitCase>& cases)
{
    const auto failures = std::ranges::count_if(cases, [](const JunitCase& test) { return !test.failure.empty(); });
    std::string report = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    report += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n", escaped(suite),
                          cases.size(), failures);
    for (const JunitCase& test : cases) {
        report += caseElement(test);
    }
    return report + "  </testsuite>\n</testsuites>\n";
}

} // namespace switchyard::ctl
