// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/usage.h"
#include "core/model/workspace.h"

namespace switchyard::compile {

/// Everything the cloud has to say about URL maps that reading them for the snapshot does not say: limits, what a
/// mode lacks, what excludes what, and advice.
void check_url_maps(const model::Workspace& workspace, const Usage& usage, Findings& findings);

} // namespace switchyard::compile
