// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/chain.h"

#include "core/cert/certificate_reader.h"
#include "core/cert/pem.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::cert {

namespace {

bool is_certificate_label(std::string_view label) { return label == "CERTIFICATE" || label == "X509 CERTIFICATE"; }

/// What to do about a text that holds other blocks than certificates.
std::string advice_for(std::string_view label)
{
    if (label == "PKCS7")
        return "Take the certificates out with 'openssl pkcs7 -print_certs'.";
    if (label == "CERTIFICATE REQUEST" || label == "NEW CERTIFICATE REQUEST")
        return "That is a request; give the certificate that the authority made of it.";
    if (label.ends_with("PRIVATE KEY"))
        return "Give the key where keys belong, and the certificate here.";
    if (label == "TRUSTED CERTIFICATE")
        return "Write it as a plain certificate with 'openssl x509'.";
    return "Expected a block '-----BEGIN CERTIFICATE-----'.";
}

std::unexpected<Error> nothing_there(std::string_view text, const std::vector<PemBlock>& blocks)
{
    if (!blocks.empty())
        return fail(ErrorKind::NotFound, fmt::format("There is no certificate; in line {} stands '{}'. {}",
                                                     blocks[0].line, blocks[0].label, advice_for(blocks[0].label)));
    if (text.find_first_not_of(" \t\r\n") == text.npos)
        return fail(ErrorKind::NotFound, "There is no certificate: the text is empty. Expected a block '-----BEGIN "
                                         "CERTIFICATE-----'.");
    if (text.starts_with('0') && looks_like_der(bytes_of(text)))
        return fail(ErrorKind::NotFound, "This is DER data, but no certificate. If it is a PKCS#12 file, import it as "
                                         "one, with its passphrase.");
    return fail(ErrorKind::NotFound, "There is no certificate in the text. Expected a block '-----BEGIN "
                                     "CERTIFICATE-----'.");
}

std::unexpected<Error> in_line(std::uint32_t line, Error error)
{
    error.context = fmt::format("Line {}: {}", line, error.context);
    return std::unexpected(std::move(error));
}

} // namespace

Result<Chain> read_chain(std::string_view text)
{
    if (looks_like_der(bytes_of(text))) {
        auto certificate = read_certificate(bytes_of(text));
        if (!certificate)
            return text.size() > kMostCertificateBytes ? std::unexpected(certificate.error()) : nothing_there(text, {});
        Chain chain;
        chain.push_back(std::move(*certificate));
        return chain;
    }
    auto blocks = read_pem(text);
    if (!blocks)
        return std::unexpected(std::move(blocks.error()));
    Chain chain;
    for (const PemBlock& block : *blocks) {
        if (!is_certificate_label(block.label))
            continue;
        if (chain.size() == kMostChain)
            return fail(ErrorKind::LimitExceeded,
                        fmt::format("Line {}: There are more than {} certificates; a chain has a handful.", block.line,
                                    kMostChain));
        auto certificate = read_certificate(block.bytes.view());
        if (!certificate)
            return in_line(block.line, std::move(certificate.error()));
        chain.push_back(std::move(*certificate));
    }
    return chain.empty() ? Result<Chain>(nothing_there(text, *blocks)) : std::move(chain);
}

std::string to_pem(const Certificate& certificate)
{
    return std::string(write_pem("CERTIFICATE", certificate.der).text());
}

std::string to_pem(const Chain& chain)
{
    std::string text;
    for (const Certificate& certificate : chain)
        text += to_pem(certificate);
    return text;
}

Chain order_chain(Certificate leaf, std::vector<Certificate> others)
{
    Chain chain;
    chain.push_back(std::move(leaf));
    while (!chain.back().facts.is_self_issued) {
        const auto issuer =
            std::ranges::find_if(others, [&](const Certificate& other) { return is_issued_by(chain.back(), other); });
        if (issuer == others.end() || issuer->facts.is_self_issued)
            break;
        chain.push_back(std::move(*issuer));
        others.erase(issuer);
    }
    return chain;
}

bool is_issued_by(const Certificate& certificate, const Certificate& issuer)
{
    const QuietErrors quiet;
    const CertificateHandle subject = reopen(certificate);
    const CertificateHandle signer = reopen(issuer);
    constexpr std::uint32_t kMostBits = 16384; // a check with a larger key takes too long to be offered to strangers
    EVP_PKEY* key = X509_get0_pubkey(signer.get());
    return X509_check_issued(signer.get(), subject.get()) == X509_V_OK && key != nullptr &&
           issuer.facts.key.bits <= kMostBits && X509_verify(subject.get(), key) == 1;
}

} // namespace switchyard::cert
