// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serving_rig.h"

#include "core/balance/policies.h"
#include "proxy/io/socket_address.h"

#include <chrono>
#include <cstdlib>
#include <thread>

namespace switchyard::tests {
namespace {

std::string_view rig_tls()
{
    const char* value = std::getenv("SWITCHYARD_RIG_TLS");
    return value == nullptr ? std::string_view() : std::string_view(value);
}

} // namespace

route::Action forward_to(route::ServiceIndex service)
{
    route::ForwardAction action;
    action.targets.push_back({ElementId{}, service, Weight{1}});
    return action;
}

bool wait_for(const std::function<bool()>& condition, Milliseconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= end)
            return false;
        std::this_thread::sleep_for(std::chrono::microseconds(500)); // between two looks at the condition
    }
    return true;
}

ServingRig::ServingRig(RigPlan plan, std::size_t workers, serve::ServeLimits limits)
{
    std::vector<io::Fd> sockets;
    SocketAddress wanted{plan.local, Port{0}};
    for (std::size_t i = 0; i < workers; ++i) {
        sockets.push_back(std::move(*io::listen_tcp(wanted)));
        wanted = *io::local_address(sockets.back().get());
    }
    address_ = wanted;
    const std::string_view encrypted = rig_tls();
    if ((encrypted == "front" || encrypted == "both") && !plan.tls) {
        cert::ServerTls settings;
        settings.target_proxy = "rig";
        settings.certificates.push_back(self_signed("localhost"));
        settings.policy = cert::tls_settings({}, {});
        front_tls_ = std::make_shared<const cert::ServerTls>(std::move(settings));
        front_ = std::make_unique<TlsShim>(TlsShim::Side::Client, address_);
    }
    if (encrypted == "back" || encrypted == "both") {
        cert::BackendTls settings;
        settings.policy = cert::tls_settings({}, {});
        back_tls_ = std::make_shared<const cert::BackendTls>(std::move(settings));
    }
    for (std::size_t i = 0; i < workers; ++i) {
        const auto index = static_cast<std::uint8_t>(i);
        telemetry::WorkerTelemetryOptions options;
        options.worker = index;
        options.captures = &gate_;
        telemetry_.push_back(std::make_unique<telemetry::WorkerTelemetry>(options));
        proxy::WorkerOptions worker;
        worker.index = index;
        worker.seed = 42;
        worker.telemetry = telemetry_.back().get();
        worker.limits = limits;
        worker.retire = [this](std::shared_ptr<const void>) { ++retired_; };
        workers_.push_back(std::make_unique<proxy::Worker>(std::move(worker)));
    }
    const proxy::Worker::Configuration first = configuration(plan);
    const auto keys = tls::TicketKeys::generate().value();
    for (std::size_t i = 0; i < workers; ++i) {
        workers_[i]->adopt(keys);
        workers_[i]->adopt(first);
        workers_[i]->add_listener(std::move(sockets[i]), address_, kRule);
        (void)workers_[i]->start();
    }
}

ServingRig::~ServingRig() { stop(Milliseconds(0)); }

void ServingRig::stop(Milliseconds grace)
{
    for (const auto& worker : workers_)
        worker->stop(grace);
    for (const auto& worker : workers_)
        worker->join();
}

void ServingRig::remove_listener()
{
    std::atomic<std::size_t> done{0};
    for (const auto& worker : workers_)
        worker->remove_listener(address_, [&done] { ++done; });
    wait_for([&] { return done == workers_.size(); });
}

void ServingRig::adopt(const std::vector<RigPlan>& plans)
{
    std::vector<proxy::Worker::Configuration> all;
    for (const RigPlan& plan : plans)
        all.push_back(configuration(plan));
    std::atomic<std::size_t> adopted{0};
    for (const auto& worker : workers_) {
        for (const proxy::Worker::Configuration& next : all)
            worker->adopt(next, [&adopted] { ++adopted; });
    }
    wait_for([&] { return adopted == all.size() * workers_.size(); });
}

