// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/status_details.h"

#include <array>
#include <utility>

namespace switchyard::observe {
namespace {

using enum StatusDetails;

constexpr std::array kNames{
    std::pair{ResponseSentByBackend, std::string_view{"response_sent_by_backend"}},
    std::pair{DirectResponse, std::string_view{"direct_response"}},
    std::pair{BackendClosedAfterPartialResponse,
              std::string_view{"backend_connection_closed_after_partial_response_sent"}},
    std::pair{BackendClosedBeforeData, std::string_view{"backend_connection_closed_before_data_sent_to_client"}},
    std::pair{BackendEarlyResponseWithNonErrorStatus, std::string_view{"backend_early_response_with_non_error_status"}},
    std::pair{AbortedDueToBackendEarlyResponse, std::string_view{"aborted_request_due_to_backend_early_response"}},
    std::pair{BackendInterimResponseNotSupported, std::string_view{"backend_interim_response_not_supported"}},
    std::pair{BackendResponseCorrupted, std::string_view{"backend_response_corrupted"}},
    std::pair{BackendResponseHeadersTooLong, std::string_view{"backend_response_headers_too_long"}},
    std::pair{BackendTimeout, std::string_view{"backend_timeout"}},
    std::pair{BodyNotAllowed, std::string_view{"body_not_allowed"}},
    std::pair{ClientCertChainExceededLimit, std::string_view{"client_cert_chain_exceeded_limit"}},
    std::pair{ClientCertChainInvalidEku, std::string_view{"client_cert_chain_invalid_eku"}},
    std::pair{ClientCertChainMaxNameConstraintsExceeded,
              std::string_view{"client_cert_chain_max_name_constraints_exceeded"}},
    std::pair{ClientCertInvalidRsaKeySize, std::string_view{"client_cert_invalid_rsa_key_size"}},
    std::pair{ClientCertNotProvided, std::string_view{"client_cert_not_provided"}},
    std::pair{ClientCertPkiTooLarge, std::string_view{"client_cert_pki_too_large"}},
    std::pair{ClientCertUnsupportedEllipticCurveKey, std::string_view{"client_cert_unsupported_elliptic_curve_key"}},
    std::pair{ClientCertUnsupportedKeyAlgorithm, std::string_view{"client_cert_unsupported_key_algorithm"}},
    std::pair{ClientCertValidationFailed, std::string_view{"client_cert_validation_failed"}},
    std::pair{ClientCertValidationNotPerformed, std::string_view{"client_cert_validation_not_performed"}},
    std::pair{ClientCertValidationSearchLimitExceeded,
              std::string_view{"client_cert_validation_search_limit_exceeded"}},
    std::pair{ClientCertValidationTimedOut, std::string_view{"client_cert_validation_timed_out"}},
    std::pair{ClientDisconnectedAfterPartialResponse, std::string_view{"client_disconnected_after_partial_response"}},
    std::pair{ClientDisconnectedBeforeAnyResponse, std::string_view{"client_disconnected_before_any_response"}},
    std::pair{ClientTimedOut, std::string_view{"client_timed_out"}},
    std::pair{ConfigNotFound, std::string_view{"config_not_found"}},
    std::pair{FailedParsingClientHeaders, std::string_view{"failed_parsing_client_headers"}},
    std::pair{FailedToConnectToBackend, std::string_view{"failed_to_connect_to_backend"}},
    std::pair{FailedToPickBackend, std::string_view{"failed_to_pick_backend"}},
    std::pair{HeadersTooLong, std::string_view{"headers_too_long"}},
    std::pair{HttpVersionNotSupported, std::string_view{"http_version_not_supported"}},
    std::pair{InternalError, std::string_view{"internal_error"}},
    std::pair{InvalidChunkFraming, std::string_view{"invalid_chunk_framing"}},
    std::pair{InvalidHttp2ClientHeaderFormat, std::string_view{"invalid_http2_client_header_format"}},
    std::pair{InvalidHttp2ClientRequestPath, std::string_view{"invalid_http2_client_request_path"}},
    std::pair{InvalidRequestHeaders, std::string_view{"invalid_request_headers"}},
    std::pair{MalformedChunkedBody, std::string_view{"malformed_chunked_body"}},
    std::pair{RequestLoopDetected, std::string_view{"request_loop_detected"}},
    std::pair{RequiredBodyButNoContentLength, std::string_view{"required_body_but_no_content_length"}},
    std::pair{SecureUrlRejected, std::string_view{"secure_url_rejected"}},
    std::pair{UnsupportedContinue, std::string_view{"unsupported_100_continue"}},
    std::pair{UnsupportedMethod, std::string_view{"unsupported_method"}},
    std::pair{UpgradeHeaderRejected, std::string_view{"upgrade_header_rejected"}},
    std::pair{WebSocketClosed, std::string_view{"websocket_closed"}},
    std::pair{WebSocketHandshakeFailed, std::string_view{"websocket_handshake_failed"}},
    std::pair{ConnectionClosed, std::string_view{"connection_closed"}},
    std::pair{ConnectionIdle, std::string_view{"connection_idle_timeout"}},
    std::pair{ConnectionDrained, std::string_view{"connection_drained"}},
    std::pair{ClientConnectionBroke, std::string_view{"client_connection_terminated"}},
    std::pair{BackendConnectionBroke, std::string_view{"backend_connection_terminated"}},
    std::pair{TlsHandshakeFailed, std::string_view{"tls_handshake_failed"}},
};

/// One row: the status in each style, in the order of AnswerStyle.
struct Row
{
    ErrorKind kind;
    std::array<std::uint16_t, 3> status;
    StatusDetails details;
};

constexpr std::array kOutcomes{
    //                                              Global Classic Envoy
    Row{ErrorKind::ClientDisconnected, {0, 0, 0}, ClientDisconnectedBeforeAnyResponse},
    Row{ErrorKind::ClientTimedOut, {408, 408, 408}, ClientTimedOut},
    Row{ErrorKind::RequestMalformed, {400, 400, 400}, FailedParsingClientHeaders},
    Row{ErrorKind::RequestHeadersInvalid, {400, 400, 400}, InvalidRequestHeaders},
    Row{ErrorKind::RequestHeadersTooLong, {413, 413, 413}, HeadersTooLong},
    Row{ErrorKind::RequestVersionUnsupported, {400, 400, 400}, HttpVersionNotSupported},
    Row{ErrorKind::RequestMethodUnsupported, {400, 400, 400}, UnsupportedMethod},
    Row{ErrorKind::RequestBodyMalformed, {400, 400, 400}, InvalidChunkFraming},
    Row{ErrorKind::RequestTrailersMalformed, {411, 411, 411}, MalformedChunkedBody},
    Row{ErrorKind::RequestBodyLengthRequired, {411, 411, 411}, RequiredBodyButNoContentLength},
    Row{ErrorKind::RequestBodyNotAllowed, {400, 400, 400}, BodyNotAllowed},
    Row{ErrorKind::RequestUpgradeRejected, {400, 400, 400}, UpgradeHeaderRejected},
    Row{ErrorKind::RequestExpectationUnsupported, {400, 400, 400}, UnsupportedContinue},
    Row{ErrorKind::RequestLoop, {502, 502, 502}, RequestLoopDetected},
    Row{ErrorKind::RequestSecureTarget, {400, 400, 400}, SecureUrlRejected},
    Row{ErrorKind::NoConfiguration, {404, 404, 404}, ConfigNotFound},
    Row{ErrorKind::NoHealthyEndpoint, {503, 502, 503}, FailedToPickBackend},
    Row{ErrorKind::ResourceExhausted, {503, 502, 503}, InternalError},
    Row{ErrorKind::Cancelled, {503, 502, 503}, InternalError},
    Row{ErrorKind::Internal, {500, 500, 500}, InternalError},
    Row{ErrorKind::ConnectRefused, {502, 502, 503}, FailedToConnectToBackend},
    Row{ErrorKind::ConnectFailed, {502, 502, 503}, FailedToConnectToBackend},
    Row{ErrorKind::ConnectTimedOut, {502, 502, 503}, FailedToConnectToBackend},
    Row{ErrorKind::BackendClosed, {502, 502, 503}, BackendClosedBeforeData},
    Row{ErrorKind::BackendTimedOut, {502, 502, 504}, BackendTimeout},
    Row{ErrorKind::BackendResponseMalformed, {502, 502, 502}, BackendResponseCorrupted},
    Row{ErrorKind::BackendHeadersTooLong, {502, 502, 502}, BackendResponseHeadersTooLong},
    Row{ErrorKind::BackendBodyTruncated, {502, 502, 503}, BackendClosedBeforeData},
    Row{ErrorKind::BackendInterimUnsupported, {502, 502, 502}, BackendInterimResponseNotSupported},
    Row{ErrorKind::BackendRefusedStream, {502, 502, 503}, BackendClosedBeforeData},
    Row{ErrorKind::BackendAnsweredEarly, {502, 502, 502}, BackendEarlyResponseWithNonErrorStatus},
};

} // namespace

std::string_view to_string(StatusDetails details)
{
    for (const auto& [value, name] : kNames) {
        if (value == details) {
            return name;
        }
    }
    return "internal_error";
}

bool is_good_end(StatusDetails details)
{
    return details == ConnectionClosed || details == ConnectionIdle || details == ConnectionDrained;
}

Outcome outcome_of(ErrorKind kind, AnswerStyle style)
{
    for (const Row& row : kOutcomes) {
        if (row.kind == kind) {
            return {row.status[static_cast<std::size_t>(style)], row.details};
        }
    }
    // Files and the operating system: nothing a client could have caused.
    return {500, InternalError};
}

StatusDetails details_after_head(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::ClientDisconnected:
    case ErrorKind::ClientTimedOut:
        return ClientDisconnectedAfterPartialResponse;
    case ErrorKind::BackendTimedOut:
        return BackendTimeout;
    case ErrorKind::BackendResponseMalformed:
        return BackendResponseCorrupted;
    case ErrorKind::BackendClosed:
    case ErrorKind::BackendBodyTruncated:
        return BackendClosedAfterPartialResponse;
    case ErrorKind::BackendAnsweredEarly:
        return AbortedDueToBackendEarlyResponse;
    default:
        return outcome_of(kind, AnswerStyle::Global).details;
    }
}

} // namespace switchyard::observe
