// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/references.h"

#include "core/base/ip_address.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/access.h"
#include "core/schema/address.pb.h"
#include "core/schema/forwarding_rule.pb.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resolution;

/// "backend service or backend bucket"
std::string kinds_text(std::span<const Kind> kinds)
{
    std::string text;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (i > 0) {
            text += i + 1 == kinds.size() ? " or " : ", ";
        }
        text += kind_in_sentence(kinds[i]);
    }
    return text;
}

/// "IPAddress" for "IPAddress", "service" for "pathMatchers[0].defaultService[2]".
std::string field_name(const schema::FieldPath& path)
{
    for (std::size_t i = path.size(); i-- > 0;) {
        if (const auto* name = std::get_if<std::string>(&path[i])) {
            return *name;
        }
    }
    return {};
}

Treatment treatment_of(const model::Resource& resource, const schema::FieldPath& path, const CarriedOut& table)
{
    const auto target = schema::resolve(model::info(resource.kind).message, path);
    return target && target->field != nullptr ? table.treatment(target->field->descriptor) : Treatment::NotCarriedOut;
}

/// Where an address literal may stand instead of a reference.
bool is_literal_address(const model::ReferenceUse& use)
{
    return use.kinds.size() == 1 && use.kinds.front() == Kind::Address && IpAddress::parse(use.text).has_value();
}

/// What is missing for TLS keeps one rule from being served, or a backend from being trusted; the rest runs.
bool only_for_tls(std::span<const Kind> kinds)
{
    constexpr std::array kTls{
        Kind::SslCertificate,  Kind::Certificate, Kind::CertificateMap,   Kind::SslPolicy,
        Kind::ServerTlsPolicy, Kind::TrustConfig, Kind::DnsAuthorization, Kind::BackendAuthenticationConfig};
    return std::ranges::all_of(kinds,
                               [&](Kind kind) { return std::ranges::find(kTls, kind) != std::ranges::end(kTls); });
}

class ReferenceCheck
{
public:
    ReferenceCheck(const Subject& subject, const CarriedOut& table, std::set<ElementId>& used, Findings& findings)
        : subject_(subject),
          table_(table),
          used_(used),
          findings_(findings)
    {}

    void check(const model::ReferenceUse& use)
    {
        const Treatment treatment = treatment_of(subject_.resource, use.path, table_);
        const Resolution resolution = subject_.workspace.resolve(use.kinds, use.text, &subject_.resource);
        if (resolution.resource != nullptr && !subject_.is_local()) {
            used_.insert(resolution.resource->id);
        }
        // Networks and the like may well live outside the file.
        if (resolution.status == Resolution::Status::Found || is_literal_address(use) ||
            treatment == Treatment::Descriptive) {
            return;
        }
        const bool blocks = treatment != Treatment::NotCarriedOut && !only_for_tls(use.kinds);
        const Verdict verdict = blocks ? Verdict::Blocks : Verdict::CloudRefuses;
        const std::string kinds = kinds_text(use.kinds);
        const Place place = subject_.place(use.path);
        switch (resolution.status) {
        case Resolution::Status::NotFound:
            not_found(verdict, use, resolution, place);
            break;
        case Resolution::Status::WrongKind:
            findings_.add(verdict, "reference.wrong_kind", place,
                          {use.text, kind_in_sentence(resolution.resource->kind), field_name(use.path), kinds});
            break;
        case Resolution::Status::Ambiguous:
            findings_.add(
                Verdict::CloudRefuses, "reference.ambiguous", place,
                {use.text, std::to_string(resolution.candidates.size()), resolution.resource->scope.to_string()});
            break;
        default:
            findings_.add(verdict, "reference.malformed", place, {use.text});
        }
    }

private:
    void not_found(Verdict verdict, const model::ReferenceUse& use, const Resolution& resolution, const Place& place)
    {
        const std::string kinds = kinds_text(use.kinds);
        const model::Resource* elsewhere = same_name(use, resolution.suggestion);
        if (elsewhere != nullptr) {
            findings_.add(verdict, "reference.elsewhere", place,
                          {use.text, kinds, elsewhere->name, elsewhere->scope.to_string()},
                          write_fix(place.field_path, full_reference(*elsewhere)));
        } else if (resolution.suggestion.empty()) {
            findings_.add(verdict, "reference.dangling", place, {use.text, kinds, field_name(use.path)});
        } else {
            findings_.add(verdict, "reference.misspelt", place, {use.text, kinds, resolution.suggestion},
                          write_fix(place.field_path, corrected(use, resolution.suggestion)));
        }
    }

    /// A resource that is called as the text says, but lives in another place.
    const model::Resource* same_name(const model::ReferenceUse& use, const std::string& suggestion) const
    {
        const std::string name = use.text.substr(use.text.rfind('/') + 1);
        return name != suggestion || name == use.text
                   ? nullptr
                   : subject_.workspace.resolve(use.kinds, name, &subject_.resource).resource;
    }

