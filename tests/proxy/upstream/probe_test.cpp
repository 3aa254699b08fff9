// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/probe.h"

#include "tests/proxy/upstream/parrot_backend.h"
#include "tests/proxy/upstream/probing.h"
#include "tests/support/free_port.h"

#include <gtest/gtest.h>

namespace switchyard::upstream {
namespace {

using tests::ParrotBackend;

/// A check with some fields set: check([](auto& c) { c.path = "/"; }).
template <typename Edit>
compile::HealthCheckSpec check(Edit edit)
{
    compile::HealthCheckSpec result;
    edit(result);
    return result;
}

std::string answer(std::string_view status_line, std::string_view body)
{
    return std::string(status_line) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
}

TEST(Probe, succeeds_only_when_the_status_is_exactly_200)
{
    struct Case
    {
        std::string_view status_line;
        bool success;
        std::uint16_t status;
        std::string_view answer;
    };
    constexpr Case kCases[] = {
        {"HTTP/1.1 200 OK", true, 200, "HTTP 200"},       {"HTTP/1.0 200 OK", true, 200, "HTTP 200"},
        {"HTTP/1.1 201 Created", false, 201, "HTTP 201"}, {"HTTP/1.1 301 Moved", false, 301, "HTTP 301"},
        {"HTTP/1.1 503 Broken", false, 503, "HTTP 503"},  {"SSH-2.0-OpenSSH_9.2", false, 0, "the answer is not HTTP"},
    };
    for (const Case& c : kCases) {
        ParrotBackend backend(answer(c.status_line, "ok"));
        const ProbeResult result = run_probe(backend.address(), {});
        EXPECT_EQ(result.success, c.success) << c.status_line;
        EXPECT_EQ(result.http_status, c.status);
        EXPECT_EQ(result.answer, c.answer);
        EXPECT_GT(result.took.count(), 0);
    }
}

TEST(Probe, skips_interim_answers)
{
    ParrotBackend backend("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer("HTTP/1.1 200 OK", "ok"));
    EXPECT_TRUE(run_probe(backend.address(), {}).success);
}

TEST(Probe, sends_the_host_and_path_of_the_check)
{
    ParrotBackend backend(answer("HTTP/1.1 200 OK", ""));
    EXPECT_TRUE(run_probe(backend.address(), check([](auto& c) {
                              c.host = "shop.example.com";
                              c.path = "/healthz?deep=1";
                          }))
                    .success);
    EXPECT_TRUE(backend.last_request().starts_with("GET /healthz?deep=1 HTTP/1.1\r\nHost: shop.example.com\r\n"));
    EXPECT_TRUE(run_probe(backend.address(), check([](auto& c) { c.proxy_header = true; })).success);
    EXPECT_TRUE(backend.last_request().starts_with("PROXY UNKNOWN\r\nGET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"))
        << backend.last_request();
}

TEST(Probe, refuses_to_send_a_path_that_would_end_the_request_early)
{
    ParrotBackend backend(answer("HTTP/1.1 200 OK", ""));
    EXPECT_FALSE(run_probe(backend.address(), check([](auto& c) { c.path = "/ HTTP/1.1\r\nX: y"; })).success);
    EXPECT_FALSE(run_probe(backend.address(), check([](auto& c) { c.host = "a b"; })).success);
    EXPECT_EQ(backend.connections(), 0);
}

TEST(Probe, looks_for_the_expected_text_in_the_first_1024_bytes_only)
{
    const std::string edge = std::string(1022, '.') + "ok";
    const std::string beyond = std::string(1023, '.') + "ok";
    struct Case
    {
        std::string answer;
        bool success;
    };
    const Case cases[] = {
        {answer("HTTP/1.1 200 OK", "status: ok"), true},
        {answer("HTTP/1.1 200 OK", "status: down"), false},
        {answer("HTTP/1.1 200 OK", ""), false},
        {answer("HTTP/1.1 503 No", "ok"), false},
        {answer("HTTP/1.1 200 OK", edge), true},
        {answer("HTTP/1.1 200 OK", beyond), false},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n", true},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense ok", false},
        {"HTTP/1.1 200 OK\r\n\r\nuntil close: ok", true},
        {"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\ncut short, but ok", true},
    };
    for (const Case& c : cases) {
        ParrotBackend backend(c.answer);
        EXPECT_EQ(run_probe(backend.address(), check([](auto& c) { c.expected_response = "ok"; })).success, c.success)
            << c.answer;
    }
}

TEST(Probe, says_why_when_nobody_listens)
{
    const tests::ClosedPort nobody;
    const ProbeResult result = run_probe(nobody.address(), {});
    EXPECT_FALSE(result.success);
    EXPECT_EQ(result.answer, "connection refused");
}

TEST(Probe, gives_up_after_the_timeout)
{
    ParrotBackend backend("");
    backend.set_talking(false);
    const ProbeResult result = run_probe(backend.address(), check([](auto& c) { c.timeout = Seconds(1); }));
    EXPECT_FALSE(result.success);
    EXPECT_EQ(result.answer, "no answer within 1 s");
    EXPECT_GE(result.took, Seconds(1));
}

TEST(Probe, fails_when_the_connection_closes_without_an_answer)
{
    ParrotBackend backend("");
    EXPECT_EQ(run_probe(backend.address(), {}).answer, "connection closed before an answer");
    backend.set_answer("HTTP/1.1 200");
    EXPECT_EQ(run_probe(backend.address(), {}).answer, "connection closed before an answer");
}

TEST(Probe, fails_on_a_head_that_never_ends)
{
    ParrotBackend backend("HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x'));
    EXPECT_EQ(run_probe(backend.address(), {}).answer, "the answer is not HTTP");
}

TEST(Probe, connects_only_when_the_check_is_tcp)
{
    ParrotBackend backend("220 ready");
    backend.set_reads_request(false);
    EXPECT_TRUE(
        run_probe(backend.address(), check([](auto& c) { c.type = compile::HealthCheckSpec::Type::Tcp; })).success);
    EXPECT_TRUE(run_probe(backend.address(), check([](auto& c) {
                              c.type = compile::HealthCheckSpec::Type::Tcp;
                              c.expected_response = "220";
                          }))
                    .success);
    EXPECT_FALSE(run_probe(backend.address(), check([](auto& c) {
                               c.type = compile::HealthCheckSpec::Type::Tcp;
                               c.expected_response = "500";
                           }))
                     .success);
    EXPECT_FALSE(run_probe(backend.address(), check([](auto& c) {
                               c.type = compile::HealthCheckSpec::Type::Tcp;
                               c.expected_response = "220 ready and more";
                           }))
                     .success);
}

TEST(Probe, can_be_abandoned_at_any_moment)
{
    ParrotBackend backend(answer("HTTP/1.1 200 OK", "ok"));
    for (int turns = 0; turns < 8; ++turns) {
        io::EventLoop loop;
        Prober prober(loop);
        io::Scope scope;
        std::optional<ProbeResult> result;
        scope.start(tests::detail::store(
            prober.probe(backend.address(), check([](auto& c) { c.expected_response = "nothing"; })), &result));
        for (int i = 0; i < turns && !result; ++i) {
            loop.turn(Milliseconds(2));
        }
        scope.clear();
        loop.turn(Milliseconds(0));
    }
}

} // namespace
} // namespace switchyard::upstream
