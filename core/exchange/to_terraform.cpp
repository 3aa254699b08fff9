// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export.h"
#include "core/exchange/portability.h"
#include "core/exchange/terraform_export.h"

#include <algorithm>
#include <string>
#include <utility>

namespace switchyard::exchange {

namespace {

constexpr std::string_view kHead = "# Load balancers, written by Switchyard.\n"
                                   "# terraform init, then terraform plan: import.tf takes over what exists already.\n";
constexpr std::string_view kImportHead = "# What exists in the project already is taken over. Remove the blocks of "
                                         "resources that are to be created.\n";

std::string main_text(const TerraformConfiguration& configuration)
{
    std::string text(kHead);
    for (const TerraformResource& resource : configuration.resources) {
        HclBlock block = resource.block;
        if (resource.beta)
            block.body.insert(block.body.begin(), {"provider", hcl_expression("google-beta", {})});
        text += '\n' + hcl_text(block);
    }
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
std::string versions_text(const TerraformConfiguration& configuration, const ExportOptions& options)
{
    std::vector<std::string> names{"google"};
    if (std::ranges::any_of(configuration.resources, &TerraformResource::beta))
        names.emplace_back("google-beta");
    HclValue providers;
    providers.kind = HclValue::Kind::Block;
    std::string blocks;
    for (const std::string& name : names) {
        HclValue provider;
        provider.kind = HclValue::Kind::Map;
        provider.attributes = {{"source", hcl_string("hashicorp/" + name)}, {"version", hcl_string(">= 6.0")}};
        providers.attributes.push_back({name, std::move(provider)});
        blocks += '\n' + hcl_text({"provider", {name}, {{"project", hcl_string(options.project)}}});
    }
    const HclBlock terraform{
        "terraform", {}, {{"required_version", hcl_string(">= 1.5")}, {"required_providers", std::move(providers)}}};
    return hcl_text(terraform) + blocks;
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
    exported.files.push_back({"versions.tf", versions_text(configuration, options)});
    exported.notes = std::move(configuration.notes);
    sort_notes(exported.notes);
    return exported;
}

} // namespace switchyard::exchange
