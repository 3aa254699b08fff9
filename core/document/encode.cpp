// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/encode.h"

#include "core/document/reader.h"
#include "core/schema/field_info.h"
#include "core/schema/unmodelled.pb.h"

#include <fmt/format.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace switchyard::document {

namespace {

namespace pb = google::protobuf;
using schema::FieldInfo;
using schema::FieldKind;

Node encode_double(double value)
{
    if (std::isnan(value))
        return make_plain(".nan");
    if (std::isinf(value))
        return make_plain(value > 0 ? ".inf" : "-.inf");
    return make_plain(fmt::format("{}", value));
}

Node encode_integer(auto value, FieldKind kind, bool json)
{
    const bool text = json && (kind == FieldKind::Int64 || kind == FieldKind::Uint64);
    return text ? make_string(fmt::format("{}", value)) : make_plain(fmt::format("{}", value));
}

void put_first(Node& mapping, std::string_view key)
{
    const auto found = std::ranges::find(mapping.entries, key, [](const Entry& entry) { return entry.key.text; });
    if (found != mapping.entries.end())
        std::rotate(mapping.entries.begin(), found, found + 1);
}

/// Without the places, which a copy must not carry along; brackets and quotes stay, block style adapts.
void strip(Node& node)
{
    node.begin = node.content = node.end = node.anchor = 0;
    if (node.style == Style::Block)
        node.style = Style::Any;
    for (Entry& entry : node.entries) {
        entry.begin = entry.key.begin = entry.key.end = 0;
        strip(entry.value);
    }
}

/// Reads fields of one message by reflection.
class MessageEncoder
{
public:
    MessageEncoder(const pb::Message& message, bool json)
        : message_(message),
          reflection_(*message.GetReflection()),
          json_(json)
    {}

    Node encode() const
    {
        const schema::MessageInfo* info = schema::message_info(message_);
        if (info == nullptr)
            return make_mapping();
        Node node = make_mapping();
        for (const FieldInfo& field : info->fields)
            if (auto value = encode_field(field))
                append(node, field.name, std::move(*value));
        if (!json_) // people look for the name first
            put_first(node, "name");
        const pb::FieldDescriptor* rest = message_.GetDescriptor()->FindFieldByName("unmodelled");
        for (int index = 0; index < reflection_.FieldSize(message_, rest); ++index) {
            const auto& entry =
                static_cast<const schema::Unmodelled&>(reflection_.GetRepeatedMessage(message_, rest, index));
            if (entry.key().empty()) // the message as a whole is something else
                return encode_yaml(entry.yaml());
            append(node, entry.key(), encode_yaml(entry.yaml()));
        }
        return node;
    }

private:
    std::optional<Node> encode_field(const FieldInfo& field) const
    {
        const pb::FieldDescriptor* descriptor = field.descriptor;
        if (field.kind == FieldKind::StringMap)
            return encode_map(descriptor);
        if (!descriptor->is_repeated()) {
            if (!reflection_.HasField(message_, descriptor))
                return std::nullopt;
            return encode_single(field);
        }
        const int count = reflection_.FieldSize(message_, descriptor);
        if (count == 0)
            return std::nullopt;
        Node list = make_sequence();
        for (int index = 0; index < count; ++index)
            append(list, encode_element(field, index));
        return list;
    }

    std::optional<Node> encode_map(const pb::FieldDescriptor* descriptor) const
    {
        std::map<std::string, std::string> sorted;
        for (int index = 0; index < reflection_.FieldSize(message_, descriptor); ++index) {
            const pb::Message& entry = reflection_.GetRepeatedMessage(message_, descriptor, index);
            const pb::Descriptor* type = entry.GetDescriptor();
            sorted[entry.GetReflection()->GetString(entry, type->map_key())] =
                entry.GetReflection()->GetString(entry, type->map_value());
        }
        if (sorted.empty())
            return std::nullopt;
        Node node = make_mapping();
        for (auto& [key, value] : sorted)
            append(node, key, make_string(value));
        return node;
    }

    Node encode_message(const pb::Message& message, FieldKind kind) const
    {
        if (kind == FieldKind::FreeForm)
            return encode_yaml(static_cast<const schema::FreeForm&>(message).yaml());
        return MessageEncoder(message, json_).encode();
    }

