// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/carried_out.h"

#include <array>
#include <cassert>
#include <google/protobuf/descriptor.h>
#include <string>

namespace switchyard::compile {

namespace {

/// Fields by message, separated by blanks; names as in the workspace file.
struct Row
{
    std::string_view message;
    std::string_view carried_out;
    std::string_view descriptive{};
    std::string_view carried_out_alone{};
    std::string_view reported_by_kind{};
};

constexpr std::array kRows{
    // the front end
    Row{.message = "ForwardingRule",
        .carried_out = "IPAddress IPProtocol loadBalancingScheme networkTier name portRange ports region target",
        .descriptive = "creationTimestamp description fingerprint id ipVersion kind labelFingerprint labels network "
                       "selfLink selfLinkWithId subnetwork"},
    Row{.message = "Address",
        .carried_out = "address name",
        .descriptive = "addressType creationTimestamp description id ipVersion kind labelFingerprint labels network "
                       "networkTier prefixLength purpose region selfLink status subnetwork users"},
    Row{.message = "TargetHttpProxy",
        .carried_out = "httpKeepAliveTimeoutSec name region urlMap",
        .descriptive = "creationTimestamp description fingerprint id kind selfLink"},

    Row{.message = "TargetHttpsProxy",
        .carried_out = "certificateMap httpKeepAliveTimeoutSec name quicOverride region serverTlsPolicy "
                       "sslCertificates sslPolicy tlsEarlyData urlMap",
        .descriptive = "creationTimestamp description fingerprint id kind selfLink"},
    Row{.message = "TargetTcpProxy",
        .carried_out = "loadBalancingScheme name proxyHeader region service",
        .descriptive = "creationTimestamp description id kind selfLink"},
    Row{.message = "TargetSslProxy",
        .carried_out = "certificateMap name proxyHeader service sslCertificates sslPolicy",
        .descriptive = "creationTimestamp description id kind selfLink"},

    // TLS
    Row{.message = "SslCertificate",
        .carried_out = "certificate managed name privateKey region selfManaged type",
        .descriptive = "creationTimestamp description expireTime id kind selfLink subjectAlternativeNames"},
    Row{.message = "SslCertificateSelfManagedSslCertificate", .carried_out = "certificate privateKey"},
    Row{.message = "SslCertificateManagedSslCertificate",
        .carried_out = "domains",
        .descriptive = "domainStatus status"},
    Row{.message = "Certificate",
        .carried_out = "managed name scope selfManaged",
        .descriptive = "createTime description expireTime labels pemCertificate sanDnsnames updateTime"},
    Row{.message = "Certificate.SelfManagedCertificate", .carried_out = "pemCertificate pemPrivateKey"},
    Row{.message = "Certificate.ManagedCertificate",
        .carried_out = "domains",
        .descriptive = "authorizationAttemptInfo issuanceConfig provisioningIssue state",
        .reported_by_kind = "dnsAuthorizations"},
    Row{.message = "CertificateMap",
        .carried_out = "name",
        .descriptive = "createTime description gclbTargets labels updateTime"},
    Row{.message = "CertificateMapEntry",
        .carried_out = "certificates hostname matcher name",
        .descriptive = "createTime description labels state updateTime"},
    Row{.message = "SslPolicy",
        .carried_out = "customFeatures minTlsVersion name postQuantumKeyExchange profile region",
        .descriptive = "creationTimestamp description enabledFeatures fingerprint id kind selfLink warnings"},
    Row{.message = "ServerTlsPolicy",
        .carried_out = "mtlsPolicy name",
        .descriptive = "createTime description labels updateTime"},
    Row{.message = "ServerTlsPolicy.MTLSPolicy", .carried_out = "clientValidationMode clientValidationTrustConfig"},
    Row{.message = "TrustConfig",
        .carried_out = "allowlistedCertificates name trustStores",
        .descriptive = "createTime description etag labels updateTime"},
    Row{.message = "TrustConfig.TrustStore", .carried_out = "intermediateCas trustAnchors"},
    Row{.message = "TrustConfig.TrustAnchor", .carried_out = "pemCertificate"},
    Row{.message = "TrustConfig.IntermediateCA", .carried_out = "pemCertificate"},
    Row{.message = "TrustConfig.AllowlistedCertificate", .carried_out = "pemCertificate"},
    Row{.message = "BackendAuthenticationConfig",
        .carried_out = "clientCertificate name trustConfig wellKnownRoots",
        .descriptive = "createTime description etag labels updateTime"},

    // routing
    Row{.message = "UrlMap",
        .carried_out = "defaultRouteAction defaultService defaultUrlRedirect headerAction hostRules name pathMatchers "
                       "region tests",
        .descriptive = "creationTimestamp description fingerprint id kind selfLink"},
    Row{.message = "UrlMapTest",
        .carried_out = "expectedOutputUrl expectedRedirectResponseCode headers host path service",
        .descriptive = "description"},
    Row{.message = "UrlMapTestHeader", .carried_out = "name value"},
    Row{.message = "HostRule", .carried_out = "hosts pathMatcher", .descriptive = "description"},
    Row{.message = "PathMatcher",
        .carried_out = "defaultRouteAction defaultService defaultUrlRedirect headerAction name pathRules routeRules",
        .descriptive = "description"},
    Row{.message = "PathRule", .carried_out = "paths routeAction service urlRedirect"},
    Row{.message = "HttpRouteRule",
        .carried_out = "headerAction matchRules priority routeAction service urlRedirect",
        .descriptive = "description"},
    Row{.message = "HttpRouteRuleMatch",
        .carried_out = "fullPathMatch headerMatches ignoreCase pathTemplateMatch prefixMatch queryParameterMatches "
                       "regexMatch"},
    Row{.message = "HttpHeaderMatch",
        .carried_out = "exactMatch headerName invertMatch prefixMatch presentMatch rangeMatch regexMatch suffixMatch"},
    Row{.message = "Int64RangeMatch", .carried_out = "rangeStart rangeEnd"},
    Row{.message = "HttpQueryParameterMatch", .carried_out = "exactMatch name presentMatch regexMatch"},
    Row{.message = "HttpRouteAction", .carried_out = "timeout urlRewrite weightedBackendServices"},
    Row{.message = "Duration", .carried_out = "nanos seconds"},
    Row{.message = "UrlRewrite", .carried_out = "hostRewrite pathPrefixRewrite pathTemplateRewrite"},
    Row{.message = "WeightedBackendService", .carried_out = "backendService headerAction weight"},
    Row{.message = "HttpHeaderAction",
        .carried_out = "requestHeadersToAdd requestHeadersToRemove responseHeadersToAdd responseHeadersToRemove"},
    Row{.message = "HttpHeaderOption", .carried_out = "headerName headerValue replace"},
    Row{.message = "HttpRedirectAction",
        .carried_out = "hostRedirect httpsRedirect pathRedirect prefixRedirect redirectResponseCode stripQuery"},

    // back ends
    Row{.message = "BackendService",
        .carried_out = "backends connectionDraining customRequestHeaders customResponseHeaders healthChecks "
                       "loadBalancingScheme localityLbPolicy name portName protocol region timeoutSec tlsSettings",
        .descriptive = "creationTimestamp description fingerprint id kind metadatas network selfLink usedBy"},
    Row{.message = "BackendServiceTlsSettings", .carried_out = "authenticationConfig sni subjectAltNames"},
    Row{.message = "BackendServiceTlsSettingsSubjectAltName", .carried_out = "dnsName uniformResourceIdentifier"},
    Row{.message = "Backend",
        .carried_out = "group",
        .descriptive = "description",
        .carried_out_alone = "balancingMode maxConnections maxConnectionsPerEndpoint maxConnectionsPerInstance "
                             "maxInFlightRequests maxInFlightRequestsPerEndpoint maxInFlightRequestsPerInstance "
                             "maxRate maxRatePerEndpoint maxRatePerInstance maxUtilization preference"},
    Row{.message = "ConnectionDraining", .carried_out = "drainingTimeoutSec"},
    Row{.message = "HealthCheck",
        .carried_out = "checkIntervalSec grpcHealthCheck grpcTlsHealthCheck healthyThreshold http2HealthCheck "
                       "httpHealthCheck httpsHealthCheck name region sslHealthCheck tcpHealthCheck timeoutSec type "
                       "unhealthyThreshold",
        .descriptive = "creationTimestamp description id kind selfLink"},
    Row{.message = "HTTPHealthCheck", .carried_out = "host port portSpecification proxyHeader requestPath response"},
    Row{.message = "HTTPSHealthCheck", .carried_out = "host port portSpecification proxyHeader requestPath response"},
    Row{.message = "SSLHealthCheck", .carried_out = "port portSpecification proxyHeader response"},
    Row{.message = "HTTP2HealthCheck", .carried_out = "host port portSpecification proxyHeader requestPath response"},
    Row{.message = "GRPCHealthCheck", .carried_out = "grpcServiceName port portSpecification"},
    Row{.message = "GRPCTLSHealthCheck", .carried_out = "grpcServiceName port portSpecification"},
    Row{.message = "TCPHealthCheck", .carried_out = "port portSpecification proxyHeader response"},
    Row{.message = "NetworkEndpointGroup",
        .carried_out = "defaultPort name networkEndpointType region zone",
        .descriptive = "annotations creationTimestamp description id kind network selfLink size subnetwork"},
    Row{.message = "NetworkEndpoint",
        .carried_out = "fqdn ipAddress ipv6Address networkEndpointGroup port",
        .descriptive = "annotations instance"},
    Row{.message = "InstanceGroup",
        .carried_out = "name namedPorts region zone",
        .descriptive = "creationTimestamp description fingerprint id kind network selfLink size subnetwork"},
    Row{.message = "NamedPort", .carried_out = "name port"},
    Row{.message = "Instance",
        .carried_out = "instanceGroups name networkInterfaces zone",
        .descriptive = "creationTimestamp description hostname id kind labels machineType selfLink status"},
    Row{.message = "NetworkInterface",
        .carried_out = "ipv6Address networkIP",
        .descriptive = "name network stackType subnetwork"},
    Row{.message = "Subnetwork",
        .carried_out = "",
        .descriptive = "creationTimestamp description enableFlowLogs externalIpv6Prefix fingerprint gatewayAddress id "
                       "internalIpv6Prefix ipCidrRange ipv6AccessType ipv6CidrRange kind name network "
                       "privateIpGoogleAccess privateIpv6GoogleAccess purpose region reservedInternalRange role "
                       "secondaryIpRanges selfLink stackType state"},

    // this machine
    Row{.message = "Local", .carried_out = "backends listeners loadProfiles secrets seed simulatedBackends"},
    Row{.message = "LocalSecret", .carried_out = "field file resource"},
    Row{.message = "LocalListener", .carried_out = "address forwardingRule port"},
    Row{.message = "LocalBackend", .carried_out = "endpoints group simulated"},
    Row{.message = "SimulatedBackend",
        .carried_out = "address bodySize distribution errorRate errorStatus healthPath healthy latencyMs "
                       "latencySpreadMs name port utilization"},
    Row{.message = "LoadProfile",
        .carried_out = "connections durationSec forwardingRule name requests requestsPerSecond"},
    Row{.message = "LoadRequest", .carried_out = "headers host method path weight"},
};

constexpr std::array kLiterals{
    CarriedOutLiterals{"TargetHttpsProxy", "quicOverride", "NONE DISABLE", "HTTP/3 is neither spoken nor advertised."},
    CarriedOutLiterals{"TargetHttpsProxy", "tlsEarlyData", "DISABLED", "no early data is accepted."},
    CarriedOutLiterals{"Certificate", "scope", "DEFAULT ALL_REGIONS", "it is served wherever a proxy names it."},
    CarriedOutLiterals{"BackendService", "protocol", "HTTP HTTPS HTTP2 H2C GRPC TCP SSL",
                       "requests go to the endpoints as plain HTTP/1.1."},
    CarriedOutLiterals{"BackendService", "localityLbPolicy", "ROUND_ROBIN", "endpoints take turns (ROUND_ROBIN)."},
    CarriedOutLiterals{"HTTPHealthCheck", "portSpecification", "USE_FIXED_PORT USE_SERVING_PORT",
                       "probes go to the endpoint's own port."},
    CarriedOutLiterals{"HTTPSHealthCheck", "portSpecification", "USE_FIXED_PORT USE_SERVING_PORT",
                       "probes go to the endpoint's own port."},
    CarriedOutLiterals{"HTTP2HealthCheck", "portSpecification", "USE_FIXED_PORT USE_SERVING_PORT",
                       "probes go to the endpoint's own port."},
    CarriedOutLiterals{"GRPCHealthCheck", "portSpecification", "USE_FIXED_PORT USE_SERVING_PORT",
                       "probes go to the endpoint's own port."},
    CarriedOutLiterals{"GRPCTLSHealthCheck", "portSpecification", "USE_FIXED_PORT USE_SERVING_PORT",
                       "probes go to the endpoint's own port."},
    CarriedOutLiterals{"SSLHealthCheck", "portSpecification", "USE_FIXED_PORT USE_SERVING_PORT",
                       "probes go to the endpoint's own port."},
    CarriedOutLiterals{"TCPHealthCheck", "portSpecification", "USE_FIXED_PORT USE_SERVING_PORT",
                       "probes go to the endpoint's own port."},
    CarriedOutLiterals{"NetworkEndpointGroup", "networkEndpointType",
                       "GCE_VM_IP_PORT INTERNET_IP_PORT NON_GCP_PRIVATE_IP_PORT",
                       "only endpoints with an address and a port, or stand-ins under local.backends, get traffic."},
};

/// Calls `visit` with every word of a blank-separated list.
template <typename Visit>
void each_word(std::string_view list, Visit visit)
{
    while (!list.empty()) {
        const std::size_t end = list.find(' ');
        if (end != 0) {
            visit(list.substr(0, end));
        }
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
}

const google::protobuf::Descriptor* message_named(std::string_view name)
{
    return google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName("switchyard.schema." +
                                                                                     std::string(name));
}

/// Descriptors know their JSON names; only the pool's look-up by them is missing.
const google::protobuf::FieldDescriptor* field_named(const google::protobuf::Descriptor* message, std::string_view name)
{
    for (int i = 0; i < message->field_count(); ++i) {
        if (message->field(i)->json_name() == name) {
            return message->field(i);
        }
    }
    return nullptr;
}

} // namespace

CarriedOut::CarriedOut()
{
    for (const Row& row : kRows) {
        const auto* message = message_named(row.message);
        assert(message != nullptr && "a row names a message of the schema");
        const auto set = [&](std::string_view fields, Treatment treatment) {
            each_word(fields, [&](std::string_view word) {
                const auto* field = field_named(message, word);
                assert(field != nullptr && "a row names fields of its message");
                fields_.emplace(field, treatment);
            });
        };
        set(row.carried_out, Treatment::CarriedOut);
        set(row.descriptive, Treatment::Descriptive);
        set(row.carried_out_alone, Treatment::CarriedOutAlone);
        set(row.reported_by_kind, Treatment::ReportedByKind);
    }
    for (const CarriedOutLiterals& row : kLiterals) {
        const auto* field = field_named(message_named(row.message), row.field);
        assert(field != nullptr && "a row names a field of the schema");
        literals_.emplace(field, &row);
    }
}

Treatment CarriedOut::treatment(const google::protobuf::FieldDescriptor* field) const
{
    const auto found = fields_.find(field);
    return found == fields_.end() ? Treatment::NotCarriedOut : found->second;
}

bool CarriedOut::knows(const google::protobuf::Descriptor* message) const
{
    for (int i = 0; i < message->field_count(); ++i) {
        if (fields_.contains(message->field(i))) {
            return true;
        }
    }
    return false;
}

const CarriedOutLiterals* CarriedOut::literals(const google::protobuf::FieldDescriptor* field) const
{
    const auto found = literals_.find(field);
    return found == literals_.end() ? nullptr : found->second;
}

bool contains_word(std::string_view list, std::string_view word)
{
    bool found = false;
    each_word(list, [&](std::string_view candidate) { found = found || candidate == word; });
    return found;
}

} // namespace switchyard::compile
