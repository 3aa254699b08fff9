// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/head_parser.h"

#include "proxy/http1/byte_scan.h"
#include "proxy/http1/head_fields.h"
#include "proxy/http1/head_reader.h"
#include "proxy/http1/request_target.h"

#include <atomic>

namespace switchyard::http1 {
namespace {

using http::BodyKind;
using http::HeaderField;
using http::HeaderId;
using http::Method;
using http::RequestHead;
using http::ResponseHead;

using Read = HeadResult (*)(std::span<char>, std::span<HeaderField>, HeadScan&, const HeadLimits&);

struct Implementation
{
    Read request;
    Read response;
};

template <class Bytes, HeadOf of>
HeadResult read_lines(std::span<char> bytes, std::span<HeaderField> storage, HeadScan& scan, const HeadLimits& limits)
{
    return HeadReader<Bytes, of>(bytes, storage, scan, limits).read();
}

template <class Bytes>
constexpr Implementation kImplementation{read_lines<Bytes, HeadOf::Request>, read_lines<Bytes, HeadOf::Response>};

#if defined(__x86_64__)
/// The same once more, allowed to use the instructions itself, so that the scans can be inlined.
template <HeadOf of>
[[gnu::target("avx2")]] HeadResult read_lines_avx2(std::span<char> bytes, std::span<HeaderField> storage,
                                                   HeadScan& scan, const HeadLimits& limits)
{
    return HeadReader<scan::Avx2, of>(bytes, storage, scan, limits).read();
}

template <>
constexpr Implementation kImplementation<scan::Avx2>{read_lines_avx2<HeadOf::Request>,
                                                     read_lines_avx2<HeadOf::Response>};
#endif

const Implementation* implementation_of(Vectors vectors)
{
#if defined(__x86_64__)
    const bool avx2 = __builtin_cpu_supports("avx2");
    if (vectors == Vectors::Avx2)
        return avx2 ? &kImplementation<scan::Avx2> : nullptr;
    if (vectors == Vectors::Best && avx2)
        return &kImplementation<scan::Avx2>;
    if (vectors == Vectors::Sse2 || vectors == Vectors::Best)
        return &kImplementation<scan::Sse2>;
#else
    if (vectors == Vectors::Avx2 || vectors == Vectors::Sse2)
        return nullptr;
#endif
    return &kImplementation<scan::Scalar>;
}

constinit std::atomic<const Implementation*> g_chosen = nullptr;

const Implementation& chosen()
{
    const Implementation* implementation = g_chosen.load(std::memory_order_relaxed);
    if (implementation == nullptr) [[unlikely]] {
        implementation = implementation_of(Vectors::Best);
        g_chosen.store(implementation, std::memory_order_relaxed);
    }
    return *implementation;
}

HeadResult refused(Refusal refusal) { return {HeadResult::Status::Refused, refusal, 0}; }

bool keeps_alive(const HeadScan& scan) { return !scan.close && (scan.minor_version == 1 || scan.keep_alive); }

Refusal frame_request(const HeadScan& scan, RequestHead& head)
{
    head.content_length = scan.content_length;
    head.body = scan.chunked ? BodyKind::Chunked : scan.content_length != 0 ? BodyKind::Length : BodyKind::None;
    if (head.method == Method::Trace && head.body != BodyKind::None)
        return Refusal::BodyNotAllowed;
    const bool wants_body = head.method == Method::Post || head.method == Method::Put || head.method == Method::Patch;
    if (wants_body && !scan.chunked && !scan.has_length)
        return Refusal::BodyLengthRequired;
    return Refusal::None;
}

Refusal finish_request(const char* base, std::span<HeaderField> fields, const HeadScan& scan, RequestHead& head)
{
    head = {};
    head.method_text = {base + scan.begin, scan.method_size};
    head.method = http::method_from(head.method_text);
    head.target = {base + scan.target, scan.target_size};
    head.minor_version = scan.minor_version;
    head.keep_alive = keeps_alive(scan);
    head.has_hop_by_hop = scan.has_hop_by_hop;
    head.has_via = scan.has_via;
    head.accepts_trailers = scan.takes_trailers;
    head.headers = {base, fields, !scan.may_repeat};
    if (scan.host_field != HeadScan::kNoField)
        head.authority = head.headers.value(fields[scan.host_field]);
    else if (scan.minor_version == 1)
        return Refusal::HostMissing;
    if (const Refusal refusal = split_target(head); refusal != Refusal::None)
        return refusal;
    if (const Refusal refusal = frame_request(scan, head); refusal != Refusal::None)
        return refusal;
    head.expects_continue = scan.has_expect && head.body != BodyKind::None;
    // RFC 9110 section 7.8: Upgrade that Connection does not name is not meant for us.
    head.websocket = scan.websocket && scan.asks_upgrade;
    if (head.websocket && (head.method != Method::Get || head.body != BodyKind::None))
        return Refusal::WebSocketMalformed;
    if (scan.connection_options != 0)
        mark_nominated(base, fields);
    return Refusal::None;
}

/// RFC 9110 sections 8.6 and RFC 9112 section 6.1: no such lines belong in 1xx and 204.
void drop_framing(std::span<HeaderField> fields, ResponseHead& head)
{
    for (HeaderField& field : fields) {
        if (field.id == HeaderId::ContentLength || field.id == HeaderId::TransferEncoding)
            field.hop_by_hop = head.has_hop_by_hop = true;
    }
}

/// RFC 9112 section 6.3.
void frame_response(const HeadScan& scan, Method request_method, std::span<HeaderField> fields, ResponseHead& head)
{
    head.content_length = scan.content_length;
    if (scan.status < 200 || scan.status == 204) {
        if (scan.chunked || scan.content_length != 0)
            head.keep_alive = false; // who knows what follows
        if (scan.chunked || scan.has_length)
            drop_framing(fields, head);
        head.content_length = 0;
    } else if (scan.status == 304 || request_method == Method::Head) {
        head.body = BodyKind::None;
    } else if (scan.chunked) {
        head.body = BodyKind::Chunked;
    } else if (scan.has_length) {
        head.body = scan.content_length != 0 ? BodyKind::Length : BodyKind::None;
    } else {
        head.body = BodyKind::UntilClose;
        head.keep_alive = false;
    }
}

} // namespace

HeadResult parse_request_head(std::span<char> bytes, std::span<HeaderField> storage, HeadScan& scan, RequestHead& head,
                              const HeadLimits& limits)
{
    const HeadResult result = chosen().request(bytes, storage, scan, limits);
    if (!result.complete())
        return result;
    const Refusal refusal = finish_request(bytes.data(), storage.first(scan.fields), scan, head);
    return refusal == Refusal::None ? result : refused(refusal);
}

HeadResult parse_response_head(std::span<char> bytes, std::span<HeaderField> storage, HeadScan& scan,
                               const Asked& asked, ResponseHead& head, const HeadLimits& limits)
{
    scan.may_switch = asked.websocket;
    const HeadResult result = chosen().response(bytes, storage, scan, limits);
    if (!result.complete())
        return result;
    const std::span<HeaderField> fields = storage.first(scan.fields);
    head = {};
    head.status = scan.status;
    head.reason = {bytes.data() + scan.target, scan.target_size};
    head.minor_version = scan.minor_version;
    head.keep_alive = keeps_alive(scan);
    head.has_hop_by_hop = scan.has_hop_by_hop;
    head.headers = {bytes.data(), fields, !scan.may_repeat};
    if (scan.status == 101 && !(scan.websocket && scan.asks_upgrade))
        return refused(Refusal::SwitchingProtocolsUnexpected);
    if (scan.status < 200 && (scan.chunked || scan.content_length != 0))
        return refused(Refusal::InterimWithBody);
    frame_response(scan, asked.method, fields, head);
    if (scan.connection_options != 0)
        mark_nominated(bytes.data(), fields);
    return result;
}

bool use_vectors(Vectors vectors)
{
    const Implementation* const implementation = implementation_of(vectors);
    if (implementation == nullptr)
        return false;
    g_chosen.store(implementation, std::memory_order_relaxed);
    return true;
}

} // namespace switchyard::http1
