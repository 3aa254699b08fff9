// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/private_key.h"

#include "core/cert/certificate_reader.h"
#include "core/cert/openssl_handle.h"
#include "core/cert/pem.h"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <new>

namespace switchyard::cert {

namespace {

constexpr int kMostBits = 16384;

/// Takes over a text that OpenSSL allocated, wipes it and gives it back.
SecretBytes take_secret(unsigned char* data, int size)
{
    if (size <= 0)
        return {};
    SecretBytes bytes(ByteView(data, static_cast<std::size_t>(size)));
    OPENSSL_clear_free(data, static_cast<std::size_t>(size));
    return bytes;
}

SecretBytes to_pkcs8(const EVP_PKEY& key)
{
    const KeyInfoHandle info(EVP_PKEY2PKCS8(&key));
    unsigned char* der = nullptr;
    const int size = info ? i2d_PKCS8_PRIV_KEY_INFO(info.get(), &der) : 0;
    return take_secret(der, size);
}

std::optional<Digest> public_id(const EVP_PKEY& key)
{
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(&key, &der);
    if (size <= 0)
        return std::nullopt;
    const Digest id = sha256({der, static_cast<std::size_t>(size)});
    OPENSSL_free(der);
    return id;
}

/// Whether what `key` signs verifies with `other`.
bool verifies(EVP_PKEY& key, EVP_PKEY& other)
{
    constexpr std::string_view kText = "switchyard";
    const ByteView text = bytes_of(kText);
    const int kind = EVP_PKEY_get_base_id(&key);
    const EVP_MD* hash = kind == EVP_PKEY_ED25519 || kind == EVP_PKEY_ED448 ? nullptr : EVP_sha256();
    const DigestContextHandle signing(EVP_MD_CTX_new());
    Bytes signature(static_cast<std::size_t>(EVP_PKEY_get_size(&key)));
    std::size_t size = signature.size();
    if (EVP_DigestSignInit(signing.get(), nullptr, hash, nullptr, &key) != 1 ||
        EVP_DigestSign(signing.get(), signature.data(), &size, text.data(), text.size()) != 1)
        return false;
    const DigestContextHandle verifying(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(verifying.get(), nullptr, hash, nullptr, &other) == 1 &&
           EVP_DigestVerify(verifying.get(), signature.data(), size, text.data(), text.size()) == 1;
}

KeyHandle make_key(NewKey kind)
{
    switch (kind) {
    case NewKey::EcdsaP256:
        return KeyHandle(EVP_EC_gen("P-256"));
    case NewKey::EcdsaP384:
        return KeyHandle(EVP_EC_gen("P-384"));
    case NewKey::EcdsaP521:
        return KeyHandle(EVP_EC_gen("P-521"));
    case NewKey::Rsa1024:
        return KeyHandle(EVP_RSA_gen(1024));
    case NewKey::Rsa2048:
        return KeyHandle(EVP_RSA_gen(2048));
    case NewKey::Rsa3072:
        return KeyHandle(EVP_RSA_gen(3072));
    case NewKey::Rsa4096:
        return KeyHandle(EVP_RSA_gen(4096));
    case NewKey::Ed25519:
        return KeyHandle(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    }
    return nullptr;
}

} // namespace

void NativeKeyFree::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

PrivateKey PrivateKey::generate(NewKey kind)
{
    const QuietErrors quiet;
    const KeyHandle key = make_key(kind);
    if (!key)
        throw std::bad_alloc(); // neither memory nor random numbers: nothing else can go wrong
    auto made = from_native(*key);
    assert(made);
    return std::move(*made);
}

Result<PrivateKey> PrivateKey::from_pkcs8(ByteView der)
{
    const QuietErrors quiet;
    const unsigned char* at = der.data();
    const KeyInfoHandle info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(der.size())));
    const KeyHandle key(info ? EVP_PKCS82PKEY(info.get()) : nullptr);
    if (!key)
        return fail(ErrorKind::SyntaxError, "The data is no private key that can be read here. Expected PKCS#8 with an "
                                            "RSA or EC key; convert it with 'openssl pkey'.");
    return from_native(*key);
}

Result<PrivateKey> PrivateKey::from_native(evp_pkey_st& key)
{
    const QuietErrors quiet;
    PrivateKey made;
    made.facts_ = facts_of(&key);
    if (EVP_PKEY_get_bits(&key) > kMostBits)
        return fail(ErrorKind::LimitExceeded, fmt::format("The key has {} bits; at most {} are taken. Use RSA-2048 or "
                                                          "ECDSA P-256.",
                                                          EVP_PKEY_get_bits(&key), kMostBits));
    if (made.facts_.curve == Curve::Other)
        return fail(ErrorKind::InvalidArgument, fmt::format("The key is {}; certificates use the curves P-256 and "
                                                            "P-384. Make a new key with one of these.",
                                                            made.facts_.name));
    const auto id = public_id(key);
    if (!id || !verifies(key, key))
        return fail(ErrorKind::InvalidArgument, "The key cannot sign, or its public and private half do not belong "
                                                "together. Use an RSA or EC key as it was generated.");
    made.id_ = *id;
    made.pkcs8_ = to_pkcs8(key);
    return made;
}

NativeKey PrivateKey::open() const
{
    const QuietErrors quiet;
    const unsigned char* at = pkcs8_.data();
    const KeyInfoHandle info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(pkcs8_.size())));
    NativeKey key(info ? EVP_PKCS82PKEY(info.get()) : nullptr);
    if (!key)
        throw std::bad_alloc(); // it was read before
    return key;
}

SecretBytes PrivateKey::to_pkcs8_pem() const { return write_pem("PRIVATE KEY", pkcs8_.view()); }

bool matches(const PrivateKey& key, const Certificate& certificate)
{
    if (key.id() != certificate.facts.key_id)
        return false;
    const QuietErrors quiet;
    const CertificateHandle handle = reopen(certificate);
    EVP_PKEY* other = X509_get0_pubkey(handle.get());
    const NativeKey own = key.open();
    return other != nullptr && verifies(*own, *other);
}

} // namespace switchyard::cert
