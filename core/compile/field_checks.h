// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/carried_out.h"
#include "core/compile/findings.h"

#include <functional>
#include <string>

namespace google::protobuf {
class Message;
} // namespace google::protobuf

namespace switchyard::compile {

/// Turns a field path of the resource being checked into a place.
using PlaceOf = std::function<Place(std::string field_path)>;

/// Walks every field that is present in a resource: a warning for each one that is not carried out, and what the schema
/// knows about values: literals, ranges, lengths, names. Cost: linear in the resource.
void check_fields(const google::protobuf::Message& resource, const CarriedOut& table, const PlaceOf& place_of,
                  Findings& findings);

} // namespace switchyard::compile
