// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/layer4/serve.h"

#include "proxy/layer4/connection.h"
#include "proxy/serve/fresh_connection.h"

namespace switchyard::layer4 {

io::Task<> serve(serve::WorkerContext& context, serve::ConnectionGroup& group, io::Fd fd, SocketAddress client)
{
    return serve::serve_fresh<Connection>(context, group, std::move(fd), client);
}

} // namespace switchyard::layer4
