// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "core/compile/subject.h"
#include "core/compile/usage.h"
#include "core/route/route_table.h"
#include "core/schema/forwarding_rule.pb.h"

#include <vector>

namespace switchyard::compile {

/// A forwarding rule through which requests come to a URL map. Lifetime: as the workspace.
struct Door
{
    const model::Resource* rule = nullptr;
    const schema::ForwardingRule* message = nullptr;
    Mode mode = Mode::GlobalExternal;
    route::Scheme scheme = route::Scheme::Http;
    Port port; ///< 0: the rule names none that is one
};

/// Those of Application Load Balancers, in file order.
std::vector<Door> doors_of(const Subject& url_map, const Usage& usage);
/// The same for one rule. Errors: nullopt when it leads to no HTTP or HTTPS proxy.
std::optional<Door> door_of(const model::Workspace& workspace, const model::Resource& forwarding_rule);

} // namespace switchyard::compile
