// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/route/action.h"
#include "proxy/serve/client_tls.h"
#include "proxy/serve/forwarded_for.h"
#include "proxy/serve/streams.h"

#include <array>
#include <optional>
#include <string_view>

namespace switchyard::serve {

/// What the values of header variables are taken from. Lifetime: the call it is handed to.
struct VariableFacts
{
    const ClientStream& client;
    SocketAddress client_address;
    SocketAddress server_address;   ///< the forwarding rule's, not the stand-in's
    const ClientTls* tls = nullptr; ///< null: the connection is not encrypted
};

/// Where values stand that are written when they are asked for.
struct VariableRoom
{
    std::optional<ForwardedFor> addresses;
    std::array<char, 20> client_port;
    std::array<char, 20> server_port;
    std::array<char, 20> round_trip;
    std::array<char, 4> cipher_suite;
};

/// The value of a header variable; empty: not known, or not known here (geography, caches, JA3 and JA4). It holds no
/// line ends, nor other control characters, whatever the client sent.
/// Lifetime: that of `room`'s content and of the client's connection.
/// Source: load-balancer semantics chapter 6.1.
std::string_view value_of(route::HeaderVariable variable, const VariableFacts& facts, VariableRoom& room);

} // namespace switchyard::serve
