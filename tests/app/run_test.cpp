// SPDX-License-Identifier: GPL-3.0-or-later
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
using testing::StartsWith;

/// One rule, one simulated backend, both on ports of their own.
struct Scene
{
    int port = free_port();
    int backend = free_port();
    std::string text = fmt::format(R"(forwardingRules:
  - {{name: web-http, IPAddress: 203.0.113.10, portRange: "80", loadBalancingScheme: EXTERNAL_MANAGED, target: web-proxy}}
targetHttpProxies:
  - {{name: web-proxy, urlMap: web-map}}
urlMaps:
  - name: web-map
    defaultService: web
    hostRules: [{{hosts: ["*"], pathMatcher: all}}]
    pathMatchers:
      - name: all
        defaultService: web
        routeRules:
          - {{priority: 10, matchRules: [{{prefixMatch: /old}}], urlRedirect: {{pathRedirect: /new}}}}
backendServices:
  - name: web
    loadBalancingScheme: EXTERNAL_MANAGED
    backends: [{{group: neg}}]
networkEndpointGroups:
  - {{name: neg, networkEndpointType: GCE_VM_IP_PORT}}
local:
  listeners: [{{forwardingRule: web-http, port: {}}}]
  backends: [{{group: neg, simulated: [sim]}}]
  simulatedBackends: [{{name: sim, port: {}}}]
  loadProfiles:
    - {{name: steady, forwardingRule: web-http, requestsPerSecond: 50, durationSec: 60, requests: [{{path: /load}}]}}
)",
                                   port, backend);
};

