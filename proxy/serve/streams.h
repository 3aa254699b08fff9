// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/http/request_head.h"
#include "proxy/http1/line_edits.h"
#include "proxy/http1/name_case.h"
#include "proxy/io/eventual.h"
#include "proxy/io/stream.h"
#include "proxy/state/membership.h"
#include "proxy/upstream/backend_pool.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// What an Exchange sees of the two connections it joins: never a protocol.
namespace switchyard::serve {

/// How body bytes are handed from one side to the other.
enum class BodyForm : std::uint8_t
{
    Plain,  ///< the data itself
    Chunked ///< in the chunked coding, as received and checked: passed through without being coded anew
};

/// Some bytes of a body. Lifetime: until the next read from where it came.
struct BodyPiece
{
    std::string_view bytes;
    BodyForm form = BodyForm::Plain;
    bool last = false;                           ///< the body ends with it
    const http::HeaderTable* trailers = nullptr; ///< behind the last one of form Plain; null: there are none
};

/// What changes in a request on its way.
struct ForwardedRequest
{
    const http::RequestHead* head = nullptr;
    std::string_view target; ///< rewritten path and query; empty: as received
    std::string_view host;   ///< rewritten; empty: as received
    std::string_view forwarded_for;
    std::string_view forwarded_proto;
    http1::NameCase name_case = http1::NameCase::Lower; ///< towards HTTP/1.1
    http1::LineEdits edits{};                           ///< names spelt like that
};

/// A response on its way to the client.
struct ForwardedResponse
{
    const http::ResponseHead* head = nullptr;
    bool close = false;                                 ///< the client connection ends after it
    http1::NameCase name_case = http1::NameCase::Lower; ///< towards HTTP/1.1
    http1::LineEdits edits{};                           ///< names spelt like that
};

/// An answer that the proxy makes itself.
struct OwnAnswer
{
    std::uint16_t status = 500;
    std::string_view body;     ///< text/plain
    std::string_view location; ///< empty: none
    bool close = false;
    http1::NameCase name_case = http1::NameCase::Lower; ///< towards HTTP/1.1
    http1::LineEdits edits{};                           ///< names spelt like that
    std::int8_t grpc_status = -1;                       ///< an answer to a gRPC call; `body` is its message. -1: none
};

/// Told what happens to the client's connection besides what is read from it.
class DisconnectListener
{
public:
    /// Once: the other end is gone while nobody reads from it.
    virtual void on_client_gone() = 0;
    /// The connection is to end as soon as that does no harm.
    virtual void on_drain() = 0;

protected:
    ~DisconnectListener() = default;
};

/// A socket whose next bytes may be moved by the kernel without being looked at; nullptr when there is none.
struct RawBytes
{
    io::Stream* stream = nullptr;
    std::uint64_t count = 0; ///< at most
};

/// Copies of heads as they crossed the wire, filled in only while somebody captures.
struct HeadCopies
{
    std::string client_request;
    std::string backend_request;
    std::string backend_response;
    std::string client_response;
};

/// The client's half of one request.
class ClientStream
{
public:
    virtual ~ClientStream() = default;

    virtual const http::RequestHead& request() const = 0;

    /// Bytes of the request's body that are here already; never waits. `form` is what the backend wants, the same in
    /// all calls; one that is not there to be had comes as Plain. Errors: RequestBodyMalformed.
    virtual Result<BodyPiece> received_body(BodyForm form) = 0;
    /// The next bytes of the request's body. Errors: ClientDisconnected, ClientTimedOut, RequestBodyMalformed.
    virtual io::Task<Result<BodyPiece>> read_body(BodyForm form) = 0;
    /// From now on the connection carries bytes both ways until one side ends: the client's come as a body that lasts
    /// until it ends its side, and reading them waits without limit.
    virtual void begin_tunnel() = 0;

    /// The form in which it wants the body of this response.
    virtual BodyForm wanted_form(const http::ResponseHead& response) const = 0;
    /// Sends an interim (1xx) head, or a final one with the first bytes of its body. Lifetime: what `response` refers
    /// to is used within the call, `first` until the end.
    virtual io::Eventual<Result<>> send_head(const ForwardedResponse& response, BodyPiece first) = 0;
    virtual io::Eventual<Result<>> send_body(BodyPiece piece) = 0;
    /// Lifetime: the text of the body until the end, the rest within the call.
    virtual io::Eventual<Result<>> answer(const OwnAnswer& answer) = 0;

