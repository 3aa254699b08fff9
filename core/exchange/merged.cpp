// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/merged.h"

#include "core/exchange/settings.h"
#include "core/schema/field_info.h"
#include "core/schema/local.pb.h"
#include "core/schema/slot.h"

#include <google/protobuf/message.h>

#include <memory>

namespace switchyard::exchange {

namespace {

namespace pb = google::protobuf;
using schema::FieldInfo;

std::unique_ptr<pb::Message> copy_of(const pb::Message& message)
{
    std::unique_ptr<pb::Message> copy(message.New());
    copy->CopyFrom(message);
    return copy;
}

bool is_written(const pb::Message& message, const FieldInfo& field)
{
    const pb::Reflection& reflection = *message.GetReflection();
    const bool typed = field.descriptor->is_repeated() ? reflection.FieldSize(message, field.descriptor) > 0
                                                       : reflection.HasField(message, field.descriptor);
    return typed || schema::unmodelled_text(message, field.name) != nullptr;
}

/// Takes over what the import does not say; lists are left alone: their elements may be others.
void take_over(pb::Message& target, const pb::Message& present)
{
    const schema::MessageInfo* info = schema::message_info(target);
    const pb::Reflection& reflection = *target.GetReflection();
    if (info == nullptr)
        return;
    for (const FieldInfo& field : info->fields) {
        if ((server_fills(field) || field.input_only) && !is_written(target, field) && is_written(present, field)) {
            if (const std::string* text = schema::unmodelled_text(present, field.name))
                schema::add_unmodelled(target, field.name, *text);
            else
                schema::write_field(target, field, schema::read_field(present, field));
        } else if (field.kind == schema::FieldKind::Message && !field.repeated &&
                   reflection.HasField(target, field.descriptor) && reflection.HasField(present, field.descriptor)) {
            take_over(*reflection.MutableMessage(&target, field.descriptor),
                      reflection.GetMessage(present, field.descriptor));
        }
    }
}

} // namespace

schema::MessagePtr merged(const pb::Message& imported, const pb::Message& present)
{
    auto target = copy_of(imported);
    take_over(*target, present);
    spell_like(*target, present);
    return target;
}

model::Workspace replaced(const model::Workspace& workspace, const std::map<ElementId, schema::MessagePtr>& next,
                          const std::vector<std::pair<model::Kind, schema::MessagePtr>>& added)
{
    model::WorkspaceBuilder builder(workspace);
    for (const model::KindInfo& row : model::all_kinds()) {
        for (const model::ResourcePtr& resource : workspace.resources(row.kind)) {
            const auto found = next.find(resource->id);
            builder.add(row.kind, found == next.end() ? resource->message : found->second, resource->id);
        }
        for (const auto& [kind, message] : added)
            if (kind == row.kind)
                builder.add(kind, message);
    }
    for (const auto& [key, yaml] : workspace.unmodelled())
        builder.add_unmodelled(key, yaml);
    return builder.build();
}

std::vector<SecretEntry> secret_files(const model::Workspace& workspace)
{
    std::vector<SecretEntry> entries;
    if (const model::Resource* local = workspace.local())
        for (const schema::LocalSecret& secret : static_cast<const schema::Local&>(*local->message).secrets())
            entries.push_back({secret.resource(), secret.field(), secret.file()});
    return entries;
}

schema::MessagePtr with_secret_files(const schema::MessagePtr& local, const std::vector<SecretEntry>& entries)
{
    auto next = std::make_shared<schema::Local>();
    if (local != nullptr)
        next->CopyFrom(*local);
    if (!entries.empty())
        schema::erase_unmodelled(*next, "secrets");
    auto& list = *next->mutable_secrets();
    std::map<std::pair<std::string, std::string>, int> places;
    for (int index = 0; index < list.size(); ++index)
        places.try_emplace({list[index].resource(), list[index].field()}, index);
    for (const SecretEntry& entry : entries) {
        const auto [place, fresh] = places.try_emplace({entry.resource, entry.field}, list.size());
        schema::LocalSecret& secret = fresh ? *list.Add() : list[place->second];
        secret.set_resource(entry.resource);
        secret.set_field(entry.field);
        secret.set_file(entry.file);
    }
    return next;
}

} // namespace switchyard::exchange
