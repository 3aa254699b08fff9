// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/access.h"

#include "core/schema/slot.h"

#include <fmt/format.h>

namespace switchyard::schema {
namespace {

namespace pb = google::protobuf;

/// Text of a key that no field holds, as a value: [] and {} are the empty list and map of their fields.
Value unmodelled_value(const FieldInfo* field, const std::string& yaml)
{
    if (field != nullptr && field->repeated && yaml == "[]")
        return Value::List{};
    if (field != nullptr && field->kind == FieldKind::StringMap && yaml == "{}")
        return Value::Map{};
    return SourceText{yaml};
}

/// "[]", also with blanks in it.
bool is_empty_list(std::string_view yaml)
{
    std::string marks;
    for (const char c : yaml)
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            marks += c;
    return marks == "[]";
}

std::unexpected<Error> out_of_range(const FieldPath& path, std::size_t count)
{
    return fail(ErrorKind::NotFound, fmt::format("'{}' has no element [{}]: it has {}", path.parent().to_string(),
                                                 path.last_index(), count));
}

std::size_t count_at(const Slot<const pb::Message>& slot)
{
    return slot.message == nullptr ? 0 : element_count(*slot.message, *slot.field);
}

/// A key of a message: the field's value, or the text of what no field holds.
Value read_key(const Slot<const pb::Message>& slot)
{
    if (slot.field != nullptr) {
        auto value = read_field(*slot.message, *slot.field);
        if (!value.absent())
            return value;
    }
    const auto* yaml = unmodelled_text(*slot.message, slot.key);
    return yaml == nullptr ? Value{} : unmodelled_value(slot.field, *yaml);
}

Result<void> check_key(const Slot<const pb::Message>& slot, const Value& value)
{
    const bool text = value.absent() || value.as<SourceText>() != nullptr;
    if (slot.field == nullptr) {
        const bool known = text && (value.as<SourceText>() != nullptr ||
                                    (slot.message != nullptr && unmodelled_text(*slot.message, slot.key) != nullptr));
        return known ? Result<void>{} : no_such_field(*slot.info, slot.key);
    }
    return text ? Result<void>{} : check_value(*slot.info, *slot.field, false, value);
}

void write_key(const Slot<pb::Message>& slot, const Value& value)
{
    erase_unmodelled(*slot.message, slot.key);
    if (slot.field != nullptr)
        slot.message->GetReflection()->ClearField(slot.message, slot.field->descriptor);
    if (value.absent())
        return;
    const auto* text = value.as<SourceText>();
    const auto* list = value.as<Value::List>();
    const auto* map = value.as<Value::Map>();
    if (text != nullptr && (slot.field == nullptr || slot.field->kind != FieldKind::FreeForm))
        add_unmodelled(*slot.message, slot.key, text->yaml);
    else if (list != nullptr && list->empty())
        add_unmodelled(*slot.message, slot.key, "[]");
    else if (map != nullptr && map->empty())
        add_unmodelled(*slot.message, slot.key, "{}");
    else
        write_field(*slot.message, *slot.field, value);
}

Result<void> check_entry(const Slot<const pb::Message>& slot, const Value& value)
{
    const auto* text = value.as<std::string>();
    if (!value.absent() && text == nullptr)
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("the values of '{}' are texts, not {}", slot.key, to_text(value)));
    return check_value(*slot.info, *slot.field, false, Value::Map{{*slot.entry, text == nullptr ? "" : *text}});
}

Result<void> check_element(const Slot<const pb::Message>& slot, const FieldPath& path, const Value& value)
{
    if (const auto count = count_at(slot); *slot.index >= count)
        return out_of_range(path, count);
    return value.absent() ? Result<void>{} : check_value(*slot.info, *slot.field, true, value);
}

void write_entry(const Slot<pb::Message>& slot, const Value& value)
{
    auto map = read_map(*slot.message, *slot.field);
    if (value.absent())
        map.erase(*slot.entry);
    else
        map.insert_or_assign(*slot.entry, *value.as<std::string>());
    erase_unmodelled(*slot.message, slot.key);
    write_map(*slot.message, *slot.field, map);
}

/// A slot that is an element of a list, checked for insert, erase and move. `count`: size of the list.
struct ListSlot
{
    Slot<const pb::Message> slot;
    std::size_t count = 0;
};

Result<ListSlot> find_list_slot(const pb::Message& message, const FieldPath& path)
{
    if (!path.last_is_index())
        return fail(ErrorKind::InvalidArgument, fmt::format("'{}' names no element of a list", path.to_string()));
    auto slot = find_slot(message, path);
    if (!slot)
        return std::unexpected(slot.error());
    const auto* text = slot->message == nullptr ? nullptr : unmodelled_text(*slot->message, slot->key);
    if (text != nullptr && !is_empty_list(*text))
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("'{}' holds {}, which is no list of {}; replace it first", path.parent().to_string(),
                                to_text(SourceText{*text}), to_string(slot->field->kind)));
    const auto count = count_at(*slot);
    return ListSlot{std::move(*slot), count};
}

