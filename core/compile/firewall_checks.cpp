// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/firewall_checks.h"
#include "core/base/shell_word.h"

#include "core/compile/backend_rules.h"
#include "core/compile/front_end.h"
#include "core/compile/health_settings.h"
#include "core/model/reference.h"
#include "core/model/typed.h"
#include "core/schema/instance.pb.h"
#include "core/schema/instance_group.pb.h"
#include "core/schema/network_endpoint.pb.h"
#include "core/schema/network_endpoint_group.pb.h"
#include "core/schema/subnetwork.pb.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resource;
using Ports = std::set<std::int64_t>;

// Source: requirement A5.
const std::vector<std::string> kGoogle{"35.191.0.0/16", "130.211.0.0/22"};
constexpr const char* kProbesV6 = "2600:2d00:1:b029::/64";
constexpr const char* kRequestsV6 = "2600:2d00:1:1::/64";
constexpr std::string_view kInternet = "34.96.0.0/20 and 34.127.192.0/18";
constexpr const char* kUnknownRange = "RANGE_OF_THE_PROXY_ONLY_SUBNET";

bool is_envoy(Mode mode) { return mode != Mode::GlobalExternal && mode != Mode::Classic; }

bool has_ipv6(const GroupFacts& group)
{
    return std::ranges::any_of(group.members, [](const Resource* member) {
        if (member->kind == Kind::NetworkEndpoint) {
            return model::as<schema::NetworkEndpoint>(*member).has_ipv6_address();
        }
        const auto& interfaces = model::as<schema::Instance>(*member).network_interfaces();
        return !interfaces.empty() && interfaces[0].has_ipv6_address();
    });
}

/// The network of a group as it is written: its own, or that of its first instance. Errors: empty.
std::string network_of(const GroupFacts& group)
{
    if (group.resource->kind == Kind::NetworkEndpointGroup) {
        return model::as<schema::NetworkEndpointGroup>(*group.resource).network();
    }
    const std::string& own = model::as<schema::InstanceGroup>(*group.resource).network();
    if (!own.empty() || group.members.empty()) {
        return own;
    }
    const auto& interfaces = model::as<schema::Instance>(*group.members.front()).network_interfaces();
    return interfaces.empty() ? std::string() : interfaces[0].network();
}

/// Ports that probes go to.
Ports probe_ports(const ServiceFacts& service, const Ports& request_ports)
{
    if (service.health_check == nullptr) {
        return {};
    }
    const auto& check = model::as<schema::HealthCheck>(*service.health_check);
    const HealthCheckType* type = type_of(check);
    const auto fixed = type == nullptr ? std::nullopt : probe_settings(check, *type).fixed_port();
    return fixed ? Ports{*fixed} : request_ports;
}

Ports together(Ports a, const Ports& b)
{
    a.insert(b.begin(), b.end());
    return a;
}

class Plan
{
public:
    explicit Plan(const BackendIndex& index) : index_(index), front_end_(index.workspace(), index.usage())
    {
        for (const ServiceFacts& service : index.services()) {
            if (service.family == Family::Application) {
                for (const Resource* rule : index.usage().rules(service.subject.resource.id)) {
                    services_[rule].push_back(&service);
                }
            }
        }
    }

    std::vector<FirewallOpening> run()
    {
        for (const RuleFacts& rule : front_end_.rules()) {
            const auto services = services_.find(&rule.resource());
            if (!rule.mode || services == services_.end()) {
                continue;
            }
            for (const ServiceFacts* service : services->second) {
                for (const BackendFacts& backend : service->backends) {
                    if (backend.group != nullptr && is_probed(backend.kind())) {
                        group(rule, *service, *backend.group);
                    }
                }
            }
        }
        return std::move(openings_);
    }

private:
    /// Envoy proxies send requests from a subnetwork of their own, and probe hybrid endpoints from there as well.
    void group(const RuleFacts& rule, const ServiceFacts& service, const GroupFacts& group)
    {
        const Ports requests = request_ports(service, group);
        const Ports probes = probe_ports(service, requests);
        if (requests.empty()) {
            return;
        }
        const bool v6 = has_ipv6(group);
        if (!is_envoy(*rule.mode)) {
            open(rule, group, "google", kGoogle, together(requests, probes));
            if (v6 && rule.mode == Mode::GlobalExternal) {
                open(rule, group, "google-ipv6", {kProbesV6, kRequestsV6}, together(requests, probes));
            }
            return;
        }
        const bool hybrid = group.kind == GroupKind::HybridEndpoints;
        const auto [region, range] = proxies(rule, group);
        open(rule, group, "proxies-" + region, {range}, hybrid ? together(requests, probes) : requests);
        if (!hybrid && !probes.empty()) {
            open(rule, group, "probes", kGoogle, probes);
            if (v6) {
                open(rule, group, "probes-ipv6", {kProbesV6}, probes);
            }
        }
    }

