// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/connections.h"
#include "core/edit/names.h"
#include "core/edit/parts.h"
#include "core/edit/ports.h"
#include "core/edit/recipes.h"

/// New things from the palette, on the ground, on nodes, at ports and on edges.
namespace switchyard::edit {

using model::Kind;

namespace {

Setting setting_on_ground(const model::Workspace& workspace)
{
    const auto rules = workspace.resources(Kind::ForwardingRule);
    return setting_near(workspace, rules.empty() ? nullptr : rules.front().get());
}

/// A simulated backend for a group, or for a service together with a group.
Step add_simulated(Steps& steps, ElementId onto)
{
    if (!onto) {
        return make_simulated(steps);
    }
    const model::Workspace workspace = steps.workspace();
    const model::Resource* owner = resource_of(workspace, onto);
    ElementId group = onto;
    if (owner != nullptr && owner->kind == Kind::BackendService) {
        group = make_resource(steps, Kind::NetworkEndpointGroup, setting_near(workspace, owner));
        if (const Step connected = connect(steps, {PortKind::ServiceBackend, onto}, group); !connected) {
            return connected;
        }
    } else if (owner == nullptr || (owner->kind != Kind::NetworkEndpointGroup && owner->kind != Kind::InstanceGroup)) {
        return refuse("no_place", {"simulated backend", noun(workspace, onto)});
    }
    const ElementId made = make_simulated(steps);
    if (const Step stands = connect(steps, {PortKind::GroupStandIn, group}, made); !stands) {
        return stands;
    }
    return made;
}

/// Makes a resource and joins it to a node, whichever way round fits.
Step add_onto(Steps& steps, const PaletteEntry& entry, ElementId onto)
{
    const model::Workspace before = steps.workspace();
    const auto location = before.locate(onto);
    if (!location) {
        return refuse("gone");
    }
    const ElementId made = make_resource(steps, entry.kind, setting_near(before, location->resource));
    if (steps.failed()) {
        return made;
    }
    if (entry.kind == Kind::NetworkEndpoint && location->resource->kind == Kind::NetworkEndpointGroup) {
        steps.set(made, path_of("networkEndpointGroup"), location->resource->name);
        return made;
    }
    for (const bool forward : {true, false}) {
        Steps attempt = steps;
        const auto port = port_of(attempt.workspace(), forward ? onto : made);
        if (port && connect(attempt, *port, forward ? made : onto)) {
            steps = std::move(attempt);
            return made;
        }
    }
    Steps attempt = steps;
    const Step attached = attach(attempt, made, onto);
    if (attached) {
        steps = std::move(attempt);
        return made;
    }
    if (attached.error().code == "wrong_owner") {
        return std::unexpected(attached.error());
    }
    return refuse("no_place", {std::string(entry.label), noun(before, onto)});
}

Step create(Steps& steps, const PaletteEntry& entry, ElementId onto)
{
    if (is_part(entry.id)) {
        return add_part_of_map(steps, entry.id, onto);
    }
    if (entry.id == "simulatedBackend") {
        return add_simulated(steps, onto);
    }
    if (onto) {
        return add_onto(steps, entry, onto);
    }
    return make_resource(steps, entry.kind, setting_on_ground(steps.workspace()));
}

Step create_for(Steps& steps, const Port& from, const PaletteEntry& entry)
{
    const model::Workspace before = steps.workspace();
    const model::Resource* owner = owner_of(before, from);
    if (owner == nullptr) {
        return refuse("gone");
    }
    if (entry.id == "redirect" && leads_to_backend(from.kind)) {
        return add_part_of_map(steps, entry.id, from.element);
    }
    if (entry.id == "simulatedBackend" &&
        (from.kind == PortKind::ServiceBackend || from.kind == PortKind::GroupStandIn)) {
        return add_simulated(steps, from.element);
    }
    Step made = refuse("not_for_port", {std::string(entry.label), noun(before, from.element)});
    if (entry.id == "pathMatcher" && from.kind == PortKind::HostMatcher) {
        made = add_part_of_map(steps, entry.id, owner->id);
    } else if (!is_part(entry.id) && entry.id != "simulatedBackend") {
        made = make_resource(steps, entry.kind, setting_near(before, owner));
    }
    if (!made || steps.failed()) {
        return made;
    }
    if (Step connected = connect(steps, from, *made); !connected) {
        return refuse("not_for_port", {std::string(entry.label), noun(before, from.element)});
    }
    return made;
}

/// What an edge leads to now: the target of its part, or of its port. 0 when it leads nowhere.
ElementId target_of(const model::Workspace& workspace, const EdgeRef& edge)
{
    const auto part = edge.part ? workspace.locate(edge.part) : std::nullopt;
    if (part) {
        for (const std::string_view field : {"backendService", "group"}) {
            if (const model::Resource* target = follow(workspace, *part->resource, part->path.field(field))) {
                return target->id;
            }
        }
    }
    const auto targets = targets_of(workspace, edge.port);
    return targets.empty() ? ElementId{} : *targets.begin();
}

Step insert_between(Steps& steps, const EdgeRef& edge, const PaletteEntry& entry)
{
    const model::Workspace before = steps.workspace();
    const model::Resource* owner = owner_of(before, edge.port);
    const ElementId target = target_of(before, edge);
    if (owner == nullptr || !target) {
        return refuse("gone");
    }
    if (!is_part(entry.id) && entry.id != "simulatedBackend") {
        Steps attempt = steps;
        const ElementId made = make_resource(attempt, entry.kind, setting_near(before, owner));
        if (!attempt.failed() && retarget(attempt, edge, made)) {
            const auto port = port_of(attempt.workspace(), made);
            if (port && connect(attempt, *port, target)) {
                steps = std::move(attempt);
                return made;
            }
        }
    }
    // between the lanes nothing stands: what is dropped there joins the start or the end
    for (const bool at_end : {true, false}) {
        Steps attempt = steps;
        const Step made = at_end ? create(attempt, entry, target) : create_for(attempt, edge.port, entry);
        if (made && !attempt.failed()) {
            steps = std::move(attempt);
            return made;
        }
    }
    return refuse("nothing_between", {std::string(entry.label)});
}

template <typename Make>
Outcome made_by(const model::Workspace& workspace, std::string_view palette_id, std::string_view verb, Make make)
{
    const PaletteEntry* entry = palette_entry(palette_id);
    if (entry == nullptr) {
        return refuse("unknown_entry", {std::string(palette_id)});
    }
    Steps steps(workspace);
    const Step made = make(steps, *entry);
    if (!made) {
        return std::unexpected(made.error());
    }
    std::string title(verb);
    title += ' ';
    title += steps.failed() ? std::string(entry->label) : noun(steps.workspace(), *made);
    return std::move(steps).plan(std::move(title), *made);
}

} // namespace

Outcome create(const model::Workspace& workspace, std::string_view palette_id, ElementId onto)
{
    return made_by(workspace, palette_id, "Add",
                   [&](Steps& steps, const PaletteEntry& entry) { return create(steps, entry, onto); });
}

Outcome create_for(const model::Workspace& workspace, const Port& from, std::string_view palette_id)
{
    return made_by(workspace, palette_id, "Add",
                   [&](Steps& steps, const PaletteEntry& entry) { return create_for(steps, from, entry); });
}

Outcome insert_between(const model::Workspace& workspace, const EdgeRef& edge, std::string_view palette_id)
{
    return made_by(workspace, palette_id, "Insert",
                   [&](Steps& steps, const PaletteEntry& entry) { return insert_between(steps, edge, entry); });
}

std::vector<std::string_view> palette_for(const Port& port)
{
    switch (port.kind) {
    case PortKind::RuleTarget:
        return {"targetHttpProxies", "targetHttpsProxies", "targetTcpProxies", "targetSslProxies"};
    case PortKind::ProxyMap:
        return {"urlMaps", "backendServices"};
    case PortKind::MapDefault:
    case PortKind::MatcherDefault:
    case PortKind::RouteTarget:
        return {"backendServices", "backendBuckets", "redirect"};
    case PortKind::HostMatcher:
        return {"pathMatcher"};
    case PortKind::ServiceBackend:
        return {"simulatedBackend", "networkEndpointGroups", "instanceGroups"};
    case PortKind::GroupStandIn:
        return {"simulatedBackend"};
    }
    return {};
}

} // namespace switchyard::edit