void rotate(pb::Message& message, const pb::FieldDescriptor& field, std::size_t from, std::size_t to)
{
    const auto* reflection = message.GetReflection();
    for (; from < to; ++from)
        reflection->SwapElements(&message, &field, static_cast<int>(from), static_cast<int>(from + 1));
    for (; from > to; --from)
        reflection->SwapElements(&message, &field, static_cast<int>(from), static_cast<int>(from - 1));
}

} // namespace

std::unique_ptr<pb::Message> new_message(std::string_view name)
{
    const auto* info = message_info(name);
    if (info == nullptr)
        return nullptr;
    const auto* prototype = pb::MessageFactory::generated_factory()->GetPrototype(info->descriptor);
    return std::unique_ptr<pb::Message>(prototype->New());
}

Result<MessagePtr> make_message(std::string_view name, std::span<const Assignment> fields)
{
    std::shared_ptr<pb::Message> message = new_message(name);
    if (message == nullptr)
        return fail(ErrorKind::InvalidArgument, fmt::format("there is no message '{}'", name));
    for (const auto& field : fields)
        if (auto done = set(*message, field.path, field.value); !done)
            return std::unexpected(done.error());
    return message;
}

Result<Target> resolve(std::string_view message, const FieldPath& path)
{
    const auto* info = message_info(message);
    if (info == nullptr)
        return fail(ErrorKind::InvalidArgument, fmt::format("there is no message '{}'", message));
    const FieldInfo* field = nullptr;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool part = field != nullptr; // a step into `field`
        if (part && (field->repeated || field->kind == FieldKind::StringMap)) {
            const bool index = std::holds_alternative<std::size_t>(path[i]);
            if (index != field->repeated)
                return fail(ErrorKind::InvalidArgument, fmt::format("'{}' takes {}", path.prefix(i).to_string(),
                                                                    field->repeated ? "an index" : "a name"));
            if (i + 1 == path.size())
                return Target{info, field, true};
            if (field->kind != FieldKind::Message)
                return fail(ErrorKind::InvalidArgument,
                            fmt::format("'{}' has no parts", path.prefix(i + 1).to_string()));
            info = message_info(field->message);
            field = nullptr;
            continue;
        }
        if (part && field->kind != FieldKind::Message)
            return fail(ErrorKind::InvalidArgument, fmt::format("'{}' has no parts", path.prefix(i).to_string()));
        if (part)
            info = message_info(field->message);
        const auto* name = std::get_if<std::string>(&path[i]);
        if (name == nullptr)
            return fail(ErrorKind::InvalidArgument, fmt::format("{} is no list", display_name(*info)));
        field = info->field(*name);
        if (field == nullptr)
            return no_such_field(*info, *name);
    }
    return Target{info, field, false};
}

Result<Value> get(const pb::Message& message, const FieldPath& path)
{
    if (path.empty()) {
        std::shared_ptr<pb::Message> copy(message.New());
        copy->CopyFrom(message);
        return Value{MessagePtr(std::move(copy))};
    }
    const auto slot = find_slot(message, path);
    if (!slot)
        return std::unexpected(slot.error());
    if (slot->index) {
        const auto count = count_at(*slot);
        return *slot->index < count ? Result<Value>(read_element(*slot->message, *slot->field, *slot->index))
                                    : out_of_range(path, count);
    }
    if (slot->entry) {
        const auto map = slot->message == nullptr ? Value::Map{} : read_map(*slot->message, *slot->field);
        const auto found = map.find(*slot->entry);
        return found == map.end() ? Value{} : Value{found->second};
    }
    if (slot->message == nullptr)
        return slot->field == nullptr ? Result<Value>(no_such_field(*slot->info, slot->key)) : Value{};
    auto value = read_key(*slot);
    if (value.absent() && slot->field == nullptr)
        return no_such_field(*slot->info, slot->key);
    return value;
}

