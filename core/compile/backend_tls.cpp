// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_tls.h"

#include "core/compile/backend_facts.h"
#include "core/model/typed.h"
#include "core/schema/backend_authentication_config.pb.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/network_endpoint.pb.h"

#include <array>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resource;

constexpr std::array kGroups{Kind::InstanceGroup, Kind::NetworkEndpointGroup};
constexpr std::array kEndpointGroups{Kind::NetworkEndpointGroup};
constexpr std::array kAuthentications{Kind::BackendAuthenticationConfig};
constexpr std::array kTrustConfigs{Kind::TrustConfig};
constexpr std::array kCertificates{Kind::Certificate};

/// The name of an internet endpoint group's endpoint; empty when it has an address only.
std::string name_of_endpoint(const model::Workspace& workspace, const Resource& group)
{
    for (const model::ResourcePtr& resource : workspace.resources(Kind::NetworkEndpoint)) {
        const auto& endpoint = model::as<schema::NetworkEndpoint>(*resource);
        if (!endpoint.fqdn().empty() &&
            Subject{workspace, *resource}.follow(kEndpointGroups, endpoint.network_endpoint_group()) == &group) {
            return endpoint.fqdn();
        }
    }
    return {};
}

cert::BackendTrust trust_from(const cert::ClientTrust& config)
{
    cert::BackendTrust trust;
    for (const cert::ChainPart& anchor : config.anchors()) {
        trust.anchors.push_back(anchor.certificate);
    }
    for (const cert::ChainPart& intermediate : config.intermediates()) {
        trust.intermediates.push_back(intermediate.certificate);
    }
    return trust;
}

} // namespace

BackendTlsCompilation::BackendTlsCompilation(const model::Workspace& workspace, const LocalPart& local,
                                             TlsMaterial& material, const Snapshot* previous, Findings& findings)
    : workspace_(workspace),
      local_(local),
      material_(material),
      findings_(findings)
{
    if (previous != nullptr) {
        for (const ServiceSpec& service : previous->services) {
            shared_.know(service.tls);
        }
    }
}

std::shared_ptr<const cert::BackendTls> BackendTlsCompilation::of(const Subject& service)
{
    const std::string& protocol = model::as<schema::BackendService>(service.resource).protocol();
    return protocol == "HTTPS" || protocol == "HTTP2" || protocol == "SSL" ? shared_.share(settings(service)) : nullptr;
}

cert::BackendTls BackendTlsCompilation::settings(const Subject& service)
{
    const auto& message = model::as<schema::BackendService>(service.resource);
    cert::BackendTls tls{.policy = material_.policies.compatible()};
    if (message.protocol() == "HTTPS") {
        tls.protocols = {"http/1.1"};
    } else if (message.protocol() == "HTTP2") {
        tls.protocols = {"h2"};
    }
    internet_endpoint(service, tls);
    if (!message.has_tls_settings()) {
        return tls;
    }
    const schema::BackendServiceTlsSettings& wanted = message.tls_settings();
    if (!wanted.sni().empty()) {
        tls.server_name = wanted.sni();
    }
    for (const auto& name : wanted.subject_alt_names()) {
        const bool uri = name.dns_name().empty();
        if (!uri || !name.uniform_resource_identifier().empty()) {
            tls.names.push_back(uri ? name.uniform_resource_identifier() : name.dns_name());
        }
    }
    if (!wanted.authentication_config().empty()) {
        authentication(service, wanted.authentication_config(), tls);
    } else if (!tls.trust && (!wanted.sni().empty() || !tls.names.empty())) {
        findings_.add(Verdict::Warns, "tls_settings.names_unchecked", service.place("tlsSettings"));
    }
    return tls;
}

/// The name of an endpoint is sent, and its certificate is verified against the public roots; what stands in for it on
/// this machine is not, for nobody has such a certificate.
void BackendTlsCompilation::internet_endpoint(const Subject& service, cert::BackendTls& tls)
{
    for (const schema::Backend& backend : model::as<schema::BackendService>(service.resource).backends()) {
        const Resource* group = service.follow(kGroups, backend.group());
        if (group == nullptr || group_kind(*group) != GroupKind::InternetEndpoints) {
            continue;
        }
        tls.server_name = name_of_endpoint(workspace_, *group);
        if (!tls.server_name.empty() && !local_.groups.contains(group->id)) {
            tls.trust = cert::BackendTrust{.public_roots = true};
        }
        return;
    }
}

void BackendTlsCompilation::authentication(const Subject& service, const std::string& reference, cert::BackendTls& tls)
{
    tls.trust = cert::BackendTrust{};
    const Resource* found = service.follow(kAuthentications, reference);
    if (found == nullptr) {
        return; // said by check_references()
    }
    const auto& config = model::as<schema::BackendAuthenticationConfig>(*found);
    const Resource* trust_config = Subject{workspace_, *found}.follow(kTrustConfigs, config.trust_config());
    if (trust_config != nullptr && material_.trust.of(*trust_config) != nullptr) {
        tls.trust = trust_from(*material_.trust.of(*trust_config));
    }
    tls.trust->public_roots = config.well_known_roots() == "PUBLIC_ROOTS";
    const Resource* certificate = Subject{workspace_, *found}.follow(kCertificates, config.client_certificate());
    if (certificate == nullptr) {
        return;
    }
    const ServedCertificates::Entry& entry = material_.certificates.of_client(*found, *certificate);
    tls.identity = entry.served;
    if (!entry.served) {
        findings_.add(Verdict::Warns, "backend_authentication.certificate_unusable",
                      Subject{workspace_, *found}.place("clientCertificate"),
                      {certificate->name, std::string(to_string(entry.lack))});
    }
}

} // namespace switchyard::compile
