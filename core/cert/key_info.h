// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/openssl_handle.h"
#include "core/cert/private_key.h"

namespace switchyard::cert {

/// The key that a decrypted PKCS#8 structure holds. Errors: as PrivateKey::from_pkcs8().
Result<PrivateKey> from_info(const PKCS8_PRIV_KEY_INFO& info);

} // namespace switchyard::cert
