// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

const std::string kFolder = std::string(SWITCHYARD_SOURCE_DIR) + "/tests/golden/compile";

std::vector<std::string> cases()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
        if (entry.path().extension() == ".yaml") {
            names.push_back(entry.path().stem());
        }
    }
    std::ranges::sort(names);
    return names;
}

std::string outcome(const Reading& reading)
{
    std::vector<Diagnostic> diagnostics = reading.document.diagnostics();
    std::ranges::copy(reading.compilation.diagnostics, std::back_inserter(diagnostics));
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) {
        text += to_text(diagnostic);
        text += !diagnostic.runs_here && !diagnostic.cloud_accepts ? "  [runs nowhere]\n"
                : !diagnostic.runs_here                            ? "  [does not run here]\n"
                : !diagnostic.cloud_accepts                        ? "  [the cloud refuses]\n"
                                                                   : "\n";
    }
    text += "----\n";
    return text + (reading.compilation.snapshot == nullptr ? "no snapshot\n" : summary(*reading.compilation.snapshot));
}

class Golden : public testing::TestWithParam<std::string>
{};

/// SWITCHYARD_REFRESH_GOLDENS=1 writes the expectations anew; look at the difference before you commit it.
TEST_P(Golden, Case_gives_the_diagnostics_and_the_snapshot_of_its_golden_file)
{
    const std::string base = kFolder + '/' + GetParam();
    const std::string got = outcome(read(read_text_file(base + ".yaml")));
    if (std::getenv("SWITCHYARD_REFRESH_GOLDENS") != nullptr) {
        std::ofstream(base + ".txt") << got;
    }
    EXPECT_EQ(got, read_text_file(base + ".txt"));
}

INSTANTIATE_TEST_SUITE_P(Compile, Golden, testing::ValuesIn(cases()), [](const auto& info) {
    std::string name = info.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

} // namespace
} // namespace switchyard::compile
