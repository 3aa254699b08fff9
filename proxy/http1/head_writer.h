// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_head.h"
#include "proxy/http1/line_edits.h"
#include "proxy/http1/name_case.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace switchyard::http1 {

/// How the forwarded body is delimited.
enum class Framing : std::uint8_t
{
    AsReceived, ///< Content-Length and Transfer-Encoding stay
    Chunked,    ///< the caller sends chunks; Content-Length goes, "Transfer-Encoding: chunked" is added when missing
    None        ///< both go: no body, or one that ends with the connection
};

/// What changes in a request head on its way to the backend. Always done: hop-by-hop lines go (those that Connection
/// names too) but for "TE: trailers" and the upgrade to a WebSocket, the version becomes HTTP/1.1, an absolute-form
/// target becomes origin-form and its authority the Host, list headers in several lines are joined into one. Lifetime:
/// all views until the call returns.
struct RequestEdits
{
    std::string_view target = {};          ///< rewritten path and query; empty: as received
    std::string_view host = {};            ///< rewritten Host; empty: as received
    std::string_view forwarded_for = {};   ///< "CLIENT,LOAD_BALANCER", appended to X-Forwarded-For; empty: untouched
    std::string_view forwarded_proto = {}; ///< "http" or "https", replaces X-Forwarded-Proto; empty: untouched
    std::string_view via = {};             ///< "1.1 google", appended to Via; empty: untouched
    LineEdits lines = {};
    Framing framing = Framing::AsReceived;
    NameCase name_case = NameCase::AsReceived; ///< not of added lines
    bool forward_expect = true;                ///< false: the proxy answers 100 (Continue) itself
    bool close = false;                        ///< ask the backend to close
};

/// What changes in a response head on its way to the client. Always done: hop-by-hop lines go but for the upgrade to a
/// WebSocket (status 101), the version becomes HTTP/1.1, list headers in several lines are joined into one.
struct ResponseEdits
{
    std::string_view via = {};
    LineEdits lines = {};
    Framing framing = Framing::AsReceived;
    NameCase name_case = NameCase::AsReceived; ///< not of added lines
    bool close = false;                        ///< "Connection: close" is added
    bool say_keep_alive = false;               ///< "Connection: keep-alive" is added: for a client that speaks HTTP/1.0
};

/// Writes the head a backend gets. `out` must not overlap the received bytes; received size + 512 + the edits' own text
/// is always enough. Unchanged runs of lines are copied at once.
/// Errors: 0 when it does not fit; then `out` holds anything.
std::size_t write_request_head(const http::RequestHead& head, const RequestEdits& edits, std::span<char> out);

/// Writes the head the client gets. Errors and room: as write_request_head.
std::size_t write_response_head(const http::ResponseHead& head, const ResponseEdits& edits, std::span<char> out);

/// An answer that the proxy (or a simulated backend) makes itself.
struct OwnResponse
{
    std::uint16_t status = 500;
    std::string_view content_type = "text/plain; charset=utf-8";
    std::string_view added_lines = {}; ///< complete lines, each with its CRLF
    LineEdits lines = {};
    std::string_view date = {};                ///< IMF-fixdate; empty: no Date line
    std::string_view location = {};            ///< empty: no Location line
    NameCase name_case = NameCase::AsReceived; ///< not of added_lines
    std::uint64_t content_length = 0;
    bool has_length = true; ///< false: added_lines say how the body is delimited
    bool close = false;
};

/// Writes only the head; the body follows in the caller's hands. No Content-Length for 1xx, 204; none with 304.
/// Errors: 0 when it does not fit.
std::size_t write_own_response_head(const OwnResponse& response, std::span<char> out);

/// The usual words for a status code; empty for unknown ones.
std::string_view reason_phrase(std::uint16_t status);

/// "1f4\r\n" in front of a chunk's data, which "\r\n" must follow. Writes at most 18 bytes, returns how many.
std::size_t write_chunk_size(std::uint64_t size, std::span<char, 18> out);
inline constexpr std::string_view kChunkEnd = "\r\n";
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

} // namespace switchyard::http1
