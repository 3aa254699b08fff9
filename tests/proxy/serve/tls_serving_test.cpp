// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP inside TLS through real workers: what handshakes, applies and the ends of connections have to do with requests.
#include "tests/proxy/serve/serving.h"
#include "tests/proxy/tls/peer.h"

#include <gtest/gtest.h>

#include <memory>
#include <poll.h>

namespace switchyard::serve {
namespace {

using cert::BackendTls;
using cert::ServerTls;
using tls::test::Client;
using tls::test::ClientWish;

/// A self-signed certificate for a host, valid now.
cert::ServedCertificate certificate_for(std::string host)
{
    return tls::test::served(cert::make(tls::test::current_draft({std::move(host)})));
}

ServerTls front_for(std::string host, const cert::SslPolicySource& policy = {})
{
    ServerTls settings;
    settings.target_proxy = "front";
    settings.certificates.push_back(certificate_for(std::move(host)));
    settings.policy = cert::tls_settings(policy, {});
    return settings;
}

RigPlan encrypted(const ScriptedBackend& backend, ServerTls settings)
{
    RigPlan plan = one_backend(backend);
    plan.tls = std::make_shared<const ServerTls>(std::move(settings));
    return plan;
}

/// What a test has of a connection to a rig.
struct Visitor
{
    explicit Visitor(const ServingRig& rig, const ClientWish& wish = {}) : client(socket_to(rig.address()), wish) {}

    static io::Fd socket_to(const SocketAddress& address)
    {
        const RawSocket connected = RawSocket::connect(address);
        return io::Fd(::dup(connected.fd()));
    }
    /// An answer with Content-Length, head and body; empty when none comes.
    std::string get(std::string_view request = kGet)
    {
        if (!client.send(request))
            return {};
        std::string text;
        while (!text.ends_with("\r\n\r\n")) {
            const std::string byte = client.receive(1);
            if (byte.empty())
                return text;
            text += byte;
        }
        const std::size_t at = text.find("ontent-");
        const std::size_t length = at == std::string::npos ? at : text.find(": ", at);
        return length == std::string::npos ? text : text + client.receive(std::stoul(text.substr(length + 2)));
    }
    std::string fingerprint() const
    {
        unsigned char* der = nullptr;
        const int size = i2d_X509(SSL_get0_peer_certificate(client.native()), &der);
        const std::string text = cert::to_hex(cert::sha256({der, static_cast<std::size_t>(size)}));
        OPENSSL_free(der);
        return text;
    }

    Client client;
};

bool says_close(const std::string& answer) { return answer.find("onnection: close") != std::string::npos; }

TEST(TlsServing, Requests_follow_each_other_on_one_connection_and_are_recorded)
{
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("hello"), &requests));
    ServingRig rig(encrypted(backend, front_for("shop.example.com")));
    Visitor visitor(rig);
    ASSERT_EQ(visitor.client.connect(), "");
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(visitor.get().ends_with("hello"));
    const auto& records = rig.records(3);
    ASSERT_EQ(records.size(), 3U);
    EXPECT_EQ(records[0].status, 200);
    EXPECT_EQ(backend.connections(), 1);
    EXPECT_NE(requests[0].find("orwarded-proto: https"), std::string::npos) << requests[0];
}

TEST(TlsServing, New_certificate_serves_new_connections_and_old_ones_go_on)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    const ServerTls first = front_for("shop.example.com");
    const ServerTls second = front_for("shop.example.com");
    ServingRig rig(encrypted(backend, first));
    Visitor old(rig);
    ASSERT_EQ(old.client.connect(), "");
    EXPECT_TRUE(old.get().ends_with("hello"));
    rig.adopt(encrypted(backend, second));
    const std::string answer = old.get();
    EXPECT_TRUE(answer.ends_with("hello") && !says_close(answer)) << answer;
    EXPECT_TRUE(old.get().ends_with("hello"));
    Visitor fresh(rig);
    ASSERT_EQ(fresh.client.connect(), "");
    EXPECT_EQ(old.fingerprint(), cert::to_hex(first.certificates[0].chain[0].facts.fingerprint));
    EXPECT_EQ(fresh.fingerprint(), cert::to_hex(second.certificates[0].chain[0].facts.fingerprint));
}

struct Outdating
{
    const char* name;
    void (*change)(ServerTls&);
};
void PrintTo(const Outdating& what, std::ostream* out) { *out << what.name; }

