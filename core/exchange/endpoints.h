// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"
#include "core/model/workspace.h"

#include <span>
#include <vector>

namespace switchyard::exchange {

/// The endpoints of a network endpoint group. Lifetime: of the workspace.
struct EndpointsOfGroup
{
    const model::Resource* group = nullptr; ///< never null
    std::vector<const model::Resource*> endpoints;
};

/// Endpoints sorted into their groups, both in the order of `resources`; the group need not be among those. An endpoint
/// without a group in the workspace is told.
std::vector<EndpointsOfGroup> endpoints_by_group(const model::Workspace& workspace,
                                                 std::span<const model::Resource* const> resources,
                                                 std::vector<PortabilityNote>& notes);

/// Tells the keys of the workspace file that no kind of resource has.
void note_unmodelled(const model::Workspace& workspace, std::vector<PortabilityNote>& notes);

} // namespace switchyard::exchange
