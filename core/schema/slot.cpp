// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/slot.h"

#include <fmt/format.h>
#include <type_traits>

namespace switchyard::schema {
namespace {

namespace pb = google::protobuf;

/// Follows a path; with a mutable message it creates what is missing. Both constnesses share the rules.
template <typename M>
class Walk
{
public:
    Walk(M& root, const FieldPath& path) : message_(&root), info_(message_info(root)), path_(path) {}

    Result<Slot<M>> run()
    {
        if (info_ == nullptr)
            return fail(ErrorKind::InvalidArgument, "the message is not part of the schema");
        while (true) {
            const auto* name = std::get_if<std::string>(&path_[position_]);
            if (name == nullptr)
                return wrong(fmt::format("{} is no list, so it has no index", display_name(*info_)));
            ++position_;
            const auto* field = info_->field(*name);
            if (done())
                return Slot<M>{message_, info_, field, *name, std::nullopt, std::nullopt};
            if (field == nullptr)
                return no_such_field(*info_, *name);
            if (field->kind == FieldKind::StringMap)
                return entry(*field);
            if (field->repeated) {
                auto slot = element(*field);
                if (!slot)
                    return std::unexpected(slot.error());
                if (*slot)
                    return std::move(**slot);
            } else if (field->kind == FieldKind::Message) {
                enter(*field);
            } else {
                return wrong(fmt::format("'{}' of {} has no parts", field->name, display_name(*info_)));
            }
        }
    }

private:
    bool done() const { return position_ == path_.size(); }

    std::unexpected<Error> wrong(std::string sentence) const
    {
        return fail(ErrorKind::InvalidArgument, std::move(sentence));
    }

    Result<Slot<M>> entry(const FieldInfo& field)
    {
        const auto* key = std::get_if<std::string>(&path_[position_]);
        if (key == nullptr)
            return wrong(fmt::format("'{}' of {} takes names, not an index", field.name, display_name(*info_)));
        if (position_ + 1 != path_.size())
            return wrong(fmt::format("the values of '{}' have no parts", field.name));
        return Slot<M>{message_, info_, &field, field.name, std::nullopt, *key};
    }

    /// A slot when the path ends here, nothing when the walk goes on inside the element.
    Result<std::optional<Slot<M>>> element(const FieldInfo& field)
    {
        const auto* index = std::get_if<std::size_t>(&path_[position_]);
        if (index == nullptr)
            return wrong(fmt::format("'{}' of {} is a list; say which element: {}[0]", field.name, display_name(*info_),
                                     field.name));
        ++position_;
        if (done())
            return Slot<M>{message_, info_, &field, field.name, *index, std::nullopt};
        if (field.kind != FieldKind::Message)
            return wrong(fmt::format("the elements of '{}' have no parts", field.name));
        const auto count = message_ == nullptr ? 0 : element_count(*message_, field);
        if (*index >= count)
            return fail(ErrorKind::NotFound, fmt::format("'{}' has no element [{}]: it has {}",
                                                         path_.prefix(position_ - 1).to_string(), *index, count));
        const auto* reflection = message_->GetReflection();
        if constexpr (std::is_const_v<M>)
            message_ = &reflection->GetRepeatedMessage(*message_, field.descriptor, static_cast<int>(*index));
        else
            message_ = reflection->MutableRepeatedMessage(message_, field.descriptor, static_cast<int>(*index));
        info_ = message_info(field.message);
        return std::nullopt;
    }

    void enter(const FieldInfo& field)
    {
        info_ = message_info(field.message);
        if (message_ == nullptr)
            return;
        const auto* reflection = message_->GetReflection();
        if constexpr (!std::is_const_v<M>) {
            erase_unmodelled(*message_, field.name);
            message_ = reflection->MutableMessage(message_, field.descriptor);
        } else {
            const bool written = reflection->HasField(*message_, field.descriptor);
            message_ = written ? &reflection->GetMessage(*message_, field.descriptor) : nullptr;
        }
    }

