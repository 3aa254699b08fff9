// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/steps.h"

#include <string_view>

/// New parts of a URL map.
namespace switchyard::edit {

/// Whether a palette entry is a part of a URL map instead of a resource.
bool is_part(std::string_view palette_id);
/// Makes a host rule, path matcher, route rule, path rule or redirect on the map, matcher or rule it was dropped on;
/// 0: on the only map there is.
Step add_part_of_map(Steps& steps, std::string_view palette_id, ElementId onto);

} // namespace switchyard::edit
