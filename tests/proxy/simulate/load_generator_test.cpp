// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/load_generator.h"

#include "core/observe/load_source.h"
#include "proxy/io/socket_address.h"
#include "proxy/simulate/load_plan.h"
#include "proxy/simulate/simulated_backends.h"
#include "tests/support/free_port.h"
#include "tests/support/in_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <poll.h>

namespace switchyard::simulate {
namespace {

using compile::LoadProfileSpec;
using compile::LoadRequestSpec;
using testing::HasSubstr;

LoadProfileSpec profile(double rate, int connections, int seconds)
{
    LoadProfileSpec spec;
    spec.name = "browse";
    spec.requests_per_second = rate;
    spec.connections = static_cast<std::uint32_t>(connections);
    spec.duration = Seconds(seconds);
    spec.requests = {LoadRequestSpec{}};
    return spec;
}

/// Keeps the reports; the test waits for the one it wants.
class Reports
{
public:
    void add(const runtime::LoadReported& report)
    {
        const std::lock_guard lock(mutex_);
        all_.push_back(report);
        arrived_.notify_all();
    }

    template <typename Condition>
    std::optional<runtime::LoadReported> wait(Condition condition, Milliseconds limit = Seconds(30))
    {
        std::unique_lock lock(mutex_);
        std::optional<runtime::LoadReported> found;
        arrived_.wait_for(lock, limit, [&] {
            for (const runtime::LoadReported& report : all_) {
                if (condition(report))
                    found = report;
            }
            return found.has_value();
        });
        return found;
    }
    std::optional<runtime::LoadReported> wait_for_end(Milliseconds limit = Seconds(30))
    {
        return wait([](const runtime::LoadReported& report) { return !report.running; }, limit);
    }
    void clear()
    {
        const std::lock_guard lock(mutex_);
        all_.clear();
    }

private:
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<runtime::LoadReported> all_;
};

class LoadGeneratorTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(thread_.start());
        compile::SimulatedBackendSpec spec;
        spec.id = ElementId{1};
        spec.name = "target";
        spec.listen = {IpAddress::v4(127, 0, 0, 1), Port{0}};
        auto prepared = backends_.prepare(std::vector{spec});
        ASSERT_TRUE(prepared);
        backends_.commit(std::move(*prepared));
        dials_.backend = ElementId{1};
        target_ = *backends_.address_of(ElementId{1});
    }

    runtime::SimulatedReported counts()
    {
        std::promise<std::vector<runtime::SimulatedReported>> promise;
        backends_.count([&](std::vector<runtime::SimulatedReported> all) { promise.set_value(std::move(all)); });
        return promise.get_future().get().front();
    }

    Reports reports_;
    LoopThread thread_;
    SimulatedBackends backends_{thread_, 7};
    LoadGenerator generator_{thread_, 7, [this](const runtime::LoadReported& report) { reports_.add(report); }};
    SocketAddress target_;
    runtime::SetSimulated dials_;
};

TEST_F(LoadGeneratorTest, Sends_at_its_rate_and_stops_by_itself)
{
    constexpr std::uint64_t kRate = 100;
    std::uint64_t all = 0;
    EXPECT_TRUE(tests::in_time(Seconds(1), [&](Milliseconds time) -> testing::AssertionResult {
        const auto seconds = static_cast<std::uint64_t>(time / Seconds(1));
        reports_.clear();
        EXPECT_TRUE(generator_.start(profile(kRate, 4, static_cast<int>(seconds)), target_));
        const runtime::LoadReported end = reports_.wait_for_end(time + Seconds(30)).value_or(runtime::LoadReported{});
        all += end.sent;
        EXPECT_EQ(end.target_rate, kRate);
        EXPECT_LE(end.sent, kRate * seconds + 1);
        EXPECT_EQ(end.answered, end.sent);
        EXPECT_EQ(end.failed, 0U);
        EXPECT_EQ(end.server_errors, 0U);
        EXPECT_EQ(counts().requests, all);
        if (end.sent * 100 < kRate * seconds * 85)
            return testing::AssertionFailure() << end.sent << " in " << seconds << " s";
        return testing::AssertionSuccess();
    }));
}

TEST_F(LoadGeneratorTest, Counts_server_errors_apart)
{
    dials_.error_rate = 1.0;
    ASSERT_TRUE(backends_.set(dials_));
    ASSERT_TRUE(generator_.start(profile(50, 2, 600), target_));
    const auto report =
        reports_.wait([](const runtime::LoadReported& so_far) { return so_far.running && so_far.answered > 10; });
    ASSERT_TRUE(report);
    EXPECT_EQ(report->server_errors, report->answered);
    EXPECT_EQ(report->failed, 0U);
}

TEST_F(LoadGeneratorTest, Counts_what_nobody_answers_as_failed)
{
    const tests::ClosedPort closed;
    ASSERT_TRUE(generator_.start(profile(50, 2, 600), closed.address()));
    ASSERT_TRUE(reports_.wait([](const runtime::LoadReported& so_far) { return so_far.failed > 10; }));
    generator_.stop();
    const auto end = reports_.wait_for_end();
    ASSERT_TRUE(end);
    EXPECT_EQ(end->answered, 0U);
    EXPECT_EQ(end->failed, end->sent);
}

