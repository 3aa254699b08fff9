// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/backend_facts.h"
#include "core/model/workspace.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace switchyard::compile {

/// What a network has to let in so that requests and probes reach the backends of its load balancers.
struct FirewallOpening
{
    std::string name;    ///< "allow-lb-shop-google"; one of its kind in the project
    std::string project; ///< empty: not known
    std::string network;
    std::vector<std::string> sources;      ///< ranges, all of one address family
    std::set<std::int64_t> ports;          ///< of TCP
    const model::Resource* rule = nullptr; ///< the first forwarding rule it is for
};

/// One opening per network and source, in the order of the forwarding rules. Backends whose ports are not known, and
/// those that are not in a network, need none. Source: requirement A5.
std::vector<FirewallOpening> firewall_openings(const BackendIndex& index);

/// "gcloud compute firewall-rules create …"
std::string firewall_command(const FirewallOpening& opening);

/// The commands that open the firewalls for a whole workspace.
std::vector<std::string> firewall_commands(const model::Workspace& workspace);

} // namespace switchyard::compile
