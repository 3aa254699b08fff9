// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/client_trust.h"

#include "core/cert/certificate_reader.h"
#include "core/cert/chain.h"

#include <fmt/format.h>

namespace switchyard::cert {

namespace {

Result<Certificate> read_one(std::string_view field, std::size_t index, const std::string& pem)
{
    auto chain = read_chain(pem);
    if (!chain) {
        chain.error().context = fmt::format("{}[{}]: {}", field, index, chain.error().context);
        return std::unexpected(std::move(chain.error()));
    }
    if (chain->size() != 1)
        return fail(ErrorKind::LimitExceeded,
                    fmt::format("{}[{}]: The text holds {} certificates; expected one. Give each an entry of its own.",
                                field, index, chain->size()));
    return std::move(chain->front());
}

Result<std::vector<ChainPart>> read_authorities(std::string_view field, const std::vector<std::string>& texts)
{
    std::vector<ChainPart> parts;
    for (std::size_t index = 0; index < texts.size(); ++index) {
        auto certificate = read_one(field, index, texts[index]);
        if (!certificate)
            return std::unexpected(std::move(certificate.error()));
        if (!certificate->facts.is_ca)
            return fail(ErrorKind::InvalidArgument,
                        fmt::format("{}[{}]: {} is no certificate authority. A single client's certificate belongs to "
                                    "allowlistedCertificates.",
                                    field, index, certificate->facts.subject));
        CertificateHandle handle = reopen(*certificate);
        parts.push_back({std::move(*certificate), std::move(handle)});
    }
    return parts;
}

Result<void> check_limit(std::string_view what, std::size_t count, std::size_t most)
{
    if (count <= most)
        return {};
    return fail(ErrorKind::LimitExceeded,
                fmt::format("There are {} {}; at most {} are allowed. Remove some.", count, what, most));
}

/// Fingerprints are of one length; a line for each list keeps them apart.
Digest identity_of(const std::vector<ChainPart>& anchors, const std::vector<ChainPart>& intermediates,
                   const std::set<Digest>& allow_listed)
{
    std::string text;
    for (const std::vector<ChainPart>* parts : {&anchors, &intermediates}) {
        for (const ChainPart& part : *parts)
            text += to_hex(part.certificate.facts.fingerprint);
        text += '\n';
    }
    for (const Digest& fingerprint : allow_listed)
        text += to_hex(fingerprint);
    return sha256(bytes_of(text));
}

} // namespace

Result<std::shared_ptr<const ClientTrust>> ClientTrust::read(const TrustSource& source)
{
    const std::size_t both = source.anchors.size() + source.intermediates.size();
    for (const auto& checked : {check_limit("intermediateCas", source.intermediates.size(), kMostIntermediates),
                                check_limit("trustAnchors and intermediateCas together", both, kMostTrusted),
                                check_limit("allowlistedCertificates", source.allow_listed.size(), kMostAllowListed)})
        if (!checked)
            return std::unexpected(checked.error());
    auto trust = std::make_shared<ClientTrust>();
    auto anchors = read_authorities("trustAnchors", source.anchors);
    if (!anchors)
        return std::unexpected(std::move(anchors.error()));
    auto intermediates = read_authorities("intermediateCas", source.intermediates);
    if (!intermediates)
        return std::unexpected(std::move(intermediates.error()));
    trust->anchors_ = std::move(*anchors);
    trust->intermediates_ = std::move(*intermediates);
    for (std::size_t index = 0; index < source.allow_listed.size(); ++index) {
        const auto certificate = read_one("allowlistedCertificates", index, source.allow_listed[index]);
        if (!certificate)
            return std::unexpected(certificate.error());
        trust->allow_listed_.insert(certificate->facts.fingerprint);
    }
    trust->identity_ = identity_of(trust->anchors_, trust->intermediates_, trust->allow_listed_);
    return trust;
}

} // namespace switchyard::cert
