// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/change.h"

#include "core/model/workspace.h"
#include "core/schema/access.h"
#include "core/schema/slot.h"

#include <fmt/format.h>

namespace switchyard::model {
namespace {

namespace pb = google::protobuf;
using schema::FieldPath;
using schema::Value;

Result<const Resource*> existing(const Workspace& workspace, ElementId id)
{
    const auto* resource = workspace.find(id);
    if (resource == nullptr)
        return fail(ErrorKind::NotFound, "the resource is not in the workspace any more");
    return resource;
}

const schema::MessageInfo& info_of(const Resource& resource) { return *schema::message_info(*resource.message); }

Change about(const Resource& resource, Change::Operation operation, FieldPath path)
{
    Change change;
    change.operation = operation;
    change.kind = resource.kind;
    change.resource = resource.id;
    change.path = std::move(path);
    return change;
}

/// What stands at a path; Absent for a key nobody knows.
Value value_at(const pb::Message& message, const FieldPath& path)
{
    auto value = schema::get(message, path);
    return value ? std::move(*value) : Value{};
}

/// Nothing of its own is there, so that taking a part back would not restore it.
bool is_hollow(const Value& value)
{
    const auto* map = value.as<Value::Map>();
    return value.absent() || value.as<schema::SourceText>() != nullptr || (map != nullptr && map->empty());
}

/// The first field on the way to `path` that is not there yet; `path` itself when all of it is.
FieldPath first_missing(const pb::Message& message, const FieldPath& path)
{
    for (std::size_t length = 1; length < path.size(); ++length) {
        const auto prefix = path.prefix(length);
        if (!prefix.last_is_name() || std::holds_alternative<std::size_t>(path[length]))
            continue;
        if (schema::find_message(message, prefix) == nullptr && is_hollow(value_at(message, prefix)))
            return prefix;
    }
    return path;
}

/// An empty message of the type that holds the field at `path`, with only that field filled.
std::unique_ptr<pb::Message> holder_of(const schema::Target& target, const FieldPath& path, const Value& value)
{
    auto holder = schema::new_message(target.message->name);
    // The field may not know the value's key; then there are no ids either.
    (void)schema::set(*holder, FieldPath{path.last_name()}, value);
    return holder;
}

/// Ids for `after` at the path of a Set, recognising what `before` had.
ElementTreePtr ids_after(const Resource& resource, const Change& change, IdSource& ids)
{
    if (change.path.empty())
        return matched_tree(*resource.message, resource.elements, *change.after.message(), resource.id, ids);
    const auto target = schema::resolve(info_of(resource).name, change.path);
    if (!target || target->field == nullptr || target->field->kind != schema::FieldKind::Message)
        return nullptr;
    if (target->element)
        return matched_tree(*change.before.message(), change.before_ids, *change.after.message(), change.before_ids->id,
                            ids);
    const auto before = holder_of(*target, change.path, change.before);
    const auto after = holder_of(*target, change.path, change.after);
    return matched_tree(*before, change.before_ids, *after, ElementId{}, ids);
}

/// A Set of a field that is there, or whose message is.
Result<Change> set_here(const Workspace& workspace, const Resource& resource, FieldPath path, Value value)
{
    auto change = about(resource, Change::Operation::Set, std::move(path));
    change.before = value_at(*resource.message, change.path);
    change.after = std::move(value);
    change.before_ids = ids_at(resource.elements, info_of(resource), change.path);
    IdSource ids(workspace.next_id());
    change.after_ids = ids_after(resource, change, ids);
    return change;
}

/// The value of the field at `outer` once `value` is written at `path` below it, where nothing was.
Result<Value> wrapped(const Resource& resource, const FieldPath& outer, const FieldPath& path, const Value& value)
{
    const auto target = schema::resolve(info_of(resource).name, outer);
    if (!target)
        return std::unexpected(target.error());
    const auto holder = schema::new_message(target->message->name);
    auto steps = std::vector<FieldPath::Step>(path.steps().begin(), path.steps().end());
    steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(outer.size() - 1));
    if (auto written = schema::set(*holder, FieldPath(std::move(steps)), value); !written)
        return std::unexpected(written.error());
    return schema::get(*holder, FieldPath{outer.last_name()});
}

Result<const Resource*> owner_of_element(const Workspace& workspace, ElementId id, const FieldPath& element)
{
    if (!element.last_is_index())
        return fail(ErrorKind::InvalidArgument, fmt::format("'{}' names no element of a list", element.to_string()));
    return existing(workspace, id);
}

std::size_t memory_of(const Value& value)
{
    std::size_t size = sizeof(Value);
    if (const auto* text = value.as<std::string>())
        size += text->capacity();
    if (const auto* text = value.as<schema::SourceText>())
        size += text->yaml.capacity();
    if (const auto* message = value.message())
        size += message->SpaceUsedLong();
    if (const auto* list = value.as<Value::List>())
        for (const auto& element : *list)
            size += memory_of(element);
    if (const auto* map = value.as<Value::Map>())
        for (const auto& [key, text] : *map)
            size += 64 + key.capacity() + text.capacity();
    return size;
}

std::size_t memory_of(const ElementTreePtr& tree)
{
    if (tree == nullptr)
        return 0;
    auto size = sizeof(ElementTree) + 16;
    for (const auto& branch : tree->branches) {
        size += sizeof(branch) + branch.nodes.capacity() * sizeof(ElementTreePtr);
        for (const auto& node : branch.nodes)
            size += memory_of(node);
    }
    return size;
}

} // namespace

