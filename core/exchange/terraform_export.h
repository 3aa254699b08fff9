// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/terraform_body.h"

#include <string>
#include <vector>

namespace switchyard::exchange {

/// A resource block, and the id under which an existing resource is taken over.
struct TerraformResource
{
    HclBlock block;
    std::string import_id; ///< empty: it cannot be taken over
    bool beta = false;     ///< by the provider google-beta
};

/// What an export says, before it is text.
struct TerraformConfiguration
{
    std::vector<TerraformResource> resources; ///< what a resource refers to stands before it
    std::vector<TerraformVariable> variables;
    std::vector<PortabilityNote> notes;
};

TerraformConfiguration terraform_configuration(const model::Workspace& workspace, const ExportOptions& options);

} // namespace switchyard::exchange
