// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

/// Backends that the cloud takes as they are: what it documents, or what it exports.
struct Sound
{
    const char* name;
    const char* yaml;
};

void PrintTo(const Sound& sound, std::ostream* out) { *out << sound.name; }

constexpr const char* kGlobal = R"(
backendServices:
  - name: web
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTPS
    portName: https
    timeoutSec: 30
    sessionAffinity: HEADER_FIELD
    localityLbPolicy: RING_HASH
    consistentHash: {httpHeaderName: x-user, minimumRingSize: "2048"}
    connectionDraining: {drainingTimeoutSec: 300}
    outlierDetection: {consecutiveErrors: 5, enforcingConsecutiveErrors: 100, interval: {seconds: "1"}}
    logConfig: {enable: true, sampleRate: 0.5, optionalMode: CUSTOM, optionalFields: [tls.protocol]}
    customRequestHeaders: ["X-Region: {client_region}", "X-Geo:{client_city_lat_long}"]
    tlsSettings: {sni: shop.example.com, subjectAltNames: [{dnsName: shop.example.com}]}
    serviceLbPolicy: projects/p/locations/global/serviceLbPolicies/spread
    healthChecks: [probe]
    backends:
      - {group: ig-a, balancingMode: RATE, maxRatePerInstance: 100, capacityScaler: 1.0, preference: PREFERRED}
      - {group: ig-b, balancingMode: RATE, maxRate: 1000, capacityScaler: 0}
  - name: stream
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: H2C
    sessionAffinity: STRONG_COOKIE_AFFINITY
    strongSessionAffinityCookie: {name: place, path: /, ttl: {seconds: "60"}}
    localityLbPolicy: WEIGHTED_ROUND_ROBIN
    customMetrics: [{name: orca.named_metrics.queue}, {name: orca.cpu_utilization, dryRun: true}]
    healthChecks: [plain]
    backends:
      - {group: neg, balancingMode: CUSTOM_METRICS, customMetrics: [{name: orca.application_utilization, maxUtilization: 0.8}]}
      - {group: hybrid, balancingMode: IN_FLIGHT, maxInFlightRequestsPerEndpoint: 10, trafficDuration: LONG}
serviceLbPolicies:
  - name: projects/p/locations/global/serviceLbPolicies/spread
    loadBalancingAlgorithm: WATERFALL_BY_ZONE
    autoCapacityDrain: {enable: true}
    failoverConfig: {failoverHealthThreshold: 60}
    isolationConfig: {isolationGranularity: REGION, isolationMode: NEAREST}
healthChecks:
  - {name: probe, type: HTTPS, httpsHealthCheck: {portSpecification: USE_SERVING_PORT, requestPath: /healthz}}
  - {name: plain, type: GRPC, grpcHealthCheck: {port: 50051, grpcServiceName: shop}}
instanceGroups:
  - {name: ig-a, zone: europe-west3-a, namedPorts: [{name: https, port: 8443}]}
  - {name: ig-b, zone: europe-west3-b, namedPorts: [{name: https, port: 8443}]}
networkEndpointGroups:
  - {name: neg, zone: europe-west3-a, networkEndpointType: GCE_VM_IP_PORT, defaultPort: 8080}
  - {name: hybrid, zone: europe-west3-a, networkEndpointType: NON_GCP_PRIVATE_IP_PORT, defaultPort: 8080}
)";

/// As the cloud exports a service with Cloud Run: it writes defaults that nobody chose.
constexpr const char* kExportedServerless = R"(
backendServices:
  - name: run
    loadBalancingScheme: EXTERNAL
    protocol: HTTPS
    port: 80
    portName: http
    timeoutSec: 30
    sessionAffinity: NONE
    affinityCookieTtlSec: 0
    enableCDN: false
    connectionDraining: {drainingTimeoutSec: 0}
    iap: {enabled: false, oauth2ClientId: ""}
    backends:
      - {group: run-eu, balancingMode: UTILIZATION, capacityScaler: 1.0}
      - {group: run-us, balancingMode: UTILIZATION, capacityScaler: 1.0}
networkEndpointGroups:
  - {name: run-eu, region: europe-west3, networkEndpointType: SERVERLESS, cloudRun: {service: shop}}
  - {name: run-us, region: us-east1, networkEndpointType: SERVERLESS, cloudRun: {urlMask: "<service>.example.com"}}
)";

