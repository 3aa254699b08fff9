// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/steps.h"

#include <optional>
#include <set>

namespace switchyard::edit {

/// The fields behind a port that leads to a backend: a map's default, a matcher's, or a rule's target.
struct Slot
{
    const model::Resource* map = nullptr;
    schema::FieldPath owner;    ///< the map itself, a matcher or a rule
    schema::FieldPath service;  ///< "defaultService" or "service" of the owner
    schema::FieldPath action;   ///< "defaultRouteAction" or "routeAction"
    schema::FieldPath redirect; ///< "defaultUrlRedirect" or "urlRedirect"

    schema::FieldPath split() const { return action.field("weightedBackendServices"); }
    schema::FieldPath part(std::size_t index) const { return split().index(index); }
    std::size_t parts() const { return size_at(*map, split()); }
    bool has_service() const { return written_at(*map, service); }
    bool has_redirect() const { return written_at(*map, redirect); }
};

/// Errors: nullopt when the port's element is gone or has no such port.
std::optional<Slot> slot_of(const model::Workspace& workspace, const Port& port);
bool leads_to_backend(PortKind kind);
/// The resource a port's element is or lies in; nullptr when it is gone or cannot have that port.
const model::Resource* owner_of(const model::Workspace& workspace, const Port& port);
/// The port by which an element leads on; nullopt for what leads nowhere.
std::optional<Port> port_of(const model::Workspace& workspace, ElementId element);
/// The field of a single reference; nullopt for ports that hold several. `target` decides between two fields.
std::optional<schema::FieldPath> single_field(const model::Workspace& workspace, const Port& port,
                                              const model::Resource* target);

/// What a reference in a resource leads to; nullptr when it leads nowhere.
const model::Resource* follow(const model::Workspace& workspace, const model::Resource& from,
                              const schema::FieldPath& path);
/// What a port leads to now: resources or elements.
std::set<ElementId> targets_of(const model::Workspace& workspace, const Port& port);

/// The forwarding rules whose requests come through a resource.
std::vector<const model::Resource*> rules_over(const model::Workspace& workspace, const model::Resource& resource);
/// The backend services a proxy or map leads to.
std::vector<const model::Resource*> services_behind(const model::Workspace& workspace, const model::Resource& resource);
/// loadBalancingScheme; EXTERNAL when it is not written.
std::string scheme_of(const model::Resource& resource);
/// The scheme that things connected to a resource should have: of the rules over it, else of the services behind it.
std::optional<std::string> scheme_around(const model::Workspace& workspace, const model::Resource& resource);
/// Whether a service of a scheme may stand behind a rule of another.
bool schemes_fit(std::string_view rule, std::string_view service);
/// The index of the local.backends entry of a group.
std::optional<std::size_t> stand_in_of(const model::Workspace& workspace, const model::Resource& group);
/// A simulated backend by its name; 0 when there is none.
ElementId simulated_by_name(const model::Workspace& workspace, std::string_view name);

enum class Purpose : std::uint8_t
{
    Add,
    Replace
};
/// Why a port cannot lead to a target; nullopt when it can. Replace: `part` is the weighted entry or 0.
std::optional<Refusal> misfit(const model::Workspace& workspace, const Port& port, ElementId target, Purpose purpose,
                              ElementId part = {});

} // namespace switchyard::edit
