// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/field_values.h"

#include <span>
#include <string>
#include <vector>

namespace switchyard::compile {

/// What is said about a field because it is there at all: secrets, deprecated fields, load balancers that lack it.
/// `neutral`: a deprecated field says the same as its absence.
void check_presence(const FieldSpot& spot, bool neutral, std::span<const Mode> modes, Findings& findings);

/// What excludes what in a message, and what it lacks. `trail` leads to the message.
void check_message(const google::protobuf::Message& message, const MessageRules& rules, const FieldTrail& trail,
                   const PlaceOf& place_of, Findings& findings);

/// Whether a field that the cloud fills in deserves a word: not the bookkeeping that every export carries.
bool deceives(const schema::FieldInfo& output_only);

} // namespace switchyard::compile
