// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip_address.h"
#include "core/compile/backend_rules.h"
#include "core/model/typed.h"
#include "core/schema/instance.pb.h"
#include "core/schema/network_endpoint.pb.h"
#include "core/schema/network_endpoint_group.pb.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace switchyard::compile {

namespace {

using model::Resource;
using model::Scope;
using schema::NetworkEndpoint;

/// Loopback, RFC 1918, link-local, and their IPv6 relatives: nothing the internet could reach.
bool is_private(const IpAddress& address)
{
    const auto& b = address.bytes;
    if (address.family == IpAddress::Family::V6) {
        return address.is_loopback() || (b[0] & 0xfe) == 0xfc || (b[0] == 0xfe && (b[1] & 0xc0) == 0x80);
    }
    return address.is_loopback() || b[0] == 10 || (b[0] == 172 && (b[1] & 0xf0) == 16) ||
           (b[0] == 192 && b[1] == 168) || (b[0] == 169 && b[1] == 254);
}

class EndpointCheck
{
public:
    EndpointCheck(const BackendIndex& index, const GroupFacts& group, const Resource& resource, Findings& findings)
        : subject_{index.workspace(), resource},
          group_(group),
          type_(model::as<schema::NetworkEndpointGroup>(*group.resource).network_endpoint_type()),
          endpoint_(model::as<NetworkEndpoint>(resource)),
          findings_(findings)
    {}

    void run()
    {
        if (group_.kind == GroupKind::Serverless || group_.kind == GroupKind::PrivateServiceConnect) {
            findings_.add(Verdict::CloudRefuses, "endpoint.in_virtual_group", subject_.place("networkEndpointGroup"),
                          {group_.resource->name, type_});
            return;
        }
        if (!type_.empty()) {
            fields();
        }
        address("ipAddress", endpoint_.ip_address(), IpAddress::Family::V4);
        address("ipv6Address", endpoint_.ipv6_address(), IpAddress::Family::V6);
    }

private:
    void foreign(bool present, const char* field)
    {
        if (present) {
            findings_.add(Verdict::CloudRefuses, "endpoint.field_foreign", subject_.place(field),
                          {field, group_.resource->name, type_}, remove_fix(field));
        }
    }

    void fields()
    {
        const bool named = type_ == "INTERNET_FQDN_PORT";
        const bool machines = type_.starts_with("GCE_VM_IP");
        foreign(endpoint_.has_fqdn() && !named, "fqdn");
        foreign(endpoint_.has_ip_address() && named, "ipAddress");
        foreign(endpoint_.has_instance() && !machines, "instance");
        foreign(endpoint_.has_port() && type_ == "GCE_VM_IP", "port");
        foreign(endpoint_.has_client_destination_port() && type_ != "GCE_VM_IP_PORTMAP", "clientDestinationPort");
        // Without a stand-in the group itself says that such an endpoint gets no traffic.
        const bool lacks_address = endpoint_.ip_address().empty() && endpoint_.ipv6_address().empty() &&
                                   !endpoint_.has_instance() && group_.has_stand_in;
        if (named ? endpoint_.fqdn().empty() : lacks_address) {
            findings_.add(Verdict::CloudRefuses, "endpoint.field_missing", subject_.place(),
                          {named ? "fqdn" : "ipAddress", group_.resource->name, type_});
        }
    }

    void address(const char* field, const std::string& text, IpAddress::Family family)
    {
        const auto parsed = IpAddress::parse(text);
        if (text.empty()) {
            return;
        }
        if (!parsed || parsed->family != family) {
            findings_.add(Verdict::CloudRefuses, "endpoint.address_invalid", subject_.place(field),
                          {text, family == IpAddress::Family::V4 ? "IPv4" : "IPv6"});
        } else if (type_ == "INTERNET_IP_PORT" && is_private(*parsed)) {
            findings_.add(Verdict::CloudRefuses, "endpoint.address_private", subject_.place(field), {text});
        }
    }

