// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/key_info.h"

#include "core/cert/key_encoding.h"

namespace switchyard::cert {

Result<PrivateKey> from_info(const PKCS8_PRIV_KEY_INFO& info)
{
    const unsigned char* key = nullptr;
    const X509_ALGOR* algorithm = nullptr;
    int size = 0;
    unsigned char* text = nullptr;
    const bool whole = PKCS8_pkey_get0(nullptr, &key, &size, &algorithm, &info) == 1 && size > 0;
    const int text_size = whole ? i2d_X509_ALGOR(algorithm, &text) : 0;
    if (text_size <= 0)
        return PrivateKey::from_pkcs8({});
    const SecretBytes pkcs8 =
        wrap_key({text, static_cast<std::size_t>(text_size)}, {key, static_cast<std::size_t>(size)});
    OPENSSL_free(text);
    return PrivateKey::from_pkcs8(pkcs8.view());
}

} // namespace switchyard::cert
