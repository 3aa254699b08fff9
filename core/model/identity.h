// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/resource.h"

namespace switchyard::model {

/// What a resource's own fields say about its name and place.
struct Identity
{
    std::string name;
    Scope scope;
    std::string project;

    friend bool operator==(const Identity&, const Identity&) = default;
};

Identity identify(Kind kind, const google::protobuf::Message& message);

/// A resource whose name and place are read from its message.
ResourcePtr make_resource(Kind kind, ElementId id, schema::MessagePtr message, ElementTreePtr elements);

} // namespace switchyard::model