    /// What is named by its path is referred to by it.
    static std::string full_reference(const model::Resource& resource)
    {
        const auto name = schema::get(*resource.message, schema::FieldPath().field("name"));
        const auto* text = name ? std::get_if<std::string>(&name->data) : nullptr;
        return text != nullptr && text->find('/') != std::string::npos
                   ? *text
                   : resource.scope.to_string() + '/' + resource.label();
    }

    /// The name that was meant, in the partial URL that was written if that leads to it.
    std::string corrected(const model::ReferenceUse& use, const std::string& suggestion) const
    {
        const std::string same_place = use.text.substr(0, use.text.rfind('/') + 1) + suggestion;
        const Resolution resolution = subject_.workspace.resolve(use.kinds, same_place, &subject_.resource);
        return resolution.status == Resolution::Status::Found ? same_place : suggestion;
    }

    const Subject& subject_;
    const CarriedOut& table_;
    std::set<ElementId>& used_;
    Findings& findings_;
};

/// Kinds that do nothing unless something refers to them.
constexpr std::array kUsedByOthers{Kind::Address,
                                   Kind::TargetHttpProxy,
                                   Kind::TargetHttpsProxy,
                                   Kind::TargetTcpProxy,
                                   Kind::TargetSslProxy,
                                   Kind::SslCertificate,
                                   Kind::SslPolicy,
                                   Kind::Certificate,
                                   Kind::CertificateMap,
                                   Kind::DnsAuthorization,
                                   Kind::ServerTlsPolicy,
                                   Kind::TrustConfig,
                                   Kind::UrlMap,
                                   Kind::BackendService,
                                   Kind::BackendBucket,
                                   Kind::BackendAuthenticationConfig,
                                   Kind::ServiceLbPolicy,
                                   Kind::SecurityPolicy,
                                   Kind::HealthCheck,
                                   Kind::InstanceGroup,
                                   Kind::NetworkEndpointGroup};

/// Rules may give the address itself instead of the name of what reserves it; some purposes have nothing to do with
/// load balancers.
bool is_used_address(const model::Resource& resource, const std::set<IpAddress>& literals)
{
    const auto& address = model::as<schema::Address>(resource);
    const bool for_rules =
        !address.has_purpose() || address.purpose() == "SHARED_LOADBALANCER_VIP" || address.purpose() == "GCE_ENDPOINT";
    const auto literal = IpAddress::parse(address.address());
    return !for_rules || address.users_size() > 0 || (literal && literals.contains(*literal));
}

std::set<IpAddress> literals_of_rules(const model::Workspace& workspace)
{
    std::set<IpAddress> literals;
    for (const model::ResourcePtr& rule : workspace.resources(Kind::ForwardingRule)) {
        if (const auto literal = IpAddress::parse(model::as<schema::ForwardingRule>(*rule).ip_address())) {
            literals.insert(*literal);
        }
    }
    return literals;
}

void advise_unused(const model::Workspace& workspace, const std::set<ElementId>& used, Findings& findings)
{
    const std::set<IpAddress> literals = literals_of_rules(workspace);
    for (const Kind kind : kUsedByOthers) {
        for (const model::ResourcePtr& resource : workspace.resources(kind)) {
            const bool held = kind == Kind::Address && is_used_address(*resource, literals);
            if (!used.contains(resource->id) && !held) {
                findings.add(Verdict::Advises, "reference.unused", Subject{workspace, *resource}.place(),
                             {kind_in_sentence(kind)});
            }
        }
    }
}

} // namespace

std::string kind_in_sentence(Kind kind)
{
    std::string label(model::info(kind).singular);
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (label.size() > 1 && upper(label[0]) && !upper(label[1])) {
        label[0] = static_cast<char>(label[0] + ('a' - 'A'));
    }
    return label;
}

void check_references(const model::Workspace& workspace, const CarriedOut& table, Findings& findings)
{
    std::set<ElementId> used;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            const Subject subject{workspace, *resource};
            ReferenceCheck check(subject, table, used, findings);
            for (const model::ReferenceUse& use : model::references_of(*resource)) {
                check.check(use);
            }
        }
    }
    advise_unused(workspace, used, findings);
}

void check_names(const model::Workspace& workspace, Findings& findings)
{
    for (const model::KindInfo& kind : model::all_kinds()) {
        if (!kind.named) {
            continue;
        }
        std::set<std::tuple<std::string, std::string, model::Scope>> seen;
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            const Subject subject{workspace, *resource};
            if (resource->name.empty()) {
                findings.add(Verdict::Blocks, "name.missing", subject.place(), {std::string(kind.collection)});
            } else if (!seen.emplace(resource->name, resource->project, resource->scope).second) {
                findings.add(Verdict::Blocks, "name.duplicate", subject.place("name"),
                             {resource->name, std::string(kind.collection)});
            }
        }
    }
}

} // namespace switchyard::compile
