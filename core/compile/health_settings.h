// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/health_check.pb.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::compile {

/// One type of probe, and the sub-message that belongs to it. Source: load-balancer semantics chapter 5.
struct HealthCheckType
{
    std::string_view type;
    std::string_view field;
    std::int64_t standard_port; ///< 0: none
    bool (*present)(const schema::HealthCheck&);
};

inline constexpr std::array kHealthCheckTypes{
    HealthCheckType{"HTTP", "httpHealthCheck", 80,
                    [](const schema::HealthCheck& check) { return check.has_http_health_check(); }},
    HealthCheckType{"HTTPS", "httpsHealthCheck", 443,
                    [](const schema::HealthCheck& check) { return check.has_https_health_check(); }},
    HealthCheckType{"HTTP2", "http2HealthCheck", 443,
                    [](const schema::HealthCheck& check) { return check.has_http2_health_check(); }},
    HealthCheckType{"TCP", "tcpHealthCheck", 80,
                    [](const schema::HealthCheck& check) { return check.has_tcp_health_check(); }},
    HealthCheckType{"SSL", "sslHealthCheck", 443,
                    [](const schema::HealthCheck& check) { return check.has_ssl_health_check(); }},
    HealthCheckType{"GRPC", "grpcHealthCheck", 0,
                    [](const schema::HealthCheck& check) { return check.has_grpc_health_check(); }},
    HealthCheckType{"GRPC_WITH_TLS", "grpcTlsHealthCheck", 0,
                    [](const schema::HealthCheck& check) { return check.has_grpc_tls_health_check(); }},
};

/// The type, or what the first sub-message says when none is written. Errors: nullptr for a type that does not exist.
const HealthCheckType* type_of(const schema::HealthCheck& check);

/// The settings of a health check, whatever its type. Fields that a type does not have are empty.
struct ProbeSettings
{
    std::optional<std::int64_t> port; ///< as written
    std::int64_t standard_port = 0;
    std::string port_specification; ///< as written
    std::string port_name;
    std::string proxy_header;
    std::string request_path;
    std::string request;
    std::string response;
    std::string grpc_service_name;

    bool is_fixed() const { return port_specification.empty() || port_specification == "USE_FIXED_PORT"; }
    /// Errors: nullopt when probes go to the endpoint's own port, or nowhere.
    std::optional<std::int64_t> fixed_port() const;
};

ProbeSettings probe_settings(const schema::HealthCheck& check, const HealthCheckType& type);

} // namespace switchyard::compile
