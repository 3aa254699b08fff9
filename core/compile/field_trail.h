// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"

#include <functional>
#include <string>
#include <vector>

namespace google::protobuf {
class FieldDescriptor;
} // namespace google::protobuf

namespace switchyard::compile {

/// Turns a field path of the resource being checked into a place.
using PlaceOf = std::function<Place(std::string field_path)>;

/// The way from a resource to the field under inspection; it becomes a text only when there is something to say.
class FieldTrail
{
public:
    /// An index below 0: the whole field.
    void enter(const google::protobuf::FieldDescriptor* field, int index = -1) { steps_.push_back({field, index}); }
    void leave() { steps_.pop_back(); }
    /// Whether the way leads through a field of this JSON name.
    bool passes(std::string_view field) const;
    /// "pathMatchers[0].routeRules[2].priority"
    std::string to_string() const;

private:
    struct Step
    {
        const google::protobuf::FieldDescriptor* field;
        int index;
    };
    std::vector<Step> steps_;
};

} // namespace switchyard::compile