class Outdated : public testing::TestWithParam<Outdating>
{};
INSTANTIATE_TEST_SUITE_P(
    TlsServing, Outdated,
    testing::Values(Outdating{"policy",
                              [](ServerTls& tls) {
                                  tls.policy =
                                      cert::tls_settings({.profile = "MODERN", .min_tls_version = "TLS_1_2"}, {});
                              }},
                    Outdating{"client_validation", [](ServerTls& tls) { tls.client_validation.emplace(); }},
                    Outdating{"target_proxy", [](ServerTls& tls) { tls.target_proxy = "another"; }}),
    [](const auto& test) { return std::string(test.param.name); });

TEST_P(Outdated, connection_ends_after_the_request_that_is_here)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServerTls settings = front_for("shop.example.com");
    ServingRig rig(encrypted(backend, settings));
    Visitor old(rig);
    ASSERT_EQ(old.client.connect(), "");
    EXPECT_FALSE(says_close(old.get()));
    GetParam().change(settings);
    rig.adopt(encrypted(backend, settings));
    const std::string answer = old.get();
    EXPECT_TRUE(answer.ends_with("hello") && says_close(answer)) << answer;
    EXPECT_TRUE(old.client.finds_close_notify());
}

TEST(TlsServing, Plain_connection_ends_when_its_rule_wants_tls)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServingRig rig(one_backend(backend));
    RawSocket plain = RawSocket::connect(rig.address());
    plain.send(kGet);
    EXPECT_EQ(plain.receive_response().body, "hello");
    rig.adopt(encrypted(backend, front_for("shop.example.com")));
    plain.send(kGet);
    const RawResponse last = plain.receive_response();
    EXPECT_EQ(last.body, "hello");
    EXPECT_EQ(last.header("connection"), "close");
    EXPECT_TRUE(plain.at_end());
    Visitor fresh(rig);
    EXPECT_EQ(fresh.client.connect(), "");
}

TEST(TlsServing, Connection_ends_with_close_notify_where_the_mode_says_it)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    for (const bool says : {true, false}) {
        ServerTls settings = front_for("shop.example.com");
        settings.ending.says_close_notify = says;
        ServingRig rig(encrypted(backend, settings));
        Visitor visitor(rig);
        ASSERT_EQ(visitor.client.connect(), "");
        EXPECT_TRUE(says_close(visitor.get("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")));
        EXPECT_EQ(visitor.client.finds_close_notify(), says);
    }
}

TEST(TlsServing, Rule_whose_tls_cannot_be_made_answers_nothing)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServerTls without_certificates;
    without_certificates.policy = cert::tls_settings({}, {});
    ServingRig rig(encrypted(backend, without_certificates));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    EXPECT_EQ(client.receive_all(), "");
    EXPECT_EQ(backend.connections(), 0);
}

TEST(TlsServing, Plain_request_to_an_encrypted_rule_gets_an_alert_and_no_answer)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServingRig rig(encrypted(backend, front_for("shop.example.com")));
    RawSocket client = RawSocket::connect(rig.address());
    client.send(kGet);
    EXPECT_EQ(client.receive_all().find("HTTP"), std::string::npos);
    EXPECT_EQ(backend.connections(), 0);
}

// Handshakes that never end

TEST(TlsServing, Silent_and_half_open_handshakes_end_in_time_and_others_are_served)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServeLimits limits;
    limits.handshake_timeout = Milliseconds(300);
    ServingRig rig(encrypted(backend, front_for("shop.example.com")), 1, limits);
    RawSocket silent = RawSocket::connect(rig.address());
    RawSocket half = RawSocket::connect(rig.address());
    half.send(std::string_view("\x16\x03\x01\x02\x00\x01\x00", 7));
    std::unique_ptr<Visitor> visitor;
    ASSERT_TRUE(wait_for([&] { // unless its own handshake takes too long
        visitor = std::make_unique<Visitor>(rig);
        return visitor->client.connect().empty() && visitor->get().ends_with("hello");
    }));
    EXPECT_EQ(silent.receive_all(), "");
    (void)half.receive_all(); // an alert, perhaps
    EXPECT_TRUE(visitor->get().ends_with("hello"));
    EXPECT_EQ(rig.records(2).size(), 2U);
}

