// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/openssl_handle.h"

#include <memory>
#include <string>

namespace switchyard::tls {

using NativeContext = std::unique_ptr<SSL_CTX, cert::FreedBy<SSL_CTX_free>>;
using NativeConnection = std::unique_ptr<SSL, cert::FreedBy<SSL_free>>;
using NativeCipher = std::unique_ptr<EVP_CIPHER, cert::FreedBy<EVP_CIPHER_free>>;

/// What OpenSSL says about the failure of the last call, and forgets: "no shared cipher". Empty when it says nothing.
std::string take_reason();

} // namespace switchyard::tls
