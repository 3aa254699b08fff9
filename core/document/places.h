// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/source_tree.h"
#include "core/model/kinds.h"
#include "core/schema/field_path.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace switchyard::document {

/// How far a path could be followed through the tree. Aliases are passed through; `nodes` then leads through what they
/// stand for, which at() of the tree does not follow.
struct Trail
{
    NodePath nodes;
    std::size_t steps = 0; ///< steps of the field path that are written
    const Node* node = nullptr;
    const Entry* entry = nullptr; ///< of `node` in its parent; nullptr at the start
};

/// The index of the root's entry of that key. Errors: nullopt.
std::optional<std::uint32_t> root_entry(const SourceTree& tree, std::string_view key);
/// The place of a resource. Errors: nullopt when the text has none there.
std::optional<NodePath> resource_nodes(const SourceTree& tree, model::Kind kind, std::size_t index);
/// Follows a field path from a resource's place.
Trail follow(const SourceTree& tree, const NodePath& resource, const schema::FieldPath& path);

/// The innermost resource field at an offset.
struct FieldPlace
{
    model::Kind kind;
    std::size_t index = 0; ///< of the resource in its collection
    schema::FieldPath path;
};
std::optional<FieldPlace> field_at(const SourceTree& tree, std::uint32_t offset);

} // namespace switchyard::document
