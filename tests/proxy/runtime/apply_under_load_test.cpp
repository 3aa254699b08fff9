// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/port_owner.h"
#include "tests/proxy/runtime/applies.h"
#include "tests/proxy/runtime/harness.h"
#include "tests/proxy/runtime/http_client.h"
#include "tests/proxy/runtime/test_backend.h"
#include "tests/proxy/runtime/tls_client.h"
#include "tests/support/free_port.h"
#include "tests/support/tls_shim.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <unistd.h>
#include <utility>

namespace switchyard::proxy {
namespace {

using tests::Answer;
using tests::applies;
using tests::Configuration;
using tests::Harness;
using tests::HttpClient;
using tests::loopback;
using tests::TestBackend;
using tests::TlsClient;

/// Asks for ever and notes what went wrong. `path` must be answered by `body`. `Http`: HttpClient or TlsClient.
template <typename Http>
class Asker
{
public:
    Asker(SocketAddress address, std::string path, std::string body, bool keeps_connection)
        : thread_([=, this] { run(address, path, body, keeps_connection); })
    {}
    ~Asker() { finish(); }
    void finish()
    {
        stop_.store(true);
        if (thread_.joinable()) {
            thread_.join();
        }
    }
    std::uint64_t requests() const { return requests_.load(); }
    const std::vector<std::string>& failures() const { return failures_; }

private:
    void run(const SocketAddress& address, const std::string& path, const std::string& body, bool keeps_connection)
    {
        Http client(address);
        while (!stop_.load()) {
            const auto answer = client.get(path);
            ++requests_;
            if (!answer) {
                failures_.push_back(path + ": no answer; " + client.problem());
            } else if (answer->status != 200 || answer->body != body) {
                failures_.push_back(path + ": " + answer->head + " | " + answer->body);
            }
            if (!keeps_connection) {
                client.close();
            }
        }
    }

