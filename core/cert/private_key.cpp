// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/private_key.h"

#include "core/cert/certificate_reader.h"
#include "core/cert/key_encoding.h"
#include "core/cert/openssl_handle.h"
#include "core/cert/pem.h"

#include <array>
#include <cassert>
#include <new>

namespace switchyard::cert {

namespace {

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
    auto made = from_pkcs8(encode_key(*key).view());
    assert(made);
    return std::move(*made);
}

Result<PrivateKey> PrivateKey::from_pkcs8(ByteView der)
{
    const QuietErrors quiet;
    const auto key = decode_key(der);
    if (!key)
        return std::unexpected(key.error());
    const auto id = public_id(**key);
    if (!id || !verifies(**key, **key))
        return fail(ErrorKind::InvalidArgument,
                    "The key's public and private half do not belong together. Use an RSA or "
                    "EC key as it was generated.");
    PrivateKey made;
    made.facts_ = facts_of(key->get());
    made.id_ = *id;
    made.pkcs8_ = SecretBytes(der);
    return made;
}

NativeKey PrivateKey::open() const
{
    auto key = decode_key(pkcs8_.view());
    if (!key)
        throw std::bad_alloc(); // it was read before
    return NativeKey(key->release());
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
