// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/layer4/proxy_header.h"

#include <fmt/format.h>

namespace switchyard::layer4 {

std::string proxy_header(const SocketAddress& client, const SocketAddress& destination)
{
    if (client.address.family != destination.address.family)
        return "PROXY UNKNOWN\r\n";
    return fmt::format("PROXY {} {} {} {} {}\r\n", client.address.family == IpAddress::Family::V4 ? "TCP4" : "TCP6",
                       client.address.to_string(), destination.address.to_string(), client.port.value,
                       destination.port.value);
}

} // namespace switchyard::layer4
