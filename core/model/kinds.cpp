// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/kinds.h"

#include "core/base/suggest.h"

#include <array>

namespace switchyard::model {
namespace {

/// A new kind is one line here, one in the enumeration, and a .proto file.
constexpr std::array<KindInfo, kKindCount> kKinds{{
    {Kind::ForwardingRule, "forwardingRules", "ForwardingRule", "Forwarding rule", "Forwarding rules"},
    {Kind::Address, "addresses", "Address", "Address", "Addresses"},
    {Kind::TargetHttpProxy, "targetHttpProxies", "TargetHttpProxy", "Target HTTP proxy", "Target HTTP proxies"},
    {Kind::TargetHttpsProxy, "targetHttpsProxies", "TargetHttpsProxy", "Target HTTPS proxy", "Target HTTPS proxies"},
    {Kind::TargetTcpProxy, "targetTcpProxies", "TargetTcpProxy", "Target TCP proxy", "Target TCP proxies"},
    {Kind::TargetSslProxy, "targetSslProxies", "TargetSslProxy", "Target SSL proxy", "Target SSL proxies"},
    {Kind::SslCertificate, "sslCertificates", "SslCertificate", "SSL certificate", "SSL certificates"},
    {Kind::SslPolicy, "sslPolicies", "SslPolicy", "SSL policy", "SSL policies"},
    {Kind::Certificate, "certificates", "Certificate", "Certificate", "Certificates"},
    {Kind::CertificateMap, "certificateMaps", "CertificateMap", "Certificate map", "Certificate maps"},
    {Kind::CertificateMapEntry, "certificateMapEntries", "CertificateMapEntry", "Certificate map entry",
     "Certificate map entries"},
    {Kind::DnsAuthorization, "dnsAuthorizations", "DnsAuthorization", "DNS authorization", "DNS authorizations"},
    {Kind::ServerTlsPolicy, "serverTlsPolicies", "ServerTlsPolicy", "Server TLS policy", "Server TLS policies"},
    {Kind::TrustConfig, "trustConfigs", "TrustConfig", "Trust config", "Trust configs"},
    {Kind::UrlMap, "urlMaps", "UrlMap", "URL map", "URL maps"},
    {Kind::LbRouteExtension, "lbRouteExtensions", "LbRouteExtension", "Route extension", "Route extensions"},
    {Kind::LbTrafficExtension, "lbTrafficExtensions", "LbTrafficExtension", "Traffic extension", "Traffic extensions"},
    {Kind::BackendService, "backendServices", "BackendService", "Backend service", "Backend services"},
    {Kind::BackendBucket, "backendBuckets", "BackendBucket", "Backend bucket", "Backend buckets"},
    {Kind::BackendAuthenticationConfig, "backendAuthenticationConfigs", "BackendAuthenticationConfig",
     "Backend authentication config", "Backend authentication configs"},
    {Kind::ServiceLbPolicy, "serviceLbPolicies", "ServiceLbPolicy", "Service LB policy", "Service LB policies"},
    {Kind::SecurityPolicy, "securityPolicies", "SecurityPolicy", "Security policy", "Security policies"},
    {Kind::HealthCheck, "healthChecks", "HealthCheck", "Health check", "Health checks"},
    {Kind::HealthCheckService, "healthCheckServices", "HealthCheckService", "Health check service",
     "Health check services"},
    {Kind::InstanceGroup, "instanceGroups", "InstanceGroup", "Instance group", "Instance groups"},
    {Kind::NetworkEndpointGroup, "networkEndpointGroups", "NetworkEndpointGroup", "Network endpoint group",
     "Network endpoint groups"},
    {Kind::NetworkEndpoint, "networkEndpoints", "NetworkEndpoint", "Network endpoint", "Network endpoints", false},
    {Kind::Instance, "instances", "Instance", "Instance", "Instances"},
    {Kind::Subnetwork, "subnetworks", "Subnetwork", "Subnetwork", "Subnetworks"},
    {Kind::Local, "local", "Local", "Local part", "Local part", false},
}};

constexpr bool in_order()
{
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (static_cast<std::size_t>(kKinds[i].kind) != i)
            return false;
    return true;
}
static_assert(in_order());

} // namespace

std::span<const KindInfo> all_kinds() { return kKinds; }

const KindInfo& info(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_of_collection(std::string_view collection)
{
    for (const auto& row : kKinds)
        if (row.collection == collection)
            return row.kind;
    return std::nullopt;
}

std::optional<Kind> kind_of_message(std::string_view message)
{
    for (const auto& row : kKinds)
        if (row.message == message)
            return row.kind;
    return std::nullopt;
}

std::string_view closest_collection(std::string_view word)
{
    std::array<std::string_view, kKindCount> names;
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        names[i] = kKinds[i].collection;
    return closest(word, std::span<const std::string_view>(names));
}

} // namespace switchyard::model
