// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/base/result.h"
#include "proxy/io/fd.h"

#include <sys/socket.h>

namespace switchyard::io {

/// An address as the kernel wants it.
struct KernelAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    const sockaddr* data() const { return reinterpret_cast<const sockaddr*>(&storage); }
    sockaddr* data() { return reinterpret_cast<sockaddr*>(&storage); }
};

KernelAddress to_kernel(const SocketAddress& address);
SocketAddress from_kernel(const sockaddr_storage& storage);

/// What a socket is bound to, also when port 0 was asked for.
Result<SocketAddress> local_address(int fd);

/// Before a socket listens on or connects to the address. On loopback there is no link whose rate could be found out,
/// and a machine whose congestion control is BBR spends more time on pacing there than on the bytes: such sockets, and
/// those they accept, go by Reno. Everything else keeps what the machine has. Errors: none; it is only slower then.
void spare_pacing(int fd, const IpAddress& address);

struct ListenOptions
{
    bool reuse_port = true; ///< several workers listen on the same address
    int backlog = 4096;
};

/// A listening TCP socket: non-blocking, close-on-exec, no Nagle delay for what it accepts.
/// Errors: AddressInUse, AddressUnavailable, PermissionDenied, ResourceExhausted, InputOutput.
Result<Fd> listen_tcp(const SocketAddress& address, const ListenOptions& options = {});

} // namespace switchyard::io
