// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/chain.h"
#include "core/cert/private_key.h"

#include <string_view>

namespace switchyard::cert {

/// What a PKCS#12 file holds.
struct KeyAndChain
{
    PrivateKey key;
    Chain chain; ///< the key's certificate and its issuers, in order, without the root
};

/// Reads a PKCS#12 file (.p12, .pfx). Errors: PermissionDenied when the passphrase is missing or wrong, SyntaxError,
/// LimitExceeded, NotFound (no key, or no certificate for it); with sentences.
/// Source: RFC 7292. Cost: a key derivation for each encrypted part, bounded by DerivationBudget.
Result<KeyAndChain> read_pkcs12(ByteView bytes, std::string_view passphrase);

} // namespace switchyard::cert
