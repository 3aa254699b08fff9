// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostic.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <sstream>
#include <string>

namespace switchyard::models {
namespace {

const std::string kFile = std::string(SWITCHYARD_SOURCE_DIR) + "/ui/models/diagnostic_texts.cpp";

std::string literal(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

std::string wanted()
{
    std::string text = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
                       "// What core/base/diagnostic_text.cpp says in English, for lupdate. Written by\n"
                       "// tests/ui/models/diagnostic_texts_test.cpp with SWITCHYARD_REFRESH_GOLDENS=1.\n"
                       "#include <QtGlobal>\n\n"
                       "namespace switchyard::models {\n\n"
                       "// clang-format off\n"
                       "[[maybe_unused]] static constexpr const char* kDiagnosticTexts[] = {\n";
    std::set<std::string_view> seen;
    for (const DiagnosticText& row : diagnostic_texts()) {
        for (const std::string_view part : {row.sentence, row.hint}) {
            if (!part.empty() && seen.insert(part).second)
                text += "    QT_TRANSLATE_NOOP(\"Diagnostic\", " + literal(part) + "),\n";
        }
    }
    return text + "};\n// clang-format on\n\n} // namespace switchyard::models\n";
}

TEST(DiagnosticTexts, Are_all_known_to_the_translators)
{
    const std::string text = wanted();
    if (std::getenv("SWITCHYARD_REFRESH_GOLDENS") != nullptr)
        std::ofstream(kFile) << text;
    std::ostringstream present;
    present << std::ifstream(kFile).rdbuf();
    EXPECT_EQ(present.str(), text);
}

} // namespace
} // namespace switchyard::models
