// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/terraform_attributes.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace switchyard::exchange {

/// A resource while a state or plan is read: other resources may still add to it.
struct TerraformDraft
{
    model::Kind kind = model::Kind::UrlMap;
    std::string name;
    std::string location; ///< empty: global
    document::Node rest;
    const document::Node* origin = nullptr;
};

/// All drafts of a document, found by name.
class TerraformDrafts
{
public:
    /// Lifetime: until the next draft is added.
    TerraformDraft& add(TerraformDraft draft);
    /// `location` empty: anywhere. Errors: nullptr. Lifetime: likewise.
    TerraformDraft* find(model::Kind kind, const std::string& name, const std::string& location);
    std::vector<TerraformDraft>& all() { return drafts_; }

private:
    std::vector<TerraformDraft> drafts_;
    std::unordered_multimap<std::string, std::size_t> by_name_;
};

/// Whether the type is a part of another resource: a rule of a security policy, a port or member of an instance group.
bool is_member_type(std::string_view type);

/// Adds a part to the resource it belongs to. Errors: false when that is not among the drafts.
bool add_member(const TerraformInstance& instance, TerraformAttributes& attributes, TerraformDrafts& drafts);

/// Writes the instances of a group where the workspace keeps them: at the instances. One that is not among the drafts
/// becomes a draft that says no more.
void add_instances(const TerraformInstance& group, TerraformAttributes& attributes, TerraformDrafts& drafts);

} // namespace switchyard::exchange