    /// The region and range of the proxies near a group.
    std::pair<std::string, std::string> proxies(const RuleFacts& rule, const GroupFacts& group) const
    {
        const bool cross = rule.mode == Mode::CrossRegionInternal;
        const std::string near = region_of(group.resource->scope);
        const std::string region = cross && !near.empty() ? near : rule.region();
        for (const model::ResourcePtr& resource : index_.workspace().resources(Kind::Subnetwork)) {
            const auto& subnetwork = model::as<schema::Subnetwork>(*resource);
            const std::string& purpose = subnetwork.purpose();
            const bool fits = cross ? purpose == "GLOBAL_MANAGED_PROXY"
                                    : purpose == "REGIONAL_MANAGED_PROXY" || purpose == "INTERNAL_HTTPS_LOAD_BALANCER";
            const std::string network = last_part(subnetwork.network());
            const bool same = (network.empty() ? "default" : network) == rule.network();
            if (fits && same && resource->scope.location == region && subnetwork.role() != "BACKUP" &&
                !subnetwork.ip_cidr_range().empty()) {
                return {region, subnetwork.ip_cidr_range()};
            }
        }
        return {region, kUnknownRange};
    }

    void open(const RuleFacts& rule, const GroupFacts& group, const std::string& kind,
              const std::vector<std::string>& sources, const Ports& ports)
    {
        const std::string written = network_of(group);
        const std::string network = written.empty() ? rule.network() : last_part(written);
        const auto reference = model::Reference::parse(written);
        const std::string project =
            reference && !reference->project.empty() ? reference->project : group.resource->project;
        const auto [place, fresh] = places_.emplace(std::tuple(project, network, kind), openings_.size());
        if (fresh) {
            openings_.push_back(
                {fmt::format("allow-lb-{}-{}", network, kind), project, network, sources, {}, &rule.resource()});
        }
        openings_[place->second].ports.insert(ports.begin(), ports.end());
    }

    const BackendIndex& index_;
    FrontEnd front_end_;
    std::map<const Resource*, std::vector<const ServiceFacts*>> services_;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places_;
    std::vector<FirewallOpening> openings_;
};

/// Servers on the internet see the front ends' own addresses.
void advise_internet(const BackendIndex& index, Findings& findings)
{
    std::set<const GroupFacts*> said;
    for (const ServiceFacts& service : index.services()) {
        const bool front_ends = service.works_in(Mode::GlobalExternal) || service.works_in(Mode::Classic);
        for (const BackendFacts& backend : service.backends) {
            if (front_ends && backend.kind() == GroupKind::InternetEndpoints && said.insert(backend.group).second) {
                findings.add(Verdict::Advises, "firewall.internet_sources",
                             Subject{index.workspace(), *backend.group->resource}.place(), {std::string(kInternet)});
            }
        }
    }
}

} // namespace

std::vector<FirewallOpening> firewall_openings(const BackendIndex& index) { return Plan(index).run(); }

std::string firewall_command(const FirewallOpening& opening)
{
    std::string rules;
    for (const std::int64_t port : opening.ports) {
        rules += (rules.empty() ? "tcp:" : ",tcp:") + std::to_string(port);
    }
    return fmt::format(
        "gcloud compute firewall-rules create {}{} --network={} --direction=INGRESS --action=ALLOW "
        "--source-ranges={} --rules={}",
        shell_word(opening.name), opening.project.empty() ? "" : " --project=" + shell_word(opening.project),
        shell_word(opening.network), shell_word(fmt::format("{}", fmt::join(opening.sources, ","))), rules);
}

std::vector<std::string> firewall_commands(const model::Workspace& workspace)
{
    const Usage usage(workspace);
    const BackendIndex index(workspace, usage);
    std::vector<std::string> commands;
    for (const FirewallOpening& opening : firewall_openings(index)) {
        commands.push_back(firewall_command(opening));
    }
    return commands;
}

void advise_firewall(const BackendIndex& index, Findings& findings)
{
    for (const FirewallOpening& opening : firewall_openings(index)) {
        findings.add(Verdict::Advises, "firewall.sources", Subject{index.workspace(), *opening.rule}.place(),
                     {enumeration(opening.sources), fmt::format("{}", fmt::join(opening.ports, ", ")), opening.network,
                      firewall_command(opening)});
    }
    advise_internet(index, findings);
}

} // namespace switchyard::compile
