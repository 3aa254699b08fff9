// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/edit/palette.h"
#include "core/edit/refusal.h"
#include "core/model/change.h"
#include "core/model/workspace.h"
#include "core/schema/field_path.h"

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What hands do to a load balancer, as lists of invertible changes. Pure functions; thread: any.
namespace switchyard::edit {

/// What a gesture comes to.
struct Plan
{
    std::vector<model::Change> changes; ///< each is made for the workspace the one before leads to
    std::string title;                  ///< name of the undo step
    ElementId select;                   ///< what to select afterwards; may be made by the changes; 0: nothing
};
using Outcome = std::expected<Plan, Refusal>;

/// What a port of a node stands for.
enum class PortKind : std::uint8_t
{
    RuleTarget,     ///< forwardingRules.target or backendService
    ProxyMap,       ///< urlMap or service of a target proxy
    MapDefault,     ///< urlMaps.defaultService, or its weighted split
    HostMatcher,    ///< hostRules[].pathMatcher
    MatcherDefault, ///< pathMatchers[].defaultService, or its weighted split
    RouteTarget,    ///< the target of a path rule or route rule
    ServiceBackend, ///< backendServices.backends[].group
    GroupStandIn,   ///< local.backends: from a group to a simulated backend
};

/// Where a connection starts.
struct Port
{
    PortKind kind = PortKind::RuleTarget;
    ElementId element; ///< the forwarding rule, proxy, map, host rule, matcher, rule, service or group

    friend bool operator==(const Port&, const Port&) = default;
};

/// A connection that exists.
struct EdgeRef
{
    Port port;
    /// The weightedBackendServices entry or the backends entry it stands for; of a group's stand-in the simulated
    /// backend; 0: a plain reference.
    ElementId part;

    friend bool operator==(const EdgeRef&, const EdgeRef&) = default;
};

/// Adds a connection. A single reference is replaced; a second service on a route makes a weighted split, half and
/// half, and a further one gets a fair share.
Outcome connect(const model::Workspace& workspace, const Port& port, ElementId target);
/// Leads an existing connection elsewhere; a weight stays.
Outcome retarget(const model::Workspace& workspace, const EdgeRef& edge, ElementId new_target);
/// Takes a connection away. Of a split with two parts the other one becomes a plain service again.
Outcome disconnect(const model::Workspace& workspace, const EdgeRef& edge);
/// One weight for each part of the split, in order, 0 to 1000, not all 0.
Outcome set_weights(const model::Workspace& workspace, ElementId rule_or_matcher_or_map, PortKind kind,
                    const std::vector<std::uint32_t>& weights);
/// For lighting: connect() succeeds exactly for these.
std::vector<ElementId> valid_targets(const model::Workspace& workspace, const Port& port);

/// The rule becomes the place-th (from 0) in evaluation order: a free priority between its neighbours; others are
/// renumbered only where no gap exists.
Outcome reorder(const model::Workspace& workspace, ElementId route_rule, std::size_t place);

/// Puts a certificate, policy, health check or the like onto the node it belongs to.
Outcome attach(const model::Workspace& workspace, ElementId chip_resource, ElementId owner);
/// Takes the reference at `use` (a path in the owner) away.
Outcome detach(const model::Workspace& workspace, ElementId owner, const schema::FieldPath& use);

/// Makes something new. `onto`: 0 for the ground, or the node it was dropped on: a route rule onto a matcher is a rule
/// there, a backend service onto a rule is connected, a simulated backend onto a service comes with a group.
Outcome create(const model::Workspace& workspace, std::string_view palette_id, ElementId onto = {});
/// Makes something new and connects it.
Outcome create_for(const model::Workspace& workspace, const Port& from, std::string_view palette_id);
/// Makes something new in the middle of a connection.
Outcome insert_between(const model::Workspace& workspace, const EdgeRef& edge, std::string_view palette_id);
/// What create_for() can make, most likely first.
std::vector<std::string_view> palette_for(const Port& port);

/// Something that refers to what is to be removed.
struct Dependant
{
    ElementId element;      ///< the innermost element that holds the reference
    ElementId resource;     ///< whose it is
    schema::FieldPath path; ///< of the reference, in the resource
    ElementId on;           ///< what it refers to
    std::string sentence;   ///< "urlMaps/storefront refers to backendServices/web at defaultService."
};

/// Removes resources and elements, and what refers to them.
Outcome remove(const model::Workspace& workspace, std::span<const ElementId> elements);
/// What refers to them, apart from themselves.
std::vector<Dependant> dependants(const model::Workspace& workspace, std::span<const ElementId> elements);

/// Copies beside the originals, with names of their own; among them they refer to each other.
Outcome duplicate(const model::Workspace& workspace, std::span<const ElementId> elements);
/// YAML of resources and elements, as a workspace file writes them. Empty when nothing can be copied.
std::string copy_text(const model::Workspace& workspace, std::span<const ElementId> elements);
/// `onto`: where copied rules, host rules and matchers go (a matcher or URL map).
Outcome paste(const model::Workspace& workspace, std::string_view yaml, ElementId onto = {});

} // namespace switchyard::edit