    std::atomic<bool> stop_{false};
    std::atomic<std::uint64_t> requests_{0};
    std::vector<std::string> failures_;
    std::thread thread_;
};

using Client = Asker<HttpClient>;

/// Whether this program listens there; another one may have been given the port meanwhile.
bool is_ours(const SocketAddress& address)
{
    const auto owner = find_port_owner(address);
    return owner && owner->process == ::getpid();
}

class ApplyUnderLoad : public ::testing::TestWithParam<std::size_t>
{};
INSTANTIATE_TEST_SUITE_P(Workers, ApplyUnderLoad, ::testing::Values(1, 2));

// Rule 10 stays for ever. Rule 11's address goes back and forth between two rules. Every revision has a listener that
// only it has, and the services stand in another order, so that an index of the wrong revision would be noticed.
Configuration variant(int i, const TestBackend& a, const TestBackend& b, const SocketAddress& handed_over)
{
    Configuration configuration;
    if (i % 3 == 0) {
        configuration.service(3, {a.address(), b.address()});
    }
    if (i % 2 == 0) {
        configuration.service(1, {a.address()}, true).service(2, {b.address()});
    } else {
        configuration.service(2, {b.address()}).service(1, {a.address()}, true);
    }
    configuration.listener(10).listener(i % 2 == 0 ? 11 : 12, handed_over);
    configuration.listener(1000 + static_cast<std::uint64_t>(i));
    return configuration;
}

TEST_P(ApplyUnderLoad, fails_no_request_on_an_address_that_stays)
{
    const int count = applies(200);
    TestBackend a("a");
    TestBackend b("b");
    Harness harness(GetParam());
    const SocketAddress handed_over = tests::free_address();
    const auto first = harness.go_live(variant(0, a, b, handed_over));
    const SocketAddress stays = Harness::address_of(first, 10);
    std::vector<std::unique_ptr<Client>> clients;
    for (const bool keeps_connection : {true, true, false}) {
        clients.push_back(std::make_unique<Client>(stays, "/1/x", "a", keeps_connection));
        clients.push_back(std::make_unique<Client>(stays, "/2/x", "b", keeps_connection));
        clients.push_back(std::make_unique<Client>(handed_over, "/2", "b", keeps_connection));
    }
    std::uint64_t own_requests = 0;
    SocketAddress removed = Harness::address_of(first, 1000);
    const auto all_asked_enough = [&] {
        return std::ranges::all_of(clients,
                                   [&](const auto& client) { return std::cmp_greater(client->requests(), count); });
    };
    // Some more when the machine kept a client waiting: all of them ask while configurations change.
    for (int i = 1; i <= count || (i <= 20 * count && !all_asked_enough()); ++i) {
        const auto live = harness.go_live(variant(i, a, b, handed_over));
        ASSERT_EQ(live.revision.value, static_cast<std::uint64_t>(i) + 1);
        ASSERT_EQ(Harness::address_of(live, 10), stays);
        const SocketAddress added = Harness::address_of(live, 1000 + static_cast<std::uint64_t>(i));
        ASSERT_EQ(HttpClient(added).get("/1").value_or(Answer{}).body, "a");
        ++own_requests;
        ASSERT_FALSE(added != removed && HttpClient(removed).connect() && is_ours(removed))
            << "a removed address still listens";
        removed = added;
    }
    for (const auto& client : clients) {
        client->finish();
        EXPECT_TRUE(client->failures().empty())
            << client->failures().size() << " of " << client->requests() << ": " << client->failures().front();
        EXPECT_GT(client->requests(), static_cast<std::uint64_t>(count));
        own_requests += client->requests();
    }
    harness.stop();
    EXPECT_EQ(harness.all<runtime::StatsReported>().back().sample.total.requests, own_requests);
    EXPECT_FALSE(harness.overlapped());
}

/// What changes from revision to revision at an HTTPS listener: certificates, policy, what clients are asked for.
std::shared_ptr<const cert::ServerTls> front(int i, const std::vector<cert::ServedCertificate>& certificates)
{
    cert::ServerTls settings;
    settings.target_proxy = "front";
    settings.certificates = {certificates[static_cast<std::size_t>(i) % certificates.size()]};
    if (i % 2 == 0)
        settings.certificates.push_back(certificates.back());
    const cert::SslPolicySource policy{.profile = i % 3 == 0 ? "MODERN" : "COMPATIBLE",
                                       .min_tls_version = i % 5 == 0 ? "TLS_1_2" : ""};
    settings.policy = cert::tls_settings(policy, {});
    if (i % 7 == 0)
        settings.client_validation = cert::ClientValidation{};
    return std::make_shared<const cert::ServerTls>(std::move(settings));
}

/// Routes, certificates, policies, client validation, backend TLS and listeners change under full load.
TEST_P(ApplyUnderLoad, with_tls_fails_no_request_on_an_address_that_stays)
{
    const int count = applies(100);
    TestBackend a("a");
    TestBackend b("b");
    tests::TlsShim encrypted_b(tests::TlsShim::Side::Server, b.address());
    const std::vector<cert::ServedCertificate> certificates{tests::self_signed("shop.example.com"),
                                                            tests::self_signed("shop.example.com"),
                                                            tests::self_signed("www.example.com")};
    const auto to_b = std::make_shared<const cert::BackendTls>(cert::BackendTls{.policy = cert::tls_settings({}, {})});
    const auto variant = [&](int i) {
        Configuration next;
        next.service(1, {a.address()}, i % 4 == 0);
        if (i % 2 == 0)
            next.service(2, {b.address()});
        else
            next.service(2, {encrypted_b.address()}).encrypted_backends(to_b);
        next.listener(10).encrypted(front(i, certificates));
        next.listener(11);
        next.listener(1000 + static_cast<std::uint64_t>(i)).encrypted(front(i + 1, certificates));
        return next;
    };
    Harness harness(GetParam());
    const auto first = harness.go_live(variant(0));
    const SocketAddress https = Harness::address_of(first, 10);
    const SocketAddress http = Harness::address_of(first, 11);
    std::vector<std::unique_ptr<Asker<TlsClient>>> encrypted;
    std::vector<std::unique_ptr<Client>> plain;
    for (const bool keeps_connection : {true, true, false}) {
        encrypted.push_back(std::make_unique<Asker<TlsClient>>(https, "/1/x", "a", keeps_connection));
        encrypted.push_back(std::make_unique<Asker<TlsClient>>(https, "/2/x", "b", keeps_connection));
        plain.push_back(std::make_unique<Client>(http, "/2/x", "b", keeps_connection));
    }
    for (int i = 1; i <= count; ++i) {
        const auto live = harness.go_live(variant(i));
        ASSERT_EQ(Harness::address_of(live, 10), https);
        TlsClient fresh(https);
        ASSERT_EQ(fresh.get("/1").value_or(Answer{}).body, "a") << fresh.problem();
        const auto& wanted = certificates[static_cast<std::size_t>(i) % certificates.size()];
        // An alert-free first name match: the certificate of the name that was asked for, else the primary one.
        EXPECT_FALSE(fresh.fingerprint().empty());
        if (i % certificates.size() != 2)
            EXPECT_EQ(fresh.fingerprint(), cert::to_hex(wanted.chain.front().facts.fingerprint));
        TlsClient added(Harness::address_of(live, 1000 + static_cast<std::uint64_t>(i)));
        ASSERT_EQ(added.get("/2").value_or(Answer{}).body, "b") << added.problem();
    }
    const auto expect_no_failure = [&](auto& clients) {
        for (const auto& client : clients) {
            client->finish();
            EXPECT_TRUE(client->failures().empty())
                << client->failures().size() << " of " << client->requests() << ": " << client->failures().front();
            EXPECT_GT(client->requests(), static_cast<std::uint64_t>(count));
        }
    };
    expect_no_failure(encrypted);
    expect_no_failure(plain);
    harness.stop();
}

} // namespace
} // namespace switchyard::proxy
