// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/http2/heads.h"

#include "proxy/http1/head_parser.h"
#include "proxy/http1/head_writer.h"
#include "proxy/http2/head_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace switchyard::tests {
namespace {

/// What a head says, whatever protocol it came in.
std::string meaning_of(const http::RequestHead& head)
{
    std::map<std::string, std::string> values; // lines of one name are one list
    for (const http::HeaderField& field : head.headers.fields) {
        const bool about_connection =
            field.hop_by_hop || field.id == http::HeaderId::Host || field.id == http::HeaderId::TransferEncoding;
        if (about_connection)
            continue;
        std::string name(head.headers.name(field));
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        std::string& list = values[name];
        const std::string_view value = head.headers.value(field); // an empty one is no member
        list += list.empty() || value.empty() ? "" : ",";
        for (const char c : value) {
            if (c != ' ' || !list.ends_with(','))
                list += c;
        }
    }
    std::vector<std::string> lines;
    for (const auto& [name, list] : values)
        lines.push_back(fmt::format("{}: {}", name, list));
    return fmt::format("{} {} {} {} websocket={} trailers={}\n{}", head.method_text, head.authority, head.path,
                       head.has_query ? head.query : "-", head.websocket, head.accepts_trailers,
                       fmt::join(lines, "\n"));
}

FieldList fields_of(http2::HeadWriter::Fields fields)
{
    FieldList list;
    for (const nghttp2_nv& field : fields)
        list.emplace_back(std::string(reinterpret_cast<const char*>(field.name), field.namelen),
                          std::string(reinterpret_cast<const char*>(field.value), field.valuelen));
    return list;
}

} // namespace

void ReadHead::add(const FieldList& list)
{
    if (text.empty()) {
        text.resize(256);
        fields.resize(400);
        reader.use(text, fields);
    }
    for (const auto& [name, value] : list) {
        while (!reader.add(name, value)) {
            std::vector<char> larger(text.size() * 2);
            reader.use(larger, fields);
            text = std::move(larger);
        }
    }
}

FieldList get(const FieldList& more)
{
    FieldList list{{":method", "GET"}, {":scheme", "https"}, {":authority", "a.example"}, {":path", "/"}};
    list.insert(list.end(), more.begin(), more.end());
    return list;
}

std::string translation_problem(const FieldList& list, bool ended)
{
    ReadHead first;
    first.add(list);
    if (first.reader.finish_request(ended, kWebSocketKey, first.request) != http1::Refusal::None)
        return {};
    http1::RequestEdits edits;
    edits.name_case = http1::NameCase::Lower;
    if (first.request.body == http::BodyKind::UntilClose)
        edits.framing = http1::Framing::Chunked;
    std::vector<char> text(256 * 1024);
    const std::size_t size = http1::write_request_head(first.request, edits, text);
    if (size == 0)
        return "the HTTP/1.1 head does not fit";
    std::vector<http::HeaderField> storage(http1::kRequestLimits.fields + 8U);
    http1::HeadScan scan;
    http::RequestHead second;
    const http1::HeadLimits limits{.bytes = 200 * 1024, .fields = http1::kRequestLimits.fields + 8};
    const auto parsed = http1::parse_request_head(std::span(text).first(size), storage, scan, second, limits);
    // HTTP/1.1 asks POST, PUT and PATCH for a length; a stream that ended is one of length 0.
    if (parsed.refusal == http1::Refusal::BodyLengthRequired && first.request.body == http::BodyKind::None)
        return {};
    if (!parsed.complete())
        return fmt::format("the HTTP/1.1 head is refused: {}", http1::to_string(parsed.refusal));
    if (parsed.size != size)
        return fmt::format("the HTTP/1.1 head ends after {} of {} bytes", parsed.size, size);
    const bool framed =
        first.request.body == http::BodyKind::UntilClose
            ? second.body == http::BodyKind::Chunked
            : second.body == first.request.body && second.content_length == first.request.content_length;
    if (!framed)
        return "the body is framed in another way";
    if (meaning_of(first.request) != meaning_of(second))
        return fmt::format("HTTP/2 said\n{}\nHTTP/1.1 says\n{}", meaning_of(first.request), meaning_of(second));
    if (first.request.websocket)
        return {};
    http2::HeadWriter writer;
    const FieldList again = fields_of(writer.request(std::span(text).first(size), "https"));
    ReadHead third;
    third.add(again);
    const http1::Refusal refusal = third.reader.finish_request(ended, kWebSocketKey, third.request);
    if (refusal != http1::Refusal::None)
        return fmt::format("sent on as HTTP/2 it is refused: {}", http1::to_string(refusal));
    return meaning_of(first.request) == meaning_of(third.request) ? std::string()
                                                                  : "sent on as HTTP/2 it says something else";
}

} // namespace switchyard::tests
