// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/stream.h"
#include "proxy/io/task.h"
#include "proxy/serve/exchange.h"
#include "proxy/serve/http1_input.h"
#include "proxy/serve/worker_context.h"

namespace switchyard::serve {

class Connection;
class Http1Client;

/// The client connections that came through one listener. Thread: owning worker.
struct ConnectionGroup
{
    SocketAddress local;
    ElementId forwarding_rule;
    bool draining = false; ///< connections end after the request they carry, tunnels at once
    Connection* first = nullptr;

    /// From now on no connection stays idle.
    void drain();
};

/// One client connection: request after request, in order. While it waits for a request it holds no buffer and no
/// frame but its own. Thread: owning worker. Lifetime: in the frame of serve().
class Connection final : private IdleList::Member
{
public:
    Connection(WorkerContext& context, ConnectionGroup& group, io::Fd fd, const SocketAddress& client);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Carries the connection from accept to close. Lifetime: context and group outlive it.
    static io::Task<> serve(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client);

private:
    friend struct ConnectionGroup;

    io::Task<> run();
    io::Task<bool> serve_request();
    io::Task<> linger();
    MonotonicTime idle_deadline() const;
    bool is_wanted() override;
    void end() override { stream_.interrupt(); }

    WorkerContext& context_;
    ConnectionGroup& group_;
    SocketAddress client_;
    io::Stream stream_;
    Http1Input input_;
    Http1Client* request_ = nullptr; ///< the one being served
    bool served_ = false;
    Connection* next_ = nullptr;
    Connection** previous_link_ = nullptr;
};

} // namespace switchyard::serve