    Node encode_single(const FieldInfo& field) const
    {
        const pb::FieldDescriptor* descriptor = field.descriptor;
        switch (descriptor->cpp_type()) {
        case pb::FieldDescriptor::CPPTYPE_MESSAGE:
            return encode_message(reflection_.GetMessage(message_, descriptor), field.kind);
        case pb::FieldDescriptor::CPPTYPE_BOOL:
            return make_plain(reflection_.GetBool(message_, descriptor) ? "true" : "false");
        case pb::FieldDescriptor::CPPTYPE_INT32:
            return encode_integer(reflection_.GetInt32(message_, descriptor), field.kind, json_);
        case pb::FieldDescriptor::CPPTYPE_INT64:
            return encode_integer(reflection_.GetInt64(message_, descriptor), field.kind, json_);
        case pb::FieldDescriptor::CPPTYPE_UINT32:
            return encode_integer(reflection_.GetUInt32(message_, descriptor), field.kind, json_);
        case pb::FieldDescriptor::CPPTYPE_UINT64:
            return encode_integer(reflection_.GetUInt64(message_, descriptor), field.kind, json_);
        case pb::FieldDescriptor::CPPTYPE_DOUBLE:
            return encode_double(reflection_.GetDouble(message_, descriptor));
        case pb::FieldDescriptor::CPPTYPE_FLOAT:
            return encode_double(static_cast<double>(reflection_.GetFloat(message_, descriptor)));
        default:
            return make_string(reflection_.GetString(message_, descriptor));
        }
    }

    Node encode_element(const FieldInfo& field, int index) const
    {
        const pb::FieldDescriptor* descriptor = field.descriptor;
        switch (descriptor->cpp_type()) {
        case pb::FieldDescriptor::CPPTYPE_MESSAGE:
            return encode_message(reflection_.GetRepeatedMessage(message_, descriptor, index), field.kind);
        case pb::FieldDescriptor::CPPTYPE_BOOL:
            return make_plain(reflection_.GetRepeatedBool(message_, descriptor, index) ? "true" : "false");
        case pb::FieldDescriptor::CPPTYPE_INT32:
            return encode_integer(reflection_.GetRepeatedInt32(message_, descriptor, index), field.kind, json_);
        case pb::FieldDescriptor::CPPTYPE_INT64:
            return encode_integer(reflection_.GetRepeatedInt64(message_, descriptor, index), field.kind, json_);
        case pb::FieldDescriptor::CPPTYPE_UINT32:
            return encode_integer(reflection_.GetRepeatedUInt32(message_, descriptor, index), field.kind, json_);
        case pb::FieldDescriptor::CPPTYPE_UINT64:
            return encode_integer(reflection_.GetRepeatedUInt64(message_, descriptor, index), field.kind, json_);
        case pb::FieldDescriptor::CPPTYPE_DOUBLE:
            return encode_double(reflection_.GetRepeatedDouble(message_, descriptor, index));
        case pb::FieldDescriptor::CPPTYPE_FLOAT:
            return encode_double(static_cast<double>(reflection_.GetRepeatedFloat(message_, descriptor, index)));
        default:
            return make_string(reflection_.GetRepeatedString(message_, descriptor, index));
        }
    }

    const pb::Message& message_;
    const pb::Reflection& reflection_;
    bool json_;
};

} // namespace

Node encode_yaml(std::string_view yaml)
{
    if (yaml.find_first_not_of(" \t\r\n") == yaml.npos)
        return make_plain("null");
    Source source = read_source(yaml);
    if (!source.complete || source.has_anchors)
        return make_string(std::string(yaml));
    if (!source.root)
        return make_plain("null");
    strip(*source.root);
    return std::move(*source.root);
}

Node encode(const pb::Message& message, bool json) { return MessageEncoder(message, json).encode(); }

std::optional<Node> encode(const schema::Value& value, const FieldInfo* field, bool json)
{
    const FieldKind kind = field == nullptr ? FieldKind::String : field->kind;
    if (const auto* flag = value.as<bool>())
        return make_plain(*flag ? "true" : "false");
    if (const auto* number = value.as<std::int64_t>())
        return encode_integer(*number, kind, json);
    if (const auto* number = value.as<std::uint64_t>())
        return encode_integer(*number, kind, json);
    if (const auto* number = value.as<double>())
        return encode_double(*number);
    if (const auto* text = value.as<std::string>())
        return make_string(*text);
    if (const auto* text = value.as<schema::SourceText>())
        return encode_yaml(text->yaml);
    if (value.message() != nullptr)
        return encode(*value.message(), json);
    if (const auto* map = value.as<schema::Value::Map>()) {
        Node node = make_mapping();
        for (const auto& [key, text] : *map)
            append(node, key, make_string(text));
        return node;
    }
    if (const auto* list = value.as<schema::Value::List>()) {
        Node node = make_sequence();
        for (const schema::Value& element : *list)
            if (auto encoded = encode(element, field, json))
                append(node, std::move(*encoded));
        return node;
    }
    return std::nullopt;
}

std::vector<std::string_view> key_order(const pb::Message& message)
{
    std::vector<std::string_view> order;
    for (const FieldInfo& field : schema::fields_of(message))
        order.push_back(field.name);
    return order;
}

} // namespace switchyard::document
