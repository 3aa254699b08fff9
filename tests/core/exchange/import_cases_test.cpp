// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/importing.h"

#include "core/exchange/import.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace switchyard::exchange {
namespace {

namespace fs = std::filesystem;

const std::string kFolder = std::string(SWITCHYARD_SOURCE_DIR) + "/tests/golden/import";

std::vector<std::string> cases()
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(kFolder))
        if (entry.path().extension() != ".txt")
            names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

class ImportCases : public testing::TestWithParam<std::string>
{};

/// SWITCHYARD_REFRESH_GOLDENS=1 writes the expectations anew; look at the difference before you commit it.
TEST_P(ImportCases, File_gives_what_its_golden_file_says)
{
    const std::string file = kFolder + "/" + GetParam();
    const std::string got = summary(import_files({{GetParam(), read_text_file(file)}}));
    if (std::getenv("SWITCHYARD_REFRESH_GOLDENS") != nullptr)
        std::ofstream(file + ".txt") << got;
    EXPECT_EQ(got, read_text_file(file + ".txt"));
}

INSTANTIATE_TEST_SUITE_P(Import, ImportCases, testing::ValuesIn(cases()), [](const auto& info) {
    std::string name = info.param;
    std::ranges::replace_if(name, [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
});

/// The codes that `elsewhere.txt` promises to be shown here are.
TEST(ImportCasesFolder, Shows_every_diagnostic_of_an_import)
{
    std::string all;
    for (const std::string& name : cases())
        all += read_text_file(kFolder + "/" + name + ".txt");
    std::istringstream lines(
        read_text_file(std::string(SWITCHYARD_SOURCE_DIR) + "/tests/golden/diagnostics/elsewhere.txt"));
    for (std::string line; std::getline(lines, line);)
        if (line.ends_with(" tests/golden/import"))
            EXPECT_NE(all.find(line.substr(0, line.find(' '))), std::string::npos) << line;
}

/// SWITCHYARD_CORPUS names another folder of configurations; what could not be taken over is printed then.
TEST(ImportCorpus, Files_are_imported_or_refused_with_a_place)
{
    const char* corpus = std::getenv("SWITCHYARD_CORPUS");
    const fs::path folder = corpus == nullptr ? fs::path(kFolder) : fs::path(corpus);
    std::size_t files = 0;
    std::size_t resources = 0;
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() != ".txt")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    for (const fs::path& path : paths) {
        const Found found = import_files({{path.filename(), read_text_file(path)}});
        ++files;
        resources += found.resources.size();
        const bool refused = std::ranges::any_of(found.diagnostics, [](const FileDiagnostic& one) {
            return one.diagnostic.severity == Severity::Error && one.diagnostic.line > 0;
        });
        const bool told =
            std::ranges::any_of(found.diagnostics, [](const FileDiagnostic& one) { return one.diagnostic.line > 0; });
        EXPECT_TRUE(!found.resources.empty() || told || !found.skipped.empty()) << path << " gave nothing";
        if (corpus != nullptr && (found.resources.empty() || refused))
            std::cout << path.filename().string() << "\n" << summary(found) << "\n";
    }
    EXPECT_GT(files, 0U);
    EXPECT_GT(resources, 0U);
    std::cout << files << " files, " << resources << " resources\n";
}

} // namespace
} // namespace switchyard::exchange
