// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/connections.h"
#include "core/edit/names.h"

#include <fmt/format.h>

namespace switchyard::edit {

using model::Kind;
using schema::FieldPath;
using schema::Value;

namespace {

/// How long a group's members may be asked before others are: what the sample uses for simulated backends.
constexpr int kRatePerMember = 100;

schema::MessagePtr backend_entry(const model::Resource& group)
{
    const bool endpoints = group.kind == Kind::NetworkEndpointGroup;
    const bool serverless = endpoints && text_at(group, "networkEndpointType") == "SERVERLESS";
    if (serverless) {
        return message_of("Backend", {{"group", reference_to(group)}});
    }
    return message_of("Backend", {{"group", reference_to(group)},
                                  {"balancingMode", "RATE"},
                                  {endpoints ? "maxRatePerEndpoint" : "maxRatePerInstance", double{kRatePerMember}}});
}

void lead_to_backend(Steps& steps, const Port& port, const std::string& reference)
{
    const auto slot = slot_of(steps.workspace(), port);
    const ElementId map = slot->map->id;
    if (slot->has_redirect()) {
        steps.clear(map, slot->redirect);
    }
    if (slot->has_service() || slot->parts() > 0) {
        add_part(steps, port, reference);
    } else {
        steps.set(map, slot->service, reference);
    }
}

/// Adds a simulated backend to what stands in for a group.
void stand_in(Steps& steps, const model::Resource& group, const std::string& simulated)
{
    const ElementId local = steps.local();
    const FieldPath list = path_of("backends");
    if (const auto index = stand_in_of(steps.workspace(), group)) {
        steps.append(local, list.index(*index).field("simulated"), simulated);
        return;
    }
    steps.append(local, list,
                 message_of("LocalBackend", {{"group", local_reference_to(steps.workspace(), group)},
                                             {"simulated", Value::List{simulated}}}));
}

void set_single(Steps& steps, const Port& port, const model::Resource& owner, ElementId target)
{
    const model::Workspace workspace = steps.workspace();
    const model::Resource* resource = workspace.find(target);
    const auto field = single_field(workspace, port, resource);
    if (port.kind == PortKind::RuleTarget) {
        const FieldPath other = path_of(field->last_name() == "target" ? "backendService" : "target");
        steps.clear(owner.id, other);
    }
    steps.set(owner.id, *field, resource == nullptr ? name_of(workspace, target) : reference_to(*resource));
}

std::optional<std::size_t> backend_index(const model::Resource& service, const model::Workspace& workspace,
                                         ElementId part)
{
    const FieldPath list = path_of("backends");
    for (std::size_t i = 0; i < size_at(service, list); ++i) {
        if (workspace.element_id(service, list.index(i)) == part) {
            return i;
        }
    }
    return std::nullopt;
}

/// Where a simulated backend stands in the local.backends entry of a group.
std::optional<FieldPath> stand_in_path(const model::Workspace& workspace, const model::Resource& group,
                                       ElementId simulated)
{
    const auto index = stand_in_of(workspace, group);
    if (!index) {
        return std::nullopt;
    }
    const FieldPath list = path_of("backends").index(*index).field("simulated");
    for (std::size_t i = 0; i < size_at(*workspace.local(), list); ++i) {
        if (text_at(*workspace.local(), list.index(i)) == name_of(workspace, simulated)) {
            return list.index(i);
        }
    }
    return std::nullopt;
}

void remove_stand_in(Steps& steps, const FieldPath& path)
{
    const model::Resource& local = *steps.workspace().local();
    const FieldPath entry = path.prefix(2);
    const bool last = size_at(local, path.parent()) == 1 && size_at(local, entry.field("endpoints")) == 0;
    steps.remove(local.id, last ? entry : path);
}

std::string arrow(const model::Workspace& workspace, const Port& port, ElementId target)
{
    return fmt::format("{} to {}", noun(workspace, port.element), name_of(workspace, target));
}

/// The field a single part of a list-like port holds its reference in; nullopt when the part is gone.
std::optional<FieldPath> part_field(const model::Workspace& workspace, const EdgeRef& edge,
                                    const model::Resource& owner)
{
    if (const auto slot = slot_of(workspace, edge.port)) {
        if (!edge.part) {
            return slot->has_service() ? std::optional(slot->service) : std::nullopt;
        }
        const auto index = part_index(workspace, edge.port, edge.part);
        return index ? std::optional(slot->part(*index).field("backendService")) : std::nullopt;
    }
    if (edge.port.kind == PortKind::ServiceBackend) {
        const auto index = backend_index(owner, workspace, edge.part);
        return index ? std::optional(path_of("backends").index(*index).field("group")) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

Step connect(Steps& steps, const Port& port, ElementId target)
{
    if (auto why = misfit(steps.workspace(), port, target, Purpose::Add)) {
        return std::unexpected(std::move(*why));
    }
    const model::Workspace workspace = steps.workspace();
    const model::Resource& owner = *owner_of(workspace, port);
    if (leads_to_backend(port.kind)) {
        lead_to_backend(steps, port, reference_to(*workspace.find(target)));
    } else if (port.kind == PortKind::ServiceBackend) {
        steps.append(owner.id, path_of("backends"), backend_entry(*workspace.find(target)));
    } else if (port.kind == PortKind::GroupStandIn) {
        stand_in(steps, owner, name_of(workspace, target));
    } else {
        set_single(steps, port, owner, target);
    }
    return target;
}

Step retarget(Steps& steps, const EdgeRef& edge, ElementId new_target)
{
    const bool listed = edge.port.kind != PortKind::ServiceBackend && edge.port.kind != PortKind::GroupStandIn;
    if (auto why =
            misfit(steps.workspace(), edge.port, new_target, Purpose::Replace, listed ? edge.part : ElementId{})) {
        return std::unexpected(std::move(*why));
    }
    const model::Workspace workspace = steps.workspace();
    const model::Resource& owner = *owner_of(workspace, edge.port);
    if (edge.port.kind == PortKind::GroupStandIn) {
        const auto path = stand_in_path(workspace, owner, edge.part);
        if (!path) {
            return refuse("gone");
        }
        steps.set(workspace.local()->id, *path, name_of(workspace, new_target));
    } else if (leads_to_backend(edge.port.kind) || edge.port.kind == PortKind::ServiceBackend) {
        const auto field = part_field(workspace, edge, owner);
        if (!field) {
            return refuse("gone");
        }
        steps.set(owner.id, *field, reference_to(*workspace.find(new_target)));
    } else {
        set_single(steps, edge.port, owner, new_target);
    }
    return new_target;
}

Step disconnect(Steps& steps, const EdgeRef& edge)
{
    const model::Workspace workspace = steps.workspace();
    const model::Resource* owner = owner_of(workspace, edge.port);
    if (owner == nullptr) {
        return refuse("gone");
    }
    if (edge.port.kind == PortKind::GroupStandIn) {
        const auto path = stand_in_path(workspace, *owner, edge.part);
        if (!path) {
            return refuse("gone");
        }
        remove_stand_in(steps, *path);
        return edge.port.element;
    }
    if (const auto field = single_field(workspace, edge.port, nullptr)) {
        if (!written_at(*owner, *field)) {
            return refuse("gone");
        }
        steps.clear(owner->id, *field);
        return edge.port.element;
    }
    const auto field = part_field(workspace, edge, *owner);
    if (!field) {
        return refuse("gone");
    }
    if (edge.port.kind == PortKind::ServiceBackend) {
        steps.remove(owner->id, field->parent());
    } else if (edge.part) {
        remove_part(steps, edge.port, field->parent().last_index());
    } else {
        steps.clear(owner->id, *field);
    }
    return edge.port.element;
}

Outcome connect(const model::Workspace& workspace, const Port& port, ElementId target)
{
    Steps steps(workspace);
    if (const Step done = connect(steps, port, target); !done) {
        return std::unexpected(done.error());
    }
    return std::move(steps).plan("Connect " + arrow(workspace, port, target), port.element);
}

Outcome retarget(const model::Workspace& workspace, const EdgeRef& edge, ElementId new_target)
{
    Steps steps(workspace);
    if (const Step done = retarget(steps, edge, new_target); !done) {
        return std::unexpected(done.error());
    }
    return std::move(steps).plan("Lead " + arrow(workspace, edge.port, new_target), edge.port.element);
}

Outcome disconnect(const model::Workspace& workspace, const EdgeRef& edge)
{
    Steps steps(workspace);
    if (const Step done = disconnect(steps, edge); !done) {
        return std::unexpected(done.error());
    }
    return std::move(steps).plan("Disconnect " + noun(workspace, edge.port.element), edge.port.element);
}

std::vector<ElementId> valid_targets(const model::Workspace& workspace, const Port& port)
{
    std::vector<ElementId> candidates;
    for (const Kind kind :
         {Kind::TargetHttpProxy, Kind::TargetHttpsProxy, Kind::TargetTcpProxy, Kind::TargetSslProxy, Kind::UrlMap,
          Kind::BackendService, Kind::BackendBucket, Kind::InstanceGroup, Kind::NetworkEndpointGroup}) {
        for (const model::ResourcePtr& resource : workspace.resources(kind)) {
            candidates.push_back(resource->id);
        }
    }
    const auto add_list = [&](const model::Resource* resource, std::string_view list) {
        for (std::size_t i = 0; resource != nullptr && i < size_at(*resource, path_of(list)); ++i) {
            candidates.push_back(workspace.element_id(*resource, path_of(list).index(i)));
        }
    };
    if (port.kind == PortKind::HostMatcher) {
        add_list(owner_of(workspace, port), "pathMatchers");
    } else if (port.kind == PortKind::GroupStandIn) {
        add_list(workspace.local(), "simulatedBackends");
    }
    std::erase_if(candidates,
                  [&](ElementId candidate) { return misfit(workspace, port, candidate, Purpose::Add).has_value(); });
    return candidates;
}

} // namespace switchyard::edit
