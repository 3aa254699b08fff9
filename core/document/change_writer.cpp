// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/change_writer.h"

#include "core/document/encode.h"
#include "core/document/places.h"
#include "core/schema/access.h"

#include <utility>

namespace switchyard::document {

namespace {

using model::Change;
using Operation = model::Change::Operation;

/// Top-level keys in the order of the table of kinds.
std::vector<std::string_view> collection_order()
{
    std::vector<std::string_view> order;
    for (const model::KindInfo& kind : model::all_kinds())
        order.push_back(kind.collection);
    return order;
}

std::vector<Entry> single(Node value)
{
    Node list = make_sequence();
    append(list, std::move(value));
    return std::move(list.entries);
}

} // namespace

ChangeWriter::ChangeWriter(SourceTree& tree, const model::Workspace& before, const model::Workspace& after,
                           const Change& change)
    : tree_(tree),
      before_(before),
      after_(after),
      change_(change),
      resource_(after.find(change.resource))
{}

bool ChangeWriter::write(Editor& editor) const
{
    if (change_.about_resource())
        return change_.operation == Operation::Set ? write_resource(editor) : write_in_collection(editor);
    if (resource_ == nullptr || !place())
        return false;
    return change_.operation == Operation::Set ? write_field(editor, change_.path) : write_element(editor);
}

bool ChangeWriter::write_resource(Editor& editor) const
{
    const auto nodes = place();
    const bool elsewhere = change_.about_resource() && change_.operation != Operation::Set;
    if (resource_ == nullptr || !nodes || elsewhere)
        return write_collection(editor);
    const Node whole = encode(*resource_->message, tree_.layout().json);
    if (!editor.unshare(*nodes, true) || !editor.set(*nodes, whole))
        return false;
    const Node* node = tree_.at(*nodes);
    return node != nullptr && same_value(*node, whole);
}

std::optional<NodePath> ChangeWriter::place() const
{
    const auto index = before_.index_of(change_.resource);
    return index ? resource_nodes(tree_, change_.kind, *index) : std::nullopt;
}

std::optional<Node> ChangeWriter::wanted(const schema::FieldPath& path) const
{
    if (path.empty())
        return encode(*resource_->message, tree_.layout().json);
    const auto value = schema::get(*resource_->message, path);
    if (!value)
        return std::nullopt;
    const model::KindInfo& kind = model::info(change_.kind);
    const auto target = schema::resolve(kind.message, path);
    return encode(*value, target ? target->field : nullptr, tree_.layout().json);
}

/// Sets or removes what stands at a path, or the first part of the path that is not written yet or not any more.
bool ChangeWriter::write_field(Editor& editor, schema::FieldPath path) const
{
    while (path.size() > 1 && !wanted(path.parent()))
        path = path.parent();
    const NodePath resource = *place();
    const Trail trail = follow(tree_, resource, path.parent());
    path = path.prefix(trail.steps + 1);
    const std::optional<Node> value = wanted(path);
    const Trail full = follow(tree_, resource, path);
    if (!editor.unshare(full.nodes, full.steps == path.size()))
        return false;
    const schema::FieldPath above = path.parent();
    if (path.last_is_index()) {
        if (!value || full.steps != path.size() || !editor.set(full.nodes, *value))
            return false;
    } else {
        const auto* message = schema::find_message(*resource_->message, above);
        const auto order = message == nullptr ? std::vector<std::string_view>() : key_order(*message);
        if (!editor.set_key(trail.nodes, path.last_name(), value ? &*value : nullptr, order))
            return false;
    }
    const Trail now = follow(tree_, resource, path);
    const bool written = now.steps == path.size();
    return value ? written && same_value(*now.node, *value) : !written;
}

bool ChangeWriter::write_element(Editor& editor) const
{
    const schema::FieldPath list = change_.path.parent();
    const auto size = schema::list_size(*resource_->message, list);
    const Trail trail = follow(tree_, *place(), list);
    if (!size || trail.steps != list.size() || *size == 0)
        return write_field(editor, list);
    const std::size_t index = change_.operation == Operation::Move ? change_.to : change_.path.last_index();
    const std::optional<Node> value = change_.operation == Operation::Remove ? std::nullopt : wanted(list.index(index));
    return edit_list(editor, trail.nodes, *size, value ? &*value : nullptr) || write_field(editor, list);
}

/// Inserts, removes or moves one element; `size` is the number of elements afterwards, `wanted` the one that moved in.
bool ChangeWriter::edit_list(Editor& editor, const NodePath& list, std::size_t size, const Node* wanted) const
{
    const bool inserts = change_.operation == Operation::Insert;
    const bool removes = change_.operation == Operation::Remove;
    const std::size_t given = change_.path.last_is_index() ? change_.path.last_index()
                              : inserts                    ? change_.to
                                                           : change_.from;
    const auto from = static_cast<std::uint32_t>(given);
    const auto to = static_cast<std::uint32_t>(removes || inserts ? given : change_.to);
    NodePath touched = list;
    if (!inserts)
        touched.push_back(from);
    if (!editor.unshare(touched, !inserts))
        return false;
    const Node* node = tree_.at(list);
    const std::size_t present = size - (inserts ? 1 : 0) + (removes ? 1 : 0);
    if (node == nullptr || node->kind != NodeKind::Sequence || node->entries.size() != present || present == 0)
        return false;
    const bool done = inserts   ? wanted != nullptr && editor.insert(list, to, single(*wanted))
                      : removes ? editor.remove(list, from, 1)
                                : editor.move(list, from, to);
    node = tree_.at(list);
    if (!done || node == nullptr || node->entries.size() != size)
        return false;
    return removes || (wanted != nullptr && same_value(node->entries[to].value, *wanted));
}

bool ChangeWriter::write_in_collection(Editor& editor) const
{
    const auto entry = root_entry(tree_, model::info(change_.kind).collection);
    const std::size_t size = after_.resources(change_.kind).size();
    if (change_.kind == model::Kind::Local || !entry || size == 0)
        return write_collection(editor);
    std::optional<Node> value;
    if (resource_ != nullptr)
        value = encode(*resource_->message, tree_.layout().json);
    return edit_list(editor, {*entry}, size, value ? &*value : nullptr) || write_collection(editor);
}

/// The whole list of a kind, as far as it differs.
bool ChangeWriter::write_collection(Editor& editor) const
{
    const std::string collection(model::info(change_.kind).collection);
    std::optional<Node> value;
    if (change_.kind == model::Kind::Local) {
        if (after_.local() != nullptr)
            value = encode(*after_.local()->message, tree_.layout().json);
    } else if (!after_.resources(change_.kind).empty()) {
        value = make_sequence();
        for (const model::ResourcePtr& resource : after_.resources(change_.kind))
            append(*value, encode(*resource->message, tree_.layout().json));
    }
    const auto entry = root_entry(tree_, collection);
    if (entry && !editor.unshare({*entry}, true))
        return false;
    const Node* root = tree_.root();
    if (root == nullptr || root->kind != NodeKind::Mapping) {
        const bool nothing =
            root == nullptr || (root->kind == NodeKind::Scalar && scalar_type(*root) == ScalarType::Null);
        Node mapping = make_mapping();
        if (value)
            append(mapping, collection, *value);
        if (!nothing || !editor.set({}, mapping))
            return false;
    } else if (!editor.set_key({}, collection, value ? &*value : nullptr, collection_order())) {
        return false;
    }
    const auto now = root_entry(tree_, collection);
    return value ? now && same_value(tree_.root()->entries[*now].value, *value) : !now;
}

} // namespace switchyard::document