Result<void> check_set(const pb::Message& message, const FieldPath& path, const Value& value)
{
    if (path.empty()) {
        const auto* whole = value.message();
        if (whole == nullptr || whole->GetDescriptor() != message.GetDescriptor())
            return fail(ErrorKind::InvalidArgument, "a resource can only be replaced by one of its kind");
        return {};
    }
    const auto slot = find_slot(message, path);
    if (!slot)
        return std::unexpected(slot.error());
    if (slot->entry)
        return check_entry(*slot, value);
    return slot->index ? check_element(*slot, path, value) : check_key(*slot, value);
}

Result<void> set(pb::Message& message, const FieldPath& path, const Value& value)
{
    if (auto fits = check_set(message, path, value); !fits)
        return fits;
    if (path.empty()) {
        message.CopyFrom(*value.message());
        return {};
    }
    if (value.absent() && path.last_is_index())
        return erase(message, path);
    if (value.absent() && find_slot(message, path)->message == nullptr)
        return {};
    const auto slot = open_slot(message, path);
    if (slot.entry)
        write_entry(slot, value);
    else if (slot.index)
        write_element(*slot.message, *slot.field, *slot.index, value);
    else
        write_key(slot, value);
    return {};
}

Result<void> check_insert(const pb::Message& message, const FieldPath& element, const Value& value)
{
    const auto found = find_list_slot(message, element);
    if (!found)
        return std::unexpected(found.error());
    if (*found->slot.index > found->count)
        return out_of_range(element, found->count);
    return check_value(*found->slot.info, *found->slot.field, true, value);
}

Result<void> insert(pb::Message& message, const FieldPath& element, const Value& value)
{
    if (auto fits = check_insert(message, element, value); !fits)
        return fits;
    const auto slot = open_slot(message, element);
    const auto count = element_count(*slot.message, *slot.field);
    erase_unmodelled(*slot.message, slot.key);
    add_element(*slot.message, *slot.field, value);
    rotate(*slot.message, *slot.field->descriptor, count, *slot.index);
    return {};
}

Result<void> erase(pb::Message& message, const FieldPath& element)
{
    const auto found = find_list_slot(message, element);
    if (!found)
        return std::unexpected(found.error());
    if (*found->slot.index >= found->count)
        return out_of_range(element, found->count);
    const auto slot = open_slot(message, element);
    rotate(*slot.message, *slot.field->descriptor, *slot.index, found->count - 1);
    slot.message->GetReflection()->RemoveLast(slot.message, slot.field->descriptor);
    return {};
}

Result<void> move(pb::Message& message, const FieldPath& element, std::size_t to)
{
    const auto found = find_list_slot(message, element);
    if (!found)
        return std::unexpected(found.error());
    if (*found->slot.index >= found->count)
        return out_of_range(element, found->count);
    if (to >= found->count)
        return out_of_range(element.parent().index(to), found->count);
    const auto slot = open_slot(message, element);
    rotate(*slot.message, *slot.field->descriptor, *slot.index, to);
    return {};
}

Result<std::size_t> list_size(const pb::Message& message, const FieldPath& list)
{
    const auto slot = list.empty()
                          ? Result<Slot<const pb::Message>>(fail(ErrorKind::InvalidArgument, "a resource is no list"))
                          : find_slot(message, list);
    if (!slot)
        return std::unexpected(slot.error());
    if (slot->field == nullptr || !slot->field->repeated || slot->index)
        return fail(ErrorKind::InvalidArgument, fmt::format("'{}' is no list", list.to_string()));
    return count_at(*slot);
}

const pb::Message* find_message(const pb::Message& message, const FieldPath& path)
{
    if (path.empty())
        return &message;
    const auto slot = find_slot(message, path);
    if (!slot || slot->message == nullptr || slot->field == nullptr || slot->field->kind != FieldKind::Message)
        return nullptr;
    const auto* reflection = slot->message->GetReflection();
    if (slot->index)
        return *slot->index < count_at(*slot) ? &reflection->GetRepeatedMessage(*slot->message, slot->field->descriptor,
                                                                                static_cast<int>(*slot->index))
                                              : nullptr;
    const bool written = !slot->field->repeated && reflection->HasField(*slot->message, slot->field->descriptor);
    return written ? &reflection->GetMessage(*slot->message, slot->field->descriptor) : nullptr;
}

} // namespace switchyard::schema
