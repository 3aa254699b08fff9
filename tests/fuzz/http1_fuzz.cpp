// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP/1.1 codec against its reference, and against itself: what is forwarded must be one well-formed head again.
// First byte: what follows (0 request, 1 response, 2 response to HEAD, 3 chunked body), how names are spelt, the
// instruction set, and whether a WebSocket was asked for; second byte: where the input is cut in two, and whether small
// limits apply.

#include "proxy/http1/head_writer.h"
#include "tests/proxy/http1/reference_parser.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace switchyard;
using namespace switchyard::http1;

void require(bool condition, const char* what, std::string_view detail = {})
{
    if (condition)
        return;
    std::fprintf(stderr, "%s\n%.*s\n", what, static_cast<int>(detail.size()), detail.data());
    std::abort();
}

void require_same(const reference::Head& tested, const reference::Head& expected)
{
    if (tested != expected)
        require(false, "parser and reference differ", to_string(tested) + "---\n" + to_string(expected));
}

/// Lines for the next hop stand in a forwarded head only where we put them.
void require_own_hop_lines(const reference::Head& head, bool upgrade, bool trailers, const std::string& sent)
{
    for (const reference::Field& field : head.fields) {
        if (!field.hop_by_hop)
            continue;
        const std::string line = field.name + ": " + field.value;
        const auto is = [&](std::string_view own) { return http::equal_ignoring_case(line, own); };
        require((upgrade && (is("upgrade: websocket") || is("connection: upgrade"))) ||
                    (trailers && (is("te: trailers") || is("connection: te"))),
                "a hop-by-hop line was forwarded", sent);
    }
}

void forward_request(std::string bytes, NameCase name_case)
{
    std::vector<http::HeaderField> storage(256);
    HeadScan scan;
    http::RequestHead head;
    if (!parse_request_head(bytes, storage, scan, head).complete())
        return;
    const RequestEdits edits{.host = head.authority.empty() ? "h" : std::string_view{},
                             .forwarded_for = "192.0.2.1,192.0.2.2",
                             .forwarded_proto = "http",
                             .via = "1.1 google",
                             .name_case = name_case};
    std::string sent(bytes.size() + 512, '\0');
    sent.resize(write_request_head(head, edits, sent));
    require(!sent.empty(), "the forwarded head does not fit");
    const HeadLimits limits{.bytes = 70'000, .fields = 256};
    const reference::Head again = reference::parse_request(sent, limits);
    require(again.result.complete() && again.result.size == sent.size(), "the forwarded head is not one head", sent);
    require(again.body == head.body && again.content_length == head.content_length, "the framing changed", sent);
    require(again.method == head.method_text && again.path == head.path && again.query == head.query &&
                (head.authority.empty() || again.authority == head.authority),
            "the request became another", sent);
    require(again.websocket == head.websocket, "the upgrade changed", sent);
    require_own_hop_lines(again, head.websocket, head.accepts_trailers, sent);
}

void forward_response(std::string bytes, const Asked& asked, NameCase name_case)
{
    std::vector<http::HeaderField> storage(256);
    HeadScan scan;
    http::ResponseHead head;
    if (!parse_response_head(bytes, storage, scan, asked, head).complete())
        return;
    std::string sent(bytes.size() + 512, '\0');
    sent.resize(write_response_head(head, {.via = "1.1 google", .name_case = name_case}, sent));
    require(!sent.empty(), "the forwarded head does not fit");
    const reference::Head again = reference::parse_response(sent, asked, {.bytes = 200'000, .fields = 300});
    require(again.result.complete() && again.result.size == sent.size(), "the forwarded head is not one head", sent);
    require(again.status == head.status && again.body == head.body && again.content_length == head.content_length,
            "the response became another", sent);
    require_own_hop_lines(again, head.status == 101, false, sent);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    const std::size_t cut = bytes.empty() ? 0 : (data[1] & 0x7fU) * bytes.size() / 127;
    const bool small = (data[1] & 0x80U) != 0;
    const HeadLimits limits = small ? HeadLimits{.bytes = 120, .fields = 5} : HeadLimits{};
    use_vectors((data[0] & 0x10U) != 0 ? Vectors::Scalar : (data[0] & 0x20U) != 0 ? Vectors::Sse2 : Vectors::Best);
    const Asked asked((data[0] & 3U) == 2 ? http::Method::Head : http::Method::Get, (data[0] & 0x40U) != 0);
    const NameCase name_case = (data[0] & 4U) == 0   ? NameCase::AsReceived
                               : (data[0] & 8U) == 0 ? NameCase::Lower
                                                     : NameCase::Proper;
    switch (data[0] & 3U) {
    case 0:
        require_same(reference::run_request(bytes, {cut}, limits), reference::parse_request(bytes, limits));
        forward_request(bytes, name_case);
        break;
    case 3:
        require(reference::run_chunked(bytes, cut) == reference::read_chunked(bytes), "chunk readers differ", bytes);
        break;
    default:
        require_same(reference::run_response(bytes, asked, {cut}, limits),
                     reference::parse_response(bytes, asked, limits));
        forward_response(bytes, asked, name_case);
        break;
    }
    return 0;
}