std::vector<std::string> run_arguments(const TemporaryFile& file, std::vector<std::string> more = {})
{
    std::vector<std::string> arguments{SWITCHYARDCTL, "run", file.path()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

/// A listening socket that is in the way.
class BusyPort
{
public:
    explicit BusyPort(int port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(bind(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        EXPECT_EQ(listen(fd_, 1), 0);
    }
    ~BusyPort() { close(fd_); }
    BusyPort(const BusyPort&) = delete;
    BusyPort& operator=(const BusyPort&) = delete;

private:
    int fd_;
};

TEST(Run, Prints_its_address_serves_and_ends_on_a_signal)
{
    for (const int signal : {SIGTERM, SIGINT}) {
        const Scene scene;
        const TemporaryFile file(scene.text);
        Process run(run_arguments(file, {"--workers", "2"}));
        ASSERT_TRUE(run.wait_for_output(fmt::format("http://127.0.0.1:{}\n", scene.port))) << run.error();
        EXPECT_EQ(run.output(), fmt::format("http://127.0.0.1:{}\n", scene.port));
        EXPECT_THAT(http_get(scene.port, "/"), StartsWith("HTTP/1.1 200 "));
        EXPECT_THAT(http_get(scene.port, "/old"), HasSubstr("/new"));
        run.signal(signal);
        EXPECT_EQ(run.exit_code(), 0) << run.error();
        EXPECT_THAT(run.error(), HasSubstr("stopped after 2 requests"));
        EXPECT_EQ(http_get(scene.port, "/"), "");
    }
}

TEST(Run, Ends_by_itself_after_its_duration)
{
    const Scene scene;
    const TemporaryFile file(scene.text);
    const Finished run = finish(run_arguments(file, {"--for", "200ms"}));
    EXPECT_EQ(run.code, 0) << run.error;
    EXPECT_EQ(run.output, fmt::format("http://127.0.0.1:{}\n", scene.port));
}

TEST(Run, Listener_on_any_port_prints_the_one_it_got)
{
    const Scene scene;
    const TemporaryFile file(
        replaced(scene.text, fmt::format("port: {}}}]\n  backends", scene.port), "port: 0}]\n  backends"));
    Process run(run_arguments(file));
    ASSERT_TRUE(run.wait_for_output("\n")) << run.error();
    const int port = std::stoi(run.output().substr(run.output().rfind(':') + 1));
    EXPECT_GT(port, 0);
    EXPECT_THAT(http_get(port, "/"), StartsWith("HTTP/1.1 200 "));
}

TEST(Run, Busy_port_is_a_sentence_and_an_exit_code_of_its_own)
{
    const Scene scene;
    const BusyPort busy(scene.port);
    const TemporaryFile file(scene.text);
    const Finished run = finish(run_arguments(file));
    EXPECT_EQ(run.code, 4) << run.error;
    EXPECT_THAT(run.error, HasSubstr(std::to_string(scene.port)));
    EXPECT_EQ(run.output, "");
}

TEST(Run, Files_that_cannot_run_end_it_before_anything_listens)
{
    const Scene scene;
    const TemporaryFile file(replaced(scene.text, "target: web-proxy", "target: web-prxy"));
    const Finished gated = finish(run_arguments(file));
    EXPECT_EQ(gated.code, 1);
    EXPECT_THAT(gated.error, HasSubstr("Did you mean 'web-proxy'?"));
    EXPECT_EQ(finish({SWITCHYARDCTL, "run", file.folder() + "/none.yaml"}).code, 3);
    const TemporaryFile sound(scene.text);
    const Finished load = finish(run_arguments(sound, {"--load", "stedy"}));
    EXPECT_EQ(load.code, 1);
    EXPECT_THAT(load.error, HasSubstr("stedy"));
}

TEST(Run, Hangup_reads_the_file_again)
{
    const Scene scene;
    const TemporaryFile file(scene.text);
    Process run(run_arguments(file));
    ASSERT_TRUE(run.wait_for_output("\n")) << run.error();
    file.write(replaced(scene.text, "pathRedirect: /new", "pathRedirect: /newer"));
    run.signal(SIGHUP);
    ASSERT_TRUE(run.wait_for_error("revision 2 is live")) << run.error();
    EXPECT_THAT(http_get(scene.port, "/old"), HasSubstr("/newer"));
}

TEST(Run, Hangup_with_a_bad_file_changes_nothing)
{
    const Scene scene;
    const TemporaryFile file(scene.text);
    Process run(run_arguments(file));
    ASSERT_TRUE(run.wait_for_output("\n")) << run.error();
    int told = 0;
    for (const std::string& bad :
         {replaced(scene.text, "urlMap: web-map", "urlMap: web-mop"),
          scene.text.substr(0, scene.text.find("urlMaps") + 20), std::string("\x01\x02\xff")}) {
        file.write(bad);
        run.signal(SIGHUP);
        ASSERT_TRUE(run.wait_for_error("what runs keeps running", ++told)) << run.error();
        EXPECT_THAT(http_get(scene.port, "/"), StartsWith("HTTP/1.1 200 "));
    }
    EXPECT_THAT(run.error(), HasSubstr("Did you mean 'web-map'?"));
    EXPECT_EQ(run.error().find("revision 2"), std::string::npos);
    run.signal(SIGTERM);
    EXPECT_EQ(run.exit_code(), 0);
}

TEST(Run, Hangup_with_a_busy_new_port_keeps_the_old_configuration)
{
    const Scene scene;
    const int wanted = free_port();
    const BusyPort busy(wanted);
    const TemporaryFile file(scene.text);
    Process run(run_arguments(file));
    ASSERT_TRUE(run.wait_for_output("\n")) << run.error();
    file.write(replaced(scene.text, fmt::format("port: {}", scene.port), fmt::format("port: {}", wanted)));
    run.signal(SIGHUP);
    ASSERT_TRUE(run.wait_for_error("revision 1 keeps running")) << run.error();
    EXPECT_THAT(run.error(), HasSubstr(std::to_string(wanted)));
    EXPECT_THAT(http_get(scene.port, "/"), StartsWith("HTTP/1.1 200 "));
}

TEST(Run, Log_has_a_line_for_every_request)
{
    const Scene scene;
    const TemporaryFile file(scene.text);
    Process run(run_arguments(file, {"--log"}));
    ASSERT_TRUE(run.wait_for_output("\n")) << run.error();
    http_get(scene.port, "/old/x", "log.example.com");
    ASSERT_TRUE(run.wait_for_error("GET log.example.com/old/x 301 ")) << run.error();
    EXPECT_THAT(run.error(), HasSubstr("10 · /old"));
}

TEST(Run, Json_events_tell_the_whole_life)
{
    const Scene scene;
    const TemporaryFile file(scene.text);
    Process run(run_arguments(file, {"--json", "--log"}));
    ASSERT_TRUE(run.wait_for_output(R"("event":"live")")) << run.error();
    EXPECT_THAT(run.output(), HasSubstr(fmt::format(R"("url":"http://127.0.0.1:{}")", scene.port)));
    http_get(scene.port, "/a\"b");
    ASSERT_TRUE(run.wait_for_output(R"("event":"request")")) << run.error();
    EXPECT_THAT(run.output(), HasSubstr(R"("target":"/a\"b")"));
    run.signal(SIGTERM);
    EXPECT_EQ(run.exit_code(), 0);
    EXPECT_THAT(run.output(), HasSubstr(R"("event":"stopped","requests":1)"));
}

TEST(Run, Tcp_proxy_carries_bytes_and_logs_connections)
{
    const int port = free_port();
    const TemporaryFile file(fmt::format(R"(forwardingRules:
  - {{name: tcp-rule, IPAddress: 203.0.113.10, portRange: "443", loadBalancingScheme: EXTERNAL_MANAGED, target: tcp-proxy}}
targetTcpProxies:
  - {{name: tcp-proxy, service: streams}}
backendServices:
  - {{name: streams, protocol: TCP, loadBalancingScheme: EXTERNAL_MANAGED, backends: [{{group: neg}}]}}
networkEndpointGroups:
  - {{name: neg, networkEndpointType: GCE_VM_IP_PORT}}
local:
  listeners: [{{forwardingRule: tcp-rule, port: {}}}]
  backends: [{{group: neg, simulated: [sim]}}]
  simulatedBackends: [{{name: sim, port: {}}}]
)",
                                         port, free_port()));
    Process run(run_arguments(file, {"--json", "--log"}));
    ASSERT_TRUE(run.wait_for_output(R"("event":"live")")) << run.error();
    EXPECT_THAT(http_get(port, "/"), StartsWith("HTTP/1.1 200 "));
    EXPECT_TRUE(run.wait_for_output(R"("event":"connection")")) << run.output();
    EXPECT_THAT(run.output(), HasSubstr(R"("forwardingRule":"tcp-rule")"));
    EXPECT_THAT(run.output(), HasSubstr(R"("service":"streams","endpoint":"sim")"));
    EXPECT_THAT(run.output(), HasSubstr(R"("statusDetails":"connection_closed")"));
    run.signal(SIGTERM);
    EXPECT_EQ(run.exit_code(), 0);
    EXPECT_THAT(run.output(), HasSubstr(R"("responses2xx":1)"));
}

TEST(Run, Load_profile_runs_against_the_listener)
{
    const Scene scene;
    const TemporaryFile file(scene.text);
    Process run(run_arguments(file, {"--load", "steady", "--log"}));
    EXPECT_TRUE(run.wait_for_error("/load 200 ", 10)) << run.error();
}

} // namespace
} // namespace switchyard::test