    M* message_;
    const MessageInfo* info_;
    const FieldPath& path_;
    std::size_t position_ = 0;
};

const pb::FieldDescriptor* unmodelled_field(const pb::Message& message)
{
    return message.GetDescriptor()->FindFieldByName("unmodelled");
}

/// The strings of an Unmodelled entry, or of a map entry: fields 1 and 2.
std::string text_of(const pb::Message& message, int number)
{
    return message.GetReflection()->GetString(message, message.GetDescriptor()->FindFieldByNumber(number));
}

void set_text(pb::Message& message, int number, std::string text)
{
    message.GetReflection()->SetString(&message, message.GetDescriptor()->FindFieldByNumber(number), std::move(text));
}

Value copy_of(const pb::Message& message)
{
    std::shared_ptr<pb::Message> copy(message.New());
    copy->CopyFrom(message);
    return Value{MessagePtr(std::move(copy))};
}

double number_of(const Value& value)
{
    if (const auto* number = value.as<double>())
        return *number;
    if (const auto* number = value.as<std::uint64_t>())
        return static_cast<double>(*number);
    return static_cast<double>(*value.as<std::int64_t>());
}

std::int64_t signed_of(const Value& value)
{
    if (const auto* number = value.as<std::uint64_t>())
        return static_cast<std::int64_t>(*number);
    return *value.as<std::int64_t>();
}

std::uint64_t unsigned_of(const Value& value)
{
    if (const auto* number = value.as<std::int64_t>())
        return static_cast<std::uint64_t>(*number);
    return *value.as<std::uint64_t>();
}

bool is_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (length == 0 || i + length > text.size())
            return false;
        std::uint32_t point = length == 1 ? lead : lead & (0x7fU >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if (next >> 6 != 2)
                return false;
            point = point << 6 | (next & 0x3fU);
        }
        constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
        if (point < kLeast[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
            return false;
        i += length;
    }
    return true;
}

std::string_view expectation(const FieldInfo& field)
{
    switch (field.kind) {
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
        return "a mapping of texts";
    case FieldKind::FreeForm:
        return "YAML text";
    default:
        return "text";
    }
}

bool fits_integer(const Value& value)
{
    const auto* large = value.as<std::uint64_t>();
    return value.as<std::int64_t>() != nullptr || (large != nullptr && *large <= INT64_MAX);
}

bool fits_unsigned(const Value& value)
{
    const auto* number = value.as<std::int64_t>();
    return value.as<std::uint64_t>() != nullptr || (number != nullptr && *number >= 0);
}

bool fits_map(const Value& value)
{
    const auto* map = value.as<Value::Map>();
    return map != nullptr &&
           std::ranges::all_of(*map, [](const auto& entry) { return is_utf8(entry.first) && is_utf8(entry.second); });
}

/// One value of the field: its element when it is a list.
bool fits(const FieldInfo& field, const Value& value)
{
    switch (field.kind) {
    case FieldKind::Boolean:
        return value.as<bool>() != nullptr;
    case FieldKind::Integer:
    case FieldKind::Int64:
        return fits_integer(value);
    case FieldKind::Uint64:
        return fits_unsigned(value);
    case FieldKind::Number:
        return value.as<double>() != nullptr || value.as<std::int64_t>() != nullptr ||
               value.as<std::uint64_t>() != nullptr;
    case FieldKind::Message:
        return value.message() != nullptr && value.message()->GetDescriptor() == field.descriptor->message_type();
    case FieldKind::StringMap:
        return fits_map(value);
    case FieldKind::FreeForm:
        return value.as<SourceText>() != nullptr;
    default:
        return value.as<std::string>() != nullptr && is_utf8(*value.as<std::string>());
    }
}

} // namespace

Result<Slot<const pb::Message>> find_slot(const pb::Message& message, const FieldPath& path)
{
    return Walk<const pb::Message>(message, path).run();
}

Slot<pb::Message> open_slot(pb::Message& message, const FieldPath& path)
{
    return *Walk<pb::Message>(message, path).run();
}

std::unexpected<Error> no_such_field(const MessageInfo& message, std::string_view key)
{
    return fail(ErrorKind::InvalidArgument, fmt::format("{} has no field '{}'{}", display_name(message),
                                                        key.substr(0, 100), message.suggestion(key)));
}

std::size_t element_count(const pb::Message& message, const FieldInfo& field)
{
    return static_cast<std::size_t>(message.GetReflection()->FieldSize(message, field.descriptor));
}

Value read_element(const pb::Message& message, const FieldInfo& field, std::size_t index)
{
    const auto* reflection = message.GetReflection();
    const auto i = static_cast<int>(index);
    switch (field.kind) {
    case FieldKind::Boolean:
        return reflection->GetRepeatedBool(message, field.descriptor, i);
    case FieldKind::Integer:
    case FieldKind::Int64:
        return std::int64_t{reflection->GetRepeatedInt64(message, field.descriptor, i)};
    case FieldKind::Uint64:
        return std::uint64_t{reflection->GetRepeatedUInt64(message, field.descriptor, i)};
    case FieldKind::Number:
        return reflection->GetRepeatedDouble(message, field.descriptor, i);
    case FieldKind::Message:
        return copy_of(reflection->GetRepeatedMessage(message, field.descriptor, i));
    default:
        return reflection->GetRepeatedString(message, field.descriptor, i);
    }
}

Value::Map read_map(const pb::Message& message, const FieldInfo& field)
{
    Value::Map map;
    const auto* reflection = message.GetReflection();
    for (int i = 0; i < reflection->FieldSize(message, field.descriptor); ++i) {
        const auto& entry = reflection->GetRepeatedMessage(message, field.descriptor, i);
        map.insert_or_assign(text_of(entry, 1), text_of(entry, 2));
    }
    return map;
}

Value read_field(const pb::Message& message, const FieldInfo& field)
{
    const auto* reflection = message.GetReflection();
    const auto* descriptor = field.descriptor;
    if (descriptor->is_repeated() && reflection->FieldSize(message, descriptor) == 0)
        return {};
    if (field.kind == FieldKind::StringMap)
        return read_map(message, field);
    if (field.repeated) {
        Value::List list;
        const auto count = element_count(message, field);
        list.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            list.push_back(read_element(message, field, i));
        return list;
    }
    if (!reflection->HasField(message, descriptor))
        return {};
    switch (field.kind) {
    case FieldKind::Boolean:
        return reflection->GetBool(message, descriptor);
    case FieldKind::Integer:
    case FieldKind::Int64:
        return std::int64_t{reflection->GetInt64(message, descriptor)};
    case FieldKind::Uint64:
        return std::uint64_t{reflection->GetUInt64(message, descriptor)};
    case FieldKind::Number:
        return reflection->GetDouble(message, descriptor);
    case FieldKind::Message:
        return copy_of(reflection->GetMessage(message, descriptor));
    case FieldKind::FreeForm:
        return SourceText{text_of(reflection->GetMessage(message, descriptor), 1)};
    default:
        return reflection->GetString(message, descriptor);
    }
}

void write_element(pb::Message& message, const FieldInfo& field, std::size_t index, const Value& value)
{
    const auto* reflection = message.GetReflection();
    const auto i = static_cast<int>(index);
    switch (field.kind) {
    case FieldKind::Boolean:
        return reflection->SetRepeatedBool(&message, field.descriptor, i, *value.as<bool>());
    case FieldKind::Integer:
    case FieldKind::Int64:
        return reflection->SetRepeatedInt64(&message, field.descriptor, i, signed_of(value));
    case FieldKind::Uint64:
        return reflection->SetRepeatedUInt64(&message, field.descriptor, i, unsigned_of(value));
    case FieldKind::Number:
        return reflection->SetRepeatedDouble(&message, field.descriptor, i, number_of(value));
    case FieldKind::Message:
        return reflection->MutableRepeatedMessage(&message, field.descriptor, i)->CopyFrom(*value.message());
    default:
        return reflection->SetRepeatedString(&message, field.descriptor, i, *value.as<std::string>());
    }
}

void add_element(pb::Message& message, const FieldInfo& field, const Value& value)
{
    const auto* reflection = message.GetReflection();
    switch (field.kind) {
    case FieldKind::Boolean:
        return reflection->AddBool(&message, field.descriptor, *value.as<bool>());
    case FieldKind::Integer:
    case FieldKind::Int64:
        return reflection->AddInt64(&message, field.descriptor, signed_of(value));
    case FieldKind::Uint64:
        return reflection->AddUInt64(&message, field.descriptor, unsigned_of(value));
    case FieldKind::Number:
        return reflection->AddDouble(&message, field.descriptor, number_of(value));
    case FieldKind::Message:
        return reflection->AddMessage(&message, field.descriptor)->CopyFrom(*value.message());
    default:
        return reflection->AddString(&message, field.descriptor, *value.as<std::string>());
    }
}

void write_map(pb::Message& message, const FieldInfo& field, const Value::Map& map)
{
    const auto* reflection = message.GetReflection();
    reflection->ClearField(&message, field.descriptor);
    for (const auto& [key, text] : map) {
        auto* entry = reflection->AddMessage(&message, field.descriptor);
        set_text(*entry, 1, key);
        set_text(*entry, 2, text);
    }
}

void write_field(pb::Message& message, const FieldInfo& field, const Value& value)
{
    const auto* reflection = message.GetReflection();
    const auto* descriptor = field.descriptor;
    reflection->ClearField(&message, descriptor);
    if (const auto* list = value.as<Value::List>()) {
        for (const auto& element : *list)
            add_element(message, field, element);
        return;
    }
    switch (field.kind) {
    case FieldKind::Boolean:
        return reflection->SetBool(&message, descriptor, *value.as<bool>());
    case FieldKind::Integer:
    case FieldKind::Int64:
        return reflection->SetInt64(&message, descriptor, signed_of(value));
    case FieldKind::Uint64:
        return reflection->SetUInt64(&message, descriptor, unsigned_of(value));
    case FieldKind::Number:
        return reflection->SetDouble(&message, descriptor, number_of(value));
    case FieldKind::Message:
        return reflection->MutableMessage(&message, descriptor)->CopyFrom(*value.message());
    case FieldKind::StringMap:
        return write_map(message, field, *value.as<Value::Map>());
    case FieldKind::FreeForm:
        return set_text(*reflection->MutableMessage(&message, descriptor), 1, value.as<SourceText>()->yaml);
    default:
        return reflection->SetString(&message, descriptor, *value.as<std::string>());
    }
}

const std::string* unmodelled_text(const pb::Message& message, std::string_view key)
{
    const auto* field = unmodelled_field(message);
    const auto* reflection = message.GetReflection();
    const int count = field == nullptr ? 0 : reflection->FieldSize(message, field);
    for (int i = 0; i < count; ++i) {
        const auto& entry = reflection->GetRepeatedMessage(message, field, i);
        const auto* entry_reflection = entry.GetReflection();
        const auto* descriptor = entry.GetDescriptor();
        std::string scratch;
        if (entry_reflection->GetStringReference(entry, descriptor->FindFieldByNumber(1), &scratch) == key)
            return &entry_reflection->GetStringReference(entry, descriptor->FindFieldByNumber(2), &scratch);
    }
    return nullptr;
}

void erase_unmodelled(pb::Message& message, std::string_view key)
{
    const auto* field = unmodelled_field(message);
    const auto* reflection = message.GetReflection();
    for (int i = reflection->FieldSize(message, field) - 1; i >= 0; --i) {
        if (text_of(reflection->GetRepeatedMessage(message, field, i), 1) != key)
            continue;
        for (int k = i; k + 1 < reflection->FieldSize(message, field); ++k)
            reflection->SwapElements(&message, field, k, k + 1);
        reflection->RemoveLast(&message, field);
    }
}

void add_unmodelled(pb::Message& message, std::string_view key, std::string_view yaml)
{
    auto* entry = message.GetReflection()->AddMessage(&message, unmodelled_field(message));
    set_text(*entry, 1, std::string(key));
    set_text(*entry, 2, std::string(yaml));
}

Result<void> check_value(const MessageInfo& message, const FieldInfo& field, bool element, const Value& value)
{
    const auto* list = value.as<Value::List>();
    if (field.repeated && !element) {
        if (list != nullptr && std::ranges::all_of(*list, [&](const Value& v) { return fits(field, v); }))
            return {};
        const auto what = list == nullptr ? "takes a list" : "takes a list whose elements are";
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("'{}' of {} {}{}{}", field.name, display_name(message), what,
                                list == nullptr ? "" : " ", list == nullptr ? "" : expectation(field)));
    }
    if (fits(field, value))
        return {};
    return fail(ErrorKind::InvalidArgument, fmt::format("'{}' of {} takes {}, not {}", field.name,
                                                        display_name(message), expectation(field), to_text(value)));
}

} // namespace switchyard::schema
