// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string_view>

namespace switchyard::observe {

/// Why a request or connection ended as it did: the vendor's statusDetails values that this data plane can produce.
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
    ClientCertChainExceededLimit,
    ClientCertChainInvalidEku,
    ClientCertChainMaxNameConstraintsExceeded,
    ClientCertInvalidRsaKeySize,
    ClientCertNotProvided,
    ClientCertPkiTooLarge,
    ClientCertUnsupportedEllipticCurveKey,
    ClientCertUnsupportedKeyAlgorithm,
    ClientCertValidationFailed,
    ClientCertValidationNotPerformed,
    ClientCertValidationSearchLimitExceeded,
    ClientCertValidationTimedOut,
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
    InvalidHttp2ClientHeaderFormat,
    InvalidHttp2ClientRequestPath,
    InvalidRequestHeaders,
    MalformedChunkedBody,
    RequestLoopDetected,
    RequiredBodyButNoContentLength,
    SecureUrlRejected,
    UnsupportedContinue,
    UnsupportedMethod,
    UpgradeHeaderRejected,
    WebSocketClosed,
    WebSocketHandshakeFailed,

    // How a connection of a TCP or SSL proxy ended; the vendor's log has no words for these.
    ConnectionClosed,       ///< both ends had said all
    ConnectionIdle,         ///< for as long as the service's timeout
    ConnectionDrained,      ///< its listener went, or its endpoint and the time to finish was over
    ClientConnectionBroke,  ///< reset, or an end that TLS does not take for one
    BackendConnectionBroke, ///< likewise
    TlsHandshakeFailed,     ///< with the client
};

/// Whether it is how a connection of a TCP or SSL proxy ends when nothing went wrong.
bool is_good_end(StatusDetails details);

/// The value as the vendor's log spells it, e.g. "response_sent_by_backend".
std::string_view to_string(StatusDetails details);

/// Whose habits an answer follows; compile::answer_style() knows it for every mode.
enum class AnswerStyle : std::uint8_t
{
    Global,  ///< global external: backend trouble is 502, no healthy endpoint 503
    Classic, ///< classic: 502 for both
    Envoy    ///< regional and internal: 503, and 504 for a backend that was too slow
};

/// What the client is told about an error, and what the log says. status 0: no answer is sent.
struct Outcome
{
    std::uint16_t status = 0;
    StatusDetails details = StatusDetails::InternalError;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// The one table from error kinds to answers, for errors before the first byte of an answer was sent.
/// Source: load-balancer semantics chapters 3, 5, 7 and 10.2.
Outcome outcome_of(ErrorKind kind, AnswerStyle style);

/// What the log says when the answer's head was already sent: the status stays the backend's.
StatusDetails details_after_head(ErrorKind kind);

} // namespace switchyard::observe
