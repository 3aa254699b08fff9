// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/random.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace switchyard::serve {

/// A Sec-WebSocket-Key (RFC 6455 section 4.1): base64 of 16 bytes. It proves that the server speaks WebSocket, and is
/// no secret.
class WebSocketKey
{
public:
    explicit WebSocketKey(balance::Random& random)
    {
        static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < kDigitCount; ++i) {
            if (i % 10 == 0)
                bits = random.next();
            text_[i] = kDigits[bits & 63];
            bits >>= 6;
        }
        // 128 bits are 21 digits and two bits
        text_[kDigitCount - 1] = kDigits[(bits & 3) << 4];
        text_[kDigitCount] = text_[kDigitCount + 1] = '=';
    }
    std::string_view text() const { return {text_.data(), text_.size()}; }

private:
    static constexpr std::size_t kDigitCount = 22;

    std::array<char, kDigitCount + 2> text_{};
};

} // namespace switchyard::serve
