// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ip_address.h"
#include "core/base/units.h"
#include "core/cert/backend_tls.h"
#include "core/cert/server_tls.h"
#include "core/observe/directory.h"
#include "core/observe/status_details.h"
#include "core/route/location.h"
#include "core/route/route_table.h"
#include "core/route/route_table_builder.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::compile {

/// Which product of the family a forwarding rule belongs to.
enum class Mode : std::uint8_t
{
    GlobalExternal,
    Classic,
    RegionalExternal,
    RegionalInternal,
    CrossRegionInternal
};

/// Whose status codes the proxy's own answers follow.
constexpr observe::AnswerStyle answer_style(Mode mode)
{
    switch (mode) {
    case Mode::GlobalExternal:
        return observe::AnswerStyle::Global;
    case Mode::Classic:
        return observe::AnswerStyle::Classic;
    case Mode::RegionalExternal:
    case Mode::RegionalInternal:
    case Mode::CrossRegionInternal:
        break;
    }
    return observe::AnswerStyle::Envoy;
}

/// A forwarding rule that listens here. `local` is its stand-in; everything a request sees uses `address` and `port`.
struct ListenerSpec
{
    enum class Protocol : std::uint8_t
    {
        Http,
        Bytes ///< of a TCP or SSL proxy: a stream that nobody looks into
    };

    ElementId forwarding_rule;
    ElementId target_proxy;
    ElementId url_map;
    std::string name;
    SocketAddress local;
    IpAddress address;
    Port port;
    route::Scheme scheme = route::Scheme::Http;
    Mode mode = Mode::GlobalExternal;
    std::uint32_t route_table = 0; ///< index into Snapshot::route_tables
    Seconds client_keep_alive{610};
    std::shared_ptr<const cert::ServerTls> tls; ///< null: plain. The same as before an apply that changed nothing of it
    Protocol protocol = Protocol::Http;

    // Bytes only.
    std::uint32_t service = 0;       ///< index into Snapshot::services
    bool sends_proxy_header = false; ///< PROXY protocol version 1, towards the backend
};

/// Of the URL at which clients reach a listener: "http", "https", and for streams "tcp", "tls".
constexpr std::string_view url_scheme(const ListenerSpec& listener)
{
    if (listener.protocol == ListenerSpec::Protocol::Bytes)
        return listener.tls ? "tls" : "tcp";
    return listener.scheme == route::Scheme::Https ? "https" : "http";
}

/// One place requests can go to.
struct EndpointSpec
{
    EndpointKey key;
    ElementId group;
    SocketAddress address;
    std::string label;
};

/// Units: as the vendor's fields, seconds.
struct HealthCheckSpec
{
    enum class Type : std::uint8_t
    {
        Http,
        Http2,
        Grpc, ///< grpc.health.v1.Health/Check
        Tcp
    };

    ElementId id;
    std::string name;
    Type type = Type::Http;
    Seconds interval{5};
    Seconds timeout{5};
    std::uint32_t healthy_threshold = 2;
    std::uint32_t unhealthy_threshold = 2;
    std::optional<Port> fixed_port; ///< nullopt: the endpoint's own
    std::string host;               ///< empty: the endpoint's address
    std::string path = "/";
    std::string expected_response; ///< empty: status 200 is enough
    std::string grpc_service;      ///< whose health is asked for; empty: the server's
    bool proxy_header = false;
    bool tls = false; ///< the certificate is not looked at

    friend bool operator==(const HealthCheckSpec&, const HealthCheckSpec&) = default;
};

struct ServiceSpec
{
    ElementId id;
    ServiceKey key;
    std::string name;
    std::string locality_lb_policy = "ROUND_ROBIN";
    std::string session_affinity = "NONE"; ///< the vendor's literal
    std::string affinity_name;             ///< of the cookie or header that it goes by
    Milliseconds timeout{30'000};
    Milliseconds connect_timeout{4'500};
    Seconds draining_timeout{0};
    route::HeaderAction headers; ///< customRequestHeaders and customResponseHeaders
    Mode mode = Mode::GlobalExternal;
    std::vector<EndpointSpec> endpoints;
    std::optional<HealthCheckSpec> health_check; ///< nullopt: endpoints count as healthy
    std::shared_ptr<const cert::BackendTls> tls; ///< null: plain. Shared with the revision before when nothing changed
    bool http2 = false;                          ///< endpoints are spoken to in HTTP/2, without falling back
};

/// A built-in backend. Its dials can be turned while it runs (runtime::SimulatedDials).
struct SimulatedBackendSpec
{
    enum class Distribution : std::uint8_t
    {
        Constant,
        Uniform,
        Normal,
        LogNormal
    };

    ElementId id;
    std::string name;
    SocketAddress listen;
    Distribution distribution = Distribution::Constant;
    Milliseconds latency{0};        ///< median
    Milliseconds latency_spread{0}; ///< half width, or standard deviation
    double error_rate = 0;          ///< 0–1
    std::uint16_t error_status = 503;
    std::uint64_t body_size = 256; ///< bytes
    bool healthy = true;           ///< what its health path answers
    std::string health_path = "/healthz";
    double utilization = 0; ///< reported in endpoint-load-metrics, 0–1

    friend bool operator==(const SimulatedBackendSpec&, const SimulatedBackendSpec&) = default;
};

struct LoadRequestSpec
{
    std::uint32_t weight = 1;
    std::string method = "GET";
    std::string host;
    std::string path = "/";
    std::vector<std::pair<std::string, std::string>> headers;

    friend bool operator==(const LoadRequestSpec&, const LoadRequestSpec&) = default;
};

struct LoadProfileSpec
{
    ElementId id;
    std::string name;
    ElementId forwarding_rule; ///< which listener it calls
    double requests_per_second = 0;
    std::uint32_t connections = 4;
    Seconds duration{60}; ///< it stops by itself
    std::vector<LoadRequestSpec> requests;

    friend bool operator==(const LoadProfileSpec&, const LoadProfileSpec&) = default;
};

/// What a route table was built from, kept so that the next revision can share the table of an unchanged URL map.
struct RouteSource
{
    route::RouteTableInput input;
    std::shared_ptr<const route::RouteTable> table;
    std::vector<route::BuildProblem> problems;
};

/// What workers read: immutable, resolved, indexed. Thread: any. Lifetime: last release happens on the control thread.
struct Snapshot
{
    Revision revision;
    std::vector<ListenerSpec> listeners;
    std::vector<std::shared_ptr<const route::RouteTable>> route_tables;
    std::vector<std::shared_ptr<const RouteSource>> route_sources; ///< of the table with the same index
    route::LocationTranslation locations;                          ///< one stand-in per listener; compile() fills it
    std::vector<ServiceSpec> services;
    std::vector<SimulatedBackendSpec> simulated_backends;
    std::vector<LoadProfileSpec> load_profiles;
    std::uint64_t seed = 0; ///< of the weighted draws; 0: from the operating system
    std::shared_ptr<const observe::Directory> directory;
};

} // namespace switchyard::compile
