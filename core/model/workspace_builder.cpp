// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/element_match.h"
#include "core/model/identity.h"
#include "core/model/workspace.h"
#include "core/model/workspace_state.h"
#include "core/schema/field_info.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace switchyard::model {

struct WorkspaceBuilder::Draft
{
    struct Entry
    {
        Kind kind;
        schema::MessagePtr message;
        ResourcePtr previous; ///< what it continues; nullptr: new
    };

    Workspace previous;
    std::vector<Entry> entries;
    std::vector<UnmodelledKey> unmodelled;
    std::unordered_set<ElementId> continued;

    ResourcePtr previous_by_id(Kind kind, ElementId id) const;
    void share_messages(Kind kind);
    void recognise(Kind kind);
    void recognise_without_project(Kind kind);
    ResourcePtr finish(const Entry& entry, IdSource& ids) const;
};

namespace {

std::string resource_key(Kind kind, const google::protobuf::Message& message)
{
    const auto identity = identify(kind, message);
    return fmt::format("{}\n{}\n{}", identity.project, identity.scope.to_string(), identity.name);
}

} // namespace

ResourcePtr WorkspaceBuilder::Draft::previous_by_id(Kind kind, ElementId id) const
{
    const auto index = id ? previous.index_of(id) : std::nullopt;
    const auto resources = previous.resources(kind);
    if (!index || *index >= resources.size() || resources[*index]->id != id)
        return nullptr;
    return resources[*index];
}

/// The very same message object is the very same resource: no need to look into it.
void WorkspaceBuilder::Draft::share_messages(Kind kind)
{
    std::unordered_map<const google::protobuf::Message*, ResourcePtr> by_message;
    for (const auto& resource : previous.resources(kind))
        if (!continued.contains(resource->id))
            by_message.emplace(resource->message.get(), resource);
    for (auto& entry : entries) {
        const auto found = by_message.find(entry.message.get());
        const bool fresh = entry.kind == kind && entry.previous == nullptr && found != by_message.end();
        if (fresh && continued.insert(found->second->id).second)
            entry.previous = found->second;
    }
}

/// What the cloud describes names its project, what people write mostly does not: the same name in the same scope is
/// the same resource when only one of the two names a project, and no other comes into question.
void WorkspaceBuilder::Draft::recognise_without_project(Kind kind)
{
    struct Candidates
    {
        std::vector<ResourcePtr> old_ones;
        std::vector<Entry*> new_ones;
    };
    const auto is_new = [kind](const Entry& entry) { return entry.kind == kind && entry.previous == nullptr; };
    if (std::ranges::none_of(entries, is_new))
        return;
    std::map<std::pair<Scope, std::string>, Candidates> by_name;
    for (const auto& resource : previous.resources(kind))
        by_name[{resource->scope, resource->name}].old_ones.push_back(resource);
    std::unordered_map<const Entry*, std::string> projects;
    for (auto& entry : entries) {
        if (entry.kind != kind)
            continue;
        const auto identity = identify(kind, *entry.message);
        projects.emplace(&entry, identity.project);
        by_name[{identity.scope, identity.name}].new_ones.push_back(&entry);
    }
    for (auto& [name, candidates] : by_name) {
        if (name.second.empty() || candidates.old_ones.size() != 1 || candidates.new_ones.size() != 1)
            continue;
        Entry& entry = *candidates.new_ones.front();
        const ResourcePtr& old = candidates.old_ones.front();
        if (entry.previous == nullptr && old->project.empty() != projects[&entry].empty() &&
            continued.insert(old->id).second)
            entry.previous = old;
    }
}

/// Finds out which of the previous resources the entries of a kind continue.
void WorkspaceBuilder::Draft::recognise(Kind kind)
{
    share_messages(kind);
    recognise_without_project(kind);
    std::vector<ResourcePtr> old_resources;
    std::vector<MatchItem> old_items;
    for (const auto& resource : previous.resources(kind)) {
        if (continued.contains(resource->id))
            continue;
        old_resources.push_back(resource);
        old_items.push_back({resource->message.get(), resource_key(kind, *resource->message)});
    }
    std::vector<Entry*> fresh;
    std::vector<MatchItem> new_items;
    for (auto& entry : entries) {
        if (entry.kind != kind || entry.previous != nullptr)
            continue;
        fresh.push_back(&entry);
        new_items.push_back({entry.message.get(), resource_key(kind, *entry.message)});
    }
    if (old_items.empty() || new_items.empty())
        return;
    const auto old_of = match(old_items, new_items);
    for (std::size_t i = 0; i < fresh.size(); ++i)
        if (old_of[i])
            fresh[i]->previous = old_resources[*old_of[i]];
}

ResourcePtr WorkspaceBuilder::Draft::finish(const Entry& entry, IdSource& ids) const
{
    if (entry.previous == nullptr) {
        const auto id = ids.take();
        return make_resource(entry.kind, id, entry.message, new_tree(*entry.message, id, ids));
    }
    const auto& old = *entry.previous;
    if (old.message == entry.message || schema::equal(*old.message, *entry.message))
        return entry.previous;
    return make_resource(entry.kind, old.id, entry.message,
                         matched_tree(*old.message, old.elements, *entry.message, old.id, ids));
}

WorkspaceBuilder::WorkspaceBuilder() : WorkspaceBuilder(Workspace{}) {}

WorkspaceBuilder::WorkspaceBuilder(Workspace previous) : draft_(std::make_unique<Draft>())
{
    draft_->previous = std::move(previous);
}

WorkspaceBuilder::~WorkspaceBuilder() = default;

void WorkspaceBuilder::add(Kind kind, schema::MessagePtr message, ElementId same_as)
{
    assert(message != nullptr && schema::message_info(*message) == schema::message_info(info(kind).message));
    auto previous = draft_->previous_by_id(kind, same_as);
    if (previous != nullptr && !draft_->continued.insert(previous->id).second)
        previous = nullptr;
    draft_->entries.push_back({kind, std::move(message), std::move(previous)});
}

void WorkspaceBuilder::add_unmodelled(std::string key, std::string yaml)
{
    draft_->unmodelled.push_back({std::move(key), std::move(yaml)});
}

Workspace WorkspaceBuilder::build()
{
    assert(draft_ != nullptr);
    for (const auto& row : all_kinds())
        draft_->recognise(row.kind);
    IdSource ids(draft_->previous.next_id());
    std::array<std::vector<ResourcePtr>, kKindCount> lists;
    for (const auto& entry : draft_->entries)
        lists[static_cast<std::size_t>(entry.kind)].push_back(draft_->finish(entry, ids));
    auto state = std::make_shared<Workspace::State>();
    for (const auto& row : all_kinds()) {
        const auto position = static_cast<std::size_t>(row.kind);
        const auto& old_table = draft_->previous.state_->kinds[position];
        if (lists[position] == old_table->resources)
            state->kinds[position] = old_table;
        else
            state->replace(row.kind, std::move(lists[position]));
    }
    state->unmodelled = std::make_shared<const std::vector<UnmodelledKey>>(std::move(draft_->unmodelled));
    state->next_id = ids.next();
    draft_.reset();
    return Workspace(std::move(state));
}

Workspace aligned(const Workspace& next, const Workspace& previous)
{
    WorkspaceBuilder builder(previous);
    for (const auto& row : all_kinds())
        for (const auto& resource : next.resources(row.kind))
            builder.add(row.kind, resource->message);
    for (const auto& [key, yaml] : next.unmodelled())
        builder.add_unmodelled(key, yaml);
    return builder.build();
}

} // namespace switchyard::model
