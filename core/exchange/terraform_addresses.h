// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"
#include "core/exchange/terraform_hcl.h"
#include "core/exchange/terraform_schema.h"
#include "core/model/workspace.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace switchyard::exchange {

/// The type that a resource is written as. Errors: nullptr when the provider has none for its kind and place, or wants
/// what the workspace does not hold (virtual machines).
const TerraformType* exported_type(const model::Resource& resource);

/// What the resources of an export are called, and how others refer to them. Lifetime: as the workspace.
class TerraformAddresses
{
public:
    /// Names every resource that has a type; one endpoint group stands for all its endpoints.
    TerraformAddresses(const model::Workspace& workspace, std::span<const model::Resource* const> resources,
                       const ExportOptions& options);

    /// The name behind the type: "web" of google_compute_url_map.web. Errors: empty when it is not exported.
    std::string label(const model::Resource& resource) const;
    /// "google_compute_url_map.web"; empty likewise.
    std::string address(const model::Resource& resource) const;

    /// A field that refers to a resource: an expression where that is exported, else its URL.
    HclValue reference(const model::Resource& from, std::string_view message, std::string_view field,
                       const std::string& text) const;
    /// A name that is not given yet for a resource of that type.
    std::string free_label(std::string_view type, std::string_view name, std::string_view location);

private:
    const model::Workspace& workspace_;
    const ExportOptions& options_;
    std::map<ElementId, std::string> labels_;
    std::map<std::string, int, std::less<>> given_; ///< "type.label"
};

/// The certificate map that an entry belongs to: its name says it, or the workspace has only one. Errors: empty.
std::string map_of_entry(const model::Workspace& workspace, const model::Resource& entry);

/// The id under which an existing resource is taken over.
std::string import_id(const model::Workspace& workspace, const model::Resource& resource, const ExportOptions& options);

} // namespace switchyard::exchange
