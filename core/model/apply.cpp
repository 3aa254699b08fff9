// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/identity.h"
#include "core/model/workspace.h"
#include "core/model/workspace_state.h"
#include "core/schema/access.h"

#include <google/protobuf/message.h>

#include <fmt/format.h>
#include <unordered_set>

namespace switchyard::model {
namespace {

namespace pb = google::protobuf;
using Operation = Change::Operation;

std::unexpected<Error> stale(std::string_view what)
{
    return fail(ErrorKind::InvalidArgument,
                fmt::format("the edit was made for another state of the workspace: {}", what));
}

/// Whether ids that a change brings are in use by something that stays.
bool brings_used_ids(const Workspace& workspace, const Change& change)
{
    if (change.after_ids == nullptr || change.after_ids->lowest >= workspace.next_id())
        return false;
    std::unordered_set<ElementId> brought;
    for_each_id(*change.after_ids, [&](ElementId id) { brought.insert(id); });
    if (change.before_ids != nullptr)
        for_each_id(*change.before_ids, [&](ElementId id) { brought.erase(id); });
    const auto lowest = change.after_ids->lowest;
    const auto highest = change.after_ids->highest;
    bool used = false;
    for (const auto& row : all_kinds())
        for (const auto& resource : workspace.resources(row.kind)) {
            const bool apart = resource->elements->highest < lowest || resource->elements->lowest > highest;
            if (!apart && !brought.empty())
                for_each_id(*resource->elements, [&](ElementId id) { used = used || brought.contains(id); });
        }
    return used;
}

/// Checks that the resource still is what the change was made for.
Result<void> check_state(const Resource& resource, const Change& change)
{
    if (change.operation == Operation::Insert || change.operation == Operation::Move)
        return {};
    auto current = schema::get(*resource.message, change.path);
    if (!current && change.operation == Operation::Remove)
        return std::unexpected(current.error());
    // A key the schema does not know and that is not there reads as an error; it is absent.
    const auto value = current ? std::move(*current) : schema::Value{};
    return value == change.before
               ? Result<void>{}
               : stale(fmt::format("'{}' holds {}", change.path.to_string(), schema::to_text(value)));
}

Result<void> edit_message(pb::Message& message, const Change& change)
{
    switch (change.operation) {
    case Operation::Set:
        return schema::set(message, change.path, change.after);
    case Operation::Insert:
        return schema::insert(message, change.path, change.after);
    case Operation::Remove:
        return schema::erase(message, change.path);
    case Operation::Move:
        return schema::move(message, change.path, change.to);
    }
    return {};
}

ElementTreePtr edit_field_ids(const ElementTreePtr& tree, const schema::MessageInfo& info, const Change& change)
{
    return edited(tree, info, change.path, [&](std::vector<ElementTreePtr>& nodes) {
        nodes.clear();
        if (change.after_ids != nullptr)
            nodes = change.after_ids->branches.front().nodes;
    });
}

ElementTreePtr edit_ids(const ElementTreePtr& tree, const schema::MessageInfo& info, const Change& change)
{
    if (change.path.last_is_name())
        return edit_field_ids(tree, info, change);
    const auto at = [](std::size_t index) { return static_cast<std::ptrdiff_t>(index); };
    return edited(tree, info, change.path.parent(), [&](std::vector<ElementTreePtr>& nodes) {
        const auto index = change.path.last_index();
        switch (change.operation) {
        case Operation::Set:
            nodes.at(index) = change.after_ids;
            break;
        case Operation::Insert:
            nodes.insert(nodes.begin() + at(index), change.after_ids);
            break;
        case Operation::Remove:
            nodes.erase(nodes.begin() + at(index));
            break;
        case Operation::Move:
            if (index < change.to)
                std::rotate(nodes.begin() + at(index), nodes.begin() + at(index + 1),
                            nodes.begin() + at(change.to + 1));
            else
                std::rotate(nodes.begin() + at(change.to), nodes.begin() + at(index), nodes.begin() + at(index + 1));
            break;
        }
    });
}

/// The next version of a resource. Cost: one copy of its message.
Result<ResourcePtr> edited_resource(const Resource& resource, const Change& change)
{
    if (auto fits = check_state(resource, change); !fits)
        return std::unexpected(fits.error());
    if (change.path.empty())
        return make_resource(resource.kind, resource.id, change.after.as<schema::MessageValue>()->message,
                             change.after_ids);
    std::shared_ptr<pb::Message> copy(resource.message->New());
    copy->CopyFrom(*resource.message);
    if (auto done = edit_message(*copy, change); !done)
        return std::unexpected(done.error());
    auto ids = edit_ids(resource.elements, *schema::message_info(*resource.message), change);
    return make_resource(resource.kind, resource.id, std::move(copy), std::move(ids));
}

/// Whether what the change brings has the ids that belong to it.
bool is_complete(const Change& change)
{
    const bool brings = change.operation == Operation::Insert || change.operation == Operation::Set;
    const bool element = change.path.empty() || change.path.last_is_index();
    if (change.path.empty() && change.operation != Operation::Move) {
        const auto* message = brings ? change.after.message() : change.before.message();
        if (message == nullptr || schema::message_info(*message) != schema::message_info(info(change.kind).message))
            return false;
    }
    const bool needs_ids = brings && element && change.after.message() != nullptr;
    return !needs_ids || (change.after_ids != nullptr && change.after_ids->id);
}

Result<std::vector<ResourcePtr>> edited_list(std::vector<ResourcePtr> list, const Change& change)
{
    const auto at = [&](std::size_t index) { return list.begin() + static_cast<std::ptrdiff_t>(index); };
    if (change.operation == Operation::Insert) {
        if (change.to > list.size())
            return stale("the list is shorter");
        list.insert(at(change.to), make_resource(change.kind, change.resource,
                                                 change.after.as<schema::MessageValue>()->message, change.after_ids));
        return list;
    }
    if (change.from >= list.size() || list[change.from]->id != change.resource)
        return stale("the resource is not where it was");
    const auto resource = list[change.from];
    if (change.operation == Operation::Remove && change.before != schema::Value{resource->message})
        return stale("the resource has changed");
    list.erase(at(change.from));
    if (change.operation == Operation::Move) {
        if (change.to > list.size())
            return stale("the list is shorter");
        list.insert(at(change.to), resource);
    }
    return list;
}

} // namespace

Result<Workspace> Workspace::apply(const Change& change) const
{
    if (!is_complete(change))
        return stale("it is incomplete");
    if (brings_used_ids(*this, change))
        return stale("its ids are taken");
    auto next = std::make_shared<State>(*state_);
    next->reserve(change.after_ids);
    const auto& table = state_->table(change.kind);
    if (change.path.empty() && change.operation != Operation::Set) {
        auto list = edited_list(table.resources, change);
        if (!list)
            return std::unexpected(list.error());
        next->replace(change.kind, std::move(*list));
        return Workspace(std::move(next));
    }
    const auto place = table.index->by_id.find(change.resource);
    if (place == table.index->by_id.end())
        return fail(ErrorKind::NotFound, "the resource is not in the workspace any more");
    auto resource = edited_resource(*table.resources[place->second], change);
    if (!resource)
        return std::unexpected(resource.error());
    auto list = table.resources;
    const bool renamed = list[place->second]->name != (*resource)->name;
    list[place->second] = std::move(*resource);
    auto& slot = next->kinds[static_cast<std::size_t>(change.kind)];
    slot = renamed ? std::make_shared<const KindTable>(std::move(list))
                   : std::make_shared<const KindTable>(std::move(list), table.index);
    return Workspace(std::move(next));
}

} // namespace switchyard::model
