// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/pace.h"

#include <gtest/gtest.h>

namespace switchyard::io {
namespace {

constexpr MonotonicTime kStart{std::chrono::hours(1)};

/// Waits until the peer sends `bytes` after `pause`; false when patience ended before.
bool waits(Pace& pace, MonotonicTime& now, Nanoseconds pause, std::size_t bytes)
{
    pace.begin(now);
    if (now + pause >= pace.deadline())
        return false;
    now += pause;
    pace.waited(now, bytes);
    return true;
}

TEST(Pace, Peer_may_pause_once_as_long_as_patience_lasts)
{
    Pace pace(Seconds(10), 100);
    MonotonicTime now = kStart;
    EXPECT_TRUE(waits(pace, now, Milliseconds(9'999), 1));
    EXPECT_FALSE(waits(pace, now, Milliseconds(20), 1));
}

TEST(Pace, Peer_that_keeps_the_minimum_rate_may_go_on_for_ever)
{
    Pace pace(Seconds(10), 100);
    MonotonicTime now = kStart;
    for (int i = 0; i < 10'000; ++i)
        ASSERT_TRUE(waits(pace, now, Milliseconds(500), 50)) << i;
}

TEST(Pace, Peer_that_is_slower_is_given_up_however_it_spreads_its_bytes)
{
    for (const auto& [pause, bytes] : {std::pair{Milliseconds(100), 1U}, std::pair{Milliseconds(1'000), 50U},
                                       std::pair{Milliseconds(5'000), 450U}}) {
        Pace pace(Seconds(10), 100);
        MonotonicTime now = kStart;
        int rounds = 0;
        while (rounds < 100'000 && waits(pace, now, pause, bytes))
            ++rounds;
        EXPECT_LT(rounds, 1'000);
        EXPECT_GE(now - kStart, Seconds(5));
    }
}

TEST(Pace, Bytes_restore_patience_but_never_more_than_all_of_it)
{
    Pace pace(Seconds(10), 100);
    MonotonicTime now = kStart;
    EXPECT_TRUE(waits(pace, now, Seconds(9), 0));
    pace.earn(1'000'000'000'000);
    EXPECT_TRUE(waits(pace, now, Milliseconds(9'999), 0));
    EXPECT_FALSE(waits(pace, now, Milliseconds(2), 0));
}

TEST(Pace, Bytes_that_the_kernel_delivered_are_earned_once)
{
    MonotonicTime now = kStart;
    Pace pace(Seconds(10), 100);
    pace.begin(now);
    now += Milliseconds(9'999);
    pace.delivered(now, 500);
    EXPECT_EQ(pace.deadline(), now + Milliseconds(5'001));
    now += Milliseconds(5'000);
    pace.waited(now, 700); // room for 500 of them was there
    EXPECT_EQ(pace.deadline(), now + Milliseconds(2'001));
    pace.earn(100);
    EXPECT_EQ(pace.deadline(), now + Milliseconds(3'001));
}

TEST(Pace, Bytes_that_the_kernel_delivered_restore_all_patience_without_a_minimum_rate)
{
    MonotonicTime now = kStart;
    Pace pace(Seconds(10), 0);
    pace.begin(now);
    for (int i = 0; i < 3; ++i) {
        now += Milliseconds(9'999);
        pace.delivered(now, 500);
        EXPECT_EQ(pace.deadline(), now + Seconds(10));
    }
    now += Seconds(5);
    pace.waited(now, 100);
    EXPECT_EQ(pace.deadline(), now + Seconds(10));
}

TEST(Pace, Time_between_waits_does_not_count)
{
    Pace pace(Seconds(10), 100);
    MonotonicTime now = kStart;
    EXPECT_TRUE(waits(pace, now, Seconds(6), 0));
    now += Seconds(1'000);
    EXPECT_TRUE(waits(pace, now, Seconds(3), 0));
}

TEST(Pace, Without_a_minimum_rate_any_byte_restores_all_patience)
{
    Pace pace(Seconds(10), 0);
    MonotonicTime now = kStart;
    for (int i = 0; i < 1'000; ++i)
        ASSERT_TRUE(waits(pace, now, Milliseconds(9'900), 1));
    EXPECT_FALSE(waits(pace, now, Seconds(10), 1));
}

} // namespace
} // namespace switchyard::io
