// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace switchyard::model {

/// The kinds of resources, in the order of the request's way.
enum class Kind : std::uint8_t
{
    ForwardingRule,
    Address,
    TargetHttpProxy,
    TargetHttpsProxy,
    TargetTcpProxy,
    TargetSslProxy,
    SslCertificate,
    SslPolicy,
    Certificate,
    CertificateMap,
    CertificateMapEntry,
    DnsAuthorization,
    ServerTlsPolicy,
    TrustConfig,
    UrlMap,
    LbRouteExtension,
    LbTrafficExtension,
    BackendService,
    BackendBucket,
    BackendAuthenticationConfig,
    ServiceLbPolicy,
    SecurityPolicy,
    HealthCheck,
    HealthCheckService,
    InstanceGroup,
    NetworkEndpointGroup,
    NetworkEndpoint,
    Instance,
    Subnetwork,
    Local, ///< the `local:` part of the file: at most one, a mapping instead of a list
};

inline constexpr std::size_t kKindCount = static_cast<std::size_t>(Kind::Local) + 1;

/// One row of the table of kinds.
struct KindInfo
{
    Kind kind;
    std::string_view collection; ///< key in the workspace file, e.g. "urlMaps"
    std::string_view message;    ///< e.g. "UrlMap"
    std::string_view singular;   ///< label, e.g. "URL map"
    std::string_view plural;     ///< label, e.g. "URL maps"
    bool named = true;           ///< has a `name`
};

/// The table, indexed by kind.
std::span<const KindInfo> all_kinds();
const KindInfo& info(Kind kind);
std::optional<Kind> kind_of_collection(std::string_view collection);
std::optional<Kind> kind_of_message(std::string_view message);
/// The collection most likely meant; empty when none is near.
std::string_view closest_collection(std::string_view word);

} // namespace switchyard::model
