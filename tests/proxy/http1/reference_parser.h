// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/http1/head_parser.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::http1::reference {

struct Field
{
    std::string name;
    std::string value;
    bool hop_by_hop = false;

    friend bool operator==(const Field&, const Field&) = default;
};

/// Everything a parsed head says, as owned values that can be compared and printed.
struct Head
{
    HeadResult result;
    std::string method;
    std::string target;
    std::string authority;
    std::string path;
    std::string query;
    bool has_query = false;
    bool expects_continue = false;
    bool websocket = false;
    bool accepts_trailers = false;
    bool https_target = false;
    int status = 0;
    std::string reason;
    int minor_version = 1;
    bool keep_alive = true;
    http::BodyKind body = http::BodyKind::None;
    std::uint64_t content_length = 0;
    std::vector<Field> fields;

    friend bool operator==(const Head&, const Head&) = default;
};

std::string to_string(const Head& head);

/// The rules of the parser once more, byte by byte, with strings and without a thought for speed.
Head parse_request(std::string_view bytes, const HeadLimits& limits = kRequestLimits);
Head parse_response(std::string_view bytes, const Asked& asked, const HeadLimits& limits = kResponseLimits);

/// What the parser under test says, in the same form. The bytes come in a heap block of their exact size, so that a
/// sanitizer sees any byte read beyond them; `cuts` are the sizes at which the parser is asked before all has come.
Head run_request(std::string_view bytes, const std::vector<std::size_t>& cuts = {},
                 const HeadLimits& limits = kRequestLimits);
Head run_response(std::string_view bytes, const Asked& asked, const std::vector<std::size_t>& cuts = {},
                  const HeadLimits& limits = kResponseLimits);

struct Chunked
{
    std::string data;
    std::size_t consumed = 0; ///< up to the end of the body, or to the first byte that is refused
    bool done = false;
    Refusal refusal = Refusal::None;

    friend bool operator==(const Chunked&, const Chunked&) = default;
};

/// The rules of the chunked coding once more, plainly.
Chunked read_chunked(std::string_view bytes);
/// What the reader under test says; it gets the bytes in two pieces.
Chunked run_chunked(std::string_view bytes, std::size_t cut);

} // namespace switchyard::http1::reference
