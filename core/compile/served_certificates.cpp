// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/served_certificates.h"

#include "core/cert/chain.h"
#include "core/compile/certificate_content_checks.h"
#include "core/compile/certificate_text.h"
#include "core/compile/subject.h"

namespace switchyard::compile {

using model::Resource;
using Identity = runtime::Assets::Identity;

const ServedCertificates::Entry& ServedCertificates::of(const Resource& certificate)
{
    const auto [found, fresh] = entries_.try_emplace(certificate.id);
    if (fresh) {
        found->second = read(certificate, identity_of(certificate));
    }
    return found->second;
}

const ServedCertificates::Entry& ServedCertificates::of_client(const Resource& authentication,
                                                               const Resource& certificate)
{
    const Identity* own = identity_of(authentication);
    if (own == nullptr) {
        return of(certificate);
    }
    const auto [found, fresh] = entries_.try_emplace(authentication.id);
    if (fresh) {
        found->second = read(certificate, own);
    }
    return found->second;
}

const Identity* ServedCertificates::identity_of(const Resource& resource) const
{
    const auto found = assets_.identities.find(resource.id);
    return found == assets_.identities.end() || found->second.key == nullptr ? nullptr : &found->second;
}

ServedCertificates::Entry ServedCertificates::read(const Resource& certificate, const Identity* identity)
{
    if (identity == nullptr) {
        return {{}, Lack::Key};
    }
    const Subject subject{workspace_, certificate};
    const CertificateText text = certificate_text(certificate);
    cert::Chain chain = identity->chain;
    const bool own_text = chain.empty();
    if (own_text) {
        if (text.text->empty()) {
            return {{}, Lack::Text};
        }
        auto parsed = cert::read_chain(*text.text);
        if (!parsed) {
            return {{}, Lack::ReadableText}; // check_certificate_contents() says why
        }
        chain = std::move(*parsed);
    } else {
        say_certificate_dates(subject, "", chain, assets_.now, findings_);
    }
    if (identity->key->id() != chain.front().facts.key_id) {
        findings_.add(Verdict::CloudRefuses, "certificate.key_mismatch", subject.place(own_text ? text.path : ""));
        return {{}, Lack::OwnKey};
    }
    if (identity->development) {
        findings_.add(Verdict::Advises, "certificate.stand_in", subject.place(), {certificate.name});
    }
    return {cert::ServedCertificate{std::move(chain), identity->key, identity->ocsp_response}, Lack::Nothing};
}

std::string_view to_string(ServedCertificates::Lack lack)
{
    using enum ServedCertificates::Lack;
    switch (lack) {
    case Key:
        return "no private key is at hand";
    case Text:
        return "it holds no certificate";
    case ReadableText:
        return "it cannot be read";
    case OwnKey:
        return "the private key belongs to another certificate";
    case Nothing:
        break;
    }
    return {};
}

} // namespace switchyard::compile
