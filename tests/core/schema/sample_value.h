// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/access.h"

namespace switchyard::schema {

/// A value that fits one element of the field (or the field itself when it is no list).
inline Value sample_element(const FieldInfo& field)
{
    switch (field.kind) {
    case FieldKind::Boolean:
        return true;
    case FieldKind::Integer:
    case FieldKind::Int64:
        return std::int64_t{-9'007'199'254'740'993};
    case FieldKind::Uint64:
        return std::uint64_t{18'446'744'073'709'551'615U};
    case FieldKind::Number:
        return 0.25;
    case FieldKind::Message:
        return Value{MessagePtr(new_message(field.message))};
    case FieldKind::StringMap:
        return Value::Map{{"a.b", "1"}, {"c", ""}};
    case FieldKind::FreeForm:
        return SourceText{"{deep: [1, null]}"};
    case FieldKind::Enum:
        return "LITERAL_OF_TOMORROW";
    default:
        return "text";
    }
}

inline Value sample_value(const FieldInfo& field)
{
    return field.repeated ? Value{Value::List{sample_element(field), sample_element(field)}} : sample_element(field);
}

} // namespace switchyard::schema
