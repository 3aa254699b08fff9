// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/connection.h"

#include "proxy/serve/http1_backend.h"
#include "proxy/serve/http1_client.h"

#include <sys/socket.h>

namespace switchyard::serve {
namespace {

/// After an answer that ends the connection the client's remaining bytes are read and dropped for so long, or the
/// kernel would reset the connection and the client might never see the answer.
constexpr Seconds kLingerTime{2};
constexpr std::size_t kLingerBytes = 1024 * 1024;

} // namespace

void ConnectionGroup::drain()
{
    draining = true;
    for (Connection* connection = first; connection != nullptr;) {
        Connection* next = connection->next_; // the connection may be gone after the interrupt
        if (connection->is_idle())
            connection->stream_.interrupt();
        else if (connection->request_ != nullptr)
            connection->request_->drain();
        connection = next;
    }
}

Connection::Connection(WorkerContext& context, ConnectionGroup& group, io::Fd fd, const SocketAddress& client)
    : context_(context),
      group_(group),
      client_(client),
      stream_(context.loop, std::move(fd)),
      next_(group.first),
      previous_link_(&group.first)
{
    if (next_ != nullptr)
        next_->previous_link_ = &next_;
    group.first = this;
    ++context_.connections;
    context_.telemetry.client_connection_opened();
}

Connection::~Connection()
{
    *previous_link_ = next_;
    if (next_ != nullptr)
        next_->previous_link_ = previous_link_;
    --context_.connections;
    context_.telemetry.client_connection_closed();
}

io::Task<> Connection::serve(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client)
{
    Connection connection(context, group, std::move(fd), client);
    co_await connection.run();
}

io::Task<> Connection::run()
{
    for (;;) {
        if (input_.empty()) {
            context_.idle.add(*this);
            const io::IoResult ready = co_await stream_.readable(idle_deadline());
            leave();
            if (!ready)
                co_return;
        }
        const bool keep = co_await serve_request();
        if (!keep || (group_.draining && input_.empty()))
            co_return;
    }
}

MonotonicTime Connection::idle_deadline() const
{
    const StateRef& state = context_.states.current();
    const compile::ListenerSpec* listener = state ? state->listener(group_.forwarding_rule) : nullptr;
    if (!served_ || listener == nullptr)
        return context_.loop.now() + context_.limits.header_timeout;
    return context_.loop.now() + listener->client_keep_alive;
}

bool Connection::is_wanted()
{
    char byte = 0;
    return ::recv(stream_.fd(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 1;
}

io::Task<bool> Connection::serve_request()
{
    std::unique_ptr<CaptureNotes> notes;
    if (context_.telemetry.wants_capture())
        notes = std::make_unique<CaptureNotes>();
    Http1Client client(context_, stream_, input_, group_);
    client.copy_heads_to(notes ? &notes->heads : nullptr);
    const Arrival arrival{client_, group_.local, group_.forwarding_rule, context_.loop.now()};
    Result<Http1Client::HeadStatus> head = co_await client.read_head();
    if (head && *head == Http1Client::HeadStatus::Nothing)
        co_return true;
    if (head && *head == Http1Client::HeadStatus::Closed)
        co_return false;
    served_ = true;
    Http1Connector connector(context_);
    Exchange exchange(context_, client, connector, arrival, std::move(notes));
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

io::Task<> Connection::linger()
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

} // namespace switchyard::serve
