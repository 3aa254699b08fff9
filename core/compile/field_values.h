// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/carried_out.h"
#include "core/compile/field_rules.h"
#include "core/compile/field_trail.h"

namespace google::protobuf {
class Message;
} // namespace google::protobuf

namespace switchyard::compile {

/// A present field, and how to speak about it. Lifetime: of one step of the walk.
struct FieldSpot
{
    const google::protobuf::Message& message;
    const FieldRule& rule;
    const FieldTrail& trail;
    const PlaceOf& place_of;
    /// What is wrong with it counts here, too.
    bool carried_out;

    Place place() const { return place_of(trail.to_string()); }
    const google::protobuf::FieldDescriptor* field() const { return rule.info->descriptor; }
};

/// What the schema knows about the value of a scalar, or about one element of a list of scalars (`index` from 0; below
/// 0: no list): literals, ranges, lengths, forms, certificates in a chain.
void check_value(const FieldSpot& spot, int index, const CarriedOut& table, Findings& findings);
/// The same for a time span, whose field is a message.
void check_time_span(const FieldSpot& spot, Findings& findings);
/// How many elements a list has; `modes` decides where the reference lets it.
void check_count(const FieldSpot& spot, std::span<const Mode> modes, Findings& findings);

/// Errors: nullopt for a text that is more than a number.
std::optional<double> plain_number(const std::string& text);
/// A scalar as text, the way the file would write it.
std::string scalar_text(const google::protobuf::Message& message, const google::protobuf::FieldDescriptor* field,
                        int index);

} // namespace switchyard::compile
