// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/decode.h"

#include "core/document/scalar_number.h"
#include "core/document/standalone.h"
#include "core/schema/access.h"
#include "core/schema/field_info.h"
#include "core/schema/unmodelled.pb.h"

#include <optional>
#include <utility>

namespace switchyard::document {

namespace {

namespace pb = google::protobuf;
using schema::FieldInfo;
using schema::FieldKind;
using schema::FieldPath;
using schema::MessageInfo;

/// How sentences name what a field holds.
std::string_view expectation(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Boolean:
        return "true or false";
    case FieldKind::Integer:
    case FieldKind::Int64:
        return "an integer";
    case FieldKind::Uint64:
        return "an integer that is not negative";
    case FieldKind::Number:
        return "a number";
    case FieldKind::Message:
        return "a mapping";
    case FieldKind::StringMap:
        return "a mapping from text to text";
    default:
        return "a text";
    }
}

std::string description(const Node& node)
{
    const Node* value = node.resolved();
    if (value == nullptr)
        return "an alias that stands for nothing";
    if (value->kind == NodeKind::Sequence)
        return "a list";
    if (value->kind == NodeKind::Mapping)
        return "a mapping";
    if (scalar_type(*value) == ScalarType::Null)
        return "nothing";
    constexpr std::size_t kLongest = 60;
    if (value->text.size() <= kLongest)
        return "'" + value->text + "'";
    std::size_t cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(value->text[cut]) & 0xC0) == 0x80)
        --cut;
    return "'" + value->text.substr(0, cut) + "…'";
}

/// More findings of one resource would not help anybody.
constexpr std::size_t kEnough = 1000;

bool is_text(FieldKind kind)
{
    return kind == FieldKind::String || kind == FieldKind::Timestamp || kind == FieldKind::Duration ||
           kind == FieldKind::Enum;
}

/// Fills messages from nodes and collects what is to be said.
class Decoder
{
public:
    Decoder(std::string_view text, std::vector<FieldFinding>& findings) : text_(text), findings_(findings) {}

    void read_message(const Node& node, pb::Message& message, const MessageInfo& info)
    {
        const Node* mapping = node.resolved();
        if (mapping == nullptr || mapping->kind != NodeKind::Mapping) {
            report_type(node, "a mapping", false);
            keep(message, "", node);
            return;
        }
        for (const Entry& entry : mapping->entries) {
            if (entry.key.foreign || entry.key.shadowed)
                continue;
            steps_.emplace_back(entry.key.text);
            read_key(entry, message, info);
            steps_.pop_back();
        }
    }

private:
    void read_key(const Entry& entry, pb::Message& message, const MessageInfo& info)
    {
        const FieldInfo* field = info.field(entry.key.text);
        if (field == nullptr) {
            keep(message, entry.key.text, entry.value);
            if (findings_.size() >= kEnough) // looking for similar names takes its time
                return;
            const std::string suggestion = info.suggestion(entry.key.text);
            report("field.unknown", Severity::Warning, true,
                   {entry.key.text, schema::display_name(info), suggestion.empty() ? "." : suggestion});
            return;
        }
        const Node* value = entry.value.resolved();
        const bool null =
            value != nullptr && value->kind == NodeKind::Scalar && scalar_type(*value) == ScalarType::Null;
        if (null && field->kind != FieldKind::FreeForm)
            keep(message, entry.key.text, entry.value);
        else if (!read_field(entry.value, message, *field))
            keep(message, entry.key.text, entry.value);
    }

    /// Errors: false when the field cannot hold the value (and the field stays absent).
    bool read_field(const Node& node, pb::Message& message, const FieldInfo& field)
    {
        const Node* value = node.resolved();
        if (value == nullptr)
            return false; // the alias has been reported
        if (field.kind == FieldKind::StringMap)
            return read_map(*value, message, field);
        if (!field.repeated)
            return read_value(*value, message, field, false);
        if (value->kind != NodeKind::Sequence) {
            report_type(*value, "a list", field.output_only);
            return false;
        }
        for (std::size_t index = 0; index < value->entries.size(); ++index) {
            steps_.emplace_back(index);
            const Node* element = value->entries[index].value.resolved();
            const bool good = element != nullptr ? read_value(*element, message, field, true)
                              : field.kind == FieldKind::Message
                                  ? add_unreadable(value->entries[index].value, message, field)
                                  : false;
            steps_.pop_back();
            if (good)
                continue;
            message.GetReflection()->ClearField(&message, field.descriptor);
            return false;
        }
        return !value->entries.empty();
    }

