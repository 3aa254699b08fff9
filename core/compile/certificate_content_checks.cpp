// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/certificate_content_checks.h"

#include "core/cert/chain.h"
#include "core/cert/chain_checks.h"
#include "core/cert/host_match.h"
#include "core/compile/certificate_text.h"
#include "core/compile/front_end.h"
#include "core/model/typed.h"
#include "core/schema/target_https_proxy.pb.h"
#include "core/schema/url_map.pb.h"

#include <algorithm>
#include <array>
#include <map>

namespace switchyard::compile {

namespace {

using cert::ChainProblem;
using model::Kind;
using model::Resource;
using schema::FieldPath;

constexpr std::array kUrlMaps{Kind::UrlMap};

/// What is said of a problem that can be seen without clock and key. Other problems are said elsewhere, or not here.
struct Saying
{
    ChainProblem problem;
    Verdict verdict;
    std::string_view code;
};

constexpr std::array kSayings{
    Saying{ChainProblem::KeyNotAllowed, Verdict::CloudRefuses, "certificate.key_kind"},
    Saying{ChainProblem::WrongOrder, Verdict::Warns, "certificate.chain_order"},
    Saying{ChainProblem::MissingIntermediate, Verdict::Warns, "certificate.chain_gap"},
    Saying{ChainProblem::ForeignSignature, Verdict::Warns, "certificate.chain_foreign"},
    Saying{ChainProblem::SelfSignedLeaf, Verdict::Advises, "certificate.self_signed"},
    Saying{ChainProblem::NoAlternativeName, Verdict::Warns, "certificate.no_names"},
    Saying{ChainProblem::WeakSignature, Verdict::Warns, "certificate.weak_signature"},
};

/// What is said of a problem that comes and goes with time, and of keys.
constexpr std::array kSayingsNow{
    Saying{ChainProblem::NotYetValid, Verdict::Warns, "certificate.not_yet_valid"},
    Saying{ChainProblem::Expired, Verdict::Warns, "certificate.expired"},
    Saying{ChainProblem::ExpiresSoon, Verdict::Advises, "certificate.expires_soon"},
    Saying{ChainProblem::KeyMismatch, Verdict::CloudRefuses, "certificate.key_mismatch"},
};

void say(const Subject& subject, std::string_view path, std::span<const cert::ChainFinding> found,
         std::span<const Saying> sayings, Findings& findings)
{
    for (const cert::ChainFinding& finding : found) {
        const auto saying = std::ranges::find(sayings, finding.problem, &Saying::problem);
        if (saying == sayings.end()) {
            continue;
        }
        std::vector<std::string> args{std::to_string(finding.certificate + 1)};
        args.insert(args.end(), finding.args.begin(), finding.args.end());
        findings.add(saying->verdict, saying->code, subject.place(path), std::move(args));
    }
}

/// A host rule's text without its port.
std::string_view without_port(std::string_view host)
{
    const std::size_t colon = host.rfind(':');
    return colon == host.npos || host.ends_with(']') ? host : host.substr(0, colon);
}

/// Whether a certificate is of use for a host rule: for one of its hosts at least.
bool serves(const cert::CertificateFacts& facts, std::string_view host)
{
    if (cert::covers(facts, host)) {
        return true;
    }
    const std::string plain = cert::plain_host(host);
    return plain.starts_with('*') && std::ranges::any_of(facts.names.dns, [&](const std::string& name) {
               return cert::plain_host(name).ends_with(plain.substr(1));
           });
}

/// What the certificates of the workspace hold.
class ContentCheck
{
public:
    ContentCheck(const FrontEnd& front_end, Findings& findings) : front_end_(front_end), findings_(findings) {}

    void certificates(Kind kind)
    {
        for (const model::ResourcePtr& resource : front_end_.workspace().resources(kind)) {
            const CertificateText field = certificate_text(*resource);
            if (field.text->empty()) {
                continue;
            }
            auto chain = cert::read_chain(*field.text);
            if (!chain) {
                findings_.add(Verdict::CloudRefuses, "certificate.unreadable",
                              Subject{front_end_.workspace(), *resource}.place(field.path), {chain.error().context});
                continue;
            }
            const bool global = resource->scope.level == model::Scope::Level::Global;
            const cert::ChainExpectation expectation{.now = chain->front().facts.not_before,
                                                     .scope = global ? cert::ServingScope::Global
                                                                     : cert::ServingScope::Regional};
            say({front_end_.workspace(), *resource}, field.path, cert::check_chain(*chain, expectation), kSayings,
                findings_);
            leaves_.emplace(resource.get(), std::move(chain->front()));
        }
    }

