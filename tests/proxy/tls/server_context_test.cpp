// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/server_context.h"

#include "tests/proxy/tls/peer.h"
#include "tests/support/run_task.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <future>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>

namespace switchyard::tls::test {
namespace {

using ::testing::HasSubstr;
using tests::run_task;

/// What came of one connection, seen from both ends.
struct Outcome
{
    Result<> server;
    HandshakeProblem problem = HandshakeProblem::None;
    std::string client; ///< "": it worked
    int version = 0;
    std::uint16_t suite = 0;
    std::string protocol;
    bool resumed = false;
    std::uint32_t certificate = 0;
    std::string staple;
    std::optional<cert::ClientVerdict> verdict;
    SessionHandle session;
};

/// One handshake over TCP, one byte each way.
Outcome meet(const std::shared_ptr<ServerContext>& context, const ClientWish& wish)
{
    io::EventLoop loop;
    io::BufferPools pools;
    Sockets sockets;
    TlsStream stream(loop, std::move(sockets.server), pools, context);
    Client client(std::move(sockets.client), wish);
    Outcome outcome;
    auto other = std::async(std::launch::async, [&] {
        if (!client.connect().empty())
            return client.error();
        if (client.receive(1) != "!") // which brings the tickets of TLS 1.3, or the alert that refuses a certificate
            return client.error();
        return std::string();
    });
    outcome.server = *run_task(loop, stream.handshake(loop.now() + Seconds(20)));
    outcome.problem = stream.problem();
    if (outcome.server)
        EXPECT_EQ(stream.try_write("!").bytes, 1U);
    else
        ::shutdown(stream.fd(), SHUT_WR);
    outcome.client = other.get();
    if (stream.client_verdict() != nullptr)
        outcome.verdict = *stream.client_verdict();
    if (!outcome.server)
        return outcome;
    outcome.version = stream.version();
    outcome.suite = stream.cipher_suite();
    outcome.protocol = stream.protocol();
    outcome.resumed = stream.resumed();
    outcome.certificate = stream.certificate();
    outcome.session = client.session();
    const unsigned char* staple = nullptr;
    const long size = SSL_get_tlsext_status_ocsp_resp(client.native(), &staple);
    if (size > 0)
        outcome.staple.assign(reinterpret_cast<const char*>(staple), static_cast<std::size_t>(size));
    return outcome;
}

cert::ServerTls settings_with(std::vector<cert::ServedCertificate> certificates)
{
    cert::ServerTls settings = plain_settings();
    settings.certificates = std::move(certificates);
    return settings;
}

cert::ServedCertificate made_for(std::vector<std::string> names, cert::NewKey kind = cert::NewKey::EcdsaP256)
{
    return served(cert::make(current_draft(std::move(names)), kind));
}

TEST(ServerContext, Chooses_the_certificate_by_the_name_asked_for)
{
    const auto context = context_of(settings_with(
        {made_for({"primary.example.com"}), made_for({"shop.example.com"}), made_for({"*.example.com"})}));
    const std::array<std::pair<const char*, std::uint32_t>, 6> cases{{{"", 0},
                                                                      {"shop.example.com", 1},
                                                                      {"SHOP.example.com", 1},
                                                                      {"other.example.com", 2},
                                                                      {"a.b.example.com", 0},
                                                                      {"example.org", 0}}};
    for (const auto& [name, certificate] : cases) {
        const Outcome outcome = meet(context, {.server_name = name});
        EXPECT_EQ(outcome.client, "") << name;
        EXPECT_EQ(outcome.certificate, certificate) << name;
    }
}

TEST(ServerContext, Serves_the_kind_of_key_that_the_client_can_verify)
{
    const auto context = context_of(
        settings_with({made_for({"shop.example.com"}, cert::NewKey::Rsa2048), made_for({"shop.example.com"})}));
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        ClientWish wish{.max_version = version};
        EXPECT_EQ(meet(context, wish).certificate, 1U) << "ECDSA when both work";
        wish.signatures = "RSA-PSS+SHA256:RSA+SHA256";
        const Outcome rsa = meet(context, wish);
        EXPECT_EQ(rsa.client, "");
        EXPECT_EQ(rsa.certificate, 0U);
    }
    const Outcome by_suite = meet(context, {.max_version = TLS1_2_VERSION, .ciphers = "ECDHE-RSA-AES128-GCM-SHA256"});
    EXPECT_EQ(by_suite.client, "");
    EXPECT_EQ(by_suite.certificate, 0U);
}

TEST(ServerContext, Certificate_map_without_a_primary_entry_refuses_unknown_names)
{
    cert::ServerTls settings = plain_settings();
    settings.map = std::vector<cert::CertificateMapRow>{{"shop.example.com", {0}}};
    const auto context = context_of(std::move(settings));
    EXPECT_EQ(meet(context, {}).client, "");
    EXPECT_THAT(meet(context, {.server_name = "other.example.com"}).client, HasSubstr("unrecognized name"));
    EXPECT_THAT(meet(context, {.server_name = ""}).client, HasSubstr("unrecognized name"));
}

TEST(ServerContext, Agrees_on_a_protocol_or_refuses_with_the_alert)
{
    cert::ServerTls settings = plain_settings();
    settings.protocols = {"h2", "http/1.1"};
    const auto context = context_of(std::move(settings));
    EXPECT_EQ(meet(context, {.protocols = {"http/1.1", "h2"}}).protocol, "h2") << "the server's order";
    EXPECT_EQ(meet(context, {.protocols = {"http/1.1"}}).protocol, "http/1.1");
    EXPECT_EQ(meet(context, {}).protocol, "") << "no offer";
    const Outcome none = meet(context, {.protocols = {"spdy/1"}});
    EXPECT_THAT(none.client, HasSubstr("no application protocol"));
    EXPECT_FALSE(none.server.has_value());
}

TEST(ServerContext, Staples_an_OCSP_response_when_it_has_one)
{
    cert::ServerTls settings = plain_settings();
    settings.certificates.push_back(made_for({"other.example.com"}));
    settings.certificates[0].ocsp_response = {1, 2, 3};
    const auto context = context_of(std::move(settings));
    EXPECT_EQ(meet(context, {.wants_status = true}).staple, "\x01\x02\x03");
    EXPECT_EQ(meet(context, {}).staple, "") << "not asked for";
    EXPECT_EQ(meet(context, {.server_name = "other.example.com", .wants_status = true}).staple, "");
}

TEST(ServerContext, Says_what_is_wrong_with_its_settings)
{
    const auto error_of = [](cert::ServerTls settings) {
        const auto made =
            ServerContext::make(std::make_shared<const cert::ServerTls>(std::move(settings)), fresh_keys());
        return made ? std::string() : made.error().context;
    };
    EXPECT_EQ(error_of(settings_with({})), "there is no certificate");
    cert::ServerTls swapped = settings_with({made_for({"a.example.com"}), made_for({"b.example.com"})});
    std::swap(swapped.certificates[0].key, swapped.certificates[1].key);
    EXPECT_THAT(error_of(swapped), HasSubstr("does not belong to the certificate of CN=a.example.com"));
    cert::ServerTls protocol = plain_settings();
    protocol.protocols = {std::string(256, 'x')};
    EXPECT_THAT(error_of(protocol), HasSubstr("application protocol"));
    cert::ServerTls policy = plain_settings();
    policy.policy.groups = "P-1";
    EXPECT_THAT(error_of(policy), HasSubstr("groups"));
}

// --- policies -------------------------------------------------------------------------------------------------------

struct Policy
{
    const char* profile;
    const char* min_version;
    std::vector<std::string> features{};
};

const std::array kPolicies{Policy{"COMPATIBLE", "TLS_1_0"},
                           Policy{"COMPATIBLE", "TLS_1_2"},
                           Policy{"MODERN", "TLS_1_0"},
                           Policy{"MODERN", "TLS_1_1"},
                           Policy{"MODERN", "TLS_1_2"},
                           Policy{"RESTRICTED", "TLS_1_0"},
                           Policy{"RESTRICTED", "TLS_1_2"},
                           Policy{"RESTRICTED", "TLS_1_3"},
                           Policy{"FIPS_202205", "TLS_1_2"},
                           Policy{"CUSTOM", "TLS_1_1", {"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"}},
                           Policy{"CUSTOM", "TLS_1_2", {"TLS_RSA_WITH_AES_128_GCM_SHA256"}}};

int version_of(std::string_view name) { return TLS1_VERSION + (name.back() - '0'); }

std::shared_ptr<ServerContext> context_of_policy(const Policy& policy)
{
    cert::ServerTls settings =
        settings_with({made_for({"shop.example.com"}, cert::NewKey::Rsa2048), made_for({"shop.example.com"})});
    settings.policy = cert::tls_settings(
        {.profile = policy.profile, .min_tls_version = policy.min_version, .custom_features = policy.features},
        current_time());
    return context_of(std::move(settings));
}

std::string openssl_name(const cert::PolicyFeature& feature)
{
    const std::array<unsigned char, 2> code{static_cast<unsigned char>(feature.code >> 8),
                                            static_cast<unsigned char>(feature.code)};
    const NativeContext context(SSL_CTX_new(TLS_client_method()));
    const NativeConnection connection(SSL_new(context.get()));
    const SSL_CIPHER* cipher = SSL_CIPHER_find(connection.get(), code.data());
    return cipher == nullptr ? "" : SSL_CIPHER_get_name(cipher);
}

bool needs_tls12(std::string_view feature)
{
    return feature.ends_with("SHA256") || feature.ends_with("SHA384") || feature.ends_with("POLY1305_SHA256");
}

TEST(SslPolicies, Enable_exactly_their_suites_in_exactly_their_versions)
{
    int agreed = 0;
    for (const Policy& policy : kPolicies) {
        const auto context = context_of_policy(policy);
        const std::vector<std::string> enabled =
            cert::enabled_features({policy.profile, policy.min_version, policy.features});
        for (const cert::PolicyFeature& feature : cert::policy_features()) {
            const std::string name = openssl_name(feature);
            if (name.empty()) // Debian's OpenSSL has no 3DES; a diagnostic says so
                continue;
            for (const int version : {TLS1_VERSION, TLS1_1_VERSION, TLS1_2_VERSION}) {
                if (version < TLS1_2_VERSION && needs_tls12(feature.name))
                    continue; // no client can offer that
                const bool wanted = version >= version_of(policy.min_version) &&
                                    std::ranges::count(enabled, feature.name) > 0 &&
                                    version_of(policy.min_version) < TLS1_3_VERSION;
                const Outcome outcome =
                    meet(context, {.min_version = version, .max_version = version, .ciphers = name + ":@SECLEVEL=0"});
                EXPECT_EQ(outcome.client.empty(), wanted) << policy.profile << ' ' << policy.min_version << ' '
                                                          << feature.name << ' ' << version << ": " << outcome.client;
                if (outcome.client.empty())
                    EXPECT_EQ(outcome.suite, feature.code);
                agreed += outcome.client.empty() ? 1 : 0;
            }
        }
    }
    EXPECT_GT(agreed, 50);
}

TEST(SslPolicies, TLS_1_3_has_its_three_suites_and_FIPS_two)
{
    for (const Policy& policy : kPolicies) {
        const auto context = context_of_policy(policy);
        for (const char* suite : {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"}) {
            io::EventLoop loop;
            io::BufferPools pools;
            Sockets sockets;
            TlsStream stream(loop, std::move(sockets.server), pools, context);
            Client client(std::move(sockets.client), {});
            SSL_set_ciphersuites(client.native(), suite);
            SSL_set_min_proto_version(client.native(), TLS1_3_VERSION);
            auto other = std::async(std::launch::async, [&] { return client.connect(); });
            const auto result = run_task(loop, stream.handshake(io::kNever));
            const bool wanted = policy.profile != std::string_view("FIPS_202205") ||
                                suite != std::string_view("TLS_CHACHA20_POLY1305_SHA256");
            EXPECT_EQ(result->has_value(), wanted) << policy.profile << ' ' << suite;
            EXPECT_EQ(other.get().empty(), wanted);
        }
    }
}

/// What a program says that connects to `context`; a shell runs it, {} stands for the port.
std::string said_by(const std::shared_ptr<ServerContext>& context, std::string command, std::string_view answer = "")
{
    const io::Fd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(listener.get(), reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(listener.get(), 1), 0);
    EXPECT_EQ(::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size), 0);
    command.replace(command.find("{}"), 2, std::to_string(ntohs(address.sin_port)));
    auto other = std::async(std::launch::async, [command] {
        std::string text;
        FILE* output = ::popen((command + " 2>&1 </dev/null").c_str(), "r");
        for (int byte = 0; output != nullptr && (byte = std::fgetc(output)) != EOF;)
            text += static_cast<char>(byte);
        ::pclose(output);
        return text;
    });
    io::EventLoop loop;
    io::BufferPools pools;
    io::Fd accepted(::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    TlsStream stream(loop, std::move(accepted), pools, context);
    const auto result = run_task(loop, stream.handshake(loop.now() + Seconds(20)));
    if (result && *result && !answer.empty())
        EXPECT_EQ(stream.try_write(answer).bytes, answer.size());
    stream.shutdown_write();
    return other.get();
}

TEST(SslPolicies, openssl_s_client_gets_exactly_the_versions)
{
    ASSERT_TRUE(cert::has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    const std::array<const char*, 4> flags{"-tls1", "-tls1_1", "-tls1_2", "-tls1_3"};
    const std::array<const char*, 4> names{"TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"};
    for (const Policy& policy : {kPolicies[0], kPolicies[4], kPolicies[6], kPolicies[7], kPolicies[8], kPolicies[9]}) {
        const auto context = context_of_policy(policy);
        const std::vector<std::string> enabled =
            cert::enabled_features({policy.profile, policy.min_version, policy.features});
        for (std::size_t i = 0; i < flags.size(); ++i) {
            const int version = TLS1_VERSION + static_cast<int>(i);
            const std::string text = said_by(
                context, fmt::format("openssl s_client -connect 127.0.0.1:{{}} -servername shop.example.com {} -brief "
                                     "-cipher ALL:@SECLEVEL=0",
                                     flags[i]));
            EXPECT_EQ(text.find(fmt::format("Protocol version: {}\n", names[i])) != std::string::npos,
                      version >= version_of(policy.min_version))
                << policy.profile << ' ' << policy.min_version << ' ' << flags[i] << ": " << text;
        }
    }
}

TEST(SslPolicies, curl_reads_an_answer)
{
    const auto context = context_of(plain_settings());
    const std::string text = said_by(context, "curl -sS -k --http1.1 -o - https://127.0.0.1:{}/",
                                     "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
    EXPECT_EQ(text, "hello");
}

TEST(SslPolicies, ChaCha20_is_for_clients_that_want_it_first)
{
    const auto context = context_of(plain_settings());
    const char* both = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305";
    EXPECT_EQ(meet(context, {.max_version = TLS1_2_VERSION, .ciphers = both}).suite, 0xC02B);
    const char* reversed = "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256";
    EXPECT_EQ(meet(context, {.max_version = TLS1_2_VERSION, .ciphers = reversed}).suite, 0xCCA9);
}

// --- sessions -------------------------------------------------------------------------------------------------------

constexpr std::array kTicketVersions{TLS1_2_VERSION, TLS1_3_VERSION};

/// Whether a session of `first` is resumed at `second`.
bool resumes(const std::shared_ptr<ServerContext>& first, const std::shared_ptr<ServerContext>& second,
             ClientWish wish = {})
{
    const Outcome before = meet(first, wish);
    EXPECT_EQ(before.client, "");
    EXPECT_FALSE(before.resumed);
    EXPECT_NE(before.session, nullptr) << "no ticket";
    wish.session = before.session.get();
    const Outcome after = meet(second, wish);
    EXPECT_EQ(after.client, "") << "refusing to resume must not refuse the client";
    return after.resumed;
}

TEST(Sessions, Are_resumed_across_workers_and_applies)
{
    const auto keys = fresh_keys();
    const cert::ServerTls settings = plain_settings();
    for (const int version : kTicketVersions) {
        const ClientWish wish{.max_version = version};
        EXPECT_TRUE(resumes(context_of(settings, keys), context_of(settings, keys), wish)) << "another worker";
        cert::ServerTls applied = plain_settings(); // with another certificate
        EXPECT_TRUE(resumes(context_of(settings, keys), context_of(applied, keys), wish)) << "after an apply";
        EXPECT_FALSE(resumes(context_of(settings, keys), context_of(settings, fresh_keys()), wish)) << "other keys";
    }
}

TEST(Sessions, Outlive_rotations_as_long_as_their_key_is_kept)
{
    auto keys = fresh_keys();
    const auto context = context_of(plain_settings(), keys);
    for (const int version : kTicketVersions) {
        const Outcome first = meet(context, {.max_version = version});
        for (std::size_t i = 1; i <= TicketKeys::kKept; ++i) {
            keys = *TicketKeys::rotate(*keys);
            ASSERT_LE(keys->keys().size(), TicketKeys::kKept);
            context->adopt(keys);
            const SessionHandle copy(SSL_SESSION_dup(first.session.get())); // OpenSSL's client uses one only once
            const Outcome later = meet(context, {.max_version = version, .session = copy.get()});
            EXPECT_EQ(later.client, "");
            EXPECT_EQ(later.resumed, i < TicketKeys::kKept) << i;
            if (version == TLS1_3_VERSION)
                EXPECT_NE(later.session, nullptr) << "no new ticket";
        }
    }
}

TEST(Sessions, Are_not_resumed_at_another_target_proxy_or_policy)
{
    const auto keys = fresh_keys();
    const cert::ServerTls settings = plain_settings();
    cert::ServerTls other_proxy = settings;
    other_proxy.target_proxy = "backoffice";
    cert::ServerTls other_policy = settings;
    other_policy.policy = cert::tls_settings({.profile = "MODERN"}, current_time());
    for (const int version : kTicketVersions) {
        const ClientWish wish{.max_version = version};
        EXPECT_FALSE(resumes(context_of(settings, keys), context_of(other_proxy, keys), wish));
        EXPECT_FALSE(resumes(context_of(settings, keys), context_of(other_policy, keys), wish));
    }
}

TEST(Sessions, Two_workers_share_keys_while_control_rotates)
{
    const auto settings = std::make_shared<const cert::ServerTls>(plain_settings());
    const auto keys = fresh_keys();
    const auto worker = [&settings](std::shared_ptr<const TicketKeys> own) {
        int resumed = 0;
        const auto context = *ServerContext::make(settings, std::move(own));
        SessionHandle session;
        for (int i = 0; i < 10; ++i) {
            Outcome outcome = meet(context, {.session = session.get()});
            resumed += outcome.resumed ? 1 : 0;
            session = std::move(outcome.session);
        }
        return resumed;
    };
    auto first = std::async(std::launch::async, worker, keys);
    auto second = std::async(std::launch::async, worker, keys);
    for (int i = 0; i < 100; ++i)
        EXPECT_TRUE(TicketKeys::rotate(*keys).has_value());
    EXPECT_EQ(first.get(), 9);
    EXPECT_EQ(second.get(), 9);
}

// --- clients' certificates ------------------------------------------------------------------------------------------

/// A trust configuration and clients of every kind.
struct Clients
{
    cert::Made root = cert::make(current_authority("root"));
    cert::Made intermediate = cert::make(current_authority("intermediate"), cert::NewKey::EcdsaP256, &root);
    cert::Made stranger = cert::make(current_authority("stranger"));
    cert::ServedCertificate good = by(intermediate, "good", {intermediate.certificate});
    cert::ServedCertificate good_rsa = by(intermediate, "rsa", {intermediate.certificate}, cert::NewKey::Rsa2048);
    cert::ServedCertificate unknown = by(stranger, "unknown", {});
    cert::ServedCertificate expired = expired_by(root);

    static cert::ServedCertificate by(const cert::Made& issuer, const std::string& name,
                                      std::vector<cert::Certificate> others,
                                      cert::NewKey kind = cert::NewKey::EcdsaP256)
    {
        return served(cert::make(current_draft({name}), kind, &issuer), std::move(others));
    }
    static cert::ServedCertificate expired_by(const cert::Made& issuer)
    {
        cert::CertificateDraft draft = current_draft({"expired"});
        draft.not_before = current_time() - std::chrono::days(20);
        draft.not_after = current_time() - std::chrono::days(1);
        return served(cert::make(draft, cert::NewKey::EcdsaP256, &issuer));
    }
    cert::ServerTls settings(cert::ClientValidationMode mode, const cert::Made& anchor) const
    {
        cert::ServerTls with = plain_settings();
        const cert::TrustSource source{.anchors = {cert::to_pem(anchor.certificate)}};
        with.client_validation = cert::ClientValidation{mode, cert::ClientTrust::read(source).value()};
        return with;
    }
};

TEST(ClientCertificates, Lenient_mode_lets_everybody_in_and_tells_what_they_showed)
{
    using enum cert::ClientCertError;
    const Clients clients;
    const auto context = context_of(clients.settings(cert::ClientValidationMode::AllowInvalidOrMissing, clients.root));
    const std::array<std::pair<const cert::ServedCertificate*, std::optional<cert::ClientCertError>>, 5> cases{
        {{&clients.good, {}},
         {&clients.good_rsa, {}},
         {nullptr, NotProvided},
         {&clients.unknown, ValidationFailed},
         {&clients.expired, ValidationFailed}}};
    for (const int version : kTicketVersions) {
        for (const auto& [certificate, error] : cases) {
            const Outcome outcome = meet(context, {.max_version = version, .certificate = certificate});
            EXPECT_EQ(outcome.client, "");
            ASSERT_TRUE(outcome.verdict.has_value());
            EXPECT_EQ(outcome.verdict->error, error);
            EXPECT_EQ(outcome.verdict->leaf.has_value(), certificate != nullptr);
            if (certificate == &clients.good)
                EXPECT_EQ(outcome.verdict->intermediates.size(), 1U);
        }
    }
    EXPECT_FALSE(meet(context_of(plain_settings()), {}).verdict.has_value()) << "nobody was asked";
}

TEST(ClientCertificates, Strict_mode_ends_the_handshake_and_keeps_the_reason)
{
    using enum cert::ClientCertError;
    const Clients clients;
    const auto context = context_of(clients.settings(cert::ClientValidationMode::RejectInvalid, clients.root));
    const std::array<std::pair<const cert::ServedCertificate*, cert::ClientCertError>, 3> cases{
        {{nullptr, NotProvided}, {&clients.unknown, ValidationFailed}, {&clients.expired, ValidationFailed}}};
    for (const int version : kTicketVersions) {
        const Outcome good = meet(context, {.max_version = version, .certificate = &clients.good});
        EXPECT_EQ(good.client, "");
        EXPECT_TRUE(good.verdict && good.verdict->is_verified());
        for (const auto& [certificate, error] : cases) {
            const Outcome outcome = meet(context, {.max_version = version, .certificate = certificate});
            EXPECT_NE(outcome.client, "");
            EXPECT_FALSE(outcome.server.has_value());
            EXPECT_EQ(outcome.problem, HandshakeProblem::ChainRejected);
            ASSERT_TRUE(outcome.verdict.has_value());
            EXPECT_EQ(outcome.verdict->error, error);
        }
    }
}

TEST(ClientCertificates, Resumed_session_is_validated_with_the_chain_it_began_with)
{
    const Clients clients;
    const auto keys = fresh_keys();
    for (const auto mode :
         {cert::ClientValidationMode::AllowInvalidOrMissing, cert::ClientValidationMode::RejectInvalid}) {
        const auto context = context_of(clients.settings(mode, clients.root), keys);
        for (const int version : kTicketVersions) {
            ClientWish wish{.max_version = version, .certificate = &clients.good};
            Outcome outcome = meet(context, wish);
            for (int i = 0; i < 2; ++i) { // tickets of resumed sessions carry the chain as well
                wish.session = outcome.session.get();
                Outcome again = meet(context, wish);
                EXPECT_TRUE(again.resumed);
                ASSERT_TRUE(again.verdict.has_value());
                EXPECT_TRUE(again.verdict->is_verified());
                EXPECT_EQ(again.verdict->intermediates.size(), 1U);
                if (again.session)
                    outcome.session = std::move(again.session);
            }
        }
    }
}

TEST(ClientCertificates, Sessions_end_when_the_trust_or_the_mode_changes)
{
    const Clients clients;
    const auto keys = fresh_keys();
    const auto lenient =
        context_of(clients.settings(cert::ClientValidationMode::AllowInvalidOrMissing, clients.root), keys);
    const auto strict = context_of(clients.settings(cert::ClientValidationMode::RejectInvalid, clients.root), keys);
    const auto other =
        context_of(clients.settings(cert::ClientValidationMode::AllowInvalidOrMissing, clients.stranger), keys);
    const auto none = context_of(plain_settings(), keys);
    for (const int version : kTicketVersions) {
        const ClientWish wish{.max_version = version, .certificate = &clients.good};
        EXPECT_FALSE(resumes(lenient, other, wish));
        EXPECT_FALSE(resumes(lenient, strict, wish));
        EXPECT_FALSE(resumes(none, lenient, wish));
        EXPECT_FALSE(resumes(lenient, none, wish));
        EXPECT_TRUE(resumes(lenient, lenient, wish));
    }
}

TEST(ClientCertificates, Session_of_a_client_that_showed_nothing_stays_that)
{
    const Clients clients;
    const auto context = context_of(clients.settings(cert::ClientValidationMode::AllowInvalidOrMissing, clients.root));
    for (const int version : kTicketVersions) {
        const Outcome first = meet(context, {.max_version = version});
        const Outcome again = meet(context, {.max_version = version, .session = first.session.get()});
        EXPECT_TRUE(again.resumed);
        ASSERT_TRUE(again.verdict.has_value());
        EXPECT_EQ(again.verdict->error, cert::ClientCertError::NotProvided);
    }
}

} // namespace
} // namespace switchyard::tls::test