    bool read_value(const Node& value, pb::Message& message, const FieldInfo& field, bool element)
    {
        if (field.kind == FieldKind::Message)
            return read_submessage(value, message, field, element);
        if (field.kind == FieldKind::FreeForm) {
            auto& free = static_cast<schema::FreeForm&>(*submessage(message, field, element));
            free.set_yaml(standalone_yaml(value, text_));
            return true;
        }
        if (value.kind != NodeKind::Scalar || (element && scalar_type(value) == ScalarType::Null)) {
            report_type(value, expectation(field.kind), field.output_only);
            return false;
        }
        return is_text(field.kind) ? read_text(value, message, field, element)
                                   : read_scalar(value, message, field, element);
    }

    static pb::Message* submessage(pb::Message& message, const FieldInfo& field, bool element)
    {
        const pb::Reflection* reflection = message.GetReflection();
        return element ? reflection->AddMessage(&message, field.descriptor)
                       : reflection->MutableMessage(&message, field.descriptor);
    }

    bool read_submessage(const Node& value, pb::Message& message, const FieldInfo& field, bool element)
    {
        const MessageInfo* info = schema::message_info(*field.descriptor->message_type());
        if (info == nullptr)
            return false;
        if (!element && value.kind != NodeKind::Mapping) {
            report_type(value, "a mapping", field.output_only);
            return false;
        }
        read_message(value, *submessage(message, field, element), *info);
        return true;
    }

    bool add_unreadable(const Node& node, pb::Message& message, const FieldInfo& field)
    {
        keep(*submessage(message, field, true), "", node);
        return true;
    }

    bool read_map(const Node& value, pb::Message& message, const FieldInfo& field)
    {
        if (value.kind != NodeKind::Mapping) {
            report_type(value, "a mapping", field.output_only);
            return false;
        }
        const pb::Reflection* reflection = message.GetReflection();
        bool any = false;
        for (const Entry& entry : value.entries) {
            if (entry.key.foreign || entry.key.shadowed)
                continue;
            const Node* text = entry.value.resolved();
            if (text == nullptr || text->kind != NodeKind::Scalar || scalar_type(*text) == ScalarType::Null) {
                steps_.emplace_back(entry.key.text);
                report_type(entry.value, "a text", field.output_only);
                steps_.pop_back();
                reflection->ClearField(&message, field.descriptor);
                return false;
            }
            pb::Message* added = reflection->AddMessage(&message, field.descriptor);
            const pb::Descriptor* type = added->GetDescriptor();
            added->GetReflection()->SetString(added, type->map_key(), entry.key.text);
            added->GetReflection()->SetString(added, type->map_value(), text->text);
            any = true;
        }
        return any;
    }

    bool read_text(const Node& value, pb::Message& message, const FieldInfo& field, bool element)
    {
        const ScalarType type = scalar_type(value);
        if (type != ScalarType::String)
            report("field.unquoted", Severity::Warning, true,
                   {field.name, value.text, type == ScalarType::Boolean ? "a truth value" : "a number"});
        const pb::Reflection* reflection = message.GetReflection();
        if (element)
            reflection->AddString(&message, field.descriptor, value.text);
        else
            reflection->SetString(&message, field.descriptor, value.text);
        return true;
    }

