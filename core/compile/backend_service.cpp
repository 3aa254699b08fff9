// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_service.h"

#include "core/compile/backend_facts.h"
#include "core/compile/backend_tls.h"
#include "core/compile/header_edits.h"
#include "core/compile/keys.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/backend_service.pb.h"

#include <algorithm>
#include <array>
#include <set>

namespace switchyard::compile {

namespace {

using model::Kind;
using schema::FieldPath;

constexpr std::array kGroups{Kind::InstanceGroup, Kind::NetworkEndpointGroup};
constexpr std::array kHealthChecks{Kind::HealthCheck};
constexpr std::string_view kStandardPortName = "http";
/// Source: load-balancer semantics chapter 3.
constexpr Seconds kServerlessTimeout{3600};
constexpr Seconds kBucketTimeout{86'400};

class BackendServiceCompilation
{
public:
    BackendServiceCompilation(const Subject& subject, EndpointGroups& groups, Findings& findings)
        : subject_(subject),
          message_(model::as<schema::BackendService>(subject.resource)),
          groups_(groups),
          findings_(findings)
    {}

    ServiceSpec run()
    {
        ServiceSpec spec;
        spec.id = subject_.resource.id;
        spec.key = service_key(subject_.resource);
        spec.name = subject_.resource.name;
        spec.mode = mode_of(message_.load_balancing_scheme(), subject_.resource.scope).value_or(Mode::GlobalExternal);
        if (is_serverless()) {
            spec.timeout = kServerlessTimeout;
        } else if (message_.has_timeout_sec()) {
            spec.timeout = Seconds(std::clamp<std::int64_t>(message_.timeout_sec(), 1, 2147483647));
        }
        const std::int64_t draining = message_.connection_draining().draining_timeout_sec();
        spec.draining_timeout = Seconds(std::clamp<std::int64_t>(draining, 0, 2147483647));
        spec.headers = read_custom_headers(message_);
        endpoints(spec);
        health_check(spec);
        affinity(spec);
        return spec;
    }

private:
    /// Whether all groups are serverless: their time limit is fixed.
    bool is_serverless() const
    {
        for (const schema::Backend& backend : message_.backends()) {
            const auto group = subject_.workspace.resolve(kGroups, backend.group(), &subject_.resource);
            const bool known = group.status == model::Resolution::Status::Found;
            if (!known || group_kind(*group.resource) != GroupKind::Serverless) {
                return false;
            }
        }
        return message_.backends_size() > 0;
    }

    /// Source: load-balancer semantics chapter 4.3.
    void affinity(ServiceSpec& spec)
    {
        if (!message_.session_affinity().empty()) {
            spec.session_affinity = message_.session_affinity();
        }
        const bool global = spec.mode == Mode::GlobalExternal || spec.mode == Mode::Classic;
        if (spec.session_affinity == "GENERATED_COOKIE") {
            spec.affinity_name = global ? "GCLB" : "GCILB";
        } else if (spec.session_affinity == "HTTP_COOKIE") {
            spec.affinity_name = message_.consistent_hash().http_cookie().name();
        } else if (spec.session_affinity == "HEADER_FIELD") {
            spec.affinity_name = message_.consistent_hash().http_header_name();
        } else if (spec.session_affinity == "STRONG_COOKIE_AFFINITY") {
            spec.affinity_name = message_.strong_session_affinity_cookie().name();
        }
    }

    void endpoints(ServiceSpec& spec)
    {
        std::set<ElementId> seen;
        for (int i = 0; i < message_.backends_size(); ++i) {
            const schema::Backend& backend = message_.backends(i);
            const FieldPath path = FieldPath().field("backends").index(static_cast<std::size_t>(i));
            if (!backend.has_group()) {
                findings_.add(Verdict::Blocks, "reference.missing", subject_.place(path),
                              {"group", "instance group or network endpoint group"});
                continue;
            }
            const auto group = subject_.workspace.resolve(kGroups, backend.group(), &subject_.resource);
            if (group.status != model::Resolution::Status::Found &&
                group.status != model::Resolution::Status::Ambiguous) {
                dangling_ = true;
            } else if (!seen.insert(group.resource->id).second) {
                findings_.add(Verdict::CloudRefuses, "backend_service.group_repeated",
                              subject_.place(path.field("group")), {group.resource->name},
                              remove_fix(path.to_string()));
            } else {
                add_group(*group.resource, spec);
            }
        }
        if (spec.endpoints.empty() && !dangling_) {
            findings_.add(Verdict::Warns, "backend_service.no_endpoints", subject_.place("backends"));
        }
    }

    void add_group(const model::Resource& group, ServiceSpec& spec)
    {
        const std::string port_name =
            message_.port_name().empty() ? std::string(kStandardPortName) : message_.port_name();
        std::set<SocketAddress> addresses;
        for (StandInEndpoint& member : groups_.members(group, port_name)) {
            if (!addresses.insert(member.address).second) {
                continue;
            }
            EndpointSpec& endpoint = spec.endpoints.emplace_back();
            endpoint.key = endpoint_key(spec.key, group, member.address);
            endpoint.group = group.id;
            endpoint.address = member.address;
            endpoint.label =
                member.label.empty() ? spec.name + '/' + member.address.to_string() : std::move(member.label);
        }
    }

    void health_check(ServiceSpec& spec)
    {
        if (message_.health_checks_size() > 0) {
            const auto found = subject_.workspace.resolve(kHealthChecks, message_.health_checks(0), &subject_.resource);
            if (found.resource != nullptr && found.resource->kind == Kind::HealthCheck) {
                spec.health_check = compile_health_check({subject_.workspace, *found.resource});
            }
        }
    }

    const Subject& subject_;
    const schema::BackendService& message_;
    EndpointGroups& groups_;
    Findings& findings_;
    bool dangling_ = false;
};

/// A bucket is not served here: a service without endpoints answers 503 in its place.
ServiceSpec bucket_in_place(const model::Resource& bucket)
{
    ServiceSpec spec;
    spec.id = bucket.id;
    spec.key = service_key(bucket);
    spec.name = bucket.name;
    spec.timeout = kBucketTimeout;
    return spec;
}

} // namespace

route::ServiceAffinity affinity_of(const ServiceSpec& service)
{
    using By = route::ServiceAffinity::By;
    const By by = service.session_affinity == "HEADER_FIELD" ? By::Header
                  : service.affinity_name.empty()            ? By::Client
                                                             : By::Cookie;
    return {service.session_affinity, by, service.affinity_name};
}

Services compile_backend_services(const model::Workspace& workspace, const LocalPart& local, Findings& findings,
                                  BackendTlsCompilation* tls)
{
    Services services;
    EndpointGroups groups(workspace, local, findings);
    const auto add = [&](ServiceSpec spec) {
        services.index.emplace(spec.id, static_cast<route::ServiceIndex>(services.specs.size()));
        services.specs.push_back(std::move(spec));
    };
    for (const model::ResourcePtr& resource : workspace.resources(Kind::BackendService)) {
        const Subject subject{workspace, *resource};
        ServiceSpec spec = BackendServiceCompilation(subject, groups, findings).run();
        if (tls != nullptr) {
            spec.tls = tls->of(subject);
        }
        const std::string& protocol = model::as<schema::BackendService>(*resource).protocol();
        spec.http2 = protocol == "HTTP2" || protocol == "H2C" || protocol == "GRPC";
        add(std::move(spec));
    }
    for (const model::ResourcePtr& resource : workspace.resources(Kind::BackendBucket)) {
        add(bucket_in_place(*resource));
    }
    return services;
}

} // namespace switchyard::compile
