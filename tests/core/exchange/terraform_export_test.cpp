// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/terraform_found_text.h"

#include "core/exchange/export.h"
#include "core/exchange/portability.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace switchyard::exchange {
namespace {

std::string export_text(const Exported& exported)
{
    std::string text;
    for (const ExportFile& file : exported.files)
        text += fmt::format("######## {}\n{}", file.name, file.text);
    return text + "######## report\n" + portability_report(exported, "Terraform");
}

TEST(TerraformExport, Workspace_gives_the_files_and_the_report_of_its_golden_file)
{
    const model::Workspace workspace = loaded_workspace(file_text(kGolden + "terraform/shop.workspace.yaml"));
    ExportOptions options;
    options.project = "my-project";
    expect_golden(kGolden + "terraform/shop.export.txt", export_text(to_terraform(workspace, options)));
}

} // namespace
} // namespace switchyard::exchange
