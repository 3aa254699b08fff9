// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/grpc.h"
#include "core/http/header_lines.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace switchyard::http {
namespace {

bool is_call(Method method, std::string_view content_type)
{
    HeaderLines lines;
    lines.add("Content-Type", content_type);
    RequestHead head;
    head.method = method;
    head.headers = lines.table();
    return is_grpc(head);
}

TEST(IsGrpc, takes_posts_of_its_content_type_and_of_those_derived_from_it)
{
    for (const std::string_view type : {"application/grpc", "application/grpc+proto", "application/grpc+json",
                                        "application/grpc;charset=utf-8", "APPLICATION/gRPC+proto"}) {
        EXPECT_TRUE(is_call(Method::Post, type)) << type;
    }
}

TEST(IsGrpc, takes_nothing_that_only_looks_like_it)
{
    for (const std::string_view type : {"application/grpc-web", "application/grpc-web+proto", "application/grpcx",
                                        "application/grp", "text/plain", "application/json", ""}) {
        EXPECT_FALSE(is_call(Method::Post, type)) << type;
    }
    for (const Method method : {Method::Get, Method::Put, Method::Options, Method::Other}) {
        EXPECT_FALSE(is_call(method, "application/grpc"));
    }
    RequestHead bare;
    bare.method = Method::Post;
    EXPECT_FALSE(is_grpc(bare)) << "no content type at all";
}

std::optional<std::int8_t> status_of(std::string_view value)
{
    HeaderLines lines;
    lines.add("grpc-message", "x");
    lines.add("Grpc-Status", value);
    return grpc_status(lines.table());
}

TEST(GrpcStatus, is_a_number_of_at_most_127)
{
    EXPECT_EQ(status_of("0"), 0);
    EXPECT_EQ(status_of("14"), 14);
    EXPECT_EQ(status_of("016"), 16);
    EXPECT_EQ(status_of("99"), 99) << "without a name, but a status";
    EXPECT_EQ(status_of("127"), 127);
    for (const std::string_view wrong :
         {"", "128", "999", "1000", "0014", "-1", "+1", " 1", "1 ", "0x1", "OK", "1.0", "99999999999999999999"}) {
        EXPECT_EQ(status_of(wrong), std::nullopt) << wrong;
    }
    EXPECT_EQ(grpc_status(HeaderTable{}), std::nullopt);
}

TEST(GrpcStatus, follows_from_the_http_status_where_an_answer_has_none)
{
    struct Case
    {
        std::uint16_t http;
        int grpc;
    };
    for (const auto& [http, grpc] :
         {Case{400, 13}, Case{401, 16}, Case{403, 7}, Case{404, 12}, Case{429, 14}, Case{502, 14}, Case{503, 14},
          Case{504, 14}, Case{200, 2}, Case{301, 2}, Case{409, 2}, Case{500, 2}, Case{501, 2}, Case{0, 2}}) {
        EXPECT_EQ(grpc_status_of(http), grpc) << http;
    }
}

TEST(GrpcStatus, has_a_name_of_its_own_from_0_to_16)
{
    std::set<std::string_view> names;
    for (std::int8_t status = 0; status <= 16; ++status) {
        names.insert(grpc_status_name(status));
    }
    EXPECT_EQ(names.size(), 17U);
    EXPECT_FALSE(names.contains(""));
    EXPECT_EQ(grpc_status_name(kGrpcOk), "OK");
    EXPECT_EQ(grpc_status_name(kGrpcUnknown), "UNKNOWN");
    EXPECT_EQ(grpc_status_name(kGrpcDeadlineExceeded), "DEADLINE_EXCEEDED");
    EXPECT_EQ(grpc_status_name(kGrpcUnavailable), "UNAVAILABLE");
    EXPECT_EQ(grpc_status_name(16), "UNAUTHENTICATED");
    EXPECT_EQ(grpc_status_name(17), "");
    EXPECT_EQ(grpc_status_name(127), "");
    EXPECT_EQ(grpc_status_name(-1), "");
}

std::optional<Nanoseconds> timeout_of(std::string_view value)
{
    HeaderLines lines;
    lines.add("grpc-timeout", value);
    return grpc_timeout(lines.table());
}

TEST(GrpcTimeout, is_read_in_each_of_its_units)
{
    using namespace std::chrono_literals;
    EXPECT_EQ(timeout_of("2H"), 2h);
    EXPECT_EQ(timeout_of("3M"), 3min);
    EXPECT_EQ(timeout_of("10S"), 10s);
    EXPECT_EQ(timeout_of("250m"), 250ms);
    EXPECT_EQ(timeout_of("7u"), 7us);
    EXPECT_EQ(timeout_of("99999999n"), 99'999'999ns);
    EXPECT_EQ(timeout_of("0S"), 0s);
    EXPECT_EQ(timeout_of("00000001S"), 1s);
}

TEST(GrpcTimeout, does_not_overflow_where_its_digits_allow_centuries)
{
    ASSERT_TRUE(timeout_of("99999999H"));
    EXPECT_GE(*timeout_of("99999999H"), std::chrono::hours(1'000'000));
    EXPECT_EQ(timeout_of("99999999M"), std::chrono::minutes(99'999'999));
    EXPECT_EQ(timeout_of("99999999S"), Seconds(99'999'999));
}

TEST(GrpcTimeout, is_not_guessed_when_malformed)
{
    for (const std::string_view wrong : {"", "S", "1", "10", "100000000S", "-1S", "+1S", "1.5S", "1 S", " 1S", "1s",
                                         "1h", "1x", "S1", "1SS", "0x1S"}) {
        EXPECT_EQ(timeout_of(wrong), std::nullopt) << wrong;
    }
    EXPECT_EQ(grpc_timeout(HeaderTable{}), std::nullopt);
}

} // namespace
} // namespace switchyard::http
