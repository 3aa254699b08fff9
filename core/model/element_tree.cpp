// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/element_tree.h"

#include <google/protobuf/message.h>

#include <algorithm>

namespace switchyard::model {
namespace {

namespace pb = google::protobuf;
using Steps = std::span<const schema::FieldPath::Step>;

const schema::FieldInfo* field_of(const schema::MessageInfo& message, const schema::FieldPath::Step& step)
{
    const auto* name = std::get_if<std::string>(&step);
    const auto* field = name == nullptr ? nullptr : message.field(*name);
    return field != nullptr && field->kind == schema::FieldKind::Message ? field : nullptr;
}

std::vector<ElementTreePtr>& nodes_of(ElementTree& tree, int number)
{
    const auto place = std::ranges::lower_bound(tree.branches, number, {}, &ElementTree::Branch::field);
    if (place != tree.branches.end() && place->field == number)
        return place->nodes;
    return tree.branches.insert(place, ElementTree::Branch{number, {}})->nodes;
}

ElementTreePtr edit_steps(const ElementTreePtr& tree, const schema::MessageInfo& message, Steps steps,
                          const NodesEdit& edit)
{
    const auto* field = field_of(message, steps[0]);
    if (field == nullptr)
        return tree;
    ElementTree copy = tree == nullptr ? ElementTree{} : *tree;
    auto& nodes = nodes_of(copy, field->descriptor->number());
    if (steps.size() == 1) {
        edit(nodes);
        return finished(std::move(copy));
    }
    const auto& inner = *schema::message_info(field->message);
    if (field->repeated) {
        auto& node = nodes.at(std::get<std::size_t>(steps[1]));
        node = edit_steps(node, inner, steps.subspan(2), edit);
        return finished(std::move(copy));
    }
    auto node = edit_steps(nodes.empty() ? nullptr : nodes.front(), inner, steps.subspan(1), edit);
    nodes.assign(node == nullptr ? 0 : 1, node);
    return finished(std::move(copy));
}

bool find_steps(const ElementTree& tree, const schema::MessageInfo& message, ElementId id,
                std::vector<schema::FieldPath::Step>& steps)
{
    if (tree.id == id)
        return true;
    for (const auto& branch : tree.branches) {
        const auto* descriptor = message.descriptor->FindFieldByNumber(branch.field);
        const auto* inner = schema::message_info(*descriptor->message_type());
        for (std::size_t i = 0; i < branch.nodes.size(); ++i) {
            const auto& node = *branch.nodes[i];
            if (id.value < node.lowest || id.value > node.highest)
                continue;
            const auto size = steps.size();
            steps.emplace_back(descriptor->json_name());
            if (descriptor->is_repeated())
                steps.emplace_back(i);
            if (find_steps(node, *inner, id, steps))
                return true;
            steps.resize(size);
        }
    }
    return false;
}

} // namespace

const ElementTree::Branch* ElementTree::branch(int field) const
{
    const auto place = std::ranges::lower_bound(branches, field, {}, &Branch::field);
    return place != branches.end() && place->field == field ? &*place : nullptr;
}

ElementTreePtr finished(ElementTree node)
{
    std::erase_if(node.branches, [](const ElementTree::Branch& branch) { return branch.nodes.empty(); });
    if (!node.id && node.branches.empty())
        return nullptr;
    node.lowest = node.id ? node.id.value : UINT64_MAX;
    node.highest = node.id.value;
    for (const auto& branch : node.branches)
        for (const auto& below : branch.nodes) {
            node.lowest = std::min(node.lowest, below->lowest);
            node.highest = std::max(node.highest, below->highest);
        }
    return std::make_shared<const ElementTree>(std::move(node));
}

bool carries_ids(const pb::FieldDescriptor& field)
{
    return field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE && !field.is_map() &&
           field.name() != "unmodelled" && schema::message_info(*field.message_type()) != nullptr;
}

ElementTreePtr new_tree(const pb::Message& message, ElementId id, IdSource& ids)
{
    ElementTree node;
    node.id = id;
    const auto* descriptor = message.GetDescriptor();
    const auto* reflection = message.GetReflection();
    for (int i = 0; i < descriptor->field_count(); ++i) {
        const auto* field = descriptor->field(i);
        if (!carries_ids(*field))
            continue;
        ElementTree::Branch branch{field->number(), {}};
        const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 0;
        for (int k = 0; k < count; ++k) {
            const auto element = ids.take();
            branch.nodes.push_back(new_tree(reflection->GetRepeatedMessage(message, field, k), element, ids));
        }
        if (!field->is_repeated() && reflection->HasField(message, field))
            if (auto below = new_tree(reflection->GetMessage(message, field), ElementId{}, ids))
                branch.nodes.push_back(std::move(below));
        if (!branch.nodes.empty())
            node.branches.push_back(std::move(branch));
    }
    std::ranges::sort(node.branches, {}, &ElementTree::Branch::field);
    return finished(std::move(node));
}

ElementTreePtr ids_at(const ElementTreePtr& tree, const schema::MessageInfo& message, const schema::FieldPath& path)
{
    auto node = tree;
    const auto* info = &message;
    for (std::size_t i = 0; i < path.size() && node != nullptr;) {
        const auto* field = field_of(*info, path[i++]);
        const auto* branch = field == nullptr ? nullptr : node->branch(field->descriptor->number());
        if (branch == nullptr)
            return nullptr;
        if (i == path.size())
            return finished(ElementTree{{}, {*branch}, 0, 0});
        const auto position = field->repeated ? std::get<std::size_t>(path[i++]) : 0;
        node = position < branch->nodes.size() ? branch->nodes[position] : nullptr;
        info = schema::message_info(field->message);
    }
    return node;
}

ElementTreePtr edited(const ElementTreePtr& tree, const schema::MessageInfo& message, const schema::FieldPath& field,
                      const NodesEdit& edit)
{
    return edit_steps(tree, message, field.steps(), edit);
}

ElementId element_id(const ElementTree& tree, const schema::MessageInfo& message, const schema::FieldPath& path)
{
    auto id = tree.id;
    const auto* node = &tree;
    const auto* info = &message;
    for (std::size_t i = 0; i < path.size();) {
        const auto* field = field_of(*info, path[i++]);
        if (field == nullptr || i == path.size())
            return id;
        const auto* branch = node == nullptr ? nullptr : node->branch(field->descriptor->number());
        info = schema::message_info(field->message);
        if (!field->repeated) {
            node = branch == nullptr ? nullptr : branch->nodes.front().get();
            continue;
        }
        const auto* position = std::get_if<std::size_t>(&path[i++]);
        if (position == nullptr || branch == nullptr || *position >= branch->nodes.size())
            return {};
        node = branch->nodes[*position].get();
        id = node->id;
    }
    return id;
}

std::optional<schema::FieldPath> find_path(const ElementTree& tree, const schema::MessageInfo& message, ElementId id)
{
    std::vector<schema::FieldPath::Step> steps;
    if (!id || id.value < tree.lowest || id.value > tree.highest || !find_steps(tree, message, id, steps))
        return std::nullopt;
    return schema::FieldPath(std::move(steps));
}

void for_each_id(const ElementTree& tree, const std::function<void(ElementId)>& visit)
{
    if (tree.id)
        visit(tree.id);
    for (const auto& branch : tree.branches)
        for (const auto& node : branch.nodes)
            for_each_id(*node, visit);
}

bool same_ids(const ElementTreePtr& a, const ElementTreePtr& b)
{
    if (a == b)
        return true;
    if (a == nullptr || b == nullptr || a->id != b->id || a->branches.size() != b->branches.size())
        return false;
    for (std::size_t i = 0; i < a->branches.size(); ++i) {
        const auto& left = a->branches[i];
        const auto& right = b->branches[i];
        if (left.field != right.field || !std::ranges::equal(left.nodes, right.nodes, same_ids))
            return false;
    }
    return true;
}

} // namespace switchyard::model
