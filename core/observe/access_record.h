// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ip_address.h"
#include "core/http/method.h"
#include "core/observe/status_details.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace switchyard::observe {

/// What the client spoke.
enum class Protocol : std::uint8_t
{
    None, ///< a stream, or nothing was said
    Http10,
    Http11,
    Http2
};
/// As the vendor's logs have it, "HTTP/2"; empty for None.
std::string_view to_string(Protocol protocol);

/// What happened to one request, or to one connection of a TCP or SSL proxy: fixed size, written by a worker into its
/// ring, formatted elsewhere.
/// Units: times in nanoseconds since the epoch or microseconds of duration, sizes in bytes on the wire.
struct AccessRecord
{
    std::uint64_t sequence = 0; ///< per worker, gaps show dropped rows
    std::int64_t started_ns = 0;
    std::uint32_t duration_us = 0;      ///< first byte of the request to last byte of the answer
    std::uint32_t connect_us = 0;       ///< 0 when a kept-alive connection was used
    std::uint32_t backend_first_us = 0; ///< request sent to first byte of the backend's head
    std::uint32_t backend_us = 0;       ///< request sent to last byte of the backend's answer
    Revision revision;
    ElementId forwarding_rule;
    ElementId url_map;
    ElementId host_rule;
    ElementId path_matcher;
    ElementId rule;   ///< path rule or route rule; 0 = a default
    ElementId target; ///< the weightedBackendServices entry; 0 when there is no split
    ElementId service;
    EndpointKey endpoint;
    std::uint64_t request_bytes = 0; ///< body; of a stream: all that the client sent
    std::uint64_t response_bytes = 0;
    IpAddress client;
    Port client_port;
    std::uint16_t status = 0;         ///< what the client got; 0 = nothing
    std::uint16_t backend_status = 0; ///< 0 = no backend answered
    StatusDetails details = StatusDetails::InternalError;
    http::Method method = http::Method::Other;
    std::uint8_t attempts = 0;
    std::uint8_t worker = 0;
    Protocol protocol = Protocol::None;
    std::int8_t grpc_status = kNoGrpcStatus; ///< what the client got, see core/http/grpc.h
    bool simulated = false;                  ///< sent by the built-in load generator
    bool target_truncated = false;
    bool stream = false; ///< a whole connection: no method, no target, status 0; `details` say how it ended
    std::uint8_t method_size = 0;
    std::uint8_t host_size = 0;
    std::uint16_t target_size = 0;
    /// method, host and request target, one after the other, cut to fit; nobody writes what is behind them
    std::array<char, 200> text;

    static constexpr std::int8_t kNoGrpcStatus = -1;

    std::string_view method_text() const { return {text.data(), method_size}; }
    std::string_view host() const { return {text.data() + method_size, host_size}; }
    std::string_view request_target() const { return {text.data() + method_size + host_size, target_size}; }
    /// Cost: three copies, no allocation.
    void set_text(std::string_view method, std::string_view host, std::string_view target);
};
static_assert(std::is_trivially_copyable_v<AccessRecord>);

} // namespace switchyard::observe
