// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/backend_context.h"

#include "tests/proxy/tls/peer.h"
#include "tests/support/run_task.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <netinet/in.h>
#include <sys/socket.h>

namespace switchyard::tls::test {
namespace {

using ::testing::HasSubstr;
using tests::run_task;
using tests::turn_until;

/// A backend with a certificate for shop.internal, and whoever connects to it, on one loop.
struct Backend
{
    Backend()
    {
        server_settings = plain_settings();
        server_settings.certificates = {served(leaf, {intermediate.certificate})};
        server_settings.protocols = {"h2", "http/1.1"};
        settings.policy = cert::tls_settings({}, current_time());
    }
    cert::BackendTrust trust_in(const cert::Made& anchor) const
    {
        cert::BackendTrust trust;
        trust.anchors.push_back(anchor.certificate);
        return trust;
    }
    struct Meeting
    {
        Result<> client{};
        HandshakeProblem problem = HandshakeProblem::None;
        Result<> server{};
        std::string name{};
        std::string protocol{};
        std::string echo{};
        std::optional<cert::ClientVerdict> verdict{};
    };
    static io::Task<> shake(TlsStream* stream, std::optional<Result<>>* into)
    {
        into->emplace(co_await stream->handshake(stream->loop().now() + Seconds(20)));
    }
    Meeting meet() const
    {
        const auto context = BackendContext::make(std::make_shared<const cert::BackendTls>(settings));
        if (!context)
            return {.client = std::unexpected(context.error())};
        io::EventLoop loop;
        io::BufferPools pools;
        std::array<int, 2> ends{};
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()), 0);
        TlsStream server(loop, io::Fd(ends[0]), pools, context_of(server_settings));
        TlsStream client(loop, io::Fd(ends[1]), pools, *context);
        std::optional<Result<>> client_done;
        std::optional<Result<>> server_done;
        io::Scope scope;
        scope.start(shake(&server, &server_done));
        scope.start(shake(&client, &client_done));
        EXPECT_TRUE(turn_until(loop, [&] { return client_done.has_value(); }));
        Meeting meeting{.client = *client_done, .problem = client.problem()};
        // A client's last message goes with its first request.
        const bool asked = client_done->has_value() && client.try_write("ping").bytes == 4;
        EXPECT_TRUE(turn_until(loop, [&] { return server_done.has_value(); }));
        meeting.server = *server_done;
        std::array<char, 4> text{};
        if (asked && *server_done && turn_until(loop, [&] { return server.may_read(); }) &&
            server.try_read(text).bytes == text.size())
            meeting.echo.assign(text.data(), text.size());
        meeting.name = server.server_name();
        meeting.protocol = client.protocol();
        if (server.client_verdict() != nullptr)
            meeting.verdict = *server.client_verdict();
        return meeting;
    }

    cert::Made root = cert::make(current_authority("root"));
    cert::Made intermediate = cert::make(current_authority("intermediate"), cert::NewKey::EcdsaP256, &root);
    cert::Made stranger = cert::make(current_authority("stranger"));
    cert::Made leaf = cert::make(
        [] {
            cert::CertificateDraft draft = current_draft({"shop.internal"});
            draft.names.uri = {"spiffe://example.com/shop"};
            return draft;
        }(),
        cert::NewKey::EcdsaP256, &intermediate);
    cert::ServerTls server_settings;
    cert::BackendTls settings;
};

TEST(BackendContext, Takes_any_certificate_and_names_nobody_by_default)
{
    const Backend backend;
    const Backend::Meeting meeting = backend.meet();
    ASSERT_TRUE(meeting.client.has_value()) << meeting.client.error().context;
    EXPECT_EQ(meeting.name, "");
    EXPECT_EQ(meeting.protocol, "");
    EXPECT_EQ(meeting.echo, "ping");
}

TEST(BackendContext, Sends_the_name_and_the_protocols_it_is_given)
{
    Backend backend;
    backend.settings.server_name = "shop.internal";
    backend.settings.protocols = {"http/1.1"};
    const Backend::Meeting meeting = backend.meet();
    EXPECT_EQ(meeting.name, "shop.internal");
    EXPECT_EQ(meeting.protocol, "http/1.1");
}

