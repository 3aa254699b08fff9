// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace switchyard::cert {

/// Gives a value of OpenSSL back to the function that frees it.
template <auto Free>
struct FreedBy
{
    template <typename T>
    void operator()(T* value) const
    {
        Free(value);
    }
};

/// Frees a stack and all that lies on it.
struct FreedDeeply
{
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
    void operator()(STACK_OF(PKCS7) * stack) const { sk_PKCS7_pop_free(stack, PKCS7_free); }
    void operator()(STACK_OF(PKCS12_SAFEBAG) * stack) const { sk_PKCS12_SAFEBAG_pop_free(stack, PKCS12_SAFEBAG_free); }
};

using CertificateHandle = std::unique_ptr<X509, FreedBy<X509_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using KeyContextHandle = std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>>;
using DigestContextHandle = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;
using KeyInfoHandle = std::unique_ptr<PKCS8_PRIV_KEY_INFO, FreedBy<PKCS8_PRIV_KEY_INFO_free>>;
using EncryptedKeyHandle = std::unique_ptr<X509_SIG, FreedBy<X509_SIG_free>>;
using StreamHandle = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using CertificatesHandle = std::unique_ptr<STACK_OF(X509), FreedDeeply>;

/// What OpenSSL calls in this scope leave in the thread's error queue is taken out at its end: a later SSL_get_error()
/// would take it for its own.
class QuietErrors
{
public:
    QuietErrors() { ERR_set_mark(); }
    ~QuietErrors() { ERR_pop_to_mark(); }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
};

} // namespace switchyard::cert
