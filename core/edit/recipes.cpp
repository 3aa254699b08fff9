// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/recipes.h"

#include "core/edit/names.h"

#include <algorithm>
#include <array>

namespace switchyard::edit {

using model::Kind;
using model::Scope;
using schema::Value;

namespace {

constexpr int kFirstListenerPort = 8080;
constexpr int kFirstSimulatedPort = 19200;
constexpr std::string_view kZone = "europe-west3-a";
constexpr std::string_view kRegion = "europe-west3";

struct BaseName
{
    Kind kind;
    std::string_view name;
};
/// Where the singular label would make too long a name.
constexpr std::array kBaseNames{
    BaseName{Kind::TargetHttpProxy, "http-proxy"},
    BaseName{Kind::TargetHttpsProxy, "https-proxy"},
    BaseName{Kind::TargetTcpProxy, "tcp-proxy"},
    BaseName{Kind::TargetSslProxy, "ssl-proxy"},
    BaseName{Kind::ForwardingRule, "forwarding-rule"},
    BaseName{Kind::Address, "address"},
    BaseName{Kind::SslCertificate, "ssl-certificate"},
    BaseName{Kind::SslPolicy, "ssl-policy"},
    BaseName{Kind::Certificate, "certificate"},
    BaseName{Kind::CertificateMap, "certificate-map"},
    BaseName{Kind::CertificateMapEntry, "map-entry"},
    BaseName{Kind::DnsAuthorization, "dns-authorization"},
    BaseName{Kind::ServerTlsPolicy, "tls-policy"},
    BaseName{Kind::TrustConfig, "trust-config"},
    BaseName{Kind::UrlMap, "url-map"},
    BaseName{Kind::LbRouteExtension, "route-extension"},
    BaseName{Kind::LbTrafficExtension, "extension"},
    BaseName{Kind::BackendService, "backend-service"},
    BaseName{Kind::BackendBucket, "backend-bucket"},
    BaseName{Kind::BackendAuthenticationConfig, "backend-auth"},
    BaseName{Kind::ServiceLbPolicy, "service-policy"},
    BaseName{Kind::SecurityPolicy, "security-policy"},
    BaseName{Kind::HealthCheck, "health-check"},
    BaseName{Kind::HealthCheckService, "health-check-service"},
    BaseName{Kind::InstanceGroup, "instance-group"},
    BaseName{Kind::NetworkEndpointGroup, "endpoint-group"},
    BaseName{Kind::Instance, "instance"},
    BaseName{Kind::Subnetwork, "subnetwork"},
};

Value region_of(const Setting& setting)
{
    return setting.scope.level == Scope::Level::Region ? Value(setting.scope.location) : Value();
}

/// A zone of the region, of a group that exists where there is one.
std::string zone_for(const model::Workspace& workspace, const Scope& scope)
{
    const bool regional = scope.level == Scope::Level::Region;
    for (const Kind kind : {Kind::NetworkEndpointGroup, Kind::InstanceGroup}) {
        for (const model::ResourcePtr& group : workspace.resources(kind)) {
            const bool fits = !regional || group->scope.location.starts_with(scope.location + "-");
            if (group->scope.level == Scope::Level::Zone && fits) {
                return group->scope.location;
            }
        }
    }
    if (!regional) {
        return std::string(kZone);
    }
    const bool no_a = scope.location == "europe-west1" || scope.location == "us-east1";
    return scope.location + (no_a ? "-b" : "-a");
}

schema::MessagePtr forwarding_rule(const model::Workspace& workspace, const std::string& name, const Setting& setting)
{
    const bool external = setting.scheme.starts_with("EXTERNAL");
    return message_of("ForwardingRule",
                      {{"name", name},
                       {"region", region_of(setting)},
                       {"IPAddress", external ? Value(free_documentation_address(workspace)) : Value()},
                       {"IPProtocol", "TCP"},
                       {"portRange", setting.tls ? "443" : "80"},
                       {"loadBalancingScheme", setting.scheme},
                       {"networkTier", external && region_of(setting).absent() ? Value("PREMIUM") : Value()}});
}

schema::MessagePtr health_check(const std::string& name, const Setting& setting)
{
    std::vector<Field> fields{{"name", name},
                              {"region", region_of(setting)},
                              {"type", setting.stream ? "TCP" : "HTTP"},
                              {"checkIntervalSec", 5},
                              {"timeoutSec", 2},
                              {"healthyThreshold", 2},
                              {"unhealthyThreshold", 2}};
    if (setting.stream) {
        fields.push_back({"tcpHealthCheck.portSpecification", "USE_SERVING_PORT"});
    } else {
        fields.push_back({"httpHealthCheck.portSpecification", "USE_SERVING_PORT"});
        fields.push_back({"httpHealthCheck.requestPath", "/healthz"});
    }
    return message_of("HealthCheck", fields);
}

/// A reference to a health check that fits; one is made when there is none.
std::string health_check_for(Steps& steps, const Setting& setting)
{
    const std::string_view type = setting.stream ? "TCP" : "HTTP";
    for (const model::ResourcePtr& check : steps.workspace().resources(Kind::HealthCheck)) {
        if (check->scope == setting.scope && !check->name.empty() && text_at(*check, "type") == type) {
            return reference_to(*check);
        }
    }
    const ElementId made = make_resource(steps, Kind::HealthCheck, setting);
    const model::Resource* check = steps.workspace().find(made);
    return check == nullptr ? std::string() : reference_to(*check);
}

schema::MessagePtr backend_service(Steps& steps, const std::string& name, const Setting& setting)
{
    return message_of("BackendService", {{"name", name},
                                         {"region", region_of(setting)},
                                         {"loadBalancingScheme", setting.scheme},
                                         {"protocol", setting.stream ? "TCP" : "HTTP"},
                                         {"healthChecks", Value::List{health_check_for(steps, setting)}}});
}

schema::MessagePtr group(const model::Workspace& workspace, Kind kind, const std::string& name, const Setting& setting)
{
    const std::string zone = zone_for(workspace, setting.scope);
    if (kind == Kind::NetworkEndpointGroup) {
        return message_of(
            "NetworkEndpointGroup",
            {{"name", name}, {"networkEndpointType", "GCE_VM_IP_PORT"}, {"zone", zone}, {"defaultPort", 8080}});
    }
    const Value port = message_of("NamedPort", {{"name", "http"}, {"port", 8080}});
    return message_of("InstanceGroup", {{"name", name}, {"zone", zone}, {"namedPorts", Value::List{port}}});
}

/// Kinds that need no more than a name, and where it matters a place or a first value.
schema::MessagePtr plain(const model::Workspace& workspace, Kind kind, const std::string& name, const Setting& setting)
{
    std::vector<Field> fields{{"name", name}};
    switch (kind) {
    case Kind::Address:
        fields.push_back({"address", free_documentation_address(workspace)});
        fields.push_back({"addressType", "EXTERNAL"});
        fields.push_back({"region", region_of(setting)});
        break;
    case Kind::TargetHttpProxy:
    case Kind::TargetHttpsProxy:
    case Kind::TargetTcpProxy:
    case Kind::UrlMap:
    case Kind::SslPolicy:
    case Kind::SslCertificate:
    case Kind::SecurityPolicy:
        fields.push_back({"region", region_of(setting)});
        break;
    case Kind::BackendBucket:
        fields.push_back({"bucketName", name});
        break;
    case Kind::Instance:
        fields.push_back({"zone", zone_for(workspace, setting.scope)});
        break;
    case Kind::Subnetwork:
    case Kind::HealthCheckService:
        fields.push_back({"region", region_of(setting).absent() ? Value(std::string(kRegion)) : region_of(setting)});
        break;
    case Kind::DnsAuthorization:
        fields.push_back({"domain", "example.com"});
        break;
    case Kind::LbRouteExtension:
    case Kind::LbTrafficExtension:
        fields.push_back({"loadBalancingScheme", setting.scheme});
        break;
    default:
        break;
    }
    return message_of(model::info(kind).message, fields);
}

schema::MessagePtr recipe(Steps& steps, Kind kind, const std::string& name, const Setting& setting)
{
    switch (kind) {
    case Kind::ForwardingRule:
        return forwarding_rule(steps.workspace(), name, setting);
    case Kind::HealthCheck:
        return health_check(name, setting);
    case Kind::BackendService:
        return backend_service(steps, name, setting);
    case Kind::InstanceGroup:
    case Kind::NetworkEndpointGroup:
        return group(steps.workspace(), kind, name, setting);
    case Kind::NetworkEndpoint:
        return message_of("NetworkEndpoint", {{"ipAddress", "127.0.0.1"}, {"port", 9001}});
    default:
        return plain(steps.workspace(), kind, name, setting);
    }
}

} // namespace

std::string_view base_name(Kind kind)
{
    const auto* found = std::ranges::find(kBaseNames, kind, &BaseName::kind);
    return found == kBaseNames.end() ? std::string_view("resource") : found->name;
}

Setting setting_near(const model::Workspace& workspace, const model::Resource* resource)
{
    Setting setting;
    if (resource == nullptr) {
        return setting;
    }
    if (resource->scope.level != Scope::Level::Zone) {
        setting.scope = resource->scope;
    }
    const bool own = resource->kind == Kind::BackendService || resource->kind == Kind::ForwardingRule;
    if (const auto scheme = own ? std::optional(scheme_of(*resource)) : scheme_around(workspace, *resource)) {
        setting.scheme = *scheme;
    }
    const std::string protocol = text_at(*resource, resource->kind == Kind::BackendService ? "protocol" : "name");
    setting.stream = resource->kind == Kind::TargetTcpProxy || resource->kind == Kind::TargetSslProxy ||
                     (resource->kind == Kind::BackendService && (protocol == "TCP" || protocol == "SSL"));
    setting.tls = resource->kind == Kind::TargetHttpsProxy || resource->kind == Kind::TargetSslProxy;
    return setting;
}

ElementId make_resource(Steps& steps, Kind kind, const Setting& setting)
{
    const std::string name = free_name(steps.workspace(), kind, base_name(kind));
    const ElementId made = steps.add(kind, recipe(steps, kind, name, setting));
    if (kind == Kind::ForwardingRule && !steps.failed()) {
        const model::Workspace workspace = steps.workspace();
        add_listener(steps, *workspace.find(made));
    }
    return made;
}

void add_listener(Steps& steps, const model::Resource& rule)
{
    const model::Workspace workspace = steps.workspace();
    steps.append(steps.local(), path_of("listeners"),
                 message_of("LocalListener", {{"forwardingRule", local_reference_to(workspace, rule)},
                                              {"address", "127.0.0.1"},
                                              {"port", free_local_port(workspace, kFirstListenerPort)}}));
}

ElementId make_simulated(Steps& steps)
{
    const model::Workspace workspace = steps.workspace();
    return steps.append(steps.local(), path_of("simulatedBackends"),
                        message_of("SimulatedBackend", {{"name", free_simulated_name(workspace, "simulated")},
                                                        {"port", free_local_port(workspace, kFirstSimulatedPort)},
                                                        {"latencyMs", 5}}));
}

} // namespace switchyard::edit