SocketAddress ServingRig::reach(const SocketAddress& backend)
{
    if (!back_tls_)
        return backend;
    std::unique_ptr<TlsShim>& shim = back_[backend];
    if (!shim)
        shim = std::make_unique<TlsShim>(TlsShim::Side::Server, backend);
    return shim->address();
}

proxy::Worker::Configuration ServingRig::configuration(const RigPlan& plan)
{
    auto snapshot = std::make_shared<compile::Snapshot>();
    snapshot->revision = Revision{++revision_};
    auto membership = std::make_shared<state::Membership>();
    membership->revision = snapshot->revision;
    membership->version = revision_;
    compile::ListenerSpec listener;
    listener.forwarding_rule = kRule;
    listener.url_map = kUrlMap;
    listener.name = "rule";
    listener.local = address_;
    listener.address = plan.address;
    listener.port = Port{plan.tls ? std::uint16_t{443} : std::uint16_t{80}};
    listener.scheme = plan.tls ? route::Scheme::Https : route::Scheme::Http;
    listener.tls = plan.tls ? plan.tls : front_tls_;
    listener.mode = plan.mode;
    listener.protocol = plan.protocol;
    listener.sends_proxy_header = plan.sends_proxy_header;
    if (plan.protocol == compile::ListenerSpec::Protocol::Bytes)
        listener.url_map = {};
    listener.client_keep_alive = plan.client_keep_alive;
    snapshot->listeners.push_back(listener);
    route::RouteTableInput routes = plan.routes;
    routes.url_map = kUrlMap;
    if (!routes.default_action && routes.host_rules.empty())
        routes.default_action = forward_to(0);
    snapshot->route_tables.push_back(route::build_route_table(routes).table);
    for (std::size_t s = 0; s < plan.services.size(); ++s) {
        compile::ServiceSpec service;
        service.id = service_id(s);
        service.key = ServiceKey{10 + s};
        service.mode = plan.mode;
        service.timeout = plan.services[s].timeout;
        service.headers = plan.services[s].headers;
        service.http2 = plan.services[s].http2;
        service.connect_timeout = plan.services[s].connect_timeout;
        service.draining_timeout = plan.services[s].draining_timeout;
        service.tls = plan.services[s].tls ? plan.services[s].tls : back_tls_;
        state::ServiceMembers members;
        members.key = service.key;
        std::vector<balance::PickerEndpoint> endpoints;
        const auto add = [&](const SocketAddress& backend) {
            const SocketAddress address = reach(backend);
            const EndpointKey key{endpoint_key(s, service.endpoints.size()).value + 100'000ULL * address.port.value};
            service.endpoints.push_back({key, ElementId{300}, address, "endpoint"});
            return service.endpoints.back();
        };
        for (const SocketAddress& backend : plan.services[s].endpoints) {
            const compile::EndpointSpec endpoint = add(backend);
            members.serving.push_back(
                {endpoint.key, endpoint.group, endpoint.address, &ledger_.endpoint(endpoint.key)});
            endpoints.push_back({endpoint.key, Weight{1}});
        }
        for (const SocketAddress& backend : plan.services[s].unhealthy)
            add(backend);
        if (!endpoints.empty())
            members.picker = balance::find_policy("ROUND_ROBIN")->make(endpoints);
        snapshot->services.push_back(std::move(service));
        membership->services.push_back(std::move(members));
    }
    slots_ = registry_.map_of(*snapshot, ledger_);
    return {snapshot, slots_, membership};
}

const std::vector<observe::AccessRecord>& ServingRig::records(std::size_t at_least)
{
    wait_for([&] {
        for (const auto& telemetry : telemetry_)
            telemetry->take_rows(records_, 1000);
        return records_.size() >= at_least;
    });
    return records_;
}

observe::StatsSample ServingRig::sample()
{
    observe::StatsSample sample;
    sample.elements.resize(slots_->elements().size());
    sample.endpoints.resize(slots_->endpoints().size());
    sample.services.resize(slots_->histograms().size());
    for (const auto& telemetry : telemetry_)
        telemetry->add_to(sample, *slots_);
    return sample;
}

} // namespace switchyard::tests
