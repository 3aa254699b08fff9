// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/document/node.h"
#include "core/schema/field_path.h"
#include "core/schema/value.h"

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::document {

/// Something to say about a field; `diagnostic` lacks its place and the resource.
struct FieldFinding
{
    schema::FieldPath path;
    Diagnostic diagnostic;
};

struct Decoded
{
    std::unique_ptr<google::protobuf::Message> message;
    std::vector<FieldFinding> findings;
};

/// Reads a node as a message of the schema. Nothing is lost: unknown keys, explicit nulls, empty lists and values of
/// another type are kept in `unmodelled`; a node that is no mapping at all under the empty key. `text` is the source.
/// Cost: linear in the node.
Decoded decode(const Node& node, std::string_view text, std::string_view message);

} // namespace switchyard::document