TEST(BackendContext, Verifies_the_chain_when_it_has_anchors)
{
    Backend backend;
    for (const cert::Made* anchor : {&backend.root, &backend.intermediate, &backend.stranger}) {
        backend.settings.trust = backend.trust_in(*anchor);
        const Backend::Meeting meeting = backend.meet();
        EXPECT_EQ(meeting.client.has_value(), anchor != &backend.stranger);
        if (meeting.client)
            continue;
        EXPECT_EQ(meeting.client.error().kind, ErrorKind::ConnectFailed);
        EXPECT_EQ(meeting.client.error().origin, Origin::Backend);
        EXPECT_EQ(meeting.client.error().retry, Retry::OtherEndpoint);
        EXPECT_EQ(meeting.problem, HandshakeProblem::ChainRejected);
        EXPECT_THAT(meeting.server.error().context, HasSubstr("gave up"));
    }
    backend.settings.trust = cert::BackendTrust{.public_roots = true};
    EXPECT_FALSE(backend.meet().client.has_value());
}

TEST(BackendContext, Knows_intermediates_that_the_backend_does_not_send)
{
    Backend backend;
    backend.server_settings.certificates[0].chain.resize(1, backend.root.certificate);
    backend.settings.trust = backend.trust_in(backend.root);
    EXPECT_FALSE(backend.meet().client.has_value());
    backend.settings.trust->intermediates.push_back(backend.intermediate.certificate);
    EXPECT_TRUE(backend.meet().client.has_value());
}

TEST(BackendContext, Expects_one_of_the_names_it_is_given_or_the_one_it_asks_for)
{
    struct Case
    {
        std::string server_name;
        std::vector<std::string> names;
        bool good;
    };
    const std::array cases{Case{"shop.internal", {}, true},
                           Case{"other.internal", {}, false},
                           Case{"other.internal", {"shop.internal"}, true},
                           Case{"shop.internal", {"other.internal"}, false},
                           Case{"", {"a.internal", "spiffe://example.com/shop"}, true},
                           Case{"", {"spiffe://example.com/other"}, false},
                           Case{"", {}, true}};
    for (const Case& expected : cases) {
        Backend backend;
        backend.settings.server_name = expected.server_name;
        backend.settings.names = expected.names;
        EXPECT_TRUE(backend.meet().client.has_value()) << "without trust names do not count";
        backend.settings.trust = backend.trust_in(backend.root);
        const Backend::Meeting meeting = backend.meet();
        EXPECT_EQ(meeting.client.has_value(), expected.good) << expected.server_name;
        if (!meeting.client)
            EXPECT_EQ(meeting.problem, HandshakeProblem::NameRejected);
    }
}

TEST(BackendContext, Shows_its_certificate_to_backends_that_ask)
{
    Backend backend;
    const cert::TrustSource source{.anchors = {cert::to_pem(backend.root.certificate)}};
    backend.server_settings.client_validation =
        cert::ClientValidation{cert::ClientValidationMode::RejectInvalid, cert::ClientTrust::read(source).value()};
    EXPECT_FALSE(backend.meet().server.has_value());
    backend.settings.identity = served(backend.leaf, {backend.intermediate.certificate});
    const Backend::Meeting meeting = backend.meet();
    EXPECT_EQ(meeting.echo, "ping");
    EXPECT_TRUE(meeting.verdict && meeting.verdict->is_verified());
}

TEST(BackendContext, Tells_slow_closed_and_plain_backends_apart)
{
    const Backend backend;
    const auto context = *BackendContext::make(std::make_shared<const cert::BackendTls>(backend.settings));
    struct Case
    {
        std::string_view says;
        bool hangs_up;
        Milliseconds patience;
        ErrorKind kind;
        HandshakeProblem problem;
    };
    const std::array cases{Case{"", false, Milliseconds(50), ErrorKind::ConnectTimedOut, HandshakeProblem::TimedOut},
                           Case{"", true, Seconds(20), ErrorKind::ConnectFailed, HandshakeProblem::Disconnected},
                           Case{"HTTP/1.1 400 Bad Request\r\n\r\n", false, Seconds(20), ErrorKind::ConnectFailed,
                                HandshakeProblem::PlainText}};
    for (const Case& expected : cases) {
        io::EventLoop loop;
        io::BufferPools pools;
        Sockets sockets;
        TlsStream stream(loop, std::move(sockets.server), pools, context);
        ASSERT_EQ(::send(sockets.client.get(), expected.says.data(), expected.says.size(), 0),
                  static_cast<ssize_t>(expected.says.size()));
        if (expected.hangs_up)
            sockets.client.reset();
        const auto result = run_task(loop, stream.handshake(loop.now() + expected.patience));
        ASSERT_TRUE(result.has_value() && !result->has_value());
        EXPECT_EQ(result->error().kind, expected.kind) << result->error().context;
        EXPECT_EQ(stream.problem(), expected.problem) << result->error().context;
    }
}

} // namespace
} // namespace switchyard::tls::test
