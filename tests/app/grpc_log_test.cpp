// SPDX-License-Identifier: GPL-3.0-or-later
// What switchyardctl run says of a gRPC call that failed behind HTTP's 200.
#include "tests/app/process.h"

#include <arpa/inet.h>
#include <csignal>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace switchyard::test {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A service of the protocol H2C whose only endpoint is not there.
std::string workspace(int port)
{
    return fmt::format(R"(forwardingRules:
  - {{name: web-http, IPAddress: 203.0.113.10, portRange: "80", loadBalancingScheme: EXTERNAL_MANAGED, target: web-proxy}}
targetHttpProxies:
  - {{name: web-proxy, urlMap: web-map}}
urlMaps:
  - {{name: web-map, defaultService: orders}}
backendServices:
  - {{name: orders, protocol: H2C, loadBalancingScheme: EXTERNAL_MANAGED, backends: [{{group: neg}}]}}
networkEndpointGroups:
  - {{name: neg, zone: europe-west3-a, networkEndpointType: GCE_VM_IP_PORT}}
local:
  listeners: [{{forwardingRule: web-http, port: {}}}]
  backends: [{{group: neg, endpoints: ["127.0.0.1:{}"]}}]
)",
                       port, free_port());
}

std::string frame(char type, char flags, char stream, const std::string& payload)
{
    const char head[] = {0, 0, static_cast<char>(payload.size()), type, flags, 0, 0, 0, stream};
    return std::string(head, sizeof head) + payload;
}

/// A client that begins with HTTP/2 and makes one gRPC call without a message; the answer is left to the log.
class Call
{
public:
    explicit Call(int port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        std::string fields; // RFC 7541 section 6.2.2: literals without indexing
        for (const auto& [name, value] :
             std::initializer_list<std::pair<std::string, std::string>>{{":method", "POST"},
                                                                        {":scheme", "http"},
                                                                        {":authority", "shop.example.com"},
                                                                        {":path", "/shop.Orders/Place"},
                                                                        {"content-type", "application/grpc"},
                                                                        {"te", "trailers"}}) {
            fields += '\0';
            fields += static_cast<char>(name.size());
            fields += name;
            fields += static_cast<char>(value.size());
            fields += value;
        }
        constexpr char kSettings = 4;
        constexpr char kHeaders = 1;
        constexpr char kEndStreamAndHeaders = 5;
        const std::string bytes = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(kSettings, 0, 0, {}) +
                                  frame(kHeaders, kEndStreamAndHeaders, 1, fields);
        EXPECT_EQ(send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
    }
    ~Call() { close(fd_); }
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

private:
    int fd_;
};

TEST(GrpcLog, Line_shows_the_failure_behind_200_and_the_end_counts_it)
{
    const int port = free_port();
    const TemporaryFile file(workspace(port));
    Process run({SWITCHYARDCTL, "run", file.path(), "--log"});
    ASSERT_TRUE(run.wait_for_output("\n")) << run.error();
    const Call call(port);
    EXPECT_TRUE(run.wait_for_error("POST shop.example.com/shop.Orders/Place 200 grpc 14 UNAVAILABLE ")) << run.error();
    run.signal(SIGTERM);
    EXPECT_EQ(run.exit_code(), 0);
    EXPECT_THAT(run.error(), HasSubstr("stopped after 1 requests, 0 of them answered with 5xx, 1 gRPC call failed."));
}

TEST(GrpcLog, Json_has_the_protocol_always_and_the_status_of_calls_only)
{
    const int port = free_port();
    const TemporaryFile file(workspace(port));
    Process run({SWITCHYARDCTL, "run", file.path(), "--json", "--log"});
    ASSERT_TRUE(run.wait_for_output(R"("event":"live")")) << run.error();
    http_get(port, "/page");
    ASSERT_TRUE(run.wait_for_output(R"("event":"request")")) << run.error();
    EXPECT_THAT(run.output(), HasSubstr(R"("status":502,"backendStatus":0,"protocol":"HTTP/1.1",)"));
    EXPECT_THAT(run.output(), Not(HasSubstr("grpc")));
    const Call call(port);
    ASSERT_TRUE(run.wait_for_output(R"("grpcStatus":14,"grpcStatusName":"UNAVAILABLE"})")) << run.output();
    EXPECT_THAT(run.output(), HasSubstr(R"("status":200,"backendStatus":0,"protocol":"HTTP/2",)"));
    run.signal(SIGTERM);
    EXPECT_EQ(run.exit_code(), 0);
    EXPECT_THAT(run.output(), HasSubstr(R"("responses5xx":1,"noResponse":0,"grpcFailures":1,"floods":0})"));
    EXPECT_THAT(run.error(), HasSubstr("1 of them answered with 5xx, 1 gRPC call failed."));
}

TEST(GrpcLog, End_says_nothing_of_grpc_where_no_call_failed)
{
    const int port = free_port();
    const TemporaryFile file(workspace(port));
    Process run({SWITCHYARDCTL, "run", file.path()});
    ASSERT_TRUE(run.wait_for_output("\n")) << run.error();
    http_get(port, "/page");
    run.signal(SIGTERM);
    EXPECT_EQ(run.exit_code(), 0);
    EXPECT_THAT(run.error(), HasSubstr("1 of them answered with 5xx."));
}

} // namespace
} // namespace switchyard::test
