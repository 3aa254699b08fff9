// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate.h"

#include <string_view>

namespace switchyard::cert {

constexpr std::size_t kMostChain = 64; ///< certificates that are read; the vendor's limit is a matter of check_chain()

/// The certificates of a PEM text (in its order; keys and rubbish between them are skipped), or the one of a DER text.
/// Errors: SyntaxError, LimitExceeded, NotFound (nothing there, with a sentence that says what stands there instead);
/// sentences name the line.
Result<Chain> read_chain(std::string_view text);

/// A chain as PEM text.
std::string to_pem(const Chain& chain);
std::string to_pem(const Certificate& certificate);

/// A leaf and, of the others, what leads from it towards its root, in order; the root itself is left out, as servers
/// leave it out.
Chain order_chain(Certificate leaf, std::vector<Certificate> others);

/// Whether `issuer` signed `certificate`: name, key identifiers and signature fit. Cost: one signature check when names
/// fit.
bool is_issued_by(const Certificate& certificate, const Certificate& issuer);

} // namespace switchyard::cert