constexpr const char* kInternet = R"(
backendServices:
  - name: far
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTPS
    securitySettings: {awsV4Authentication: {accessKeyId: AKIAEXAMPLE, originRegion: eu-central-1}}
    backends: [{group: far}]
  - name: far-regional
    region: europe-west3
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTPS
    backends: [{group: a}, {group: b}]
  - name: google
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTPS
    backends: [{group: psc}]
networkEndpointGroups:
  - {name: far, networkEndpointType: INTERNET_FQDN_PORT, defaultPort: 443}
  - {name: a, region: europe-west3, networkEndpointType: INTERNET_FQDN_PORT, defaultPort: 443}
  - {name: b, region: europe-west3, networkEndpointType: INTERNET_FQDN_PORT, defaultPort: 443}
  - {name: psc, region: europe-west3, networkEndpointType: PRIVATE_SERVICE_CONNECT, pscTargetService: europe-west3-storage.googleapis.com}
networkEndpoints:
  - {networkEndpointGroup: far, fqdn: shop.example.com}
  - {networkEndpointGroup: a, fqdn: a.example.com}
  - {networkEndpointGroup: b, fqdn: b.example.com, port: 8443}
)";

constexpr const char* kRegional = R"(
backendServices:
  - name: web
    region: europe-west3
    loadBalancingScheme: INTERNAL_MANAGED
    protocol: HTTP
    sessionAffinity: NONE
    localityLbPolicy: LEAST_REQUEST
    subsetting: {policy: CONSISTENT_HASH_SUBSETTING}
    circuitBreakers: {maxRequests: 100, maxRequestsPerConnection: 1000}
    healthChecks: [probe]
    backends:
      - {group: regions/europe-west3/instanceGroups/ig, balancingMode: UTILIZATION, maxUtilization: 0.8, maxRatePerInstance: 50}
  - name: hybrid
    region: europe-west3
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTP
    localityLbPolicy: ORIGINAL_DESTINATION
    healthChecks: [probe]
    backends:
      - {group: neg, balancingMode: RATE, maxRatePerEndpoint: 10}
      - {group: hybrid, balancingMode: RATE, maxRate: 100}
healthChecks:
  - {name: probe, region: europe-west3, type: HTTP, httpHealthCheck: {portSpecification: USE_SERVING_PORT}}
instanceGroups:
  - {name: ig, region: europe-west3, namedPorts: [{name: http, port: 8080}]}
networkEndpointGroups:
  - {name: neg, zone: europe-west3-a, networkEndpointType: GCE_VM_IP_PORT}
  - {name: hybrid, zone: europe-west3-b, networkEndpointType: NON_GCP_PRIVATE_IP_PORT}
)";

constexpr const char* kCached = R"(
backendServices:
  - name: web
    loadBalancingScheme: EXTERNAL_MANAGED
    enableCDN: true
    compressionMode: AUTOMATIC
    edgeSecurityPolicy: edge
    securityPolicy: guard
    cdnPolicy:
      cacheMode: CACHE_ALL_STATIC
      defaultTtl: 600
      maxTtl: 3600
      clientTtl: 600
      negativeCaching: true
      negativeCachingPolicy: [{code: 404, ttl: 60}, {code: 410, ttl: 120}]
      cacheKeyPolicy: {includeHost: true, includeQueryString: true, queryStringWhitelist: [page]}
      bypassCacheOnRequestHeaders: [{headerName: x-debug}]
backendBuckets:
  - name: files
    bucketName: www.example.com
    enableCdn: true
    cdnPolicy: {cacheMode: FORCE_CACHE_ALL, defaultTtl: 3600, clientTtl: 600}
    customResponseHeaders: ["X-Cache: {cdn_cache_status} {cdn_cache_id}"]
    edgeSecurityPolicy: edge
