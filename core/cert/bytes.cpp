// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/bytes.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

namespace switchyard::cert {

Digest sha256(ByteView bytes)
{
    Digest digest{};
    SHA256(bytes.data(), bytes.size(), digest.data());
    return digest;
}

std::string to_hex(ByteView bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

std::string to_base64(ByteView bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0'); // OpenSSL ends it with a zero
    const int size =
        EVP_EncodeBlock(reinterpret_cast<std::uint8_t*>(text.data()), bytes.data(), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

ByteView bytes_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

} // namespace switchyard::cert
