// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/portability.h"
#include "core/model/workspace.h"
#include "tests/core/exchange/export_support.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>

namespace switchyard::exchange {
namespace {

/// A case and a format; its golden file is CASE.FORMAT.txt.
struct GoldenCase
{
    std::string name;
    std::string format;
};

bool refreshing()
{
    return std::getenv("SWITCHYARD_REFRESH_GOLDENS") != nullptr; // NOLINT(concurrency-mt-unsafe): one thread
}

std::string golden_path(const GoldenCase& golden)
{
    return export_case_path(fmt::format("{}.{}.txt", golden.name, golden.format));
}

std::vector<GoldenCase> golden_cases()
{
    std::vector<GoldenCase> cases;
    for (const auto* name : {"production", "every-flag"})
        for (const ExportFormat& format : export_formats())
            if (refreshing() || std::filesystem::exists(golden_path({name, std::string(format.name)})))
                cases.push_back({name, std::string(format.name)});
    return cases;
}

/// All files of an export and its report, one after another.
std::string outcome(const Exported& exported, std::string_view title)
{
    std::string text = portability_report(exported, title);
    for (const ExportFile& file : exported.files)
        text += fmt::format("\n=== {}{}\n{}", file.name, file.executable ? " (executable)" : "", file.text);
    return text;
}

model::Workspace case_workspace(const std::string& name)
{
    return any_workspace_of(export_case(name + ".switchyard.yaml"));
}

Exported exported(const model::Workspace& workspace, const std::string& format)
{
    return export_format(format)->write(workspace, {.project = "shop-prod"});
}

class ExportGolden : public testing::TestWithParam<GoldenCase>
{};

/// SWITCHYARD_REFRESH_GOLDENS=1 writes the expectations anew; look at the difference before you commit it.
TEST_P(ExportGolden, Case_gives_the_files_and_the_report_of_its_golden_file)
{
    const auto& [name, format] = GetParam();
    const std::string got = outcome(exported(case_workspace(name), format), export_format(format)->title);
    if (refreshing())
        std::ofstream(golden_path(GetParam()), std::ios::binary) << got;
    EXPECT_EQ(got, export_case(fmt::format("{}.{}.txt", name, format)));
}

TEST_P(ExportGolden, Writes_the_same_bytes_again)
{
    const auto& [name, format] = GetParam();
    const std::string once = outcome(exported(case_workspace(name), format), "");
    EXPECT_EQ(once, outcome(exported(case_workspace(name), format), ""));
}

/// The same resources, every collection from its end to its beginning.
model::Workspace backwards(const model::Workspace& workspace)
{
    model::WorkspaceBuilder builder;
    for (const model::KindInfo& kind : model::all_kinds()) {
        const auto resources = workspace.resources(kind.kind);
        for (std::size_t at = resources.size(); at-- > 0;)
            builder.add(kind.kind, resources[at]->message);
    }
    if (workspace.local() != nullptr && workspace.resources(model::Kind::Local).empty())
        builder.add(model::Kind::Local, workspace.local()->message);
    return builder.build();
}

TEST_P(ExportGolden, Does_not_depend_on_the_order_of_resources_in_the_file)
{
    const auto& [name, format] = GetParam();
    const model::Workspace workspace = case_workspace(name);
    EXPECT_EQ(outcome(exported(workspace, format), ""), outcome(exported(backwards(workspace), format), ""));
}

INSTANTIATE_TEST_SUITE_P(Export, ExportGolden, testing::ValuesIn(golden_cases()), [](const auto& info) {
    std::string name = fmt::format("{}_{}", info.param.name, info.param.format);
    std::ranges::replace(name, '-', '_');
    return name;
});

TEST(Portability_report, Counts_and_groups_what_is_lost)
{
    const Exported exported{{},
                            {{Loss::Dropped, "urlMaps/web", "tests[0]", "Tests are not expressed."},
                             {Loss::NotExported, "instances/vm", "", "It has to exist."},
                             {Loss::Changed, "urlMaps/web", "defaultService", "Taken to be x."},
                             {Loss::Changed, "urlMaps/web", "defaultService", "Taken to be x."}}};
    EXPECT_EQ(portability_report(exported, "Terraform"),
              "Terraform: 1 resource left out, 1 field lost, 1 written differently.\n"
              "\n"
              "instances/vm\n"
              "  left out: It has to exist.\n"
              "\n"
              "urlMaps/web\n"
              "  defaultService changed: Taken to be x.\n"
              "  tests[0] lost: Tests are not expressed.\n");
    EXPECT_EQ(portability_report({}, "Terraform"), "Terraform: everything is expressed.\n");
}

} // namespace
} // namespace switchyard::exchange
