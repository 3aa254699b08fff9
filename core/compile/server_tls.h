// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/forwarding_rule.h"
#include "core/compile/tls_material.h"

#include <vector>

namespace switchyard::compile {

/// Gives the chains of target HTTPS and SSL proxies their TLS settings, those of `previous` where nothing changed. A
/// chain that cannot be served as it is meant (no certificate with a key, a policy or trust config that cannot be
/// found or read) goes, with a warning at its rule; certificates without a key are left out, with a warning as well.
/// Source: load-balancer semantics 7 and 8.
void add_server_tls(const model::Workspace& workspace, TlsMaterial& material, const Snapshot* previous,
                    std::vector<Chain>& chains, Findings& findings);

} // namespace switchyard::compile
