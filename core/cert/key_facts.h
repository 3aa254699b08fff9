// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace switchyard::cert {

enum class KeyKind : std::uint8_t
{
    Rsa,
    Ecdsa,
    Other ///< Ed25519, DSA, RSA-PSS, …
};

enum class Curve : std::uint8_t
{
    None,
    P256,
    P384,
    P521,
    Other
};

/// What a public key is.
struct KeyFacts
{
    KeyKind kind = KeyKind::Other;
    Curve curve = Curve::None;
    std::uint32_t bits = 0;
    std::string name; ///< "RSA-2048", "ECDSA P-256", "Ed25519"

    friend bool operator==(const KeyFacts&, const KeyFacts&) = default;
};

/// Where a certificate is to be served.
enum class ServingScope : std::uint8_t
{
    Global,
    Regional
};

/// Whether the vendor accepts a self-managed certificate with such a key. Source: load-balancer semantics 7.2 (global:
/// RSA-2048, ECDSA P-256; regional also RSA-3072, RSA-4096, ECDSA P-384).
bool is_key_allowed(const KeyFacts& key, ServingScope scope);
/// "RSA-2048 and ECDSA P-256": for sentences.
std::string_view allowed_keys(ServingScope scope);

/// Asks OpenSSL; `key` may be null (a key of an unknown kind).
KeyFacts facts_of(const evp_pkey_st* key);

} // namespace switchyard::cert
