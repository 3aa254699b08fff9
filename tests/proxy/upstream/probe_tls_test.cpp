// SPDX-License-Identifier: GPL-3.0-or-later
// HTTPS and SSL health checks.
#include "proxy/upstream/probe.h"
#include "tests/proxy/layer4/peer.h"
#include "tests/proxy/upstream/parrot_backend.h"
#include "tests/proxy/upstream/probing.h"

#include <gtest/gtest.h>

#include <functional>
#include <optional>

namespace switchyard::upstream {
namespace {

using layer4::test::Peer;
using Type = compile::HealthCheckSpec::Type;

/// Takes one connection and speaks TLS with it, on a thread of its own.
class EncryptedBackend
{
public:
    explicit EncryptedBackend(std::function<void(Peer&)> script, bool expects_proxy_header = false)
    {
        listening_ = std::move(*io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}, {.reuse_port = false}));
        address_ = *io::local_address(listening_.get());
        thread_ = std::thread([this, script = std::move(script), expects_proxy_header] {
            pollfd entry{.fd = listening_.get(), .events = POLLIN, .revents = 0};
            if (::poll(&entry, 1, 20'000) <= 0)
                return;
            io::Fd fd(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
            char byte = 0;
            while (expects_proxy_header && byte != '\n' && ::recv(fd.get(), &byte, 1, 0) == 1)
                header_ += byte;
            Peer peer(std::move(fd), layer4::test::backend_context(), Peer::Role::Server);
            greeted_ = peer.handshake();
            if (greeted_)
                script(peer);
        });
    }
    ~EncryptedBackend() { join(); }
    EncryptedBackend(const EncryptedBackend&) = delete;
    EncryptedBackend& operator=(const EncryptedBackend&) = delete;

    SocketAddress address() const { return address_; }
    void join()
    {
        if (thread_.joinable())
            thread_.join();
    }
    // After join().
    bool greeted() const { return greeted_; }
    const std::string& header() const { return header_; }

private:
    io::Fd listening_;
    SocketAddress address_;
    std::string header_;
    bool greeted_ = false;
    std::thread thread_;
};

compile::HealthCheckSpec encrypted(Type type, std::string expected = {})
{
    compile::HealthCheckSpec check;
    check.type = type;
    check.tls = true;
    check.expected_response = std::move(expected);
    return check;
}

/// Reads a request head and answers.
std::function<void(Peer&)> answering(std::string answer, std::string* request = nullptr)
{
    return [answer = std::move(answer), request](Peer& client) {
        std::string head;
        while (!head.ends_with("\r\n\r\n") && client.end() == Peer::End::Open)
            head += client.receive(1);
        if (request != nullptr)
            *request = head;
        client.send(answer);
        client.finish();
    };
}

TEST(TlsProbe, asks_inside_tls)
{
    std::string request;
    EncryptedBackend backend(answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nready", &request));
    compile::HealthCheckSpec check = encrypted(Type::Http, "ready");
    check.host = "shop.example.com";
    const ProbeResult result = run_probe(backend.address(), check);
    backend.join();
    EXPECT_TRUE(result.success) << result.answer;
    EXPECT_EQ(result.answer, "HTTP 200");
    EXPECT_TRUE(request.starts_with("GET / HTTP/1.1\r\nHost: shop.example.com\r\n")) << request;
}

TEST(TlsProbe, judges_the_status_as_ever)
{
    EncryptedBackend backend(answering("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"));
    const ProbeResult result = run_probe(backend.address(), encrypted(Type::Http));
    EXPECT_FALSE(result.success);
    EXPECT_EQ(result.answer, "HTTP 503");
}

TEST(TlsProbe, says_the_proxy_line_before_the_handshake)
{
    EncryptedBackend backend(answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), true);
    compile::HealthCheckSpec check = encrypted(Type::Http);
    check.proxy_header = true;
    EXPECT_TRUE(run_probe(backend.address(), check).success);
    backend.join();
    EXPECT_EQ(backend.header(), "PROXY UNKNOWN\r\n");
}

TEST(TlsProbe, needs_a_handshake_only_when_the_check_is_ssl)
{
    EncryptedBackend silent([](Peer& client) { client.await_end(); });
    const ProbeResult result = run_probe(silent.address(), encrypted(Type::Tcp));
    silent.join();
    EXPECT_TRUE(result.success) << result.answer;
    EXPECT_TRUE(silent.greeted()) << "the backend must see a whole handshake";
    EncryptedBackend speaking([](Peer& client) { client.send("220 ready"); });
    EXPECT_TRUE(run_probe(speaking.address(), encrypted(Type::Tcp, "220")).success);
}

TEST(TlsProbe, says_so_when_the_endpoint_speaks_no_tls)
{
    tests::ParrotBackend backend("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    backend.set_reads_request(false);
    for (const Type type : {Type::Http, Type::Tcp}) {
        const ProbeResult result = run_probe(backend.address(), encrypted(type));
        EXPECT_FALSE(result.success);
        EXPECT_EQ(result.answer, "TLS handshake failed: the endpoint does not speak TLS on this port");
    }
}

TEST(TlsProbe, says_so_when_the_endpoint_closes_within_the_handshake)
{
    tests::ParrotBackend backend("");
    backend.set_reads_request(false);
    const ProbeResult result = run_probe(backend.address(), encrypted(Type::Http));
    EXPECT_FALSE(result.success);
    EXPECT_EQ(result.answer, "TLS handshake failed: the endpoint closed the connection");
}

TEST(TlsProbe, counts_the_handshake_against_the_timeout)
{
    const auto listening = io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}, {.reuse_port = false}); // no accept
    compile::HealthCheckSpec check = encrypted(Type::Http);
    check.timeout = Seconds(1);
    const ProbeResult result = run_probe(*io::local_address(listening->get()), check);
    EXPECT_EQ(result.answer, "TLS handshake failed: no answer within 1 s");
    EXPECT_GE(result.took, Seconds(1));
}

TEST(TlsProbe, tells_a_plain_check_that_the_endpoint_expects_tls)
{
    tests::ParrotBackend backend(std::string("\x15\x03\x01\x00\x02\x02\x46", 7)); // alert: protocol version
    EXPECT_EQ(run_probe(backend.address(), {}).answer, "the answer is TLS, not HTTP: the endpoint expects HTTPS");
}

TEST(TlsProbe, fails_a_plain_check_of_an_endpoint_that_expects_tls_and_says_nothing)
{
    EncryptedBackend backend([](Peer&) {});
    const ProbeResult result = run_probe(backend.address(), {});
    backend.join();
    EXPECT_FALSE(result.success);
    EXPECT_FALSE(backend.greeted());
    EXPECT_EQ(result.http_status, 0);
}

TEST(TlsProbe, can_be_abandoned_at_any_moment)
{
    for (int turns = 0; turns < 12; ++turns) {
        EncryptedBackend backend([](Peer& client) { client.await_end(); });
        io::EventLoop loop;
        Prober prober(loop);
        io::Scope scope;
        std::optional<ProbeResult> result;
        scope.start(tests::detail::store(prober.probe(backend.address(), encrypted(Type::Http, "nothing")), &result));
        for (int i = 0; i < turns && !result; ++i)
            loop.turn(Milliseconds(2));
        scope.clear();
        loop.turn(Milliseconds(0));
    }
}

} // namespace
} // namespace switchyard::upstream