    Subject subject_;
    const GroupFacts& group_;
    const std::string& type_;
    const NetworkEndpoint& endpoint_;
    Findings& findings_;
};

/// "10.0.0.1:80": what tells endpoints of a group apart.
std::string identity(const NetworkEndpoint& endpoint, const schema::NetworkEndpointGroup& group)
{
    const std::int64_t port = endpoint.has_port() ? endpoint.port() : group.default_port();
    const std::string& host = !endpoint.fqdn().empty()         ? endpoint.fqdn()
                              : !endpoint.ip_address().empty() ? endpoint.ip_address()
                                                               : endpoint.ipv6_address();
    return host.empty() ? endpoint.instance() : host + ':' + std::to_string(port);
}

void check_endpoints_of(const BackendIndex& index, const GroupFacts& group, Findings& findings)
{
    const auto& message = model::as<schema::NetworkEndpointGroup>(*group.resource);
    std::unordered_set<std::string> seen;
    for (const Resource* member : group.members) {
        EndpointCheck(index, group, *member, findings).run();
        const std::string self = identity(model::as<NetworkEndpoint>(*member), message);
        if (!self.empty() && !seen.insert(self).second) {
            findings.add(Verdict::CloudRefuses, "endpoint.duplicate", Subject{index.workspace(), *member}.place(),
                         {self, group.resource->name});
        }
    }
}

bool is_near(const Scope& instance, const Scope& group)
{
    if (group.level == Scope::Level::Zone) {
        return instance == group;
    }
    const std::string region = region_of(instance);
    return group.level == Scope::Level::Global || region.empty() || region == group.location;
}

class InstanceCheck
{
public:
    InstanceCheck(const BackendIndex& index, Findings& findings) : index_(index), findings_(findings)
    {
        for (const ServiceFacts& service : index.services()) {
            for (const BackendFacts& backend : service.backends) {
                balanced_.insert(backend.group);
            }
        }
    }

    void run()
    {
        for (const auto& group : index_.groups()) {
            if (group->kind != GroupKind::Instances) {
                continue;
            }
            for (const Resource* member : group->members) {
                this->member(*group, *member);
            }
        }
    }

private:
    void member(const GroupFacts& group, const Resource& instance)
    {
        const Subject subject{index_.workspace(), instance};
        if (instance.scope.level == Scope::Level::Zone && !is_near(instance.scope, group.resource->scope)) {
            findings_.add(Verdict::CloudRefuses, "instance.other_zone", subject.place("zone"),
                          {where(instance.scope), group.resource->name, where(group.resource->scope)});
        }
        if (!balanced_.contains(&group)) {
            return;
        }
        const auto [first, fresh] = group_of_.emplace(&instance, &group);
        if (!fresh) {
            findings_.add(Verdict::CloudRefuses, "instance.several_groups", subject.place("instanceGroups"),
                          {first->second->resource->name, group.resource->name});
            return;
        }
        const auto& interfaces = model::as<schema::Instance>(instance).network_interfaces();
        if (interfaces.size() > 1) {
            findings_.add(
                Verdict::Advises, "instance.first_interface", subject.place("networkInterfaces"),
                {group.resource->name, interfaces[0].network_ip().empty() ? "nic0" : interfaces[0].network_ip()});
        }
    }

    const BackendIndex& index_;
    Findings& findings_;
    std::unordered_set<const GroupFacts*> balanced_;
    std::unordered_map<const Resource*, const GroupFacts*> group_of_;
};

} // namespace

void check_endpoints(const BackendIndex& index, Findings& findings)
{
    for (const auto& group : index.groups()) {
        if (group->kind != GroupKind::Instances) {
            check_endpoints_of(index, *group, findings);
        }
    }
    InstanceCheck(index, findings).run();
}

} // namespace switchyard::compile
