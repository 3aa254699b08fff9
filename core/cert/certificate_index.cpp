// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/certificate_index.h"

#include "core/cert/host_match.h"

#include <algorithm>

namespace switchyard::cert {

namespace {

constexpr std::uint16_t kTls12 = 0x0303;
constexpr std::uint16_t kTls13 = 0x0304;

template <std::size_t N>
bool offers(std::span<const std::uint16_t> offered, const std::array<std::uint16_t, N>& wanted)
{
    return std::ranges::any_of(wanted,
                               [&](std::uint16_t value) { return std::ranges::find(offered, value) != offered.end(); });
}

bool offers(std::span<const std::uint16_t> offered, std::uint16_t wanted)
{
    return offers(offered, std::array{wanted});
}

// SignatureScheme
constexpr std::uint16_t kEcdsaP256 = 0x0403;
constexpr std::uint16_t kEcdsaP384 = 0x0503;
constexpr std::uint16_t kEcdsaP521 = 0x0603;
constexpr std::array<std::uint16_t, 5> kEcdsa{kEcdsaP256, kEcdsaP384, kEcdsaP521, 0x0303, 0x0203};
constexpr std::array<std::uint16_t, 3> kRsaPss{0x0804, 0x0805, 0x0806};
constexpr std::array<std::uint16_t, 5> kRsaPkcs1{0x0401, 0x0501, 0x0601, 0x0301, 0x0201};
// NamedGroup
constexpr std::uint16_t kP256 = 23;
constexpr std::uint16_t kP384 = 24;
constexpr std::uint16_t kP521 = 25;
// suites of policies that authenticate with an ECDSA key; all others take an RSA key
constexpr std::array<std::uint16_t, 5> kEcdsaSuites{0xCCA9, 0xC02B, 0xC02C, 0xC009, 0xC00A};

bool has_rsa_suite(std::span<const std::uint16_t> suites)
{
    return std::ranges::any_of(
        suites, [](std::uint16_t suite) { return std::ranges::find(kEcdsaSuites, suite) == kEcdsaSuites.end(); });
}

/// Up to TLS 1.2 the suite says the kind of key, the group the curve, and the scheme only the hash.
UsableKeys usable_before_tls13(const ClientOffer& offer)
{
    const bool all = offer.version < kTls12 || offer.signatures.empty();
    const bool ecdsa = (all || offers(offer.signatures, kEcdsa)) && offers(offer.cipher_suites, kEcdsaSuites);
    const auto curve = [&](std::uint16_t group) {
        return ecdsa && (offer.groups.empty() || offers(offer.groups, group));
    };
    UsableKeys keys;
    keys.rsa = (all || offers(offer.signatures, kRsaPkcs1) || offers(offer.signatures, kRsaPss)) &&
               has_rsa_suite(offer.cipher_suites);
    keys.p256 = curve(kP256);
    keys.p384 = curve(kP384);
    keys.p521 = curve(kP521);
    return keys;
}

} // namespace

bool UsableKeys::allows(const KeyFacts& key) const
{
    if (key.kind == KeyKind::Rsa)
        return rsa;
    if (key.kind != KeyKind::Ecdsa)
        return false;
    return key.curve == Curve::P256 ? p256 : key.curve == Curve::P384 ? p384 : key.curve == Curve::P521 && p521;
}

UsableKeys usable_keys(const ClientOffer& offer)
{
    if (offer.version < kTls13)
        return usable_before_tls13(offer);
    return {.rsa = offers(offer.signatures, kRsaPss),
            .p256 = offers(offer.signatures, kEcdsaP256),
            .p384 = offers(offer.signatures, kEcdsaP384),
            .p521 = offers(offer.signatures, kEcdsaP521)};
}

void CertificateIndex::insert(Entries& entries, std::uint32_t certificate, const KeyFacts& key)
{
    if (std::ranges::find(entries, certificate, &Entry::certificate) != entries.end())
        return;
    const auto first_rsa =
        std::ranges::find_if(entries, [](const Entry& entry) { return entry.key.kind != KeyKind::Ecdsa; });
    entries.insert(key.kind == KeyKind::Ecdsa ? first_rsa : entries.end(), {certificate, key});
}

void CertificateIndex::add(std::string_view name, std::uint32_t certificate, const KeyFacts& key)
{
    const std::string plain = plain_host(name);
    const bool wildcard = plain.starts_with("*.");
    insert(wildcard ? wildcard_[plain.substr(1)] : exact_[plain], certificate, key);
}

CertificateIndex CertificateIndex::of_certificates(std::span<const CertificateFacts* const> certificates)
{
    CertificateIndex index;
    for (std::uint32_t number = 0; number < certificates.size(); ++number) {
        const CertificateFacts& facts = *certificates[number];
        if (number == 0)
            insert(index.primary_, number, facts.key);
        if (!upper_case_names(facts).empty())
            continue;
        for (const std::string& name : facts.names.dns)
            index.add(name, number, facts.key);
        if (facts.names.dns.empty())
            for (const std::string& name : facts.common_names)
                index.add(name, number, facts.key);
    }
    return index;
}

CertificateIndex CertificateIndex::of_map(std::span<const CertificateMapRow> rows,
                                          std::span<const CertificateFacts* const> certificates)
{
    CertificateIndex index;
    for (const CertificateMapRow& row : rows) {
        for (const std::uint32_t number : row.certificates) {
            if (number >= certificates.size())
                continue;
            const KeyFacts& key = certificates[number]->key;
            if (row.hostname.empty())
                insert(index.primary_, number, key);
            else
                index.add(row.hostname, number, key);
        }
    }
    return index;
}

std::optional<std::uint32_t> CertificateIndex::find(std::string_view sni, const UsableKeys& keys) const
{
    constexpr std::size_t kLongest = 255;
    std::array<char, kLongest> lower;
    std::array<const Entries*, 3> levels{};
    if (sni.ends_with('.'))
        sni.remove_suffix(1);
    if (!sni.empty() && sni.size() <= kLongest) {
        std::ranges::transform(sni, lower.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
        const std::string_view name(lower.data(), sni.size());
        if (const auto found = exact_.find(name); found != exact_.end())
            levels[0] = &found->second;
        const std::size_t dot = name.find('.');
        if (dot != name.npos && dot > 0)
            if (const auto found = wildcard_.find(name.substr(dot)); found != wildcard_.end())
                levels[1] = &found->second;
    }
    levels[2] = &primary_;
    std::optional<std::uint32_t> last_resort;
    for (const Entries* entries : levels) {
        if (entries == nullptr || entries->empty())
            continue;
        for (const Entry& entry : *entries)
            if (keys.allows(entry.key))
                return entry.certificate;
        if (!last_resort)
            last_resort = entries->front().certificate;
    }
    return last_resort;
}

} // namespace switchyard::cert
