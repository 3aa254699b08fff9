// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/access_record.h"

#include <gtest/gtest.h>

#include <string>

namespace switchyard::observe {
namespace {

TEST(AccessRecord, keeps_short_texts_whole)
{
    AccessRecord record;
    record.set_text("GET", "shop.example.com:8080", "/a?b=c");
    EXPECT_EQ(record.method_text(), "GET");
    EXPECT_EQ(record.host(), "shop.example.com:8080");
    EXPECT_EQ(record.request_target(), "/a?b=c");
    EXPECT_FALSE(record.target_truncated);
}

TEST(AccessRecord, fills_the_room_to_the_last_byte)
{
    AccessRecord record;
    const std::string target(200 - 3 - 4, 'x');
    record.set_text("GET", "host", target);
    EXPECT_EQ(record.request_target(), target);
    EXPECT_FALSE(record.target_truncated);
    record.set_text("GET", "host", target + "y");
    EXPECT_EQ(record.request_target(), target);
    EXPECT_TRUE(record.target_truncated);
}

TEST(AccessRecord, cuts_every_part_when_all_are_huge)
{
    const std::string huge(100'000, 'z');
    AccessRecord record;
    record.set_text(huge, huge, huge);
    EXPECT_EQ(record.method_text().size(), 20U);
    EXPECT_EQ(record.host().size(), 80U);
    EXPECT_EQ(record.request_target().size(), 100U);
    EXPECT_TRUE(record.target_truncated);
}

TEST(AccessRecord, takes_empty_texts)
{
    AccessRecord record;
    record.set_text({}, {}, {});
    EXPECT_TRUE(record.method_text().empty());
    EXPECT_TRUE(record.host().empty());
    EXPECT_TRUE(record.request_target().empty());
}

TEST(AccessRecord, says_nothing_of_a_protocol_or_of_grpc_until_it_is_told)
{
    const AccessRecord record{};
    EXPECT_EQ(record.protocol, Protocol::None);
    EXPECT_EQ(record.grpc_status, AccessRecord::kNoGrpcStatus);
}

TEST(Protocol, is_spelled_as_in_the_log_of_the_vendor)
{
    EXPECT_EQ(to_string(Protocol::None), "");
    EXPECT_EQ(to_string(Protocol::Http10), "HTTP/1.0");
    EXPECT_EQ(to_string(Protocol::Http11), "HTTP/1.1");
    EXPECT_EQ(to_string(Protocol::Http2), "HTTP/2");
}

} // namespace
} // namespace switchyard::observe
