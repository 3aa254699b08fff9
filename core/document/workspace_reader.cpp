// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/workspace_reader.h"

#include "core/document/places.h"
#include "core/document/standalone.h"
#include "core/document/yaml_tree.h"

#include <algorithm>
#include <utility>

namespace switchyard::document {

namespace {

using model::Kind;

bool is_read(const Entry& entry) { return !entry.key.foreign && !entry.key.shadowed; }

bool is_null(const Node* node)
{
    return node != nullptr && node->kind == NodeKind::Scalar && scalar_type(*node) == ScalarType::Null;
}

/// Whether an entry of the root holds resources in the shape its key asks for.
bool holds_resources(const Entry& entry, std::optional<Kind> kind)
{
    const Node* value = entry.value.resolved();
    return kind && value != nullptr && value->kind == (*kind == Kind::Local ? NodeKind::Mapping : NodeKind::Sequence);
}

/// Calls `visit(kind, index, node)` for every resource, in file order.
template <typename Visit>
void for_each_resource(const SourceTree& tree, Visit visit)
{
    const Node* root = tree.root();
    if (root == nullptr || root->kind != NodeKind::Mapping)
        return;
    for (const Entry& entry : root->entries) {
        const auto kind = is_read(entry) ? model::kind_of_collection(entry.key.text) : std::nullopt;
        if (!holds_resources(entry, kind))
            continue;
        const Node& value = *entry.value.resolved();
        if (*kind == Kind::Local) {
            visit(*kind, std::size_t{0}, value);
            continue;
        }
        for (std::size_t index = 0; index < value.entries.size(); ++index)
            visit(*kind, index, value.entries[index].value);
    }
}

/// Recognises resources whose text did not change.
class UnchangedTexts
{
public:
    UnchangedTexts() = default;
    UnchangedTexts(const SourceTree& tree, const model::Workspace& workspace)
    {
        if (tree.source().has_anchors)
            return;
        for_each_resource(tree, [&](Kind kind, std::size_t index, const Node& node) {
            if (index < workspace.resources(kind).size())
                ids_[key(tree, kind, node)].push_back(workspace.resources(kind)[index]->id);
        });
        for (auto& [text, ids] : ids_)
            std::ranges::reverse(ids);
    }

    ElementId take(const SourceTree& tree, Kind kind, const Node& node)
    {
        if (ids_.empty())
            return {};
        const auto found = ids_.find(key(tree, kind, node));
        if (found == ids_.end() || found->second.empty())
            return {};
        const ElementId id = found->second.back();
        found->second.pop_back();
        return id;
    }

private:
    static std::string key(const SourceTree& tree, Kind kind, const Node& node)
    {
        return std::string(model::info(kind).collection) + tree.text().substr(node.begin, node.end - node.begin);
    }

    std::unordered_map<std::string, std::vector<ElementId>> ids_;
};

ReadWorkspace read(const SourceTree& tree, model::WorkspaceBuilder& builder, UnchangedTexts unchanged)
{
    struct Found
    {
        Kind kind;
        std::size_t index;
        std::vector<FieldFinding> findings;
    };
    std::vector<Found> found;
    for_each_resource(tree, [&](Kind kind, std::size_t index, const Node& node) {
        Decoded decoded = decode(node, tree.text(), model::info(kind).message);
        builder.add(kind, std::move(decoded.message), unchanged.take(tree, kind, node));
        if (!decoded.findings.empty())
            found.push_back({kind, index, std::move(decoded.findings)});
    });
    if (const Node* root = tree.root(); root != nullptr && root->kind == NodeKind::Mapping)
        for (const Entry& entry : root->entries)
            if (is_read(entry) && !holds_resources(entry, model::kind_of_collection(entry.key.text)))
                builder.add_unmodelled(entry.key.text, standalone_yaml(entry.value, tree.text()));
    ReadWorkspace result{builder.build(), {}};
    for (Found& one : found)
        if (one.index < result.workspace.resources(one.kind).size())
            result.findings[result.workspace.resources(one.kind)[one.index]->id] = std::move(one.findings);
    return result;
}

/// What a file without a single collection is: one resource as the vendor's tools export it, something else, or (empty
/// code) a workspace with misspelt keys.
std::string_view stranger(const Node& root)
{
    bool near = false;
    for (const Entry& entry : root.entries) {
        if (is_read(entry) && model::kind_of_collection(entry.key.text))
            return {};
        near = near || !model::closest_collection(entry.key.text).empty();
    }
    const Entry* kind = find(root, "kind");
    const bool tagged = kind != nullptr && kind->value.text.find('#') != std::string::npos;
    if (tagged || find(root, "name") != nullptr || find(root, "apiVersion") != nullptr)
        return "document.single_resource";
    return near || root.entries.empty() ? "" : "document.not_a_workspace";
}

void check_entry(const SourceTree& tree, const Entry& entry, std::vector<Diagnostic>& found)
{
    const auto kind = model::kind_of_collection(entry.key.text);
    const Position position = tree.lines().position(entry.key.begin);
    if (!kind) {
        const std::string near(model::closest_collection(entry.key.text));
        found.push_back(file_diagnostic("document.unknown_key", Severity::Warning, position,
                                        {entry.key.text, near.empty() ? "." : "; did you mean '" + near + "'?"}));
    } else if (!holds_resources(entry, kind) && !is_null(entry.value.resolved()) && entry.value.resolved() != nullptr) {
        found.push_back(file_diagnostic(*kind == Kind::Local ? "document.not_a_mapping" : "document.not_a_list",
                                        Severity::Error, position, {entry.key.text}));
    }
}

} // namespace

ReadWorkspace read_workspace(const SourceTree& tree)
{
    model::WorkspaceBuilder builder;
    return read(tree, builder, {});
}

ReadWorkspace read_workspace(const SourceTree& tree, const SourceTree& previous_tree, const model::Workspace& previous)
{
    model::WorkspaceBuilder builder(previous);
    return read(tree, builder, tree.source().has_anchors ? UnchangedTexts() : UnchangedTexts(previous_tree, previous));
}

std::vector<Diagnostic> top_level_diagnostics(const SourceTree& tree)
{
    std::vector<Diagnostic> found;
    const Node* root = tree.root();
    if (root == nullptr || is_null(root))
        return found;
    const Position position = tree.lines().position(root->begin);
    if (root->kind != NodeKind::Mapping) {
        found.push_back(file_diagnostic("document.not_a_workspace", Severity::Error, position));
    } else if (const std::string_view code = stranger(*root); !code.empty()) {
        found.push_back(file_diagnostic(std::string(code), Severity::Error, position));
    } else {
        for (const Entry& entry : root->entries)
            if (is_read(entry))
                check_entry(tree, entry, found);
    }
    return found;
}

std::vector<FieldFinding> read_findings(const SourceTree& tree, Kind kind, std::size_t index)
{
    const auto nodes = resource_nodes(tree, kind, index);
    const Trail trail = nodes ? follow(tree, *nodes, {}) : Trail{};
    if (trail.node == nullptr)
        return {};
    return decode(*trail.node, tree.text(), model::info(kind).message).findings;
}

} // namespace switchyard::document