securityPolicies:
  - name: edge
    type: CLOUD_ARMOR_EDGE
    rules:
      - {priority: 10, action: deny(403), match: {expr: {expression: "origin.region_code == 'ZZ'"}}}
      - {priority: 2147483647, action: allow, match: {versionedExpr: SRC_IPS_V1, config: {srcIpRanges: ["*"]}}}
  - name: guard
    advancedOptionsConfig: {requestBodyInspectionSize: 64kb}
    rules:
      - priority: 100
        action: rate_based_ban
        match: {versionedExpr: SRC_IPS_V1, config: {srcIpRanges: [203.0.113.7, 198.51.100.0/24, "2001:db8::/32"]}}
        rateLimitOptions:
          rateLimitThreshold: {count: 100, intervalSec: 60}
          banThreshold: {count: 1000, intervalSec: 600}
          banDurationSec: 3600
          conformAction: allow
          exceedAction: redirect
          exceedRedirectOptions: {type: GOOGLE_RECAPTCHA}
          enforceOnKeyConfigs: [{enforceOnKeyType: IP}, {enforceOnKeyType: HTTP_COOKIE, enforceOnKeyName: session}]
      - priority: 200
        action: redirect
        match: {expr: {expression: "request.path == '/old'"}}
        redirectOptions: {type: EXTERNAL_302, target: "https://example.com/"}
      - priority: 300
        action: allow
        match: {versionedExpr: SRC_IPS_V1, config: {srcIpRanges: ["*"]}}
        headerAction: {requestHeadersToAdds: [{headerName: x-seen, headerValue: "yes"}]}
        preview: true
      - {priority: 2147483647, action: deny(404), match: {versionedExpr: SRC_IPS_V1, config: {srcIpRanges: ["*"]}}}
  - {name: empty}
)";

/// Other products of the vendor: their own fields are no business of an Application Load Balancer.
constexpr const char* kOthers = R"(
backendServices:
  - name: mesh
    loadBalancingScheme: INTERNAL_SELF_MANAGED
    protocol: GRPC
    maxStreamDuration: {seconds: "60"}
    localityLbPolicies: [{customPolicy: {name: com.example.Best}}, {policy: {name: ROUND_ROBIN}}]
    healthChecks: [probe]
    backends: [{group: neg, balancingMode: RATE, maxRatePerEndpoint: 10}]
  - name: passthrough
    region: europe-west3
    loadBalancingScheme: INTERNAL
    protocol: TCP
    sessionAffinity: CLIENT_IP_PROTO
    connectionTrackingPolicy: {trackingMode: PER_SESSION}
    failoverPolicy: {failoverRatio: 0.5}
    healthChecks: [probe]
    backends:
      - {group: ig, balancingMode: CONNECTION}
      - {group: ig-2, balancingMode: CONNECTION, failover: true}
  - name: high-availability
    region: us-central1
    loadBalancingScheme: INTERNAL
    protocol: UNSPECIFIED
    haPolicy: {fastIPMove: GARP_RA}
    backends: [{group: ip, balancingMode: CONNECTION}]
  - name: proxied
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: TCP
    healthChecks: [probe]
    backends: [{group: proxied, balancingMode: CONNECTION, maxConnectionsPerEndpoint: 100}]
healthChecks:
  - {name: probe, type: TCP, tcpHealthCheck: {port: 8080}}
instanceGroups:
  - {name: ig, zone: europe-west3-a}
  - {name: ig-2, zone: europe-west3-b}
networkEndpointGroups:
  - {name: neg, zone: europe-west3-a, networkEndpointType: GCE_VM_IP_PORT, defaultPort: 8080}
  - {name: proxied, zone: europe-west3-a, networkEndpointType: GCE_VM_IP_PORT, defaultPort: 8080}
  - {name: ip, zone: us-central1-a, networkEndpointType: GCE_VM_IP}
)";

class SoundBackends : public testing::TestWithParam<Sound>
{};

TEST_P(SoundBackends, Are_refused_nothing_and_advised_nothing_about_what_they_chose)
{
    const Reading reading = read(GetParam().yaml);
    for (const Diagnostic& diagnostic : reading.document.diagnostics()) {
        ADD_FAILURE() << to_text(diagnostic);
    }
    for (const Diagnostic& diagnostic : reading.compilation.diagnostics) {
        EXPECT_TRUE(diagnostic.cloud_accepts) << diagnostic.code << ": " << to_text(diagnostic);
        const bool general = diagnostic.code.starts_with("firewall.") || diagnostic.code.starts_with("field.") ||
                             diagnostic.code.starts_with("resource.") || diagnostic.code.starts_with("reference.") ||
                             diagnostic.code.starts_with("group.endpoint") ||
                             diagnostic.code == "backend_service.no_endpoints" ||
                             diagnostic.code == "tls_settings.names_unchecked";
        EXPECT_TRUE(general) << diagnostic.code << ": " << to_text(diagnostic);
    }
}

INSTANTIATE_TEST_SUITE_P(Compile, SoundBackends,
                         testing::Values(Sound{"global", kGlobal}, Sound{"exported_serverless", kExportedServerless},
                                         Sound{"internet", kInternet}, Sound{"regional", kRegional},
                                         Sound{"cached", kCached}, Sound{"others", kOthers}),
                         [](const auto& info) { return std::string(info.param.name); });

} // namespace
} // namespace switchyard::compile