    void proxies()
    {
        for (const model::ResourcePtr& resource : front_end_.workspace().resources(Kind::TargetHttpsProxy)) {
            const auto& proxy = model::as<schema::TargetHttpsProxy>(*resource);
            const std::vector<std::string> hosts = hosts_of(*resource, proxy.url_map());
            for (int i = 0; i < proxy.ssl_certificates_size(); ++i) {
                attached(*resource, proxy.ssl_certificates(i), static_cast<std::size_t>(i), hosts);
            }
        }
    }

private:
    /// The hosts of a URL map's rules. Errors: empty when the map is unknown, or some rule is for any host.
    std::vector<std::string> hosts_of(const Resource& proxy, const std::string& reference) const
    {
        const Resource* map = front_end_.resolve(kUrlMaps, reference, proxy);
        std::vector<std::string> hosts;
        if (map == nullptr) {
            return hosts;
        }
        for (const auto& rule : model::as<schema::UrlMap>(*map).host_rules()) {
            for (const std::string& host : rule.hosts()) {
                if (host == "*") {
                    return {};
                }
                hosts.emplace_back(without_port(host));
            }
        }
        return hosts;
    }

    /// `index`: of a certificate in the proxy's list; the first is shown to whoever asks for an unknown name.
    void attached(const Resource& proxy, const std::string& reference, std::size_t index,
                  const std::vector<std::string>& hosts)
    {
        const auto leaf = leaves_.find(front_end_.resolve(kCertificateKinds, reference, proxy));
        if (leaf == leaves_.end()) {
            return;
        }
        const cert::CertificateFacts& facts = leaf->second.facts;
        const FieldPath path = FieldPath().field("sslCertificates").index(index);
        const Subject subject{front_end_.workspace(), proxy};
        const std::vector<std::string> capitals = cert::upper_case_names(facts);
        if (index > 0 && !capitals.empty()) {
            findings_.add(Verdict::Warns, "certificate.upper_case", subject.place(path),
                          {leaf->first->name, capitals.front()});
        }
        const bool named = !facts.names.dns.empty() || !facts.names.ip.empty();
        const auto useful = [&](const std::string& host) { return serves(facts, host); };
        if (named && !hosts.empty() && std::ranges::none_of(hosts, useful)) {
            std::vector<std::string> names = facts.names.dns;
            names.insert(names.end(), facts.names.ip.begin(), facts.names.ip.end());
            findings_.add(Verdict::Warns, "certificate.host_uncovered", subject.place(path),
                          {leaf->first->name, enumeration(names), enumeration(hosts)});
        }
    }

    const FrontEnd& front_end_;
    Findings& findings_;
    std::map<const Resource*, cert::Certificate> leaves_;
};

} // namespace

void check_certificate_contents(const FrontEnd& front_end, Findings& findings)
{
    ContentCheck check(front_end, findings);
    check.certificates(Kind::SslCertificate);
    check.certificates(Kind::Certificate);
    check.proxies();
}

void say_certificate_dates(const Subject& subject, std::string_view path, std::span<const cert::Certificate> chain,
                           cert::CertificateTime now, Findings& findings)
{
    if (now != cert::CertificateTime{}) {
        say(subject, path, cert::check_chain(chain, {.now = now}), kSayingsNow, findings);
    }
}

std::vector<Diagnostic> check_certificates_now(const model::Workspace& workspace, cert::CertificateTime now,
                                               const KeyOfCertificate& key_of)
{
    Findings findings;
    for (const Kind kind : kCertificateKinds) {
        for (const model::ResourcePtr& resource : workspace.resources(kind)) {
            const CertificateText field = certificate_text(*resource);
            const auto chain = cert::read_chain(*field.text);
            if (!chain) {
                continue;
            }
            const cert::PrivateKey* key = key_of ? key_of(*resource) : nullptr;
            say({workspace, *resource}, field.path, cert::check_chain(*chain, {.now = now, .key = key}), kSayingsNow,
                findings);
        }
    }
    return findings.take();
}

} // namespace switchyard::compile
