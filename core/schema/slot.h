// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/field_info.h"
#include "core/schema/field_path.h"
#include "core/schema/value.h"

#include <google/protobuf/message.h>

#include <optional>
#include <string>

namespace switchyard::schema {

/// The place a path leads to inside one message: a key, an element of its list, or an entry of its map. `M` is Message
/// or const Message. Lifetime: of the message.
template <typename M>
struct Slot
{
    M* message = nullptr; ///< nullptr: something on the way is not written
    const MessageInfo* info = nullptr;
    const FieldInfo* field = nullptr; ///< nullptr: a key the schema does not know
    std::string key;
    std::optional<std::size_t> index; ///< element of a list
    std::optional<std::string> entry; ///< key of a map
};

/// Follows a path that is not empty. Errors: InvalidArgument for a path the schema does not know (an unknown last key
/// is no error), NotFound for an index out of range on the way; the last index is not checked.
Result<Slot<const google::protobuf::Message>> find_slot(const google::protobuf::Message& message,
                                                        const FieldPath& path);
/// The same, creating messages on the way. find_slot() must have succeeded.
Slot<google::protobuf::Message> open_slot(google::protobuf::Message& message, const FieldPath& path);

/// The typed content of a key; Absent when not written. Unmodelled text is not looked at.
Value read_field(const google::protobuf::Message& message, const FieldInfo& field);
Value read_element(const google::protobuf::Message& message, const FieldInfo& field, std::size_t index);
std::size_t element_count(const google::protobuf::Message& message, const FieldInfo& field);
Value::Map read_map(const google::protobuf::Message& message, const FieldInfo& field);

/// Replace typed content; the value has passed check_value().
void write_field(google::protobuf::Message& message, const FieldInfo& field, const Value& value);
void write_element(google::protobuf::Message& message, const FieldInfo& field, std::size_t index, const Value& value);
void add_element(google::protobuf::Message& message, const FieldInfo& field, const Value& value);
void write_map(google::protobuf::Message& message, const FieldInfo& field, const Value::Map& map);

/// Text of a key that no field holds. Errors: nullptr.
const std::string* unmodelled_text(const google::protobuf::Message& message, std::string_view key);
void erase_unmodelled(google::protobuf::Message& message, std::string_view key);
void add_unmodelled(google::protobuf::Message& message, std::string_view key, std::string_view yaml);

/// Whether a value fits a field (`element`: one element of its list). Errors: InvalidArgument with a sentence.
Result<void> check_value(const MessageInfo& message, const FieldInfo& field, bool element, const Value& value);
/// "urlMap has no field 'x'; did you mean 'y'?"
std::unexpected<Error> no_such_field(const MessageInfo& message, std::string_view key);

} // namespace switchyard::schema
