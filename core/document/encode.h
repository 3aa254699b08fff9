// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/schema/field_info.h"
#include "core/schema/value.h"

#include <optional>
#include <string_view>
#include <vector>

namespace switchyard::document {

/// A message as a mapping, fields in the order of the schema (in YAML the name first), then what no field holds.
/// `json`: 64-bit integers are strings, as REST writes them.
Node encode(const google::protobuf::Message& message, bool json);
/// A value. Errors: nullopt for Absent.
std::optional<Node> encode(const schema::Value& value, const schema::FieldInfo* field, bool json);
/// YAML text as a value; text that cannot be read is a string.
Node encode_yaml(std::string_view yaml);
/// The keys of a message in the order of the schema.
std::vector<std::string_view> key_order(const google::protobuf::Message& message);

} // namespace switchyard::document
