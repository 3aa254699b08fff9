// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/server_tls.h"

#include "core/compile/certificate_map.h"
#include "core/compile/certificate_text.h"
#include "core/model/typed.h"
#include "core/schema/certificate_map_entry.pb.h"
#include "core/schema/server_tls_policy.pb.h"
#include "core/schema/target_https_proxy.pb.h"
#include "core/schema/target_ssl_proxy.pb.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resource;

constexpr std::array kSslPolicies{Kind::SslPolicy};
constexpr std::array kCertificates{Kind::Certificate};
constexpr std::array kCertificateMaps{Kind::CertificateMap};
constexpr std::array kServerTlsPolicies{Kind::ServerTlsPolicy};
constexpr std::array kTrustConfigs{Kind::TrustConfig};

/// "projects/shop/global/targetHttpsProxies/web"; without the project when it is not known.
std::string full_path(const Resource& resource)
{
    const std::string path = fmt::format("{}/{}", resource.scope.to_string(), resource.label());
    return resource.project.empty() ? path : fmt::format("projects/{}/{}", resource.project, path);
}

/// What the two kinds of proxies say alike, and what only one of them has.
struct ProxyFields
{
    const google::protobuf::RepeatedPtrField<std::string>& certificates;
    const std::string& certificate_map;
    const std::string& ssl_policy;
    const std::string* server_tls_policy = nullptr;
    std::vector<std::string> protocols;
};

ProxyFields fields_of(const Resource& proxy)
{
    if (proxy.kind == Kind::TargetHttpsProxy) {
        const auto& message = model::as<schema::TargetHttpsProxy>(proxy);
        return {message.ssl_certificates(),
                message.certificate_map(),
                message.ssl_policy(),
                &message.server_tls_policy(),
                {"h2", "http/1.1"}};
    }
    const auto& message = model::as<schema::TargetSslProxy>(proxy);
    return {message.ssl_certificates(), message.certificate_map(), message.ssl_policy(), nullptr, {}};
}

/// The settings of one proxy. Whatever keeps it from being served ends up in `refusal`.
class ProxyTls
{
public:
    ProxyTls(const model::Workspace& workspace, const Resource& proxy, TlsMaterial& material)
        : workspace_(workspace),
          proxy_(proxy),
          fields_(fields_of(proxy)),
          material_(material)
    {}

    struct Outcome
    {
        std::optional<cert::ServerTls> settings;
        std::string refusal{};                   ///< why there are none; a part of a sentence
        std::vector<const Resource*> left_out{}; ///< certificates that cannot be shown
        std::string lacks{};                     ///< what is wrong with each of them
    };

    Outcome run(cert::Ending ending)
    {
        settings_.target_proxy = full_path(proxy_);
        settings_.protocols = fields_.protocols;
        settings_.ending = ending;
        policy();
        client_validation();
        if (fields_.certificate_map.empty()) {
            listed();
        } else {
            mapped();
        }
        if (!outcome_.refusal.empty() || settings_.certificates.empty()) {
            return std::move(outcome_);
        }
        outcome_.settings = std::move(settings_);
        return std::move(outcome_);
    }

private:
    void refuse(std::string reason)
    {
        if (outcome_.refusal.empty()) {
            outcome_.refusal = std::move(reason);
        }
    }

    void policy()
    {
        settings_.policy = material_.policies.compatible();
        if (fields_.ssl_policy.empty()) {
            return;
        }
        if (const Resource* found = Subject{workspace_, proxy_}.follow(kSslPolicies, fields_.ssl_policy)) {
            settings_.policy = material_.policies.of(*found);
        } else {
            refuse(fmt::format("the SSL policy of '{}' cannot be found.", proxy_.name));
        }
    }

    /// A mode that is not known lets nobody pass who would not pass with the strict one.
    void client_validation()
    {
        if (fields_.server_tls_policy == nullptr || fields_.server_tls_policy->empty()) {
            return;
        }
        const Resource* found = Subject{workspace_, proxy_}.follow(kServerTlsPolicies, *fields_.server_tls_policy);
        if (found == nullptr) {
            refuse(fmt::format("the server TLS policy of '{}' cannot be found.", proxy_.name));
            return;
        }
        const auto& policy = model::as<schema::ServerTlsPolicy>(*found);
        if (!policy.has_mtls_policy()) {
            return; // tls_policy_checks.cpp says so
        }
        const auto& mtls = policy.mtls_policy();
        const auto mode = mtls.client_validation_mode() == "ALLOW_INVALID_OR_MISSING_CLIENT_CERT"
                              ? cert::ClientValidationMode::AllowInvalidOrMissing
                              : cert::ClientValidationMode::RejectInvalid;
        std::shared_ptr<const cert::ClientTrust> trust;
        if (!mtls.client_validation_trust_config().empty()) {
            const Resource* config =
                Subject{workspace_, *found}.follow(kTrustConfigs, mtls.client_validation_trust_config());
            trust = config == nullptr ? nullptr : material_.trust.of(*config);
            if (trust == nullptr) {
                refuse(fmt::format("the trust config of the server TLS policy '{}' cannot be {}.", found->name,
                                   config == nullptr ? "found" : "read"));
                return;
            }
        }
        settings_.client_validation = cert::ClientValidation{mode, std::move(trust)};
    }

    void listed()
    {
        for (const std::string& reference : fields_.certificates) {
            if (const Resource* found = Subject{workspace_, proxy_}.follow(kCertificateKinds, reference)) {
                add(*found);
            }
        }
    }

