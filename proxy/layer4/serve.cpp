// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/layer4/serve.h"

#include "proxy/layer4/connection.h"

namespace switchyard::layer4 {
namespace {

using serve::ConnectionGroup;
using serve::WorkerContext;

io::Task<> serve_plain(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client)
{
    Connection<io::Stream> connection(context, group, client, std::move(fd));
    co_await connection.run();
}

io::Task<> serve_encrypted(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client,
                           std::shared_ptr<const tls::TlsContext> tls)
{
    Connection<tls::TlsStream> connection(context, group, client, std::move(fd), context.buffers, std::move(tls));
    co_await connection.run();
}

/// For a rule whose TLS side could not be made: nothing must go out in clear text.
io::Task<> serve_nothing(io::Fd /*fd*/) { co_return; }

} // namespace

io::Task<> serve(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client)
{
    const serve::StateRef& state = context.states.current();
    const compile::ListenerSpec* listener = state ? state->listener(group.forwarding_rule) : nullptr;
    if (listener == nullptr || !listener->tls)
        return serve_plain(context, group, std::move(fd), client);
    std::shared_ptr<const tls::ServerContext> tls = state->server_tls(group.forwarding_rule);
    if (!tls)
        return serve_nothing(std::move(fd));
    return serve_encrypted(context, group, std::move(fd), client, std::move(tls));
}

} // namespace switchyard::layer4
