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
    const model::Resource* url_map = nullptr; ///< nullptr for bytes
    const model::Resource* service = nullptr; ///< for bytes only
    ListenerSpec listener; ///< complete but for its local address, its TLS settings, its route table or service
};

/// Follows every forwarding rule of a proxy to its URL map or, for bytes, to its backend service.
std::vector<Chain> compile_forwarding_rules(const model::Workspace& workspace, Findings& findings);
/// Gives every chain a local address; `local` learns which addresses were given away.
void choose_stand_ins(const model::Workspace& workspace, LocalPart& local, std::vector<Chain>& chains,
                      Findings& findings);

/// The one port a rule names, in `portRange` or in `ports`. Errors: nullopt for none, several, or no port.
std::optional<Port> port_of(const schema::ForwardingRule& rule);
/// Says what is wrong with the port of a rule that names no single one.
void report_port(const Subject& subject, const schema::ForwardingRule& rule, Verdict verdict, Findings& findings);
/// Whether a rule is one of a proxy that can listen here; whether TLS can be served is another question.
bool listens_here(const schema::ForwardingRule& rule, const model::Resource* target_proxy, bool known_scheme);

/// What a target proxy says, whatever its kind.
struct TargetProxy
{
    // requests
    const model::Resource* url_map = nullptr;   ///< nullptr when it cannot be found
    std::optional<Seconds> client_keep_alive{}; ///< if it says how long idle clients may stay

    // bytes
    const model::Resource* service = nullptr; ///< nullptr when it cannot be found
    bool sends_proxy_header = false;
};
TargetProxy compile_target_proxy(const model::Workspace& workspace, const model::Resource& proxy, Findings& findings);

/// How long an idle client may stay. Source: requirement B7; classic load balancers have no choice.
Seconds client_keep_alive(const TargetProxy& proxy, Mode mode);

} // namespace switchyard::compile
