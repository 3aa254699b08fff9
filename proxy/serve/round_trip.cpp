// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/round_trip.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace switchyard::serve {

std::optional<Milliseconds> round_trip_of(int fd)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return std::nullopt;
    return std::chrono::duration_cast<Milliseconds>(Microseconds(info.tcpi_rtt));
}

} // namespace switchyard::serve