    /// The request was read in full and the client keeps the connection: another request may follow.
    virtual bool reusable() const = 0;
    /// The same after this response, whose end the client must be able to see.
    virtual bool reusable_after(const http::ResponseHead& response) const = 0;
    /// How long bytes take there and back, as the kernel has measured it; nullopt: it has not. Cost: a system call.
    virtual std::optional<Milliseconds> round_trip() const = 0;
    /// The peer is known to be gone.
    virtual bool gone() const = 0;
    /// nullptr ends it.
    virtual void watch_disconnect(DisconnectListener* listener) = 0;
    /// From now on a disconnect is noticed even on a connection that never had to wait; costs a system call once.
    virtual void watch_closely() = 0;
    /// Where raw bytes of this response's body may go; nullptr: nowhere.
    virtual io::Stream* raw_output() = 0;
    /// How fast the client has to take its response.
    virtual io::Pace& output_pace() = 0;
    /// Data bytes of the request's body read so far.
    virtual std::uint64_t body_bytes() const = 0;
    virtual void copy_heads_to(HeadCopies* copies) = 0;
};

/// The backend's half of one attempt. Destroying it closes the connection unless it was given back.
class BackendStream
{
public:
    virtual ~BackendStream() = default;

    /// The form in which it wants the body of this request.
    virtual BodyForm wanted_form(const http::RequestHead& request) const = 0;
    /// Sends the head and the first bytes of the body in one go. Errors: BackendClosed; its `retry` is SameEndpoint
    /// when nothing was sent over a connection that had been kept alive. Lifetime: what `request` refers to is used
    /// within the call, `first` until the end.
    virtual io::Eventual<Result<>> send_head(const ForwardedRequest& request, BodyPiece first) = 0;
    virtual io::Eventual<Result<>> send_body(BodyPiece piece) = 0;
    /// Tells the backend that nothing more comes. Only in a tunnel.
    virtual void end_output() = 0;

    /// The next head, interim ones (1xx) included; what follows 101 is a body that lasts until the backend ends its
    /// side. Errors: BackendClosed (`retry` SameEndpoint when a kept-alive
    /// connection ended before any byte of an answer), BackendTimedOut, BackendResponseMalformed,
    /// BackendHeadersTooLong, Cancelled after interrupt().
    virtual io::Task<Result<const http::ResponseHead*>> read_head() = 0;
    /// Bytes of the response's body that are here already; never waits.
    virtual Result<BodyPiece> received_body(BodyForm form) = 0;
    /// The next bytes. Errors: BackendBodyTruncated, BackendTimedOut, BackendResponseMalformed, Cancelled.
    virtual io::Task<Result<BodyPiece>> read_body(BodyForm form) = 0;

    /// Until when reads may wait; moves the deadline of one that waits now.
    virtual void set_deadline(MonotonicTime deadline) = 0;
    /// Ends a read or write that waits now, with Cancelled.
    virtual void interrupt() = 0;
    /// The response was read in full: the connection may carry another request.
    virtual void give_back() = 0;
    /// Data bytes of the body read so far.
    virtual std::uint64_t body_bytes() const = 0;

    /// The rest of the body, or of its current run.
    virtual RawBytes raw_input() = 0;
    /// `count` of them were moved. True: the body is complete.
    virtual bool skip_raw(std::uint64_t count) = 0;
    virtual void copy_heads_to(HeadCopies* copies) = 0;
};

/// Where an attempt goes. Lifetime: as the ServingState it comes from.
struct BackendTarget
{
    const state::Member* member = nullptr;
    upstream::EndpointPool* pool = nullptr;
};

/// Makes backend streams.
class BackendConnector
{
public:
    virtual ~BackendConnector() = default;
    /// Over a kept-alive connection; nullptr when there is none.
    virtual std::unique_ptr<BackendStream> reuse(BackendTarget target, http::Method method) = 0;
    /// Over a fresh connection. Errors: ConnectRefused, ConnectFailed, ConnectTimedOut, ResourceExhausted.
    virtual io::Task<Result<std::unique_ptr<BackendStream>>> dial(BackendTarget target, http::Method method,
                                                                  MonotonicTime deadline) = 0;
};

} // namespace switchyard::serve
