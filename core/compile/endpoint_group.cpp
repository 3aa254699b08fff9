// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_service.h"
#include "core/model/typed.h"
#include "core/schema/instance.pb.h"
#include "core/schema/instance_group.pb.h"
#include "core/schema/network_endpoint.pb.h"
#include "core/schema/network_endpoint_group.pb.h"

#include <array>

namespace switchyard::compile {

namespace {

using model::Kind;

std::optional<Port> port_from(std::int64_t value)
{
    return value >= 1 && value <= 65535 ? std::optional(Port{static_cast<std::uint16_t>(value)}) : std::nullopt;
}

/// IPv4 where there is a choice, as the vendor does.
std::optional<IpAddress> first_address(const std::string& v4, const std::string& v6)
{
    const auto address = IpAddress::parse(v4);
    return address ? address : IpAddress::parse(v6);
}

} // namespace

EndpointGroups::EndpointGroups(const model::Workspace& workspace, const LocalPart& local, Findings& findings)
    : workspace_(workspace),
      local_(local),
      findings_(findings)
{
    index_members();
}

void EndpointGroups::index_members()
{
    constexpr std::array kEndpointGroup{Kind::NetworkEndpointGroup};
    constexpr std::array kInstanceGroup{Kind::InstanceGroup};
    for (const model::ResourcePtr& resource : workspace_.resources(Kind::NetworkEndpoint)) {
        const auto& endpoint = model::as<schema::NetworkEndpoint>(*resource);
        const Subject subject{workspace_, *resource};
        if (!endpoint.has_network_endpoint_group()) {
            findings_.add(Verdict::Warns, "reference.missing", subject.place(),
                          {"networkEndpointGroup", "network endpoint group"});
            continue;
        }
        const auto group = workspace_.resolve(kEndpointGroup, endpoint.network_endpoint_group(), resource.get());
        if (group.status == model::Resolution::Status::Found) {
            const auto address = first_address(endpoint.ip_address(), endpoint.ipv6_address());
            by_group_[group.resource->id].push_back({resource.get(), address, "ipAddress", port_from(endpoint.port())});
        }
    }
    for (const model::ResourcePtr& resource : workspace_.resources(Kind::Instance)) {
        const auto& instance = model::as<schema::Instance>(*resource);
        std::optional<IpAddress> address;
        if (instance.network_interfaces_size() > 0) {
            address = first_address(instance.network_interfaces(0).network_ip(),
                                    instance.network_interfaces(0).ipv6_address());
        }
        for (const std::string& reference : instance.instance_groups()) {
            const auto group = workspace_.resolve(kInstanceGroup, reference, resource.get());
            if (group.status == model::Resolution::Status::Found) {
                by_group_[group.resource->id].push_back({resource.get(), address, "networkInterfaces", std::nullopt});
            }
        }
    }
}

std::vector<StandInEndpoint> EndpointGroups::members(const model::Resource& group, const std::string& port_name)
{
    const auto stand_in = local_.groups.find(group.id);
    if (stand_in != local_.groups.end()) {
        return stand_in->second;
    }
    if (group.kind == Kind::NetworkEndpointGroup) {
        const auto [done, fresh] = endpoint_groups_.try_emplace(group.id);
        if (fresh) {
            done->second = endpoint_group(group);
            advise_elsewhere(group, done->second);
        }
        return done->second;
    }
    const auto [done, fresh] = instance_groups_.try_emplace(std::to_string(group.id.value) + '/' + port_name);
    if (fresh) {
        done->second = instance_group(group, port_name);
        advise_elsewhere(group, done->second);
    }
    return done->second;
}

std::vector<StandInEndpoint> EndpointGroups::endpoint_group(const model::Resource& group)
{
    const auto& message = model::as<schema::NetworkEndpointGroup>(group);
    std::vector<StandInEndpoint> members;
    for (const Member& member : by_group_[group.id]) {
        const Subject subject{workspace_, *member.resource};
        const auto port = member.port ? member.port : port_from(message.default_port());
        if (!member.address) {
            const auto& endpoint = model::as<schema::NetworkEndpoint>(*member.resource);
            if (endpoint.ip_address().empty() && endpoint.ipv6_address().empty()) { // else it is no address: said
                findings_.add(Verdict::Warns, "group.endpoint_incomplete", subject.place(member.address_path),
                              {group.name, "IP address (names are not looked up)"});
            }
        } else if (!port) {
            findings_.add(Verdict::Warns, "group.endpoint_incomplete", subject.place("port"), {group.name, "port"});
        } else {
            members.push_back({{*member.address, *port}, {}});
        }
    }
    return members;
}

std::vector<StandInEndpoint> EndpointGroups::instance_group(const model::Resource& group, const std::string& port_name)
{
    const auto& message = model::as<schema::InstanceGroup>(group);
    std::vector<Port> ports;
    for (const schema::NamedPort& named : message.named_ports()) {
        const auto port = port_from(named.port());
        if (named.name() == port_name && port) {
            ports.push_back(*port);
        }
    }
    std::vector<StandInEndpoint> members;
    if (ports.empty() && !by_group_[group.id].empty()) {
        findings_.add(Verdict::CloudRefuses, "group.named_port_missing", Subject{workspace_, group}.place("namedPorts"),
                      {group.name, port_name});
    }
    for (const Member& member : by_group_[group.id]) {
        if (!member.address) {
            findings_.add(Verdict::Warns, "group.endpoint_incomplete",
                          Subject{workspace_, *member.resource}.place(member.address_path), {group.name, "IP address"});
            continue;
        }
        for (const Port port : ports) {
            members.push_back({{*member.address, port}, {}});
        }
    }
    return members;
}

void EndpointGroups::advise_elsewhere(const model::Resource& group, const std::vector<StandInEndpoint>& members)
{
    std::size_t elsewhere = 0;
    const StandInEndpoint* first = nullptr;
    for (const StandInEndpoint& member : members) {
        if (!member.address.address.is_loopback()) {
            first = first == nullptr ? &member : first;
            ++elsewhere;
        }
    }
    if (first != nullptr) {
        findings_.add(Verdict::Advises, "group.endpoint_elsewhere", Subject{workspace_, group}.place(),
                      {std::to_string(elsewhere), first->address.to_string()});
    }
}

} // namespace switchyard::compile
