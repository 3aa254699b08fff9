// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace switchyard {

/// What went wrong, independent of where. observe/outcome maps the request-path kinds to HTTP status and statusDetails.
enum class ErrorKind : std::uint8_t
{
    // the client's request
    ClientDisconnected,
    ClientTimedOut,
    RequestMalformed,      ///< the first line, or bytes that are no header
    RequestHeadersInvalid, ///< headers that contradict each other: two lengths, unknown coding
    RequestHeadersTooLong,
    RequestVersionUnsupported,
    RequestMethodUnsupported,
    RequestBodyMalformed,
    RequestTrailersMalformed,
    RequestBodyLengthRequired,
    RequestBodyNotAllowed,
    RequestUpgradeRejected,
    RequestExpectationUnsupported,
    RequestSecureTarget, ///< an https URL over a connection that is not encrypted
    RequestLoop,
    // the proxy's own view
    NoConfiguration,
    NoHealthyEndpoint,
    ResourceExhausted,
    Cancelled,
    Internal,
    // the backend
    ConnectRefused,
    ConnectFailed,
    ConnectTimedOut,
    BackendClosed,
    BackendTimedOut,
    BackendResponseMalformed,
    BackendHeadersTooLong,
    BackendBodyTruncated,
    BackendInterimUnsupported,
    BackendRefusedStream, ///< an HTTP/2 stream that it did not process
    BackendAnsweredEarly, ///< a final answer before the request was sent in full
                          // files, configuration, operating system
    NotFound,
    PermissionDenied,
    AddressInUse,
    AddressUnavailable,
    SyntaxError,
    InvalidArgument,
    LimitExceeded,
    InputOutput,
};

/// Whose fault it is.
enum class Origin : std::uint8_t
{
    Client,
    Backend,
    Proxy
};

/// What a retry may do about it.
enum class Retry : std::uint8_t
{
    Never,
    SameEndpoint,
    OtherEndpoint
};

/// The world misbehaved. `context` is a sentence for a person: what was attempted, on what, and the raw cause.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    Origin origin = Origin::Proxy;
    Retry retry = Retry::Never;
    std::string context;

    friend bool operator==(const Error&, const Error&) = default;
};

template <typename T = void>
using Result = std::expected<T, Error>;

/// Builds the error branch of any Result.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, Origin origin, Retry retry, std::string context = {})
{
    return std::unexpected(Error{kind, origin, retry, std::move(context)});
}

[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, std::string context)
{
    return std::unexpected(Error{kind, Origin::Proxy, Retry::Never, std::move(context)});
}

} // namespace switchyard
