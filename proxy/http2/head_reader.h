// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"
#include "core/http/request_head.h"
#include "proxy/http1/head_parser.h"
#include "proxy/http1/refusal.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace switchyard::http2 {

/// What a header block is.
enum class Block : std::uint8_t
{
    Request,
    Response,
    Trailers
};

/// Reads the decoded fields of one header block (RFC 9113 section 8, RFC 8441) as strictly as the HTTP/1.1 parser reads
/// lines, and writes them down as such lines: what follows — routing, edits, writing a head for HTTP/1.1 — sees no
/// difference, and a field that would be two lines, or none, never gets that far. Cookie crumbs become one line.
/// Beyond the RFC's musts: what http1::parse_request_head() refuses, and a Host that differs from :authority.
/// Errors: the first refusal, see refusal(); fields behind it are ignored. Lifetime: text and fields outlive it and
/// the heads it returns. Cost: one copy of names and values; no allocation.
class HeadReader
{
public:
    explicit HeadReader(Block block = Block::Request, const http1::HeadLimits& limits = http1::kRequestLimits)
        : block_(block),
          limits_(limits)
    {}

    /// Where lines are written to. May be called again with more room: what is there moves.
    void use(std::span<char> text, std::span<http::HeaderField> fields);

    /// Takes the next field. False: the room is too small; call use() with more, then again.
    bool add(std::string_view name, std::string_view value);
    http1::Refusal refusal() const { return refusal_; }

    /// Extended CONNECT (RFC 8441): finish_request() needs a key.
    bool asks_for_protocol() const { return protocol_.present; }

    /// Bytes that finish_request() may need beyond what the fields took.
    static constexpr std::size_t kSlack = 128;

    /// All fields are here. `ended`: the message ends with them. `websocket_key`: 24 characters of base64, for a
    /// WebSocket that was asked for by extended CONNECT and goes on as one of HTTP/1.1; such a request has method GET.
    /// Errors: see refusal(); `head` then holds what is known, for the log.
    http1::Refusal finish_request(bool ended, std::string_view websocket_key, http::RequestHead& head);
    http1::Refusal finish_response(bool ended, http::Method asked, http::ResponseHead& head);
    http1::Refusal finish_trailers(http::HeaderTable& trailers);

    /// The lines so far, as they would stand in an HTTP/1.1 head.
    std::string_view lines() const { return {text_.data() + lines_begin_, size_ - lines_begin_}; }

private:
    static constexpr std::uint16_t kNoField = 0xffff;

    /// A pseudo-header field: where its value was written.
    struct Pseudo
    {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
        bool present = false;
    };

    bool refuse(http1::Refusal refusal);
    bool pseudo(std::string_view name, std::string_view value);
    bool line(std::string_view name, std::string_view value);
    void add_crumb(std::string_view value);
    void move_cookie_back();
    http1::Refusal check_method();
    http1::Refusal check_target();
    http1::Refusal check_authority(http::RequestHead& head);
    http1::Refusal frame(bool ended, http::RequestHead& head);
    http1::Refusal take_websocket(std::string_view key, bool ended, http::RequestHead& head);
    std::string_view text_of(const Pseudo& field) const { return {text_.data() + field.begin, field.size}; }
    std::span<http::HeaderField> written() { return fields_.first(scan_.fields); }
    http::HeaderTable table() { return {text_.data(), written()}; }

    Block block_;
    http1::HeadLimits limits_;
    http1::Refusal refusal_ = http1::Refusal::None;
    bool connects_ = false; ///< :method is CONNECT
    std::uint16_t cookie_field_ = kNoField;
    std::uint32_t size_ = 0; ///< of the text
    std::uint32_t lines_begin_ = 0;
    std::span<char> text_;
    std::span<http::HeaderField> fields_;
    Pseudo method_;
    Pseudo scheme_;
    Pseudo authority_;
    Pseudo path_;
    Pseudo protocol_;
    Pseudo status_;
    http1::HeadScan scan_;
};

/// The log's value for a request that was refused: what HTTP/2 is special in has names of its own.
observe::StatusDetails status_details_of(http1::Refusal refusal);

} // namespace switchyard::http2
