// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/health_settings.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/forwarding_rule.pb.h"
#include "core/schema/instance.pb.h"
#include "core/schema/network_endpoint.pb.h"
#include "core/schema/subnetwork.pb.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace switchyard::compile {

namespace {

using model::Resource;

// Source: requirement A5.
constexpr std::array<std::string_view, 2> kGoogle{"35.191.0.0/16", "130.211.0.0/22"};
constexpr std::string_view kUnknownRange = "RANGE_OF_THE_PROXY_ONLY_SUBNET";
constexpr std::string_view kProbesV6 = "2600:2d00:1:b029::/64";
constexpr std::string_view kRequestsV6 = "2600:2d00:1:1::/64";
constexpr std::string_view kInternet = "34.96.0.0/20 and 34.127.192.0/18";

/// What one load balancer needs open at its backends.
struct Opening
{
    std::set<std::int64_t> ports;
    bool google = false; ///< some backend is probed by Google's own machines, or gets requests from them
    bool ipv6 = false;
};

bool has_ipv6(const GroupFacts& group)
{
    return std::ranges::any_of(group.members, [](const Resource* member) {
        if (member->kind == model::Kind::NetworkEndpoint) {
            return model::as<schema::NetworkEndpoint>(*member).has_ipv6_address();
        }
        const auto& interfaces = model::as<schema::Instance>(*member).network_interfaces();
        return !interfaces.empty() && interfaces[0].has_ipv6_address();
    });
}

bool is_envoy(Mode mode) { return mode != Mode::GlobalExternal && mode != Mode::Classic; }

class Firewall
{
public:
    Firewall(const BackendIndex& index, Findings& findings) : index_(index), findings_(findings)
    {
        for (const ServiceFacts& service : index.services()) {
            if (service.family != Family::Application) {
                continue;
            }
            for (const Resource* rule : index.usage().rules(service.subject.resource.id)) {
                services_[rule].push_back(&service);
            }
        }
    }

    void run()
    {
        for (const model::ResourcePtr& resource : index_.workspace().resources(model::Kind::ForwardingRule)) {
            const auto& rule = model::as<schema::ForwardingRule>(*resource);
            const auto mode = mode_of(rule.load_balancing_scheme(), resource->scope);
            const auto services = services_.find(resource.get());
            if (mode && services != services_.end()) {
                advise(*resource, *mode, services->second);
            }
        }
    }

private:
    void advise(const Resource& rule, Mode mode, const std::vector<const ServiceFacts*>& services)
    {
        Opening opening;
        for (const ServiceFacts* service : services) {
            for (const BackendFacts& backend : service->backends) {
                if (backend.group != nullptr && is_probed(backend.kind())) {
                    add(*service, *backend.group, mode, opening);
                }
                if (backend.kind() == GroupKind::InternetEndpoints && !is_envoy(mode)) {
                    internet(*backend.group);
                }
            }
        }
        if (opening.ports.empty()) {
            return;
        }
        const std::vector<std::string> sources = this->sources(rule, mode, opening);
        std::vector<std::string> words = sources;
        std::ranges::replace(words, kUnknownRange, "the proxy-only subnet");
        const std::string command =
            fmt::format("--allow={} --source-ranges={}", tcp(opening.ports), fmt::join(sources, ","));
        // Rules for HTTP and HTTPS usually share their backends.
        if (said_.insert(command).second) {
            findings_.add(Verdict::Advises, "firewall.sources", Subject{index_.workspace(), rule}.place(),
                          {fmt::format("{}", fmt::join(words, ", ")), fmt::format("{}", fmt::join(opening.ports, ", ")),
                           network(rule), command});
        }
    }

    static void add(const ServiceFacts& service, const GroupFacts& group, Mode mode, Opening& opening)
    {
        const std::set<std::int64_t> ports = request_ports(service, group);
        if (ports.empty()) {
            return;
        }
        opening.ports.insert(ports.begin(), ports.end());
        // Envoy proxies probe hybrid endpoints themselves.
        opening.google = opening.google || !is_envoy(mode) || group.kind != GroupKind::HybridEndpoints;
        opening.ipv6 = opening.ipv6 || has_ipv6(group);
        if (service.health_check == nullptr) {
            return;
        }
        const auto& check = model::as<schema::HealthCheck>(*service.health_check);
        const HealthCheckType* type = type_of(check);
        const auto port = type == nullptr ? std::nullopt : probe_settings(check, *type).fixed_port();
        if (port) {
            opening.ports.insert(*port);
        }
    }

    std::vector<std::string> sources(const Resource& rule, Mode mode, const Opening& opening) const
    {
        std::vector<std::string> ranges;
        if (opening.google) {
            ranges.assign(kGoogle.begin(), kGoogle.end());
        }
        if (opening.ipv6 && opening.google) {
            ranges.emplace_back(kProbesV6);
        }
        if (opening.ipv6 && !is_envoy(mode)) {
            ranges.emplace_back(kRequestsV6);
        }
        if (is_envoy(mode)) {
            ranges.push_back(proxy_range(rule));
        }
        return ranges;
    }

    /// Where requests of Envoy proxies come from.
    std::string proxy_range(const Resource& rule) const
    {
        for (const model::ResourcePtr& resource : index_.workspace().resources(model::Kind::Subnetwork)) {
            const auto& subnetwork = model::as<schema::Subnetwork>(*resource);
            const bool proxies = subnetwork.purpose().ends_with("MANAGED_PROXY") ||
                                 subnetwork.purpose() == "INTERNAL_HTTPS_LOAD_BALANCER";
            const bool near = rule.scope.level == model::Scope::Level::Global || resource->scope == rule.scope;
            if (proxies && near && !subnetwork.ip_cidr_range().empty()) {
                return subnetwork.ip_cidr_range();
            }
        }
        return std::string(kUnknownRange);
    }

    static std::string tcp(const std::set<std::int64_t>& ports)
    {
        std::string text;
        for (const std::int64_t port : ports) {
            text += (text.empty() ? "tcp:" : ",tcp:") + std::to_string(port);
        }
        return text;
    }

    static std::string network(const Resource& rule)
    {
        const std::string& network = model::as<schema::ForwardingRule>(rule).network();
        const std::size_t slash = network.rfind('/');
        return network.empty() ? "default" : slash == std::string::npos ? network : network.substr(slash + 1);
    }

    void internet(const GroupFacts& group)
    {
        if (internet_said_.insert(&group).second) {
            findings_.add(Verdict::Advises, "firewall.internet_sources",
                          Subject{index_.workspace(), *group.resource}.place(), {std::string(kInternet)});
        }
    }

    const BackendIndex& index_;
    Findings& findings_;
    std::map<const Resource*, std::vector<const ServiceFacts*>> services_;
    std::set<std::string> said_;
    std::set<const GroupFacts*> internet_said_;
};

} // namespace

void advise_firewall(const BackendIndex& index, Findings& findings) { Firewall(index, findings).run(); }

} // namespace switchyard::compile
