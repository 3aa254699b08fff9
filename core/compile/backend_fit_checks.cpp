// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/forwarding_rule.pb.h"
#include "core/schema/network_endpoint.pb.h"
#include "core/schema/network_endpoint_group.pb.h"

#include <algorithm>
#include <map>

namespace switchyard::compile {

namespace {

using model::Resource;
using model::Scope;

bool may_stand_together(GroupKind a, GroupKind b)
{
    const auto with_address = [](GroupKind kind) {
        return kind == GroupKind::ZonalEndpoints || kind == GroupKind::HybridEndpoints;
    };
    return a == b || (with_address(a) && with_address(b));
}

/// Source: requirement E2; Private Service Connect and internet endpoints are not for every mode.
bool has_mode(GroupKind kind, Mode mode)
{
    if (kind == GroupKind::PrivateServiceConnect) {
        return mode != Mode::Classic;
    }
    if (kind == GroupKind::InternetEndpoints) {
        return mode != Mode::CrossRegionInternal;
    }
    return kind != GroupKind::Passthrough;
}

std::string last_segment(const std::string& reference)
{
    const std::size_t slash = reference.rfind('/');
    return slash == std::string::npos ? reference : reference.substr(slash + 1);
}

class GroupFit
{
public:
    GroupFit(const ServiceFacts& service, const Usage& usage, Findings& findings)
        : service_(service),
          usage_(usage),
          findings_(findings)
    {}

    void run()
    {
        mixture();
        several();
        for (const BackendFacts& backend : service_.backends) {
            if (backend.group != nullptr) {
                modes(backend);
                region(backend);
                rules(backend);
                named_port(backend);
                address_family(backend);
            }
        }
        signature();
    }

private:
    Place place(const BackendFacts& backend) const { return service_.subject.place(backend.path.field("group")); }

    void mixture()
    {
        const BackendFacts* first = nullptr;
        for (const BackendFacts& backend : service_.backends) {
            if (backend.group == nullptr || backend.kind() == GroupKind::Unknown) {
                continue;
            }
            if (first == nullptr) {
                first = &backend;
            } else if (!may_stand_together(first->kind(), backend.kind())) {
                findings_.add(Verdict::CloudRefuses, "backend_service.mixed_groups", place(backend),
                              {backend.name(), std::string(to_string(backend.kind())), first->name(),
                               std::string(to_string(first->kind()))});
                return;
            }
        }
    }

    /// Internet groups stand alone in a global service; serverless and Private Service Connect ones in their region.
    void several()
    {
        std::map<std::pair<GroupKind, std::string>, const BackendFacts*> first;
        for (const BackendFacts& backend : service_.backends) {
            const GroupKind kind = backend.kind();
            const bool alone = kind == GroupKind::Serverless || kind == GroupKind::PrivateServiceConnect ||
                               (kind == GroupKind::InternetEndpoints && service_.is_global());
            if (backend.group == nullptr || !alone) {
                continue;
            }
            const auto [found, fresh] =
                first.emplace(std::pair(kind, backend.group->resource->scope.to_string()), &backend);
            if (!fresh && found->second->group != backend.group) {
                findings_.add(Verdict::CloudRefuses, "backend_service.one_group", place(backend),
                              {std::string(to_string(kind)), found->second->name(), backend.name()});
            }
        }
    }

    void modes(const BackendFacts& backend)
    {
        for (const Mode mode : service_.modes) {
            if (!has_mode(backend.kind(), mode)) {
                findings_.add(Verdict::CloudRefuses, "group.not_in_mode", place(backend),
                              {backend.name(), with_article(backend.kind()), std::string(to_string(mode))});
                return;
            }
        }
    }

    void region(const BackendFacts& backend)
    {
        const Scope& own = service_.subject.resource.scope;
        const Scope& scope = backend.group->resource->scope;
        const bool internet = backend.kind() == GroupKind::InternetEndpoints;
        const std::string region = region_of(scope);
        const bool elsewhere = !service_.is_global() && !region.empty() && region != own.location;
        const bool level = internet && service_.is_global() != (scope.level == Scope::Level::Global);
        if (elsewhere || level) {
            findings_.add(Verdict::CloudRefuses, "group.other_region", place(backend),
                          {backend.name(), where(scope), service_.subject.resource.name, where(own)});
        }
    }

