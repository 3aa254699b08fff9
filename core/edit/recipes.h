// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/ports.h"

/// How new things are made so that they run.
namespace switchyard::edit {

/// What surrounds a new thing.
struct Setting
{
    model::Scope scope = {};
    std::string scheme = "EXTERNAL_MANAGED";
    bool stream = false; ///< TCP instead of HTTP
    bool tls = false;    ///< arrives at a proxy that ends TLS
};

/// The setting for what is to be connected with a resource; nullptr: nothing is known.
Setting setting_near(const model::Workspace& workspace, const model::Resource* resource);

/// Adds a resource with a name of its own, and what it needs: a listener, a health check.
ElementId make_resource(Steps& steps, model::Kind kind, const Setting& setting);
/// Adds an entry to local.simulatedBackends.
ElementId make_simulated(Steps& steps);
/// The listener on this machine for a forwarding rule.
void add_listener(Steps& steps, const model::Resource& rule);
/// "backend-service": what the names of new resources begin with.
std::string_view base_name(model::Kind kind);

} // namespace switchyard::edit
