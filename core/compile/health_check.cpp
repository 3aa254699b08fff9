// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/health_check.pb.h"

#include "core/compile/backend_service.h"
#include "core/compile/health_settings.h"
#include "core/model/typed.h"

#include <algorithm>
#include <limits>

namespace switchyard::compile {

namespace {

constexpr std::int64_t kPlainPort = 80;
constexpr std::int64_t kTlsPort = 443;

/// The type as a text; one that does not exist as it is written.
std::string type_text(const schema::HealthCheck& check)
{
    const HealthCheckType* type = type_of(check);
    return type == nullptr ? check.type() : std::string(type->type);
}

std::uint32_t count_or(bool present, std::int64_t value, std::uint32_t standard)
{
    return present ? static_cast<std::uint32_t>(
                         std::clamp<std::int64_t>(value, 1, std::numeric_limits<std::int32_t>::max()))
                   : standard;
}

/// Common to all sub-messages. The endpoint's own port unless a fixed one is asked for, or none is specified.
template <typename Settings>
void read_settings(const Settings& settings, std::int64_t standard_port, HealthCheckSpec& spec)
{
    const bool serving = settings.has_port_specification() && settings.port_specification() != "USE_FIXED_PORT";
    if (!serving) {
        const std::int64_t port = settings.has_port() ? settings.port() : standard_port;
        if (port >= 1 && port <= 65535) {
            spec.fixed_port = Port{static_cast<std::uint16_t>(port)};
        }
    }
    spec.expected_response = settings.response();
    spec.proxy_header = settings.proxy_header() == "PROXY_V1";
}

/// `Settings`: TCPHealthCheck or SSLHealthCheck.
template <typename Settings>
void read_bytes(const Settings& settings, std::int64_t standard_port, HealthCheckSpec& spec)
{
    spec.type = HealthCheckSpec::Type::Tcp;
    read_settings(settings, standard_port, spec);
}

/// `Settings`: GRPCHealthCheck or GRPCTLSHealthCheck. There is no usual port.
template <typename Settings>
void read_calls(const Settings& settings, HealthCheckSpec& spec)
{
    spec.type = HealthCheckSpec::Type::Grpc;
    const bool serving = settings.port_specification() == "USE_SERVING_PORT";
    if (!serving && settings.port() >= 1 && settings.port() <= 65535) {
        spec.fixed_port = Port{static_cast<std::uint16_t>(settings.port())};
    }
    spec.grpc_service = settings.grpc_service_name();
}

/// `Settings`: HTTPHealthCheck, HTTPSHealthCheck or HTTP2HealthCheck.
template <typename Settings>
void read_requests(const Settings& settings, std::int64_t standard_port, HealthCheckSpec& spec)
{
    read_settings(settings, standard_port, spec);
    spec.host = settings.host();
    spec.path = settings.request_path().empty() ? "/" : settings.request_path();
}

void check_one(const Subject& subject, Findings& findings)
{
    const auto& check = model::as<schema::HealthCheck>(subject.resource);
    const std::string type = type_text(check);
    const HealthCheckType* wanted = type_of(check);
    for (const HealthCheckType& row : kHealthCheckTypes) {
        if (row.present(check) && row.type != type) {
            findings.add(
                Verdict::CloudRefuses, "health_check.type_mismatch", subject.place(row.field),
                {type, std::string(row.field), wanted == nullptr ? "one that fits" : std::string(wanted->field)},
                write_fix("type", std::string(row.type)));
        }
    }
    const std::int64_t interval = check.has_check_interval_sec() ? check.check_interval_sec() : 5;
    const std::int64_t timeout = check.has_timeout_sec() ? check.timeout_sec() : 5;
    if (timeout > interval) {
        findings.add(Verdict::CloudRefuses, "health_check.timeout_exceeds_interval",
                     subject.place(check.has_timeout_sec() ? "timeoutSec" : "checkIntervalSec"),
                     {std::to_string(timeout), std::to_string(interval)},
                     write_fix("timeoutSec", std::to_string(interval)));
    }
}

} // namespace

std::optional<HealthCheckSpec> compile_health_check(const Subject& subject)
{
    const auto& check = model::as<schema::HealthCheck>(subject.resource);
    const std::string type = type_text(check);
    if (type_of(check) == nullptr) {
        return std::nullopt;
    }
    HealthCheckSpec spec;
    spec.id = subject.resource.id;
    spec.name = subject.resource.name;
    spec.interval = Seconds(count_or(check.has_check_interval_sec(), check.check_interval_sec(), 5));
    spec.timeout = std::min(spec.interval, Seconds(count_or(check.has_timeout_sec(), check.timeout_sec(), 5)));
    spec.healthy_threshold = count_or(check.has_healthy_threshold(), check.healthy_threshold(), 2);
    spec.unhealthy_threshold = count_or(check.has_unhealthy_threshold(), check.unhealthy_threshold(), 2);
    spec.tls = type == "HTTPS" || type == "HTTP2" || type == "SSL" || type == "GRPC_WITH_TLS";
    if (type == "TCP") {
        read_bytes(check.tcp_health_check(), kPlainPort, spec);
    } else if (type == "SSL") {
        read_bytes(check.ssl_health_check(), kTlsPort, spec);
    } else if (type == "HTTPS") {
        read_requests(check.https_health_check(), kTlsPort, spec);
    } else if (type == "HTTP2") {
        spec.type = HealthCheckSpec::Type::Http2;
        read_requests(check.http2_health_check(), kTlsPort, spec);
    } else if (type == "GRPC") {
        read_calls(check.grpc_health_check(), spec);
    } else if (type == "GRPC_WITH_TLS") {
        read_calls(check.grpc_tls_health_check(), spec);
    } else {
        read_requests(check.http_health_check(), kPlainPort, spec);
    }
    return spec;
}

void check_health_checks(const model::Workspace& workspace, Findings& findings)
{
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::HealthCheck)) {
        check_one({workspace, *resource}, findings);
    }
}

} // namespace switchyard::compile
