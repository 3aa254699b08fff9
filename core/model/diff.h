// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/change.h"
#include "core/model/workspace.h"

#include <string>
#include <vector>

namespace switchyard::model {

/// One step from one workspace to another.
struct Difference
{
    Change change;
    std::string sentence; ///< "URL map storefront: pathMatchers[0].routeRules[2].priority changed from 10 to 20"
};

/// The steps that turn `before` into `after`, in an order in which they can be applied. Both must share their ids: use
/// aligned() first for workspaces of different origin. Cost: O(size of the resources that differ).
std::vector<Difference> diff(const Workspace& before, const Workspace& after);

/// Whether a change says nothing about the configuration: it is about a field that only the server fills in, or writes
/// the same reference in another way (a bare name instead of a full URL).
bool is_insignificant(const Change& change);

/// How `after` differs from `before`, whatever its origin: without what is insignificant. Thread: any.
std::vector<Difference> significant_diff(const Workspace& before, const Workspace& after);

/// A change in words; `workspace` is the one before it.
std::string describe(const Change& change, const Workspace& workspace);

} // namespace switchyard::model
