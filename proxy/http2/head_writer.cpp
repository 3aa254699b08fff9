// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http2/head_writer.h"

#include "core/base/text.h"
#include "proxy/http1/head_fields.h"
#include "proxy/http1/name_case.h"
#include "proxy/http2/connection_fields.h"

#include <cstring>
#include <utility>

namespace switchyard::http2 {
namespace {

using http::HeaderId;

std::uint8_t* bytes_of(std::string_view text)
{
    return const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(text.data()));
}

/// Takes the first word off a line.
std::string_view next_word(std::string_view& line)
{
    const std::size_t blank = line.find(' ');
    const std::string_view word = line.substr(0, blank);
    line = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1);
    return word;
}

std::string_view first_line(std::span<char> head)
{
    const std::string_view text(head.data(), head.size());
    return text.substr(0, text.find("\r\n"));
}

} // namespace

void HeadWriter::put(std::string_view name, std::string_view value)
{
    fields_.push_back({.name = bytes_of(name),
                       .value = bytes_of(value),
                       .namelen = name.size(),
                       .valuelen = value.size(),
                       .flags = NGHTTP2_NV_FLAG_NONE});
}

void HeadWriter::put_lines(std::span<char> lines, bool switched)
{
    char* at = lines.data();
    char* const end = at + lines.size();
    while (at != end) {
        auto* const colon = static_cast<char*>(std::memchr(at, ':', static_cast<std::size_t>(end - at)));
        if (colon == nullptr)
            return; // the empty line that ends a head
        auto* const line_end = static_cast<char*>(std::memchr(colon, '\n', static_cast<std::size_t>(end - colon)));
        if (line_end == nullptr)
            return;
        const auto name_size = static_cast<std::size_t>(colon - at);
        const std::string_view name(at, name_size);
        const std::string_view value = trimmed({colon + 1, static_cast<std::size_t>(line_end - colon - 1)}, " \t\r");
        char* const line = std::exchange(at, line_end + 1);
        const HeaderId id = http1::identify(name);
        if (belongs_to_connection(id))
            continue;
        http1::spell(name.data(), name_size, http1::NameCase::Lower, line);
        if (switched && (name == "sec-websocket-accept" || id == HeaderId::ContentLength))
            continue;
        if (id == HeaderId::Host && authority_ != 0) {
            fields_[authority_].value = bytes_of(value);
            fields_[authority_].valuelen = value.size();
            continue;
        }
        put(name, value);
    }
}

HeadWriter::Fields HeadWriter::request(std::span<char> head, std::string_view scheme)
{
    fields_.clear();
    const std::string_view line = first_line(head);
    std::string_view words = line;
    put(":method", next_word(words));
    put(":scheme", scheme);
    authority_ = fields_.size();
    put(":authority", {});
    put(":path", next_word(words));
    put_lines(head.subspan(line.size() + 2), false);
    return fields_;
}

HeadWriter::Fields HeadWriter::response(std::span<char> head)
{
    fields_.clear();
    authority_ = 0;
    const std::string_view line = first_line(head);
    std::string_view words = line;
    next_word(words);
    const std::string_view status = next_word(words);
    const bool switched = status == "101";
    put(":status", switched ? std::string_view("200") : status);
    put_lines(head.subspan(line.size() + 2), switched);
    return fields_;
}

HeadWriter::Fields HeadWriter::trailers(const http::HeaderTable& lines)
{
    fields_.clear();
    authority_ = 0;
    for (const http::HeaderField& field : lines.fields) {
        if (!belongs_to_connection(field.id))
            put(lines.name(field), lines.value(field));
    }
    return fields_;
}

} // namespace switchyard::http2