TEST_F(LoadGeneratorTest, Does_not_pile_up_what_a_slow_target_cannot_take)
{
    dials_.latency = Milliseconds(100);
    ASSERT_TRUE(backends_.set(dials_));
    const MonotonicTime begun = io::EventLoop::read_clock();
    ASSERT_TRUE(generator_.start(profile(10'000, 3, 600), target_));
    ASSERT_TRUE(reports_.wait([](const runtime::LoadReported& so_far) { return so_far.answered > 20; }));
    generator_.stop();
    const auto end = reports_.wait_for_end();
    ASSERT_TRUE(end);
    const auto rounds = static_cast<std::uint64_t>((io::EventLoop::read_clock() - begun) / *dials_.latency + 1);
    EXPECT_LE(end->sent, 3 * rounds) << "three connections, a tenth of a second each";
}

TEST_F(LoadGeneratorTest, Stops_when_told_and_may_start_again)
{
    ASSERT_TRUE(generator_.start(profile(200, 2, 600), target_));
    ASSERT_TRUE(
        reports_.wait([](const runtime::LoadReported& report) { return report.running && report.answered > 50; }));
    generator_.stop();
    ASSERT_TRUE(reports_.wait_for_end());
    ASSERT_TRUE(generator_.start(profile(100, 2, 1), target_));
    EXPECT_TRUE(reports_.wait(
        [](const runtime::LoadReported& report) { return !report.running && report.target_rate == 100; }));
}

TEST_F(LoadGeneratorTest, Is_known_by_its_address)
{
    auto listener = io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}});
    ASSERT_TRUE(listener);
    ASSERT_TRUE(generator_.start(profile(20, 1, 600), *io::local_address(listener->get())));
    sockaddr_storage from{};
    socklen_t size = sizeof from;
    pollfd waiting{listener->get(), POLLIN, 0};
    ASSERT_EQ(::poll(&waiting, 1, 20'000), 1);
    const io::Fd accepted(::accept(listener->get(), reinterpret_cast<sockaddr*>(&from), &size));
    ASSERT_TRUE(accepted);
    EXPECT_EQ(io::from_kernel(from).address, observe::kLoadSource);
    EXPECT_TRUE(observe::is_load_source(io::from_kernel(from).address));
    EXPECT_FALSE(observe::is_load_source(IpAddress::v4(127, 0, 0, 1)));
    generator_.stop();
    EXPECT_TRUE(reports_.wait_for_end());
}

TEST_F(LoadGeneratorTest, Refuses_what_it_must_not_or_cannot_send)
{
    const auto kind = [&](const LoadProfileSpec& spec) { return generator_.start(spec, target_).error().kind; };
    EXPECT_EQ(generator_.start(profile(1, 1, 1), {IpAddress::v4(10, 0, 0, 1), Port{80}}).error().kind,
              ErrorKind::PermissionDenied);
    EXPECT_EQ(generator_.start(profile(1, 1, 1), {IpAddress::v4(0, 0, 0, 0), Port{80}}).error().kind,
              ErrorKind::PermissionDenied);
    EXPECT_EQ(kind(profile(0, 1, 1)), ErrorKind::InvalidArgument);
    EXPECT_EQ(kind(profile(1e9, 1, 1)), ErrorKind::InvalidArgument);
    EXPECT_EQ(kind(profile(1, 0, 1)), ErrorKind::InvalidArgument);
    EXPECT_EQ(kind(profile(1, 100'000, 1)), ErrorKind::InvalidArgument);
    EXPECT_EQ(kind(profile(1, 1, 0)), ErrorKind::InvalidArgument);
    LoadProfileSpec nothing = profile(1, 1, 1);
    nothing.requests = {};
    EXPECT_EQ(kind(nothing), ErrorKind::InvalidArgument);
    nothing.requests = {{0, "GET", "", "/", {}}};
    EXPECT_EQ(kind(nothing), ErrorKind::InvalidArgument);
}

TEST(LoadPlan, Refuses_requests_that_are_none)
{
    const auto problem = [](const LoadRequestSpec& request) {
        LoadProfileSpec spec = profile(1, 1, 1);
        spec.requests = {request};
        const auto plan = LoadPlan::make(spec, "127.0.0.1:80");
        return plan ? std::string() : plan.error().context;
    };
    EXPECT_EQ(problem({}), "");
    EXPECT_EQ(problem({1, "POST", "", "/", {{"X-A", "b"}}}), "");
    EXPECT_THAT(problem({1, "G T", "", "/", {}}), HasSubstr("cannot be sent"));
    EXPECT_THAT(problem({1, "GET", "", "a b", {}}), HasSubstr("cannot be sent"));
    EXPECT_THAT(problem({1, "GET", "a b", "/", {}}), HasSubstr("Host"));
    EXPECT_THAT(problem({1, "GET", "", "/", {{"X", "a\r\n\r\nGET / HTTP/1.1\r\nHost: x"}}}),
                HasSubstr("cannot be sent"));
    EXPECT_THAT(problem({1, "GET", "", "/", {{"Content-Length", "5"}}}), HasSubstr("body"));
}

TEST(LoadPlan, Draws_by_weight)
{
    LoadProfileSpec spec = profile(1, 1, 1);
    spec.requests = {
        {1, "GET", "", "/rare", {}}, {0, "GET", "", "/never", {}}, {3, "GET", "", "/often", {{"X-Device", "mobile"}}}};
    const auto plan = LoadPlan::make(spec, "h:1");
    ASSERT_TRUE(plan);
    balance::Random random(3);
    int rare = 0;
    for (int i = 0; i < 4'000; ++i)
        rare += plan->draw(random).bytes.find("/rare") != std::string::npos ? 1 : 0;
    EXPECT_NEAR(rare, 1'000, 120);
    while (plan->draw(random).bytes.find("/often") == std::string::npos)
        ;
    EXPECT_EQ(plan->draw(random).bytes.find("/never"), std::string::npos);
}

} // namespace
} // namespace switchyard::simulate
