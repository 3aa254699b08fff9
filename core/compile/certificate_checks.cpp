// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"
#include "core/compile/names.h"
#include "core/model/typed.h"
#include "core/schema/certificate.pb.h"
#include "core/schema/dns_authorization.pb.h"
#include "core/schema/ssl_certificate.pb.h"
#include "core/schema/target_https_proxy.pb.h"
#include "core/schema/target_ssl_proxy.pb.h"

#include <algorithm>
#include <array>
#include <set>

namespace switchyard::compile {

namespace {

using google::protobuf::RepeatedPtrField;
using model::Kind;
using model::Resource;
using schema::FieldPath;

constexpr std::array kCertificates{Kind::SslCertificate, Kind::Certificate};
constexpr std::array kDnsAuthorizations{Kind::DnsAuthorization};

bool is_wildcard(std::string_view domain) { return domain.starts_with("*."); }

std::string_view without_wildcard(std::string_view domain) { return is_wildcard(domain) ? domain.substr(2) : domain; }

/// Names that a certificate is for, as far as the file says.
std::vector<std::string> names_of(const Resource& certificate)
{
    std::vector<std::string> names;
    const auto append = [&](const RepeatedPtrField<std::string>& more) {
        names.insert(names.end(), more.begin(), more.end());
    };
    if (certificate.kind == Kind::SslCertificate) {
        const auto& message = model::as<schema::SslCertificate>(certificate);
        append(message.managed().domains());
        append(message.subject_alternative_names());
    } else {
        const auto& message = model::as<schema::Certificate>(certificate);
        append(message.managed().domains());
        append(message.san_dnsnames());
    }
    return names;
}

class CertificateCheck
{
public:
    CertificateCheck(const FrontEnd& front_end, const Resource& resource, Findings& findings)
        : front_end_(front_end),
          subject_{front_end.workspace(), resource},
          findings_(findings)
    {}

    void compute(const schema::SslCertificate& message)
    {
        const bool managed = message.type() == "MANAGED";
        const bool has_pem = message.has_certificate() || message.self_managed().has_certificate();
        if (managed && !message.has_managed()) {
            refuse("certificate.incomplete", "", {"of the type MANAGED", "managed.domains"});
        } else if (!managed && !has_pem && !message.has_managed()) {
            refuse("certificate.incomplete", "", {"of the type SELF_MANAGED", "selfManaged.certificate"});
        }
        const bool misfit = managed ? has_pem || message.has_self_managed() : message.has_managed();
        if (misfit) {
            refuse("certificate.type_mismatch", message.has_type() ? "type" : "managed",
                   {managed ? "MANAGED" : "SELF_MANAGED"}, write_fix("type", managed ? "SELF_MANAGED" : "MANAGED"));
        }
        pem("certificate", message.certificate());
        pem("selfManaged.certificate", message.self_managed().certificate());
        if (message.has_managed()) {
            domains(message.managed().domains(), false);
        }
    }

    void manager(const schema::Certificate& message)
    {
        if (!message.has_managed() && !message.has_self_managed()) {
            refuse("certificate.incomplete", "", {"of the Certificate Manager", "managed or selfManaged"});
        }
        pem("selfManaged.pemCertificate", message.self_managed().pem_certificate());
        if (message.has_managed()) {
            domains(message.managed().domains(), true);
            authorizations(message.managed());
        }
    }

private:
    void refuse(std::string_view code, std::string_view field, std::vector<std::string> args,
                std::optional<DiagnosticFix> fix = std::nullopt)
    {
        findings_.add(Verdict::CloudRefuses, code, subject_.place(field), std::move(args), std::move(fix));
    }

    void pem(const char* field, const std::string& text)
    {
        if (text.find("PRIVATE KEY-----") != std::string::npos) {
            findings_.add(Verdict::Warns, "certificate.key_inside", subject_.place(field));
        }
    }

    /// Source: load-balancer semantics 7.2.
    void domains(const RepeatedPtrField<std::string>& domains, bool wildcards)
    {
        constexpr std::size_t kFirst = 64;
        if (domains.empty()) {
            refuse("certificate.domains_missing", "managed", {});
        }
        std::set<std::string> seen;
        for (int i = 0; i < domains.size(); ++i) {
            const std::string& domain = domains[i];
            const FieldPath path = FieldPath().field("managed").field("domains").index(static_cast<std::size_t>(i));
            const std::string where = path.to_string();
            if (!is_domain_name(without_wildcard(domain))) {
                refuse("certificate.domain_invalid", where, {domain});
            } else if (is_wildcard(domain) && !wildcards) {
                refuse("certificate.wildcard", where, {domain});
            } else if (i == 0 && domain.size() > kFirst) {
                refuse("certificate.first_domain_long", where, {domain, std::to_string(domain.size())});
            } else if (!seen.insert(domain).second) {
                findings_.add(Verdict::Advises, "certificate.domain_repeated", subject_.place(path), {domain},
                              remove_fix(where));
            }
        }
    }

