// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/health_settings.h"

#include <algorithm>

namespace switchyard::compile {

namespace {

/// What every type has in common, and what only some have.
template <typename Message>
void read(const Message& message, ProbeSettings& settings)
{
    if (message.has_port()) {
        settings.port = message.port();
    }
    settings.port_specification = message.port_specification();
    if constexpr (requires { message.port_name(); }) {
        settings.port_name = message.port_name();
    }
    if constexpr (requires { message.proxy_header(); }) {
        settings.proxy_header = message.proxy_header();
        settings.response = message.response();
    }
    if constexpr (requires { message.request_path(); }) {
        settings.request_path = message.request_path();
    }
    if constexpr (requires { message.request(); }) {
        settings.request = message.request();
    }
    if constexpr (requires { message.grpc_service_name(); }) {
        settings.grpc_service_name = message.grpc_service_name();
    }
}

} // namespace

const HealthCheckType* type_of(const schema::HealthCheck& check)
{
    const auto* found =
        check.has_type()
            ? std::ranges::find(kHealthCheckTypes, check.type(), &HealthCheckType::type)
            : std::ranges::find_if(kHealthCheckTypes, [&](const HealthCheckType& row) { return row.present(check); });
    if (found == kHealthCheckTypes.end() && !check.has_type()) {
        found = std::ranges::find(kHealthCheckTypes, "TCP", &HealthCheckType::type); // the API's default
    }
    return found == kHealthCheckTypes.end() ? nullptr : found;
}

std::optional<std::int64_t> ProbeSettings::fixed_port() const
{
    if (!is_fixed()) {
        return std::nullopt;
    }
    return port || standard_port == 0 ? port : std::optional(standard_port);
}

ProbeSettings probe_settings(const schema::HealthCheck& check, const HealthCheckType& type)
{
    ProbeSettings settings;
    settings.standard_port = type.standard_port;
    if (type.type == "HTTP") {
        read(check.http_health_check(), settings);
    } else if (type.type == "HTTPS") {
        read(check.https_health_check(), settings);
    } else if (type.type == "HTTP2") {
        read(check.http2_health_check(), settings);
    } else if (type.type == "TCP") {
        read(check.tcp_health_check(), settings);
    } else if (type.type == "SSL") {
        read(check.ssl_health_check(), settings);
    } else if (type.type == "GRPC") {
        read(check.grpc_health_check(), settings);
    } else {
        read(check.grpc_tls_health_check(), settings);
    }
    return settings;
}

} // namespace switchyard::compile