    void mapped()
    {
        const Resource* map = Subject{workspace_, proxy_}.follow(kCertificateMaps, fields_.certificate_map);
        if (map == nullptr) {
            refuse(fmt::format("the certificate map of '{}' cannot be found.", proxy_.name));
            return;
        }
        settings_.map.emplace();
        for (const model::ResourcePtr& resource : workspace_.resources(Kind::CertificateMapEntry)) {
            if (map_of_entry(workspace_, *resource).map == map) {
                row(*resource);
            }
        }
    }

    void row(const Resource& entry)
    {
        const auto& message = model::as<schema::CertificateMapEntry>(entry);
        if (!message.has_hostname() && message.matcher() != "PRIMARY") {
            return; // certificate_map_checks.cpp says so
        }
        cert::CertificateMapRow row{message.hostname(), {}};
        for (const std::string& reference : message.certificates()) {
            const Resource* found = Subject{workspace_, entry}.follow(kCertificates, reference);
            if (const auto number = found == nullptr ? std::nullopt : add(*found)) {
                row.certificates.push_back(*number);
            }
        }
        if (!row.certificates.empty()) {
            settings_.map->push_back(std::move(row));
        }
    }

    /// The number of a certificate among those that are shown. Errors: nullopt when it cannot be shown.
    std::optional<std::uint32_t> add(const Resource& certificate)
    {
        const auto [known, fresh] = numbers_.try_emplace(&certificate);
        if (!fresh) {
            return known->second;
        }
        const ServedCertificates::Entry& entry = material_.certificates.of(certificate);
        if (!entry.served) {
            outcome_.lacks +=
                fmt::format("{}'{}': {}", outcome_.lacks.empty() ? "" : ", ", certificate.name, to_string(entry.lack));
            outcome_.left_out.push_back(&certificate);
            return std::nullopt;
        }
        known->second = static_cast<std::uint32_t>(settings_.certificates.size());
        settings_.certificates.push_back(*entry.served);
        return known->second;
    }

    const model::Workspace& workspace_;
    const Resource& proxy_;
    ProxyFields fields_;
    TlsMaterial& material_;
    cert::ServerTls settings_;
    Outcome outcome_;
    std::map<const Resource*, std::optional<std::uint32_t>> numbers_;
};

/// Global external and classic load balancers end connections without close_notify.
cert::Ending ending_of(Mode mode)
{
    return {.says_close_notify = mode != Mode::GlobalExternal && mode != Mode::Classic};
}

class ServerTlsOfChains
{
public:
    ServerTlsOfChains(const model::Workspace& workspace, TlsMaterial& material, const Snapshot* previous,
                      Findings& findings)
        : workspace_(workspace),
          material_(material),
          findings_(findings)
    {
        if (previous != nullptr) {
            for (const ListenerSpec& listener : previous->listeners) {
                shared_.know(listener.tls);
            }
        }
    }

    /// Whether the chain can be served.
    bool complete(Chain& chain)
    {
        const Kind kind = chain.target_proxy->kind;
        if (kind != Kind::TargetHttpsProxy && kind != Kind::TargetSslProxy) {
            return true;
        }
        const cert::Ending ending = ending_of(chain.listener.mode);
        const auto [found, fresh] = made_.try_emplace({chain.target_proxy, ending.says_close_notify});
        if (fresh) {
            found->second = make(*chain.target_proxy, ending);
        }
        chain.listener.tls = found->second.settings;
        if (chain.listener.tls == nullptr) {
            say_refusal(chain, found->second);
        }
        return chain.listener.tls != nullptr;
    }

private:
    struct Made
    {
        std::shared_ptr<const cert::ServerTls> settings;
        std::string refusal{};
        std::string lacks{};
    };

    Made make(const Resource& proxy, cert::Ending ending)
    {
        ProxyTls::Outcome outcome = ProxyTls(workspace_, proxy, material_).run(ending);
        if (!outcome.settings) {
            return {nullptr, std::move(outcome.refusal), std::move(outcome.lacks)};
        }
        for (const Resource* certificate : outcome.left_out) {
            if (material_.certificates.of(*certificate).lack == ServedCertificates::Lack::Key) {
                findings_.add(Verdict::Warns, "certificate.key_absent", Subject{workspace_, *certificate}.place(),
                              {certificate->name});
            }
        }
        return {shared_.share(std::move(*outcome.settings)), {}, {}};
    }

    void say_refusal(const Chain& chain, const Made& made)
    {
        const Place place = Subject{workspace_, *chain.forwarding_rule}.place("target");
        if (!made.refusal.empty()) {
            findings_.add(Verdict::Warns, "forwarding_rule.not_served", place, {made.refusal});
        } else if (made.lacks.empty()) {
            findings_.add(Verdict::Warns, "forwarding_rule.not_served", place,
                          {fmt::format("'{}' names no certificate that can be found.", chain.target_proxy->name)});
        } else {
            findings_.add(Verdict::Warns, "forwarding_rule.no_certificate", place,
                          {chain.target_proxy->name, made.lacks});
        }
    }

    const model::Workspace& workspace_;
    TlsMaterial& material_;
    Findings& findings_;
    SharedSettings<cert::ServerTls> shared_;
    std::map<std::pair<const Resource*, bool>, Made> made_;
};

} // namespace

void add_server_tls(const model::Workspace& workspace, TlsMaterial& material, const Snapshot* previous,
                    std::vector<Chain>& chains, Findings& findings)
{
    ServerTlsOfChains tls(workspace, material, previous, findings);
    std::erase_if(chains, [&](Chain& chain) { return !tls.complete(chain); });
}

} // namespace switchyard::compile