    bool read_scalar(const Node& value, pb::Message& message, const FieldInfo& field, bool element)
    {
        if (field.kind == FieldKind::Boolean) {
            const auto flag = read_boolean(value.text);
            if (!flag)
                return wrong(value, field);
            if (scalar_type(value) != ScalarType::Boolean)
                report("field.quoted", Severity::Warning, true, {field.name, value.text});
            return put_value(message, field, element, schema::Value(*flag));
        }
        if (field.kind == FieldKind::Number) {
            const auto number = read_number(value.text);
            return number ? put_value(message, field, element, schema::Value(*number)) : wrong(value, field);
        }
        if (field.descriptor->cpp_type() == pb::FieldDescriptor::CPPTYPE_UINT64) {
            const auto number = read_unsigned(value.text);
            return number ? put_value(message, field, element, schema::Value(*number)) : wrong(value, field);
        }
        const auto number = read_integer(value.text);
        return number ? put_value(message, field, element, schema::Value(*number)) : wrong(value, field);
    }

    bool put_value(pb::Message& message, const FieldInfo& field, bool element, const schema::Value& value)
    {
        const pb::Reflection* reflection = message.GetReflection();
        const pb::FieldDescriptor* descriptor = field.descriptor;
        const auto put = [&](auto add, auto set, auto content) {
            if (element)
                (reflection->*add)(&message, descriptor, content);
            else
                (reflection->*set)(&message, descriptor, content);
            return true;
        };
        switch (descriptor->cpp_type()) {
        case pb::FieldDescriptor::CPPTYPE_BOOL:
            return put(&pb::Reflection::AddBool, &pb::Reflection::SetBool, *value.as<bool>());
        case pb::FieldDescriptor::CPPTYPE_DOUBLE:
            return put(&pb::Reflection::AddDouble, &pb::Reflection::SetDouble, *value.as<double>());
        case pb::FieldDescriptor::CPPTYPE_UINT64:
            return put(&pb::Reflection::AddUInt64, &pb::Reflection::SetUInt64, *value.as<std::uint64_t>());
        case pb::FieldDescriptor::CPPTYPE_INT64:
            return put(&pb::Reflection::AddInt64, &pb::Reflection::SetInt64, *value.as<std::int64_t>());
        default:
            return false;
        }
    }

    bool wrong(const Node& value, const FieldInfo& field)
    {
        report_type(value, expectation(field.kind), field.output_only);
        return false;
    }

    void keep(pb::Message& message, std::string_view key, const Node& node)
    {
        const pb::FieldDescriptor* rest = message.GetDescriptor()->FindFieldByName("unmodelled");
        auto& entry = static_cast<schema::Unmodelled&>(*message.GetReflection()->AddMessage(&message, rest));
        entry.set_key(std::string(key));
        entry.set_yaml(standalone_yaml(node, text_));
    }

    /// The server's own fields never stop anything from running.
    void report_type(const Node& node, std::string_view expected, bool output_only)
    {
        report("field.wrong_type", output_only ? Severity::Warning : Severity::Error, output_only,
               {std::string(expected), description(node)});
    }

    void report(std::string_view code, Severity severity, bool runs_here, std::vector<std::string> args,
                std::optional<DiagnosticFix> fix = {})
    {
        if (findings_.size() >= kEnough)
            return;
        FieldFinding& finding = findings_.emplace_back();
        finding.path = FieldPath(steps_);
        Diagnostic& diagnostic = finding.diagnostic;
        diagnostic.code = code;
        diagnostic.severity = severity;
        diagnostic.runs_here = runs_here;
        diagnostic.cloud_accepts = false;
        diagnostic.field_path = finding.path.to_string();
        diagnostic.args = std::move(args);
        diagnostic.fix = std::move(fix);
        if (diagnostic.fix)
            diagnostic.fix->field_path = diagnostic.field_path;
    }

    std::string_view text_;
    std::vector<FieldFinding>& findings_;
    std::vector<FieldPath::Step> steps_;
};

} // namespace

Decoded decode(const Node& node, std::string_view text, std::string_view message)
{
    Decoded decoded;
    decoded.message = schema::new_message(message);
    const MessageInfo* info = schema::message_info(message);
    if (decoded.message != nullptr && info != nullptr)
        Decoder(text, decoded.findings).read_message(node, *decoded.message, *info);
    return decoded;
}

} // namespace switchyard::document
