// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace switchyard::http2 {

/// Follows frames by their headers alone, however the bytes are cut, and counts those without a use of their own: all
/// but HEADERS, CONTINUATION, RST_STREAM, GOAWAY and DATA that holds something or ends its stream. nghttp2 tells
/// nothing of frames it ignores, of streams that were closed for example. Thread: one. Cost: a few operations per
/// frame.
class FrameWalker
{
public:
    /// `skipped`: bytes before the first frame.
    explicit FrameWalker(std::size_t skipped) : payload_(skipped) {}

    /// How many begin within these bytes, a frame whose header ends in them counts.
    std::int64_t idle_in(std::string_view bytes)
    {
        std::int64_t idle = 0;
        while (!bytes.empty()) {
            const std::size_t skipped = std::min(payload_, bytes.size());
            payload_ -= skipped;
            bytes.remove_prefix(skipped);
            const std::size_t taken = std::min(header_.size() - filled_, bytes.size());
            std::memcpy(header_.data() + filled_, bytes.data(), taken);
            filled_ += taken;
            bytes.remove_prefix(taken);
            if (filled_ < header_.size())
                break;
            filled_ = 0;
            payload_ = std::size_t{header_[0]} << 16 | std::size_t{header_[1]} << 8 | header_[2];
            idle += is_idle() ? 1 : 0;
        }
        return idle;
    }

private:
    bool is_idle() const
    {
        enum : std::uint8_t
        {
            kData = 0,
            kHeaders = 1,
            kRstStream = 3,
            kGoAway = 7,
            kContinuation = 9
        };
        constexpr std::uint8_t kEndStream = 1;
        switch (header_[3]) {
        case kData:
            return payload_ == 0 && (header_[4] & kEndStream) == 0;
        case kHeaders:
        case kRstStream:
        case kGoAway:
        case kContinuation:
            return false;
        default:
            return true;
        }
    }

    std::array<std::uint8_t, 9> header_{};
    std::size_t filled_ = 0;  ///< of the header
    std::size_t payload_ = 0; ///< bytes still to come
};

} // namespace switchyard::http2
