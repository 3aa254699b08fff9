// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/backend_service.h"
#include "core/compile/health_settings.h"
#include "core/model/typed.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace switchyard::compile {

namespace {

using model::Scope;

/// Probes that show what requests with a protocol will find, the best first. Empty: any will do.
std::string_view fitting_types(std::string_view protocol)
{
    if (protocol == "HTTP") {
        return "HTTP";
    }
    if (protocol == "HTTPS") {
        return "HTTPS";
    }
    if (protocol == "HTTP2") {
        return "HTTP2 GRPC_WITH_TLS";
    }
    return protocol == "H2C" ? "GRPC HTTP TCP" : "";
}

bool contains(std::string_view words, std::string_view word)
{
    return (' ' + std::string(words) + ' ').find(' ' + std::string(word) + ' ') != std::string::npos;
}

class HealthUse
{
public:
    HealthUse(const BackendIndex& index, Findings& findings) : index_(index), findings_(findings) {}

    void service(const ServiceFacts& service)
    {
        presence(service);
        if (service.health_check == nullptr) {
            return;
        }
        const auto& check = model::as<schema::HealthCheck>(*service.health_check);
        scope(service);
        if (check.source_regions_size() > 0) {
            findings_.add(Verdict::CloudRefuses, "health_check.source_regions_used",
                          service.subject.place("healthChecks[0]"), {service.health_check->name});
        }
        if (const HealthCheckType* type = type_of(check)) {
            const ProbeSettings settings = probe_settings(check, *type);
            protocol(service, *type);
            ports(service, *type, settings);
            proxy_header(service, *type, settings);
        }
    }

private:
    void presence(const ServiceFacts& service)
    {
        const int count = service.message.health_checks_size();
        const auto unprobed = [&](GroupKind kind) {
            return kind == GroupKind::Serverless || kind == GroupKind::PrivateServiceConnect ||
                   kind == GroupKind::InternetEndpoints;
        };
        const bool needless = service.has_only(unprobed);
        if (count == 0 && !service.backends.empty() && !needless && !service.message.has_ha_policy()) {
            findings_.add(Verdict::CloudRefuses, "backend_service.health_check_missing", service.subject.place(), {},
                          only_candidate(service));
        }
        // Envoy proxies may probe the endpoints of a regional internet group.
        const bool distributed = !service.is_global() && service.has_group_of(GroupKind::InternetEndpoints);
        if (count > 0 && needless && !distributed) {
            findings_.add(Verdict::CloudRefuses, "backend_service.health_check_forbidden",
                          service.subject.place("healthChecks"), {kind_of_first(service)}, remove_fix("healthChecks"));
        }
        if (count > 1) {
            findings_.add(Verdict::CloudRefuses, "backend_service.health_check_count",
                          service.subject.place("healthChecks"), {std::to_string(count)},
                          write_fix("healthChecks", fmt::format("[{}]", service.message.health_checks(0))));
        }
    }

    static std::string kind_of_first(const ServiceFacts& service)
    {
        for (const BackendFacts& backend : service.backends) {
            if (backend.group != nullptr) {
                return with_article(backend.kind());
            }
        }
        return {};
    }

    /// The workspace's health check when it has just one.
    std::optional<DiagnosticFix> only_candidate(const ServiceFacts& service) const
    {
        const auto all = index_.workspace().resources(model::Kind::HealthCheck);
        if (all.size() != 1 || all.front()->scope != service.subject.resource.scope) {
            return std::nullopt;
        }
        return write_fix("healthChecks", '[' + all.front()->name + ']');
    }

    void scope(const ServiceFacts& service)
    {
        const Scope& own = service.subject.resource.scope;
        const Scope& scope = service.health_check->scope;
        if (scope == own) {
            return;
        }
        const bool global = scope.level == Scope::Level::Global;
        const std::vector<std::string> args{service.health_check->name, where(scope), service.subject.resource.name,
                                            where(own)};
        if (!global) {
            findings_.add(Verdict::CloudRefuses, "backend_service.health_check_scope",
                          service.subject.place("healthChecks[0]"), args);
        } else if (service.family == Family::Application) {
            findings_.add(Verdict::Advises, "backend_service.health_check_global",
                          service.subject.place("healthChecks[0]"), args);
        }
    }

