// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"
#include "core/model/workspace.h"

#include <vector>

namespace switchyard::exchange {

/// The resources an export is to write (never the local part), in an order in which they can be created: what a
/// resource refers to stands before it. Otherwise the order depends on kind, scope and name only, not on the file; a
/// circle of references is cut at its first resource in that order. Lifetime: of the workspace.
/// Cost: every reference is resolved once.
std::vector<const model::Resource*> creation_order(const model::Workspace& workspace, const ExportOptions& options);

} // namespace switchyard::exchange
