// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/model/change.h"
#include "core/model/workspace.h"

namespace switchyard::edit {

/// The change that carries a diagnostic's fix out. Errors: NotFound when the diagnostic has none or its resource is
/// gone; those of the change when the workspace says something else by now.
Result<model::Change> repair(const model::Workspace& workspace, const Diagnostic& diagnostic);

} // namespace switchyard::edit
