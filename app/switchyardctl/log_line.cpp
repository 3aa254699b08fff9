// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/log_line.h"

#include "app/switchyardctl/json_line.h"

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

} // namespace

std::string logText(const observe::AccessRecord& record, const observe::Directory& directory)
{
    const std::tm at = utc(record.started_ns);
    const std::string endpoint = endpointOf(record.endpoint, directory);
    const std::string backend = endpoint.empty() ? labelOf(record.service, directory) : endpoint;
    return fmt::format("{:02}:{:02}:{:02}.{:03} {} {}{}{} {} {:.1f} ms · {}{}{} ({})", at.tm_hour, at.tm_min, at.tm_sec,
                       record.started_ns / 1'000'000 % 1000, printable(record.method_text()), printable(record.host()),
                       printable(record.request_target()), record.target_truncated ? "…" : "", record.status,
                       record.duration_us / 1000.0, ruleOf(record, directory), backend.empty() ? "" : " → ", backend,
                       observe::to_string(record.details));
}

std::string logJson(const observe::AccessRecord& record, const observe::Directory& directory)
{
    const std::tm at = utc(record.started_ns);
    return JsonLine()
        .text("event", "request")
        .text("time", fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", at.tm_year + 1900, at.tm_mon + 1,
                                  at.tm_mday, at.tm_hour, at.tm_min, at.tm_sec, record.started_ns / 1'000'000 % 1000))
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
        .number("durationUs", record.duration_us)
        .number("requestBytes", record.request_bytes)
        .number("responseBytes", record.response_bytes)
        .text("client", record.client.to_string())
        .text("statusDetails", observe::to_string(record.details))
        .flag("simulated", record.simulated)
        .str();
}

} // namespace switchyard::ctl
