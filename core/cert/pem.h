// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cert/secret_bytes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::cert {

/// One "-----BEGIN …-----" block. Keys come in such blocks too, so that the bytes are secret.
struct PemBlock
{
    std::string label;   ///< "CERTIFICATE"
    std::string headers; ///< "Proc-Type: …" and what follows up to the empty line, one a line; mostly empty
    SecretBytes bytes;
    std::uint32_t line = 0; ///< of BEGIN, 1-based
};

constexpr std::size_t kMostPemText = 1U << 20U; ///< bytes of a text
constexpr std::size_t kMostPemBlocks = 256;

/// The blocks of a text in their order; what stands between them is skipped, as every other program does. Lines may end
/// with CR LF. Errors: SyntaxError, LimitExceeded, with a sentence that names the line, what was expected and the next
/// step; it never quotes what may be part of a key. A text without a block gives an empty list. Cost: linear.
/// Source: RFC 7468 (lax parsing), RFC 1421 section 4.4 for the headers of old encrypted keys.
Result<std::vector<PemBlock>> read_pem(std::string_view text);

/// Whether the bytes begin as DER does: a SEQUENCE whose length is the length of the rest.
bool looks_like_der(ByteView bytes);

/// A block as text, 64 characters a line.
SecretBytes write_pem(std::string_view label, ByteView der);

} // namespace switchyard::cert
