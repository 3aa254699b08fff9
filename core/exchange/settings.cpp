// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/settings.h"

#include "core/document/encode.h"
#include "core/document/writer.h"
#include "core/schema/slot.h"
#include "core/schema/unmodelled.pb.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

namespace switchyard::exchange {

namespace {

namespace pb = google::protobuf;
using document::Entry;
using document::Node;
using document::NodeKind;
using schema::FieldInfo;
using schema::FieldKind;

/// The same value without the habits of who wrote it.
Node without_style(const Node& node)
{
    if (node.kind == NodeKind::Scalar)
        return document::scalar_type(node) == document::ScalarType::String ? document::make_string(node.text)
                                                                           : document::make_plain(node.text);
    Node copy = node.kind == NodeKind::Mapping ? document::make_mapping() : document::make_sequence();
    for (const Entry& entry : node.entries) {
        Entry& added = copy.entries.emplace_back();
        added.key.text = entry.key.text;
        added.value = without_style(entry.value);
    }
    if (copy.kind == NodeKind::Mapping)
        std::ranges::sort(copy.entries, {}, [](const Entry& entry) -> const std::string& { return entry.key.text; });
    return copy;
}

std::string one_spelling(const std::string& yaml)
{
    const document::Layout layout;
    return document::Writer(layout).flow(without_style(document::encode_yaml(yaml)), std::nullopt);
}

/// The texts of a message that no field holds, by key.
std::unordered_map<std::string, std::string> unmodelled_of(const pb::Message& message)
{
    const pb::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName("unmodelled");
    const pb::Reflection& reflection = *message.GetReflection();
    std::unordered_map<std::string, std::string> all;
    for (int index = 0; field != nullptr && index < reflection.FieldSize(message, field); ++index) {
        const auto& entry =
            static_cast<const schema::Unmodelled&>(reflection.GetRepeatedMessage(message, field, index));
        all.emplace(entry.key(), entry.yaml());
    }
    return all;
}

void respell(pb::Message& message, const auto& spelling)
{
    const pb::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName("unmodelled");
    const pb::Reflection& reflection = *message.GetReflection();
    for (int index = 0; field != nullptr && index < reflection.FieldSize(message, field); ++index) {
        auto& entry = static_cast<schema::Unmodelled&>(*reflection.MutableRepeatedMessage(&message, field, index));
        entry.set_yaml(spelling(entry.key(), entry.yaml()));
    }
    if (message.GetDescriptor() == schema::FreeForm::descriptor()) {
        auto& free = static_cast<schema::FreeForm&>(message);
        free.set_yaml(spelling(std::string(), free.yaml()));
    }
}

/// Calls `visit` for every sub-message that is written, element by element.
void for_each_below(pb::Message& message, const auto& visit)
{
    const schema::MessageInfo* info = schema::message_info(message);
    const pb::Reflection& reflection = *message.GetReflection();
    if (info == nullptr)
        return;
    for (const FieldInfo& field : info->fields) {
        if (field.kind != FieldKind::Message && field.kind != FieldKind::FreeForm)
            continue;
        if (field.descriptor->is_repeated())
            for (int index = 0; index < reflection.FieldSize(message, field.descriptor); ++index)
                visit(*reflection.MutableRepeatedMessage(&message, field.descriptor, index));
        else if (reflection.HasField(message, field.descriptor))
            visit(*reflection.MutableMessage(&message, field.descriptor));
    }
}

void reduce(pb::Message& message)
{
    if (const schema::MessageInfo* info = schema::message_info(message))
        for (const FieldInfo& field : info->fields)
            if (server_fills(field)) {
                message.GetReflection()->ClearField(&message, field.descriptor);
                schema::erase_unmodelled(message, field.name);
            }
    respell(message, [](const std::string&, const std::string& yaml) { return one_spelling(yaml); });
    for_each_below(message, [](pb::Message& below) { reduce(below); });
}

} // namespace

bool server_fills(const FieldInfo& field)
{
    return field.output_only || field.name == "fingerprint" || field.name == "labelFingerprint" || field.name == "etag";
}

schema::MessagePtr settings_of(const pb::Message& message)
{
    std::shared_ptr<pb::Message> settings(message.New());
    settings->CopyFrom(message);
    reduce(*settings);
    return settings;
}

void spell_like(pb::Message& message, const pb::Message& model)
{
    const auto known = unmodelled_of(model);
    respell(message, [&](const std::string& key, const std::string& yaml) {
        const auto same = known.find(key);
        return same != known.end() && one_spelling(same->second) == one_spelling(yaml) ? same->second : yaml;
    });
    const schema::MessageInfo* info = schema::message_info(message);
    const pb::Reflection& reflection = *message.GetReflection();
    if (info == nullptr)
        return;
    for (const FieldInfo& field : info->fields) {
        if (field.kind != FieldKind::Message)
            continue;
        if (!field.repeated) {
            if (reflection.HasField(message, field.descriptor) && reflection.HasField(model, field.descriptor))
                spell_like(*reflection.MutableMessage(&message, field.descriptor),
                           reflection.GetMessage(model, field.descriptor));
            continue;
        }
        const int count =
            std::min(reflection.FieldSize(message, field.descriptor), reflection.FieldSize(model, field.descriptor));
        for (int index = 0; index < count; ++index)
            spell_like(*reflection.MutableRepeatedMessage(&message, field.descriptor, index),
                       reflection.GetRepeatedMessage(model, field.descriptor, index));
    }
}

} // namespace switchyard::exchange
