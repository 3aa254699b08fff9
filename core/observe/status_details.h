// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string_view>

namespace switchyard::observe {

/// Why a request ended as it did: the vendor's statusDetails values that this data plane can produce.
/// Source: load balancer log reference, statusDetails tables.
enum class StatusDetails : std::uint8_t
{
    ResponseSentByBackend,
    DirectResponse, ///< redirect or other answer made by the proxy
    BackendClosedAfterPartialResponse,
    BackendClosedBeforeData,
    BackendEarlyResponseWithNonErrorStatus,
    AbortedDueToBackendEarlyResponse,
    BackendInterimResponseNotSupported,
    BackendResponseCorrupted,
    BackendResponseHeadersTooLong,
    BackendTimeout,
    BodyNotAllowed,
    ClientDisconnectedAfterPartialResponse,
    ClientDisconnectedBeforeAnyResponse,
    ClientTimedOut,
    ConfigNotFound,
    FailedParsingClientHeaders,
    FailedToConnectToBackend,
    FailedToPickBackend,
    HeadersTooLong,
    HttpVersionNotSupported,
    InternalError,
    InvalidChunkFraming,
    InvalidRequestHeaders,
    MalformedChunkedBody,
    RequestLoopDetected,
    RequiredBodyButNoContentLength,
    UnsupportedContinue,
    UnsupportedMethod,
    UpgradeHeaderRejected,
};

/// The value as the vendor's log spells it, e.g. "response_sent_by_backend".
std::string_view to_string(StatusDetails details);

/// What the client is told about an error, and what the log says. status 0: no answer could be sent.
struct Outcome
{
    std::uint16_t status = 0;
    StatusDetails details = StatusDetails::InternalError;
};

/// The one table from error kinds to answers. `classic`: the classic load balancer answers 502 where the others answer
/// 503 or 504.
Outcome outcome_of(ErrorKind kind, bool classic);

} // namespace switchyard::observe
