// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/certificate_uses.h"

#include "core/cert/chain.h"
#include "core/cert/host_match.h"
#include "core/compile/certificate_map.h"
#include "core/compile/certificate_text.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/backend_authentication_config.pb.h"
#include "core/schema/certificate.pb.h"
#include "core/schema/certificate_map_entry.pb.h"
#include "core/schema/ssl_certificate.pb.h"
#include "core/schema/target_https_proxy.pb.h"
#include "core/schema/target_ssl_proxy.pb.h"
#include "core/schema/url_map.pb.h"

#include <algorithm>
#include <array>
#include <set>

namespace switchyard::secrets {

namespace {

using model::Kind;
using model::Resource;

constexpr std::array kMaps{Kind::CertificateMap};
constexpr std::array kUrlMaps{Kind::UrlMap};

using Names = std::vector<std::string>;

Names names_of(const google::protobuf::RepeatedPtrField<std::string>& field) { return {field.begin(), field.end()}; }

/// The names a certificate is for: those the cloud is asked for, else those in the certificate, else those that a
/// description of it lists.
Names own_names(const Resource& certificate)
{
    const auto chain = cert::read_chain(*compile::certificate_text(certificate).text);
    Names names;
    if (chain) {
        const cert::AlternativeNames& said = chain->front().facts.names;
        names = said.dns;
        names.insert(names.end(), said.ip.begin(), said.ip.end());
    }
    if (certificate.kind == Kind::Certificate) {
        const auto& message = model::as<schema::Certificate>(certificate);
        if (message.managed().domains_size() > 0)
            return names_of(message.managed().domains());
        return names.empty() ? names_of(message.san_dnsnames()) : names;
    }
    const auto& message = model::as<schema::SslCertificate>(certificate);
    if (message.managed().domains_size() > 0)
        return names_of(message.managed().domains());
    return names.empty() ? names_of(message.subject_alternative_names()) : names;
}

/// A host rule's text without its port.
std::string without_port(std::string_view host)
{
    const std::size_t colon = host.rfind(':');
    return std::string(colon == host.npos || host.ends_with(']') ? host : host.substr(0, colon));
}

/// The certificates of one proxy. The first is shown to whoever asks for an unknown name, if there is such a one.
struct Shown
{
    std::vector<const Resource*> certificates;
    const Resource* primary = nullptr;
};

class UseWalk
{
public:
    explicit UseWalk(const model::Workspace& workspace) : workspace_(workspace)
    {
        for (const Kind kind : compile::kCertificateKinds)
            for (const model::ResourcePtr& certificate : workspace.resources(kind)) {
                names_[certificate->id] = own_names(*certificate);
                uses_[certificate->id];
                add_hosts(*certificate, names_[certificate->id]);
            }
    }

    std::map<ElementId, CertificateUse> run()
    {
        map_entries();
        for (const model::ResourcePtr& proxy : workspace_.resources(Kind::TargetHttpsProxy)) {
            const auto& message = model::as<schema::TargetHttpsProxy>(*proxy);
            follow(*proxy, shown_by(*proxy, message), hosts_of(*proxy, message.url_map()));
        }
        for (const model::ResourcePtr& proxy : workspace_.resources(Kind::TargetSslProxy))
            follow(*proxy, shown_by(*proxy, model::as<schema::TargetSslProxy>(*proxy)), {});
        for (const model::ResourcePtr& config : workspace_.resources(Kind::BackendAuthenticationConfig)) {
            const auto& message = model::as<schema::BackendAuthenticationConfig>(*config);
            if (const Resource* certificate =
                    resolve(compile::kCertificateKinds, message.client_certificate(), *config))
                uses_[certificate->id].towards_backends = true;
        }
        for (auto& [id, use] : uses_) {
            const std::set<std::string>& hosts = hosts_[id];
            use.hosts.assign(hosts.begin(), hosts.end());
        }
        return std::move(uses_);
    }

private:
    const Resource* resolve(std::span<const Kind> kinds, const std::string& reference, const Resource& from) const
    {
        return compile::Subject{workspace_, from}.follow(kinds, reference);
    }

