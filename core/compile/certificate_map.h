// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <string>

namespace switchyard::compile {

/// The certificate map that an entry belongs to.
struct MapOfEntry
{
    std::string name;                     ///< as the entry's own full name gives it; empty when it does not
    const model::Resource* map = nullptr; ///< nullptr: there is none of this name
};

MapOfEntry map_of_entry(const model::Workspace& workspace, const model::Resource& entry);

} // namespace switchyard::compile
