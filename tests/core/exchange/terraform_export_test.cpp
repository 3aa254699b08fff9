// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/terraform_found_text.h"

#include "core/exchange/export.h"
#include "core/exchange/portability.h"
#include "core/exchange/terraform_hcl.h"

#include <algorithm>
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

TEST(TerraformExport, Secrets_are_in_no_file_and_no_sentence)
{
    const model::Workspace workspace = loaded_workspace(file_text(kGolden + "terraform/shop.workspace.yaml"));
    const std::string text = export_text(to_terraform(workspace, {}));
    EXPECT_EQ(text.find("never to be written"), std::string::npos);
    EXPECT_EQ(text.find("PRIVATE KEY"), std::string::npos);
}

TEST(TerraformExport, Resources_that_are_not_chosen_are_referred_to_by_url)
{
    const model::Workspace workspace = loaded_workspace(R"(
urlMaps:
- {name: web, defaultService: backendServices/web}
backendServices:
- {name: web}
)");
    ExportOptions options;
    options.resources = {"urlMaps/web"};
    const Exported exported = to_terraform(workspace, options);
    const auto file = std::ranges::find(exported.files, "main.tf", &ExportFile::name);
    ASSERT_NE(file, exported.files.end());
    EXPECT_NE(file->text.find("default_service = \"projects/PROJECT_ID/global/backendServices/web\""),
              std::string::npos)
        << file->text;
    EXPECT_EQ(file->text.find("google_compute_backend_service"), std::string::npos);
}

TEST(TerraformExport, Resources_of_one_name_in_several_places_have_names_of_their_own)
{
    const model::Workspace workspace = loaded_workspace(R"(
healthChecks:
- {name: a-b, region: europe-west1, tcpHealthCheck: {port: 1}, type: TCP}
- {name: a-b, region: us-central1, tcpHealthCheck: {port: 1}, type: TCP}
- {name: a-b, tcpHealthCheck: {port: 1}, type: TCP}
- {name: 1-b, tcpHealthCheck: {port: 1}, type: TCP}
)");
    std::string text;
    for (const ExportFile& file : to_terraform(workspace, {}).files)
        text += file.text;
    for (const std::string_view block :
         {"\"google_compute_region_health_check\" \"a_b\" {",
          "\"google_compute_region_health_check\" \"a_b_us_central1\" {", "\"google_compute_health_check\" \"a_b\" {",
          "\"google_compute_health_check\" \"_1_b\" {"})
        EXPECT_NE(text.find(block), std::string::npos) << block;
}

TEST(TerraformExport, Strings_read_back_as_they_were)
{
    EXPECT_EQ(hcl_quoted("a \"b\" \\ ${c} %{d} $e\n\t\x01 ü"), R"("a \"b\" \\ $${c} %%{d} $e\n\t\u0001 ü")");
    EXPECT_EQ(hcl_quoted("$${x}"), R"("$$${x}")");
}

} // namespace
} // namespace switchyard::exchange
