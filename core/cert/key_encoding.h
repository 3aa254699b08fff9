// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cert/openssl_handle.h"
#include "core/cert/secret_bytes.h"

namespace switchyard::cert {

// Private keys between their DER text and OpenSSL, without OpenSSL's own decoders and encoders: those leave copies of
// the key in memory that is not wiped (seen with 3.0), and try every format they know on hostile input.

/// Puts the content of a private key and the DER text of its AlgorithmIdentifier into PKCS#8. Source: RFC 5208.
SecretBytes wrap_key(ByteView algorithm, ByteView key);

/// PKCS#8 of an RSA key in the traditional form (RFC 8017, A.1.2).
SecretBytes wrap_rsa_key(ByteView key);
/// PKCS#8 of an EC key in the traditional form (RFC 5915). Errors: empty when it does not name its curve.
SecretBytes wrap_ec_key(ByteView key);

/// OpenSSL's form of a PKCS#8 key: RSA, EC with a named curve, Ed25519. Errors: SyntaxError, LimitExceeded (RSA beyond
/// 16384 bits), InvalidArgument (another kind of key or another curve than P-256, P-384, P-521).
Result<KeyHandle> decode_key(ByteView pkcs8);

/// PKCS#8 of a key that OpenSSL made: RSA, EC, Ed25519. Errors: empty for other kinds.
SecretBytes encode_key(EVP_PKEY& key);

} // namespace switchyard::cert