Result<Change> make_set(const Workspace& workspace, ElementId resource, const FieldPath& path, Value value)
{
    const auto owner = existing(workspace, resource);
    if (!owner)
        return std::unexpected(owner.error());
    const auto& message = *(*owner)->message;
    if (path.last_is_index() && value.absent())
        return make_remove(workspace, resource, path);
    if (path.empty()) {
        if (value.message() == nullptr || value.message()->GetDescriptor() != message.GetDescriptor())
            return fail(ErrorKind::InvalidArgument, "a resource can only be replaced by one of its kind");
        return set_here(workspace, **owner, path, std::move(value));
    }
    const auto outer = first_missing(message, path);
    if (outer == path || value.absent()) {
        if (auto fits = schema::check_set(message, path, value); !fits)
            return std::unexpected(fits.error());
        return set_here(workspace, **owner, path, std::move(value));
    }
    auto whole = wrapped(**owner, outer, path, value);
    if (!whole)
        return std::unexpected(whole.error());
    return set_here(workspace, **owner, outer, std::move(*whole));
}

Result<Change> make_insert(const Workspace& workspace, ElementId resource, const FieldPath& element, Value value)
{
    const auto owner = owner_of_element(workspace, resource, element);
    if (!owner)
        return std::unexpected(owner.error());
    const auto& message = *(*owner)->message;
    if (auto fits = schema::check_insert(message, element, value); !fits)
        return std::unexpected(fits.error());
    const auto list = element.parent();
    const auto current = schema::list_size(message, list).value_or(0);
    const bool empty_list = current == 0 && !value_at(message, list).absent();
    if (empty_list || first_missing(message, list) != list)
        return make_set(workspace, resource, list, Value::List{std::move(value)});
    auto change = about(**owner, Change::Operation::Insert, element);
    change.to = element.last_index();
    change.after = std::move(value);
    if (const auto* inserted = change.after.message()) {
        IdSource ids(workspace.next_id());
        const auto id = ids.take();
        change.after_ids = new_tree(*inserted, id, ids);
    }
    return change;
}

Result<Change> make_remove(const Workspace& workspace, ElementId resource, const FieldPath& element)
{
    const auto owner = owner_of_element(workspace, resource, element);
    if (!owner)
        return std::unexpected(owner.error());
    auto before = schema::get(*(*owner)->message, element);
    if (!before)
        return std::unexpected(before.error());
    auto change = about(**owner, Change::Operation::Remove, element);
    change.from = element.last_index();
    change.before = std::move(*before);
    change.before_ids = ids_at((*owner)->elements, info_of(**owner), element);
    return change;
}

Result<Change> make_move(const Workspace& workspace, ElementId resource, const FieldPath& element, std::size_t to)
{
    const auto owner = owner_of_element(workspace, resource, element);
    if (!owner)
        return std::unexpected(owner.error());
    const auto count = schema::list_size(*(*owner)->message, element.parent());
    if (!count)
        return std::unexpected(count.error());
    if (element.last_index() >= *count || to >= *count)
        return fail(ErrorKind::NotFound, fmt::format("'{}' has {} elements: nothing can move from [{}] to [{}]",
                                                     element.parent().to_string(), *count, element.last_index(), to));
    auto change = about(**owner, Change::Operation::Move, element);
    change.from = element.last_index();
    change.to = to;
    return change;
}

Result<Change> make_add_resource(const Workspace& workspace, Kind kind, schema::MessagePtr message, std::size_t to)
{
    if (message == nullptr || schema::message_info(*message) != schema::message_info(info(kind).message))
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("'{}' takes a {}", info(kind).collection, info(kind).message));
    if (kind == Kind::Local && workspace.local() != nullptr)
        return fail(ErrorKind::InvalidArgument, "the workspace has a local part already");
    IdSource ids(workspace.next_id());
    Change change;
    change.operation = Change::Operation::Insert;
    change.kind = kind;
    change.resource = ids.take();
    change.to = std::min(to, workspace.resources(kind).size());
    change.after_ids = new_tree(*message, change.resource, ids);
    change.after = Value{std::move(message)};
    return change;
}

Result<Change> make_remove_resource(const Workspace& workspace, ElementId resource)
{
    const auto owner = existing(workspace, resource);
    if (!owner)
        return std::unexpected(owner.error());
    auto change = about(**owner, Change::Operation::Remove, {});
    change.from = *workspace.index_of(resource);
    change.before = Value{(*owner)->message};
    change.before_ids = (*owner)->elements;
    return change;
}

Result<Change> make_move_resource(const Workspace& workspace, ElementId resource, std::size_t to)
{
    const auto owner = existing(workspace, resource);
    if (!owner)
        return std::unexpected(owner.error());
    if (to >= workspace.resources((*owner)->kind).size())
        return fail(ErrorKind::NotFound, fmt::format("'{}' has only {} resources", info((*owner)->kind).collection,
                                                     workspace.resources((*owner)->kind).size()));
    auto change = about(**owner, Change::Operation::Move, {});
    change.from = *workspace.index_of(resource);
    change.to = to;
    return change;
}

Change inverse(const Change& change)
{
    Change back = change;
    std::swap(back.before, back.after);
    std::swap(back.before_ids, back.after_ids);
    std::swap(back.from, back.to);
    if (change.operation == Change::Operation::Insert)
        back.operation = Change::Operation::Remove;
    else if (change.operation == Change::Operation::Remove)
        back.operation = Change::Operation::Insert;
    else if (change.operation == Change::Operation::Move && !change.path.empty())
        back.path = change.path.parent().index(change.to);
    return back;
}

std::size_t memory_size(const Change& change)
{
    return sizeof(Change) + change.path.size() * sizeof(FieldPath::Step) + memory_of(change.before) +
           memory_of(change.after) + memory_of(change.before_ids) + memory_of(change.after_ids);
}

} // namespace switchyard::model
