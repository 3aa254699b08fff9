// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_facts.h"

#include "core/base/ip_address.h"
#include "core/model/typed.h"
#include "core/schema/instance.pb.h"
#include "core/schema/instance_group.pb.h"
#include "core/schema/local.pb.h"
#include "core/schema/network_endpoint.pb.h"
#include "core/schema/network_endpoint_group.pb.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

using model::Kind;
using model::Resource;
using schema::FieldPath;

namespace {

constexpr std::array kInstanceGroup{Kind::InstanceGroup};
constexpr std::array kEndpointGroup{Kind::NetworkEndpointGroup};
constexpr std::array kGroups{Kind::InstanceGroup, Kind::NetworkEndpointGroup};
constexpr std::array kHealthChecks{Kind::HealthCheck};

const Resource* resolve(const model::Workspace& workspace, std::span<const Kind> kinds, const std::string& reference,
                        const Resource& from)
{
    const auto found = workspace.resolve(kinds, reference, &from);
    const bool usable =
        found.status == model::Resolution::Status::Found || found.status == model::Resolution::Status::Ambiguous;
    return usable ? found.resource : nullptr;
}

bool is_mode_of_proxies(std::string_view protocol) { return protocol == "TCP" || protocol == "SSL"; }

Family family_of(const schema::BackendService& service, const model::Scope& scope, bool behind_url_map)
{
    const std::string& scheme = service.load_balancing_scheme();
    const std::string& protocol = service.protocol();
    if (scheme == "INTERNAL_SELF_MANAGED") {
        return Family::Mesh;
    }
    if (scheme == "INTERNAL") {
        return Family::Passthrough;
    }
    const bool application =
        protocol.empty() || protocol.starts_with("HTTP") || protocol == "H2C" || protocol == "GRPC" || behind_url_map;
    if (application) {
        return Family::Application;
    }
    const bool regional_external =
        (scheme.empty() || scheme == "EXTERNAL") && scope.level == model::Scope::Level::Region;
    return is_mode_of_proxies(protocol) && !regional_external ? Family::ProxyNetwork : Family::Passthrough;
}

} // namespace

GroupKind group_kind(const Resource& group)
{
    if (group.kind == Kind::InstanceGroup) {
        return GroupKind::Instances;
    }
    const std::string& type = model::as<schema::NetworkEndpointGroup>(group).network_endpoint_type();
    if (type == "GCE_VM_IP_PORT") {
        return GroupKind::ZonalEndpoints;
    }
    if (type == "NON_GCP_PRIVATE_IP_PORT") {
        return GroupKind::HybridEndpoints;
    }
    if (type == "INTERNET_IP_PORT" || type == "INTERNET_FQDN_PORT") {
        return GroupKind::InternetEndpoints;
    }
    if (type == "SERVERLESS") {
        return GroupKind::Serverless;
    }
    if (type == "PRIVATE_SERVICE_CONNECT") {
        return GroupKind::PrivateServiceConnect;
    }
    return type.starts_with("GCE_VM_IP") ? GroupKind::Passthrough : GroupKind::Unknown;
}

std::string_view to_string(GroupKind kind)
{
    switch (kind) {
    case GroupKind::Instances:
        return "instance group";
    case GroupKind::ZonalEndpoints:
        return "zonal endpoint group";
    case GroupKind::HybridEndpoints:
        return "hybrid endpoint group";
    case GroupKind::InternetEndpoints:
        return "internet endpoint group";
    case GroupKind::Serverless:
        return "serverless endpoint group";
    case GroupKind::PrivateServiceConnect:
        return "Private Service Connect endpoint group";
    case GroupKind::Passthrough:
        return "endpoint group of a passthrough load balancer";
    case GroupKind::Unknown:
        break;
    }
    return "endpoint group";
}

std::string with_article(GroupKind kind)
{
    const std::string_view name = to_string(kind);
    return (name.starts_with('i') || name.starts_with('e') ? "an " : "a ") + std::string(name);
}

bool is_probed(GroupKind kind)
{
    return kind == GroupKind::Instances || kind == GroupKind::ZonalEndpoints || kind == GroupKind::HybridEndpoints;
}

std::string region_of(const model::Scope& scope)
{
    if (scope.level == model::Scope::Level::Region) {
        return scope.location;
    }
    const std::size_t dash = scope.location.rfind('-');
    const bool zone = scope.level == model::Scope::Level::Zone && dash != std::string::npos;
    return zone ? scope.location.substr(0, dash) : std::string();
}

std::string where(const model::Scope& scope)
{
    switch (scope.level) {
    case model::Scope::Level::Region:
        return "in the region " + scope.location;
    case model::Scope::Level::Zone:
        return "in the zone " + scope.location;
    case model::Scope::Level::Global:
        break;
    }
    return "global";
}

bool ServiceFacts::works_in(Mode mode) const { return std::ranges::find(modes, mode) != modes.end(); }

bool ServiceFacts::has_group_of(GroupKind kind) const
{
    return std::ranges::any_of(
        backends, [&](const BackendFacts& backend) { return backend.group != nullptr && backend.kind() == kind; });
}

std::string_view ServiceFacts::policy() const
{
    if (message.has_locality_lb_policy()) {
        return message.locality_lb_policy();
    }
    return affinity() == "NONE" ? "ROUND_ROBIN" : "MAGLEV";
}

std::string_view ServiceFacts::affinity() const
{
    return message.session_affinity().empty() ? std::string_view("NONE") : message.session_affinity();
}

