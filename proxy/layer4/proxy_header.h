// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"

#include <string>

namespace switchyard::layer4 {

/// The line that tells a backend who connected to whom, PROXY protocol version 1: at most 107 bytes, sent before
/// anything else, a TLS handshake included. Addresses of two families cannot be said: UNKNOWN, and no addresses.
/// Source: haproxy's proxy-protocol.txt, section 2.1.
std::string proxy_header(const SocketAddress& client, const SocketAddress& destination);

} // namespace switchyard::layer4
