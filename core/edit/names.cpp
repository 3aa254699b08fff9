// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/names.h"

#include "core/compile/directory.h"
#include "core/compile/references.h"
#include "core/edit/steps.h"
#include "core/model/typed.h"
#include "core/schema/access.h"
#include "core/schema/local.pb.h"
#include "core/schema/url_map.pb.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <set>

namespace switchyard::edit {

namespace {

using model::Kind;
using schema::FieldPath;

/// Kinds of the younger services, whose places are locations.
constexpr std::array kLocated{Kind::Certificate,       Kind::CertificateMap,  Kind::CertificateMapEntry,
                              Kind::DnsAuthorization,  Kind::ServerTlsPolicy, Kind::TrustConfig,
                              Kind::LbRouteExtension,  Kind::ServiceLbPolicy, Kind::BackendAuthenticationConfig,
                              Kind::LbTrafficExtension};

struct PartName
{
    std::string_view list;
    std::string_view noun;
};
constexpr std::array kParts{PartName{"routeRules", "route rule"},
                            PartName{"pathRules", "path rule"},
                            PartName{"hostRules", "host rule"},
                            PartName{"pathMatchers", "path matcher"},
                            PartName{"simulatedBackends", "simulated backend"},
                            PartName{"weightedBackendServices", "weighted target"},
                            PartName{"backends", "backend entry"},
                            PartName{"listeners", "local listener"},
                            PartName{"loadProfiles", "load profile"}};

/// The ports the local part names.
std::set<int> used_ports(const model::Workspace& workspace)
{
    std::set<int> used;
    if (workspace.local() == nullptr) {
        return used;
    }
    const auto& local = model::as<schema::Local>(*workspace.local());
    for (const auto& listener : local.listeners()) {
        used.insert(static_cast<int>(listener.port()));
    }
    for (const auto& simulated : local.simulated_backends()) {
        used.insert(static_cast<int>(simulated.port()));
    }
    for (const auto& backend : local.backends()) {
        for (const std::string& endpoint : backend.endpoints()) {
            int port = 0;
            const std::size_t colon = endpoint.rfind(':');
            const char* end = endpoint.data() + endpoint.size();
            if (colon != std::string::npos &&
                std::from_chars(endpoint.data() + colon + 1, end, port).ec == std::errc{}) {
                used.insert(port);
            }
        }
    }
    return used;
}

} // namespace

std::string reference_to(const model::Resource& resource)
{
    const std::string_view collection = model::info(resource.kind).collection;
    if (std::ranges::find(kLocated, resource.kind) != kLocated.end()) {
        const std::string project = resource.project.empty() ? "" : "projects/" + resource.project + "/";
        const bool global = resource.scope.level == model::Scope::Level::Global;
        return fmt::format("{}locations/{}/{}/{}", project, global ? "global" : resource.scope.location, collection,
                           resource.name);
    }
    return fmt::format("{}/{}/{}", resource.scope.to_string(), collection, resource.name);
}

std::string local_reference_to(const model::Workspace& workspace, const model::Resource& resource)
{
    const bool group = resource.kind == Kind::InstanceGroup || resource.kind == Kind::NetworkEndpointGroup;
    constexpr std::array kGroups{Kind::InstanceGroup, Kind::NetworkEndpointGroup};
    const std::array own{resource.kind};
    const auto found = workspace.resolve(group ? std::span<const Kind>(kGroups) : std::span<const Kind>(own),
                                         resource.name, workspace.local());
    const bool clear = found.status == model::Resolution::Status::Found && found.resource->id == resource.id;
    return clear ? resource.name : reference_to(resource);
}

std::string renamed(std::string_view reference, std::string_view name)
{
    const std::size_t slash = reference.rfind('/');
    return std::string(reference.substr(0, slash == std::string_view::npos ? 0 : slash + 1)) + std::string(name);
}

std::string free_name(std::string_view base, const std::function<bool(std::string_view)>& taken)
{
    std::string name(base);
    for (int i = 2; taken(name); ++i) {
        name = fmt::format("{}-{}", base, i);
    }
    return name;
}

std::string free_name(const model::Workspace& workspace, Kind kind, std::string_view base)
{
    std::set<std::string, std::less<>> names;
    for (const model::ResourcePtr& resource : workspace.resources(kind)) {
        names.insert(resource->name);
    }
    return free_name(base, [&](std::string_view name) { return names.contains(name); });
}

std::string free_simulated_name(const model::Workspace& workspace, std::string_view base)
{
    std::set<std::string, std::less<>> names;
    if (workspace.local() != nullptr) {
        for (const auto& entry : model::as<schema::Local>(*workspace.local()).simulated_backends()) {
            names.insert(entry.name());
        }
    }
    return free_name(base, [&](std::string_view name) { return names.contains(name); });
}

int free_local_port(const model::Workspace& workspace, int first)
{
    const std::set<int> used = used_ports(workspace);
    int port = first;
    while (used.contains(port) && port < 65535) {
        ++port;
    }
    return port;
}

std::string free_documentation_address(const model::Workspace& workspace)
{
    std::set<std::string> used;
    for (const model::ResourcePtr& rule : workspace.resources(Kind::ForwardingRule)) {
        used.insert(text_at(*rule, "IPAddress"));
    }
    for (const model::ResourcePtr& address : workspace.resources(Kind::Address)) {
        used.insert(text_at(*address, "address"));
    }
    int last = 10;
    while (used.contains(fmt::format("203.0.113.{}", last)) && last < 254) {
        ++last;
    }
    return fmt::format("203.0.113.{}", last);
}

std::string list_of(const model::Workspace& workspace, ElementId id)
{
    const auto location = workspace.locate(id);
    if (!location || !location->path.last_is_index()) {
        return {};
    }
    return location->path.parent().last_name();
}

const model::Resource* resource_of(const model::Workspace& workspace, ElementId id) { return workspace.find(id); }

std::string name_of(const model::Workspace& workspace, ElementId id)
{
    const auto location = workspace.locate(id);
    if (!location) {
        return {};
    }
    if (location->path.empty()) {
        return location->resource->name;
    }
    const auto* message = schema::find_message(*location->resource->message, location->path);
    if (const auto* route = dynamic_cast<const schema::HttpRouteRule*>(message)) {
        return compile::label_of(*route);
    }
    if (const auto* path = dynamic_cast<const schema::PathRule*>(message)) {
        return compile::label_of(*path);
    }
    if (const auto* host = dynamic_cast<const schema::HostRule*>(message)) {
        return compile::label_of(*host);
    }
    return message == nullptr ? std::string() : text_at(*location->resource, location->path.field("name"));
}

std::string noun(const model::Workspace& workspace, ElementId id)
{
    const std::string name = name_of(workspace, id);
    const std::string list = list_of(workspace, id);
    std::string kind = "part of the configuration";
    if (const model::Resource* resource = workspace.find(id)) {
        kind = compile::kind_in_sentence(resource->kind);
    } else if (const auto* part = std::ranges::find(kParts, list, &PartName::list); part != kParts.end()) {
        kind = part->noun;
    }
    return name.empty() ? kind : kind + " " + name;
}

} // namespace switchyard::edit