    void add_hosts(const Resource& certificate, const Names& hosts)
    {
        for (const std::string& host : hosts)
            if (host != "*")
                hosts_[certificate.id].insert(without_port(host));
    }

    /// What each map shows.
    void map_entries()
    {
        for (const model::ResourcePtr& resource : workspace_.resources(Kind::CertificateMapEntry)) {
            const auto& entry = model::as<schema::CertificateMapEntry>(*resource);
            const Resource* map = compile::map_of_entry(workspace_, *resource).map;
            if (map == nullptr)
                continue;
            Shown& shown = maps_[map->id];
            for (const std::string& reference : entry.certificates()) {
                const Resource* certificate = resolve(compile::kCertificateKinds, reference, *resource);
                if (certificate == nullptr)
                    continue;
                shown.certificates.push_back(certificate);
                if (entry.has_hostname()) {
                    add_hosts(*certificate, {entry.hostname()});
                    names_[certificate->id].push_back(entry.hostname());
                } else if (shown.primary == nullptr && entry.matcher() == "PRIMARY") {
                    shown.primary = certificate;
                }
            }
        }
    }

    template <typename Proxy>
    Shown shown_by(const Resource& proxy, const Proxy& message) const
    {
        if (message.has_certificate_map()) {
            const Resource* map = resolve(kMaps, message.certificate_map(), proxy);
            const auto found = map == nullptr ? maps_.end() : maps_.find(map->id);
            return found == maps_.end() ? Shown() : found->second;
        }
        Shown shown;
        for (const std::string& reference : message.ssl_certificates())
            if (const Resource* certificate = resolve(compile::kCertificateKinds, reference, proxy))
                shown.certificates.push_back(certificate);
        shown.primary = shown.certificates.empty() ? nullptr : shown.certificates.front();
        return shown;
    }

    Names hosts_of(const Resource& proxy, const std::string& reference) const
    {
        const Resource* map = resolve(kUrlMaps, reference, proxy);
        Names hosts;
        if (map == nullptr)
            return hosts;
        for (const auto& rule : model::as<schema::UrlMap>(*map).host_rules())
            for (const std::string& host : rule.hosts())
                hosts.push_back(without_port(host));
        return hosts;
    }

    bool is_for(const Resource& certificate, const std::string& host) const
    {
        return std::ranges::any_of(names_.at(certificate.id), [&](const std::string& name) {
            return cert::name_covers(name, host) || cert::plain_host(name) == cert::plain_host(host);
        });
    }

    void follow(const Resource& proxy, const Shown& shown, const Names& hosts)
    {
        for (const Resource* certificate : shown.certificates) {
            auto& proxies = uses_[certificate->id].proxies;
            if (std::ranges::find(proxies, &proxy) == proxies.end())
                proxies.push_back(&proxy);
        }
        if (shown.primary == nullptr)
            return;
        for (const std::string& host : hosts)
            if (std::ranges::none_of(shown.certificates, [&](const Resource* one) { return is_for(*one, host); }))
                add_hosts(*shown.primary, {host});
    }

    const model::Workspace& workspace_;
    std::map<ElementId, Names> names_; ///< for which clients get it
    std::map<ElementId, std::set<std::string>> hosts_;
    std::map<ElementId, Shown> maps_;
    std::map<ElementId, CertificateUse> uses_;
};

} // namespace

std::map<ElementId, CertificateUse> uses_of_certificates(const model::Workspace& workspace)
{
    return UseWalk(workspace).run();
}

bool is_managed(const Resource& certificate)
{
    if (certificate.kind == Kind::Certificate)
        return model::as<schema::Certificate>(certificate).has_managed();
    const auto& message = model::as<schema::SslCertificate>(certificate);
    return message.type() == "MANAGED" || message.has_managed();
}

} // namespace switchyard::secrets
