// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/key_facts.h"

#include <fmt/format.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>

#include <array>

namespace switchyard::cert {

namespace {

struct CurveName
{
    std::string_view openssl;
    Curve curve;
    std::string_view name;
};

constexpr std::array kCurves{CurveName{"prime256v1", Curve::P256, "P-256"},
                             CurveName{"secp384r1", Curve::P384, "P-384"},
                             CurveName{"secp521r1", Curve::P521, "P-521"}};

void name_curve(const EVP_PKEY* key, KeyFacts& facts)
{
    std::array<char, 80> name{};
    facts.curve = Curve::Other;
    facts.name = "ECDSA with an unnamed curve";
    if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name.data(), name.size(), nullptr) != 1)
        return;
    facts.name = fmt::format("ECDSA {}", name.data());
    for (const CurveName& curve : kCurves) {
        if (curve.openssl != name.data())
            continue;
        facts.curve = curve.curve;
        facts.name = fmt::format("ECDSA {}", curve.name);
    }
}

} // namespace

bool is_key_allowed(const KeyFacts& key, ServingScope scope)
{
    const bool regional = scope == ServingScope::Regional;
    if (key.kind == KeyKind::Rsa)
        return key.bits == 2048 || (regional && (key.bits == 3072 || key.bits == 4096));
    return key.kind == KeyKind::Ecdsa && (key.curve == Curve::P256 || (regional && key.curve == Curve::P384));
}

std::string_view allowed_keys(ServingScope scope)
{
    return scope == ServingScope::Global ? "RSA-2048 and ECDSA P-256"
                                         : "RSA-2048, RSA-3072, RSA-4096, ECDSA P-256 and ECDSA P-384";
}

KeyFacts facts_of(const evp_pkey_st* key)
{
    KeyFacts facts;
    facts.name = "a key of an unknown kind";
    if (key == nullptr)
        return facts;
    facts.bits = static_cast<std::uint32_t>(EVP_PKEY_get_bits(key));
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        facts.kind = KeyKind::Rsa;
        facts.name = fmt::format("RSA-{}", facts.bits);
        break;
    case EVP_PKEY_EC:
        facts.kind = KeyKind::Ecdsa;
        name_curve(key, facts);
        break;
    case EVP_PKEY_ED25519:
        facts.name = "Ed25519";
        break;
    case EVP_PKEY_ED448:
        facts.name = "Ed448";
        break;
    default:
        if (const char* name = EVP_PKEY_get0_type_name(key))
            facts.name = fmt::format("{}-{}", name, facts.bits);
    }
    return facts;
}

} // namespace switchyard::cert
