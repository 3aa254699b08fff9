// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/local.h"
#include "core/compile/snapshot.h"
#include "core/model/workspace.h"

#include <vector>

namespace switchyard::compile {

/// A forwarding rule that listens here, with the resources it leads to. Lifetime: as the workspace.
struct Chain
{
    const model::Resource* forwarding_rule = nullptr;
    const model::Resource* target_proxy = nullptr;
    const model::Resource* url_map = nullptr;
    ListenerSpec listener; ///< complete but for its route table
};

/// Follows every forwarding rule that can listen here to its URL map and gives it a local address; `local` learns which
/// addresses were given away.
std::vector<Chain> compile_forwarding_rules(const model::Workspace& workspace, LocalPart& local, Findings& findings);

/// What a target HTTP proxy says: its URL map (nullptr when that cannot be found) and how long idle clients may stay.
struct TargetProxy
{
    const model::Resource* url_map = nullptr;
    Seconds client_keep_alive{610};
};
TargetProxy compile_target_proxy(const model::Workspace& workspace, const model::Resource& proxy, Findings& findings);

} // namespace switchyard::compile
