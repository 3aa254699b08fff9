// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "core/http/header_table.h"
#include "core/http/request_head.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// What a proxy has to know of gRPC over HTTP/2. Source: gRPC, "PROTOCOL-HTTP2" and "Status codes and their use".
namespace switchyard::http {

inline constexpr std::int8_t kGrpcOk = 0;
inline constexpr std::int8_t kGrpcUnknown = 2;
inline constexpr std::int8_t kGrpcDeadlineExceeded = 4;
inline constexpr std::int8_t kGrpcUnavailable = 14;

/// A call: POST with a content type of "application/grpc", "+" or ";" and something behind it allowed.
bool is_grpc(const RequestHead& head);

/// grpc-status of a head (an answer without messages) or of trailers. nullopt: there is none, or it is no number of
/// 0–127.
std::optional<std::int8_t> grpc_status(const HeaderTable& headers);

/// What a client makes of an answer that is none of gRPC: by its HTTP status.
/// Source: gRPC, "HTTP to gRPC status code mapping".
std::int8_t grpc_status_of(std::uint16_t http_status);

/// grpc-timeout: at most 8 digits and a unit of H, M, S, m, u or n. nullopt: there is none, or it is malformed.
std::optional<Nanoseconds> grpc_timeout(const HeaderTable& headers);

/// "DEADLINE_EXCEEDED"; empty for numbers without a name.
std::string_view grpc_status_name(std::int8_t status);

} // namespace switchyard::http
