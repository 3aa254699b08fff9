// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cert/certificate.h"
#include "core/cert/secret_bytes.h"

#include <memory>
#include <string_view>

namespace switchyard::cert {

struct NativeKeyFree
{
    void operator()(evp_pkey_st* key) const;
};
/// A key as OpenSSL takes it; wiped when it goes.
using NativeKey = std::unique_ptr<evp_pkey_st, NativeKeyFree>;

/// What key is to be made.
enum class NewKey : std::uint8_t
{
    EcdsaP256,
    EcdsaP384,
    EcdsaP521,
    Rsa1024, ///< for tests of what is refused
    Rsa2048,
    Rsa3072,
    Rsa4096,
    Ed25519
};

/// A private key. Its memory is wiped when it goes; it moves but does not copy; nothing prints or formats it, and only
/// to_pkcs8_pem() writes it. Thread: any, one at a time; const calls any.
class PrivateKey
{
public:
    /// From random numbers of OpenSSL.
    static PrivateKey generate(NewKey kind);
    /// From PKCS#8, not encrypted: RSA, EC with a named curve, Ed25519. Errors: SyntaxError, LimitExceeded (RSA beyond
    /// 16384 bits), InvalidArgument (another kind of key or curve, or one whose halves do not belong together).
    static Result<PrivateKey> from_pkcs8(ByteView der);

    const KeyFacts& facts() const { return facts_; }
    /// SHA-256 of the SubjectPublicKeyInfo; equals key_id of its certificates.
    const Digest& id() const { return id_; }
    NativeKey open() const;
    /// "-----BEGIN PRIVATE KEY-----", not encrypted: for a file of mode 0600.
    SecretBytes to_pkcs8_pem() const;

private:
    PrivateKey() = default;

    SecretBytes pkcs8_;
    KeyFacts facts_;
    Digest id_{};
};

/// The first private key of a text: PKCS#8 (plain, encrypted), or the traditional RSA and EC forms (also encrypted), as
/// PEM or DER; other blocks are skipped. Errors: PermissionDenied when the key is encrypted and the passphrase is
/// missing or wrong (ask for it), NotFound when there is none, SyntaxError, LimitExceeded, InvalidArgument. Sentences
/// name the line and never quote the key.
/// Source: RFC 5958 (PKCS#8), RFC 8018 (PBES2), RFC 8017 appendix A.1.2, RFC 5915.
Result<PrivateKey> read_private_key(std::string_view text, std::string_view passphrase = {});

/// Whether the key belongs to the certificate: the public halves are equal, and what the key signs the certificate
/// verifies.
bool matches(const PrivateKey& key, const Certificate& certificate);

} // namespace switchyard::cert
