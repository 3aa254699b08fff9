// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/connection.h"

#include "proxy/serve/connector.h"
#include "proxy/serve/fresh_connection.h"

#include <sys/socket.h>

namespace switchyard::serve {
namespace {

/// After an answer that ends the connection the client's remaining bytes are read and dropped for so long, or the
/// kernel would reset the connection and the client might never see the answer.
constexpr Seconds kLingerTime{2};
constexpr std::size_t kLingerBytes = 1024 * 1024;

} // namespace

io::Task<> serve_http(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client)
{
    return serve_fresh<Connection>(context, group, std::move(fd), client);
}

template <typename Stream>
io::Task<> Connection<Stream>::run()
{
    if constexpr (kEncrypted) {
        const bool greeted = co_await greet();
        if (!greeted)
            co_return;
        is_http2_ = stream_.protocol() == "h2";
    }
    if (!is_http2_)
        co_await serve_requests();
    if (is_http2_)
        co_await serve_http2();
    if constexpr (kEncrypted)
        stream_.shutdown_write();
}

/// The handshake. A connection within it is as good as idle when room is needed.
template <typename Stream>
io::Task<bool> Connection<Stream>::greet()
    requires(kEncrypted)
{
    context_.idle.add(*this);
    const Result<> done = co_await stream_.handshake(context_.loop.now() + context_.limits.handshake_timeout);
    leave();
    tls_.emplace(stream_);
    if (!done)
        record_refused_certificate();
    co_return done.has_value();
}

template <typename Stream>
io::Task<> Connection<Stream>::serve_requests()
{
    for (;;) {
        if (input_.empty()) {
            const MonotonicTime idle_until = idle_deadline();
            io::IoResult got{io::IoStatus::WouldBlock, 0, 0};
            while (got.status == io::IoStatus::WouldBlock) { // what came to TLS may be no byte of a request
                context_.idle.add(*this);
                const io::IoResult ready = co_await stream_.readable(idle_until);
                leave();
                if (!ready)
                    co_return;
                got = stream_.try_read(input_.room(context_.buffers));
                if (!got)
                    input_.release();
            }
            if (!got)
                co_return;
            input_.received(got.bytes);
        }
        const bool keep = co_await serve_request();
        if (!keep || is_http2_ || (group_.draining() && input_.empty()))
            co_return;
    }
}

template <typename Stream>
io::Task<> Connection<Stream>::serve_http2()
{
    constexpr http2::SessionSettings kSettings{.extended_connect = true};
    multiplex::CarrierOver<Stream> carrier(http2::Role::Server, kSettings, context_.limits.carrier,
                                           {context_.loop, context_.buffers, context_.turns, context_.head_writer},
                                           stream_);
    if (!carrier.made())
        co_return;
    Http2Requests requests(context_, group_, *this, carrier, stream_.fd());
    http2_ = &requests;
    carrier_ = &carrier;
    on_busy(false);
    if (group_.draining())
        drain();
    std::string first(input_.unused());
    input_.release();
    co_await carrier.run(std::move(first));
    leave();
    carrier_ = nullptr;
    http2_ = nullptr;
    if (carrier.session().flood() != http2::Flood::None)
        context_.telemetry.flooded();
    if (!carrier.failure().empty())
        co_await linger(); // or what we said last might not be read
}

template <typename Stream>
void Connection<Stream>::on_busy(bool busy)
{
    if (busy) {
        ++requests_;
        return leave();
    }
    context_.idle.add(*this);
    carrier_->idle_until(idle_deadline());
}

template <typename Stream>
MonotonicTime Connection<Stream>::idle_deadline() const
{
    const compile::ListenerSpec* spec = listener();
    if (requests_ == 0 || spec == nullptr)
        return context_.loop.now() + context_.limits.header_timeout;
    return context_.loop.now() + spec->client_keep_alive;
}

template <typename Stream>
const compile::ListenerSpec* Connection<Stream>::listener() const
{
    const StateRef& state = context_.states.current();
    return state ? state->listener(group_.forwarding_rule) : nullptr;
}

template <typename Stream>
bool Connection<Stream>::is_outdated()
{
    const StateRef& state = context_.states.current();
    if (!state || state->snapshot().revision == checked_)
        return false;
    const compile::ListenerSpec* spec = state->listener(group_.forwarding_rule);
    bool fits = spec == nullptr || spec->protocol == compile::ListenerSpec::Protocol::Http;
    if constexpr (kEncrypted) {
        const auto wanted = state->server_tls(group_.forwarding_rule);
        const auto& own = static_cast<const tls::ServerContext&>(stream_.context());
        fits = fits && (spec == nullptr || (wanted && wanted->binding() == own.binding()));
    } else {
        fits = fits && (spec == nullptr || !spec->tls);
    }
    if (fits)
        checked_ = state->snapshot().revision;
    return !fits;
}

template <typename Stream>
bool Connection<Stream>::is_wanted()
{
    if constexpr (kEncrypted) {
        if (tls_ && stream_.may_read())
            return true;
    }
    char byte = 0;
    return ::recv(stream_.fd(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 1;
}

template <typename Stream>
void Connection<Stream>::drain()
{
    if (http2_ != nullptr)
        http2_->drain();
    else if (is_idle())
        stream_.interrupt();
    else if (request_ != nullptr)
        request_->drain();
}

template <typename Stream>
Arrival Connection<Stream>::arrival() const
{
    return {client_, group_.local, group_.forwarding_rule, context_.loop.now(), tls_ ? &*tls_ : nullptr};
}

/// A client that was turned away for its certificate leaves a record, although it never sent a request.
template <typename Stream>
void Connection<Stream>::record_refused_certificate() const
    requires(kEncrypted)
{
    const cert::ClientVerdict* verdict = tls_->client_verdict();
    if (verdict != nullptr && verdict->error && stream_.problem() == tls::HandshakeProblem::ChainRejected)
        record_without_request(context_, arrival(), details_of(*verdict->error));
}

template <typename Stream>
io::Task<bool> Connection<Stream>::serve_request()
{
    std::unique_ptr<CaptureNotes> notes;
    if (context_.telemetry.wants_capture())
        notes = std::make_unique<CaptureNotes>();
    Client client(context_, stream_, input_, group_);
    client.copy_heads_to(notes ? &notes->heads : nullptr);
    const Arrival arrived = arrival();
    const bool may_be_http2 = !kEncrypted && requests_ == 0;
    Result<typename Client::HeadStatus> head = co_await client.read_head(may_be_http2);
    if (head && *head == Client::HeadStatus::Http2) {
        is_http2_ = true;
        co_return false;
    }
    ++requests_;
    if (is_outdated())
        client.end_afterwards();
    Connector connector(context_);
    Exchange exchange(context_, client, connector, arrived, std::move(notes));
    bool keep = false;
    request_ = &client;
    if (head) {
        keep = co_await exchange.run();
    } else {
        std::optional<observe::StatusDetails> details;
        if (client.refusal() != http1::Refusal::None)
            details = http1::status_details_of(client.refusal());
        co_await exchange.refuse(std::move(head.error()), details);
    }
    request_ = nullptr;
    client.end_request();
    if (!keep && client.left_unread())
        co_await linger();
    co_return keep;
}

template <typename Stream>
io::Task<> Connection<Stream>::linger()
{
    stream_.shutdown_write();
    const MonotonicTime end = context_.loop.now() + kLingerTime;
    std::size_t dropped = 0;
    input_.release();
    while (dropped < kLingerBytes) {
        const io::IoResult ready = co_await stream_.readable(end);
        if (!ready)
            co_return;
        const io::IoResult got = stream_.try_read(context_.head_scratch());
        if (!got && got.status != io::IoStatus::WouldBlock)
            co_return;
        dropped += got.bytes;
    }
}

template class Connection<io::Stream>;
template class Connection<tls::TlsStream>;

} // namespace switchyard::serve
