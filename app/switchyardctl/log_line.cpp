// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/log_line.h"

#include "app/switchyardctl/json_line.h"
#include "core/http/grpc.h"

#include <ctime>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

std::string labelOf(ElementId id, const observe::Directory& directory)
{
    const auto found = directory.elements.find(id);
    return found == directory.elements.end() ? std::string() : found->second.label;
}

std::string endpointOf(EndpointKey key, const observe::Directory& directory)
{
    const auto found = directory.endpoints.find(key);
    return found == directory.endpoints.end() ? std::string() : found->second.label;
}

/// The rule that decided; for a default the matcher, and the map when no host rule fitted.
std::string ruleOf(const observe::AccessRecord& record, const observe::Directory& directory)
{
    for (const ElementId id : {record.rule, record.path_matcher, record.url_map}) {
        if (id) {
            return id == record.rule ? labelOf(id, directory) : labelOf(id, directory) + " default";
        }
    }
    return "-";
}

std::string backendOf(const observe::AccessRecord& record, const observe::Directory& directory)
{
    const std::string endpoint = endpointOf(record.endpoint, directory);
    const std::string backend = endpoint.empty() ? labelOf(record.service, directory) : endpoint;
    return backend.empty() ? backend : " → " + backend;
}

/// Control bytes of a request must not reach a terminal.
std::string printable(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            out += fmt::format("\\x{:02x}", byte);
        } else {
            out += c;
        }
    }
    return out;
}

std::tm utc(std::int64_t nanoseconds)
{
    const std::time_t seconds = nanoseconds / 1'000'000'000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return parts;
}

std::string clockText(const observe::AccessRecord& record)
{
    const std::tm at = utc(record.started_ns);
    return fmt::format("{:02}:{:02}:{:02}.{:03}", at.tm_hour, at.tm_min, at.tm_sec,
                       record.started_ns / 1'000'000 % 1000);
}

std::string dateText(const observe::AccessRecord& record)
{
    const std::tm at = utc(record.started_ns);
    return fmt::format("{:04}-{:02}-{:02}T{}Z", at.tm_year + 1900, at.tm_mon + 1, at.tm_mday, clockText(record));
}

/// "200", of a gRPC call "200 grpc 14 UNAVAILABLE": HTTP alone does not say that it failed.
std::string statusText(const observe::AccessRecord& record)
{
    if (record.grpc_status == observe::AccessRecord::kNoGrpcStatus) {
        return fmt::format("{}", record.status);
    }
    const std::string_view name = http::grpc_status_name(record.grpc_status);
    return fmt::format("{} grpc {}{}{}", record.status, record.grpc_status, name.empty() ? "" : " ", name);
}

std::string streamText(const observe::AccessRecord& record, const observe::Directory& directory)
{
    return fmt::format("{} connection from {}, {} bytes up, {} bytes down, {:.1f} ms · {}{} ({})", clockText(record),
                       SocketAddress{record.client, record.client_port}.to_string(), record.request_bytes,
                       record.response_bytes, record.duration_us / 1000.0, labelOf(record.forwarding_rule, directory),
                       backendOf(record, directory), observe::to_string(record.details));
}

std::string streamJson(const observe::AccessRecord& record, const observe::Directory& directory)
{
    return JsonLine()
        .text("event", "connection")
        .text("time", dateText(record))
        .number("revision", record.revision.value)
        .text("forwardingRule", labelOf(record.forwarding_rule, directory))
        .text("service", labelOf(record.service, directory))
        .text("endpoint", endpointOf(record.endpoint, directory))
        .number("durationUs", record.duration_us)
        .number("requestBytes", record.request_bytes)
        .number("responseBytes", record.response_bytes)
        .text("client", record.client.to_string())
        .number("clientPort", record.client_port.value)
        .text("statusDetails", observe::to_string(record.details))
        .flag("simulated", record.simulated)
        .str();
}

} // namespace

std::string logText(const observe::AccessRecord& record, const observe::Directory& directory)
{
    if (record.stream) {
        return streamText(record, directory);
    }
    return fmt::format("{} {} {}{}{} {} {:.1f} ms · {}{} ({})", clockText(record), printable(record.method_text()),
                       printable(record.host()), printable(record.request_target()), record.target_truncated ? "…" : "",
                       statusText(record), record.duration_us / 1000.0, ruleOf(record, directory),
                       backendOf(record, directory), observe::to_string(record.details));
}

std::string logJson(const observe::AccessRecord& record, const observe::Directory& directory)
{
    if (record.stream) {
        return streamJson(record, directory);
    }
    JsonLine line;
    line.text("event", "request")
        .text("time", dateText(record))
        .number("revision", record.revision.value)
        .text("forwardingRule", labelOf(record.forwarding_rule, directory))
        .text("method", record.method_text())
        .text("host", record.host())
        .text("target", record.request_target())
        .flag("targetTruncated", record.target_truncated)
        .text("rule", ruleOf(record, directory))
        .text("service", labelOf(record.service, directory))
        .text("endpoint", endpointOf(record.endpoint, directory))
        .number("status", record.status)
        .number("backendStatus", record.backend_status)
        .text("protocol", observe::to_string(record.protocol))
        .number("durationUs", record.duration_us)
        .number("requestBytes", record.request_bytes)
        .number("responseBytes", record.response_bytes)
        .text("client", record.client.to_string())
        .text("statusDetails", observe::to_string(record.details))
        .flag("simulated", record.simulated);
    if (record.grpc_status != observe::AccessRecord::kNoGrpcStatus) {
        line.number("grpcStatus", static_cast<int>(record.grpc_status))
            .text("grpcStatusName", http::grpc_status_name(record.grpc_status));
    }
    return line.str();
}

} // namespace switchyard::ctl