TEST(TlsServing, Flood_of_silent_handshakes_makes_room_for_a_client_that_speaks)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServeLimits limits;
    limits.connections = 8;
    ServingRig rig(encrypted(backend, front_for("shop.example.com")), 1, limits);
    std::vector<RawSocket> silent;
    for (int i = 0; i < 32; ++i)
        silent.push_back(RawSocket::connect(rig.address()));
    Visitor visitor(rig);
    ASSERT_EQ(visitor.client.connect(), "");
    EXPECT_TRUE(visitor.get().ends_with("hello"));
}

TEST(TlsServing, Record_that_trickles_in_does_not_prolong_the_wait_for_a_request)
{
    ScriptedBackend backend(ScriptedBackend::always(ok("hello")));
    ServeLimits limits;
    limits.header_timeout = Milliseconds(400);
    ServingRig rig(encrypted(backend, front_for("shop.example.com")), 1, limits);
    Visitor visitor(rig);
    ASSERT_EQ(visitor.client.connect(), "");
    // The header of a record whose rest comes byte by byte.
    RawSocket wire{io::Fd(::dup(visitor.client.fd()))};
    wire.send(std::string_view("\x17\x03\x03\x40\x00", 5));
    int sent = 0;
    pollfd ended{wire.fd(), POLLIN, 0};
    while (sent < 200 && wire.send("x") && ::poll(&ended, 1, 50) == 0) // the pace of the attack
        ++sent;
    EXPECT_LT(sent, 200);
}

// Towards backends

std::shared_ptr<const BackendTls> towards(BackendTls settings)
{
    settings.policy = cert::tls_settings({}, {});
    return std::make_shared<const BackendTls>(std::move(settings));
}

/// A backend behind TLS; the shim's certificate is for localhost.
struct EncryptedBackend
{
    EncryptedBackend()
        : plain(ScriptedBackend::always(ok("secret"))),
          shim(tests::TlsShim::Side::Server, plain.address())
    {}
    RigPlan plan(BackendTls settings) const
    {
        RigPlan plan = one_backend(shim.address());
        plan.services[0].tls = towards(std::move(settings));
        return plan;
    }
    ScriptedBackend plain;
    tests::TlsShim shim;
};

TEST(TlsBackends, Are_reached_without_looking_at_the_certificate_and_connections_are_kept)
{
    const EncryptedBackend backend;
    ServingRig rig(backend.plan({}));
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(fetch(rig.address(), kGet).body, "secret");
    EXPECT_EQ(backend.plain.connections(), 1);
}

TEST(TlsBackends, With_a_certificate_of_nobody_trusted_are_not_asked)
{
    const EncryptedBackend backend;
    cert::BackendTrust trust;
    trust.anchors.push_back(certificate_for("elsewhere.example.com").chain.front());
    ServingRig rig(backend.plan({.policy = {}, .trust = trust}));
    EXPECT_EQ(fetch(rig.address(), kGet).status, 502);
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::FailedToConnectToBackend);
    EXPECT_TRUE(
        wait_for([&] { return backend.plain.connections() == 1; })); // by the shim, which learned of it too late
}

TEST(TlsBackends, That_do_not_speak_tls_are_an_error_with_a_record)
{
    ScriptedBackend plain(ScriptedBackend::always(ok("plain")));
    RigPlan plan = one_backend(plain);
    plan.services[0].tls = towards({});
    plan.services[0].connect_timeout = Milliseconds(500);
    ServingRig rig(plan);
    EXPECT_EQ(fetch(rig.address(), kGet).status, 502);
    EXPECT_EQ(rig.records(1)[0].details, StatusDetails::FailedToConnectToBackend);
}

TEST(TlsBackends, Change_of_settings_makes_fresh_connections)
{
    const EncryptedBackend backend;
    ServingRig rig(backend.plan({}));
    EXPECT_EQ(fetch(rig.address(), kGet).body, "secret");
    EXPECT_EQ(fetch(rig.address(), kGet).body, "secret");
    EXPECT_EQ(backend.plain.connections(), 1);
    rig.adopt(backend.plan({.policy = {}, .server_name = "localhost"}));
    EXPECT_EQ(fetch(rig.address(), kGet).body, "secret");
    EXPECT_EQ(backend.plain.connections(), 2);
}

} // namespace
} // namespace switchyard::serve