    /// What the rules in front of the service ask of a group.
    void rules(const BackendFacts& backend)
    {
        for (const Resource* resource : usage_.rules(service_.subject.resource.id)) {
            const auto& rule = model::as<schema::ForwardingRule>(*resource);
            const bool classic = mode_of(rule.load_balancing_scheme(), resource->scope) == Mode::Classic;
            if (classic && rule.network_tier() == "STANDARD" && standard_tier(backend, *resource)) {
                return;
            }
            if (resource->scope.level != Scope::Level::Global && other_network(backend, *resource, rule.network())) {
                return;
            }
        }
    }

    bool standard_tier(const BackendFacts& backend, const Resource& rule)
    {
        const std::string region = region_of(rule.scope);
        const std::string own = region_of(backend.group->resource->scope);
        const bool near = region.empty() || own.empty() || own == region;
        const bool kind = backend.kind() == GroupKind::Instances || backend.kind() == GroupKind::ZonalEndpoints ||
                          backend.kind() == GroupKind::Unknown;
        if (near && kind) {
            return false;
        }
        findings_.add(Verdict::CloudRefuses, "group.standard_tier", place(backend),
                      {backend.name(), rule.name, region.empty() ? "its region" : region});
        return true;
    }

    bool other_network(const BackendFacts& backend, const Resource& rule, const std::string& network)
    {
        if (backend.group->resource->kind != model::Kind::NetworkEndpointGroup || network.empty()) {
            return false;
        }
        const auto& group = model::as<schema::NetworkEndpointGroup>(*backend.group->resource);
        if (!is_probed(backend.kind()) || group.network().empty() ||
            last_segment(group.network()) == last_segment(network)) {
            return false;
        }
        findings_.add(Verdict::Advises, "group.other_network", place(backend),
                      {backend.name(), last_segment(group.network()), rule.name, last_segment(network)});
        return true;
    }

    /// Stand-ins hide here what the cloud will miss; without them the group itself says so.
    void named_port(const BackendFacts& backend)
    {
        const GroupFacts& group = *backend.group;
        if (group.kind == GroupKind::Instances && group.has_stand_in && request_ports(service_, group).empty()) {
            findings_.add(Verdict::Warns, "group.named_port_unknown", place(backend),
                          {backend.name(), std::string(service_.port_name())});
        }
    }

    void address_family(const BackendFacts& backend)
    {
        const std::string& written = service_.message.ip_address_selection_policy();
        const bool six = written == "IPV6_ONLY";
        if (written == "PREFER_IPV6" || backend.group->resource->kind != model::Kind::NetworkEndpointGroup) {
            return;
        }
        const auto unreachable = [six](const Resource* member) {
            const auto& endpoint = model::as<schema::NetworkEndpoint>(*member);
            return six ? endpoint.has_ip_address() && !endpoint.has_ipv6_address()
                       : endpoint.has_ipv6_address() && !endpoint.has_ip_address();
        };
        const auto count = std::ranges::count_if(backend.group->members, unreachable);
        if (count > 0) {
            findings_.add(
                Verdict::Advises, "group.address_family", place(backend),
                {std::to_string(count), backend.name(), six ? "IPv6" : "IPv4", six ? "IPV6_ONLY" : "IPV4_ONLY"},
                write_fix("ipAddressSelectionPolicy", "PREFER_IPV6"));
        }
    }

    void signature()
    {
        const auto internet = [](GroupKind kind) { return kind == GroupKind::InternetEndpoints; };
        if (service_.message.security_settings().has_aws_v4_authentication() && !service_.has_only(internet)) {
            findings_.add(Verdict::CloudRefuses, "backend_service.signature_group",
                          service_.subject.place("securitySettings.awsV4Authentication"), {},
                          remove_fix("securitySettings.awsV4Authentication"));
        }
    }

    const ServiceFacts& service_;
    const Usage& usage_;
    Findings& findings_;
};

} // namespace

void check_groups_fit(const ServiceFacts& service, const Usage& usage, Findings& findings)
{
    if (service.family == Family::Application) {
        GroupFit(service, usage, findings).run();
    }
}

} // namespace switchyard::compile
