// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::cert {

/// What a ClientHello says about certificates, as numbers of the TLS registries.
struct ClientOffer
{
    std::uint16_t version = 0x0304;                 ///< the version that will be spoken
    std::span<const std::uint16_t> signatures{};    ///< signature_algorithms; empty: the extension is absent
    std::span<const std::uint16_t> groups{};        ///< supported_groups; empty: the extension is absent
    std::span<const std::uint16_t> cipher_suites{}; ///< those that the policy allows too, for TLS 1.2 and below
};

/// With which keys a server can answer a client.
struct UsableKeys
{
    bool rsa = true;
    bool p256 = true;
    bool p384 = true;
    bool p521 = false;

    bool allows(const KeyFacts& key) const;

    friend bool operator==(const UsableKeys&, const UsableKeys&) = default;
};

/// Source: RFC 8446, sections 4.2.3 and 4.4.2.2; RFC 5246, section 7.4.1.4.1; RFC 8422, section 5.1.
UsableKeys usable_keys(const ClientOffer& offer);

/// One row of a certificate map.
struct CertificateMapRow
{
    std::string hostname{}; ///< exact or "*.example.com"; empty: the matcher PRIMARY
    std::vector<std::uint32_t> certificates{};

    friend bool operator==(const CertificateMapRow&, const CertificateMapRow&) = default;
};

/// Which certificate a client gets, by the name it asks for: exact names before wildcards of one label before the
/// primary certificate; among those of one name ECDSA before RSA when the client takes it, else in the order given.
/// When a client takes none of those of a name the next level is asked, and in the end the first of the first level is
/// served, so that the handshake fails with the right alert. Thread: any. Cost: two hash look-ups, no allocation.
/// Source: load-balancer semantics 7.2; that a level without a usable key is passed over is unverified.
class CertificateIndex
{
public:
    /// Answers no certificate.
    CertificateIndex() = default;
    /// The certificates of a proxy, the first is the primary one. Those with capitals in a name are found as primary
    /// only.
    static CertificateIndex of_certificates(std::span<const CertificateFacts* const> certificates);
    /// The rows of a certificate map; the numbers in them index `certificates`.
    static CertificateIndex of_map(std::span<const CertificateMapRow> rows,
                                   std::span<const CertificateFacts* const> certificates);

    /// The number of a certificate; `sni` is empty when the client named none. Errors: nullopt when nothing fits: a map
    /// without a PRIMARY entry, or no certificates.
    std::optional<std::uint32_t> find(std::string_view sni, const UsableKeys& keys) const;

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    struct Entry
    {
        std::uint32_t certificate = 0;
        KeyFacts key;
    };
    using Entries = std::vector<Entry>; ///< ECDSA first
    using Names = std::unordered_map<std::string, Entries, Hash, std::equal_to<>>;

    void add(std::string_view name, std::uint32_t certificate, const KeyFacts& key);
    static void insert(Entries& entries, std::uint32_t certificate, const KeyFacts& key);

    Names exact_;
    Names wildcard_; ///< keyed by what follows the `*`: ".example.com"
    Entries primary_;
};

} // namespace switchyard::cert
