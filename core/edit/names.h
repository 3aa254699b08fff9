// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <functional>
#include <string>
#include <string_view>

namespace switchyard::edit {

/// "global/backendServices/web", "zones/europe-west3-a/networkEndpointGroups/neg-web", "networkEndpointGroups" of
/// Certificate Manager and its kin with "locations".
std::string reference_to(const model::Resource& resource);
/// As the local part writes it: the bare name where that is clear.
std::string local_reference_to(const model::Workspace& workspace, const model::Resource& resource);
/// The text of a reference with another name.
std::string renamed(std::string_view reference, std::string_view name);

/// `base`, or the first of base-2, base-3, … that is not taken.
std::string free_name(std::string_view base, const std::function<bool(std::string_view)>& taken);
std::string free_name(const model::Workspace& workspace, model::Kind kind, std::string_view base);
/// Of a simulated backend.
std::string free_simulated_name(const model::Workspace& workspace, std::string_view base);
/// A port of this machine that nothing in the local part uses, from `first` on.
int free_local_port(const model::Workspace& workspace, int first);
/// An address of 203.0.113.0/24 that no forwarding rule or address has.
std::string free_documentation_address(const model::Workspace& workspace);

/// "target proxy web-proxy", "route rule 20 · /checkout/", "simulated backend web-1": what an id is, in a sentence.
std::string noun(const model::Workspace& workspace, ElementId id);
/// The name alone, for titles.
std::string name_of(const model::Workspace& workspace, ElementId id);
/// The list an element is in ("routeRules"); empty for resources and for what is gone.
std::string list_of(const model::Workspace& workspace, ElementId id);
/// The resource an id is, not merely lies in. Errors: nullptr.
const model::Resource* resource_of(const model::Workspace& workspace, ElementId id);

} // namespace switchyard::edit
