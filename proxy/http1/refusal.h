// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/observe/status_details.h"

#include <cstdint>
#include <string_view>

namespace switchyard::http1 {

/// Why the codec refused what it read: one value per rule, so that tests, logs and answers can be exact.
enum class Refusal : std::uint8_t
{
    None,
    // any line of a head
    BareLineFeed,
    BareCarriageReturn,
    ControlCharacter,
    LineFolding,
    HeadTooLong,
    TooManyFields,
    // the first line
    FirstLineMalformed,
    MethodNotToken,
    MethodTooLong,
    MethodNotAllowed,
    TargetMissing,
    TargetNotAscii,
    TargetHasFragment,
    TargetFormUnknown,
    TargetAuthorityInvalid,
    AsteriskNotOptions,
    VersionUnsupported,
    StatusMalformed,
    // header fields
    FieldNameEmpty,
    FieldNameInvalid,
    SpaceBeforeColon,
    HostMissing,
    HostRepeated,
    HostInvalid,
    ContentLengthInvalid,
    ContentLengthRepeated,
    ContentLengthTooLarge,
    LengthAndTransferEncoding,
    TransferEncodingUnknown,
    TransferEncodingRepeated,
    TransferEncodingInOldVersion,
    ConnectionOptionInvalid,
    TooManyConnectionOptions,
    FramingImitated,
    ExpectUnsupported,
    UpgradeUnsupported,
    WebSocketMalformed,
    BodyNotAllowed,
    BodyLengthRequired,
    SwitchingProtocolsUnexpected,
    InterimWithBody,
    // what only HTTP/2 has
    FieldNameUpperCase,
    ConnectionField,
    TeUnsupported,
    PseudoFieldUnknown,
    PseudoFieldRepeated,
    PseudoFieldLate,
    PseudoFieldMissing,
    SchemeUnknown,
    HostDisagrees,
    BodyLengthDisagrees,
    // chunked bodies
    ChunkSizeInvalid,
    ChunkSizeTooLarge,
    ChunkExtensionInvalid,
    ChunkExtensionTooLong,
    ChunkEndMissing,
    TrailerInvalid,
    TrailerForbidden,
    TrailersTooLong,
};

/// The kind of error it is for the side that sent it.
ErrorKind kind_of(Refusal refusal, Origin sender);
/// The log's value for a refused request; finer than what outcome_of() knows from the kind alone.
observe::StatusDetails status_details_of(Refusal refusal);
/// A sentence for a person, e.g. "a line ends with LF alone instead of CRLF".
std::string_view to_string(Refusal refusal);
/// kind, origin and sentence together; never to be retried.
Error error_of(Refusal refusal, Origin sender);

} // namespace switchyard::http1
