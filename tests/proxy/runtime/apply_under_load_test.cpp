// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/runtime/harness.h"
#include "tests/proxy/runtime/http_client.h"
#include "tests/proxy/runtime/test_backend.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

namespace switchyard::proxy {
namespace {

using tests::Answer;
using tests::Configuration;
using tests::Harness;
using tests::HttpClient;
using tests::loopback;
using tests::TestBackend;

/// Asks for ever and notes what went wrong. `path` must be answered by `body`.
class Client
{
public:
    Client(SocketAddress address, std::string path, std::string body, bool keeps_connection)
        : thread_([=, this] { run(address, path, body, keeps_connection); })
    {}
    ~Client() { finish(); }
    void finish()
    {
        stop_.store(true);
        if (thread_.joinable()) {
            thread_.join();
        }
    }
    std::uint64_t requests() const { return requests_; }
    const std::vector<std::string>& failures() const { return failures_; }

private:
    void run(const SocketAddress& address, const std::string& path, const std::string& body, bool keeps_connection)
    {
        HttpClient client(address);
        while (!stop_.load()) {
            const auto answer = client.get(path);
            ++requests_;
            if (!answer) {
                failures_.push_back(path + ": no answer");
            } else if (answer->status != 200 || answer->body != body) {
                failures_.push_back(path + ": " + answer->head + " | " + answer->body);
            }
            if (!keeps_connection) {
                client.close();
            }
        }
    }

    std::atomic<bool> stop_{false};
    std::uint64_t requests_ = 0;
    std::vector<std::string> failures_;
    std::thread thread_;
};

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
    constexpr int kApplies = 200;
    TestBackend a("a");
    TestBackend b("b");
    Harness harness(GetParam());
    SocketAddress handed_over;
    {
        const io::Fd probe = *io::listen_tcp(loopback());
        handed_over = *io::local_address(probe.get());
    }
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
    for (int i = 1; i <= kApplies; ++i) {
        const auto live = harness.go_live(variant(i, a, b, handed_over));
        ASSERT_EQ(live.revision.value, static_cast<std::uint64_t>(i) + 1);
        ASSERT_EQ(Harness::address_of(live, 10), stays);
        const SocketAddress added = Harness::address_of(live, 1000 + static_cast<std::uint64_t>(i));
        ASSERT_EQ(HttpClient(added).get("/1").value_or(Answer{}).body, "a");
        ++own_requests;
        ASSERT_FALSE(added != removed && HttpClient(removed).connect()) << "a removed address still listens";
        removed = added;
    }
    for (const auto& client : clients) {
        client->finish();
        EXPECT_TRUE(client->failures().empty())
            << client->failures().size() << " of " << client->requests() << ": " << client->failures().front();
        EXPECT_GT(client->requests(), static_cast<std::uint64_t>(kApplies));
        own_requests += client->requests();
    }
    harness.stop();
    EXPECT_EQ(harness.all<runtime::StatsReported>().back().sample.total.requests, own_requests);
    EXPECT_FALSE(harness.overlapped());
}

} // namespace
} // namespace switchyard::proxy
