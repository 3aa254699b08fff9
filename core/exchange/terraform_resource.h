// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/model/kinds.h"

#include <string>

namespace switchyard::exchange {

/// What a resource is called and where it is, as the other formats say it beside its settings.
struct ResourcePlace
{
    std::string name;
    std::string location; ///< a region or zone; "global" or empty: global
    std::string project;  ///< empty: not given
    std::string parent;   ///< the certificate map of an entry
};

/// Writes name and place the way REST says them: `region`, `zone` and, where the project is known, `selfLink`; in the
/// APIs that have no such fields the full name. `origin`: where the format says the name.
void name_resource(model::Kind kind, const ResourcePlace& place, const document::Node& origin, document::Node& rest);

/// Adds what REST demands and the other formats imply: the type of a health check and of a managed certificate.
void complete(model::Kind kind, document::Node& rest);

} // namespace switchyard::exchange
