// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request_head.h"
#include "proxy/http2/head_reader.h"

#include <string>
#include <utility>
#include <vector>

namespace switchyard::tests {

using FieldList = std::vector<std::pair<std::string, std::string>>;

/// A header block, read into memory of its own. The room begins small, so that it has to grow.
struct ReadHead
{
    explicit ReadHead(http2::Block block = http2::Block::Request,
                      const http1::HeadLimits& limits = http1::kRequestLimits)
        : reader(block, limits)
    {}

    void add(const FieldList& list);

    http2::HeadReader reader;
    std::vector<char> text;
    std::vector<http::HeaderField> fields;
    http::RequestHead request;
    http::ResponseHead response;
    http::HeaderTable trailers;
};

inline constexpr std::string_view kWebSocketKey = "dGhlIHNhbXBsZSBub25jZQ==";

/// GET https://a.example/ with these fields behind it.
FieldList get(const FieldList& more = {});

/// What is wrong when an HTTP/2 request is sent on as HTTP/1.1: nothing (empty) when it is refused, or when a strict
/// HTTP/1.1 parser finds exactly one head in what is written, which says the same; and when that head, sent on as
/// HTTP/2 once more, is the first one again.
std::string translation_problem(const FieldList& list, bool ended);

} // namespace switchyard::tests