    void authorizations(const schema::Certificate::ManagedCertificate& managed)
    {
        if (managed.dns_authorizations_size() > 0 && managed.has_issuance_config()) {
            refuse("certificate.two_proofs", "managed.issuanceConfig", {}, remove_fix("managed.issuanceConfig"));
        }
        std::set<std::string> proven;
        bool all_known = true;
        for (const std::string& reference : managed.dns_authorizations()) {
            const Resource* found = front_end_.resolve(kDnsAuthorizations, reference, subject_.resource);
            all_known = all_known && found != nullptr;
            if (found != nullptr) {
                proven.insert(model::as<schema::DnsAuthorization>(*found).domain());
            }
        }
        for (int i = 0; i < managed.domains_size() && all_known && !managed.has_issuance_config(); ++i) {
            const std::string& domain = managed.domains(i);
            const bool needed = is_wildcard(domain) || managed.dns_authorizations_size() > 0;
            if (needed && !proven.contains(std::string(without_wildcard(domain)))) {
                refuse("certificate.unproven", "managed.domains[" + std::to_string(i) + ']',
                       {domain, std::string(without_wildcard(domain))});
            }
        }
    }

    const FrontEnd& front_end_;
    Subject subject_;
    Findings& findings_;
};

/// The proof of a domain covers its wildcard, and is for the domain itself.
void check_authorization(const Subject& subject, Findings& findings)
{
    const std::string& domain = model::as<schema::DnsAuthorization>(subject.resource).domain();
    if (is_wildcard(domain)) {
        findings.add(Verdict::CloudRefuses, "dns_authorization.wildcard", subject.place("domain"),
                     {domain, std::string(without_wildcard(domain))},
                     write_fix("domain", std::string(without_wildcard(domain))));
    } else if (!domain.empty() && !is_domain_name(domain)) {
        findings.add(Verdict::CloudRefuses, "certificate.domain_invalid", subject.place("domain"), {domain});
    }
}

/// A certificate for a name with capitals is served as the primary one only. `Proxy`: with a list of certificates.
template <typename Proxy>
void check_capitals(const FrontEnd& front_end, const Resource& resource, Findings& findings)
{
    const auto& references = model::as<Proxy>(resource).ssl_certificates();
    for (int i = 1; i < references.size(); ++i) {
        const Resource* certificate = front_end.resolve(kCertificates, references[i], resource);
        if (certificate == nullptr) {
            continue;
        }
        const std::vector<std::string> names = names_of(*certificate);
        const auto capital = std::ranges::find_if(names, has_upper_case);
        if (capital != names.end()) {
            const FieldPath path = FieldPath().field("sslCertificates").index(static_cast<std::size_t>(i));
            findings.add(Verdict::Warns, "certificate.upper_case", Subject{front_end.workspace(), resource}.place(path),
                         {certificate->name, *capital});
        }
    }
}

} // namespace

void check_certificates(const FrontEnd& front_end, Findings& findings)
{
    const model::Workspace& workspace = front_end.workspace();
    for (const model::ResourcePtr& resource : workspace.resources(Kind::SslCertificate)) {
        CertificateCheck(front_end, *resource, findings).compute(model::as<schema::SslCertificate>(*resource));
    }
    for (const model::ResourcePtr& resource : workspace.resources(Kind::Certificate)) {
        CertificateCheck(front_end, *resource, findings).manager(model::as<schema::Certificate>(*resource));
    }
    for (const model::ResourcePtr& resource : workspace.resources(Kind::DnsAuthorization)) {
        check_authorization({workspace, *resource}, findings);
    }
    for (const model::ResourcePtr& resource : workspace.resources(Kind::TargetHttpsProxy)) {
        check_capitals<schema::TargetHttpsProxy>(front_end, *resource, findings);
    }
    for (const model::ResourcePtr& resource : workspace.resources(Kind::TargetSslProxy)) {
        check_capitals<schema::TargetSslProxy>(front_end, *resource, findings);
    }
}

} // namespace switchyard::compile
