// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/fd.h"
#include "proxy/io/task.h"
#include "proxy/serve/connection_group.h"
#include "proxy/serve/worker_context.h"
#include "proxy/tls/tls_stream.h"

#include <memory>
#include <utility>

namespace switchyard::serve {

template <template <typename> typename Connection>
io::Task<> serve_plain(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client)
{
    Connection<io::Stream> connection(context, group, client, std::move(fd));
    co_await connection.run();
}

template <template <typename> typename Connection>
io::Task<> serve_encrypted(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client,
                           std::shared_ptr<const tls::TlsContext> tls)
{
    Connection<tls::TlsStream> connection(context, group, client, std::move(fd), context.buffers, std::move(tls));
    co_await connection.run();
}

/// For a rule whose TLS side could not be made: nothing must go out in clear text.
inline io::Task<> serve_nothing(io::Fd /*fd*/) { co_return; }

/// Serves a fresh client connection as a `Connection` over a plain stream, or an encrypted one when the listener's rule
/// says so. Lifetime: context and group outlive it.
template <template <typename> typename Connection>
io::Task<> serve_fresh(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client)
{
    const StateRef& state = context.states.current();
    const compile::ListenerSpec* listener = state ? state->listener(group.forwarding_rule) : nullptr;
    if (listener == nullptr || !listener->tls)
        return serve_plain<Connection>(context, group, std::move(fd), client);
    std::shared_ptr<const tls::ServerContext> tls = state->server_tls(group.forwarding_rule);
    if (!tls)
        return serve_nothing(std::move(fd));
    return serve_encrypted<Connection>(context, group, std::move(fd), client, std::move(tls));
}

} // namespace switchyard::serve
