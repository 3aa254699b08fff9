// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/palette.h"

#include <algorithm>
#include <array>

namespace switchyard::edit {

namespace {

using model::Kind;

/// In the order of the request's way.
constexpr std::array kEntries{
    PaletteEntry{"forwardingRules", Kind::ForwardingRule, "Forwarding rule", "frontend",
                 "An address and port where clients arrive, with a listener on this machine."},
    PaletteEntry{"addresses", Kind::Address, "Address", "frontend", "A reserved IP address for a forwarding rule."},
    PaletteEntry{"targetHttpProxies", Kind::TargetHttpProxy, "Target HTTP proxy", "frontend",
                 "Takes HTTP requests from forwarding rules to a URL map."},
    PaletteEntry{"targetHttpsProxies", Kind::TargetHttpsProxy, "Target HTTPS proxy", "frontend",
                 "Ends TLS and takes the requests to a URL map."},
    PaletteEntry{"targetTcpProxies", Kind::TargetTcpProxy, "Target TCP proxy", "frontend",
                 "Takes TCP connections to a backend service."},
    PaletteEntry{"targetSslProxies", Kind::TargetSslProxy, "Target SSL proxy", "frontend",
                 "Ends TLS and takes the connections to a backend service."},
    PaletteEntry{"urlMaps", Kind::UrlMap, "URL map", "routing", "Decides by host and path where a request goes."},
    PaletteEntry{"hostRule", Kind::UrlMap, "Host rule", "routing",
                 "Sends the requests for some hosts to a path matcher."},
    PaletteEntry{"pathMatcher", Kind::UrlMap, "Path matcher", "routing",
                 "Holds the rules for some hosts and ends in a default."},
    PaletteEntry{"routeRule", Kind::UrlMap, "Route rule", "routing",
                 "Matches path, headers and query; rules are tried by priority."},
    PaletteEntry{"pathRule", Kind::UrlMap, "Path rule", "routing", "Matches paths; the longest match decides."},
    PaletteEntry{"redirect", Kind::UrlMap, "Redirect", "routing",
                 "Answers with another address instead of forwarding."},
    PaletteEntry{"backendServices", Kind::BackendService, "Backend service", "backend",
                 "Spreads requests over groups of endpoints and checks their health."},
    PaletteEntry{"backendBuckets", Kind::BackendBucket, "Backend bucket", "backend",
                 "Answers with the objects of a storage bucket."},
    PaletteEntry{"networkEndpointGroups", Kind::NetworkEndpointGroup, "Network endpoint group", "backend",
                 "A group of addresses with ports."},
    PaletteEntry{"networkEndpoints", Kind::NetworkEndpoint, "Network endpoint", "backend",
                 "An address and port in a network endpoint group."},
    PaletteEntry{"instanceGroups", Kind::InstanceGroup, "Instance group", "backend", "A group of virtual machines."},
    PaletteEntry{"instances", Kind::Instance, "Instance", "backend", "A virtual machine."},
    PaletteEntry{"simulatedBackend", Kind::Local, "Simulated backend", "local",
                 "A built-in server with dials for latency and errors."},
    PaletteEntry{"healthChecks", Kind::HealthCheck, "Health check", "health",
                 "Asks the endpoints of a backend service whether they are well."},
    PaletteEntry{"healthCheckServices", Kind::HealthCheckService, "Health check service", "health",
                 "Gathers health checks of endpoint groups."},
    PaletteEntry{"sslCertificates", Kind::SslCertificate, "SSL certificate", "security",
                 "A certificate for target HTTPS and SSL proxies."},
    PaletteEntry{"sslPolicies", Kind::SslPolicy, "SSL policy", "security", "TLS versions and ciphers a proxy accepts."},
    PaletteEntry{"certificates", Kind::Certificate, "Certificate", "security", "A certificate of Certificate Manager."},
    PaletteEntry{"certificateMaps", Kind::CertificateMap, "Certificate map", "security",
                 "Chooses certificates by host name."},
    PaletteEntry{"certificateMapEntries", Kind::CertificateMapEntry, "Certificate map entry", "security",
                 "The certificates for one host name of a certificate map."},
    PaletteEntry{"dnsAuthorizations", Kind::DnsAuthorization, "DNS authorization", "security",
                 "Proves that a domain is yours."},
    PaletteEntry{"serverTlsPolicies", Kind::ServerTlsPolicy, "Server TLS policy", "security",
                 "Asks clients for certificates."},
    PaletteEntry{"trustConfigs", Kind::TrustConfig, "Trust config", "security", "The authorities that are trusted."},
    PaletteEntry{"securityPolicies", Kind::SecurityPolicy, "Security policy", "security",
                 "Rules that let requests in or turn them away."},
    PaletteEntry{"backendAuthenticationConfigs", Kind::BackendAuthenticationConfig, "Backend authentication config",
                 "security", "How a backend service proves itself to its backends, and they to it."},
    PaletteEntry{"serviceLbPolicies", Kind::ServiceLbPolicy, "Service LB policy", "backend",
                 "How a backend service spreads requests over regions."},
    PaletteEntry{"lbRouteExtensions", Kind::LbRouteExtension, "Route extension", "network",
                 "Calls a service before the route is chosen."},
    PaletteEntry{"lbTrafficExtensions", Kind::LbTrafficExtension, "Traffic extension", "network",
                 "Calls a service after the route is chosen."},
    PaletteEntry{"subnetworks", Kind::Subnetwork, "Subnetwork", "network", "A range of addresses in a region."},
};

} // namespace

std::span<const PaletteEntry> palette() { return kEntries; }

const PaletteEntry* palette_entry(std::string_view id)
{
    const auto* found = std::ranges::find(kEntries, id, &PaletteEntry::id);
    return found == kEntries.end() ? nullptr : found;
}

} // namespace switchyard::edit
