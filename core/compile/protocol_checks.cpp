// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/model/typed.h"
#include "core/schema/network_endpoint_group.pb.h"

#include <algorithm>

namespace switchyard::compile {

namespace {

constexpr std::int64_t kPlainPort = 80;
constexpr std::int64_t kTlsPort = 443;

bool speaks_tls(std::string_view protocol) { return protocol == "HTTPS" || protocol == "HTTP2"; }

bool speaks_http(std::string_view protocol)
{
    return protocol.empty() || protocol.starts_with("HTTP") || protocol == "H2C" || protocol == "GRPC";
}

/// TLS at a port that usually speaks plain text, or the other way round.
void check_port(const ServiceFacts& service, Findings& findings)
{
    const std::string& protocol = service.message.protocol();
    const std::int64_t odd = speaks_tls(protocol) ? kPlainPort : kTlsPort;
    if (protocol != "HTTP" && !speaks_tls(protocol)) {
        return;
    }
    for (const BackendFacts& backend : service.backends) {
        if (backend.group != nullptr && request_ports(service, *backend.group) == std::set<std::int64_t>{odd}) {
            findings.add(Verdict::Advises, "backend_service.protocol_port", service.subject.place("protocol"),
                         {protocol, backend.name(), std::to_string(odd), odd == kPlainPort ? "plain HTTP" : "TLS",
                          odd == kPlainPort ? "HTTP" : "HTTPS"});
            return;
        }
    }
}

/// Google's own APIs behind Private Service Connect answer HTTPS alone.
bool is_google_api(const GroupFacts& group)
{
    return group.kind == GroupKind::PrivateServiceConnect &&
           model::as<schema::NetworkEndpointGroup>(*group.resource).psc_target_service().ends_with("googleapis.com");
}

void check_group_protocols(const ServiceFacts& service, Findings& findings)
{
    const std::string protocol = service.message.protocol().empty() ? "HTTP" : service.message.protocol();
    for (const BackendFacts& backend : service.backends) {
        if (backend.group == nullptr) {
            continue;
        }
        const bool elsewhere = backend.kind() == GroupKind::InternetEndpoints ||
                               backend.kind() == GroupKind::Serverless ||
                               backend.kind() == GroupKind::PrivateServiceConnect;
        const bool google = is_google_api(*backend.group);
        if ((elsewhere && protocol == "H2C") || (google && protocol != "HTTPS")) {
            findings.add(Verdict::CloudRefuses, "backend_service.protocol_group", service.subject.place("protocol"),
                         {protocol, std::string(to_string(backend.kind())), backend.name()},
                         write_fix("protocol", "HTTPS"));
            return;
        }
    }
}

/// A TCP or SSL proxy in front of a service of requests.
void check_stream(const ServiceFacts& service, const Usage& usage, Findings& findings)
{
    const std::string protocol = service.message.protocol().empty() ? "HTTP" : service.message.protocol();
    if (protocol == "TCP" || protocol == "SSL") {
        return;
    }
    for (const model::Resource* user : usage.users(service.subject.resource.id)) {
        if (user->kind == model::Kind::TargetTcpProxy || user->kind == model::Kind::TargetSslProxy) {
            findings.add(Verdict::CloudRefuses, "backend_service.protocol_no_stream", service.subject.place("protocol"),
                         {protocol, user->name}, write_fix("protocol", "TCP"));
            return;
        }
    }
}

} // namespace

void check_protocol(const ServiceFacts& service, const Usage& usage, Findings& findings)
{
    check_stream(service, usage, findings);
    if (service.family != Family::Application) {
        return;
    }
    if (!speaks_http(service.message.protocol())) {
        findings.add(Verdict::CloudRefuses, "backend_service.protocol_no_http", service.subject.place("protocol"),
                     {service.message.protocol()}, write_fix("protocol", "HTTP"));
        return;
    }
    check_port(service, findings);
    check_group_protocols(service, findings);
}

} // namespace switchyard::compile
