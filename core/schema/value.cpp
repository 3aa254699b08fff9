// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/value.h"

#include "core/schema/slot.h"

#include <google/protobuf/message.h>

#include <cmath>
#include <fmt/format.h>
#include <set>

namespace switchyard::schema {
namespace {

namespace pb = google::protobuf;

constexpr std::size_t kLongestText = 120;

/// Cut to fit a sentence, never inside a UTF-8 sequence.
std::string shortened(std::string_view text)
{
    if (text.size() <= kLongestText)
        return std::string(text);
    auto end = kLongestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) >> 6) == 2)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

struct TextOf
{
    std::string operator()(Absent) const { return "(none)"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return fmt::to_string(value); }
    std::string operator()(std::uint64_t value) const { return fmt::to_string(value); }
    std::string operator()(double value) const { return fmt::to_string(value); }
    std::string operator()(const std::string& value) const { return value.empty() ? "''" : shortened(value); }
    std::string operator()(const MessageValue& value) const;
    std::string operator()(const SourceText& value) const { return shortened(value.yaml); }

    std::string operator()(const Value::List& list) const
    {
        std::string text;
        for (const auto& element : list) {
            if (text.size() > kLongestText)
                break;
            text += (text.empty() ? "" : ", ") + to_text(element);
        }
        return "[" + shortened(text) + "]";
    }

    std::string operator()(const Value::Map& map) const
    {
        std::string text;
        for (const auto& [key, entry] : map) {
            if (text.size() > kLongestText)
                break;
            text += (text.empty() ? "" : ", ") + key + ": " + entry;
        }
        return "{" + shortened(text) + "}";
    }
};

std::string TextOf::operator()(const MessageValue& value) const
{
    const auto* info = message_info(*value.message);
    std::string text;
    for (const auto& field : info == nullptr ? std::vector<FieldInfo>{} : info->fields) {
        const auto* reflection = value.message->GetReflection();
        const bool written = field.descriptor->is_repeated()
                                 ? reflection->FieldSize(*value.message, field.descriptor) > 0
                                 : reflection->HasField(*value.message, field.descriptor);
        if (!written || text.size() > kLongestText)
            continue;
        const bool deep = field.kind == FieldKind::Message || field.repeated;
        text +=
            (text.empty() ? "" : ", ") + field.name + ": " + (deep ? "…" : to_text(read_field(*value.message, field)));
    }
    return "{" + shortened(text) + "}";
}

std::multiset<std::pair<std::string, std::string>> pairs_of(const pb::Message& message,
                                                            const pb::FieldDescriptor& field)
{
    std::multiset<std::pair<std::string, std::string>> pairs;
    const auto* reflection = message.GetReflection();
    for (int i = 0; i < reflection->FieldSize(message, &field); ++i) {
        const auto& entry = reflection->GetRepeatedMessage(message, &field, i);
        const auto* descriptor = entry.GetDescriptor();
        pairs.emplace(entry.GetReflection()->GetString(entry, descriptor->FindFieldByNumber(1)),
                      entry.GetReflection()->GetString(entry, descriptor->FindFieldByNumber(2)));
    }
    return pairs;
}

bool same_double(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool equal_singular(const pb::Message& a, const pb::Message& b, const pb::FieldDescriptor* field)
{
    const auto* reflection = a.GetReflection();
    if (reflection->HasField(a, field) != reflection->HasField(b, field))
        return false;
    if (!reflection->HasField(a, field))
        return true;
    std::string left;
    std::string right;
    switch (field->cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_BOOL:
        return reflection->GetBool(a, field) == reflection->GetBool(b, field);
    case pb::FieldDescriptor::CPPTYPE_INT64:
        return reflection->GetInt64(a, field) == reflection->GetInt64(b, field);
    case pb::FieldDescriptor::CPPTYPE_UINT64:
        return reflection->GetUInt64(a, field) == reflection->GetUInt64(b, field);
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
        return same_double(reflection->GetDouble(a, field), reflection->GetDouble(b, field));
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
        return equal(reflection->GetMessage(a, field), reflection->GetMessage(b, field));
    default:
        return reflection->GetStringReference(a, field, &left) == reflection->GetStringReference(b, field, &right);
    }
}

bool equal_repeated(const pb::Message& a, const pb::Message& b, const pb::FieldDescriptor* field)
{
    const auto* reflection = a.GetReflection();
    const int count = reflection->FieldSize(a, field);
    if (count != reflection->FieldSize(b, field))
        return false;
    if (field->is_map() || field->name() == "unmodelled")
        return count == 0 || pairs_of(a, *field) == pairs_of(b, *field);
    std::string left;
    std::string right;
    for (int i = 0; i < count; ++i) {
        bool same = true;
        if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE)
            same = equal(reflection->GetRepeatedMessage(a, field, i), reflection->GetRepeatedMessage(b, field, i));
        else if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_INT64)
            same = reflection->GetRepeatedInt64(a, field, i) == reflection->GetRepeatedInt64(b, field, i);
        else
            same = reflection->GetRepeatedStringReference(a, field, i, &left) ==
                   reflection->GetRepeatedStringReference(b, field, i, &right);
        if (!same)
            return false;
    }
    return true;
}

} // namespace

bool operator==(const MessageValue& a, const MessageValue& b) { return equal(*a.message, *b.message); }

const pb::Message* Value::message() const
{
    const auto* value = as<MessageValue>();
    return value == nullptr ? nullptr : value->message.get();
}

std::string to_text(const Value& value) { return std::visit(TextOf{}, value.data); }

bool equal(const pb::Message& a, const pb::Message& b)
{
    if (&a == &b)
        return true;
    const auto* descriptor = a.GetDescriptor();
    if (descriptor != b.GetDescriptor())
        return false;
    for (int i = 0; i < descriptor->field_count(); ++i) {
        const auto* field = descriptor->field(i);
        if (!(field->is_repeated() ? equal_repeated(a, b, field) : equal_singular(a, b, field)))
            return false;
    }
    return true;
}

} // namespace switchyard::schema
