// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"
#include "core/http/method.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace switchyard::http {

/// How a message's body is delimited (RFC 9112 section 6). Of HTTP/2: None, Length, or UntilClose, the stream's end.
enum class BodyKind : std::uint8_t
{
    None,
    Length,
    Chunked,
    UntilClose
};

/// A parsed request head, whatever the protocol. All views point into the receive buffer. Lifetime: as that buffer.
struct RequestHead
{
    Method method = Method::Get;
    std::string_view method_text;
    std::string_view target;    ///< as received
    std::string_view authority; ///< Host or :authority, as received, possibly with a port
    std::string_view path;      ///< without query; "/" for an empty absolute-form path, "*" for asterisk-form
    std::string_view query;     ///< without '?'; see has_query
    bool has_query = false;
    std::uint8_t major_version = 1;
    std::uint8_t minor_version = 1; ///< of HTTP/1
    bool keep_alive = true;
    bool expects_continue = false;
    bool websocket = false; ///< asks to go on as a WebSocket connection (RFC 6455)
    bool accepts_trailers = false;
    bool https_target = false;   ///< the target is an absolute https URL
    bool has_hop_by_hop = false; ///< some header line must not be forwarded
    bool has_via = false;
    BodyKind body = BodyKind::None;
    std::uint64_t content_length = 0;
    HeaderTable headers;
};

/// A parsed response head. Lifetime: as the receive buffer.
struct ResponseHead
{
    std::uint16_t status = 0;
    std::string_view reason;
    std::uint8_t major_version = 1;
    std::uint8_t minor_version = 1; ///< of HTTP/1
    bool keep_alive = true;
    bool has_hop_by_hop = false;
    BodyKind body = BodyKind::None; ///< already accounts for the request's method and the status
    std::uint64_t content_length = 0;
    HeaderTable headers;
};

} // namespace switchyard::http
