// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/route/explain.h"

#include <optional>

namespace switchyard::route {

/// The request whose outcome is explained, and what is known around it. Lifetime: the call.
struct OutcomeOf
{
    const RouteRequest& request;
    const Names& names;
    const LocationTranslation* translation = nullptr;
    std::optional<IpAddress> client{};
};

/// What the decided action does with the request.
ExplainedOutcome explain_outcome(const RouteMatch& match, const OutcomeOf& of);

} // namespace switchyard::route
