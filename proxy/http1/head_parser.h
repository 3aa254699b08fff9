// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"
#include "core/http/request_head.h"
#include "proxy/http1/refusal.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace switchyard::http1 {

/// Sizes beyond which a head is refused. Units: bytes of first line and header lines together; lines.
struct HeadLimits
{
    std::uint32_t bytes = 60 * 1024;
    std::uint16_t fields = 128; ///< the storage's size counts too, whichever is smaller
};

inline constexpr HeadLimits kRequestLimits{};
inline constexpr HeadLimits kResponseLimits{.bytes = 128 * 1024, .fields = 256};

/// How far a head has been read; lets reading go on where it stopped, so that a head arriving byte by byte costs the
/// same as one that arrives whole. Offsets only: the buffer may move between calls, its bytes and the field storage
/// must stay. A fresh value starts a new head. The members belong to the parser.
struct HeadScan
{
    enum class Stage : std::uint8_t
    {
        Start,
        Method,
        Target,
        Version,
        Status,
        Reason,
        LineStart,
        Name,
        Value,
    };

    Stage stage = Stage::Start;
    bool chunked = false;
    bool close = false;
    bool keep_alive = false;
    bool has_length = false;
    bool websocket = false;    ///< Upgrade names it
    bool asks_upgrade = false; ///< Connection does
    bool may_switch = false;   ///< a response may have status 101
    bool folded = false;       ///< the line being read goes on in a second one
    bool has_expect = false;
    bool has_hop_by_hop = false;
    bool has_via = false;
    bool takes_trailers = false; ///< TE names them
    bool may_repeat = false;     ///< two lines have the same mark
    std::uint8_t minor_version = 1;
    std::uint16_t status = 0;
    std::uint16_t fields = 0;             ///< complete lines so far
    std::uint16_t connection_options = 0; ///< those that name header fields
    std::uint32_t scanned = 0;            ///< everything before it needs no second look
    std::uint32_t begin = 0;              ///< of the first line
    std::uint32_t target = 0;
    std::uint32_t target_size = 0;
    std::uint32_t method_size = 0;
    std::uint32_t host_field = kNoField;
    std::uint64_t content_length = 0;
    std::uint64_t marks = 0; ///< of the names so far, see mark_of
    http::HeaderField field; ///< the line being read

    static constexpr std::uint32_t kNoField = 0xffffffff;
};

/// What one call of the parser came to.
struct HeadResult
{
    enum class Status : std::uint8_t
    {
        NeedMore,
        Complete,
        Refused
    };

    Status status = Status::NeedMore;
    Refusal refusal = Refusal::None;
    std::uint32_t size = 0; ///< of the complete head, its empty line included: the body begins here

    bool complete() const { return status == Status::Complete; }
    bool refused() const { return status == Status::Refused; }

    friend bool operator==(const HeadResult&, const HeadResult&) = default;
};

/// Reads a request head strictly (RFC 9110, RFC 9112, and the request validation of the vendor's load balancer).
/// `bytes` is everything received since the head began; reads nothing beyond it. `head` is set when complete.
/// Beyond the RFC's musts: bare LF, fragments, non-ASCII targets, CONNECT, versions other than 1.0 and 1.1, Upgrade to
/// anything but websocket, POST/PUT/PATCH without a length, a body on TRACE, and lines that imitate framing are
/// refused. Line folding is replaced by spaces inside `bytes`, as RFC 9112 section 5.2 asks, but refused in lines that
/// frame or route. One empty line before the request line is skipped. OPTIONS with an absolute-form target without path
/// has path "*". Errors: a refusal, reported at the first byte that proves it, however the bytes were cut. Lifetime:
/// `head` refers to `bytes` and `storage`. Cost: linear in the bytes over all calls; no allocation.
HeadResult parse_request_head(std::span<char> bytes, std::span<http::HeaderField> storage, HeadScan& scan,
                              http::RequestHead& head, const HeadLimits& limits = kRequestLimits);

/// What a response answers.
struct Asked
{
    constexpr Asked(http::Method asked_method, bool for_websocket = false)
        : method(asked_method),
          websocket(for_websocket)
    {}

    http::Method method; ///< decides about the body
    bool websocket;      ///< 101 (Switching Protocols) may come
};

/// Reads a response head, interim ones (1xx) included. Line folding: as in requests. Content-Length and
/// Transfer-Encoding of 1xx and 204 are marked hop-by-hop; 1xx that claim to have a body are refused. 101 is refused
/// unless a WebSocket was asked for and it switches to that; what follows the head is then no HTTP.
/// Errors, Lifetime, Cost: as parse_request_head.
HeadResult parse_response_head(std::span<char> bytes, std::span<http::HeaderField> storage, HeadScan& scan,
                               const Asked& asked, http::ResponseHead& head,
                               const HeadLimits& limits = kResponseLimits);

/// Which implementation of the byte scans to use; for tests and benchmarks, the choice is made by itself.
enum class Vectors : std::uint8_t
{
    Best,
    Avx2,
    Sse2,
    Scalar
};

/// Errors: false when this machine lacks it; then nothing changes. Thread: not while others parse.
bool use_vectors(Vectors vectors);

} // namespace switchyard::http1
