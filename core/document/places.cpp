// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/places.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace switchyard::document {

namespace {

bool is_read(const Entry& entry) { return !entry.key.foreign && !entry.key.shadowed; }

std::optional<std::uint32_t> index_of(const Node& node, const schema::FieldPath::Step& step)
{
    if (const auto* index = std::get_if<std::size_t>(&step))
        return node.kind == NodeKind::Sequence && *index < node.entries.size()
                   ? std::optional(static_cast<std::uint32_t>(*index))
                   : std::nullopt;
    if (node.kind != NodeKind::Mapping)
        return std::nullopt;
    const auto& name = std::get<std::string>(step);
    for (std::uint32_t index = 0; index < node.entries.size(); ++index)
        if (is_read(node.entries[index]) && node.entries[index].key.text == name)
            return index;
    return std::nullopt;
}

/// The last entry that begins at or before the offset.
std::optional<std::uint32_t> entry_at(const Node& node, std::uint32_t offset)
{
    const auto next = std::ranges::upper_bound(node.entries, offset, {}, &Entry::begin);
    if (next == node.entries.begin())
        return std::nullopt;
    return static_cast<std::uint32_t>(next - node.entries.begin() - 1);
}

} // namespace

std::optional<std::uint32_t> root_entry(const SourceTree& tree, std::string_view key)
{
    const Node* root = tree.root();
    if (root == nullptr || root->kind != NodeKind::Mapping)
        return std::nullopt;
    return index_of(*root, std::string(key));
}

std::optional<NodePath> resource_nodes(const SourceTree& tree, model::Kind kind, std::size_t index)
{
    const auto entry = root_entry(tree, model::info(kind).collection);
    if (!entry)
        return std::nullopt;
    if (kind == model::Kind::Local)
        return NodePath{*entry};
    const Node* list = tree.root()->entries[*entry].value.resolved();
    if (list == nullptr || list->kind != NodeKind::Sequence || index >= list->entries.size())
        return std::nullopt;
    return NodePath{*entry, static_cast<std::uint32_t>(index)};
}

Trail follow(const SourceTree& tree, const NodePath& resource, const schema::FieldPath& path)
{
    Trail trail;
    trail.node = tree.root();
    for (const std::uint32_t index : resource) {
        trail.node = trail.node == nullptr ? nullptr : trail.node->resolved();
        if (trail.node == nullptr || index >= trail.node->entries.size())
            return {};
        trail.entry = &trail.node->entries[index];
        trail.node = &trail.entry->value;
        trail.nodes.push_back(index);
    }
    for (const auto& step : path.steps()) {
        const Node* node = trail.node == nullptr ? nullptr : trail.node->resolved();
        const auto index = node == nullptr ? std::nullopt : index_of(*node, step);
        if (!index)
            break;
        trail.entry = &node->entries[*index];
        trail.node = &trail.entry->value;
        trail.nodes.push_back(*index);
        ++trail.steps;
    }
    return trail;
}

std::optional<FieldPlace> field_at(const SourceTree& tree, std::uint32_t offset)
{
    const Node* root = tree.root();
    if (root == nullptr || root->kind != NodeKind::Mapping)
        return std::nullopt;
    const auto top = entry_at(*root, offset);
    if (!top || !is_read(root->entries[*top]))
        return std::nullopt;
    const auto kind = model::kind_of_collection(root->entries[*top].key.text);
    if (!kind)
        return std::nullopt;
    FieldPlace place{*kind, 0, {}};
    const Node* node = &root->entries[*top].value;
    if (*kind != model::Kind::Local) {
        const auto index = node->kind == NodeKind::Sequence ? entry_at(*node, offset) : std::nullopt;
        if (!index)
            return std::nullopt;
        place.index = *index;
        node = &node->entries[*index].value;
    }
    while (const auto index = entry_at(*node, offset)) {
        const Entry& entry = node->entries[*index];
        if (node->kind == NodeKind::Mapping && !is_read(entry))
            break;
        place.path = node->kind == NodeKind::Mapping ? place.path.field(entry.key.text) : place.path.index(*index);
        node = &entry.value;
    }
    return place;
}

} // namespace switchyard::document
