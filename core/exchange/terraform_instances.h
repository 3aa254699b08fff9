// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/found.h"
#include "core/exchange/terraform_resource.h"

#include <string>
#include <vector>

namespace switchyard::exchange {

/// One resource of a state or plan. Lifetime: nodes belong to the document.
struct TerraformInstance
{
    std::string module; ///< "module.lb[0].module.inner"; empty: the root module
    std::string type;   ///< "google_compute_url_map"
    std::string name;
    std::string key;                            ///< of count and for_each: "[0]", "[\"a\"]"; empty: none
    bool data = false;                          ///< read by a data source, not managed
    const document::Node* attributes = nullptr; ///< a mapping; never null
    const document::Node* origin = nullptr;     ///< the whole resource; never null
    /// Zero and false were written by a person. In states they mostly stand for what is not there: the provider writes
    /// them for every optional attribute of a block.
    bool zeros_are_meant = false;
    /// From the attributes or, where a plan does not say it, the configuration of the provider.
    ResourcePlace place;

    /// "module.lb.google_compute_url_map.web[0]", as Terraform writes it.
    std::string address() const;
};

/// Whether the document is what `terraform show -json` prints for a state or plan, or a state file.
bool is_terraform_shape(const document::Node& root);

/// All resources in the order of the file, child modules after their parents. What is not as Terraform writes it is
/// told and left out.
std::vector<TerraformInstance> terraform_instances(const SourceDocument& document, Found& found);

} // namespace switchyard::exchange
