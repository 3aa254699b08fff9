// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/ports.h"

/// Parts of gestures that others are made of.
namespace switchyard::edit {

/// connect() within a longer gesture: the element the connection leads to.
Step connect(Steps& steps, const Port& port, ElementId target);
Step retarget(Steps& steps, const EdgeRef& edge, ElementId new_target);
Step disconnect(Steps& steps, const EdgeRef& edge);
Step attach(Steps& steps, ElementId chip_resource, ElementId owner);

/// Makes a weighted split of the plain service at a slot's port, or adds a part to the split there.
void add_part(Steps& steps, const Port& port, const std::string& reference);
/// Takes a part away; of two the other becomes a plain service again, unless it says more than a reference.
void remove_part(Steps& steps, const Port& port, std::size_t index);
/// The index of a part by its id.
std::optional<std::size_t> part_index(const model::Workspace& workspace, const Port& port, ElementId part);

} // namespace switchyard::edit
