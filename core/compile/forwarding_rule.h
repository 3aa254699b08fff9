// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/local.h"
#include "core/compile/snapshot.h"
#include "core/compile/subject.h"
#include "core/model/workspace.h"

#include <optional>
#include <vector>

namespace switchyard::schema {
class ForwardingRule;
} // namespace switchyard::schema

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

/// The one port a rule names, in `portRange` or in `ports`. Errors: nullopt for none, several, or no port.
std::optional<Port> port_of(const schema::ForwardingRule& rule);
/// Says what is wrong with the port of a rule that names no single one.
void report_port(const Subject& subject, const schema::ForwardingRule& rule, Verdict verdict, Findings& findings);
/// Whether a rule is one of an Application Load Balancer that listens here.
bool listens_here(const schema::ForwardingRule& rule, const model::Resource* target_proxy, bool known_scheme);

/// What a target HTTP proxy says: its URL map (nullptr when that cannot be found) and, if it does, how long idle
/// clients may stay.
struct TargetProxy
{
    const model::Resource* url_map = nullptr;
    std::optional<Seconds> client_keep_alive;
};
TargetProxy compile_target_proxy(const model::Workspace& workspace, const model::Resource& proxy, Findings& findings);

/// How long an idle client may stay. Source: requirement B7; classic load balancers have no choice.
Seconds client_keep_alive(const TargetProxy& proxy, Mode mode);

} // namespace switchyard::compile
