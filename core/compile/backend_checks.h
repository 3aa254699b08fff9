// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/usage.h"
#include "core/model/workspace.h"

namespace switchyard::compile {

/// Everything the cloud has to say about backend services and buckets, groups, endpoints, health checks and
/// security policies, and advice for them.
void check_backends(const model::Workspace& workspace, const Usage& usage, Findings& findings);

} // namespace switchyard::compile
