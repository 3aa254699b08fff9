// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"
#include "core/observe/histogram.h"

#include <cstdint>
#include <vector>

namespace switchyard::observe {

/// Running totals of one thing since the runtime started: exact, even when log rows were dropped.
struct Counters
{
    std::uint64_t requests = 0;
    std::uint64_t responses_2xx = 0;
    std::uint64_t responses_3xx = 0;
    std::uint64_t responses_4xx = 0;
    std::uint64_t responses_5xx = 0;
    std::uint64_t no_response = 0;
    std::uint64_t grpc_failures = 0;   ///< gRPC calls with another status than OK, whatever the HTTP status
    std::uint64_t hidden_failures = 0; ///< those of them that HTTP does not show: answered, and below 500
    std::uint64_t request_bytes = 0;
    std::uint64_t response_bytes = 0;

    Counters& operator+=(const Counters& other);
    /// Requests that came to nothing, each once: answered with 5xx, not answered, or a gRPC call that failed.
    std::uint64_t failures() const { return responses_5xx + no_response + hidden_failures; }
};

/// One moment's totals over all workers. Rates are differences of two samples.
struct StatsSample
{
    WallTime at;
    Revision revision;
    Counters total;
    Histogram latency; ///< whole request, microseconds
    std::uint64_t rows_dropped = 0;
    std::uint64_t floods = 0; ///< HTTP/2 connections that were ended for flooding us
    std::uint32_t client_connections = 0;
    std::uint32_t backend_connections = 0;

    /// Forwarding rules, host rules, path matchers, rules, split entries, backend services.
    struct Element
    {
        ElementId id;
        Counters counters;
    };
    struct Endpoint
    {
        EndpointKey key;
        Counters counters;
        std::uint32_t active = 0;
    };
    struct Service
    {
        ElementId id;
        Histogram latency;
    };
    std::vector<Element> elements;
    std::vector<Endpoint> endpoints;
    std::vector<Service> services;
};

} // namespace switchyard::observe
