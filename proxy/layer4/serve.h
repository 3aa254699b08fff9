// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "proxy/io/fd.h"
#include "proxy/io/task.h"
#include "proxy/serve/connection_group.h"
#include "proxy/serve/worker_context.h"

namespace switchyard::layer4 {

/// Serves a fresh client connection of a TCP or SSL proxy: a backend connection of its own, and bytes both ways.
/// Lifetime: context and group outlive it.
io::Task<> serve(serve::WorkerContext& context, serve::ConnectionGroup& group, io::Fd fd, SocketAddress client);

} // namespace switchyard::layer4
