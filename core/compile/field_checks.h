// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/carried_out.h"
#include "core/compile/field_trail.h"
#include "core/compile/findings.h"
#include "core/compile/snapshot.h"

#include <span>

namespace google::protobuf {
class Message;
} // namespace google::protobuf

namespace switchyard::compile {

/// Walks every field that is present in a resource: a warning for each one that is not carried out, and what the schema
/// knows about all of them: literals, ranges, lengths, forms, numbers of elements, what excludes what, what is missing,
/// what the cloud fills in itself, secrets, and what `modes` (the load balancers the resource works in) lack.
/// Cost: linear in the resource.
void check_fields(const google::protobuf::Message& resource, const CarriedOut& table, const PlaceOf& place_of,
                  Findings& findings, std::span<const Mode> modes = {});

} // namespace switchyard::compile
