// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip_address.h"

#include <gtest/gtest.h>

namespace switchyard {
namespace {

TEST(IpAddress, Canonical_text_survives_a_round_trip)
{
    for (const char* text : {"0.0.0.0", "127.0.0.1", "203.0.113.10", "::", "::1", "2001:db8::1", "2001:db8:0:1:1:1:1:1",
                             "fe80::1:0:0:1"}) {
        const auto address = IpAddress::parse(text);
        ASSERT_TRUE(address) << text;
        EXPECT_EQ(address->to_string(), text);
    }
    EXPECT_EQ(IpAddress::parse("::ffff:10.0.0.1")->to_string(), "::ffff:a00:1");
    EXPECT_EQ(IpAddress::parse("2001:DB8:0:0:0:0:0:1")->to_string(), "2001:db8::1");
}

TEST(IpAddress, Refuses_what_is_no_literal)
{
    for (const char* text : {"", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "1.2.3.4 ", "a.b.c.d", ":",
                             ":::", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "::1%eth0"})
        EXPECT_FALSE(IpAddress::parse(text)) << text;
}

TEST(IpAddress, Knows_loopback_and_unspecified)
{
    EXPECT_TRUE(IpAddress::parse("127.9.9.9")->is_loopback());
    EXPECT_TRUE(IpAddress::parse("::1")->is_loopback());
    EXPECT_FALSE(IpAddress::parse("10.0.0.1")->is_loopback());
    EXPECT_TRUE(IpAddress::parse("0.0.0.0")->is_unspecified());
    EXPECT_TRUE(IpAddress::parse("::")->is_unspecified());
}

TEST(SocketAddress, Reads_and_writes_both_families)
{
    for (const char* text : {"127.0.0.1:8080", "[::1]:443", "203.0.113.10:65535"}) {
        const auto address = SocketAddress::parse(text);
        ASSERT_TRUE(address) << text;
        EXPECT_EQ(address->to_string(), text);
    }
    for (const char* text :
         {"127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "::1:80", "[::1]", "127.0.0.1:80x", "localhost:80"})
        EXPECT_FALSE(SocketAddress::parse(text)) << text;
}

} // namespace
} // namespace switchyard
