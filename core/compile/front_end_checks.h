// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/usage.h"
#include "core/model/workspace.h"

namespace switchyard::compile {

/// Everything the cloud has to say about forwarding rules, addresses, target proxies, certificates, SSL and TLS
/// policies and subnetworks, and advice for them.
void check_front_end(const model::Workspace& workspace, const Usage& usage, Findings& findings);

} // namespace switchyard::compile
