// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export.h"
#include "core/exchange/portability.h"
#include "core/exchange/terraform_export.h"

#include <fmt/format.h>

namespace switchyard::exchange {

namespace {

constexpr std::string_view kHead = "# Load balancers, written by Switchyard.\n"
                                   "# terraform init, then terraform plan: import.tf takes over what exists already.\n";
constexpr std::string_view kImportHead = "# What exists in the project already is taken over. Remove the blocks of "
                                         "resources that are to be created.\n";

std::string main_text(const TerraformConfiguration& configuration)
{
    std::string text(kHead);
    for (const TerraformResource& resource : configuration.resources)
        text += '\n' + hcl_text(resource.block);
    return text;
}

std::string import_text(const TerraformConfiguration& configuration)
{
    std::string text(kImportHead);
    for (const TerraformResource& resource : configuration.resources) {
        if (resource.import_id.empty())
            continue;
        const std::string address = resource.block.labels[0] + '.' + resource.block.labels[1];
        text += '\n' +
                hcl_text({"import", {}, {{"to", hcl_expression(address, {})}, {"id", hcl_string(resource.import_id)}}});
    }
    return text;
}

std::string variables_text(const TerraformConfiguration& configuration)
{
    std::string text;
    for (const TerraformVariable& variable : configuration.variables)
        text += (text.empty() ? "" : "\n") + hcl_text({"variable",
                                                       {variable.name},
                                                       {{"description", hcl_string(variable.description)},
                                                        {"type", hcl_expression("string", {})},
                                                        {"sensitive", hcl_literal("true")}}});
    return text;
}

/// Import blocks need Terraform 1.5.
std::string versions_text(const ExportOptions& options)
{
    HclValue google;
    google.kind = HclValue::Kind::Map;
    google.attributes = {{"source", hcl_string("hashicorp/google")}, {"version", hcl_string(">= 6.0")}};
    HclValue providers;
    providers.kind = HclValue::Kind::Block;
    providers.attributes = {{"google", google}};
    return hcl_text(
               {"terraform", {}, {{"required_version", hcl_string(">= 1.5")}, {"required_providers", providers}}}) +
           '\n' + hcl_text({"provider", {"google"}, {{"project", hcl_string(options.project)}}});
}

} // namespace

Exported to_terraform(const model::Workspace& workspace, const ExportOptions& options)
{
    TerraformConfiguration configuration = terraform_configuration(workspace, options);
    Exported exported;
    exported.files.push_back({"import.tf", import_text(configuration)});
    exported.files.push_back({"main.tf", main_text(configuration)});
    if (!configuration.variables.empty())
        exported.files.push_back({"variables.tf", variables_text(configuration)});
    exported.files.push_back({"versions.tf", versions_text(options)});
    exported.notes = std::move(configuration.notes);
    sort_notes(exported.notes);
    return exported;
}

} // namespace switchyard::exchange
