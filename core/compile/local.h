// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/snapshot.h"
#include "core/model/workspace.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace switchyard::compile {

/// Something on this machine that answers for a member of a group.
struct StandInEndpoint
{
    SocketAddress address;
    std::string label; ///< of the simulated backend; empty for an endpoint of the user's own
};

/// The `local:` part, resolved.
struct LocalPart
{
    std::uint64_t seed = 0;
    std::vector<SimulatedBackendSpec> simulated_backends;
    std::unordered_map<ElementId, std::vector<StandInEndpoint>> groups; ///< by group
    std::unordered_map<ElementId, SocketAddress> listeners;             ///< by forwarding rule
    std::map<SocketAddress, std::string> taken; ///< local addresses that are spoken for, and by whom
};

LocalPart compile_local(const model::Workspace& workspace, Findings& findings);
/// The load profiles; they need the listeners.
std::vector<LoadProfileSpec> compile_load_profiles(const model::Workspace& workspace,
                                                   const std::vector<ListenerSpec>& listeners, Findings& findings);

} // namespace switchyard::compile
