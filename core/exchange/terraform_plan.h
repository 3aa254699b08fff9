// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/terraform_instances.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::exchange {

/// What the `configuration` of a plan says about values that are known only after apply. Lifetime: as the document and
/// the instances.
class TerraformPlan
{
public:
    TerraformPlan(const document::Node& root, std::span<const TerraformInstance> instances);

    /// The expressions that the attributes of an instance were written with. Errors: nullptr.
    const document::Node* expressions(const TerraformInstance& instance) const;
    /// What a list of references ("google_compute_backend_service.web.id", "var.service", …) leads to, each resource
    /// once. `plain`: names instead of REST references.
    std::vector<std::string> resolve(const document::Node& references, const TerraformInstance& from, bool plain) const;

private:
    struct Scope;
    using Steps = std::vector<std::string>;

    void index(const document::Node& module, const std::string& calls);
    void follow(const document::Node& references, const Scope& scope, int& budget,
                std::vector<const TerraformInstance*>& targets) const;
    void follow_one(const Steps& steps, const Scope& scope, int& budget,
                    std::vector<const TerraformInstance*>& targets) const;
    void follow_variable(const std::string& name, const Scope& scope, int& budget,
                         std::vector<const TerraformInstance*>& targets) const;
    void follow_output(const Steps& steps, const Scope& scope, int& budget,
                       std::vector<const TerraformInstance*>& targets) const;
    const TerraformInstance* find(const Steps& steps, const Scope& scope) const;
    /// The configuration of a module. Errors: nullptr.
    const document::Node* module(const std::vector<std::string>& calls) const;

    const document::Node* root_module_ = nullptr; ///< nullptr: the document has no configuration
    std::unordered_multimap<std::string, const TerraformInstance*> instances_;
    std::unordered_map<std::string, const document::Node*> expressions_;
};

/// How REST refers to a resource of a state or plan: "projects/p/global/backendServices/web", as much of it as is
/// known. Errors: empty when it has no name, or is of a type that nothing of ours refers to.
std::string rest_reference(const TerraformInstance& instance);

/// "module.a[\"x.y\"].module.b" as "module", "a[\"x.y\"]", "module", "b".
std::vector<std::string> address_steps(std::string_view address);

} // namespace switchyard::exchange
