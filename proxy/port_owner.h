// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::proxy {

/// The process that holds a port.
struct PortOwner
{
    int process = 0;
    std::string command; ///< as `ps -o comm` names it
};

/// Who listens at an address, or at the wildcard address that covers it. Errors: nullopt when nobody does, or when the
/// owner belongs to another user. Cost: reads /proc; only for error messages. Thread: any.
std::optional<PortOwner> find_port_owner(const SocketAddress& address);

/// The inode of the listening socket in the text of /proc/net/tcp or tcp6. Errors: nullopt when there is none.
std::optional<std::uint64_t> find_listening_inode(std::string_view table, const SocketAddress& address);

} // namespace switchyard::proxy