    void protocol(const ServiceFacts& service, const HealthCheckType& type)
    {
        const std::string_view fitting = fitting_types(service.message.protocol());
        if (!fitting.empty() && !contains(fitting, type.type)) {
            findings_.add(Verdict::Advises, "backend_service.health_check_protocol",
                          service.subject.place("healthChecks[0]"),
                          {service.message.protocol(), service.health_check->name, std::string(type.type),
                           std::string(fitting.substr(0, fitting.find(' ')))});
        }
        const bool grpc = type.type.starts_with("GRPC");
        if (grpc && service.works_in(Mode::RegionalExternal) && service.has_group_of(GroupKind::HybridEndpoints)) {
            findings_.add(Verdict::CloudRefuses, "health_check.grpc_hybrid", service.subject.place("healthChecks[0]"),
                          {service.health_check->name});
        }
    }

    /// A fixed port that nobody listens at: of the stand-ins, or of the endpoints when the port is only the default.
    void ports(const ServiceFacts& service, const HealthCheckType& type, const ProbeSettings& settings)
    {
        const auto port = settings.fixed_port();
        if (!port || said_.contains(service.health_check->id)) {
            return;
        }
        const Subject check{index_.workspace(), *service.health_check};
        const std::string path = std::string(type.field) + ".portSpecification";
        for (const BackendFacts& backend : service.backends) {
            const bool here = backend.group != nullptr && misses_stand_ins(*backend.group, *port) &&
                              compile_health_check(check).has_value();
            const bool there = backend.group != nullptr && misses_endpoints(*backend.group, *port) && !settings.port;
            if (!here && !there) {
                continue;
            }
            said_.insert(service.health_check->id);
            const auto& ports = here ? backend.group->stand_in_ports : backend.group->ports;
            findings_.add(here ? Verdict::Warns : Verdict::Advises,
                          here ? "health_check.stand_in_port" : "health_check.port_differs",
                          check.place(type.present(model::as<schema::HealthCheck>(check.resource)) ? type.field : ""),
                          {std::to_string(*port), backend.name(), fmt::format("{}", fmt::join(ports, ", "))},
                          write_fix(path, "USE_SERVING_PORT"));
            return;
        }
    }

    void proxy_header(const ServiceFacts& service, const HealthCheckType& type, const ProbeSettings& settings)
    {
        const bool asks = settings.proxy_header == "PROXY_V1" && service.family == Family::Application;
        if (asks && proxy_header_said_.insert(service.health_check->id).second) {
            const std::string path = std::string(type.field) + ".proxyHeader";
            findings_.add(Verdict::Advises, "health_check.proxy_header",
                          Subject{index_.workspace(), *service.health_check}.place(path), {}, remove_fix(path));
        }
    }

    static bool misses_stand_ins(const GroupFacts& group, std::int64_t port)
    {
        return !group.stand_in_ports.empty() && !group.stand_in_ports.contains(0) &&
               !group.stand_in_ports.contains(port);
    }

    static bool misses_endpoints(const GroupFacts& group, std::int64_t port)
    {
        const bool endpoints = group.kind == GroupKind::ZonalEndpoints || group.kind == GroupKind::HybridEndpoints;
        return endpoints && !group.ports.empty() && !group.ports.contains(port);
    }

    const BackendIndex& index_;
    Findings& findings_;
    std::unordered_set<ElementId> said_;
    std::unordered_set<ElementId> proxy_header_said_;
};

} // namespace

void check_health_use(const BackendIndex& index, Findings& findings)
{
    HealthUse use(index, findings);
    for (const ServiceFacts& service : index.services()) {
        use.service(service);
    }
}

} // namespace switchyard::compile
