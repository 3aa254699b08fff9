// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/field_info.h"
#include "core/schema/field_path.h"
#include "core/schema/value.h"

#include <memory>
#include <string_view>

namespace switchyard::schema {

/// Where a path leads: the field, and the message it belongs to.
struct Target
{
    const MessageInfo* message = nullptr; ///< of the innermost message; the root's for the empty path
    const FieldInfo* field = nullptr;     ///< nullptr: the message itself, or a key the schema does not know
    bool element = false;                 ///< the path ends with an index or a map key
};

/// A new, empty message by its name in the reference. Errors: nullptr for an unknown name. The caller includes
/// <google/protobuf/message.h>; code that must not uses make_message().
std::unique_ptr<google::protobuf::Message> new_message(std::string_view name);

/// A field to write, and where.
struct Assignment
{
    FieldPath path;
    Value value;
};
/// A message with fields written in this order. Errors: InvalidArgument for an unknown name, else those of set().
Result<MessagePtr> make_message(std::string_view name, std::span<const Assignment> fields = {});

/// Follows a path through the schema alone (no message needed). Errors: InvalidArgument with a sentence, e.g.
/// "urlMap has no field 'pathMatcherz'; did you mean 'pathMatchers'?". A last name that the schema does not know is an
/// error here.
Result<Target> resolve(std::string_view message, const FieldPath& path);

/// What stands at a path: Absent for a field that is not written, SourceText for an unknown key or for a value the
/// field cannot hold (an explicit null, another type), an empty List or Map for an explicit [] or {}. Errors: NotFound
/// for an index that is out of range, InvalidArgument for a path the schema does not know.
Result<Value> get(const google::protobuf::Message& message, const FieldPath& path);

/// Whether set() would succeed. Errors: those of set().
Result<void> check_set(const google::protobuf::Message& message, const FieldPath& path, const Value& value);
/// Whether insert() would succeed. Errors: those of insert().
Result<void> check_insert(const google::protobuf::Message& message, const FieldPath& element, const Value& value);

/// Writes a value; Absent removes it. Messages on the way are created. SourceText may be written to any key, known or
/// not. Errors: InvalidArgument with a sentence, NotFound for an index out of range; the message is then unchanged.
Result<void> set(google::protobuf::Message& message, const FieldPath& path, const Value& value);

/// Inserts an element before the index the path ends with (the size of the list appends).
Result<void> insert(google::protobuf::Message& message, const FieldPath& element, const Value& value);
/// Removes the element the path ends with.
Result<void> erase(google::protobuf::Message& message, const FieldPath& element);
/// Moves the element the path ends with to index `to` of the same list; the others close up.
Result<void> move(google::protobuf::Message& message, const FieldPath& element, std::size_t to);
/// How many elements the list at the path has. Errors: InvalidArgument when it is no list.
Result<std::size_t> list_size(const google::protobuf::Message& message, const FieldPath& list);

/// The message at a path, for reading. Errors: nullptr when there is none.
const google::protobuf::Message* find_message(const google::protobuf::Message& message, const FieldPath& path);

} // namespace switchyard::schema
