// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_head.h"
#include "proxy/http1/chunked_reader.h"

#include <cstdint>
#include <string_view>

namespace switchyard::http1 {

/// Knows where a message's body ends, whatever its framing: none, a length, chunks, or the end of the connection.
class BodyReader
{
public:
    /// No body: done at once.
    BodyReader() = default;
    BodyReader(http::BodyKind kind, std::uint64_t content_length);
    explicit BodyReader(const http::RequestHead& head) : BodyReader(head.body, head.content_length) {}
    explicit BodyReader(const http::ResponseHead& head) : BodyReader(head.body, head.content_length) {}

    /// For decoding: consumes at most one run of data; call again while input is left and neither done() nor refused.
    BodyStep next(std::string_view bytes);
    /// For passing the body through as it is: how many of these bytes belong to it and are good. What follows belongs
    /// to the next message.
    std::size_t validate(std::string_view bytes);

    /// Lines behind a chunked body are copied there. nullptr: nowhere.
    void keep_trailers(Trailers* trailers) { chunked_.keep_trailers(trailers); }

    http::BodyKind kind() const { return kind_; }
    bool done() const;
    Refusal refusal() const { return chunked_.refusal(); }
    /// The peer closed the connection: true when that is a proper end of the body.
    bool end_of_connection() const { return done() || kind_ == http::BodyKind::UntilClose; }
    /// Bytes that certainly belong to the body and may be moved without being looked at (splice): the rest of the
    /// length or of the current chunk's data; without bound until the connection's end.
    std::uint64_t run() const;
    /// `count` ≤ run() bytes were moved elsewhere.
    void skip(std::uint64_t count);
    /// Body bytes seen so far, framing not counted.
    std::uint64_t data_bytes() const;

private:
    http::BodyKind kind_ = http::BodyKind::None;
    std::uint64_t left_ = 0;
    std::uint64_t seen_ = 0;
    ChunkedReader chunked_;
};

} // namespace switchyard::http1
