// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/probes.h"

#include "proxy/upstream/membership_builder.h"
#include "tests/proxy/upstream/parrot_backend.h"
#include "tests/support/run_task.h"

#include <gtest/gtest.h>

namespace switchyard::upstream {
namespace {

using health::State;
using tests::ParrotBackend;
using tests::turn_until;

constexpr std::string_view kGood = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
constexpr std::string_view kBad = "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n";

compile::ServiceSpec service(std::uint64_t id, const std::vector<SocketAddress>& addresses)
{
    compile::ServiceSpec spec;
    spec.id = ElementId{id};
    spec.key = ServiceKey{id};
    spec.health_check.emplace();
    spec.health_check->id = ElementId{id + 1000};
    spec.health_check->name = "check";
    spec.health_check->interval = Seconds(1);
    for (const SocketAddress& address : addresses) {
        spec.endpoints.push_back({.key = EndpointKey{id * 100 + address.port.value},
                                  .group = ElementId{7},
                                  .address = address,
                                  .label = address.to_string()});
    }
    return spec;
}

compile::Snapshot snapshot(std::vector<compile::ServiceSpec> services, std::uint64_t revision = 1)
{
    compile::Snapshot result;
    result.revision = Revision{revision};
    result.services = std::move(services);
    return result;
}

struct Fixture
{
    io::EventLoop loop;
    std::vector<ProbeNews> news;
    Probes probes{loop, [this](const ProbeNews& item) { news.push_back(item); }, 1};
};

TEST(Probes, serve_an_endpoint_only_after_its_healthy_threshold)
{
    Fixture f;
    ParrotBackend backend{std::string(kGood)};
    const auto config = snapshot({service(1, {backend.address()})});
    const auto& spec = config.services[0];
    EXPECT_EQ(f.probes.state_of(spec, spec.endpoints[0]), State::Unknown);
    f.probes.add(config);
    EXPECT_FALSE(f.probes.settled(config));
    ASSERT_TRUE(turn_until(f.loop, [&] { return f.probes.settled(config); }));
    EXPECT_EQ(f.probes.state_of(spec, spec.endpoints[0]), State::Healthy);
    ASSERT_EQ(f.news.size(), 2U);
    EXPECT_FALSE(f.news[0].changed);
    EXPECT_EQ(f.news[0].state, State::Unknown);
    EXPECT_TRUE(f.news[1].changed);
    EXPECT_EQ(f.news[1].endpoint, spec.endpoints[0].key);
    EXPECT_EQ(f.news[1].service, spec.id);
}

TEST(Probes, follow_a_backend_that_turns_bad_and_good_again)
{
    Fixture f;
    ParrotBackend backend{std::string(kGood)};
    const auto config = snapshot({service(1, {backend.address()})});
    const auto& spec = config.services[0];
    const auto state_is = [&](State wanted) {
        return [&f, &spec, wanted] { return f.probes.state_of(spec, spec.endpoints[0]) == wanted; };
    };
    f.probes.add(config);
    ASSERT_TRUE(turn_until(f.loop, state_is(State::Healthy)));
    backend.set_answer(std::string(kBad));
    ASSERT_TRUE(turn_until(f.loop, state_is(State::Unhealthy)));
    EXPECT_EQ(f.news.back().result.answer, "HTTP 500");
    backend.set_answer(std::string(kGood));
    const auto probes_before = f.news.size();
    f.probes.probe_now(spec);
    ASSERT_TRUE(turn_until(f.loop, [&] { return f.news.size() > probes_before; }));
    f.probes.probe_now(spec);
    ASSERT_TRUE(turn_until(f.loop, state_is(State::Healthy)));
}

TEST(Probes, probe_an_address_once_when_services_share_it_and_its_check)
{
    Fixture f;
    ParrotBackend backend{std::string(kGood)};
    std::vector<compile::ServiceSpec> services;
    for (const std::uint64_t id : {1, 2, 3}) {
        services.push_back(service(id, {backend.address()}));
        services.back().health_check->interval = Seconds(60); // no probe after the verdict
    }
    services.back().health_check->path = "/other";
    const auto config = snapshot(services);
    f.probes.add(config);
    EXPECT_EQ(f.probes.size(), 2U);
    ASSERT_TRUE(turn_until(f.loop, [&] { return f.probes.settled(config); }));
    EXPECT_EQ(f.news.size(), 6U);
    EXPECT_EQ(backend.connections(), 4);
}

TEST(Probes, keep_what_is_the_same_after_an_apply_and_forget_the_rest)
{
    Fixture f;
    ParrotBackend kept{std::string(kGood)};
    ParrotBackend gone{std::string(kGood)};
    const auto first = snapshot({service(1, {kept.address(), gone.address()})});
    f.probes.add(first);
    ASSERT_TRUE(turn_until(f.loop, [&] { return f.probes.settled(first); }));

    auto renamed = service(2, {kept.address()});
    renamed.health_check->name = "renamed";
    const auto second = snapshot({renamed}, 2);
    f.probes.add(second);
    EXPECT_TRUE(f.probes.settled(second));
    f.probes.retain(second);
    EXPECT_EQ(f.probes.size(), 1U);
    const auto& spec = first.services[0];
    EXPECT_EQ(f.probes.state_of(spec, spec.endpoints[1]), State::Unknown);
    EXPECT_EQ(f.probes.state_of(second.services[0], second.services[0].endpoints[0]), State::Healthy);
    f.news.clear();
    ASSERT_TRUE(turn_until(f.loop, [&] { return !f.news.empty(); }));
    EXPECT_EQ(f.news[0].service, ElementId{2});
}

TEST(Probes, use_the_fixed_port_of_the_check)
{
    Fixture f;
    ParrotBackend health{std::string(kGood)};
    auto spec = service(1, {SocketAddress{IpAddress::v4(127, 0, 0, 1), Port{1}}});
    spec.health_check->fixed_port = health.address().port;
    const auto config = snapshot({spec});
    f.probes.add(config);
    ASSERT_TRUE(turn_until(f.loop, [&] { return f.probes.settled(config); }));
    EXPECT_EQ(f.probes.state_of(spec, spec.endpoints[0]), State::Healthy);
}

TEST(Probes, call_an_endpoint_healthy_when_its_service_has_no_check)
{
    Fixture f;
    auto spec = service(1, {SocketAddress{IpAddress::v4(127, 0, 0, 1), Port{1}}});
    spec.health_check.reset();
    const auto config = snapshot({spec});
    f.probes.add(config);
    f.probes.probe_now(spec);
    EXPECT_TRUE(f.probes.settled(config));
    EXPECT_EQ(f.probes.size(), 0U);
    EXPECT_EQ(f.probes.state_of(spec, spec.endpoints[0]), State::Healthy);
}

TEST(Probes, can_be_cleared_while_probes_are_in_flight)
{
    Fixture f;
    ParrotBackend backend("");
    backend.set_talking(false);
    f.probes.add(snapshot({service(1, {backend.address()})}));
    ASSERT_TRUE(turn_until(f.loop, [&] { return backend.connections() > 0; }));
    f.probes.clear();
    f.loop.turn(Milliseconds(5));
    EXPECT_TRUE(f.news.empty());
}

TEST(MembershipBuilder, puts_only_healthy_endpoints_in_and_reuses_unchanged_pickers)
{
    state::Ledger ledger;
    const SocketAddress a{IpAddress::v4(127, 0, 0, 1), Port{1}};
    const SocketAddress b{IpAddress::v4(127, 0, 0, 1), Port{2}};
    auto first = snapshot({service(1, {a, b}), service(2, {a})});
    State state_of_b = State::Healthy;
    MembershipBuilder builder(ledger, [&](const auto&, const compile::EndpointSpec& endpoint) {
        return endpoint.address == b ? state_of_b : State::Healthy;
    });

    const auto full = builder.build(first);
    ASSERT_EQ(full->services.size(), 2U);
    EXPECT_EQ(full->services[0].serving.size(), 2U);
    EXPECT_EQ(full->services[0].serving[0].ledger, ledger.find(first.services[0].endpoints[0].key));

    state_of_b = State::Unhealthy;
    const auto partial = builder.build(first);
    EXPECT_EQ(partial->services[0].serving.size(), 1U);
    EXPECT_NE(partial->services[0].picker, full->services[0].picker);
    EXPECT_EQ(partial->services[1].picker, full->services[1].picker);
    EXPECT_GT(partial->version, full->version);

    auto second = snapshot({first.services[1], first.services[0]}, 2); // other order, other revision
    const auto moved = builder.build(second);
    EXPECT_EQ(moved->revision, Revision{2});
    EXPECT_EQ(moved->services[0].picker, partial->services[1].picker);
    EXPECT_EQ(moved->services[1].picker, partial->services[0].picker);
}

TEST(MembershipBuilder, leaves_a_service_without_picker_when_nothing_serves)
{
    state::Ledger ledger;
    const auto config = snapshot({service(1, {SocketAddress{IpAddress::v4(127, 0, 0, 1), Port{1}}})});
    MembershipBuilder builder(ledger, [](const auto&, const auto&) { return State::Unknown; });
    const auto membership = builder.build(config);
    EXPECT_TRUE((*membership)[0].serving.empty());
    EXPECT_EQ((*membership)[0].picker, nullptr);
}

} // namespace
} // namespace switchyard::upstream
