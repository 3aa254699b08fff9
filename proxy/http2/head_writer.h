// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"

#include <nghttp2/nghttp2.h>
#include <span>
#include <string_view>
#include <vector>

namespace switchyard::http2 {

/// Turns a head that was written for HTTP/1.1, edits included, into the fields of HTTP/2, so that there is one place
/// where heads are edited. Lines that belong to an HTTP/1.1 connection go (Connection, Transfer-Encoding, Upgrade, …),
/// names become lower case, in place. Keeps its memory. Lifetime: what it returns refers to the text, until the next
/// call. Cost: one pass over the text; no allocation once it has seen the longest head.
class HeadWriter
{
public:
    using Fields = std::span<const nghttp2_nv>;

    /// "METHOD TARGET HTTP/1.1", Host and the other lines. `scheme`: "http" or "https".
    Fields request(std::span<char> head, std::string_view scheme);
    /// "HTTP/1.1 STATUS …" and the other lines. 101 (Switching Protocols) becomes 200: a WebSocket that was asked for
    /// by extended CONNECT (RFC 8441), whose lines of the HTTP/1.1 handshake go.
    Fields response(std::span<char> head);
    Fields trailers(const http::HeaderTable& lines);

private:
    void put(std::string_view name, std::string_view value);
    void put_lines(std::span<char> lines, bool switched);

    std::vector<nghttp2_nv> fields_;
    std::size_t authority_ = 0; ///< its place; 0: none
};

} // namespace switchyard::http2
