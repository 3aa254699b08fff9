// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/schema/field_info.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::exchange {

/// What a mapping most likely is, judged by its keys and the kinds of their values.
struct Shape
{
    const schema::MessageInfo* message = nullptr; ///< nullptr: its keys fit nothing in particular
    const schema::MessageInfo* other = nullptr;   ///< another resource that fits as well
};

/// Judges a mapping. A resource is preferred to a part of one that fits as well. Cost: keys times the messages that
/// have them.
Shape shape_of(const document::Node& mapping);

/// Whether a mapping has what tells a resource from its neighbours: a name, or the address of an endpoint.
bool is_named(const document::Node& mapping, const schema::MessageInfo& message);

/// Where a part belongs.
struct Home
{
    std::string path; ///< "pathMatchers[].routeRules"
    const schema::MessageInfo* resource = nullptr;
};

/// The shortest way from a resource to a field that holds such a message. Errors: nullopt for a resource.
std::optional<Home> home_of(const schema::MessageInfo& part);

} // namespace switchyard::exchange
