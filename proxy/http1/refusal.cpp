// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/refusal.h"

#include <array>
#include <cstddef>
#include <string>

namespace switchyard::http1 {
namespace {

using observe::StatusDetails;

struct Row
{
    Refusal refusal;
    ErrorKind kind; ///< when the client sent it
    StatusDetails details;
    std::string_view sentence;
};

constexpr ErrorKind kMalformed = ErrorKind::RequestMalformed;
constexpr ErrorKind kBody = ErrorKind::RequestBodyMalformed;
constexpr ErrorKind kTrailers = ErrorKind::RequestTrailersMalformed;
constexpr StatusDetails kParsing = StatusDetails::FailedParsingClientHeaders;
constexpr StatusDetails kHttp2 = StatusDetails::InvalidHttp2ClientHeaderFormat;
constexpr StatusDetails kHeaders = StatusDetails::InvalidRequestHeaders;

/// In the order of the enumeration; checked below.
constexpr std::array kRows{
    Row{Refusal::None, ErrorKind::Internal, StatusDetails::InternalError, "nothing is wrong"},
    Row{Refusal::BareLineFeed, kMalformed, kParsing, "a line ends with LF alone instead of CRLF"},
    Row{Refusal::BareCarriageReturn, kMalformed, kParsing, "a CR is not followed by LF"},
    Row{Refusal::ControlCharacter, kMalformed, kParsing, "there is a control character in the head"},
    Row{Refusal::LineFolding, kMalformed, kParsing,
        "a line that frames or routes the message is folded, or the first header line begins with white space"},
    Row{Refusal::HeadTooLong, ErrorKind::RequestHeadersTooLong, StatusDetails::HeadersTooLong,
        "first line and header lines together are too long"},
    Row{Refusal::TooManyFields, ErrorKind::RequestHeadersTooLong, StatusDetails::HeadersTooLong,
        "there are too many header lines"},
    Row{Refusal::FirstLineMalformed, kMalformed, kParsing, "the first line is not one of HTTP/1"},
    Row{Refusal::MethodNotToken, ErrorKind::RequestMethodUnsupported, StatusDetails::UnsupportedMethod,
        "the method holds a character that no method may hold"},
    Row{Refusal::MethodTooLong, ErrorKind::RequestMethodUnsupported, StatusDetails::UnsupportedMethod,
        "the method is longer than 32 characters"},
    Row{Refusal::MethodNotAllowed, ErrorKind::RequestMethodUnsupported, StatusDetails::UnsupportedMethod,
        "the method CONNECT is not carried"},
    Row{Refusal::TargetMissing, kMalformed, kParsing, "the request line has no target"},
    Row{Refusal::TargetNotAscii, kMalformed, kParsing, "the request target holds a byte outside ASCII"},
    Row{Refusal::TargetHasFragment, kMalformed, kParsing, "the request target holds a '#'"},
    Row{Refusal::TargetFormUnknown, kMalformed, kParsing,
        "the request target is neither a path, nor an http or https URL, nor '*'"},
    Row{Refusal::TargetAuthorityInvalid, kMalformed, kParsing, "the host in the request target is invalid"},
    Row{Refusal::AsteriskNotOptions, kMalformed, kParsing, "the request target '*' belongs to OPTIONS only"},
    Row{Refusal::VersionUnsupported, ErrorKind::RequestVersionUnsupported, StatusDetails::HttpVersionNotSupported,
        "the version is neither HTTP/1.0 nor HTTP/1.1"},
    Row{Refusal::StatusMalformed, kMalformed, kParsing, "the status is not a number from 100 to 999"},
    Row{Refusal::FieldNameEmpty, kMalformed, kParsing, "a header line has no name"},
    Row{Refusal::FieldNameInvalid, kMalformed, kParsing,
        "a header name holds a character that no name may hold, or there is no colon"},
    Row{Refusal::SpaceBeforeColon, kMalformed, kParsing, "there is white space between a header name and its colon"},
    Row{Refusal::HostMissing, kMalformed, kHeaders, "HTTP/1.1 needs a Host header, there is none"},
    Row{Refusal::HostRepeated, kMalformed, kHeaders, "there is more than one Host header"},
    Row{Refusal::HostInvalid, kMalformed, kHeaders, "the Host header is no host with an optional port"},
    Row{Refusal::ContentLengthInvalid, kMalformed, kHeaders, "Content-Length is not a plain decimal number"},
    Row{Refusal::ContentLengthRepeated, kMalformed, kHeaders, "there is more than one Content-Length"},
    Row{Refusal::ContentLengthTooLarge, kMalformed, kHeaders, "Content-Length is absurdly large"},
    Row{Refusal::LengthAndTransferEncoding, kMalformed, kHeaders,
        "Content-Length and Transfer-Encoding stand in one message"},
    Row{Refusal::TransferEncodingUnknown, kMalformed, kHeaders, "Transfer-Encoding is not exactly \"chunked\""},
    Row{Refusal::TransferEncodingRepeated, kMalformed, kHeaders, "there is more than one Transfer-Encoding"},
    Row{Refusal::TransferEncodingInOldVersion, kMalformed, kHeaders, "Transfer-Encoding stands in an HTTP/1.0 message"},
    Row{Refusal::ConnectionOptionInvalid, kMalformed, kHeaders,
        "the Connection header holds something that is no name"},
    Row{Refusal::TooManyConnectionOptions, kMalformed, kHeaders, "the Connection header names more than 32 headers"},
    Row{Refusal::FramingImitated, kMalformed, kHeaders,
        "a header imitates Content-Length or Transfer-Encoding with an underscore"},
    Row{Refusal::ExpectUnsupported, kMalformed, StatusDetails::UnsupportedContinue,
        "Expect is not exactly one \"100-continue\""},
    Row{Refusal::UpgradeUnsupported, ErrorKind::RequestUpgradeRejected, StatusDetails::UpgradeHeaderRejected,
        "Upgrade names a protocol other than websocket"},
    Row{Refusal::WebSocketMalformed, ErrorKind::RequestUpgradeRejected, StatusDetails::UpgradeHeaderRejected,
        "a WebSocket connection begins with GET and without a body"},
    Row{Refusal::BodyNotAllowed, kMalformed, StatusDetails::BodyNotAllowed, "the method TRACE allows no body"},
    Row{Refusal::BodyLengthRequired, ErrorKind::RequestBodyLengthRequired,
        StatusDetails::RequiredBodyButNoContentLength,
        "the method needs Content-Length or \"Transfer-Encoding: chunked\", there is neither"},
    Row{Refusal::SwitchingProtocolsUnexpected, kMalformed, kParsing,
        "the answer switches to a protocol that nobody asked for"},
    Row{Refusal::InterimWithBody, kMalformed, kParsing, "an interim answer claims to have a body"},
    Row{Refusal::FieldNameUpperCase, kMalformed, kHttp2, "a header name holds a capital letter"},
    Row{Refusal::ConnectionField, kMalformed, kHttp2,
        "a header belongs to an HTTP/1 connection (Connection, Transfer-Encoding, Upgrade, …)"},
    Row{Refusal::TeUnsupported, kMalformed, kHttp2, "Te is not exactly \"trailers\""},
    Row{Refusal::PseudoFieldUnknown, kMalformed, kHttp2, "a pseudo-header is unknown, or does not belong here"},
    Row{Refusal::PseudoFieldRepeated, kMalformed, kHttp2, "a pseudo-header stands there twice"},
    Row{Refusal::PseudoFieldLate, kMalformed, kHttp2, "a pseudo-header stands behind a header"},
    Row{Refusal::PseudoFieldMissing, kMalformed, kHttp2, "a pseudo-header is missing"},
    Row{Refusal::SchemeUnknown, kMalformed, kHttp2, ":scheme is neither http nor https"},
    Row{Refusal::HostDisagrees, kMalformed, kHttp2, "Host and :authority name different hosts"},
    Row{Refusal::BodyLengthDisagrees, kBody, kHeaders, "the body is shorter or longer than Content-Length says"},
    Row{Refusal::ChunkSizeInvalid, kBody, StatusDetails::InvalidChunkFraming,
        "a chunk size is not a hexadecimal number"},
    Row{Refusal::ChunkSizeTooLarge, kBody, StatusDetails::InvalidChunkFraming, "a chunk size is absurdly large"},
    Row{Refusal::ChunkExtensionInvalid, kBody, StatusDetails::InvalidChunkFraming,
        "a chunk extension holds a character that it may not hold"},
    Row{Refusal::ChunkExtensionTooLong, kBody, StatusDetails::InvalidChunkFraming, "a chunk extension is too long"},
    Row{Refusal::ChunkEndMissing, kBody, StatusDetails::InvalidChunkFraming, "a chunk does not end with CRLF"},
    Row{Refusal::TrailerInvalid, kTrailers, StatusDetails::MalformedChunkedBody, "a trailer line is malformed"},
    Row{Refusal::TrailerForbidden, kTrailers, StatusDetails::MalformedChunkedBody,
        "a trailer names a header that may only stand in the head"},
    Row{Refusal::TrailersTooLong, kTrailers, StatusDetails::MalformedChunkedBody, "the trailers are too long"},
};

constexpr bool in_order()
{
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (static_cast<std::size_t>(kRows[i].refusal) != i)
            return false;
    }
    return kRows.back().refusal == Refusal::TrailersTooLong;
}
static_assert(in_order(), "one row per value, in the enumeration's order");

const Row& row_of(Refusal refusal) { return kRows[static_cast<std::size_t>(refusal)]; }

} // namespace

ErrorKind kind_of(Refusal refusal, Origin sender)
{
    const ErrorKind kind = row_of(refusal).kind;
    if (sender != Origin::Backend)
        return kind;
    return kind == ErrorKind::RequestHeadersTooLong ? ErrorKind::BackendHeadersTooLong
                                                    : ErrorKind::BackendResponseMalformed;
}

StatusDetails status_details_of(Refusal refusal) { return row_of(refusal).details; }

std::string_view to_string(Refusal refusal) { return row_of(refusal).sentence; }

Error error_of(Refusal refusal, Origin sender)
{
    return {kind_of(refusal, sender), sender, Retry::Never, std::string(to_string(refusal))};
}

} // namespace switchyard::http1