std::string_view ServiceFacts::port_name() const
{
    return message.port_name().empty() ? std::string_view("http") : message.port_name();
}

std::set<std::int64_t> request_ports(const ServiceFacts& service, const GroupFacts& group)
{
    if (group.kind != GroupKind::Instances) {
        return group.ports;
    }
    std::set<std::int64_t> ports;
    for (const schema::NamedPort& named : model::as<schema::InstanceGroup>(*group.resource).named_ports()) {
        if (named.name() == service.port_name()) {
            ports.insert(named.port());
        }
    }
    return ports;
}

BackendIndex::BackendIndex(const model::Workspace& workspace, const Usage& usage) : workspace_(workspace), usage_(usage)
{
    read_groups(Kind::InstanceGroup);
    read_groups(Kind::NetworkEndpointGroup);
    read_endpoints();
    read_instances();
    read_stand_ins();
    read_services();
}

const GroupFacts* BackendIndex::group(ElementId id) const
{
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
}

GroupFacts* BackendIndex::editable(ElementId id)
{
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
}

void BackendIndex::read_groups(Kind kind)
{
    for (const model::ResourcePtr& resource : workspace_.resources(kind)) {
        auto facts = std::make_unique<GroupFacts>();
        facts->resource = resource.get();
        facts->kind = group_kind(*resource);
        by_id_.emplace(resource->id, facts.get());
        groups_.push_back(std::move(facts));
    }
}

void BackendIndex::read_endpoints()
{
    for (const model::ResourcePtr& resource : workspace_.resources(Kind::NetworkEndpoint)) {
        const auto& endpoint = model::as<schema::NetworkEndpoint>(*resource);
        const Resource* group = resolve(workspace_, kEndpointGroup, endpoint.network_endpoint_group(), *resource);
        GroupFacts* facts = group == nullptr ? nullptr : editable(group->id);
        if (facts == nullptr) {
            continue;
        }
        facts->members.push_back(resource.get());
        if (endpoint.has_port()) {
            facts->ports.insert(endpoint.port());
        }
    }
    for (const auto& facts : groups_) {
        if (facts->resource->kind != Kind::NetworkEndpointGroup) {
            continue;
        }
        const auto& group = model::as<schema::NetworkEndpointGroup>(*facts->resource);
        const bool counts = facts->members.empty() || std::ranges::any_of(facts->members, [](const Resource* member) {
                                return !model::as<schema::NetworkEndpoint>(*member).has_port();
                            });
        if (counts && group.has_default_port()) {
            facts->ports.insert(group.default_port());
        }
    }
}

void BackendIndex::read_instances()
{
    for (const model::ResourcePtr& resource : workspace_.resources(Kind::Instance)) {
        for (const std::string& reference : model::as<schema::Instance>(*resource).instance_groups()) {
            const Resource* group = resolve(workspace_, kInstanceGroup, reference, *resource);
            if (GroupFacts* facts = group == nullptr ? nullptr : editable(group->id)) {
                facts->members.push_back(resource.get());
            }
        }
    }
}

void BackendIndex::read_stand_ins()
{
    if (workspace_.local() == nullptr) {
        return;
    }
    const auto& local = model::as<schema::Local>(*workspace_.local());
    std::unordered_map<std::string_view, std::int64_t> simulated_ports;
    for (const schema::SimulatedBackend& simulated : local.simulated_backends()) {
        simulated_ports.emplace(simulated.name(), simulated.port());
    }
    for (const schema::LocalBackend& entry : local.backends()) {
        const Resource* group = resolve(workspace_, kGroups, entry.group(), *workspace_.local());
        GroupFacts* facts = group == nullptr ? nullptr : editable(group->id);
        if (facts == nullptr) {
            continue;
        }
        facts->has_stand_in = true;
        facts->simulated = facts->simulated || entry.simulated_size() > 0;
        for (const std::string& text : entry.endpoints()) {
            if (const auto address = SocketAddress::parse(text)) {
                facts->stand_in_ports.insert(address->port.value);
            }
        }
        for (const std::string& name : entry.simulated()) {
            const auto found = simulated_ports.find(name);
            facts->stand_in_ports.insert(found == simulated_ports.end() ? 0 : found->second);
        }
    }
}

void BackendIndex::read_services()
{
    services_.reserve(workspace_.resources(Kind::BackendService).size());
    for (const model::ResourcePtr& resource : workspace_.resources(Kind::BackendService)) {
        const auto& message = model::as<schema::BackendService>(*resource);
        const bool behind_url_map = std::ranges::any_of(
            usage_.users(resource->id), [](const Resource* user) { return user->kind == Kind::UrlMap; });
        const Family family = family_of(message, resource->scope, behind_url_map);
        const auto modes = family == Family::Application ? usage_.modes(resource->id) : std::span<const Mode>();
        ServiceFacts& facts = services_.emplace_back(Subject{workspace_, *resource}, message, modes, family);
        for (int i = 0; i < message.backends_size(); ++i) {
            const Resource* group = resolve(workspace_, kGroups, message.backends(i).group(), *resource);
            facts.backends.push_back({message.backends(i),
                                      FieldPath().field("backends").index(static_cast<std::size_t>(i)),
                                      group == nullptr ? nullptr : this->group(group->id)});
        }
        for (const std::string& reference : message.health_checks()) {
            facts.health_check = resolve(workspace_, kHealthChecks, reference, *resource);
            if (facts.health_check != nullptr) {
                break;
            }
        }
    }
}

} // namespace switchyard::compile
