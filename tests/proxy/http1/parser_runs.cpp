// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_parser.h"

#include "proxy/http1/chunked_reader.h"

#include <cstring>
#include <memory>

namespace switchyard::http1::reference {
namespace {

void copy_fields(const http::HeaderTable& headers, Head& head)
{
    for (const http::HeaderField& field : headers.fields)
        head.fields.push_back({std::string(headers.name(field)), std::string(headers.value(field)), field.hop_by_hop});
}

Head owned(const http::RequestHead& from)
{
    Head head;
    head.method = from.method_text;
    head.target = from.target;
    head.authority = from.authority;
    head.path = from.path;
    head.query = from.query;
    head.has_query = from.has_query;
    head.expects_continue = from.expects_continue;
    head.websocket = from.websocket;
    head.accepts_trailers = from.accepts_trailers;
    head.https_target = from.https_target;
    head.minor_version = from.minor_version;
    head.keep_alive = from.keep_alive;
    head.body = from.body;
    head.content_length = from.content_length;
    copy_fields(from.headers, head);
    return head;
}

Head owned(const http::ResponseHead& from)
{
    Head head;
    head.status = from.status;
    head.reason = from.reason;
    head.minor_version = from.minor_version;
    head.keep_alive = from.keep_alive;
    head.body = from.body;
    head.content_length = from.content_length;
    copy_fields(from.headers, head);
    return head;
}

/// Hands the bytes over in pieces, each time in a new block of exactly the size that has come so far.
template <typename Head_, typename Parse>
Head run(std::string_view bytes, std::vector<std::size_t> cuts, Parse parse)
{
    cuts.push_back(bytes.size());
    std::vector<http::HeaderField> storage(512);
    HeadScan scan;
    Head_ head;
    std::unique_ptr<char[]> block;
    std::size_t present = 0;
    for (const std::size_t cut : cuts) {
        auto next = std::make_unique<char[]>(cut);
        if (present != 0)
            std::memcpy(next.get(), block.get(), present);
        if (cut != present)
            std::memcpy(next.get() + present, bytes.data() + present, cut - present);
        block = std::move(next);
        present = cut;
        const HeadResult result = parse(std::span<char>(block.get(), cut), storage, scan, head);
        if (result.status == HeadResult::Status::NeedMore)
            continue;
        Head converted = result.complete() ? owned(head) : Head{};
        converted.result = result;
        return converted;
    }
    return {};
}

} // namespace

Head run_request(std::string_view bytes, const std::vector<std::size_t>& cuts, const HeadLimits& limits)
{
    return run<http::RequestHead>(bytes, cuts, [&](auto block, auto& storage, HeadScan& scan, http::RequestHead& head) {
        return parse_request_head(block, storage, scan, head, limits);
    });
}

Head run_response(std::string_view bytes, const Asked& asked, const std::vector<std::size_t>& cuts,
                  const HeadLimits& limits)
{
    return run<http::ResponseHead>(bytes, cuts,
                                   [&](auto block, auto& storage, HeadScan& scan, http::ResponseHead& head) {
                                       return parse_response_head(block, storage, scan, asked, head, limits);
                                   });
}

Chunked run_chunked(std::string_view bytes, std::size_t cut)
{
    ChunkedReader reader;
    Chunked outcome;
    for (const std::size_t end : {cut, bytes.size()}) {
        while (outcome.consumed < end && !reader.done() && reader.refusal() == Refusal::None) {
            const BodyStep step = reader.next(bytes.substr(outcome.consumed, end - outcome.consumed));
            outcome.data += step.data;
            outcome.consumed += step.consumed;
        }
    }
    outcome.done = reader.done();
    outcome.refusal = reader.refusal();
    return outcome;
}

} // namespace switchyard::http1::reference
