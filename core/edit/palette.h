// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/kinds.h"

#include <span>
#include <string_view>

namespace switchyard::edit {

/// Something that can be made: a resource of some kind, or a part of one. Lifetime: of the program.
struct PaletteEntry
{
    std::string_view id;         ///< stable: the collection ("backendServices"), or "routeRule", "redirect", …
    model::Kind kind;            ///< the resource, or the kind of resource the part belongs to
    std::string_view label;      ///< "Backend service"
    std::string_view icon_group; ///< "frontend", "routing", "backend", "security", "health", "network" or "local"
    std::string_view help;       ///< one sentence
};

/// Every kind, and the parts: route rule, path rule, host rule, path matcher, redirect, simulated backend.
std::span<const PaletteEntry> palette();
/// Errors: nullptr for an unknown id.
const PaletteEntry* palette_entry(std::string_view id);

} // namespace switchyard::edit
