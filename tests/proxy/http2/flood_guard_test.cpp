// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http2/flood_guard.h"
#include "proxy/http2/frame_walker.h"

#include <gtest/gtest.h>

#include <string>

namespace switchyard::http2 {
namespace {

constexpr MonotonicTime kBegin{Seconds(1'000)};

TEST(Allowance, is_used_up_and_comes_back_with_time_and_work)
{
    Allowance allowance(10, 5);
    EXPECT_TRUE(allowance.take(10, kBegin));
    EXPECT_FALSE(allowance.take(1, kBegin));
    allowance.earn(3);
    EXPECT_TRUE(allowance.take(2, kBegin));
    EXPECT_FALSE(allowance.take(1, kBegin + Milliseconds(100)));
    EXPECT_TRUE(allowance.take(4, kBegin + Seconds(1)));
    EXPECT_TRUE(allowance.take(10, kBegin + Seconds(3'600)));
    EXPECT_FALSE(allowance.take(1, kBegin + Seconds(3'600))) << "never more than there was at first";
}

TEST(Allowance, comes_back_however_often_it_is_looked_at)
{
    Allowance allowance(10, 5);
    EXPECT_TRUE(allowance.take(10, kBegin));
    int good = 0;
    for (int step = 1; step <= 2'000; ++step)
        good += allowance.take(1, kBegin + Milliseconds(step)) ? 1 : 0;
    EXPECT_LE(good, 10);
}

std::string frame(std::uint8_t type, std::uint8_t flags, std::size_t size)
{
    std::string text{static_cast<char>(size >> 16), static_cast<char>(size >> 8), static_cast<char>(size)};
    text += static_cast<char>(type);
    text += static_cast<char>(flags);
    return text + std::string(4, '\0') + std::string(size, 'x');
}

TEST(FrameWalker, counts_the_same_however_the_bytes_are_cut)
{
    // DATA with something, empty, and ending; HEADERS, PRIORITY, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE,
    // CONTINUATION, and one that nobody knows
    const std::string bytes = std::string("preface") + frame(0, 0, 300) + frame(0, 0, 0) + frame(0, 1, 0) +
                              frame(1, 4, 20) + frame(2, 0, 5) + frame(3, 0, 4) + frame(4, 0, 12) + frame(6, 0, 8) +
                              frame(7, 0, 8) + frame(8, 0, 4) + frame(9, 4, 0) + frame(0xee, 0, 1000);
    for (std::size_t piece = 1; piece <= bytes.size(); piece += piece < 20 ? 1 : 97) {
        FrameWalker walker(7);
        std::int64_t idle = 0;
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            idle += walker.idle_in(std::string_view(bytes).substr(at, piece));
        EXPECT_EQ(idle, 6) << piece;
    }
}

} // namespace
} // namespace switchyard::http2
