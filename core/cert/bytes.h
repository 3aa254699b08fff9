// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::cert {

/// Octets, mostly DER. Never a secret: those are SecretBytes.
using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// A SHA-256 value.
using Digest = std::array<std::uint8_t, 32>;

Digest sha256(ByteView bytes);
/// Lower case, no separators.
std::string to_hex(ByteView bytes);
/// With padding, in one line (RFC 4648, section 4).
std::string to_base64(ByteView bytes);
ByteView bytes_of(std::string_view text);

} // namespace switchyard::cert
