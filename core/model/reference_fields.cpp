// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/reference.h"

#include <array>
#include <string>
#include <unordered_map>

namespace switchyard::model {
namespace {

constexpr std::array kRule{Kind::ForwardingRule};
constexpr std::array kAddress{Kind::Address};
constexpr std::array kProxy{Kind::TargetHttpProxy, Kind::TargetHttpsProxy, Kind::TargetTcpProxy, Kind::TargetSslProxy};
constexpr std::array kUrlMap{Kind::UrlMap};
constexpr std::array kService{Kind::BackendService};
constexpr std::array kBucket{Kind::BackendBucket};
constexpr std::array kServiceOrBucket{Kind::BackendService, Kind::BackendBucket};
constexpr std::array kGroup{Kind::InstanceGroup, Kind::NetworkEndpointGroup};
constexpr std::array kInstanceGroup{Kind::InstanceGroup};
constexpr std::array kEndpointGroup{Kind::NetworkEndpointGroup};
constexpr std::array kInstance{Kind::Instance};
constexpr std::array kSubnetwork{Kind::Subnetwork};
constexpr std::array kHealthCheck{Kind::HealthCheck};
constexpr std::array kSecurityPolicy{Kind::SecurityPolicy};
constexpr std::array kSslCertificate{Kind::SslCertificate, Kind::Certificate};
constexpr std::array kSslPolicy{Kind::SslPolicy};
constexpr std::array kCertificate{Kind::Certificate};
constexpr std::array kCertificateMap{Kind::CertificateMap};
constexpr std::array kDnsAuthorization{Kind::DnsAuthorization};
constexpr std::array kServerTlsPolicy{Kind::ServerTlsPolicy};
constexpr std::array kTrustConfig{Kind::TrustConfig};
constexpr std::array kServiceLbPolicy{Kind::ServiceLbPolicy};
constexpr std::array kBackendAuthentication{Kind::BackendAuthenticationConfig};

constexpr std::array kFields{
    ReferenceField{"ForwardingRule", "IPAddress", kAddress},
    ReferenceField{"ForwardingRule", "backendService", kService},
    ReferenceField{"ForwardingRule", "baseForwardingRule", kRule},
    ReferenceField{"ForwardingRule", "subnetwork", kSubnetwork},
    ReferenceField{"ForwardingRule", "target", kProxy},
    ReferenceField{"Address", "subnetwork", kSubnetwork},
    ReferenceField{"TargetHttpProxy", "urlMap", kUrlMap},
    ReferenceField{"TargetHttpsProxy", "urlMap", kUrlMap},
    ReferenceField{"TargetHttpsProxy", "sslCertificates", kSslCertificate},
    ReferenceField{"TargetHttpsProxy", "sslPolicy", kSslPolicy},
    ReferenceField{"TargetHttpsProxy", "certificateMap", kCertificateMap},
    ReferenceField{"TargetHttpsProxy", "serverTlsPolicy", kServerTlsPolicy},
    ReferenceField{"TargetTcpProxy", "service", kService},
    ReferenceField{"TargetSslProxy", "service", kService},
    ReferenceField{"TargetSslProxy", "sslCertificates", kSslCertificate},
    ReferenceField{"TargetSslProxy", "sslPolicy", kSslPolicy},
    ReferenceField{"TargetSslProxy", "certificateMap", kCertificateMap},
    ReferenceField{"UrlMap", "defaultService", kServiceOrBucket},
    ReferenceField{"PathMatcher", "defaultService", kServiceOrBucket},
    ReferenceField{"PathRule", "service", kServiceOrBucket},
    ReferenceField{"HttpRouteRule", "service", kServiceOrBucket},
    ReferenceField{"WeightedBackendService", "backendService", kService},
    ReferenceField{"RequestMirrorPolicy", "backendService", kService},
    ReferenceField{"CustomErrorResponsePolicy", "errorService", kBucket},
    ReferenceField{"UrlMapTest", "service", kServiceOrBucket},
    ReferenceField{"BackendService", "healthChecks", kHealthCheck},
    ReferenceField{"BackendService", "securityPolicy", kSecurityPolicy},
    ReferenceField{"BackendService", "edgeSecurityPolicy", kSecurityPolicy},
    ReferenceField{"BackendService", "serviceLbPolicy", kServiceLbPolicy},
    ReferenceField{"Backend", "group", kGroup},
    ReferenceField{"BackendServiceTlsSettings", "authenticationConfig", kBackendAuthentication},
    ReferenceField{"BackendBucket", "edgeSecurityPolicy", kSecurityPolicy},
    ReferenceField{"HealthCheckService", "healthChecks", kHealthCheck},
    ReferenceField{"HealthCheckService", "networkEndpointGroups", kEndpointGroup},
    ReferenceField{"NetworkEndpointGroup", "subnetwork", kSubnetwork},
    ReferenceField{"NetworkEndpoint", "networkEndpointGroup", kEndpointGroup},
    ReferenceField{"NetworkEndpoint", "instance", kInstance},
    ReferenceField{"InstanceGroup", "subnetwork", kSubnetwork},
    ReferenceField{"Instance", "instanceGroups", kInstanceGroup},
    ReferenceField{"NetworkInterface", "subnetwork", kSubnetwork},
    ReferenceField{"CertificateMapEntry", "certificates", kCertificate},
    ReferenceField{"Certificate.ManagedCertificate", "dnsAuthorizations", kDnsAuthorization},
    ReferenceField{"ServerTlsPolicy.MTLSPolicy", "clientValidationTrustConfig", kTrustConfig},
    ReferenceField{"BackendAuthenticationConfig", "clientCertificate", kCertificate},
    ReferenceField{"BackendAuthenticationConfig", "trustConfig", kTrustConfig},
    ReferenceField{"LbRouteExtension", "forwardingRules", kRule},
    ReferenceField{"LbTrafficExtension", "forwardingRules", kRule},
    ReferenceField{"ExtensionChain.Extension", "service", kService},
    ReferenceField{"LocalListener", "forwardingRule", kRule},
    ReferenceField{"LocalBackend", "group", kGroup},
    ReferenceField{"LoadProfile", "forwardingRule", kRule},
};

std::string key_of(std::string_view message, std::string_view field)
{
    std::string key(message);
    key += ':';
    key += field;
    return key;
}

std::unordered_map<std::string, std::span<const Kind>> index()
{
    std::unordered_map<std::string, std::span<const Kind>> rows;
    for (const auto& row : kFields)
        rows.emplace(key_of(row.message, row.field), row.kinds);
    return rows;
}

} // namespace

std::span<const ReferenceField> all_reference_fields() { return kFields; }

std::span<const Kind> referenced_kinds(std::string_view message, std::string_view field)
{
    static const auto rows = index();
    const auto found = rows.find(key_of(message, field));
    return found == rows.end() ? std::span<const Kind>{} : found->second;
}

} // namespace switchyard::model
