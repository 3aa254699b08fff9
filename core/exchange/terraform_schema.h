// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/kinds.h"
#include "core/model/resource.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// A resource type of the providers google and google-beta, and what can be written in it.
struct TerraformType
{
    std::string_view type;
    model::Kind kind;
    model::Scope::Level level;
    std::string_view attributes; ///< names, separated by blanks; "!" behind those that must be written
};

/// What can be written in the blocks that become a message of the schema.
struct TerraformBlock
{
    std::string_view message;
    std::string_view attributes; ///< as in TerraformType
};

/// An attribute that some type lacks although other types have it in that block.
struct TerraformGap
{
    std::string_view type;
    std::string_view path; ///< the end of the attribute's path: "cdn_policy.request_coalescing"
};

struct TerraformAttribute
{
    std::string_view name;
    bool required = false;
};

/// Every type that becomes resources of the workspace.
std::span<const TerraformType> terraform_types();
/// Errors: nullptr for another type.
const TerraformType* terraform_type(std::string_view type);
std::span<const TerraformBlock> terraform_blocks();

/// In alphabetical order.
std::vector<TerraformAttribute> attributes_of(const TerraformType& type);
/// Of the blocks that become a message. Errors: none for a message without a block.
std::vector<TerraformAttribute> attributes_of_block(std::string_view message);
/// Whether the attribute must be written in the blocks that become a message.
bool is_required(std::string_view message, std::string_view attribute);
/// Whether the type has the attribute at a path such as "path_matcher.path_rule.route_action.cache_policy".
bool is_offered(const TerraformType& type, std::string_view path);

/// Whether only google-beta has the attribute at a path; an empty path: the whole type.
bool needs_beta(const TerraformType& type, std::string_view path);

} // namespace switchyard::exchange
